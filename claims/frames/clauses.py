"""Which part of a sentence belongs to which value.

A sentence is cut at commas, brackets and conjunctions; a value owns the pieces from the first cut after the value
before it up to the first cut after itself ("A fell 17 %, and B 4 %" gives each its own name). Pieces without a value
fall to the value that follows, the last ones to the value before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from claims.lang import load
from claims.model import Span
from claims.words.patterns import one_of

_PUNCTUATION = r"[;:()（）\[\]·…→]|[,，、](?=\s|[^\d])|\s[—–-]{1,2}\s|—"


@cache
def _cuts(language: str) -> re.Pattern[str]:
    binding = load(language).binding
    parts = [_PUNCTUATION]
    if words := binding.get("clause_words"):
        parts.append(rf"\s(?:{one_of(words)})(?=\s)")
    if ends := binding.get("clause_ends"):
        parts.append(rf"(?<=[가-힣])(?:{one_of(ends)})(?=[\s,])")
    return re.compile("|".join(parts), re.IGNORECASE)


def zones(sentence: str, values: Sequence[Span], language: str) -> list[Span]:
    """The part of `sentence` that each value owns; `values` sorted and not overlapping, spans in `sentence`."""
    if not values:
        return []
    marks = [m for m in _cuts(language).finditer(sentence) if not any(v.start <= m.start() < v.end for v in values)]
    edges = [0]
    for left, right in pairwise(values):
        between = [m for m in marks if left.end <= m.start() and m.end() <= right.start]
        edges.append(_edge(sentence, between, left, right, language))
    edges.append(_end(sentence, marks, values[-1], language))
    return [Span(a, b) for a, b in pairwise(edges)]


def _end(sentence: str, marks: list[re.Match[str]], last: Span, language: str) -> int:
    """Where the part of the last value ends: in English at a semicolon, behind which another sentence begins."""
    if language != "en":
        return len(sentence)
    return next((m.start() for m in marks if m.start() >= last.end and m.group() == ";"), len(sentence))


def _edge(sentence: str, between: list[re.Match[str]], left: Span, right: Span, language: str) -> int:
    if between:
        strong = (m for m in between if m.group().strip().lower() not in load(language).binding.get("weak_words", ()))
        return next(strong, between[0]).start()
    return right.start if language != "ko" else _behind(sentence, left, right)


_PREDICATE = 8
"""Characters behind a Korean value in which its particles and its verb stand."""


_NOUN_BEFORE = re.compile(r"(?:에|과|와|으로|로|,)\s(?P<noun>[가-힣]{2,8} )")
"""A particle of the one value and the noun of the next ("징역 1년에 집행유예 2년")."""


def _behind(sentence: str, left: Span, right: Span) -> int:
    """Nothing cuts them: in Korean the words after a value are its verb and particles only up to the next spaces."""
    noun = _NOUN_BEFORE.fullmatch(sentence, left.end, right.start)
    if noun:
        return noun.start("noun")
    end = min(right.start, left.end + _PREDICATE)
    if end == right.start or sentence[end - 1] == " " or sentence[end] == " ":
        return end
    space = sentence.rfind(" ", left.end, end)
    return space if space > left.end else end


def piece(sentence: str, value: Span, language: str) -> Span:
    """The innermost piece that holds a value: from the last cut before it to the first one after it."""
    start, end = 0, len(sentence)
    for mark in _cuts(language).finditer(sentence):
        if mark.end() <= value.start:
            start = mark.end()
        elif mark.start() >= value.end:
            end = mark.start()
            break
    return Span(start, end)


_RELATIVE = re.compile(r", (?:which|who|whose|where) (?:[^,;:—()]|,(?=\d)){1,120}(?:,(?= )|\.?\Z|(?=[;—]))")


@lru_cache(maxsize=1 << 8)
def relative_clauses(sentence: str, language: str) -> tuple[Span, ...]:
    """What an English sentence only says of a noun, between commas ("the firm, which makes butter, ...")."""
    if language != "en" or ", wh" not in sentence:
        return ()
    return tuple(Span(*m.span()) for m in _RELATIVE.finditer(sentence))
