"""Which cell of a table a claim means: its words pick row, column and time before any value is looked at.

A cell that fits the claim's words worse than another cell of the same table never counts. Where the cells that fit best
all say something else and the claim's number stands in their row or column, the claim has slipped by a row or a column.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from claims.frozen import quick, replace
from claims.model import Bound, Frame, Keys, Quantity
from claims.words import stance
from claims.words.vocabulary import kind, stems
from factcheck.binding.candidate import Candidate
from factcheck.binding.sides import ALL, Said, Saying, Side, concepts_said, words_met, words_said
from factcheck.matching.shelf import Reading
from factcheck.tables.headers import measured_by, part_of, read_header
from factcheck.tables.lines import CALENDAR
from factcheck.terms.bands import bands, numbers, same_band, weeks
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.own_words import said_here
from factcheck.values.compare import Outcome, of_a_size, significant
from factcheck.values.nouns import nouns
from factcheck.values.slot import Slot
from sources.model import Table


@quick
@dataclass(frozen=True, slots=True)
class _Fit:
    """How a cell fits a claim."""

    row: Side
    column: Side
    period: int
    """0 for another time, 1 for none, 2 for the claim's own in the caption, 3 for it in the cell's headers."""
    part: bool
    """A row that tells a part of the row above ("of which services"), of which the claim says nothing."""
    whole: bool
    """A total on one side, or the row that the table is named after: meant where the claim names no part."""

    def axis(self, other: _Fit) -> str:
        """On which side this cell fits better than another, where it fits no worse on the others; else ""."""
        sides = (("row", self.row, other.row), ("column", self.column, other.column))
        better = [name for name, mine, theirs in sides if mine.beats(theirs)]
        if any(not mine.beats(theirs) and not mine.equals(theirs) for _, mine, theirs in sides):
            return ""
        if self.period < other.period:
            return ""
        better += ["period"] * (self.period > other.period)
        return better[0] if better else ""

    def side(self, axis: str) -> Side:
        """The header on one side."""
        return self.row if axis == "row" else self.column

    @property
    def rest(self) -> int:
        """How many words of its headers the claim does not say."""
        return self.row.rest + self.column.rest

    def ties(self, other: _Fit) -> bool:
        """Whether the claim says the same of both cells, and of one side of them nothing."""
        same = self.row.equals(other.row) and self.column.equals(other.column) and self.period == other.period
        return same and self.rest == other.rest and not (self.row.own and self.column.own)

    @property
    def bound(self) -> bool:
        """The claim names what the cell is of on one side at least."""
        return self.row.named or self.column.named


@dataclass(frozen=True, slots=True)
class Slip:
    """The claim's number stands in another row or column than the one that the claim speaks of."""

    meant: Candidate
    axis: str


def fitted(
    claim: Keyed, held: Sequence[Candidate], reading: Reading, lexicon: Lexicon
) -> tuple[list[Candidate], Slip | None]:
    """The candidates, those of cells barred that fit worse than another of their table; and a slip, if there is one."""
    tables: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in held:
        cell = candidate.placed.keyed.frame.cell
        if cell and not candidate.placed.formula:
            tables[cell[0]].append(candidate)
    page = reading.consulted.page
    barred: dict[int, str] = {}
    picked: set[int] = set()
    slip: Slip | None = None
    meant: _Claim | None = None
    for number, cells in tables.items():
        table = page.table(number) if page else None
        if table is None or len(cells) < 2:
            continue
        meant = meant or _Claim(claim, lexicon)
        fits = dict(zip(map(id, cells), meant.fits(cells, table), strict=True))
        able = [c for c in cells if not c.slot]
        barred |= {id(c): axis for c in able if (axis := _outdone(c, able, fits) or _below_total(claim, c, able, fits))}
        slip = slip or _slipped(claim, cells, barred, fits)
        left = [c for c in able if id(c) not in barred]
        barred |= {number: "column" for c in left if c.agrees for number in _untold(c, left, fits)}
        picked |= set(_picked(claim, [c for c in able if id(c) not in barred], fits))
    return [_marked(c, barred.get(id(c), ""), id(c) in picked) for c in held], slip


def _marked(candidate: Candidate, axis: str, picked: bool) -> Candidate:
    return replace(candidate, slot=candidate.slot or axis, picked=picked) if axis or picked else candidate


def _picked(claim: Keyed, best: Sequence[Candidate], fits: dict[int, _Fit]) -> Iterator[int]:
    """The one value that the claim's words pick out of a table, where the claim dates it or it is the newest."""
    if not best or any(c.absent for c in best):
        return
    plainest = min(fits[id(c)].rest for c in best)
    left = [c for c in best if fits[id(c)].rest == plainest]
    if not claim.frame.periods:
        days = [_last(c) for c in left]
        left = [c for c, day in zip(left, days, strict=True) if day == max(days)]
    elif any(c.alignment.period is not Slot.MATCH for c in left):
        return
    said = all(c.alignment.measure in (Slot.MATCH, Slot.NEAR) and fits[id(c)].bound for c in left)
    if said and len({c.placed.keyed.frame.mention.value for c in left}) == 1:
        yield from map(id, left)


def _untold(candidate: Candidate, able: Iterable[Candidate], fits: dict[int, _Fit]) -> Iterator[int]:
    """A value and those of its table that differ from it where nothing in the claim tells which of them it means: it
    names no measure of theirs, and says as little of the one's headers as of the others'."""
    frame = candidate.placed.keyed.frame
    mine, day = fits[id(candidate)], _last(candidate)
    named = candidate.alignment.measure is not Slot.UNKNOWN
    if named or mine.whole or not isinstance(frame.mention.value, Quantity):
        return
    differ = (c for c in able if c.compared.outcome is Outcome.DISAGREES and _last(c) == day)
    tied = [id(c) for c in differ if mine.ties(fits[id(c)])]
    yield from (*tied, id(candidate)) if tied else ()


def _last(candidate: Candidate) -> dt.date:
    return max((p.last for p in candidate.placed.keyed.frame.periods if p.last), default=dt.date.min)


def _outdone(candidate: Candidate, able: Iterable[Candidate], fits: dict[int, _Fit]) -> str:
    mine = fits[id(candidate)]
    if mine.part:
        return "row"
    return next((axis for other in able if (axis := fits[id(other)].axis(mine))), "")


def _below_total(claim: Keyed, candidate: Candidate, able: Iterable[Candidate], fits: dict[int, _Fit]) -> str:
    """On which side a cell is of a part, of which the claim says nothing, beside a total that it may well mean: all its
    words are said of that."""
    alike = claim.frame.language == candidate.placed.keyed.frame.language
    for other in able if alike and candidate.agrees else ():
        differs = other.compared.outcome is Outcome.DISAGREES
        axis = _beside(other, candidate) if differs and fits[id(other)].whole else ""
        if not axis or not fits[id(other)].side(axis).total:
            continue
        side = fits[id(candidate)].side(axis)
        unsaid = side.rest and not (side.total or side.near or side.named)
        if unsaid and _says_all(other.placed.keyed, claim):
            return axis
    return ""


def _says_all(source: Keyed, claim: Keyed) -> bool:
    """Whether all words that a claim says of its value stand around another one."""
    said = claim.words_own.difference(stems(claim.frame.mention.text, claim.frame.language))
    return bool(said) and said <= source.words_own | source.words_near | source.words_far


_TUPLE = frozenset({"entity", "measure", "period", "scope", "baseline", "reference"})


def _slipped(claim: Keyed, cells: Sequence[Candidate], barred: dict[int, str], fits: dict[int, _Fit]) -> Slip | None:
    """The cells that fit best all differ, and the claim's number stands in the row or the column of one of them."""
    value = claim.frame.mention.value
    if not isinstance(value, Quantity) or value.bound not in (Bound.EXACT, Bound.ABOUT) or _digits(value) < _TELLING:
        return None
    best = [c for c in cells if not c.slot and id(c) not in barred]
    if any(c.agrees for c in best):
        return None
    found = [c for c in cells if c.agrees and (id(c) in barred or c.slot in _TUPLE)]
    for meant in best:
        if meant.absent or meant.narrower or meant.compared.outcome is not Outcome.DISAGREES or _counts(value, meant):
            continue
        fit = fits[id(meant)]
        axis = next((a for c in found if (a := _beside(meant, c)) and fit.axis(fits[id(c)])), "")
        if axis and fit.bound:
            return Slip(meant, axis)
    return None


def _counts(ours: Quantity, meant: Candidate) -> bool:
    """Whether a bare cell far from the claim's value counts something else: 203 sales are no price of 246,920."""
    found = meant.compared.found
    apart = bool(ours.value) and found is not None and not of_a_size(ours.value or found, found, _FAR)
    return meant.unit is None and ours.unit is not None and apart


_FAR = 20
"""A bare number that is as many times the claim's counts something else."""


def _beside(one: Candidate, other: Candidate) -> str:
    """On which side two cells of a table are apart, where it is one only."""
    a, b = one.placed.keyed.frame.cell, other.placed.keyed.frame.cell
    assert a is not None
    assert b is not None
    return "column" if a[1] == b[1] else "row" if a[2] == b[2] else ""


_TELLING = 2
"""Digits of a number that hardly stands in a neighbouring cell by chance."""


def _digits(value: Quantity) -> int:
    return 0 if value.value is None else significant(value.value)


class _Head(NamedTuple):
    """The header of a cell on one side."""

    keys: Keys
    text: str
    language: str


def _headed(frame: Frame, table: Table) -> tuple[_Head, _Head]:
    """A cell's row and column."""
    assert frame.cell is not None
    _, row, column = frame.cell
    head = table.columns[column] if column < len(table.columns) else ""
    stub = " ".join(text for place, text in enumerate(table.rows[row][:2]) if place != column)
    told = frame.lead.partition(" | ")[0]
    stub = told if bands(told) else stub
    keys = read_header(head, frame.language, None).keys
    return _Head(frame.row, stub, frame.language), _Head(keys, head, frame.language)


def _beside_value(claim: Frame) -> str:
    """A claim's sentence without its value."""
    return claim.sentence[: claim.start] + " " + claim.sentence[claim.end :]


class _Claim:
    """What a claim says, to be held against the headers of a table."""

    def __init__(self, claim: Keyed, lexicon: Lexicon) -> None:
        self.claim, self.lexicon = claim, lexicon
        frame = claim.frame
        self.names = tuple(dict.fromkeys((*filter(None, (frame.subject,)), *frame.own.names)))
        self.bands = bands(frame.sentence)
        self.weeks = weeks(frame.sentence)
        self.numbers = numbers(_beside_value(frame))
        counted = stems(frame.mention.text, frame.language)
        self.words_own = claim.words_own.union(counted)
        self.words_near = (claim.words_near - claim.of_others[0]).union(counted)
        self.concepts_near = claim.concepts_near - claim.of_others[1]
        here = said_here(frame.sentence, frame.language)
        self.carried = claim.words_near - here[0], claim.concepts_near - here[1]
        self._sides: dict[_Head, Side] = {}

    def fits(self, cells: Sequence[Candidate], table: Table) -> Iterator[_Fit]:
        """How each of some cells of one table fits."""
        recent = self._recent(cells)
        of_all = read_header(table.title, cells[0].placed.keyed.frame.language, None).keys
        heads = [_headed(c.placed.keyed.frame, table) for c in cells]
        stubs, tops = ([(head, self._side(head)) for head in axis] for axis in zip(*heads, strict=True))
        rows, columns = _shared(stubs), _shared(tops)
        alike: dict[_Head, Said] = {}
        picked = any(side.without(rows).exact for _, side in stubs)
        for candidate, (stub, row), (head, column) in zip(cells, stubs, tops, strict=True):
            frame = candidate.placed.keyed.frame
            if recent:
                when = int(any(p.last == recent for p in frame.periods))
            else:
                dated = any(read_header(text, frame.language, None).periods for text in (head.text, stub.text))
                when = {Slot.MATCH: 2 + dated, Slot.OTHER: 0}.get(candidate.alignment.period, 1)
            sides = row.without(rows), column.without(columns)
            if candidate.alignment.told_before:
                sides = sides[0].told_before(), sides[1]
            if picked and not sides[0].exact:
                if head not in alike:
                    alike[head] = self._of_table(of_all, head.keys)
                sides = sides[0].without(alike[head]), sides[1]
            whole = any(side.total for side in sides) or (
                bool(frame.row.words) and set(frame.row.words) <= set(of_all.words)
            )
            assert frame.cell is not None
            part = self._of_a_part(table.rows[frame.cell[1]][0], frame)
            yield _Fit(*sides, when, part, whole)

    def _of_table(self, *keys: Keys) -> Said:
        """What of the claim a table says of all its rows: one is not picked by something akin to it (the stores of
        "Sunny Stores" in a table of stores) where the claim names another by its very words."""
        near, words = self.claim.concepts_here, self.words_near | self.words_own
        said = (chain(concepts_said(near, k), words_said(words, k, across=False)) for k in keys)
        return frozenset(s for s in chain.from_iterable(said) if s.how != "word")

    def _of_a_part(self, first: str, frame: Frame) -> bool:
        """Whether a row is of a part of the one above that the claim does not name."""
        said = part_of(first)
        if not said:
            return False
        keys = read_header(said, frame.language, None).keys
        across = frame.language != self.claim.frame.language
        named = any(self.lexicon.any_same(n, keys.names) for n in self.claim.frame.near.names)
        kinds = self.claim.concepts_near & set(keys.concepts)
        return not (named or kinds or any(words_met(self.claim.words_near, keys, across=across)))

    def _recent(self, cells: Sequence[Candidate]) -> object:
        """The last day of the newest cells, where the claim speaks of "this season" and names no date."""
        frame = self.claim.frame
        if frame.periods or not stance.has(frame.sentence, frame.language, "this_period"):
            return None
        days = [p.last for c in cells for p in c.placed.keyed.frame.periods if p.last]
        return max(days) if len(set(days)) > 1 else None

    def _side(self, head: _Head) -> Side:
        known = self._sides.get(head)
        if known is None:
            known = self._sides[head] = self._said(head.keys, head.text, head.language)
        return known

    def _said(self, keys: Keys, text: str, language: str) -> Side:
        claim, across = self.claim, language != self.claim.frame.language
        named = dict.fromkeys((*self.names, *claim.frame.near.names)) if keys.names else ()
        said = [n for n in named if self.lexicon.any_same(n, keys.names)]
        own = {Saying("name", n) for n in said if n in self.names}
        own |= {Saying("band", b) for b in self.bands if any(same_band(b, other) for other in bands(text))}
        own |= {Saying("week", w) for w in self.weeks & weeks(text)}
        if not (self.bands and bands(text)):
            own |= {Saying("number", n) for n in numbers(text) if n in self.numbers}
        near = {Saying("name", n) for n in said if n in claim.frame.near.names}
        spelled = _spelling(keys, claim.concepts_own & set(keys.concepts), language)
        own |= set(concepts_said(claim.concepts_own, keys))
        own |= set(words_said(self.words_own - spelled, keys, across=across))
        words, concepts = self.words_near, self.concepts_near
        if own:
            words, concepts = words - self.carried[0], concepts - self.carried[1]
        near |= set(concepts_said(concepts, keys)) | set(words_said(words, keys, across=across))
        if not (keys.words or keys.names) and " " in text and text.lower() in claim.frame.sentence.lower():
            own.add(Saying("text", text))
        met = set(words_met(words, keys, across=across)) | nouns("totals", "subtotals", "averages", "current")
        parts = {c for c in keys.concepts if kind(c) == "qualifier"} - met - claim.concepts_near - CALENDAR
        unsaid = frozenset(keys.words) - met
        rest = len(unsaid) + len(parts) + len(numbers(text) - self.numbers)
        total = not nouns("totals").isdisjoint(text.lower().split())
        if total and stance.has(claim.frame.sentence, claim.frame.language, "in_all"):
            own.add(ALL)
        return Side(frozenset(own), frozenset(near | own), rest, len(parts), bool(own), total, unsaid)


def _shared(sides: Iterable[tuple[_Head, Side]]) -> Said:
    """What the claim says of every part on one side of a table alike: it tells none of them from the others."""
    said = {head.keys: side.near for head, side in sides if not side.total}
    of_parts = [near for keys, near in said.items() if keys.words or keys.names or keys.concepts]
    return frozenset[Saying].intersection(*of_parts) if len(of_parts) > 1 else frozenset()


def _spelling(keys: Keys, said: Set[str], language: str) -> frozenset[str]:
    """The words of a header that only spell what the claim says to be measured, and pick it no better than another
    spelling would: 매출 beside 매출액."""
    return frozenset(w for w in keys.words if not measured_by(w, language).isdisjoint(said)) if said else frozenset()
