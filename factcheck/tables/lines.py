"""The cells of one source as lines: those that differ in their time only.

Built once a page, only when a claim asks for something to be computed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from claims.model import Frame, Grain, Keys, Quantity, Voice, When
from claims.words.vocabulary import CONCEPTS
from factcheck.values.period import same_fiscal_year

STATUS = frozenset(
    {"prov", "provisional", "prelim", "preliminary", "revis", "reviz", "estimat", "approv", "propos", "adopt", "draft"}
    | {"잠정", "확정", "속보", "approve", "propose"}
)
"""Words and concepts of a header that say how final its values are, not what they are."""
TERM = re.compile(
    r"(?:당|전|금|직전|전년|당해)(?:기|분기|반기|월|주|년|해|년도|동기|동월)(?:실적|말)?|동기|동월|동분기|[qh][1-4]|current|previous|previou|prior|year-ago"
)
"""Words of a header that its period tells already: 당기 (2026년 1분기)."""
_AGAINST = frozenset({"year_on_year"})
"""What a header of the last year's values is read as that are no changes."""
CALENDAR = frozenset({"fiscal", "annual", "quarterly", "monthly", "daily"})
"""Concepts of a header that its period tells already."""
_OF_TIME = CALENDAR | _AGAINST | STATUS


def is_level(frame: Frame) -> bool:
    """Whether a value tells where something stands, in the page's own voice."""
    value = frame.mention.value
    told = isinstance(value, Quantity) and value.value is not None and value.unit not in ("rank", "times")
    sound = frame.voice in (Voice.OWN, Voice.ATTRIBUTED) and not frame.negated and not frame.retracted
    return told and sound and frame.change is not True


class Lines:
    """The levels of the tables of one page, by line."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._by_line: dict[Hashable, list[Frame]] = defaultdict(list)
        for frame in frames:
            if frame.cell is not None and is_level(frame):
                self._by_line[line_of(frame)].append(frame)

    def line(self, frame: Frame) -> Sequence[Frame]:
        """The cells that say what a cell says of other times: they share its row or its column."""
        at = frame.cell
        assert at is not None
        return [f for f in self._by_line[line_of(frame)] if f.cell and (f.cell[1] == at[1] or f.cell[2] == at[2])]


Line = tuple[int, int | None, int | None]
"""A table, and the row or the column of it; None for the other one."""


def through(cells: Iterable[Frame], lines: Mapping[Line, Sequence[Frame]]) -> Iterator[Sequence[Frame]]:
    """The columns and rows in which some cells stand, in their order."""
    places = [f.cell for f in cells if f.cell is not None]
    wanted = {(table, None, column) for table, _, column in places} | {(table, row, None) for table, row, _ in places}
    return (line for place, line in lines.items() if place in wanted)


def unit_of(frame: Frame) -> tuple[str | None, str | None]:
    """Unit and denominator of a value."""
    value = frame.mention.value
    assert isinstance(value, Quantity)
    return value.unit, value.per


def number_of(frame: Frame) -> Decimal:
    """The number of a value that has one."""
    value = frame.mention.value
    assert isinstance(value, Quantity)
    assert value.value is not None
    return value.value


def said_by(frame: Frame, *, row: bool) -> frozenset[str]:
    """Words and concepts of the row of a cell; or of its column, as far as its row does not have them."""
    stub = frozenset((*frame.row.words, *frame.row.concepts))
    return stub if row else frozenset((*frame.own.words, *frame.own.concepts)) - stub


def line_of(frame: Frame) -> Hashable:
    """What all cells of a line share: table, headers but for their time, unit."""
    assert frame.cell is not None
    return frame.cell[0], frame.own.names, _but_for_time(frame.own), unit_of(frame)


@lru_cache(maxsize=1 << 12)
def _but_for_time(own: Keys) -> Hashable:
    """What headers say beside names and their time; kept, as each cell is asked for the line that it stands in."""
    concepts = sorted(c for c in own.concepts if c not in _OF_TIME)
    return tuple(concepts), tuple(sorted(w for w in own.words if w not in STATUS and not TERM.fullmatch(w)))


def holds_at(frame: Frame, when: When) -> bool:
    """Whether a value is of just this time; the end of a year is told by the value of the year."""
    return any(_is_time(period, when) for period in frame.periods)


def _is_time(period: When, when: When) -> bool:
    if (period.first, period.last) == (when.first, when.last):
        return period.first is not None
    if period.first is None or period.last is None or when.first is None or when.last is None:
        return bool(period.of_year) and period.of_year in (when.of_year, _part_of_year(when))
    if when.grain is Grain.PART:
        return period.last == when.last and period.first <= when.first
    return same_fiscal_year(period, when) or same_fiscal_year(when, period)


def _part_of_year(when: When) -> str | None:
    """How a header writes a month or a quarter that names no year."""
    if when.first is None or when.grain not in (Grain.MONTH, Grain.QUARTER):
        return None
    return f"{when.first.month:02}" if when.grain is Grain.MONTH else f"Q{(when.first.month + 2) // 3}"


def spans(frame: Frame, when: When) -> bool:
    """Whether the times of a value are the two ends of another ("2026-01-01 to 2026-01-31", January)."""
    ends = [(p.first, p.last) for p in frame.periods if p.first and p.last]
    return len(ends) > 1 and (min(ends)[0], max(ends)[1]) == (when.first, when.last)


def contains(period: When, inner: When) -> bool:
    """Whether a time lies in another."""
    if period.first is None or period.last is None or inner.first is None or inner.last is None:
        return False
    return period.first <= inner.first and inner.last <= period.last


def is_part_of(period: When, inner: When) -> bool:
    """Whether a time lies in another and is not all of it."""
    return contains(period, inner) and (period.first, period.last) != (inner.first, inner.last)


def holds_before(frame: Frame, end: When, months: int) -> bool:
    """Whether a value is of the time so many months before another."""
    return any(months_between(period, end) == months for period in frame.periods[:1])


def months_between(start: When, end: When) -> int | None:
    """How many months lie between two times of one length; None where they are not."""
    if start.first is None or end.first is None or start.grain is not end.grain or start.first.day != end.first.day:
        return None
    return (end.first.year - start.first.year) * 12 + end.first.month - start.first.month


def last_day(frame: Frame) -> str:
    """The last day of a value's time, for sorting; "" where it is of none."""
    last = frame.periods[0].last if frame.periods else None
    return last.isoformat() if last else ""


def qualifiers(frame: Frame) -> frozenset[str]:
    """What narrows a value down beside its time."""
    return frozenset(c for c in frame.own.concepts if c in CONCEPTS and CONCEPTS[c].kind == "qualifier") - CALENDAR
