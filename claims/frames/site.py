"""A value in its sentence, with the part of the sentence that belongs to it, and the words around it.

The words are data (`[binding]` of each language file).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.frames.passage import Sentence
from claims.kept import kept
from claims.lang import load
from claims.model import Kind, Mention, Span, When

_HEDGED = re.compile(r"^(?:남짓|가량|정도|이상|넘게|가까이|쯤|안팎|or so|or more)\s?")
_ASIDE = re.compile(r"^[(（][^()（）]{0,80}[)）]\s?")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True)
class Site:
    """A value in its sentence."""

    sentence: Sentence
    mention: Mention
    area: Span
    """The part of the sentence that belongs to the value."""
    own_period: When | None = None
    """The date that the sentence matches with the value one to one ("in 2021 and 2022, 5 and 7 respectively")."""
    owned: bool = False
    """It stands in brackets behind the noun that it is of, which is held against another: no change starts there."""

    @property
    def language(self) -> str:
        """Language of the sentence."""
        return self.sentence.language

    @kept
    def span(self) -> Span:
        """The value's place, from the start of the sentence."""
        return self.sentence.place(self.mention)

    def words(self, key: str) -> tuple[str, ...]:
        """The words of the language under a key of `[binding]`."""
        return _words(self.sentence.language, key)

    def before(self, width: int) -> str:
        """Up to `width` characters in front of the value, lower case."""
        return self.sentence.text[max(0, self.span.start - width) : self.span.start].rstrip().lower()

    def after(self, width: int) -> str:
        """Up to `width` characters behind the value, lower case."""
        return self.sentence.text[self.span.end : self.span.end + width].lstrip().lower()

    @kept
    def told_behind(self) -> str:
        """What follows the value, lower case, without brackets and a hedge between."""
        return _HEDGED.sub("", _ASIDE.sub("", self.after(100)))

    def follows(self, key: str, width: int) -> bool:
        """True when a word under `key` stands right in front of the value."""
        return ends_with(self.before(width), self.words(key))

    def phrase_before(self, key: str, width: int) -> int:
        """Length of the longest phrase under `key` that stands right in front of the value; 0 where none does."""
        return _phrase_before(self.before(width), self.words(key))

    def precedes(self, key: str, width: int) -> bool:
        """True when a word under `key` stands right behind the value."""
        return self.after(width).startswith(self.words(key) or ("\0",))

    @kept
    def is_baseline(self) -> bool:
        """The value is where a change starts ("from 45.2%", 3.50%에서), or how uncertain another one is ("± 0.13")."""
        if self.mention.kind is not Kind.QUANTITY:
            return False
        if self.owned:
            return False
        if self.follows("uncertainty", 30) or _begins_before(self):
            return True
        if self.language == "ko":
            behind = self.after(18).lstrip(")） ")
            if _GONE_BACK.match(behind):
                return True
            return behind.startswith(self.words("baseline_after")) and not behind.startswith(self.words("stays_after"))
        return self.follows("baseline_before", 24) or self.precedes("baseline_after", 24)


_GONE_BACK = re.compile(r"(?:까지|로|으로) (?:[가-힣]+ )?[가-힣]+다가(?![가-힣])")
"""What a Korean value only passed through ("1,452원까지 올랐다가 1,431원에서 마쳤다")."""


@cache
def _words(language: str, key: str) -> tuple[str, ...]:
    return tuple(load(language).binding.get(key, ()))


def ends_with(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words or phrases stands at the end of a text."""
    return _phrase_before(text, words) > 0


def _phrase_before(text: str, words: Sequence[str]) -> int:
    if not text.endswith(tuple(words)):
        return 0
    return max((len(w) for w in words if text.endswith(w) and text[: -len(w)][-1:] not in _LETTERS), default=0)


_COMPARED = re.compile(r"\s?(?:보다|대비|에 비|[과와] 비교|에 견|같은)")


def _begins_before(site: Site) -> bool:
    """The value's part opens with an earlier time ("1년 전에는 7만 원이었다"), to which nothing is compared."""
    part = site.sentence.text[site.area.start : site.span.start].lstrip(" ,").lower()
    words = site.words("previous")
    if not part.startswith(words):
        return False
    return not _COMPARED.match(part, len(next(w for w in words if part.startswith(w))))
