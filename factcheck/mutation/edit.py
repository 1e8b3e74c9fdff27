"""What may be changed in a claim, and where its words stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from claims.model import Block, Claim, Quantity, Span
from factcheck.model import Judgement


class Sort(StrEnum):
    """What is changed."""

    DIGIT = "digit"
    SCALE = "scale"
    UNIT = "unit"
    CURRENCY = "currency"
    PERCENT = "percent"
    ENTITY = "entity"
    PERIOD = "period"
    DIRECTION = "direction"
    BOUND = "bound"
    MODALITY = "modality"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of a block's text and what is put there."""

    sort: Sort
    span: Span
    text: str
    wrong: bool = True
    """False where the claim stays right (a hedge put before an exact value)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What edits are made from."""

    claim: Claim
    block: Block
    found: tuple[Decimal, Decimal] | None
    """The value as the source gave it, lowest and highest, in the claim's unit."""
    strangers: tuple[str, ...]
    """Names of others that the claim does not speak of."""

    @property
    def language(self) -> str:
        """Of the claim."""
        return self.claim.frame.language

    @property
    def value(self) -> Span:
        """Where the value stands in the block."""
        return self.claim.frame.mention.span

    @property
    def sentence(self) -> Span:
        """Where the sentence stands in the block."""
        return self.claim.frame.sentence_span


@cache
def swaps() -> Mapping[str, Mapping[str, Any]]:
    """The tables of swaps.toml."""
    return tomllib.loads(resources.files("factcheck.mutation").joinpath("swaps.toml").read_text(encoding="utf-8"))


def table(sort: str, language: str) -> Any:
    """One table of one language; empty where the language has none."""
    return swaps()[sort].get(language, ())


def subject_of(judgement: Judgement, block: Block, strangers: Sequence[str]) -> Subject:
    """A verified claim with what its evidence says."""
    compared = judgement.comparison
    low = compared.found_low if compared else None
    high = (compared.found_high if compared else None) or low
    try:
        found = (Decimal(low), Decimal(high)) if low and high else None
    except ArithmeticError:  # a date
        found = None
    return Subject(claim=judgement.claim, block=block, found=found, strangers=tuple(strangers))


_LITERAL = re.compile(r"\d[\d,]{0,30}(?:\.\d{1,15})?")


def quantity_of(subject: Subject) -> Quantity | None:
    """The claim's value where it is one number."""
    value = subject.claim.frame.mention.value
    return value if isinstance(value, Quantity) and value.value is not None else None


def literal(subject: Subject) -> Span | None:
    """The first number in digits of the value, as a span of the block."""
    match = _LITERAL.search(subject.claim.frame.mention.text)
    return Span(match.start(), match.end()).shift(subject.value.start) if match else None


def swapped(subject: Subject, sort: Sort, within: Span, ways: Sequence[int] = (1, -1)) -> Iterator[Edit]:
    """The word of a pair that stands nearest to the value, the longest first, replaced by its other.

    Args: ways, 1 for first to second, -1 for second to first.
    """
    text = subject.block.text[within.start : within.end]
    found: list[tuple[int, int, Edit]] = []
    for pair in table(sort, subject.language):
        for old, new in (pair[::way] for way in ways):
            for at in words_at(text, old):
                span = Span(within.start + at, within.start + at + len(old))
                found.append((_distance(span, subject.value), -len(old), Edit(sort=sort, span=span, text=new)))
    best = min(found, key=lambda item: item[:2], default=None)
    if best:
        yield best[2]


_REACH = 40
"""A word further from the value than this belongs to something else."""


def clause(subject: Subject) -> Span:
    """The part of the sentence whose verb is the value's: up to a comma on each side, and no further than its reach."""
    text, value = subject.block.text, subject.value
    start = max(subject.sentence.start, value.start - _REACH)
    end = min(subject.sentence.end, value.end + _REACH)
    before = max((text.rfind(mark, start, value.start) for mark in (", ", "; ", ": ")), default=-1)
    after = [at for mark in (", ", "; ", ": ") if (at := text.find(mark, value.end, end)) >= 0]
    return Span(max(start, before), min([end, *after]))


def _distance(span: Span, value: Span) -> int:
    return max(value.start - span.end, span.start - value.end, 0)


def words_at(text: str, word: str) -> Iterator[int]:
    """Where a word stands: Latin letters end at word boundaries, Hangul and signs anywhere."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        glued = (word[0].isascii() and word[0].isalpha() and before.isascii() and before.isalpha()) or (
            word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalpha()
        )
        if not glued:
            yield at
        at = text.find(word, at + 1)


def word_at(text: str, word: str) -> int | None:
    """The first place of a word in a text."""
    return next(words_at(text, word), None)


NEXT = 16
"""A bound's own word stands at most this far from the value."""
