"""Dates as their parts, and the first and last day that the parts name."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from claims.model import Bound, Grain, When

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


class DateParts(NamedTuple):
    """What of a date was written, or inferred; None where it was not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    part: str | None = None
    """early, mid, late."""
    season: str | None = None
    week: dt.date | None = None
    """The Monday."""
    decade: bool = False
    fiscal: bool = False
    relative: bool = False
    vague: Grain | None = None
    """The words name a time that cannot be placed."""
    same: Grain | None = None
    """The words point back at the date before: "that year", 같은 달."""
    shift: int = 0
    """How many of those later: 이듬해."""
    year_given: bool = True

    @property
    def grain(self) -> Grain:
        """The finest part that is there."""
        if self.vague:
            return self.vague
        if self.day:
            return Grain.DAY
        if self.week:
            return Grain.WEEK
        if self.part or self.season:
            return Grain.PART
        if self.month:
            return Grain.MONTH
        if self.quarter:
            return Grain.QUARTER
        if self.half:
            return Grain.HALF
        return Grain.DECADE if self.decade else Grain.YEAR


def days_of(parts: DateParts) -> tuple[dt.date, dt.date] | None:
    """First and last day of what the parts name; None where they do not name days, or no such day exists."""
    if parts.week:
        return parts.week, parts.week + dt.timedelta(days=6)
    year = parts.year
    if year is None or not 1 <= year <= 9990 or parts.vague:
        return None
    if parts.decade:
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
    if parts.day:
        return _one_day(year, parts.month, parts.day)
    if parts.month:
        return _part_of_month(year, parts.month, parts.part) if parts.part else _months(year, parts.month, parts.month)
    if parts.quarter:
        return _months(year, parts.quarter * 3 - 2, parts.quarter * 3)
    if parts.half:
        return _months(year, parts.half * 6 - 5, parts.half * 6)
    if parts.season:
        return _months(year, *_SEASONS[parts.season])
    if parts.part:
        return _months(year, *_PARTS[parts.part])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _one_day(year: int, month: int | None, day: int) -> tuple[dt.date, dt.date] | None:
    if month is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    date = dt.date(year, month, day)
    return date, date


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    over, last = (1, last - 12) if last > 12 else (0, last)
    return dt.date(year, first, 1), dt.date(year + over, last, calendar.monthrange(year + over, last)[1])


def _part_of_month(year: int, month: int, part: str) -> tuple[dt.date, dt.date]:
    first, last = _months(year, month, month)
    begins = {"early": 1, "mid": 11, "late": 21}[part]
    ends = {"early": 10, "mid": 20, "late": last.day}[part]
    return first.replace(day=begins), first.replace(day=ends)


def written(parts: DateParts) -> str | None:
    """ISO 8601 by grain ("2025-Q3", "1990s"); None where no year is known or the words cannot be placed."""
    if parts.week:
        return "{}-W{:02d}".format(*parts.week.isocalendar()[:2])
    if parts.year is None or parts.vague or parts.season:
        return None
    year = f"{parts.year:04d}"
    if parts.decade:
        return f"{year}s"
    if parts.month:
        month = f"{year}-{parts.month:02d}"
        if parts.day:
            return f"{month}-{parts.day:02d}"
        return f"{month}-{parts.part}" if parts.part else month
    if parts.quarter:
        return f"{year}-Q{parts.quarter}"
    if parts.half:
        return f"{year}-H{parts.half}"
    return f"{year}-{parts.part}" if parts.part else year


@lru_cache(maxsize=1 << 11)
def when(parts: DateParts, bound: Bound = Bound.EXACT) -> When | None:
    """The parts as a `When`; None where they name a day that does not exist."""
    days = days_of(parts)
    if days is None and parts.day and parts.year is not None and parts.month is not None:
        return None
    value = written(parts) if days else None
    first, last = days if days and not (parts.fiscal and value is None) else (None, None)
    return When(
        value=value, grain=parts.grain, first=first, last=last, bound=bound, fiscal=parts.fiscal,
        relative=parts.relative, year_given=parts.year_given and parts.year is not None, of_year=_of_year(parts),
    )  # fmt: skip


def _of_year(parts: DateParts) -> str | None:
    """The part of an unknown year as ISO 8601 writes it behind the year."""
    if parts.year is not None or parts.vague or parts.week or not (parts.month or parts.quarter or parts.half):
        return None
    return (written(parts._replace(year=1, season=None)) or "-").partition("-")[2] or None


def spanning(first: DateParts, last: DateParts) -> When | None:
    """A written range as one `When` without a value; None where an end does not exist."""
    start, end = days_of(first), days_of(last)
    if start is None or end is None or end[1] < start[0]:
        return None
    return When(
        value=None, grain=last.grain, first=start[0], last=end[1], fiscal=first.fiscal or last.fiscal,
        relative=first.relative or last.relative, year_given=first.year_given and last.year_given,
    )  # fmt: skip


class Reference(NamedTuple):
    """What a text lets a reader infer: its reference day, and the year and month last named."""

    as_of: dt.date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    place: int = 0
    """Where in the text the last date ends."""

    def after(self, parts: DateParts, end: int = 0) -> Reference:
        """The reference for what follows a date with these parts that ends at `end`."""
        year, month = parts.year, parts.month
        if year is None or parts.decade or parts.fiscal or (month is None and year == self.year):
            return Reference(self.as_of, self.year, self.month, self.day, end)
        return Reference(self.as_of, year, month, parts.day, end)


def complete(
    parts: DateParts, known: Reference, *, anew: bool = False, over: bool = False, due: bool = False
) -> DateParts:
    """Infer year and month that were not written: from the date before, else the nearest to the reference day.

    Args: anew, whether another sentence named the date before; there a month just over is this one, not last year's;
    over, whether the date is told to lie behind; due, whether it is told to lie ahead.
    """
    if parts.year is not None or parts.week or parts.vague:
        return parts
    if parts.same:
        return _pointed(parts, parts.same, known)
    if parts.day and not parts.month:
        return _complete_day(parts, known)
    if parts.relative and known.as_of is None and (parts.month or parts.season):
        return parts  # "last autumn" is told from the day of a text that bears none, whatever else it dates
    if known.year is not None and not (anew and _just_over(parts, known)):
        dated = parts._replace(year=known.year, year_given=False)
        if not ((over and _lies_ahead(dated, known.as_of)) or (due and _lies_behind(dated, known.as_of))):
            return dated
    if known.as_of is None:
        return parts
    year = _nearest_year(parts, known.as_of)
    dated = parts._replace(year=year, year_given=False)
    if due and _lies_behind(dated, known.as_of):
        return dated._replace(year=year + 1)
    return dated._replace(year=year - 1) if over and _lies_ahead(dated, known.as_of) else dated


def _lies_behind(parts: DateParts, as_of: dt.date | None) -> bool:
    days = days_of(parts)
    return as_of is not None and days is not None and days[1] < as_of


def _lies_ahead(parts: DateParts, as_of: dt.date | None) -> bool:
    days = days_of(parts)
    return as_of is not None and days is not None and days[0] > as_of


_JUST_OVER = dt.timedelta(days=92)


def is_just_over(parts: DateParts, known: Reference) -> bool:
    """Whether a month or quarter without a year ended within a quarter of the reference day, if it is of that year."""
    if not (parts.month or parts.quarter) or known.as_of is None or known.year == known.as_of.year:
        return False
    days = days_of(parts._replace(year=known.as_of.year))
    return days is not None and dt.timedelta(0) <= known.as_of - days[0 if parts.month else 1] <= _JUST_OVER


def _just_over(parts: DateParts, known: Reference) -> bool:
    """A month or quarter without a year that ended within a quarter of the reference day, where last year was spoken
    of."""
    return known.as_of is not None and known.year == known.as_of.year - 1 and is_just_over(parts, known)


def _pointed(parts: DateParts, same: Grain, known: Reference) -> DateParts:
    """The date before, as far as the words point at it, with the finer parts that they name."""
    plain = parts._replace(same=None, shift=0, relative=True, year_given=False)
    finer = parts.month or parts.day or parts.quarter or parts.half or parts.part or parts.season
    if known.year is None or (same is not Grain.YEAR and known.month is None) or (same is Grain.DAY and not known.day):
        return plain if finer else DateParts(vague=same, relative=True)
    if same is Grain.YEAR:
        return plain._replace(year=known.year + parts.shift)
    base = dt.date(known.year, known.month or 1, 1)
    if same is Grain.MONTH:
        month = shift_month(base, parts.shift)
        return plain._replace(year=month.year, month=month.month)
    day = _shift_day(base, (known.day or 1) - 1 + parts.shift)
    return plain._replace(year=day.year, month=day.month, day=day.day)


def _complete_day(parts: DateParts, known: Reference) -> DateParts:
    if known.year is not None and known.month is not None:
        return parts._replace(year=known.year, month=known.month, year_given=False)
    if known.as_of is None:
        return parts
    candidates = [shift_month(known.as_of, by) for by in (0, -1, 1)]
    dated = [parts._replace(year=c.year, month=c.month, year_given=False) for c in candidates]
    days = [(abs((span[0] - known.as_of).days), i) for i, d in enumerate(dated) if (span := days_of(d))]
    # A bare day is of the running month unless that is far off: nearest, within three weeks of it.
    current = next((gap for gap, i in days if i == 0), 99)
    return dated[0] if current <= 20 else dated[min(days)[1]] if days else parts


def _nearest_year(parts: DateParts, as_of: dt.date) -> int:
    """The year that brings the date nearest to the reference day; what is over before what is to come."""
    if parts.quarter or parts.half:
        begun = days_of(parts._replace(year=as_of.year))
        # Half a year ahead and more, last year's is meant.
        return as_of.year if begun and (begun[0] - as_of).days < 184 else as_of.year - 1
    gaps = []
    for year in (as_of.year, as_of.year - 1, as_of.year + 1):
        if 1 <= year <= 9990 and (days := days_of(parts._replace(year=year))):
            gap = max((days[0] - as_of).days, (as_of - days[1]).days, 0)
            gaps.append((gap, year != as_of.year, year > as_of.year, year))
    return min(gaps)[3] if gaps else as_of.year


def shift_month(day: dt.date, by: int) -> dt.date:
    """The first day of the month `by` months away; held inside the calendar."""
    count = min(max(day.year * 12 + day.month - 1 + by, 12), 9989 * 12)
    return dt.date(count // 12, count % 12 + 1, 1)


def relative(grain: str, offset: int, as_of: dt.date | None) -> DateParts:
    """The parts of "last month" and its like, `offset` grains away from the reference day."""
    if as_of is None or abs(offset) > 9000:
        return DateParts(vague=Grain(grain), relative=True)
    if grain == "day":
        return _day_parts(_shift_day(as_of, offset))
    if grain == "week":
        monday = _shift_day(as_of, offset * 7 - as_of.weekday())
        return DateParts(week=monday, relative=True)
    if grain == "month":
        month = shift_month(as_of, offset)
        return DateParts(year=month.year, month=month.month, relative=True)
    if grain == "quarter":
        month = shift_month(as_of, offset * 3)
        return DateParts(year=month.year, quarter=(month.month + 2) // 3, relative=True)
    if grain == "decade":
        return DateParts(year=as_of.year // 10 * 10 + offset * 10, decade=True, relative=True)
    return DateParts(year=as_of.year + offset, relative=True)


def _shift_day(day: dt.date, by: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + by, 1), dt.date(9990, 1, 1).toordinal()))


def _day_parts(day: dt.date) -> DateParts:
    return DateParts(year=day.year, month=day.month, day=day.day, relative=True)


def weekday(number: int, offset: int | None, as_of: dt.date | None) -> DateParts:
    """The parts of a weekday: the latest one (offset None or -1), this week's (0) or the next (1)."""
    if as_of is None:
        return DateParts(vague=Grain.DAY, relative=True)
    gap = (as_of.isoweekday() - number) % 7
    if offset is None:
        return _day_parts(_shift_day(as_of, -gap))
    if offset < 0:
        return _day_parts(_shift_day(as_of, -(gap or 7)))
    if offset == 0:
        return _day_parts(_shift_day(as_of, number - as_of.isoweekday()))
    return _day_parts(_shift_day(as_of, (7 - gap) % 7 or 7))


def towards(parts: DateParts, offset: int, as_of: dt.date | None) -> DateParts:
    """Infer what was left out so that the date lies before (-1) or after (1) the reference day: 지난 25일, 오는 3월."""
    if as_of is None or offset == 0 or parts.year is not None:
        return parts
    if parts.day and not parts.month:
        starts = [shift_month(as_of, offset * by) for by in (0, 1, 2)]
        tries = [parts._replace(year=start.year, month=start.month) for start in starts]
    else:
        tries = [parts._replace(year=as_of.year + offset * by) for by in (0, 1)]
    for guess in tries:
        days = days_of(guess)
        if days and (days[0] <= as_of if offset < 0 else days[1] >= as_of):
            return guess._replace(relative=True, year_given=False)
    return parts
