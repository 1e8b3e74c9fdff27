"""Dates that are told aside, and are no time of what else a sentence tells: of how a thing came to be ("the museum,
opened in 1998, had 400 guests"), and of a value of their own in brackets ("412 million (2024: 377 million)").

The words are data (`origins` of `[binding]`). Only an aside counts, and in Korean what a proper name follows: "hotels
opened in 2025" are of that year.
"""

from __future__ import annotations

import re
from functools import cache

from claims.frames.site import Site
from claims.lang import load
from claims.model import Kind, Mention, Quantity, Span
from claims.words.patterns import one_of

_FAR = 90
"""Characters between the word and its date, and the end of the aside, at most."""
_BEHIND = 12
"""Characters behind the Korean word in which the name begins."""


def told_aside(date: Site) -> Span | None:
    """Where a sentence tells aside, with a date, how what it speaks of came to be, or another value than that outside;
    None where it does not."""
    if bracket := _with_its_value(date):
        return bracket
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


def _with_its_value(date: Site) -> Span | None:
    """The brackets in which a date has a value of its own beside it, of the sort of one outside of them."""
    text, place = date.sentence.text, date.span
    start = max(text.rfind("(", 0, place.start), text.rfind("（", 0, place.start))
    end = _CLOSED.search(text, place.end)
    if start < 0 or end is None or _CLOSED.search(text, start, place.start) or end.start() - start > _FAR:
        return None
    values = [(date.sentence.place(m), m) for m in date.sentence.mentions if m.kind is Kind.QUANTITY]
    inside = {_is_ratio(m) for s, m in values if start < s.start < end.start()}
    outside = {_is_ratio(m) for s, m in values if not start < s.start < end.start()}
    return Span(start, end.start()) if inside & outside else None


_CLOSED = re.compile("[)）]")


def _is_ratio(mention: Mention) -> bool:
    """Of a share or a change, which stands beside an amount that has the same date ("up 9% in 2025")."""
    return isinstance(mention.value, Quantity) and mention.value.unit in ("percent", "percentage_point", "times")


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
