"""Slot by slot: does a source's frame speak of the claim's tuple?

Nothing here looks at the value itself. Each slot is `match`, `unknown` or `other`; the score says how much of what
the claim names the source's frame names too, weighted by how rare it is in the sources at hand.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from claims.aliases import known as known_name
from claims.aliases import pieces
from claims.model import Frame, Grain, Kind, Modality, Quantity, When
from claims.names import NameBook
from claims.vocabulary import direction_of, kind, relation
from factcheck.compare import overlap

_LOWER = re.compile(r"(?<![\w'’-])[a-z][a-z]+(?:-[a-z]+)*(?![\w-])")


class Slot(StrEnum):
    """How one part of the tuple compares."""

    MATCH = "match"
    UNKNOWN = "unknown"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Alignment:
    """A source's frame held against a claim's, value aside."""

    entity: Slot
    measure: Slot
    period: Slot
    scope: Slot
    direction: Slot
    score: float
    wording: float
    """Share of the claim's own content words that the source's sentence has too; 0 across languages."""

    def other(self) -> str:
        """Name of the first slot that says `other`, or ""."""
        for name in ("entity", "measure", "period", "scope"):
            if getattr(self, name) is Slot.OTHER:
                return name
        return ""


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The table of factcheck/weights.toml."""
    return tomllib.loads(resources.files("factcheck").joinpath("weights.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Keyed:
    """A frame with its names turned into comparable keys."""

    frame: Frame
    names_own: frozenset[str]
    names_near: frozenset[str]
    names_far: frozenset[str]
    concepts_own: frozenset[str]
    concepts_near: frozenset[str]
    concepts_far: frozenset[str]
    words_own: frozenset[str]
    words_near: frozenset[str]
    words_far: frozenset[str]


class Lexicon:
    """Names and word weights of the texts at hand."""

    def __init__(self, book: NameBook) -> None:
        self.book = book
        self._seen: Counter[str] = Counter()
        self._total = 0
        self._expanded: dict[str, frozenset[str]] = {}
        self._same: dict[tuple[str, str], bool] = {}
        self._plain: set[str] = set()

    def expand(self, name: str) -> frozenset[str]:
        """Keys of a name and of its parts, for the index and for rarity; cached."""
        keys = self._expanded.get(name)
        if keys is None:
            parts = pieces(name)
            single = [k for p in parts if len(parts) > 1 and len(p) > 3 for k in self.book.expand(p)]
            keys = self._expanded[name] = self.book.expand(name) | frozenset(single)
        return keys

    def same(self, a: str, b: str) -> bool:
        """Whether two names may mean one thing: by the book, or by a part that tells them apart from others."""
        pair = (a, b) if a <= b else (b, a)
        known = self._same.get(pair)
        if known is None:
            verdict = self.book.same(a, b)
            known = verdict if verdict is not None else bool(self.expand(a) & self.expand(b))
            self._same[pair] = known
        return known

    def read(self, text: str) -> None:
        """Remember the words that a text writes in lower case: they are no names where they begin a sentence."""
        self._plain.update(_LOWER.findall(text))

    def is_word(self, name: str) -> bool:
        """True for a "name" that the texts also write as a plain word."""
        return name.lower() in self._plain and known_name(name) is None

    def any_same(self, name: str, others: Iterable[str]) -> bool:
        """Whether one of `others` may mean the same thing as `name`."""
        return any(self.same(name, other) for other in others)

    def key(self, frame: Frame) -> Keyed:
        """Prepare a frame for comparison."""
        own, near, far = frame.own, frame.near, frame.far
        return Keyed(
            frame,
            self._names(own.names),
            self._names(near.names),
            self._names(far.names),
            frozenset(own.concepts),
            frozenset(near.concepts),
            frozenset(far.concepts),
            frozenset(own.words),
            frozenset(near.words),
            frozenset(far.words),
        )

    def _names(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(k for n in names for k in self.expand(n))

    def learn(self, frames: Iterable[Keyed]) -> None:
        """Count in how many sentences each item stands, to weigh it by how rare it is."""
        seen: set[str] = set()
        for keyed in frames:
            if keyed.frame.sentence in seen:
                continue
            seen.add(keyed.frame.sentence)
            self._total += 1
            self._seen.update(keyed.concepts_near | keyed.words_near | keyed.names_near)

    def rarity(self, item: str) -> float:
        """0.3 (everywhere) to 1 (nowhere else): inverse document frequency, flattened."""
        if self._total < 4:
            return 1.0
        share = (self._seen[item] + 0.5) / (self._total + 1)
        return max(0.3, min(1.0, -math.log(share) / 4))


def align(claim: Keyed, source: Keyed, lexicon: Lexicon) -> Alignment:
    """Hold a source's frame against a claim's."""
    table = weights()
    row = _row(claim, source, lexicon)
    entity = Slot.OTHER if row is Slot.OTHER else _entity(claim, source, lexicon)
    measure = _measure(claim, source)
    if row is Slot.MATCH and measure is Slot.UNKNOWN and not _of_kind(source.concepts_own, *_SAID):
        # The row is named and the table measures one thing, which its headers leave unsaid.
        measure = Slot.MATCH
    period = _period(claim.frame, source.frame)
    scope = _scope(claim, source)
    direction = _direction(claim.frame, source.frame)
    score = _overlap(claim, source, lexicon, table)
    slot = table["slot"]
    score += slot["period_match"] * (period is Slot.MATCH) + slot["period_other"] * (period is Slot.OTHER)
    score += slot["direction_match"] * (direction is Slot.MATCH)
    score += slot["entity_other"] * (entity is Slot.OTHER) + slot["measure_other"] * (measure is Slot.OTHER)
    score += slot["qualifier_other"] * (scope is Slot.OTHER)
    return Alignment(entity, measure, period, scope, direction, score, _wording(claim, source, lexicon))


def _wording(claim: Keyed, source: Keyed, lexicon: Lexicon) -> float:
    if claim.frame.language != source.frame.language:
        return 0.0
    total = sum(lexicon.rarity(w) for w in claim.words_own)
    shared = sum(lexicon.rarity(w) for w in claim.words_own & (source.words_own | source.words_near))
    return shared / total if total else 0.0


def _overlap(claim: Keyed, source: Keyed, lexicon: Lexicon, table: Mapping[str, Mapping[str, float]]) -> float:
    item, place = table["item"], table["place"]
    same_language = claim.frame.language == source.frame.language
    got = total = 0.0

    def count(weight: float, key: str, own: frozenset[str], near: frozenset[str], far: frozenset[str]) -> None:
        nonlocal got, total
        weight *= lexicon.rarity(key)
        total += weight
        got += weight * _strength(key, own, near, far, place)

    subject_done = _count_names(claim, source, lexicon, item, place)
    got, total = subject_done
    for concept in claim.concepts_own:
        sort = kind(concept)
        if sort == "direction":
            continue
        count(
            item["qualifier"] if sort == "qualifier" else item["measure"],
            concept,
            source.concepts_own,
            source.concepts_near,
            source.concepts_far,
        )
    if same_language:
        for word in claim.words_own:
            count(item["word"], word, source.words_own, source.words_near, source.words_far)
    if not any(kind(c) in ("measure", "event") for c in claim.concepts_own):
        for concept in claim.concepts_near - claim.concepts_own:
            if kind(concept) in ("measure", "event"):
                count(
                    item["measure"] * item["carried"],
                    concept,
                    source.concepts_own,
                    source.concepts_near,
                    source.concepts_far,
                )
    return got / total if total else 0.0


def _count_names(
    claim: Keyed, source: Keyed, lexicon: Lexicon, item: Mapping[str, float], place: Mapping[str, float]
) -> tuple[float, float]:
    got = total = 0.0
    frame, other = claim.frame, source.frame
    names = frame.own.names or frame.near.names
    carried = not names
    for name in names or frame.far.names[:2]:
        keys = lexicon.expand(name)
        if not keys:
            continue
        weight = item["subject"] if name == frame.subject else item["name"]
        weight *= item["carried"] if carried else 1.0
        weight *= max(lexicon.rarity(k) for k in keys)
        total += weight
        if lexicon.any_same(name, other.own.names):
            got += weight * place["own"]
        elif lexicon.any_same(name, other.near.names):
            got += weight * place["near"]
        elif lexicon.any_same(name, other.far.names):
            got += weight * place["far"]
    return got, total


def _strength(
    key: str, own: frozenset[str], near: frozenset[str], far: frozenset[str], place: Mapping[str, float]
) -> float:
    if key in own:
        return place["own"]
    if key in near:
        return place["near"]
    return place["far"] if key in far else 0.0


_TOTALS = frozenset({"total", "전체", "합계", "총계", "계", "소계", "all", "overall", "average", "평균"})


def _row(claim: Keyed, source: Keyed, lexicon: Lexicon) -> Slot:
    """Whether the claim speaks of a cell's row: its header is named in the claim, or is a total or a date."""
    row = source.frame.row
    if source.frame.cell is None or not (row.names or row.words):
        return Slot.UNKNOWN
    ours = claim.concepts_own | claim.concepts_near
    if any(kind(c) != "qualifier" for c in ours & set(row.concepts)):
        return Slot.MATCH
    if any(lexicon.any_same(n, row.names) for n in (*claim.frame.own.names, *claim.frame.near.names)):
        return Slot.MATCH
    if (claim.words_own | claim.words_near) & set(row.words):
        return Slot.MATCH
    if _TOTALS & {*row.words, *row.concepts}:
        return Slot.UNKNOWN
    return Slot.OTHER if claim.frame.language == source.frame.language else Slot.UNKNOWN


def _entity(claim: Keyed, source: Keyed, lexicon: Lexicon) -> Slot:
    name, frame, other = claim.frame.subject, claim.frame, source.frame
    if not name:
        return Slot.UNKNOWN
    if lexicon.any_same(name, other.own.names):
        return Slot.MATCH
    ours = (*frame.near.names, name)
    theirs = [n for n in other.own.names if not lexicon.is_word(n)]
    stranger = bool(theirs) and not any(lexicon.any_same(n, ours) for n in theirs)
    if lexicon.any_same(name, other.near.names) or lexicon.any_same(name, other.far.names):
        # Named near by, but the value's own zone belongs to somebody else: one whom the claim does not speak of, or
        # one whom it gives another value ("A and B were fined 1 and 2").
        rivals = [n for n in frame.near.names if n not in frame.own.names and not lexicon.same(n, name)]
        rival = bool(theirs) and name in frame.own.names and all(lexicon.any_same(n, rivals) for n in theirs)
        return Slot.OTHER if stranger or rival else Slot.MATCH
    return Slot.OTHER if stranger else Slot.UNKNOWN


_SAID = ("measure", "event")


def _measure(claim: Keyed, source: Keyed) -> Slot:
    if claim.frame.mention.kind is Kind.DATE:
        return _event(claim, source)
    wanted = _of_kind(claim.concepts_own, *_SAID) or _of_kind(claim.concepts_near, *_SAID)
    offered = _of_kind(source.concepts_own, *_SAID)
    if claim.frame.change and not _of_kind(wanted, "measure"):
        return _movement(claim.frame, source)
    if wanted & offered or any(relation(a, b) in ("same", "narrower") for a in wanted for b in offered):
        clash = any(relation(a, b) == "other" for a in wanted for b in offered - wanted)
        return Slot.MATCH if not clash or wanted <= offered else Slot.UNKNOWN
    if any(relation(a, b) == "other" for a in wanted for b in offered):
        return Slot.OTHER
    if offered and wanted:
        # The sentence may name the measure for another value of its own.
        return Slot.UNKNOWN
    named = wanted & source.concepts_near or _same_unit(claim.frame, source.frame)
    things = not wanted and _of_kind(claim.concepts_own, "thing") & (source.concepts_own | source.concepts_near)
    return Slot.MATCH if named or things else Slot.UNKNOWN


def _of_kind(concepts: frozenset[str], *kinds: str) -> frozenset[str]:
    return frozenset(c for c in concepts if kind(c) in kinds)


_COMMON_UNITS = frozenset({None, "percent", "percentage_point", "times", "rank", "person", "unit", "place", "item", "case"})


def _same_unit(claim: Frame, source: Frame) -> bool:
    """Both count the same named thing, or use the same unit that few measures use (ppm, GWh)."""
    ours, theirs = claim.mention.value, source.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or ours.unit != theirs.unit:
        return False
    return ours.unit not in _COMMON_UNITS and not (ours.dimension or "").startswith(("currency", "time", "months"))


def _movement(claim: Frame, source: Keyed) -> Slot:
    """A claim that says only that something grew by so much: any change of it will do."""
    grown = source.frame.change is True or any(direction_of(c) for c in source.concepts_own)
    return Slot.MATCH if grown and claim.direction is not None else Slot.UNKNOWN


def _event(claim: Keyed, source: Keyed) -> Slot:
    """A date says when something happened: the same event must be named, or a change in the same direction."""
    wanted = [c for c in claim.concepts_own if kind(c) in ("event", "direction")]
    offered = source.concepts_own
    if not wanted:
        return Slot.MATCH if claim.concepts_own & source.concepts_own else Slot.UNKNOWN
    if any(a == b or relation(a, b) in ("same", "narrower", "broader") for a in wanted for b in offered):
        return Slot.MATCH
    return Slot.MATCH if any(_same_way(a, b) for a in wanted for b in source.concepts_own) else Slot.UNKNOWN


def _same_way(a: str, b: str) -> bool:
    return direction_of(a) is not None and direction_of(a) == direction_of(b)


_COARSE = {
    Grain.DECADE: 7,
    Grain.YEAR: 6,
    Grain.HALF: 5,
    Grain.PART: 5,
    Grain.QUARTER: 4,
    Grain.MONTH: 3,
    Grain.WEEK: 2,
    Grain.DAY: 1,
}


def _period(claim: Frame, source: Frame) -> Slot:
    wanted = claim.periods or (claim.far_periods[:1] if not claim.periods else ())
    offered = source.periods or source.far_periods[:1]
    if not wanted or not offered:
        return Slot.UNKNOWN
    if any(_same_period(a, b) for a in wanted for b in offered):
        return Slot.MATCH
    if any(_a_month_of(a, b) for a in wanted for b in offered):
        return Slot.UNKNOWN
    return Slot.OTHER if claim.periods else Slot.UNKNOWN


def _same_period(a: When, b: When) -> bool:
    if not overlap(a, b):
        return False
    if a.grain is b.grain or Grain.DAY in (a.grain, b.grain):
        return True
    # A quarter is not its year, nor a month its quarter.
    flow = {Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.MONTH}
    return not (a.grain in flow and b.grain in flow)


def _a_month_of(claim: When, source: When) -> bool:
    """A month may only say when in the claim's year it was."""
    return claim.grain is Grain.YEAR and source.grain is Grain.MONTH and bool(overlap(claim, source))


def _scope(claim: Keyed, source: Keyed) -> Slot:
    wanted = [c for c in claim.concepts_own if kind(c) == "qualifier"]
    offered = [c for c in source.concepts_own if kind(c) == "qualifier"]
    if any(relation(a, b) == "other" for a in wanted for b in offered if a != b) and not set(wanted) & set(offered):
        return Slot.OTHER
    return Slot.MATCH if set(wanted) & set(offered) else Slot.UNKNOWN


def _direction(claim: Frame, source: Frame) -> Slot:
    if claim.direction is None or source.direction is None:
        return Slot.UNKNOWN
    return Slot.MATCH if claim.direction == source.direction else Slot.OTHER


def same_modality(claim: Modality, source: Modality) -> bool:
    """A plan or a forecast never settles what is told as a fact; the reverse does."""
    return source is Modality.FACT or claim is not Modality.FACT
