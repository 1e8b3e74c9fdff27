"""One verified claim in, the edits that make it another claim out: at most one a kind, chosen by a hash of the claim.

What is wrong is told here without the comparison that is put to the test: an edit counts as wrong only where plain
arithmetic on the value that the source gave says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile

from claims.model import Kind, Modality, Role, Span
from factcheck.mutation.dates import another_day
from factcheck.mutation.edit import (
    Edit,
    Sort,
    Subject,
    clause,
    swapped,
)
from factcheck.mutation.names import entity
from factcheck.mutation.revise import inside
from factcheck.mutation.values import bound, currency, digit, hedge, percent, scale, unit
from factcheck.verdicts.particles import following


def edits(subject: Subject) -> Iterator[Edit]:
    """At most one edit a kind, in the order of the kinds."""
    for sort, options_of in _KINDS.items():
        options = list(options_of(subject))
        if options:
            digest = hashlib.sha256(f"{subject.claim.sentence} {subject.claim.value.text} {sort}".encode()).digest()
            edit = options[int.from_bytes(digest[:4]) % len(options)]
            yield _with_particle(subject, replace(edit, sort=sort))


def _with_particle(subject: Subject, edit: Edit) -> Edit:
    """A Korean particle behind the edit agrees with its new last syllable."""
    end = edit.span.end
    rest = subject.block.text[end : end + _LONGEST]
    fitting = following(edit.text, rest) if subject.language == "ko" else rest
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(rest[::-1], fitting[::-1], strict=False)))
    size = len(rest) - same
    return replace(edit, span=Span(edit.span.start, end + size), text=edit.text + fitting[: len(fitting) - same])


_LONGEST = 8
"""Signs of the longest particle, with what follows it."""


def _period(subject: Subject) -> Iterator[Edit]:
    claim = subject.claim
    dates = [m for m in claim.mentions if m.role is Role.PERIOD]
    if claim.value.kind is Kind.DATE:
        dates = [claim.value]
    for mention in dates:
        span = inside(subject.block, mention.span)
        text = another_day(mention, subject.language)
        if span and text and subject.block.text[span.start : span.end] == mention.text:
            yield Edit(sort=Sort.PERIOD, span=span, text=text)


def _direction(subject: Subject) -> Iterator[Edit]:
    if subject.claim.frame.direction is not None:
        yield from swapped(subject, Sort.DIRECTION, clause(subject))


def _modality(subject: Subject) -> Iterator[Edit]:
    way = {Modality.FACT: 1, Modality.FORECAST: -1}.get(subject.claim.frame.modality)
    if subject.claim.value.kind is Kind.DATE or way is None:
        return
    around = clause(subject)
    within = Span(subject.value.end, around.end) if subject.language == "ko" else around
    yield from swapped(subject, Sort.MODALITY, within, (way,))


_KINDS: Mapping[Sort, Callable[[Subject], Iterator[Edit]]] = {
    Sort.DIGIT: digit,
    Sort.SCALE: scale,
    Sort.UNIT: unit,
    Sort.CURRENCY: currency,
    Sort.PERCENT: percent,
    Sort.ENTITY: entity,
    Sort.PERIOD: _period,
    Sort.DIRECTION: _direction,
    Sort.BOUND: bound,
    Sort.MODALITY: _modality,
    Sort.HEDGE: hedge,
}
