"""Another date in the words of a written one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claims.model import Grain, Mention, When
from factcheck.verdicts.restate import redated

_MONTHS = {Grain.MONTH: 2, Grain.QUARTER: 3, Grain.HALF: 6}


def another_day(mention: Mention, language: str) -> str | None:
    """The mention's text with a neighbouring year, half, quarter, month or day; None where it cannot be said so."""
    value = mention.value
    if not isinstance(value, When) or value.first is None or value.last is None or value.fiscal:
        return None
    if value.grain is Grain.YEAR:
        old = str(value.first.year)
        return mention.text.replace(old, str(value.first.year - 1)) if old in mention.text else None
    day = _moved(value.first, value.grain)
    return redated(mention, replace(value, first=day, last=day), language) if day else None


def _moved(day: dt.date, grain: Grain) -> dt.date | None:
    """A day of the same year, one grain or so away."""
    if grain is Grain.DAY:
        return day.replace(day=day.day + 11 if day.day < 15 else day.day - 11)
    by = _MONTHS.get(grain)
    if by is None:
        return None
    return day.replace(day=1, month=day.month + by if day.month + by <= 12 else day.month - by)
