"""None at all, said of something without a number: "no library closed", "nobody was hurt", 폐관한 도서관은 없다.

A document claims as much only where it stresses it ("not a single one"); a source says so in plain words. They are
looked for only where a claim says that there was none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from claims.lang import load
from claims.model import Mention, Quantity, Span
from claims.words import stance
from claims.words.patterns import one_of

_HANGUL = r"(?<=[가-힣][은는이가도] )(?:{words})[가-힣]*"
_LATIN = r"\b(?:{words})\b(?!-)"


@cache
def _denial(language: str) -> re.Pattern[str]:
    words = load(language).binding.get("none_of_it", ())
    shape = _HANGUL if language == "ko" else _LATIN
    return re.compile(shape.format(words=one_of(words)), re.IGNORECASE) if words else re.compile("(?!)")


def with_noughts(text: str, language: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, in order, with those of nothing at all among them."""
    free = [m for m in _noughts(text, language) if not any(m.span.overlaps(other.span) for other in found)]
    return sorted([*found, *free], key=lambda m: m.span.start) if free else list(found)


def _noughts(text: str, language: str) -> Iterator[Mention]:
    idioms = stance.pattern(language, "idioms")
    aside = [Span(*m.span()) for m in idioms.finditer(text)] if idioms else []
    for said in _denial(language).finditer(text):
        span = Span(*said.span())
        if not any(span.overlaps(other) for other in aside):
            yield Mention(span=span, text=said.group(), value=Quantity(value=Decimal(0), unit=None))


def is_nought(mention: Mention) -> bool:
    """Whether a value is none at all, told in words."""
    value = mention.value
    zero = isinstance(value, Quantity) and value.value == 0
    return zero and not any(letter.isdigit() for letter in mention.text)
