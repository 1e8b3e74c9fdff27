"""What a claim says of each row of a table at once: "in every quarter", 모든 구에서.

The rows are meant where the word behind "every" heads them, or is the time that each is of. One that is otherwise is
enough to say that the claim is not so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.model import Bound, Frame, Quantity
from claims.words import stance
from factcheck.computed.named import Line
from factcheck.tables.lines import contains, said_by
from factcheck.terms.asked import NO_AMOUNTS
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome, compare_quantities
from factcheck.values.nouns import nouns
from sources.model import Table

_WORD = 24
"""Characters behind "every" in which the thing itself is named."""


def of_each(claim: Frame, table: Table) -> bool:
    """Whether a claim speaks of each row of a table."""
    if not table.columns:
        return False
    pattern, ahead = stance.pattern(claim.language, "each"), _WORD * (claim.language == "ko")
    heads = [w for w in _LETTERS.findall(table.columns[0].lower()) if len(w) > 1]
    for mark in pattern.finditer(claim.sentence) if pattern else ():
        if mark.end() == claim.start and _is_sum(claim, mark[0]):
            continue
        beside = claim.sentence[max(0, mark.start() - ahead) : mark.end() + _WORD].lower()
        if any(re.search(rf"(?<!\w){re.escape(head)}", beside) for head in heads):
            return True
    return False


def _is_sum(claim: Frame, mark: str) -> bool:
    """Whether an "all" right before an exact amount tells how many there are in all (모두 2,018곳)."""
    value = claim.mention.value
    exact = isinstance(value, Quantity) and value.bound is Bound.EXACT and value.unit not in NO_AMOUNTS
    return exact and stance.has(mark, claim.language, "in_all")


_LETTERS = re.compile(r"[^\W\d_]+")


def rows_of(claim: Frame, cells: Sequence[Frame]) -> list[Frame]:
    """The cells of the rows that are meant: none of a total, a mean or another time."""
    told = nouns("totals", "subtotals", "averages", "wholes")
    when = next(iter(claim.periods), None)
    inside = [f for f in cells if when is None or not f.periods or any(contains(when, p) for p in f.periods)]
    return [f for f in inside if not told & said_by(f, row=True)]


def outlier(claim: Keyed, line: Line) -> Frame | None:
    """A cell that is not as the claim says each of them is; else one that does not tell, else the first. None where
    they are too few."""
    ours = claim.frame.mention.value
    cells = rows_of(claim.frame, line.cells)
    if not isinstance(ours, Quantity) or len(cells) < _FEWEST or len(cells) < len(line.cells) - 1:
        return None
    compared = [(compare_quantities(ours, value), f) for f in cells if isinstance(value := f.mention.value, Quantity)]
    if any(c.outcome is Outcome.INCOMPARABLE for c, _ in compared):
        return None
    wrong = next((f for c, f in compared if c.outcome is Outcome.DISAGREES), None)
    return wrong or next((f for c, f in compared if c.outcome is not Outcome.AGREES), cells[0])


_FEWEST = 3
"""Rows of which a text says "every"."""
