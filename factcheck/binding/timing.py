"""Whether a page can know of the time that a claim tells of, by the day on which it was published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from claims.model import Frame, Kind, Modality
from factcheck.values.period import share_a_day
from sources.model import Page


def came_before(page: Page | None, claim: Frame) -> bool:
    """The page was published before the time that the claim tells of had begun: it cannot tell how that went."""
    day, when = (page.updated or page.published) if page else None, [p.first for p in claim.periods if p.first]
    return day is not None and bool(when) and claim.modality is Modality.FACT and min(when) > day


def came_long_after(page: Page | None, claim: Frame) -> bool:
    """The page was published so long after the time that the claim tells of that it would have to name it."""
    day, when = page.published if page else None, [p.last for p in claim.periods if p.last]
    return day is not None and bool(when) and day - max(when) > _NEWS


_NEWS = dt.timedelta(days=183)
"""How long a page may speak of a time that has passed without naming it."""


def is_undated(source: Frame) -> bool:
    """Whether a quantity of prose names no time, nor does what stands before it."""
    dated = source.periods or source.far_periods
    return source.cell is None and not dated and source.mention.kind is Kind.QUANTITY


def is_told_from_then(claim: Frame, source: Frame, beside: Iterable[Frame]) -> bool:
    """Whether a source tells its value from that of the claim's time, which stands in brackets behind it: "412,000
    (2024: 377,000)" is not of 2024.

    Args: beside, the values of the source's sentence.
    """
    if source.periods or source.cell is not None or not claim.periods:
        return False
    opened = _OPENED.match(source.sentence, source.end)
    if opened is None:
        return False
    start = source.sentence_span.start + opened.end()
    end = source.sentence_span.start + source.sentence.find(_CLOSE[opened.group()[-1]], opened.end())
    inside = (f for f in beside if start <= f.mention.span.start < end and f.mention.kind is Kind.QUANTITY)
    return any(share_a_day(claim.periods, f.periods) for f in inside)


_OPENED = re.compile(r"[^()（）,;.]{0,24}[(（]")
_CLOSE = {"(": ")", "（": "）"}
