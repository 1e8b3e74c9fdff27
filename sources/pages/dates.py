"""Dates that pages give themselves: attributes, meta tags, date lines."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?({MONTH})\.?,?\s((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
MONTH_FIRST = re.compile(rf"\b({MONTH})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
LONGEST = 400


def find_date(text: str) -> tuple[dt.date, int, int] | None:
    """The first full date in a short text, with the place where it stands."""
    text = text[:LONGEST]
    found = [
        (match, order)
        for pattern, order in ((NUMERIC, "ymd"), (COMPACT, "ymd"), (DAY_FIRST, "dmy"), (MONTH_FIRST, "mdy"))
        if (match := pattern.search(text))
    ]
    for match, order in sorted(found, key=lambda pair: pair[0].start()):
        parts = dict(zip(order, match.groups(), strict=True))
        date = _date(parts["y"], parts["m"], parts["d"])
        if date:
            return date, match.start(), match.end()
    return None


def read_date(text: str) -> dt.date | None:
    """The first full date in a short text."""
    found = find_date(text)
    return found[0] if found else None


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = MONTHS.get(month.lower()) or (int(month) if month.isdecimal() else 0)
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None
