"""What a claim asks of rows: the names, days and numbers that it says, each with the rows that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from factcheck.tabular.bound import Amount, Bound, Named
from factcheck.tabular.grid import Column, Grid, day_of

_NEAR = 2
"""Words between a name and the header that says of which column it is, at most."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Words of the claim with the rows that have what they say."""

    start: int
    end: int
    columns: frozenset[int]
    rows: frozenset[int]
    amount: Amount | None = None
    day: bool = False
    whole: bool = True


def conditions(bound: Bound, *, without: Iterable[Amount] = ()) -> list[Condition]:
    """Everything that the claim asks of rows, in its order; `without` are amounts that are asked for, not given."""
    given = set(without)
    return [c for c in _all(bound) if c.amount is None or c.amount not in given]


@lru_cache(maxsize=1)  # a dozen programs ask for them in turn
def _all(bound: Bound) -> Sequence[Condition]:
    amounts = (_of_amount(a, bound.grid) for a in bound.amounts if a.column is not None)
    return sorted((*_named(bound), *amounts), key=lambda c: c.start)


def holds(value: Decimal | None, amount: Amount, scale: int = 1) -> bool:
    """Whether a cell's number, in its column's scale, is what the claim asks for."""
    if value is None:
        return False
    asked = amount.value
    if amount.sign == "=":
        return amount.agrees(value, scale)
    if amount.scale > 1:
        value, asked = value * scale, asked * amount.scale
    return {">": value > asked, "<": value < asked, ">=": value >= asked, "<=": value <= asked}[amount.sign]


def _of_amount(amount: Amount, grid: Grid) -> Condition:
    column = grid.columns[amount.column or 0]
    rows = frozenset(i for i, c in enumerate(column.cells) if holds(_number(column, i), amount, column.scale))
    return Condition(amount.start, amount.end, frozenset([column.place]), rows, amount=amount)


def _number(column: Column, row: int) -> Decimal | None:
    cell = column.cells[row]
    if column.dated and cell.day:
        return Decimal(cell.day[0])
    return cell.value


def _named(bound: Bound) -> Iterator[Condition]:
    spans: dict[tuple[int, int], list[Named]] = {}
    for named in bound.named:
        spans.setdefault((named.start, named.end), []).append(named)
    skip: set[tuple[int, int]] = set()
    for (start, end), same in spans.items():
        if (start, end) in skip:
            continue
        picked = _by_header(bound, same) if len(same) > 1 else same
        ranged = _range(bound, start, end, same[0]) if same[0].day else None
        if ranged:
            rows, other = ranged
            skip.add(other)
            yield Condition(start, end, frozenset([same[0].column]), rows, day=True)
            continue
        yield Condition(
            start,
            end,
            frozenset(n.column for n in picked),
            frozenset(r for n in picked for r in n.rows),
            day=same[0].day,
            whole=same[0].whole,
        )


def _by_header(bound: Bound, same: Sequence[Named]) -> list[Named]:
    """Of the columns that hold a name, the one whose header stands beside it; else all of them."""
    beside = {h.column: gap for h in bound.heard if (gap := same[0].gap(h)) <= _NEAR}
    found = [n for n in same if n.column in beside]
    if not found:
        return list(same)
    best = min(beside[n.column] for n in found)
    return [n for n in found if beside[n.column] == best]


def _range(bound: Bound, start: int, end: int, named: Named) -> tuple[frozenset[int], tuple[int, int]] | None:
    """Rows between two days ("from 1980 to 1985"), or on one side of one ("after 1989")."""
    said, words, column = bound.said, bound.grid.words, bound.grid.columns[named.column]
    before = said[start - 1].text if start else ""
    days = [n for n in bound.named if n.day and n.column == named.column and n.start > start]
    first = _day(bound, named)
    if first is None:
        return None
    if (before,) in words.phrases["between"] and days and days[0].start - end <= 2:
        last = _day(bound, days[0])
        if last:
            rows = _within(column, first, _late(last))
            return rows, (days[0].start, days[0].end)
    if (before,) in words.phrases["until"]:
        return _within(column, (0, 0, 0), _just_before(first)), (-1, -1)
    if (before,) in words.phrases["since"] and before != "from":
        return _within(column, _just_after(first) if before == "after" else first, (9999, 0, 0)), (-1, -1)
    return None


def _day(bound: Bound, named: Named) -> tuple[int, int, int] | None:
    return day_of(bound.said[named.start : named.end], bound.grid.words)


def _late(day: tuple[int, int, int]) -> tuple[int, int, int]:
    return (day[0], day[1] or 12, day[2] or 31)


def _just_before(day: tuple[int, int, int]) -> tuple[int, int, int]:
    return (day[0], day[1], day[2] - 1) if day[1] else (day[0] - 1, 12, 31)


def _just_after(day: tuple[int, int, int]) -> tuple[int, int, int]:
    return (day[0], day[1], day[2] + 1) if day[1] else (day[0] + 1, 0, 0)


def _within(column: Column, first: tuple[int, int, int], last: tuple[int, int, int]) -> frozenset[int]:
    return frozenset(i for i, c in enumerate(column.cells) if c.day and first <= c.day <= last)


def together(grid: Grid, asked: Sequence[Condition]) -> frozenset[int]:
    """The rows that have all of it; two names of one column that no row shares are alternatives."""
    rows = frozenset(grid.body)
    groups: dict[frozenset[int], frozenset[int]] = {}
    for one in asked:
        key = one.columns if one.amount is None else frozenset([-1 - one.start])
        so_far = groups.get(key)
        groups[key] = one.rows if so_far is None else (so_far & one.rows) or (so_far | one.rows)
    for group in groups.values():
        rows &= group
    return rows
