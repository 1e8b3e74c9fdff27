"""One word put for another: two sentences that run alike but for a noun speak of two things.

"Ridership on the metro doubled" is not borne out by "ridership on night buses doubled", however much of it is the same.
A swap is found where both sentences go on alike on both sides of it; a word that moved, a verb and a synonym are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from claims.lang import load
from claims.words.morphology import korean_stem
from claims.words.nearness import near
from claims.words.vocabulary import find_concepts, relation, stems

_TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*|['’]s\b|[가-힣A-Za-z0-9]*[가-힣]|\d[\d.,]*")
_GLOSS = re.compile(r"(?<=[가-힣])\([A-Za-z][A-Za-z .&'-]{0,60}\)")
_LONGEST = 60
"""Words of a sentence that are held against each other."""
_NUMBER = "#"
_WIDEST = 3
"""Words that are put for at most as many and one more."""
_POINTED = re.compile(r"(?:^|\s)(?:이|그|저|해당|this|that|these|those) ([^\s,.]+)", re.IGNORECASE)
"""A noun behind a demonstrative stands for one that was named before: 이 금액."""
_KOREAN_VERB = re.compile(
    r"(?:다|고|며|면|한|된|던|할|될|해|돼|지|게|서|(?<![지이영])하는|되는|시키는|받는|있는|없는"
    r"|(?:만드|이끄|꾸리|굴리|맡|다루|벌이|거느리|펴내|내놓|짓|잇)는"
    r"|맡은|갖춘|가진|지닌|거느린|펴낸|세운|이끈|꾸린|만든)$"
)
"""A Korean token that is a verb, before a noun too ("편의점을 굴리는")."""


@lru_cache(maxsize=4096)
def _written(sentence: str) -> tuple[str, ...]:
    found = _TOKEN.findall(_GLOSS.sub("", sentence))[:_LONGEST]
    # One syllable alone is a counter, a particle behind a bracket, or "약".
    return tuple(t for t in found if (len(t) > 1 or t.isascii()) and t not in _words("ko", "links"))


@cache
def _words(language: str, key: str) -> frozenset[str]:
    """The words under a key of a language: `links` join what they stand between and name nothing, a noun stands behind
    `noun_openers`."""
    return frozenset(load(language).binding.get(key, ()))


@lru_cache(maxsize=4096)
def _tokens(sentence: str) -> tuple[str, ...]:
    return tuple(t.lower() for t in _written(sentence))


@lru_cache(maxsize=1024)
def noun_swapped(claim: str, source: str, language: str, names: tuple[str, ...]) -> bool:
    """True when a noun of the claim's sentence stands where the source's sentence has another.

    Args: two sentences of one language; names, those of the claim: whose a value is, the frames tell.
    """
    if language not in ("en", "ko"):
        return False
    ours, theirs = _tokens(claim), _tokens(source)
    named = {t for name in names for t in _tokens(name)} | {t for w in _POINTED.findall(claim) for t in _tokens(w)}
    left, right = _keys(claim, language), _keys(source, language)
    changes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(changes):
        if tag != "replace" or b - a > _WIDEST or d - c > _WIDEST + 1 or b == len(left) or d == len(right):
            continue
        if at > 1 and _words("en", "noun_openers").issuperset(ours[changes[at - 1][1] : a]):
            continue  # nothing but an article or a preposition is alike in front of it
        if _NUMBER in (left[b], *left[a - 1 : a]):  # what stands beside a number is told by the frames
            continue
        if named & {t for token in ours[a:b] for t in (token, korean_stem(token))}:
            continue
        if language == "en" and all(t[0].isupper() for t in _written(source)[c:d]):
            continue  # a name, of which the frames tell whose it is
        if _is_swap(ours, theirs, (a, b, c, d), language):
            return True
    return False


@lru_cache(maxsize=4096)
def _keys(sentence: str, language: str) -> tuple[str, ...]:
    return tuple(_key(token, language) for token in _tokens(sentence))


@lru_cache(maxsize=1 << 14)
def _key(token: str, language: str) -> str:
    if token[0].isdigit():
        return _NUMBER
    if language == "ko":
        return korean_stem(token) or token
    return next(iter(stems(token, language)), token)


def _is_swap(ours: Sequence[str], theirs: Sequence[str], place: tuple[int, int, int, int], language: str) -> bool:
    a, b, c, d = place
    out, put = ours[a:b], theirs[c:d]
    if any(t[0].isdigit() for t in (*out, *put)):
        return False
    if {_key(t, language) for t in out} & {_key(t, language) for t in theirs}:
        return False
    if {_key(t, language) for t in put} & {_key(t, language) for t in ours}:
        return False
    if not (_nominal(out, a, ours, language) and _nominal(put, c, theirs, language)):
        return False
    if language == "ko" and (_one_tail(_noun(out[-1]), _noun(put[-1])) or _within(out, put) or _within(put, out)):
        return False
    return not _alike(" ".join(out), " ".join(put), language)


def _noun(token: str) -> str:
    """A Korean noun without its particle, be it of one syllable (안을)."""
    return token[:-1] if len(token) == _SHORT and token.endswith(_PARTICLES) else korean_stem(token)


_SHORT = 2
"""Syllables of a word of which the last may be a particle, and of a noun that compounds are looked through for."""
_PARTICLES = ("은", "는", "을", "를", "에", "의", "로")


def _one_tail(one: str, other: str) -> bool:
    """A noun and a compound of it (안, 최종안)."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def _within(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a single Korean noun is a part of a compound on the other side (출원, 특허출원서에 이름을 올린)."""
    noun = _noun(some[0]) if len(some) == 1 else ""
    return len(noun) >= _SHORT and any(noun in token for token in others)


def _nominal(words: Sequence[str], at: int, sentence: Sequence[str], language: str) -> bool:
    """In English a noun behind an article, a preposition or a possessive; in Korean by its particle."""
    if language == "ko":
        return not _KOREAN_VERB.search(words[-1])
    return at > 0 and sentence[at - 1] in _words("en", "noun_openers") and bool(stems(" ".join(words), language))


def _alike(one: str, other: str, language: str) -> bool:
    """Words that the vocabulary knows as one thing, or as kinds of one another."""
    ours = [c for _, c in find_concepts(one, language)]
    theirs = [c for _, c in find_concepts(other, language)]
    return any(a == b or near(a, b) or relation(a, b) in ("narrower", "broader") for a in ours for b in theirs)
