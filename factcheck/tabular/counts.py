"""Rows counted: so many, only one, none, all, most."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.tabular.bound import Amount, Bound, places
from factcheck.tabular.conditions import conditions, holds, together
from factcheck.tabular.program import Ran, is_counted, shown


def number(bound: Bound) -> Iterator[Ran]:
    """ "Three clubs had 16 wins": so many rows have what else the claim says."""
    if bound.first("max", "min", "average", "than") and not any(a.sign != "=" for a in bound.amounts):
        return
    untold = _outcome_untold(bound)
    for amount in _counts(bound)[:1]:
        asked = [c for c in conditions(bound, without=[amount]) if c.amount is not amount]
        rows = together(bound.grid, asked)
        ways = {len(rows)}
        if bound.first("different") or not asked:
            ways |= {len({bound.grid.columns[h.column].cells[r].text for r in rows}) for h in bound.heard}
        true = any(holds(Decimal(n), amount) for n in ways)
        name = "count_untold" if untold else "count" if asked else "count_all"
        yield Ran(name, true, f"count({shown(bound, asked)}) = {len(rows)}", tuple(sorted(rows)))


def _counts(bound: Bound) -> list[Amount]:
    """The amounts that may count rows, best first."""
    whole = [a for a in bound.amounts if a.value == a.value.to_integral_value() and a.value <= 2 * len(bound.grid) + 5]
    free = [a for a in whole if a.column is None or not bound.grid.columns[a.column].numeric]
    return [a for a in free if is_counted(bound, a)]


def _outcome_untold(bound: Bound) -> bool:
    """The claim says "won" or "lost", and no column does."""
    taken = places(*bound.named, *bound.heard)
    words = {p for kind in ("won", "lost", "drawn") for p in bound.grid.words.phrases[kind]}
    return any((t.text,) in words and i not in taken for i, t in enumerate(bound.said))


def only(bound: Bound) -> Iterator[Ran]:
    """ "The only one that": one row has what follows, and it is the one that is named."""
    only = bound.first("only")
    if only is None or any(a.column is None for a in bound.amounts):
        return
    asked = conditions(bound)
    before, after = [c for c in asked if c.end <= only.start], [c for c in asked if c.start >= only.end]
    if not after:
        return
    rows = together(bound.grid, after)
    who = together(bound.grid, before) if before else rows
    yield Ran("only", len(rows) == 1 and rows <= who, f"only({shown(bound, after)}) = {len(rows)} rows", tuple(rows))


def no_row(bound: Bound) -> Iterator[Ran]:
    """ "No team has": not one row has it."""
    word = bound.first("none", "not")
    if word is None or bound.first("only", "all", "max", "min", "but"):
        return
    asked = conditions(bound)
    if asked:
        rows = together(bound.grid, asked)
        yield Ran("none", not rows, f"count({shown(bound, asked)}) = {len(rows)}", tuple(rows))


def every(bound: Bound) -> Iterator[Ran]:
    """ "All games in May were at home": the rows that have what stands before have what stands after."""
    word = bound.first("all")
    if word is None or bound.first("not", "none", "max", "min", "than"):
        return
    asked = conditions(bound)
    if not asked or any(a.column is None for a in bound.amounts):
        return
    last = asked[-1]
    scope = together(bound.grid, asked[:-1])
    if scope and last.rows:
        yield Ran("all", scope <= last.rows, f"all {shown(bound, asked[:-1])} have {shown(bound, [last])}")


def majority(bound: Bound) -> Iterator[Ran]:
    """ "Most of the players are from Peru": of the rows that have the rest, more than half have what is named last."""
    if not bound.grid.words.has("majority", bound.text):
        return
    asked = conditions(bound)
    if asked:
        scope = together(bound.grid, asked[:-1])
        have = scope & asked[-1].rows
        yield Ran(
            "majority", 2 * len(have) > len(scope), f"{len(have)} of {len(scope)} have {shown(bound, asked[-1:])}"
        )
