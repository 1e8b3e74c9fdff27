"""Numbers in the titles of works, which assert nothing: 『천 원의 행방』, "48 Hours in Hull"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.mentions.source import Found, Source

_QUOTED = re.compile(r"[\"“]([^\"“”\n]{4,80})[\"”]|(?<![\w])['‘]([A-Z0-9][^'’\n]{4,80})['’](?!\w)")
_WORD = re.compile(r"[A-Za-z]{4,}")
_LONGEST = 80
"""Characters of a title in brackets."""


def in_titles(src: Source, found: list[Found]) -> list[Found]:
    """The mentions; those inside a title are no claims."""
    pairs = src.grammar.language.names.titles
    if not found or not _opening(pairs).search(src.text):
        return found
    titles = list(_titles(src.text, pairs))
    if not titles:
        return found
    return [
        item._replace(claim=False, why="title") if any(a <= item.start and item.end <= b for a, b in titles) else item
        for item in found
    ]


def _titles(text: str, pairs: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    if brackets := _bracketed(pairs):
        yield from (hit.span() for hit in brackets.finditer(text))
    yield from (hit.span() for hit in _QUOTED.finditer(text) if _is_title(hit[1] or hit[2]))


@cache
def _opening(pairs: tuple[str, ...]) -> re.Pattern[str]:
    """What a title begins with; most texts hold none."""
    return re.compile(rf"[\"“'‘{re.escape(''.join(pair[0] for pair in pairs))}]")


@cache
def _bracketed(pairs: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = [rf"{re.escape(p[0])}[^{re.escape(p)}\n]{{1,{_LONGEST}}}{re.escape(p[1])}" for p in pairs]
    return re.compile("|".join(parts)) if parts else None


def _is_title(quoted: str) -> bool:
    """Two long words or more, all with a capital, and no end of a sentence."""
    words = _WORD.findall(quoted)
    return len(words) > 1 and all(word[0].isupper() for word in words) and quoted[-1] not in ".!,;"
