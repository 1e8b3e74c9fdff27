"""Values that stand in one row: what the verb says of one of them it says of all.

rose 12% and 7% · fell not 17% but 7% · 410 in 2022 and 350 in 2023 · 12%와 7% 늘었다 · 서울은 12%, 부산은 7% 올랐다
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TypeVar

from claims.frames.passage import Sentence
from claims.lang import load
from claims.model import Frame, Keys, Kind, Mention, Quantity, Span, When
from claims.words import stance
from claims.words.vocabulary import CONCEPTS, find_concepts, kind

T = TypeVar("T")

_TOKEN = re.compile(r"[^\W_][\w'’-]*|[^\w\s,、·()（）]")


@cache
def _joining(language: str) -> frozenset[str]:
    return frozenset(load(language).binding.get("joining", ()))


def in_a_row(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """True when only joining words, names and dates stand between two values of a sentence."""
    start, end = sentence.place(left).end, sentence.place(right).start
    if sentence.language == "ko" and _ROW.fullmatch(sentence.text, start, end):
        return True
    filled = [s for s, _ in sentence.names] + [sentence.place(m) for m in sentence.mentions if m.kind is Kind.DATE]
    parts, place = [], start
    for span in sorted(s for s in filled if start <= s.start and s.end <= end):
        parts.append(sentence.text[place : max(place, span.start)])
        place = max(place, span.end)
    parts.append(sentence.text[place:end])
    tokens = _TOKEN.findall(" ".join(parts).lower())
    return bool(sentence.text[start:end].strip()) and _joining(sentence.language).issuperset(tokens)


def share_verbs(sentence: Sentence, frames: Sequence[Frame]) -> list[Frame]:
    """The frames of a sentence; those of one row without a direction take the one that the row has."""
    shared = list(frames)
    for row in _rows(sentence, shared):
        if any(_is_difference(sentence, shared[at]) for at in row):
            continue
        ways = {shared[at].direction for at in row} - {None}
        changes = {shared[at].change for at in row} - {None}
        for at in row:
            frame = shared[at]
            way = frame.direction or (next(iter(ways)) if len(ways) == 1 else None)
            told = frame.change if frame.change is not None or len(changes) != 1 else next(iter(changes))
            shared[at] = replace(frame, direction=way, change=told)
    return shared


def _is_difference(sentence: Sentence, frame: Frame) -> bool:
    """A value that is a difference itself ("27 goals in 2025, nine more than ...") has its verb for itself."""
    return bool(_DIFFERENCE.match(sentence.text, sentence.place(frame.mention).end))


_DIFFERENCE = re.compile(r" (?:more|fewer|less|higher|lower|ahead|behind|better|worse)\b")
_LENT = {
    "en": re.compile(
        r"[^,;:]{0,40}, (?:up|down|an? (?:[a-z]+ )?(?:increase|rise|gain|fall|drop|decline)|higher|lower)\b[^,;:]{0,30}"
    ),
    "ko": re.compile(r"으?로,?[ ,][^,;:]{0,40}"),
}
"""What stands between a level and the change that says which way it went ("612 in 2024, up from 548", 12만 명으로
전년보다 7% 늘었다)."""


def lend_ways(sentence: Sentence, frames: Sequence[Frame]) -> list[Frame]:
    """The frames of a sentence; a level takes the way of the change that is told right behind it."""
    lent = list(frames)
    told = _LENT.get(sentence.language)
    places = [at for at, frame in enumerate(frames) if frame.mention.kind is Kind.QUANTITY and not _lasts(frame)]
    for at, to in pairwise(places):
        level, change = frames[at], frames[to]
        if _restated(sentence, level.mention, change.mention) and level.change is not False and not level.direction:
            lent[at] = replace(level, direction=change.direction)
            continue
        if (
            told is None
            or level.direction is not None
            or level.change is True
            or change.direction is None
            or level.baseline
        ):
            continue
        between = sentence.text[sentence.place(level.mention).end : sentence.place(change.mention).start]
        if (change.change or change.baseline) and told.fullmatch(between):
            lent[at] = replace(level, direction=change.direction)
    return lent


def _lasts(frame: Frame) -> bool:
    """The time in which something moved stands between a level and the change ("12만 명으로, 1년 사이 3천 명")."""
    value = frame.mention.value
    return isinstance(value, Quantity) and value.dimension in ("time", "months")


def _restated(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """A value is told again in brackets ("1,780 (8.6%) more"): the verb behind them is of both."""
    return sentence.text[sentence.place(one).end : sentence.place(other).start].strip() in ("(", "（")


_ROW = re.compile(r"(?:, |와 |과 |·)(?:[가-힣A-Za-z]{1,12} )?[가-힣A-Za-z]{1,12}(?:은|는|이|가) ")
"""Between two Korean values of one verb: "쌀은 6.2%, 보리는 6.0% 올랐다"."""


def share_counts(sentence: Sentence) -> Sentence:
    """The sentence with what bare numbers of a row count: "12 people in 2021 and 19 in 2022"."""
    shared = list(sentence.mentions)
    last: int | None = None
    for at, mention in enumerate(shared):
        value = mention.value
        if not isinstance(value, Quantity):
            continue
        before = shared[last] if last is not None else None
        counted = before.value if before else None
        if before and isinstance(counted, Quantity) and value.unit is None and value.dimension is None:
            told = (counted.dimension or "").startswith("count") and mention.claim
            if told and _told_apart(sentence, before, mention) and in_a_row(sentence, before, mention):
                measured = replace(value, unit=counted.unit, dimension=counted.dimension, factor=counted.factor)
                shared[at] = replace(mention, value=measured)
        last = at
    return replace(sentence, mentions=tuple(shared)) if shared != list(sentence.mentions) else sentence


def _told_apart(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """A date or a name of its own says what is counted again."""
    start, end = sentence.place(left).end, sentence.place(right).start
    dated = any(m.kind is Kind.DATE and start <= sentence.place(m).start < end for m in sentence.mentions)
    return dated or any(start <= s.start < end for s, _ in sentence.names)


def _rows(sentence: Sentence, frames: Sequence[Frame]) -> Iterator[list[int]]:
    """Places of values of one unit that stand in one row; where a change starts is in none."""
    row: list[int] = []
    for at, frame in enumerate(frames):
        value = frame.mention.value
        if not isinstance(value, Quantity):
            continue
        last = frames[row[-1]].mention if row else None
        joins = (
            last is not None
            and isinstance(last.value, Quantity)
            and last.value.unit == value.unit
            and not frame.baseline
            and not frames[row[-1]].baseline
            and in_a_row(sentence, last, frame.mention)
        )
        if not joins:
            if len(row) > 1:
                yield row
            row = []
        row.append(at)
    if len(row) > 1:
        yield row


def without_replaced(last: Keys, own: Keys, language: str) -> Keys:
    """What a value hands on to the next, less what that says in its stead: "a single room €80 and a double room €120"
    has no single room for €120, nor has a ticket for a child that of an adult."""
    shared = next((word for word in last.words if word in own.words), "")
    replaced = set[str]()
    if shared and own.words.index(shared):
        replaced |= {w for w in last.words[: last.words.index(shared)] if w not in own.words}
    others = {other for c in own.concepts for other in CONCEPTS[c].excludes if other in last.concepts}
    others |= {c for w in replaced for _, c in find_concepts(w, language)}
    gone = {w for w in last.words if any(c in others for _, c in find_concepts(w, language))} | replaced
    if not gone and not others:
        return last
    return Keys(
        names=last.names,
        concepts=tuple(c for c in last.concepts if c not in others),
        words=tuple(w for w in last.words if w not in gone),
    )


def matched_names(sentence: Sentence, quantities: Sequence[Mention]) -> dict[Span, str]:
    """Values and names matched one to one where the sentence says so ("A, B and C made 1, 2 and 3, respectively")."""
    names = [(s, n) for s, n in sentence.names if sentence.text[max(0, s.start - 1) : s.start] not in ("(", "（")]
    return _matched(sentence, quantities, names) or _matched(sentence, quantities, _listed(sentence))


_LIST = re.compile(
    r"(?<![가-힣\w])(?:[가-힣A-Za-z0-9]{2,15}(?:와|과|,|·)\s?){1,8}[가-힣A-Za-z0-9]{2,15}?(?=(?:의|은|는|이|가|에서는?)\s)"
)
_LISTED = re.compile(r"([가-힣A-Za-z0-9]{2,15}?)(?:(?:와|과|,|·)\s?|\Z)")


def _listed(sentence: Sentence) -> list[tuple[Span, str]]:
    """The nouns of a Korean list, where none of them is something measured: nobody knows them for names, but each
    has its value ("한빛조선과 한빛엔진의 이익은 각각")."""
    found = _LIST.search(sentence.text) if sentence.language == "ko" else None
    if found is None or any(found.start() <= s.start < found.end() for s, _ in sentence.concepts):
        return []
    nouns = _LISTED.finditer(sentence.text, found.start(), found.end())
    return [(Span(*m.span(1)), m[1]) for m in nouns]


def matched_measures(sentence: Sentence, quantities: Sequence[Mention]) -> dict[Span, tuple[str, frozenset[str]]]:
    """Values with their measure and those of the others ("sales and profit were 500 and 30, respectively")."""
    told = [(s, c) for s, c in sentence.concepts if kind(c) == "measure"]
    own = _matched(sentence, quantities, told)
    every = frozenset(own.values())
    return {span: (measure, every - {measure}) for span, measure in own.items()} if len(every) > 1 else {}


def matched_dates(sentence: Sentence, quantities: Sequence[Mention]) -> dict[Span, When]:
    """Values and dates matched one to one where the sentence says so ("in 2021 and 2022, 5 and 7, respectively")."""
    dates = [(sentence.place(m), m.value) for m in sentence.mentions if isinstance(m.value, When) and m.value.first]
    return _matched(sentence, quantities, dates) if len(dates) > 1 else {}


def _matched(sentence: Sentence, quantities: Sequence[Mention], listed: Sequence[tuple[Span, T]]) -> dict[Span, T]:
    if len(quantities) < 2 or not stance.has(sentence.text, sentence.language, "respectively"):
        return {}
    groups: dict[str, list[Mention]] = {}
    for mention in quantities:
        dimension = mention.value.dimension if isinstance(mention.value, Quantity) else None
        groups.setdefault((dimension or "count").partition(":")[0], []).append(mention)
    most = max(map(len, groups.values()))
    values = [group for group in groups.values() if len(group) == most > 1]
    first = min((sentence.place(group[0]).start for group in values), default=0)
    items = [item for s, item in listed if s.end <= first] or [item for _, item in listed]
    if len(items) < most:
        return {}
    return {m.span: item for group in values for m, item in zip(group, items[-most:], strict=True)}
