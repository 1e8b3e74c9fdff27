"""A program over a table, run: what it asks, and whether the table says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.tabular.amounts import is_of_times
from factcheck.tabular.bound import Amount, Bound, Heard, Trigger
from factcheck.tabular.conditions import Condition
from factcheck.tabular.grid import Column

Order = tuple[int, ...] | Decimal
"""What cells are ordered by: a day or a number."""
_FAR = 8
"""Words between a word of more or most and the header that it speaks of, at most."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A program with its outcome."""

    name: str
    true: bool
    formula: str
    rows: tuple[int, ...] = ()


def shown(bound: Bound, asked: Sequence[Condition]) -> str:
    """Conditions as a formula shows them."""
    columns = bound.grid.columns
    return " and ".join(
        f"{'/'.join(columns[c].header for c in sorted(one.columns))} {one.amount.sign if one.amount else '='} "
        + " ".join(t.word for t in bound.said[one.start : one.end])
        for one in asked
    )


def cells_of(column: Column, rows: frozenset[int]) -> str:
    """The first cells of some rows, as written."""
    return ", ".join(column.cells[r].text for r in sorted(rows)[:2])


def measured(bound: Bound, word: Trigger) -> Column | None:
    """The column that a word of more or most speaks of: the nearest header with an order, one behind it first."""
    columns = bound.grid.columns
    if word.kind in ("later", "earlier", "latest", "earliest"):
        heard = {h.column for h in bound.heard}
        dated = sorted((c for c in columns if c.dated), key=lambda c: (c.place not in heard, not _has_months(c)))
        if dated:
            return dated[0]

    def far(heard: Heard) -> float:
        after = heard.start - word.end
        return after if after >= 0 else 1.5 + (word.start - heard.end)

    able = [h for h in bound.heard if columns[h.column].numeric or columns[h.column].dated]
    near = sorted(able, key=lambda h: (far(h) - 2 * columns[h.column].numeric, -h.share))
    return columns[near[0].column] if near and far(near[0]) <= _FAR else None


def is_counted(bound: Bound, amount: Amount) -> bool:
    """A noun follows that can be counted, or "times"; and nothing before says that the number is a value."""
    said, words = bound.said, bound.grid.words
    if is_of_times(bound, amount):
        return True
    if said[amount.start].word in ("once", "twice") or amount.end >= len(said):
        return amount.spelled
    at = amount.end
    while at < len(said) - 1 and (said[at].text,) in words.phrases["linking"] and at < amount.end + 3:
        at += 1
    after = said[at] if at < len(said) else None
    before = said[amount.start - 1].text if amount.start else ""
    if any(n.start <= at < n.end for n in bound.named):
        return True
    if after is None or after.number is not None or (after.text,) in words.phrases["measures"]:
        return False
    if (before,) in words.phrases["giving"] and before not in ("of", "is", "was"):
        return False
    return after.text not in words.idle


def _has_months(column: Column) -> bool:
    """Its days are days or months, not only years."""
    return any(c.day and c.day[1] for c in column.cells)
