"""Values of one Korean sentence that nouns in parallel tell apart, known or not.

In "full-time authors 60 %, part-time ones 48 %" each value is of its own noun: of two words before the same word (전업
작가, 겸업 작가) or with the same end (경포해수욕장, 낙산해수욕장) the one that the claim has decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from claims.model import Frame
from claims.words.morphology import korean_root, korean_stem

_TOKEN = re.compile(r"[가-힣A-Za-z]+")
_TAIL = 2
"""Syllables that two compounds share at their ends."""
_MOST = 8
"""Values of a sentence that are held against one another."""


def of_another_noun(words: frozenset[str], source: Frame, beside: Callable[[Frame], Iterable[Frame]]) -> bool:
    """Whether another value of the source's sentence has the claim's noun where this one has a noun in its stead, not
    the noun cut short (예방접종률, 접종률).

    Args: words, the stems that the claim has in its value's zone; beside, what gives the values of a frame's sentence.
    """
    if source.language != "ko" or source.cell is not None:
        return False
    siblings = beside(source)
    others = [f for f in siblings if f.mention.span != source.mention.span and f.mention.kind is source.mention.kind]
    return any(
        theirs in words and here not in words and not theirs.endswith(here)
        for other in others[:_MOST]
        for theirs, here in _in_parallel(other.lead, source.lead)
    )


@lru_cache(maxsize=1 << 12)
def _in_parallel(one: str, other: str) -> tuple[tuple[str, str], ...]:
    """Stems of words that stand in each other's stead in two parts of a sentence."""
    return tuple(_pairs(_TOKEN.findall(one), _TOKEN.findall(other)))


def _pairs(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    heads = {korean_stem(w) for w in one} & {korean_stem(w) for w in other}
    for at, left in enumerate(one):
        for to, right in enumerate(other):
            a, b = korean_stem(left), korean_stem(right)
            if a == b or a in heads or b in heads or min(len(a), len(b)) < _TAIL:
                continue
            ahead = [korean_stem(w) for words, i in ((one, at), (other, to)) for w in words[i + 1 : i + 2]]
            if (len(ahead) == 2 and ahead[0] == ahead[1]) or _end_alike(a, b) or _end_alike(left, right, "가"):
                yield korean_root(left), korean_root(right)


def _end_alike(one: str, other: str, last: str = "") -> bool:
    """Two compounds have one end; `last`, a syllable that is of the noun, or the particle that it looks like (농가)."""
    return min(len(one), len(other)) > _TAIL and one[-_TAIL:] == other[-_TAIL:] and one.endswith(last)
