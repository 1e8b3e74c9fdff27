"""The row with the most or the least of a column, the latest and the earliest, the most frequent value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.tabular.bound import Bound, Trigger
from factcheck.tabular.conditions import Condition, conditions, holds, together
from factcheck.tabular.grid import Column
from factcheck.tabular.program import Ran, cells_of, measured

_SEVERAL = 2
"""Rows of which one can have the most."""


def superlative(bound: Bound) -> Iterator[Ran]:
    """The row with the most or the least of a column is the one that is named, or its number the one that is said."""
    word = _extreme(bound)
    if word is None:
        return
    column = measured(bound, word) or _of_amounts(bound)
    if column is None:
        return
    asked = conditions(bound)
    said = [c for c in asked if c.amount and _of_best(c, column, asked)]
    others = [c for c in asked if c not in said]
    scopes = [[], others] if said else [[]]
    scopes += [[c] for c in others if len(others) > 1 or not said]
    outcomes = []
    for scope in scopes:
        within = together(bound.grid, scope)
        if scope and len(within) < _SEVERAL:
            continue  # of one row alone, any number is the most
        rows = _best(column, within, _wants_most(word, column), _nth(bound, word))
        rest = [c for c in others if c not in scope]
        if rows and (rest or said):
            true = bool(rows & together(bound.grid, rest)) if rest else True
            ends = _ends(bound, word, column, within)
            true = true and all(
                holds(column.cells[r].value, c.amount, column.scale)
                or any(holds(end, c.amount, column.scale) for end in ends)
                for c in said
                if c.amount
                for r in rows
            )
            outcomes.append((true, rows))
    denied = bound.first("not", "none") is not None
    if outcomes:
        true = any(o[0] for o in outcomes)
        rows = next((o[1] for o in outcomes if o[0] == true), frozenset())
        name = "superlative_not" if denied else "superlative_number" if said else "superlative_name"
        yield Ran(name, true != denied, f"{word.kind}({column.header}) = {cells_of(column, rows)}", tuple(sorted(rows)))


def _ends(bound: Bound, word: Trigger, column: Column, rows: frozenset[int]) -> list[Decimal]:
    """The other end of a column, where a claim asks for both ("41 is the highest, and 12 the lowest")."""
    values = [v for r in rows if (v := column.cells[r].value) is not None]
    other = bound.first({"max": "min", "min": "max"}.get(word.kind, ""))
    return [min(values) if word.kind == "max" else max(values)] if values and other else []


def _extreme(bound: Bound) -> Trigger | None:
    """The word that asks for the most or the least; "more than any other" does so too."""
    words, more = bound.grid.words, bound.first("more", "fewer")
    if more and words.has("any_other", bound.text):
        return replace(more, kind="max" if more.kind == "more" else "min")
    return None if bound.first("than") else bound.first("max", "min", "latest", "earliest")


def _of_best(one: Condition, column: Column, asked: Sequence[Condition]) -> bool:
    """The number that is said of the best row: of its column, or the claim's last with no header right beside it."""
    amount = one.amount
    if amount is None or column.place in one.columns:
        return amount is not None
    return one is asked[-1] and amount.near > 1.0 and amount.sign == "="


def _of_amounts(bound: Bound) -> Column | None:
    """The one column that the claim's numbers are values of."""
    columns = {a.column for a in bound.amounts if a.column is not None and bound.grid.columns[a.column].numeric}
    return bound.grid.columns[columns.pop()] if len(columns) == 1 else None


def _wants_most(word: Trigger, column: Column) -> bool:
    most = word.kind in ("max", "latest")
    return not most if column.ranks and word.kind == "max" else most


def _nth(bound: Bound, word: Trigger) -> int:
    before = bound.said[word.start - 1] if word.start else None
    if before is None:
        return 1
    if before.text in bound.grid.words.ordinals:
        return bound.grid.words.ordinals[before.text]
    return int(before.number) if before.number is not None and before.number < 10 and before.word[-1:].isalpha() else 1


def _best(column: Column, rows: frozenset[int], most: bool, nth: int) -> frozenset[int]:
    values = {r: v for r in rows if (v := column.order(r)) is not None}
    ranked = sorted(set(values.values()), reverse=most)
    if len(ranked) < nth:
        return frozenset()
    return frozenset(r for r, v in values.items() if v == ranked[nth - 1])


def mode(bound: Bound) -> Iterator[Ran]:
    """ "The bike that was used most often": the value that most rows have."""
    word = bound.first("max")
    counted = word is not None and not bound.amounts and measured(bound, word) is None
    if (not counted and not bound.grid.words.has("often", bound.text)) or bound.grid.words.has("majority", bound.text):
        return
    for name in bound.named[:1]:
        cells = [c.text for c in bound.grid.columns[name.column].cells]
        tally = Counter(cells)
        most = max(tally.values())
        true = any(tally[cells[r]] == most for r in name.rows)
        yield Ran("mode", true, f"most often {max(tally, key=lambda t: tally[t])}: {most}")
