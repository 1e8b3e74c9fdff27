"""Values with what they are bound to: claims and passages are read into the same frames.

    for frame in read_frames("Revenue rose 12 % to $5 billion in 2024.", "en"): ...

The reader looks at a passage once: mentions, concepts and names are found in the whole text, then dealt out to the
sentences, and inside a sentence to the values (`claims.clauses`).
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims import stance
from claims.clauses import piece, zones
from claims.lang import load
from claims.mentions import find_mentions
from claims.model import Frame, Keys, Kind, Mention, Modality, Quantity, Role, Span, Voice, When
from claims.names import find_names
from claims.sentence import sentences
from claims.vocabulary import direction_of, find_concepts, kind, stems

Found = list[tuple[Span, str]]

_CARRIED_SENTENCES = 3
"""How many sentences back a subject, a measure or a period is carried (measured on the development pairs)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a passage: headings, title, the day that its relative dates count from."""

    language: str
    as_of: dt.date | None = None
    above: tuple[str, ...] = ()
    """Headings and title, nearest first."""
    hearsay: bool = False
    """The page as a whole passes on rumours (its title says so)."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    text: str
    mentions: list[Mention]
    concepts: Found
    names: Found


def read_frames(text: str, context: Context) -> list[Frame]:
    """Every quantity and date of a passage that may be a value, with what it is bound to.

    Args: text, a block or passage; context, what stands above it. Spans of the frames' mentions are in `text`.
    """
    mentions = find_mentions(text, context.language, as_of=context.as_of)
    if not any(m.value is not None for m in mentions):
        return []
    above = _keys_above(context)
    frames: list[Frame] = []
    carried: list[_Sentence] = []
    for sentence in _sentences(text, context.language, mentions):
        frames += _frames_of(sentence, carried, above, context)
        carried = [sentence, *carried][:_CARRIED_SENTENCES]
    return frames


def _sentences(text: str, language: str, mentions: list[Mention]) -> Iterable[_Sentence]:
    concepts, names = _outside(text, mentions, find_concepts(text, language), find_names(text, language))
    for span in sentences(text, language):
        yield _Sentence(
            span,
            text[span.start : span.end],
            [m for m in _within([(m.span, m) for m in mentions], span)],
            [(s.shift(-span.start), c) for s, c in _pairs_within(concepts, span)],
            [(s.shift(-span.start), n) for s, n in _pairs_within(names, span)],
        )


def _outside(text: str, mentions: list[Mention], concepts: Found, names: Found) -> tuple[Found, Found]:
    """What does not stand inside a number or a date: "NT$", "FY2024" are no names, "4분기" is no measure."""
    numbers = [m.span for m in mentions if m.value is not None]
    wordless = [m.span for m in mentions if m.kind is Kind.DATE or (m.kind is Kind.QUANTITY and not _counts(m))]
    free = [pair for pair in _clear_of(numbers, names) if not _MONEY.match(text, pair[0].end)]
    return _clear_of(wordless, concepts), free


_MONEY = re.compile(r"\s(?:dollar|won|yen|yuan|euro|pound|peso|rupee|franc)s?\b|\s?(?:달러|원화|엔화|위안)")


def _counts(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Quantity) and (value.dimension or "").startswith("count")


def _clear_of(spans: list[Span], found: Found) -> Found:
    starts = [s.start for s in spans]

    def free(span: Span) -> bool:
        at = bisect_left(starts, span.end)
        return not (at and spans[at - 1].overlaps(span))

    return [pair for pair in found if free(pair[0])]


def _pairs_within(found: Found, span: Span) -> Found:
    first = bisect_left(found, span.start, key=lambda pair: pair[0].start)
    last = bisect_left(found, span.end, key=lambda pair: pair[0].start)
    return found[first:last]


def _within(found: list[tuple[Span, Mention]], span: Span) -> list[Mention]:
    first = bisect_left(found, span.start, key=lambda pair: pair[0].start)
    last = bisect_left(found, span.end, key=lambda pair: pair[0].start)
    return [m for _, m in found[first:last]]


def text_keys(text: str, language: str) -> Keys:
    """Names, concepts and content stems of a heading, a title, a table header."""
    mentions = find_mentions(text, language)
    concepts, names = _outside(text, mentions, find_concepts(text, language), find_names(text, language))
    return Keys(
        names=_once(n for _, n in names),
        concepts=_once(c for _, c in concepts),
        words=_once(stems(text, language)),
    )


def _keys_above(context: Context) -> Keys:
    return text_keys("\n".join(context.above), context.language)


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


_LIST = re.compile(r"\s*(?:,|and|or|&|,\s*and|와|과|및|·|에서|to)?\s*")


def _share_units(sentence: _Sentence) -> list[Mention]:
    """Bare numbers of a list take the unit of its last item ("10.8 million, 9.0 million and 7.2 million vehicles")."""
    shared = list(sentence.mentions)
    base = sentence.span.start
    for at in range(len(shared) - 2, -1, -1):
        one, other = shared[at].value, shared[at + 1].value
        if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.unit is not None:
            continue
        between = sentence.text[shared[at].span.end - base : shared[at + 1].span.start - base]
        if other.unit is not None and between.strip() and _LIST.fullmatch(between):
            unit = replace(one, unit=other.unit, dimension=other.dimension, factor=other.factor, per=other.per)
            shared[at] = replace(shared[at], value=unit)
    return shared


def _frames_of(sentence: _Sentence, carried: list[_Sentence], above: Keys, context: Context) -> list[Frame]:
    sentence = replace(sentence, mentions=_share_units(sentence))
    values = [m for m in sentence.mentions if m.value is not None and m.role is not Role.DENOMINATOR]
    if not values:
        return []
    base = sentence.span.start
    quantities = [m for m in values if m.kind is Kind.QUANTITY]
    spans = [m.span.shift(-base) for m in quantities]
    areas = dict(zip((m.span for m in quantities), zones(sentence.text, spans, context.language), strict=True))
    assigned = _respectively(sentence, quantities, context.language)
    far = _far(carried, above, context.language)
    far_periods = _carried_periods(carried)
    label = context.above[0] if context.above else ""
    near = _completed(_keys(sentence, Span(0, len(sentence.text)), context.language), carried, label, context.language)
    voice = Voice.HEARSAY if context.hearsay else stance.voice_of(sentence.text, context.language)
    speaker = stance.said_by(sentence.text, context.language, near.names)
    near = replace(near, names=_without_speaker(near.names, speaker, sentence.text))
    frames: list[Frame] = []
    for mention in values:
        area = areas.get(mention.span) or _date_zone(sentence, mention, areas, context.language)
        own = _own(sentence, mention, area, assigned, frames, near, context.language)
        own = replace(own, names=_without_speaker(own.names, speaker, sentence.text))
        subject = _subject(sentence, mention, area, own, near, carried, context.language)
        if subject and subject not in own.names and subject == _dropped(sentence, carried):
            # The names of its zone are only what the dropped subject is compared with.
            own = replace(own, names=(subject,))
        zone_text = sentence.text[area.start : area.end]
        frames.append(
            Frame(
                mention=mention,
                sentence=sentence.text,
                sentence_span=sentence.span,
                language=context.language,
                subject_here=bool(own.names) or any(n in near.names for _, n in sentence.names),
                subject=subject,
                own=own,
                near=near,
                far=far,
                periods=_periods(sentence, mention, area, context.language),
                far_periods=far_periods,
                baseline=_is_baseline(sentence, mention, context.language),
                direction=_direction(sentence, mention, area, context.language),
                change=_change(sentence, mention, area, context.language),
                negated=_negated(sentence, mention, area, context.language),
                modality=_modality(zone_text, sentence.text, context.language),
                voice=voice,
                said_by=speaker,
                retracted=_retracted(sentence, mention, area, context.language),
            )
        )
    return frames


def _without_speaker(names: tuple[str, ...], speaker: str, text: str) -> tuple[str, ...]:
    """Names less who is quoted, and less its gloss ("국제에너지기구(IEA)에 따르면")."""
    if not speaker:
        return names
    return tuple(n for n in names if n != speaker and f"{speaker}({n})" not in text and f"{n}({speaker})" not in text)


def _completed(near: Keys, carried: list[_Sentence], label: str, language: str) -> Keys:
    """A sentence that names nobody, or measures nothing, goes on about what the one before it spoke of."""
    if near.names and _has_measure(near):
        return near
    if carried:
        before = _keys(carried[0], Span(0, len(carried[0].text)), language)
    elif label:
        before = text_keys(label, language)
    else:
        return near
    return Keys(
        names=near.names or before.names,
        concepts=near.concepts if _has_measure(near) else _once(near.concepts + before.concepts),
        words=near.words if near.names else _once(near.words + before.words),
    )


def _keys(sentence: _Sentence, zone: Span, language: str) -> Keys:
    inside = [(s, c) for s, c in sentence.concepts if zone.start <= s.start < zone.end]
    names = [n for s, n in sentence.names if zone.start <= s.start < zone.end]
    text = _without(sentence, zone)
    return Keys(names=_once(names), concepts=_once(c for _, c in inside), words=_once(stems(text, language)))


def _without(sentence: _Sentence, zone: Span) -> str:
    """The zone's text with its mentions blanked out: numbers are compared elsewhere."""
    base, parts, place = sentence.span.start, [], zone.start
    for mention in sentence.mentions:
        start, end = mention.span.start - base, mention.span.end - base
        if mention.value is None or end <= place or start >= zone.end:
            continue
        parts.append(sentence.text[place : max(place, start)])
        parts.append(" ")
        # A counted noun inside the mention ("41,000 members") says what is measured: keep it.
        counted = mention.kind is Kind.QUANTITY and mention.text.isascii()
        parts.append(mention.text.rpartition(" ")[2] if counted and mention.text[-1:].isalpha() else "")
        place = min(end, zone.end)
    parts.append(sentence.text[place : zone.end])
    return "".join(parts)


def _own(
    sentence: _Sentence,
    mention: Mention,
    area: Span,
    assigned: dict[Span, str],
    before: list[Frame],
    near: Keys,
    language: str,
) -> Keys:
    own = _keys(sentence, area, language)
    if mention.span in assigned:
        # The verb of such a sentence speaks for all its values.
        shared = own.concepts if _has_measure(own) else _once(own.concepts + near.concepts)
        return Keys(names=(assigned[mention.span],), concepts=shared, words=own.words)
    if before and mention.kind is Kind.QUANTITY:
        last = before[-1].own
        own = Keys(
            names=own.names or last.names,
            concepts=own.concepts if _has_measure(own) else _once(own.concepts + last.concepts),
            words=own.words if own.words and _has_measure(own) else _once(own.words + last.words),
        )
    return own


def _has_measure(keys: Keys) -> bool:
    return any(direction_of(c) is None for c in keys.concepts)


def _respectively(sentence: _Sentence, quantities: list[Mention], language: str) -> dict[Span, str]:
    """Values and names matched one to one where the sentence says so ("A, B and C made 1, 2 and 3, respectively")."""
    if len(quantities) < 2 or not stance.has(sentence.text, language, "respectively"):
        return {}
    groups: dict[str | None, list[Mention]] = {}
    for mention in quantities:
        if isinstance(mention.value, Quantity):
            count = (mention.value.dimension or "count").startswith("count")
            groups.setdefault("count" if count else mention.value.dimension, []).append(mention)
    values = max(groups.values(), key=len)
    first = values[0].span.start - sentence.span.start
    listed = [(s, n) for s, n in sentence.names if sentence.text[max(0, s.start - 1) : s.start] not in ("(", "（")]
    names = [n for s, n in listed if s.end <= first] or [n for _, n in listed]
    if len(names) < len(values):
        return {}
    return dict(zip((m.span for m in values), names[-len(values) :], strict=True))


def _far(carried: list[_Sentence], above: Keys, language: str) -> Keys:
    names: list[str] = []
    concepts: list[str] = []
    words: list[str] = []
    for sentence in carried:
        keys = _keys(sentence, Span(0, len(sentence.text)), language)
        names += keys.names
        concepts += keys.concepts
        words += keys.words
    return Keys(
        names=_once([*names, *above.names]),
        concepts=_once([*concepts, *above.concepts]),
        words=_once([*words, *above.words]),
    )


def _carried_periods(carried: list[_Sentence]) -> tuple[When, ...]:
    return tuple(
        m.value for s in carried for m in s.mentions if isinstance(m.value, When) and m.value.first is not None
    )


def _date_zone(sentence: _Sentence, mention: Mention, areas: dict[Span, Span], language: str) -> Span:
    """A date belongs to the zone it stands in; alone in its sentence, to the whole of it."""
    place = mention.span.start - sentence.span.start
    for area in areas.values():
        if area.start <= place < area.end:
            return area
    inner = piece(sentence.text, mention.span.shift(-sentence.span.start), language)
    happens = any(inner.start <= s.start < inner.end and kind(c) in ("event", "direction") for s, c in sentence.concepts)
    return inner if happens else Span(0, len(sentence.text))


_TOPIC = ("은", "는", "이", "가")
_OWNER = (*_TOPIC, "의")


def _subject(
    sentence: _Sentence, mention: Mention, area: Span, own: Keys, near: Keys, carried: list[_Sentence], language: str
) -> str:
    """The name that the value most likely belongs to."""
    place = mention.span.start - sentence.span.start
    inside = [(s, n) for s, n in sentence.names if area.start <= s.start < area.end and n in own.names]
    if language == "ko":
        inner = piece(sentence.text, mention.span.shift(-sentence.span.start), language)
        before = [(s, n) for s, n in inside if s.end <= place]
        topic = (
            _topic([pair for pair in before if pair[0].start >= inner.start], sentence.text, _OWNER)
            or _topic(before, sentence.text, _TOPIC)
            or _dropped(sentence, carried)
        )
        if topic:
            return topic
    if inside:
        return inside[0][1]
    if own.names:
        return own.names[0]
    return near.names[0] if near.names else ""


def _topic(names: Found, text: str, marks: tuple[str, ...]) -> str:
    return next((n for s, n in names if text[s.end : s.end + 1] in marks), "")


def _dropped(sentence: _Sentence, carried: list[_Sentence]) -> str:
    """A dropped Korean subject: the topic of the sentence before goes on."""
    if not carried or _topic(sentence.names, sentence.text, _TOPIC):
        return ""
    before = carried[0]
    return next((n for s, n in before.names if before.text[s.end : s.end + 1] in ("은", "는")), "")


def _periods(sentence: _Sentence, mention: Mention, area: Span, language: str) -> tuple[When, ...]:
    inside: list[When] = []
    others: list[When] = []
    for other in sentence.mentions:
        if not isinstance(other.value, When) or other.span == mention.span or other.value.first is None:
            continue
        if _is_comparison(sentence, other, language):
            continue
        place = other.span.start - sentence.span.start
        (inside if area.start <= place < area.end else others).append(other.value)
    return tuple(inside or others)


def _before(sentence: _Sentence, mention: Mention, width: int) -> str:
    place = mention.span.start - sentence.span.start
    return sentence.text[max(0, place - width) : place].rstrip().lower()


def _after(sentence: _Sentence, mention: Mention, width: int) -> str:
    place = mention.span.end - sentence.span.start
    return sentence.text[place : place + width].lstrip().lower()


def _ends_with(text: str, words: Sequence[str]) -> bool:
    return any(text.endswith(w) and not text[: -len(w)].endswith(tuple("abcdefghijklmnopqrstuvwxyz")) for w in words)


_REFERENCE = ("average", "level", "baseline", "mean", "평균", "수준", "기준선")


def _is_comparison(sentence: _Sentence, mention: Mention, language: str) -> bool:
    """The date is what the value is compared with ("than in 2023", 2023년보다), or the day of the report."""
    binding = load(language).binding
    if _after(sentence, mention, 14).startswith((*binding.get("reported_after", ()), *_REFERENCE)):
        return True
    if _ends_with(_before(sentence, mention, 34), binding.get("reported_before", ())):
        return True
    before = _before(sentence, mention, 24).removesuffix(" in").removesuffix(" the").rstrip()
    if _ends_with(before, binding.get("period_baseline_before", ())):
        return True
    return _after(sentence, mention, 8).startswith(tuple(binding.get("period_baseline_after", ("\0",))))


def _is_baseline(sentence: _Sentence, mention: Mention, language: str) -> bool:
    """The value is where a change starts ("from 45.2%", 3.50%에서)."""
    if mention.kind is not Kind.QUANTITY:
        return False
    binding = load(language).binding
    after = _after(sentence, mention, 18)
    if language == "ko":
        return after.startswith(tuple(binding.get("baseline_after", ("\0",))))
    before = _before(sentence, mention, 24)
    return _ends_with(before, binding.get("baseline_before", ())) or after.startswith(
        tuple(binding.get("baseline_after", ("\0",)))
    )


def _direction(sentence: _Sentence, mention: Mention, area: Span, language: str) -> str | None:
    place = mention.span.start - sentence.span.start
    best: tuple[int, str] | None = None
    for span, concept in sentence.concepts:
        way = direction_of(concept)
        if way is None or not area.start <= span.start < area.end:
            continue
        # Korean puts the verb behind the value, English before it or right behind.
        behind = span.start >= place
        gap = span.start - place if behind else place - span.end
        cost = gap + (0 if behind == (language == "ko") else 12)
        if best is None or cost < best[0]:
            best = (cost, way)
    return best[1] if best else None


def _is_growth(sentence: _Sentence, mention: Mention, area: Span) -> bool:
    """A percentage of a measure that is itself a change ("증가율은 5%")."""
    value = mention.value
    if not isinstance(value, Quantity) or value.unit != "percent":
        return False
    return any(c == "growth" and area.start <= s.start < area.end for s, c in sentence.concepts)


_HEDGED = re.compile(r"^(?:남짓|가량|정도|이상|넘게|가까이|쯤|안팎|or so|or more)\s?")


def _change(sentence: _Sentence, mention: Mention, area: Span, language: str) -> bool | None:
    """Whether the value is a movement or a level: "rose 12 %", "12 % higher" against "rose to 12 %"."""
    binding = load(language).binding
    before, after = _before(sentence, mention, 30), _HEDGED.sub("", _after(sentence, mention, 20))
    if after.startswith(tuple(binding.get("change_after", ("\0",)))) or _is_growth(sentence, mention, area):
        return True
    if _ends_with(before, binding.get("level_before", ())):
        return False
    if after.startswith(tuple(binding.get("level_after", ("\0",)))):
        return False
    if _ends_with(before, binding.get("change_before", ())):
        return True
    place = mention.span.start - sentence.span.start
    for span, concept in sentence.concepts:
        if direction_of(concept) is None:
            continue
        beside = 0 <= span.start - (mention.span.end - sentence.span.start) <= 3 or 0 <= place - span.end <= 4
        if beside and area.start <= span.start < area.end:
            return True
    return None


def _negated(sentence: _Sentence, mention: Mention, area: Span, language: str) -> bool:
    place = mention.span.start - sentence.span.start
    if language == "ko":
        rest = sentence.text[place : place + 48]
        return stance.has(rest[: _stop(rest)], language, "negation")
    before = sentence.text[max(0, place - 60) : place]
    return stance.has(before[_last_stop(before) :], language, "negation")


_STOPS = re.compile(r"[:;,—]\s|고 |며 |지만 |으나 |는데 ")


def _stop(text: str) -> int:
    found = _STOPS.search(text)
    return found.start() if found else len(text)


def _last_stop(text: str) -> int:
    ends = [m.end() for m in re.finditer(r"[:;,—]\s", text)]
    return ends[-1] if ends else 0


def _modality(zone: str, sentence: str, language: str) -> Modality:
    own = stance.modality_of(zone, language)
    return own if own is not Modality.FACT or language != "ko" else stance.modality_of(sentence[-24:], language)


def _retracted(sentence: _Sentence, mention: Mention, area: Span, language: str) -> bool:
    if stance.has(sentence.text, language, "retracted"):
        return True
    before, after = _before(sentence, mention, 30), _after(sentence, mention, 12)
    return stance.has(before[-30:], language, "replaced_before") or stance.has(after, language, "replaced_after")
