"""Values of one page, found again by what they share with a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.frozen import quick
from claims.kept import kept
from claims.mentions.noughts import is_nought
from claims.model import Frame, Quantity
from factcheck.matching.bits import as_bits, most_marked
from factcheck.tables.moved import Recipe
from factcheck.terms.lexicon import Keyed
from factcheck.values.nouns import same_noun
from sources.model import PageBlock

_CANDIDATES = 40
"""Values of one source that a claim is held against, those with most in common first."""
_OPERANDS = 200
"""Values of one source, of whatever unit, of which what a claim asks for is computed."""
_COMMON = 64
"""One value in so many makes a key common."""
Sort = tuple[str | None, str | None]
"""Unit and dimension of a quantity; a date has neither."""
_BARE: Sort = (None, None)


@quick
@dataclass(frozen=True, slots=True)
class Placed:
    """A frame with the block of the page that it was read from; None for a table cell."""

    keyed: Keyed
    block: PageBlock | None
    correction: bool = False
    formula: str = ""
    """How the value was computed; empty for one that stands in the text."""
    asked: bool = False
    """It was computed from the very operands that the claim names."""
    offered: bool = False
    """The claim leaves some operand unsaid: such a value may verify, and contests nothing."""
    each: bool = False
    """It stands for all rows of its table, of which the claim speaks row by row."""


class Pile:
    """Values of one page with an index from names, concepts, words and years to values."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = placed
        self._marks: dict[str, int] = {}
        self._able: dict[Sort, int] = {}

    def near(self, claim: Keyed) -> list[Placed]:
        """The values that share most with a claim and that its value can be compared with, in the order of the page."""
        if len(self.placed) <= _CANDIDATES:
            return list(self.placed)
        return self._most_alike(claim, self._comparable(_sort(claim.frame)), _CANDIDATES)

    def operands(self, claim: Keyed) -> list[Placed]:
        """The values that share most with a claim, whatever their units."""
        if len(self.placed) <= _OPERANDS:
            return list(self.placed)
        return self._most_alike(claim, -1, _OPERANDS)

    def alike(self, claim: Keyed) -> list[Placed]:
        """The values that share most with a claim, few or many, none that shares nothing."""
        return self._most_alike(claim, -1, _CANDIDATES)

    def _most_alike(self, claim: Keyed, able: int, limit: int) -> list[Placed]:
        marked = (self._mark(key) & able for key in _keys_of(claim) if key in self._index)
        return [self.placed[n] for n in most_marked(marked, limit)]

    @kept
    def _index(self) -> dict[str, list[int]]:
        """Asked for only where there is much to choose from."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(self.placed):
            for key in _keys_of(item.keyed):
                index[key].append(number)
        return index

    def _mark(self, key: str) -> int:
        """The values that have a key, as the bits of a number; kept for keys that many have."""
        mark = self._marks.get(key)
        if mark is None:
            numbers = self._index[key]
            mark = as_bits(numbers)
            if len(numbers) * _COMMON > len(self.placed):
                self._marks[key] = mark
        return mark

    def _comparable(self, ours: Sort) -> int:
        """The values that one of this sort can be compared with."""
        able = self._able.get(ours)
        if able is None:
            able = 0
            for theirs, mark in self._sorts.items():
                able |= mark if joined(ours, theirs) else 0
            self._able[ours] = able
        return able

    @kept
    def _sorts(self) -> dict[Sort, int]:
        numbers: dict[Sort, list[int]] = defaultdict(list)
        for number, item in enumerate(self.placed):
            numbers[_sort(item.keyed.frame)].append(number)
        return {sort: as_bits(found) for sort, found in numbers.items()}


class Makings:
    """What can be computed of one page, made when a claim is held against it that it can be compared with."""

    def __init__(self, recipes: Iterable[Recipe], place: Callable[[Frame, str], Placed]) -> None:
        """Args: place, makes a value of the page of a computed frame and its formula."""
        self._recipes = list(recipes)
        self._place = place
        self._sorts: dict[Sort, list[int]] = defaultdict(list)
        for number, recipe in enumerate(self._recipes):
            self._sorts[recipe.unit, recipe.dimension].append(number)
        self._made: dict[int, Placed] = {}
        self._piles: dict[tuple[Sort, bool], Pile] = {}

    def near(self, claim: Keyed) -> list[Placed]:
        """The values that share most with a claim, of those that its value can be compared with, in their order."""
        ours, few = _sort(claim.frame), len(self._recipes) <= _CANDIDATES
        # Of few a count of whatever is held against another, and against none at all.
        counts = few and (_counts(ours) or is_nought(claim.frame.mention))
        pile = self._piles.get((ours, counts))
        if pile is None:
            able = (theirs for theirs in self._sorts if joined(ours, theirs) or (counts and _counts(theirs)))
            pile = Pile([self._get(n) for n in sorted(n for sort in able for n in self._sorts[sort])])
            self._piles[ours, counts] = pile
        return list(pile.placed) if few else pile.alike(claim)

    def _get(self, number: int) -> Placed:
        if number not in self._made:
            self._made[number] = self._place(*self._recipes[number].make())
        return self._made[number]


def _keys_of(keyed: Keyed) -> frozenset[str]:
    return (
        keyed.names_near
        | keyed.names_own
        | keyed.concepts_near
        | keyed.concepts_own
        | keyed.words_near
        | keyed.words_own
        | {f"in {when.first.year}" for when in keyed.frame.periods if when.first}
    )


def _sort(frame: Frame) -> Sort:
    value = frame.mention.value
    return (value.unit, value.dimension) if isinstance(value, Quantity) else _BARE


@lru_cache(maxsize=1 << 14)
def joined(ours: Sort, theirs: Sort) -> bool:
    """Whether values of two sorts can be held against each other: a conversion joins them, or a slip does."""
    (unit, dimension), (other, another) = ours, theirs
    if unit == other or {unit, other} in _SLIPS:
        return True
    if _counts(ours) and _counts(theirs):
        return same_noun(unit, other)
    return dimension is not None and dimension == another and dimension != "ratio"


def _counts(sort: Sort) -> bool:
    return sort[0] is None or (sort[1] or "").startswith("count")


_SLIPS = ({"percent", "percentage_point"}, {"percent", "basis_point"}, {"°C", "°F"}, {"point", "percentage_point"})
"""Units of two dimensions that are held against each other all the same: slips, and points that may be percentage
points."""
