"""Charts as data: a few rectangles and dots in a 600-unit wide frame; the template draws them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from factcheck.keeping.baseline import DECIDING
from factcheck.model import Comparison, Evidence, Judgement, Verdict
from factcheck.verdicts.restate import plain
from reports.clean import shorten
from reports.selection import WORST_FIRST, host
from reports.values import span_of
from reports.wording import Wording

WIDTH = 600
LABELS = 180
"""Left part of the axis chart, where its rows are named."""
_MARGIN = 24
_ROWS = 5
_DOT = 8
"""An interval narrower than this is drawn as a dot."""
STEP = 26


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a stacked bar."""

    verdict: str
    x: int
    width: int


def stacked(counts: dict[str, int]) -> tuple[Segment, ...]:
    """The verdicts of a document as one bar, worst first; empty where there is no claim."""
    total, x, bar = sum(counts[v.value] for v in WORST_FIRST), 0, []
    done = 0
    for verdict in WORST_FIRST:
        done += counts[verdict.value]
        end = WIDTH * done // total if total else 0
        if end > x:
            bar.append(Segment(verdict.value, x, end - x))
        x = end
    return tuple(bar)


@dataclass(frozen=True, slots=True)
class Row:
    """One interval or point on the axis."""

    x: int
    width: int
    y: int
    relation: str
    """`ours`, or the evidence's relation."""
    label: str
    """Host of the source; "" for the claim."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Claim and sources on one axis."""

    rows: tuple[Row, ...]
    height: int
    low: Decimal
    high: Decimal
    """What its ends stand for; days as ordinals."""
    unit: str | None

    def end(self, value: Decimal, words: Wording) -> str:
        """An end of the axis in words."""
        if self.unit == "date":
            return dt.date.fromordinal(int(value)).isoformat()
        return span_of(plain(value), plain(value), self.unit, words)


_Range = tuple[Decimal | None, Decimal | None]


def axis(judgement: Judgement) -> Axis | None:
    """The claim's interval and the values found, to scale; None where a look says no more than the table."""
    comparison = judgement.comparison
    if (
        comparison is None
        or comparison.rule == "points"
        or (judgement.verdict is Verdict.VERIFIED and comparison.rule in ("exact", "date"))
    ):
        return None
    claimed = (_number(comparison.claimed_low), _number(comparison.claimed_high))
    found = _found(judgement, comparison)
    ends = [end for pair in (claimed, *(row[0] for row in found)) for end in pair if end is not None]
    if not found or claimed == (None, None) or min(ends) == max(ends):
        return None
    scale = _Scale(min(ends), max(ends))
    rows = [scale.row(claimed, 0, "ours", "")]
    rows += [scale.row(pair, place, relation, label) for place, (pair, relation, label) in enumerate(found, 1)]
    return Axis(tuple(rows), STEP * len(rows) + 30, scale.low, scale.high, comparison.unit)


def _found(judgement: Judgement, comparison: Comparison) -> list[tuple[_Range, str, str]]:
    first = (_number(comparison.found_low), _number(comparison.found_high))
    found = []
    for place, evidence in enumerate(judgement.evidence):
        pair = first if place == 0 else _range(evidence, comparison.unit)
        if pair != (None, None) and (place == 0 or evidence.relation in DECIDING):
            found.append((pair, evidence.relation.value, shorten(host(evidence.final_url or evidence.url), 18)))
    return found[:_ROWS]


def _range(evidence: Evidence, unit: str | None) -> _Range:
    if evidence.unit != unit:
        return (None, None)
    value = _number(evidence.value) if unit != "date" else None
    low, high = _number(evidence.low), _number(evidence.high)
    return (value if low is None else low, value if high is None else high)


def _number(text: str | None) -> Decimal | None:
    """A canonical number, or a day as its ordinal."""
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        try:
            return Decimal(dt.date.fromisoformat(text).toordinal())
        except ValueError:
            return None
    return number if number.is_finite() else None


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Decimal
    high: Decimal

    def place(self, value: Decimal) -> int:
        return LABELS + _MARGIN + int((value - self.low) * (WIDTH - LABELS - 2 * _MARGIN) / (self.high - self.low))

    def row(self, pair: _Range, index: int, relation: str, label: str) -> Row:
        low = self.place(pair[0]) if pair[0] is not None else LABELS
        high = self.place(pair[1]) if pair[1] is not None else WIDTH
        narrow = high - low < _DOT
        return Row(
            (low + high) // 2 if narrow else low, 0 if narrow else high - low, STEP * index + 16, relation, label
        )
