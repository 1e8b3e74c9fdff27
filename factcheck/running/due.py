"""When a source is to be asked again: by how fast what it is cited for can change, and how old its snapshot is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factcheck.keeping.visits import DEAD_AFTER, Visit, Visits
from factcheck.model import Judgement, Relation, Run


class Volatility(StrEnum):
    """How fast the figure of a claim can change at its source."""

    SETTLED = "settled"
    """Of a period that ended two years ago or earlier: only a correction changes it."""
    SLOW = "slow"
    """Of a period that ended a quarter ago or earlier: revisions are over, mostly."""
    MOVING = "moving"
    """Of a period that has just ended, goes on, is to come, or is not told."""


REST = {Volatility.SETTLED: 90, Volatility.SLOW: 30, Volatility.MOVING: 7}
"""Days from one visit to the next."""
FAILING, DEAD = 1, 7
"""The same for an address that failed, and for one that counts as dead."""
REVISED = dt.timedelta(days=92)
OVER = dt.timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Due:
    """An address with the day on which it is to be asked again."""

    review_by: dt.date
    url: str
    why: str
    """A volatility, `failing`, `dead`, `never asked`, or `signed off until`."""


def volatility(judgement: Judgement, today: dt.date) -> Volatility:
    """How fast the figure of a claim can change, by the end of its period."""
    frame = judgement.claim.frame
    ends = [when.last for when in (frame.periods or frame.far_periods[:1]) if when.last is not None]
    if not ends or max(ends) > today - REVISED:
        return Volatility.MOVING
    return Volatility.SETTLED if max(ends) <= today - OVER else Volatility.SLOW


def reviews(
    runs: Iterable[Run], visits: Visits, now: dt.datetime, promised: Mapping[str, dt.date], cooldown: float
) -> Iterator[Due]:
    """Each address of some runs with its day; `promised` are days named in sign-offs, by claim; hours of cool-down."""
    today = now.date()
    wanted: dict[str, list[tuple[dt.date, str]]] = {}
    for run in runs:
        for judgement in run.judgements:
            for url in _addresses(judgement):
                wanted.setdefault(url, []).extend(_days(judgement, visits.last(url), today, promised))
        for record in run.sources:  # what no claim rests on waits longest
            wanted.setdefault(record.url, [_next(visits.last(record.url), Volatility.SETTLED)])
    for url, days in wanted.items():
        day, why = min(days)
        yield Due(review_by=max(day, _rested(visits.last(url), cooldown, now)), url=url, why=why)


def _addresses(judgement: Judgement) -> tuple[str, ...]:
    cited = (citation.url for citation in judgement.claim.citations)
    speak = (each.url for each in judgement.evidence if each.relation is not Relation.OTHER)
    return tuple(dict.fromkeys((*cited, *speak)))


def _days(
    judgement: Judgement, last: Visit | None, today: dt.date, promised: Mapping[str, dt.date]
) -> Iterator[tuple[dt.date, str]]:
    yield _next(last, volatility(judgement, today))
    day = promised.get(judgement.claim.id)
    if day is not None and (last is None or last.asked.date() < day):
        yield day, "signed off until"


def _next(last: Visit | None, moves: Volatility) -> tuple[dt.date, str]:
    if last is None:
        return dt.date.min, "never asked"
    days, why = REST[moves], moves.value
    if last.failed:
        days, why = (DEAD, "dead") if len(last.failed) >= DEAD_AFTER else (FAILING, "failing")
    return last.asked.date() + dt.timedelta(days=days), why


def _rested(last: Visit | None, hours: float, now: dt.datetime) -> dt.date:
    """The day on which the hours of peace are over: not today while they last."""
    if last is None or not hours:
        return dt.date.min
    over = last.asked + dt.timedelta(hours=hours)
    return max(over.date(), now.date() + dt.timedelta(days=1)) if over > now else over.date()
