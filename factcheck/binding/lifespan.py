"""What a date in brackets behind a name tells without a verb: "Ada Moe (4 May 1901 - 9 June 1950)", "Dawn (1962)"."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.lang import load
from claims.model import Frame
from claims.words.vocabulary import stems

_OPENED = re.compile(r"(?:[(]|-LRB-)([^()]{0,60})\Z")
_DASH = re.compile(r"\s*(?:[-–—−]+|to\b)\s*(?=\S)")
_DASHED = re.compile(r"\d{4}\s*(?:[-–—−]+|to)\s*\Z")
_CLOSED = re.compile(r"\s*(?:[)]|-RRB-)")


def told_in_brackets(source: Frame) -> frozenset[str]:
    """Stems of the words that a date in brackets stands for: of a birth before a dash, of a death behind one, of a work
    coming out where a year stands alone; none for any other date."""
    opened = _OPENED.search(source.sentence[: source.start]) if source.cell is None else None
    if opened is None:
        return frozenset()
    inside, behind = opened.group(1), source.sentence[source.end :]
    if _DASHED.search(inside):
        return _words(source.language, "death_words")
    if any(ch.isdigit() for ch in inside):
        return frozenset()
    if _DASH.match(behind):
        return _words(source.language, "birth_words")
    alone = not inside.strip() and _CLOSED.match(behind)
    return _words(source.language, "release_words") if alone else frozenset()


@lru_cache(maxsize=16)
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(s for word in load(language).binding.get(key, ()) for s in stems(word, language))
