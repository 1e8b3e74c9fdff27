"""The headers of a table's rows: what they mean to a claim in another language, and which are only codes."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.model import Frame
from claims.words.senses import senses_of
from claims.words.vocabulary import stems
from factcheck.terms.bands import numbers


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
    return frame.cell is not None and frame.lead.rpartition(" | ")[2].strip().lower() in _ANSWERS


_ANSWERS = frozenset(
    {"내용", "주요 내용", "상세", "상세 내용", "content", "contents", "detail", "details", "value", "answer", "entry"}
)
