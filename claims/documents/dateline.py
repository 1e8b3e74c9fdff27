"""The date that a document bears: read only from places that say so, and only in full forms."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from claims.documents.layout import layout

_NUMERIC = re.compile(r"(?<!\d)(\d{4})(?:[-./]|년\s?|\.\s)(\d{1,2})(?:(?:[-./]|월\s?|\.\s)(\d{1,2})(?!\d)|월?(?!\d))")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s([A-Za-z]{3,9})\.?,?\s(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_MONTH_ONLY = re.compile(r"\b([A-Za-z]{3,9})\.?,?\s(\d{4})(?!\d)")
_LEAD = re.compile(r"\A[^.!?\n]{1,80}?(?:\s[—–-]{1,2}\s|=|\)\s)")


def read_date(text: str) -> dt.date | None:
    """Read the first date of a short text: a day, or the last day of a month; None where there is none."""
    found = [
        (match.start(), date)
        for pattern, order in ((_NUMERIC, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_MONTH_ONLY, "my"))
        for match in pattern.finditer(text[:1000])
        if (date := _date(dict(zip(order, match.groups(), strict=True)))) is not None
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def read_lead(text: str) -> dt.date | None:
    """Read the date of a dateline at the head of a first paragraph ("BUSAN, 6 March 2026 — …")."""
    lead = _LEAD.match(text)
    return read_date(lead.group()) if lead else None


def _date(parts: dict[str, str | None]) -> dt.date | None:
    year, month, day = int(parts["y"] or 0), _month(parts["m"] or ""), int(parts.get("d") or 0)
    if not 1500 <= year <= 2999 or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(day or last, last)) if day <= last else None


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return layout().months.get(written.casefold(), 0)
