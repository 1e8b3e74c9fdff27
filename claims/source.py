"""The text that is being read, with the grammar to read it by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

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


class Found(NamedTuple):
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
    """The word that ends before `start`, spaces between allowed, and where it begins; ("", start) for none."""
    low = max(floor, start - 40)
    window = text[low:start].rstrip(" \u00a0")
    if not window or window[-1].isspace():
        return "", start
    word = window.rsplit(None, 1)[-1]
    return word, low + len(window) - len(word)


def hangul(text: str, index: int) -> bool:
    """True where a Hangul syllable stands at `index`; False outside the text."""
    return 0 <= index < len(text) and "가" <= text[index] <= "힣"
