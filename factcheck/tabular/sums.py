"""Sums and means over the rows that a claim names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.tabular.bound import Amount, Bound
from factcheck.tabular.conditions import conditions, holds, together
from factcheck.tabular.grid import Column
from factcheck.tabular.program import Ran


def aggregate(bound: Bound) -> Iterator[Ran]:
    """The sum or the mean of a column over the rows that are named."""
    word = bound.first("total", "average")
    if word is None:
        return
    for amount in bound.amounts:
        column = _summed(bound, amount)
        if column is None:
            continue
        asked = [c for c in conditions(bound, without=[amount]) if column.place not in c.columns]
        rows = sorted(together(bound.grid, asked))
        values = [v for r in rows if (v := column.cells[r].value) is not None]
        if not values:
            continue
        total = sum(values, Decimal(0))
        mean = word.kind == "average"
        result = total / len(values) if mean else total
        true = _rounds(result, amount) or (len(values) == 1 and holds(values[0], amount))
        yield Ran(
            word.kind if len(values) > 1 else "lookup_total",
            true,
            f"{word.kind}({column.header} of {len(values)}) = {result}",
            tuple(rows),
        )
        return


def _summed(bound: Bound, amount: Amount) -> Column | None:
    """The column of numbers that an amount is a value of."""
    if amount.column is not None and bound.grid.columns[amount.column].numeric:
        return bound.grid.columns[amount.column]
    return None


def _rounds(result: Decimal, amount: Amount) -> bool:
    if amount.sign != "=":
        return holds(result, amount)
    return abs(result - amount.value) <= amount.step / 2
