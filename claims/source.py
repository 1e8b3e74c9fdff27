"""The text that is being read, with the grammar to read it by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claims.grammar import Grammar
from claims.model import Quantity, Role, When


@dataclass(frozen=True, slots=True)
class Source:
    """A folded text and its grammar."""

    text: str
    """Folded, letters as written."""
    lower: str
    """Folded, in lower case, of the same length."""
    grammar: Grammar
    as_of: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention before its span is taken back to the original text."""

    start: int
    end: int
    value: Quantity | When | None
    claim: bool = True
    why: str | None = None
    role: Role = Role.VALUE


def name(start: int, end: int, why: str) -> Found:
    """A number that is part of a name."""
    return Found(start=start, end=end, value=None, claim=False, why=why)


def word_before(text: str, start: int, floor: int = 0) -> tuple[str, int]:
    """The word that ends before `start` (spaces between allowed) and where it begins; ("", start) where there is none."""
    end = start
    low = max(floor, start - 40)
    while end > low and text[end - 1] in " \u00a0":
        end -= 1
    begin = end
    while begin > low and not text[begin - 1].isspace():
        begin -= 1
    return (text[begin:end], begin) if begin < end else ("", start)


def word_after(text: str, end: int) -> str:
    """The letters of the next word behind `end`, at most thirty; "" where something else stands there."""
    begin = end + 1 if text[end : end + 1] in (" ", "\u00a0", "-") else end
    stop = begin
    while stop < len(text) and stop < begin + 30 and (text[stop].isalpha() or text[stop] == "-"):
        stop += 1
    return text[begin:stop]
