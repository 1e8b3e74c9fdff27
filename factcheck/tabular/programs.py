"""The programs that a claim about a table may stand for."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.tabular.bound import Bound
from factcheck.tabular.counts import every, majority, no_row, number, only
from factcheck.tabular.extremes import mode, superlative
from factcheck.tabular.lookups import absent, lookup, role, sibling, stranger
from factcheck.tabular.program import Ran
from factcheck.tabular.sums import aggregate
from factcheck.tabular.two_rows import columns, comparison, difference, same


def programs(bound: Bound) -> Iterator[Ran]:
    """Every program that the claim's words ask for; none of a list of keys and values, which has no rows to compare."""
    if len(bound.grid) < 2:
        return
    two_rows = [*comparison(bound), *difference(bound), *same(bound), *columns(bound)]
    best = list(superlative(bound))
    elsewhere = [*role(bound), *sibling(bound)]
    yield from (*two_rows, *best, *elsewhere)
    for make in (number, only, aggregate, mode, majority, no_row, every, stranger, absent):
        yield from make(bound)
    if not (two_rows or best or elsewhere):
        # One row tells nothing of which is the most, and no more of a value that is another column's.
        yield from lookup(bound)
