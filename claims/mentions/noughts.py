"""None at all, or some by name, said of something without a number: "no library closed", "voting against were A and B".

A document claims that there was none only where it stresses it ("not a single one"); a source says so in plain words,
or names those that there were. Such words are looked for only where a claim says that there was none.
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

WHY = "in_words"
"""Why such a mention is no claim."""
_HANGUL = r"(?<=[가-힣][은는이가도] )(?:{words})[가-힣]*"
_LATIN = r"\b(?:{words})\b(?!-)"
_NAME = r"(?:[A-Z]\.|[A-Z][\w'’-]*)"
_WHO = rf"{_NAME}(?: (?:of |de |van |von )?{_NAME}){{0,3}}"
_NAMED = {
    "en": re.compile(rf"\b(?:was|were|are|is) (?P<who>{_WHO}(?:(?:, and |, | and ){_WHO}){{0,9}})"),
    "ko": re.compile(
        r"[은는] (?P<who>[가-힣]{2,5}(?:(?:, |·|와 |과 ) ?[가-힣]{2,5}){1,9})"
        r" ?[가-힣]{0,4}(?:이다|였다|이었다|입니다|이었습니다)"
    ),
}
_JOINTS = re.compile(r", and |, | and |·|와 |과 ")


@cache
def _denial(language: str) -> re.Pattern[str]:
    words = load(language).binding.get("none_of_it", ())
    shape = _HANGUL if language == "ko" else _LATIN
    return re.compile(shape.format(words=one_of(words)), re.IGNORECASE) if words else re.compile("(?!)")


def with_noughts(text: str, language: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, in order, with those of nothing at all and of some by name among them."""
    all_of_them = sorted([*found, *_noughts(text, language), *_named(text, language)], key=_start_of)
    taken = {id(m) for m in found}
    free: list[Mention] = []
    for mention in all_of_them:
        last = free[-1] if free else None
        if last is None or last.span.end <= mention.span.start or id(mention) in taken:
            if last is not None and mention.span.start < last.span.end and last.why == WHY:
                free.pop()
            free.append(mention)
    return free


def _start_of(mention: Mention) -> int:
    return mention.span.start


def _noughts(text: str, language: str) -> Iterator[Mention]:
    idioms = stance.pattern(language, "idioms")
    plain = idioms.sub(lambda found: " " * len(found.group()), text) if idioms else text
    for said in _denial(language).finditer(plain):
        yield _told(text, Span(*said.span()), 0)


def _named(text: str, language: str) -> Iterator[Mention]:
    shape = _NAMED.get(language)
    for said in shape.finditer(text) if shape else ():
        yield _told(text, Span(*said.span("who")), len(_JOINTS.findall(said["who"])) + 1)


def _told(text: str, span: Span, number: int) -> Mention:
    value = Quantity(value=Decimal(number), unit=None)
    return Mention(span=span, text=text[span.start : span.end], value=value, claim=False, why=WHY)


def is_nought(mention: Mention) -> bool:
    """Whether a value is none at all, told in words."""
    value = mention.value
    zero = isinstance(value, Quantity) and value.value == 0
    return zero and not any(letter.isdigit() for letter in mention.text)
