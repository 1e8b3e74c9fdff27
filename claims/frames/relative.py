"""Times that are told from another time: "the year to March 2025", "ten years later", "the month before"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace
from functools import cache, lru_cache

from claims.lang import load
from claims.mentions.calendar import shift_month
from claims.model import Grain, When
from claims.words.patterns import one_of
from claims.words.tense import tells_of_the_past

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7}
_SPANS = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}
"""Months in a row that count as a part of a (fiscal) year."""
_FARTHEST = 400
"""Units that a date is moved by at most: "1,000 years earlier" dates nothing that has a source."""
_MONTH_LONG = 31
"""Days; "a day earlier" than a whole year names no day."""
_NO_EVENT = r"(?! (?:the|this|that|its|last|a)\b| it (?!had\b))"
"""Behind "before" no event follows that the distance is counted from."""


def ending(before: str, when: When, language: str) -> When:
    """The months that a date ends, where the words in front of it say so ("the year to", "three months ended").

    Args: before, lower case; when, the date. Returns the date itself where nothing says so.
    """
    if when.grain is Grain.YEAR:
        return part_of_year(before, when, language) or closed(before, when, language)
    found = _span(language).search(before) if when.last is not None else None
    if found is None or when.last is None or when.grain not in (Grain.DAY, Grain.MONTH):
        return when
    months = _MONTHS[found["unit"]] * (_number(found["count"], language) or 1)
    if months not in _SPANS:
        return when
    first = shift_month(when.last, 1 - months) if _ends_month(when.last) else _moved(when.last, -months, 1)
    return replace(when, value=None, grain=_SPANS[months], first=first, last=when.last, of_year=None)


@cache
def _closed(language: str) -> re.Pattern[str]:
    words = load(language).binding.get("closes_before", ())
    return re.compile(rf"(?<!year )\b(?:{one_of(words)}) (?:the year )?\Z" if words else "(?!)")


def closed(before: str, year: When, language: str) -> When:
    """The last day of a year, where what is told was so as it ended ("finished 2025 with"); else the year itself.

    Args: before, lower case, up to the year, or to the end of "the year" itself.
    """
    if not _closed(language).search(before):
        return year
    return replace(year, value=None, grain=Grain.DAY, first=year.last, of_year=None)


def is_of_a_report(when: When, sentence: str, language: str, as_of: dt.date | None) -> bool:
    """Whether a date is a day of the text's own year, which is not over, where a sentence tells of a year that is
    ("said on 12 February. Over the year it opened 38 shops").

    Args: as_of, the day of the text.
    """
    if as_of is None or when.grain is not Grain.DAY or when.first is None or when.first.year != as_of.year:
        return False
    return as_of.month < _LATE and tells_of_the_past(sentence, 0, 0, language)


_LATE = 11
"""The month from which a year is told as a whole before it has ended."""


def part_of_year(before: str, year: When, language: str) -> When | None:
    """The first or the last months of a year, where the words in front of it say so ("the last three months of"); None
    where they do not.

    Args: before, lower case, up to the year, or to the end of "the year" itself.
    """
    found = _part(language).search(before)
    months = int(_number(found["count"], language) or 0) if found else 0
    if not found or months not in _PARTS or year.first is None or year.last is None:
        return None
    first, last = year.first, year.last
    if found["opening"]:
        last = _end(shift_month(first, months - 1))
    else:
        first = shift_month(last, 1 - months)
    grain = _SPANS.get(months, Grain.PART)
    return replace(year, value=None, grain=grain, first=first.replace(day=1), last=last, of_year=None)


_PARTS = (3, 6, 9)
"""Months that texts sum up from the beginning of a year, or to its end."""


@lru_cache(maxsize=16)
def tells_distance(text: str, language: str) -> bool:
    """Whether a text has a word of what `shifted` looks for; asked first, as few texts have, and kept for
    the other values of the text."""
    return bool(load(language).binding.get("distance_back")) and _UNIT.search(text) is not None


_UNIT = re.compile(rf" (?:{'|'.join([*_MONTHS, *_DAYS])})", re.IGNORECASE)


def shifted(clause: str, anchor: When, language: str) -> When | None:
    """The time that a clause names by its distance from another ("a day earlier", "ten years later"), or None."""
    found = _distance(language).search(clause.lower())
    if found and _compared(language).search(clause.lower()[: found.start()]):
        # "12 % more than a year earlier" holds now.
        return None
    if found is None or anchor.first is None or anchor.last is None:
        return None
    unit = found["unit"] or found["before"] or found["previous"]
    count = _number(found["count"], language) if found["count"] else 1
    if not count or count > _FARTHEST or (unit in _DAYS and (anchor.last - anchor.first).days > _MONTH_LONG):
        return None
    by = count if found["way"] in load(language).binding["distance_forward"] else -count
    first, last = (_away(day, by, unit) for day in (anchor.first, anchor.last))
    return replace(anchor, value=None, first=first, last=_end(last) if _whole(anchor) else last, of_year=None)


@cache
def _span(language: str) -> re.Pattern[str]:
    words = load(language).binding
    ends = words.get("span_ends")
    if not ends:
        return re.compile("(?!)")
    return re.compile(
        rf"\b(?:(?P<count>{_counts(language)}) )?(?P<unit>year|month)s?,? "
        rf"(?:{one_of(ends)})(?: on)?(?: the end of)? ?\Z"
    )


@cache
def _part(language: str) -> re.Pattern[str]:
    words = load(language).binding
    if not words.get("year_opens"):
        return re.compile("(?!)")
    return re.compile(
        rf"\b(?:(?P<opening>{one_of(words['year_opens'])})|{one_of(words['year_closes'])}) "
        rf"(?P<count>{_counts(language)}) months of(?: the| that| its| last)?(?: (?:financial |fiscal )?year)? ?\Z"
    )


@cache
def _distance(language: str) -> re.Pattern[str]:
    words = load(language).binding
    back, forward = words.get("distance_back"), words.get("distance_forward")
    if not back or not forward:
        return re.compile("(?!)")
    units = "|".join([*_MONTHS, *_DAYS])
    which = one_of(words["distance_previous"])
    return re.compile(
        rf"\b(?P<count>{_counts(language)}) (?P<unit>{units})s? "
        rf"(?P<way>{one_of([*back, *forward])})(?:(?<=before){_NO_EVENT}|(?<!before)\b)"
        rf"|\b(?:the|that) (?:financial |fiscal )?(?P<before>{units}) before\b{_NO_EVENT}"
        rf"|\b(?:the|its) (?:{which}) (?:financial |fiscal )?(?P<previous>{units})\b"
    )


@cache
def _compared(language: str) -> re.Pattern[str]:
    words = load(language).binding.get("period_baseline_before", ())
    held = rf"(?:{one_of([*words, 'of', 'on'])})(?: in)?|(?:{one_of([*words, 'as'])}) {_AS_IT_WAS}"
    return re.compile(rf"\b(?:{held}|as [^,;.]{{1,60}} as(?: in)?) \Z" if words else "(?!)")


_AS_IT_WAS = r"(?:it|they|he|she|we|there) (?:had|has|have|was|were|did)(?: [a-z]+)?"
"""Behind a mark of comparison the time follows of what is compared with ("as it had three years before")."""


@cache
def _counts(language: str) -> str:
    number = load(language).number
    return rf"an?|\d{{1,3}}|{one_of([*number.digits, *number.tens])}"


def _number(written: str | None, language: str) -> int | None:
    if not written or written in ("a", "an"):
        return 1 if written else None
    number = load(language).number
    return int(written) if written.isdecimal() else int(number.digits.get(written, number.tens.get(written, 0)))


def _ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _whole(when: When) -> bool:
    """It ends with its month."""
    return when.last is not None and when.first != when.last and _ends_month(when.last)


def _end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _moved(day: dt.date, months: int, days: int = 0) -> dt.date:
    """A day some months away, held inside the month, and some days further on."""
    month = shift_month(day, months)
    last = calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=min(day.day, last)) + dt.timedelta(days=days)


def _away(day: dt.date, by: int, unit: str) -> dt.date:
    if unit in _DAYS:
        return day + dt.timedelta(days=by * _DAYS[unit])
    return _moved(day, by * _MONTHS[unit])
