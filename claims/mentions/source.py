"""The text that is being read, with the grammar to read it by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from claims.frozen import quick
from claims.mentions.grammar import Grammar
from claims.model import Quantity, Role, When


class Word(NamedTuple):
    """A word of the text as written and in lower case, and where it begins."""

    text: str
    lower: str
    begin: int


@quick
@dataclass(frozen=True, slots=True)
class Source:
    """A folded text and its grammar."""

    text: str
    """Folded, letters as written."""
    lower: str
    """Folded, in lower case, of the same length."""
    grammar: Grammar
    as_of: dt.date | None
    _words: dict[int | tuple[int, int], Word]
    """Words already asked for, by the place that they stand before: most readers ask for the one before the number.
    With the floor where that cuts the word."""

    def before(self, start: int, floor: int = 0) -> Word:
        """The word that ends before `start`, spaces between allowed; ("", "", start) where there is none."""
        word = self._words.get(start)
        if word is None:
            word = self._words[start] = self._word(start, 0)
        if word.begin < floor:
            word = self._words.get((start, floor))
            if word is None:
                word = self._words[start, floor] = self._word(start, floor)
        return word

    def _word(self, start: int, floor: int) -> Word:
        written, begin = word_before(self.text, start, floor)
        return Word(written, self.lower[begin : begin + len(written)], begin)


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


def ahead(text: str, pos: int) -> str:
    """The first sign at `pos` that is no blank, one blank skipped; "" at the end of the text."""
    letter = text[pos : pos + 1]
    return text[pos + 1 : pos + 2] if letter == " " else letter


def hangul(text: str, index: int) -> bool:
    """True where a Hangul syllable stands at `index`; False outside the text."""
    return 0 <= index < len(text) and "가" <= text[index] <= "힣"
