"""Values with what they are bound to: claims and passages are read into the same frames.

    for frame in read_frames("Revenue rose 12 % to $5 billion in 2024.", Context(language="en")): ...

A passage is read once (`passage`), cut into the parts that belong to each value (`clauses`), and each value's slots
are filled from its part, then from its sentence, then from what came before (`slots`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from claims.frames import bracketed, coordination, dating, movement, slots, subjects, timespans, ways
from claims.frames.clauses import piece, relative_clauses, zones
from claims.frames.passage import Sentence, has_measure, joined, once, read_sentences, text_keys
from claims.frames.site import Site
from claims.frames.speakers import said_by
from claims.frozen import replace
from claims.mentions.find import block_mentions
from claims.mentions.noughts import with_noughts
from claims.model import Frame, Keys, Kind, Mention, Modality, Quantity, Role, Span, Voice, When
from claims.words import stance
from claims.words.vocabulary import kind

_CARRIED_SENTENCES = 3
"""How many sentences back a subject, a measure or a period is carried (measured on the development pairs)."""

_OPENING = 60
"""Characters of a passage in which a pronoun may point to the paragraph before."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a passage: headings, title, the day that its relative dates count from."""

    language: str
    as_of: dt.date | None = None
    above: tuple[str, ...] = ()
    """Headings and title, nearest first."""
    before: str = ""
    """The paragraph before, which a passage that opens with a pronoun goes on from."""
    hearsay: bool = False
    """The page as a whole passes on rumours (its title says so)."""
    cited: tuple[Span, ...] = ()
    """Places that only name a source ("fell by 3 % (Statistics Office)"): nothing is told there."""
    noughts: bool = False
    """"No", "nobody" and the like are read as values, too: none at all."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all values of one sentence share."""

    sentence: Sentence
    carried: Sequence[Sentence]
    near: Keys
    far: Keys
    dropped: str
    """Whom the sentence goes on about without a name."""
    far_periods: tuple[When, ...]
    areas: Mapping[Span, Span]
    owners: Mapping[Span, Span]
    """Of values in brackets, the noun whose they are."""
    assigned: Mapping[Span, str]
    dated: Mapping[Span, When]
    measured: Mapping[Span, tuple[str, frozenset[str]]]
    """In a row of values, the measure of each and those of the others."""
    dates: tuple[dating.Dated, ...]
    """The times that are told, two dates that are the ends of one as one."""
    ends: tuple[dating.Dated, ...]
    """Each date for itself."""
    voice: Voice
    speaker: str
    as_of: dt.date | None


@lru_cache(maxsize=32)
def read_frames(text: str, context: Context) -> Sequence[Frame]:
    """Every quantity and date of a passage that may be a value, with what it is bound to; kept for a while: a claim is
    read for what it asserts and again for what it says of its other values, a source for one claim after another.

    Args: text, a block or passage; context, what stands above it. Spans of the frames' mentions are in `text`.
    """
    whole, text = text, _without(text, context.cited)
    mentions = block_mentions(text, context.language, as_of=context.as_of)
    if context.noughts:
        mentions = with_noughts(text, context.language, mentions)
    if not any(m.value is not None for m in mentions):
        return ()
    above = text_keys("\n".join(context.above), context.language)
    frames, told = list[Frame](), list[Frame]()
    carried, left = _gone_on_from(text, context), list[Sequence[When]]()
    for sentence in read_sentences(text, context.language, mentions):
        left = [dating.left_over(s) for s in carried[:1]] + left[: _CARRIED_SENTENCES - 1]
        frames += _told_after(told, sentence)
        told = _frames_of(sentence, carried, tuple(chain(*left)), above, context)
        carried = [sentence, *carried][:_CARRIED_SENTENCES]
    frames += told
    if not context.cited:
        return tuple(frames)
    return tuple(replace(f, sentence=whole[f.sentence_span.start : f.sentence_span.end]) for f in frames)


def _without(text: str, places: Sequence[Span]) -> str:
    """The text with places blanked, so that every other place stays where it is."""
    parts, done = [], 0
    for place in sorted(places):
        start = max(place.start, done)
        end = max(place.end, start)
        parts += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def _told_after(frames: Sequence[Frame], sentence: Sentence) -> Sequence[Frame]:
    """The frames of a sentence; its one value went the way that the next one tells ("That is fewer than ...").

    Args: sentence, the next one.
    """
    numbers = [f for f in frames if f.mention.kind is Kind.QUANTITY]
    if len(numbers) != 1 or numbers[0].direction is not None or (way := movement.compared_way(sentence)) is None:
        return frames
    return [replace(f, direction=way) if f is numbers[0] else f for f in frames]


def _gone_on_from(text: str, context: Context) -> list[Sentence]:
    """The last sentence of the paragraph before, where the passage opens with a word for whom that spoke of."""
    before, language = context.before, context.language
    if not before or not stance.has(text[:_OPENING], language, "carried_subject"):
        return []
    return list(read_sentences(before, language, block_mentions(before, language, as_of=context.as_of)))[-1:]


def _frames_of(
    sentence: Sentence, carried: Sequence[Sentence], far: tuple[When, ...], above: Keys, context: Context
) -> list[Frame]:
    """The values of one sentence; `far` are the times that those carried leave to it."""
    sentence = coordination.share_counts(sentence)
    values = [m for m in sentence.mentions if m.value is not None and m.role is not Role.DENOMINATOR]
    if not values:
        return []
    counted = [m for m in values if m.kind is Kind.QUANTITY and not sentence.counts_per(m)]
    setting = _setting(sentence, counted, carried, far, above, context)
    frames: list[Frame] = []
    for mention in values:
        frame = _frame(mention, setting, _handed_on(frames[-1], sentence) if frames else None)
        if frame.direction is None and (
            way := ways.from_baseline(frame, frames) or ways.gone_to(frame, frames, sentence)
        ):
            frame = replace(frame, direction=way)
        frames.append(frame)
    return coordination.lend_ways(sentence, coordination.share_verbs(sentence, ways.led_by_baselines(frames)))


def _handed_on(frame: Frame, sentence: Sentence) -> Keys:
    """What a value leaves to the next one of its sentence: not a place behind it ("$9 in France, $8 elsewhere")."""
    end = sentence.place(frame.mention).end
    placed = {n for s, n in sentence.names if subjects.is_place_behind(sentence, s, end)}
    return replace(frame.own, names=tuple(n for n in frame.own.names if n not in placed)) if placed else frame.own


def _setting(
    sentence: Sentence,
    quantities: list[Mention],
    carried: Sequence[Sentence],
    far: tuple[When, ...],
    above: Keys,
    context: Context,
) -> _Setting:
    near = _completed(sentence.keys, sentence.text, carried, context)
    speaker = said_by(sentence.text, context.language, near.names)
    owners = bracketed.owners(sentence, quantities)
    spans = timespans.joined(sentence)
    dates = dating.dates_of(sentence, spans)
    return _Setting(
        sentence=sentence,
        carried=carried,
        near=_without_speaker(near, speaker, sentence.text),
        far=joined(*(s.keys for s in carried), above),
        dropped=subjects.dropped_subject(sentence, carried),
        far_periods=far,
        areas=_areas(sentence, quantities, owners),
        owners=owners,
        assigned=coordination.matched_names(sentence, quantities) | bracketed.named(sentence, owners),
        dated=coordination.matched_dates(sentence, quantities),
        measured=coordination.matched_measures(sentence, quantities),
        dates=dates,
        ends=dating.dates_of(sentence, {}) if spans else dates,
        voice=Voice.HEARSAY if context.hearsay else stance.voice_of(sentence.text, context.language),
        speaker=speaker,
        as_of=context.as_of,
    )


_GLOSS = re.compile(r"(?<=[가-힣])[(（][^()（）]{1,40}[)）](?=[은는이가을를의](?![가-힣]))")
"""What brackets say of a Korean noun, in front of its particle: 배추(상품, 10㎏ 그물망)는."""


def _areas(sentence: Sentence, quantities: Sequence[Mention], owners: Mapping[Span, Span]) -> dict[Span, Span]:
    """The part of the sentence that each value owns; one that only glosses a noun owns its brackets, no more."""
    places = {m.span: sentence.place(m) for m in quantities}
    told = set(places.values())
    glosses = [Span(*m.span()) for m in _GLOSS.finditer(sentence.text)] if sentence.language == "ko" else []
    glosses = [g for g in glosses if not any(p.end == g.start for p in told)]
    inside = {s: g for s, p in places.items() for g in glosses if g.start < p.start and p.end <= g.end}
    inside |= {s: Span(noun.start, places[s].end + 1) for s, noun in owners.items()}
    outside = [span for span in places if span not in inside]
    cut = zones(sentence.text, [places[span] for span in outside], sentence.language)
    return {**dict(zip(outside, cut, strict=True)), **inside}


def _frame(mention: Mention, setting: _Setting, last: Keys | None) -> Frame:
    sentence = setting.sentence
    area = setting.areas.get(mention.span) or _date_area(mention, setting)
    site = Site(sentence, mention, area, setting.dated.get(mention.span), mention.span in setting.owners)
    own = _in_the_red(site, _own(site, setting, last))
    if mention.span in setting.measured:
        measure, others = setting.measured[mention.span]
        own = replace(own, concepts=once([measure, *(c for c in own.concepts if c not in others)]))
    assigned = setting.assigned.get(mention.span)
    subject = assigned or subjects.subject(site, own, setting.near, setting.dropped)
    if subject and subject not in own.names and not assigned and subject == setting.dropped:
        # The names of its part are only what the dropped subject is compared with.
        own = replace(own, names=(subject,) if sentence.language == "ko" else (subject, *own.names))
    periods = dating.periods(site, setting.far_periods, setting.dates, setting.as_of)
    denied = slots.is_denied(site)
    limit = slots.limit(site, denied)
    return Frame(
        mention=mention,
        sentence=sentence.text,
        sentence_span=sentence.span,
        language=sentence.language,
        subject=subject,
        subject_here=bool(own.names) or any(n in setting.near.names for _, n in sentence.names),
        own=own,
        near=setting.near,
        lead=sentence.text[area.start : site.span.start],
        far=setting.far,
        periods=periods,
        far_periods=setting.far_periods,
        baselines=dating.baselines(site, setting.ends, periods) if mention.kind is Kind.QUANTITY else (),
        baseline=site.is_baseline,
        direction=movement.direction(site),
        change=movement.change(site),
        limit=limit,
        negated=denied and limit != "last",
        modality=_modality(site, periods, setting),
        voice=setting.voice,
        said_by=setting.speaker,
        retracted=slots.retracted(site),
    )


def _modality(site: Site, periods: Sequence[When], setting: _Setting) -> Modality:
    """What is told of a time that has not begun is no more than a plan, whatever its verb ("next year it comes to")."""
    told, as_of, own = slots.modality(site), setting.as_of, site.mention.value
    # A date that lies ahead is itself the time of what it dates ("it shuts on 26 June").
    times = (own,) if isinstance(own, When) and site.language == "en" else periods
    ahead = as_of is not None and bool(times) and all(p.first is not None and p.first > as_of for p in times)
    return Modality.PLAN if told is Modality.FACT and ahead and not _is_fixed(setting) else told


_FIXES = frozenset({"take_effect", "enact"})
"""What fixes a value before its time comes."""


def _is_fixed(setting: _Setting) -> bool:
    """The sentence, or the one before it, tells of a law or a rule: what that says of later years is no plan."""
    told = (setting.sentence, *setting.carried[:1])
    return any(not _FIXES.isdisjoint(s.keys.concepts) for s in told)


def _without_speaker(keys: Keys, speaker: str, text: str) -> Keys:
    """Names less who is quoted, and less its gloss ("국제에너지기구(IEA)에 따르면")."""
    if not speaker:
        return keys
    names = (n for n in keys.names if n != speaker and f"{speaker}({n})" not in text and f"{n}({speaker})" not in text)
    return replace(keys, names=tuple(names))


def _completed(near: Keys, text: str, carried: Sequence[Sentence], context: Context) -> Keys:
    """A sentence that names nobody, or measures nothing, goes on about what the one before it spoke of."""
    if near.names and has_measure(near):
        return near
    if carried:
        before = _without_speaker(carried[0].keys, carried[0].speaker, carried[0].text)
        if context.language == "en" and before.names and not near.names:
            people = subjects.only_people(carried[0], text)
            before = replace(before, names=tuple(n for n in before.names if n not in people))
    elif context.above:
        before = text_keys(context.above[0], context.language)
    else:
        return near
    return Keys(
        names=near.names or before.names,
        concepts=near.concepts if has_measure(near) else once(near.concepts + before.concepts),
        words=near.words if near.names else once(near.words + before.words),
    )


def _told_in_its_part(site: Site) -> Keys:
    """What the value's part says, less what it only says of a noun ("the firm, which makes butter, turned over")."""
    area, parts = site.area, list[Keys]()
    for clause in relative_clauses(site.sentence.text, site.language):
        if area.start <= clause.start and clause.end <= site.span.start:
            parts.append(site.sentence.keys_of(Span(area.start, clause.start)))
            area = Span(clause.end, area.end)
    return joined(*parts, site.sentence.keys_of(area)) if parts else site.sentence.keys_of(area)


def _own(site: Site, setting: _Setting, last: Keys | None) -> Keys:
    """What the value's part says; a part that says nothing goes on from the value before it."""
    own = _without_speaker(_told_in_its_part(site), setting.speaker, site.sentence.text)
    own = bracketed.without(own, site, setting.owners)
    if site.mention.span in setting.assigned:
        # The verb of such a sentence speaks for all its values.
        shared = own.concepts if has_measure(own) else once(own.concepts + setting.near.concepts)
        return Keys(names=(setting.assigned[site.mention.span],), concepts=shared, words=own.words)
    if last is None or site.mention.kind is not Kind.QUANTITY:
        return own
    if setting.carried and _goes_on(site):
        # "That comes to 5 million" speaks of the sentence before, not of the rate before the comma.
        last = setting.carried[0].keys
    elif _goes_on(site):
        both = joined(own, last)
        return replace(both, names=own.names or last.names)
    last = coordination.without_replaced(last, own, site.sentence.language)
    alone = has_measure(own) or subjects.has_a_topic(site)
    return Keys(
        names=own.names or last.names,
        concepts=own.concepts if has_measure(own) else once(own.concepts + last.concepts),
        words=own.words if own.words and alone else once(own.words + last.words),
    )


def _in_the_red(site: Site, own: Keys) -> Keys:
    """What was lost of money is a loss, where nothing else is said to be measured ("lost $5 million"); what it took is
    a cost ("40억 원이 들었다")."""
    value = site.mention.value
    money = isinstance(value, Quantity) and (value.dimension or "").startswith("currency")
    if money and site.precedes("costs_money", _TOOK) and not any(kind(c) == "measure" for c in own.concepts):
        return replace(own, concepts=once([*own.concepts, "cost"]))
    if "profit" in own.concepts and (taxed_so := next((c for c in own.concepts if c in _PROFIT_OF), "")):
        # "A profit of £212 million, before tax" is a profit before tax.
        return replace(own, concepts=tuple(_PROFIT_OF[taxed_so] if c == "profit" else c for c in own.concepts))
    measures = {c for c in own.concepts if kind(c) == "measure"}
    if money and not measures and site.language == "en" and (taxed := _TAXED.match(site.after(_LOST))):
        return replace(own, concepts=once([*own.concepts, _PROFIT_OF[f"{taxed.group(1)}_tax"]]))
    if not money or not set(site.before(_LOST).split()[-2:]) & set(site.words("loses_money")) or measures - _PROFITS:
        return own
    return replace(own, concepts=once([*own.concepts, "loss"]))


_TAXED = re.compile(r" ?(?:in profit )?(before|after) tax\b")
_PROFIT_OF = {"before_tax": "pretax_profit", "after_tax": "net_income"}
"""What somebody "made before tax"."""
_TOOK = 14
"""Characters behind an amount in which a verb says that something took it."""
_LOST = 24
"""Characters in front of an amount in which a verb says that it was lost."""
_PROFITS = frozenset({"profit", "operating_profit", "net_income", "pretax_profit", "ebitda"})


def _goes_on(site: Site) -> bool:
    """The value's part opens with a word for what was spoken of before ("that comes to", 이는)."""
    opening = site.sentence.text[site.area.start : site.area.end].lstrip(" ,;:").lower()
    return opening.startswith(tuple(f"{w} " for w in site.words("refers_back")) or ("\0",))


def _dates_in(area: Span, sentence: Sentence) -> int:
    dates = (sentence.place(m) for m in sentence.mentions if m.kind is Kind.DATE)
    return sum(area.start <= place.start < area.end for place in dates)


def _date_area(mention: Mention, setting: _Setting) -> Span:
    """A date belongs to the part it stands in; beside no quantity, to the clause that says what happened."""
    sentence = setting.sentence
    span = sentence.place(mention)
    inner = piece(sentence.text, span, sentence.language)
    happens = any(
        inner.start <= s.start < inner.end and kind(c) in ("event", "speech", "direction") for s, c in sentence.concepts
    )
    for area in setting.areas.values():
        if area.start <= span.start < area.end:
            # Two events of one part have a date each ("opened on 3 May and closed on 9 June").
            return inner if happens and _dates_in(area, sentence) > 1 else area
    return inner if happens else Span(0, len(sentence.text))
