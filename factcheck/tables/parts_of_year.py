"""Days and months of which a table tells the year elsewhere: in a column, a row or the caption."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from claims.frozen import replace
from claims.model import Grain, When


def within(part: When, whole: When) -> When:
    """A day, month, quarter or half that names no year, in the year that stands beside it."""
    if part.grain is Grain.DAY and part.first and whole.first:
        day = min(part.first.day, monthrange(whole.first.year, part.first.month)[1])
        first = part.first.replace(year=whole.first.year, day=day)
        return replace(part, value=None, first=first, last=first, of_year=None)
    months = _MONTHS.get(part.of_year or "") or (part.first and part.last and (part.first.month, part.last.month))
    if not months or whole.first is None:
        return part
    first, last = (dt.date(whole.first.year, month, 1) for month in months)
    last = last.replace(day=monthrange(last.year, last.month)[1])
    return replace(part, value=None, first=first, last=last, of_year=None)


_MONTHS = {
    **{f"{month:02}": (month, month) for month in range(1, 13)},
    **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
    **{f"H{half}": (6 * half - 5, 6 * half) for half in range(1, 3)},
}
