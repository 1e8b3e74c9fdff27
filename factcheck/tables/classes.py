"""Tables whose rows are classes that only numbers name: 18-24, 25-34, "55 and over"; 1-9, 10-49."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.model import Table

_RANGE = re.compile(r"\d[\d,.]*\s?(?:[-–—~∼]|to)\s?\d[\d,.]*", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:under|below|less than|up to|over|more than) \d[\d,.]*"
    r"|\d[\d,.]*\s?(?:\+|(?:and|or) (?:over|older|above|more|under|younger|less))"
    r"|\d[\d,.]*\s?(?:이상|이하|미만|초과)",
    re.IGNORECASE,
)
_FEWEST = 2
"""Ranges that make a column one of classes."""
_SPAN_OF_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—~∼/]\s?(?:(?:19|20)\d\d|\d\d)")
_AGES = re.compile(r"\bage(?:s|d)?\b|연령|나이|만 ?나이", re.IGNORECASE)
_YEARS_TOLD = re.compile(r"세|살|years?|aged?", re.IGNORECASE)


def of_classes(table: Table) -> bool:
    """Whether the first column holds nothing but classes, and words ("All")."""
    texts = [row[0].strip() for row in table.rows if row]
    ranges = [text for text in texts if _RANGE.fullmatch(text) and not _SPAN_OF_YEARS.fullmatch(text)]
    rest = (text for text in texts if not _RANGE.fullmatch(text) and any(ch.isdigit() for ch in text))
    return len(ranges) >= _FEWEST and all(_OPEN.fullmatch(text) for text in rest)


def class_text(text: str, columns: Sequence[str], caption: str, language: str) -> str:
    """The class as texts write it, where its column, or the caption, says that it is one of ages."""
    told = columns[0] if columns and columns[0].strip() else caption
    if not _AGES.search(told) or _YEARS_TOLD.search(text) or not any(ch.isdigit() for ch in text):
        return text
    return _KOREAN_AGE.sub(r"\1세\2", text, count=1) if language == "ko" else f"aged {text}"


_KOREAN_AGE = re.compile(r"(\d+)(\s?(?:이상|이하|미만|초과)|(?!.*\d).*)\Z")
