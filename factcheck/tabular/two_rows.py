"""Two rows held against each other: more, later, by how much, the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from factcheck.tabular.bound import Amount, Bound, Trigger
from factcheck.tabular.conditions import Condition, conditions, together
from factcheck.tabular.grid import Column
from factcheck.tabular.program import Order, Ran, cells_of, measured


def comparison(bound: Bound) -> Iterator[Ran]:
    """One row has more than another, or comes before it."""
    word = bound.first("more", "fewer", "later", "earlier")
    if word is None or any(a.column is None for a in bound.amounts) or _by(bound, word):
        return
    yield from _compared(bound, word)


def _compared(bound: Bound, word: Trigger) -> Iterator[Ran]:
    sides, column = _sides(bound, word), measured(bound, word)
    if sides and column is None and word.kind in ("more", "fewer"):
        left, right = (len(s.rows) for s in sides)
        true = left > right if word.kind == "more" else left < right
        yield Ran("comparison_count", true, f"{left} rows against {right}")
    if sides is None or column is None or (sides[0].columns & {column.place} and not sides[0].day):
        return
    one, other = (_values(column, side.rows) for side in sides)
    if not one or not other:
        return
    up = word.kind in ("more", "later")
    a, b = one[0], other[0]
    true = a > b if up else a < b  # type: ignore[operator]
    if column.ranks and word.kind in ("more", "fewer"):
        true = a != b and not true
    asked = conditions(bound)
    said = [c for c in asked if c.amount and column.place in c.columns]
    every = frozenset(r for c in asked if c.columns & sides[0].columns for r in c.rows)
    if true and said:
        true = all(c.rows & every for c in said)
    yield Ran(
        "comparison",
        true,
        f"{column.header}: {cells_of(column, sides[0].rows)} against {cells_of(column, sides[1].rows)}",
    )


def columns(bound: Bound) -> Iterator[Ran]:
    """One row has more of one column than of another ("scored more goals than it conceded")."""
    word = bound.first("more", "fewer")
    than = next((t for t in bound.triggers if word and t.kind == "than" and t.start >= word.end), None)
    if word is None or than is None or bound.amounts or _sides(bound, word):
        return
    asked = conditions(bound)
    rows = together(bound.grid, asked) if asked else frozenset()
    able = [h for h in bound.heard if bound.grid.columns[h.column].numeric]
    left, right = [h for h in able if h.end <= than.start], [h for h in able if h.start >= than.end]
    if len(rows) != 1 or not left or not right or left[-1].column == right[0].column:
        return
    one, other = (bound.grid.columns[h.column] for h in (left[-1], right[0]))
    a, b = (c.cells[min(rows)].value for c in (one, other))
    if a is None or b is None:
        return
    true = a > b if word.kind == "more" else a < b
    yield Ran("columns", true, f"{one.header}: {a}, {other.header}: {b}")


def same(bound: Bound) -> Iterator[Ran]:
    """Two rows have the same in the column that is named."""
    word = bound.first("same")
    asked = conditions(bound)
    if word is None or any(a.column is None for a in bound.amounts) or bound.first("not", "none"):
        return
    heard = sorted(bound.heard, key=lambda h: abs(h.start - word.end))
    pairs = [(a, b) for i, a in enumerate(asked) for b in asked[i + 1 :] if a.columns == b.columns and a.rows != b.rows]
    for near in heard[:1]:
        column = bound.grid.columns[near.column]
        for one, other in pairs[:1]:
            # Each text once and in the order of the rows: the formula is the same in every run.
            left, right = (dict.fromkeys(column.cells[row].text for row in sorted(side.rows)) for side in (one, other))
            if column.place not in one.columns and left and right:
                shared = not left.keys().isdisjoint(right)
                yield Ran("same", shared, f"{column.header}: {'/'.join(left)} and {'/'.join(right)}")


def difference(bound: Bound) -> Iterator[Ran]:
    """One row has so much more than another, or comes so much later."""
    word = bound.first("more", "fewer", "later", "earlier")
    if word is None:
        return
    sides, column, by = _sides(bound, word), measured(bound, word), _by(bound, word)
    if sides and by and column is None and word.kind in ("more", "fewer"):
        left, right = (len(s.rows) for s in sides)
        more = left - right if word.kind == "more" else right - left
        yield Ran("difference_count", more == by[0].value, f"{left} rows − {right} = {left - right}")
    if sides is None or column is None or not by:
        return
    one, other = (_values(column, side.rows) for side in sides)
    if not one or not other:
        return
    gap = _gap_of(one[0], other[0], bound.said[word.start - 1].word)
    if gap is not None:
        gap = gap if word.kind in ("more", "later") else -gap
        yield Ran(
            "difference",
            gap == by[0].value,
            f"{column.header}: {cells_of(column, sides[0].rows)} − {cells_of(column, sides[1].rows)} = {gap}",
        )


def _gap_of(one: Order, other: Order, unit: str) -> Decimal | None:
    """A difference of numbers, or of days in the unit that the claim says."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one - other
    if isinstance(one, Decimal) or isinstance(other, Decimal):
        return None
    years, months = one[0] - other[0], one[1] - other[1]
    if unit.startswith("year"):
        return Decimal(years)
    if unit.startswith("month"):
        return Decimal(years * 12 + months)
    if all(one[1:]) and all(other[1:]) and unit.startswith(("day", "week")):
        ends = _date(one), _date(other)
        days = (ends[0] - ends[1]).days if ends[0] and ends[1] else None
        return None if days is None else Decimal(days) / (7 if unit.startswith("week") else 1)
    return None


def _date(day: tuple[int, ...]) -> dt.date | None:
    """A day of the calendar; of a leap year where the table names no year."""
    try:
        return dt.date(day[0] or 2000, *day[1:])
    except ValueError:
        return None


def _sides(bound: Bound, word: Trigger) -> tuple[Condition, Condition] | None:
    """Two names of one column, on either side of the word that compares them, or of the "than" behind it ("had more
    wins in 1989 than in 1990")."""
    asked = conditions(bound, without=_by(bound, word))
    than = next((t for t in bound.triggers if t.kind == "than" and t.start >= word.end), None)
    for middle in (word, than):
        left = [c for c in asked if middle and c.end <= middle.start]
        right = [c for c in asked if middle and c.start >= middle.end]
        pairs = [(a, b) for b in right for a in left if a.columns & b.columns and a.rows != b.rows]
        if pairs:
            return min(pairs, key=lambda p: (p[1].start - p[0].end, p[0].start))
    return None


def _values(column: Column, rows: frozenset[int]) -> list[Order]:
    return [v for r in sorted(rows) if (v := column.order(r)) is not None]


def _by(bound: Bound, word: Trigger) -> list[Amount]:
    """The number right before a word that compares: by how much ("12 years earlier")."""
    return [a for a in bound.amounts if 0 <= word.start - a.end <= 1 and a.sign in "=>"]
