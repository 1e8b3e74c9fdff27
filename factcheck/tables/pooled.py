"""What the rows of a period come to together, or on average: the last quarter out of its three months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from claims.frozen import replace
from claims.model import Frame, Kind, Mention, Quantity
from factcheck.tables.derive import MAX_ROWS
from factcheck.tables.lines import is_part_of, number_of, unit_of
from factcheck.tables.moved import quantity_of
from factcheck.values.nouns import nouns
from factcheck.values.rounding import rounded


def mean_and_sum(lines: Iterable[Sequence[Frame]], claim: Frame) -> Iterator[tuple[Frame, str]]:
    """The sum of a row or column over the period that a claim names; its mean where the claim speaks of one."""
    if not claim.periods or claim.mention.kind is not Kind.QUANTITY:
        return
    averaged = bool(nouns("averages") & {*claim.near.concepts, *claim.near.words})
    for column in lines:
        if len(column) >= MAX_ROWS:
            continue
        inside = _of_those_named([f for f in column if f.periods and is_part_of(claim.periods[0], f.periods[0])], claim)
        if len(inside) < 2 or len({unit_of(f) for f in inside}) > 1:
            continue
        total = sum((number_of(f) for f in inside), Decimal(0))
        shape = quantity_of(inside[0])
        if averaged:
            mean = total / len(inside)
            yield _pooled(inside, claim, mean, shape, f"mean of {len(inside)} = {rounded(mean, shape.step)}")
        else:
            yield _pooled(inside, claim, total, shape, f"sum of {len(inside)} = {total}")


def _of_those_named(cells: list[Frame], claim: Frame) -> list[Frame]:
    """The cells of the rows that say whom the claim names, where a column has rows of several for each time; else all
    of them."""
    said = {*claim.near.names, *claim.near.words}
    named = [f for f in cells if said.issuperset((*f.row.names, *f.row.words)) and (f.row.names or f.row.words)]
    return named if len({f.row for f in named}) == 1 else cells


def _pooled(inside: Sequence[Frame], claim: Frame, value: Decimal, shape: Quantity, text: str) -> tuple[Frame, str]:
    mention = Mention(span=inside[-1].mention.span, text=text, value=replace(shape, value=value))
    return replace(inside[-1], mention=mention, periods=claim.periods[:1]), text
