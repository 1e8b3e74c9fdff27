"""Charts over time as data: dated cells of a table column that claims were held against, and verdicts by run."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from claims.mentions.find import find_mentions
from claims.model import When
from factcheck.keeping.baseline import DECIDING
from factcheck.model import Evidence, Judgement, Run
from reports.chart import WIDTH, Segment, stacked
from reports.clean import shorten
from reports.interface import Options
from reports.selection import WORST_FIRST, host
from reports.values import read_claim, read_evidence
from reports.wording import Wording

HEIGHT = 160
_EDGE = 16
_LEAST = 3
"""Dated values from which a line says more than the numbers."""


@dataclass(frozen=True, slots=True)
class Point:
    """One dated value of the column, with the claim that was held against it."""

    x: int
    y: int
    claimed_y: int | None
    """Where the document's value lies; None where it is not of the same unit."""
    date: str
    value: str
    claimed: str
    claim: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Series:
    """A column of one source's table."""

    title: str
    points: tuple[Point, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Period:
    """The verdicts of one run."""

    label: str
    counts: dict[str, int]
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    day: dt.date
    evidence: Evidence
    judgement: Judgement
    value: Decimal
    claimed: Decimal | None


def series(run: Run, words: Wording) -> tuple[Series, ...]:
    """One chart a table column, where claims were held against three or more dated cells of it."""
    columns: dict[tuple[str, int, int], list[_Dated]] = defaultdict(list)
    for judgement in run.judgements:
        for evidence in judgement.evidence:
            found = _dated(judgement, evidence)
            if found is not None and evidence.cell is not None:
                columns[(evidence.snapshot, evidence.cell.table, evidence.cell.column)].append(found)
    return tuple(chart for column in columns.values() if (chart := _drawn(column, words)))


def _dated(judgement: Judgement, evidence: Evidence) -> _Dated | None:
    cell, value = evidence.cell, _decimal(evidence.value)
    if cell is None or value is None or evidence.formula or evidence.relation not in DECIDING:
        return None
    dates = [m.value for m in find_mentions(cell.row_header[:80], evidence.language or "en")]
    day = next((d.first for d in dates if isinstance(d, When) and d.first), None)
    ours = judgement.comparison
    same = ours is not None and ours.unit == evidence.unit and judgement.evidence[0] is evidence
    low, high = (_decimal(ours.claimed_low), _decimal(ours.claimed_high)) if same and ours else (None, None)
    claimed = None if low is None or high is None else (low + high) / 2
    return None if day is None else _Dated(day, evidence, judgement, value, claimed)


def _decimal(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text or "")
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _drawn(column: list[_Dated], words: Wording) -> Series | None:
    unit = column[0].evidence.unit
    column = sorted((d for d in column if d.evidence.unit == unit), key=lambda d: (d.day, d.judgement.claim.id))
    if len({d.day for d in column}) < _LEAST:
        return None
    values = [v for d in column for v in (d.value, d.claimed) if v is not None]
    low, high = min(values), max(values)
    points = tuple(_point(d, column, (low, high), words) for d in column)
    cell, evidence = column[0].evidence.cell, column[0].evidence
    parts = [cell.caption if cell else "", cell.column_header if cell else "", host(evidence.final_url or evidence.url)]
    path = "M" + "L".join(f"{p.x} {p.y}" for p in points)
    return Series(shorten(" · ".join(p for p in parts if p), 160), points, path)


def _point(dated: _Dated, column: list[_Dated], ends: tuple[Decimal, Decimal], words: Wording) -> Point:
    days = (column[-1].day - column[0].day).days
    x = _EDGE + (dated.day - column[0].day).days * (WIDTH - 2 * _EDGE) // days
    claim = dated.judgement.claim
    return Point(
        x=x,
        y=_height(dated.value, ends),
        claimed_y=None if dated.claimed is None else _height(dated.claimed, ends),
        date=dated.day.isoformat(),
        value=read_evidence(dated.evidence, words),
        claimed=read_claim(claim.value, words),
        claim=claim.id,
        verdict=dated.judgement.verdict.value,
    )


def _height(value: Decimal, ends: tuple[Decimal, Decimal]) -> int:
    low, high = ends
    return HEIGHT // 2 if low == high else HEIGHT - _EDGE - int((value - low) * (HEIGHT - 2 * _EDGE) / (high - low))


def periods(run: Run, options: Options) -> tuple[Period, ...]:
    """Verdicts by run, oldest first and this run last; empty where there is no earlier one."""
    verdicts: dict[str, dict[str, int]] = {}
    labels: dict[str, str] = {}
    for run_id, at, verdict in _past(run, options):
        counts = verdicts.setdefault(run_id, {v.value: 0 for v in WORST_FIRST})
        counts[verdict] = counts.get(verdict, 0) + 1
        labels.setdefault(run_id, at)
    if not verdicts:
        return ()
    order = sorted(verdicts, key=lambda run_id: (labels[run_id], run_id))
    now = {v.value: run.counts[v.value] for v in WORST_FIRST}
    earlier = [Period(labels[r] or r, verdicts[r], stacked(verdicts[r])) for r in order]
    return (*earlier, Period(str(run.finished or run.as_of or run.id)[:10], now, stacked(now)))


def _past(run: Run, options: Options) -> Iterator[tuple[str, str, str]]:
    for claim in sorted(options.history):
        for past in options.history[claim]:
            if past.run != run.id:
                yield past.run, str(past.at or "")[:10], past.verdict
