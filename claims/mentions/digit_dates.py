"""Dates all in digits, and what may stand glued to a date: a decade without its century, a time of day."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.mentions.calendar import DateParts, days_of
from claims.mentions.source import Source

YEAR = r"(?:1[0-9]|20|21)\d{2}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:[ap]\.?m\.?|kst|gmt|utc|et|est|pst|cet|jst|z)(?![a-z]))?"
_NUMERIC = re.compile(
    rf"(?P<iso>(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?![\d-]))(?:[t ]{_CLOCK}(?:\.\d{{1,9}})?(?:[+-]\d\d:?\d\d)?)?"
    rf"|(?P<big>(\d{{4}})(?P<mark>[./])(\d{{1,2}})(?P=mark)(\d{{1,2}})(?![\d/])\.?)(?: {_CLOCK})?"
    rf"|(?P<spaced>(\d{{4}})\. ?(\d{{1,2}})\. ?(\d{{1,2}})\.?(?!\d))(?: {_CLOCK})?"
    rf"|(?P<little>(\d{{1,2}})(?P<sign>[/.])(\d{{1,2}})(?P=sign)(\d{{4}})(?![\d/]))"
)
_ISO_MONTH = re.compile(rf"({YEAR})-(0[1-9]|1[0-2])(?![\d-]|\d)|({YEAR})\. ?(\d{{1,2}})\.(?!\d| ?\d)")
_SPAN = re.compile(rf"({YEAR}) ?(?:-|/|~|—) ?((?:1[5-9]|20|21)\d{{2}}|\d{{2}})(?!\d|[./,:]\d|[%-])")
_TIME = re.compile(rf"(?: ?[,(]? ?)?(?:{_CLOCK}|\d{{1,2}} ?(?:a\.m\.|p\.m\.|am|pm)(?![a-z]))")
_SHORT_DECADE = re.compile(r"'([1-9]0)s(?![a-z])")


class Piece(NamedTuple):
    """Parts of one date with where they stand."""

    start: int
    end: int
    parts: DateParts


def numeric(src: Source, pos: int) -> list[Piece] | None:
    """A date all in digits: 2025-03-14, 2024.12.03., 31/01/2026, 2019-2021, 2024-06."""
    lower = src.lower
    if found := _NUMERIC.match(lower, pos):
        fields = [int(g) for g in found.groups() if g and g.isdecimal()]
        parts = _ordered(fields, american=src.grammar.language.code == "en" and "/" in found.group())
        return [Piece(pos, found.end(), parts)] if parts and days_of(parts) else None
    if (span := _SPAN.match(lower, pos)) and (pieces := _years(span)):
        return pieces
    if found := _ISO_MONTH.match(lower, pos):
        year, month = int(found[1] or found[3]), int(found[2] or found[4])
        return (
            [Piece(pos, found.end(), DateParts(year=year, month=month))] if 1 <= month <= 12 and year >= 1500 else None
        )
    return None


def _ordered(fields: list[int], *, american: bool) -> DateParts | None:
    if len(fields) != 3:
        return None
    if fields[0] > 31:
        year, month, day = fields
    else:
        day, month, year = fields
        if month > 12 or (american and day <= 12):
            day, month = month, day
    return DateParts(year=year, month=month, day=day) if 1 <= month <= 12 and 1000 <= year <= 2999 else None


def _years(found: re.Match[str]) -> list[Piece] | None:
    first = int(found[1])
    last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
    if not first < last <= first + 400 or (
        len(found[2]) == 2 and "-" in found.group() and int(found[2]) <= 12 and last - first > 12
    ):
        return None
    return [
        Piece(found.start(), found.end(1), DateParts(year=first)),
        Piece(found.start(2), found.end(), DateParts(year=last)),
    ]


def short_decade(src: Source, pos: int) -> list[Piece] | None:
    """'80s, with `pos` at the digits; None without the apostrophe."""
    found = _SHORT_DECADE.match(src.lower, pos - 1) if pos else None
    if not found:
        return None
    tens = int(found[1])
    return [Piece(pos - 1, found.end(), DateParts(year=tens + (2000 if tens < 30 else 1900), decade=True))]


def with_time(src: Source, end: int) -> int:
    """Where a time of day that is glued to a date ends; `end` where there is none."""
    found = _TIME.match(src.lower, end) if src.text[end : end + 1] in (" ", ",", "t") else None
    return found.end() if found else end
