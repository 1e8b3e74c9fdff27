"""Times in the short forms in which tables write them."""

from __future__ import annotations

import re

_SHORT_QUARTER = re.compile(r"\bQ([1-4])\s?['’](\d\d)\b")
_JOINED_QUARTER = re.compile(r"\b((?:19|20)\d\d)[ _]?Q([1-4])\b")
_QUARTERS = re.compile(r"\b((?:19|20)\d\d)[.년]?\s?([1-4])/4(?:분기|[ep]\b)?")
_DOTTED_MONTH = re.compile(r"\b((?:19|20)\d\d)\.\s?(0?[1-9]|1[0-2])(?:월|p|\b(?![\d.]))")
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[-’' ](\d\d)\b(?![\d,])")
_TWO_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)_((?:19|20)?\d\d)(?!\d)")


def written_out(text: str) -> str:
    """Times in the short forms of tables as texts write them: Q1 '25, 2025.1/4, 2025.03, Oct-25, total_2024_25."""
    text = _TWO_YEARS.sub(_season, text)
    text = _JOINED_QUARTER.sub(r"Q\2 \1", _SHORT_MONTH.sub(r"\1 20\2", _SHORT_QUARTER.sub(r"Q\1 20\2", text)))
    return _DOTTED_MONTH.sub(r"\1-\2", _QUARTERS.sub(r"Q\2 \1", text))


def _season(written: re.Match[str]) -> str:
    """Two years of which the second follows the first are one season; any others stay as they are."""
    follows = (int(written[1]) + 1) % 100 == int(written[2]) % 100
    return f"{written[1]}-{written[2]}" if follows else written[0]
