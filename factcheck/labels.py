"""Things that only a number tells apart: line 2 and line 3, reactor 1 and reactor 2 (2호선, 3호기).

The nouns are data (`numbered` of each language file).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from claims import stance
from claims.lang import load
from claims.model import Frame


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    nouns = load(language).binding.get("numbered", ())
    if not nouns:
        return None
    body = "|".join(re.escape(w) for w in sorted(nouns, key=len, reverse=True))
    if language == "ko":
        return re.compile(rf"(?<![\d.,])(?P<number>\d{{1,3}})\s?(?P<noun>{body})")
    return re.compile(rf"\b(?P<noun>{body})s?\s(?P<number>\d{{1,3}})(?![\d.,%])", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def _labels(sentence: str, language: str) -> tuple[tuple[int, str, int], ...]:
    """Place, noun and number of every numbered thing of a sentence."""
    pattern = _pattern(language)
    found = pattern.finditer(sentence) if pattern else ()
    return tuple((m.start(), m["noun"].lower(), int(m["number"])) for m in found)


def apart(claim: Frame, source: Frame) -> bool:
    """Whether both values are of things of one kind with different numbers."""
    if claim.language != source.language or not _labels(claim.sentence, claim.language):
        return False
    theirs = dict(_nearest(source))
    if len(_labels(source.sentence, source.language)) > len(theirs) and stance.has(
        source.sentence, source.language, "respectively"
    ):
        return False
    return any(theirs.get(noun, number) != number for noun, number in _nearest(claim))


def _nearest(frame: Frame) -> Iterator[tuple[str, int]]:
    """Of each kind the one that stands last before the value, else the first behind it."""
    place = frame.mention.span.start - frame.sentence_span.start
    labels = _labels(frame.sentence, frame.language)
    before = [(noun, number) for at, noun, number in labels if at < place]
    behind = [(noun, number) for at, noun, number in reversed(labels) if at >= place]
    yield from dict((*behind, *before)).items()
