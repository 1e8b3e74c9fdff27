"""How far back a header looks: what stood a month, a quarter or a year before the time that its table is of."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from claims.mentions.calendar import shift_month
from claims.model import Grain, When

_BACK = {
    12: re.compile(
        r"전년|작년|지난해|한 해 전|1년 전|year on year|\by/?o/?y\b|\bon (?:the )?year\b"
        r"|\b(?:previous|prior|last|preceding|prev) (?:fiscal )?year\b|\byear[- ](?:ago|earlier|before)\b"
        r"|\blast year\b|\bsame (?:month|quarter|half|period|week) (?:of|in)\b",
        re.IGNORECASE,
    ),
    3: re.compile(
        r"전 ?분기|직전 ?분기|quarter on quarter|\bq/?o/?q\b|\b(?:previous|prior|last|preceding|prev) quarter\b"
        r"|\bquarter[- ](?:ago|earlier|before)\b",
        re.IGNORECASE,
    ),
    1: re.compile(
        r"전월|지난달|전달(?!\w)|한 달 전|month on month|\bm/?o/?m\b|\b(?:previous|prior|last|preceding|prev) month\b"
        r"|\bmonth[- ](?:ago|earlier|before)\b",
        re.IGNORECASE,
    ),
}
"""Months back, the longest first: a header that names the month of the year before looks back a year."""
_BEFORE = re.compile(
    r"(?<![가-힣])(?:당해 ?)?(?:전기|직전|전주|전일|전회)(?!\w*(?:차|료|요금|사용))"
    r"|\b(?:previous|prior|preceding|prev)\b(?: (?:week|day|period|season|term))?|\blast (?:week|period|season)\b",
    re.IGNORECASE,
)
"""Further back, the header does not say how far: "전기", "prior"."""
MONTHS_OF = {Grain.YEAR: 12, Grain.HALF: 6, Grain.QUARTER: 3, Grain.MONTH: 1}
"""How long a time of each grain is."""


def months_back(text: str) -> int:
    """How many months a header or a sentence looks back; 0 where it does not say."""
    return next((months for months, pattern in _BACK.items() if pattern.search(text)), 0)


def is_before(header: str) -> bool:
    """Whether the cells under a header are of a time before that of their table."""
    return months_back(header) > 0 or _BEFORE.search(header) is not None


def earlier(when: When, header: str) -> When | None:
    """The time under a header that looks back from the time that its table is of; None where it is not told."""
    months = months_back(header) or (MONTHS_OF.get(when.grain, 0) if _TERM.search(header) else 0)
    length = MONTHS_OF.get(when.grain, 0)
    if when.first is None or when.last is None or not length or not months or months < length:
        return None
    first = shift_month(when.first, -months)
    last = shift_month(first, length - 1)
    last = last.replace(day=monthrange(last.year, last.month)[1])
    return replace(when, value=None, first=first, last=last, of_year=None)


_TERM = re.compile(r"전기|\b(?:previous|prior|preceding|prev)(?: period)?$", re.IGNORECASE)
"""The term before, as long as this one."""


def since_january(when: When) -> When:
    """From the beginning of a month's year to its end: what runs up under "누계" or "year to date"."""
    if when.grain is not Grain.MONTH or when.first is None or when.last is None:
        return when
    first = when.first.replace(month=1, day=1)
    grain = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}.get(when.last.month, Grain.PART)
    return replace(when, value=None, grain=grain, first=first, of_year=None)
