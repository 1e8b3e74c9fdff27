"""Dates of how a thing came to be ("the museum, opened in 1998, had 400 guests"): no time of what else is told of it.

The words are data (`origins` of `[binding]`). Only an aside counts, and in Korean what a proper name follows: "hotels
opened in 2025" are of that year.
"""

from __future__ import annotations

import re
from functools import cache

from claims.frames.site import Site
from claims.lang import load
from claims.model import Span
from claims.words.patterns import one_of

_FAR = 90
"""Characters between the word and its date, and the end of the aside, at most."""
_BEHIND = 12
"""Characters behind the Korean word in which the name begins."""


def told_aside(date: Site) -> Span | None:
    """Where a sentence tells aside, with a date, how what it speaks of came to be; None where it does not."""
    found = _origin(date.language)
    if found is None:
        return None
    text, place = date.sentence.text, date.span
    if date.language == "ko":
        told = found.match(text, place.end)
        named = told and any(0 <= span.start - told.end() <= _BEHIND for span, _ in date.sentence.names)
        return Span(place.start, told.end()) if told and named else None
    opening = next(iter(found.finditer(text, max(0, place.start - _FAR), place.start)), None)
    closing = _CLOSES.search(text, place.end, place.end + _FAR)
    if opening is None or closing is None or _CLOSES.search(text, opening.end(), place.start):
        return None
    return Span(opening.start(), closing.start())


_CLOSES = re.compile(r"[,;()](?= [\w$£€])")


@cache
def _origin(language: str) -> re.Pattern[str] | None:
    words = load(language).binding.get("origins", ())
    if not words:
        return None
    if language == "ko":
        return re.compile(rf"(?:에| )? ?(?:[가-힣]{{1,8}} ){{0,2}}?(?:{one_of(words)}) ")
    led = r"(?:(?:which|that|who) )?(?:(?:was|were|had|been|only|first|originally|newly|officially|itself) ){0,3}"
    return re.compile(rf"(?:\A|, |\(){led}(?:{one_of(words)})\b", re.IGNORECASE)
