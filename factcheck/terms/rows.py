"""The headers of a table's rows: what they mean to a claim in another language, and which are only codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claims.model import Frame
from claims.words.senses import senses_of
from claims.words.vocabulary import stems
from factcheck.terms.bands import numbers
from factcheck.values.nouns import nouns


def row_meant(senses: frozenset[str], claim: Frame, source: Frame) -> bool:
    """Whether words of the other language mean what heads a row, or most of it: "watermelons" and 수박."""
    words = source.row.words
    if claim.language == source.language or source.cell is None or not words:
        return False
    return 2 * sum(not senses_of(word).isdisjoint(senses) for word in words) >= len(words)


def row_numbered(claim: Frame, source: Frame) -> bool:
    """Whether a claim has all numbers that tell a cell's row from others ("three hours", "up to 3 hours")."""
    told = numbers(source.lead.partition(" | ")[0])
    return bool(told) and told <= numbers(claim.sentence)


@lru_cache(maxsize=1 << 12)
def senses_of_name(name: str, language: str) -> frozenset[str]:
    """The senses of the words that a name is made of."""
    return frozenset(sense for stem in stems(name, language) for sense in senses_of(stem))


def is_code(name: str) -> bool:
    """Whether a row's name is a code that texts spell out ("NG-APR26", "SKU_0417"): no claim can be asked for it."""
    return _CODE.fullmatch(name) is not None


_CODE = re.compile(r"(?=[^\d]*\d)[A-Z]{2,}\d*[-_][A-Z\d]+(?:[-_][A-Z\d]+)*")


def is_form(frame: Frame) -> bool:
    """Whether a cell is an answer in a form ("item | content", 항목 | 내용): its row is what was asked."""
    return frame.cell is not None and frame.lead.rpartition(" | ")[2].strip().lower() in nouns("answers")


def wholes(frames: Iterable[Frame]) -> frozenset[tuple[int, frozenset[str]]]:
    """By number of the table, the words of rows that are called a total, less that ("completions / total")."""
    totals = nouns("totals")
    rows = {(f.cell[0], f.row.words) for f in frames if f.cell and f.row.words and not totals.isdisjoint(f.row.words)}
    found = ((table, frozenset(words) - totals) for table, words in rows)
    return frozenset((table, rest) for table, rest in found if rest)


def is_part_of_a_whole(source: Frame, known: frozenset[tuple[int, frozenset[str]]], said: frozenset[str]) -> bool:
    """Whether a row is a part of what another row of its table is the total of, and the claim's words do not name it
    ("completions / market").

    Args: known, as `wholes` finds them; said, the words of the claim.
    """
    if source.cell is None or not known:
        return False
    words, table = frozenset(source.row.words), source.cell[0]
    if not nouns("totals").isdisjoint(words):
        return False
    return any(t == table and rest < words and said.isdisjoint(words - rest) for t, rest in known)
