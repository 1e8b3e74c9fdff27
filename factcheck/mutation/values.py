"""A wrong number in the place of a right one: its digits, scale, unit, currency, bound and hedge."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claims.model import Bound, Quantity, Span
from factcheck.mutation.edit import (
    NEXT,
    Edit,
    Sort,
    Subject,
    literal,
    quantity_of,
    swapped,
    table,
    word_at,
)
from factcheck.values.compare import OPEN, zeros_step


def digit(subject: Subject) -> Iterator[Edit]:
    """One digit of the value replaced by another."""
    quantity, span = quantity_of(subject), literal(subject)
    if quantity is None or span is None:
        return
    old = subject.block.text[span.start : span.end]
    significant = len(old.rstrip("0,.")) if "." not in old else len(old)
    for place in range(significant):
        for step in (3, 4, 6):
            if not old[place].isdigit():
                continue
            new = old[:place] + str((int(old[place]) + step) % 10) + old[place + 1 :]
            if not (new[0] == "0" and len(new) > 1) and _wrong_by(subject, quantity, _number(new) / _number(old)):
                yield Edit(sort=Sort.DIGIT, span=span, text=new)


def _number(literal: str) -> Decimal:
    return Decimal(literal.replace(",", "")) or Decimal(1)


_APART = Decimal("0.25")


def _wrong_by(subject: Subject, quantity: Quantity, ratio: Decimal) -> bool:
    """Whether the claim is wrong when its value is multiplied: always for a bare number; a loose one must be far off,
    and a bound must part from what the source says."""
    assert quantity.value is not None
    new = quantity.value * ratio
    match quantity.bound:
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return subject.found is not None and new > subject.found[1] * (1 + _APART)
        case Bound.LESS_THAN | Bound.AT_MOST:
            return subject.found is not None and new < subject.found[0] * (1 - _APART)
        case Bound.EXACT if quantity.unit != "times":
            return ratio != 1
        case _:
            return abs(ratio - 1) > _APART and abs(new - quantity.value) > 2 * zeros_step(quantity.value, quantity.step)


def scale(subject: Subject) -> Iterator[Edit]:
    """The next larger or smaller scale word, or ten times the number where there is none."""
    quantity, span = quantity_of(subject), literal(subject)
    if quantity is None or span is None or quantity.unit in ("rank", "percent", "percentage_point", "times"):
        return
    said = subject.claim.frame.mention.text
    factor = Decimal(10_000 if subject.language == "ko" else 1000)
    rows = table("scale", subject.language)
    for row in rows:
        for small, large in pairwise(row):
            for old, new, ratio in ((small, large, factor), (large, small, 1 / factor)):
                at = word_at(said, old)
                if at is not None and _wrong_by(subject, quantity, ratio):
                    start = subject.value.start + at
                    yield Edit(sort=Sort.SCALE, span=Span(start, start + len(old)), text=new)
    if not any(word_at(said, word) is not None for row in rows for word in row):
        yield from _tenfold(subject, quantity, span)


def _tenfold(subject: Subject, quantity: Quantity, span: Span) -> Iterator[Edit]:
    old = subject.block.text[span.start : span.end]
    if _wrong_by(subject, quantity, Decimal(10)):
        new = _number(old) * 10
        yield Edit(sort=Sort.SCALE, span=span, text=f"{new:,f}" if "," in old else f"{new:f}")


def unit(subject: Subject) -> Iterator[Edit]:
    """Another unit of the value."""
    if quantity_of(subject) is not None:
        yield from swapped(subject, Sort.UNIT, subject.value)


def currency(subject: Subject) -> Iterator[Edit]:
    """Another currency."""
    quantity = quantity_of(subject)
    if quantity is not None and (quantity.dimension or "").startswith("currency"):
        yield from swapped(subject, Sort.CURRENCY, subject.value, (1,))


def percent(subject: Subject) -> Iterator[Edit]:
    """Percentage points for per cent, or the reverse."""
    quantity = quantity_of(subject)
    if quantity is not None and quantity.unit in ("percent", "percentage_point"):
        yield from swapped(subject, Sort.PERCENT, subject.value)


def bound(subject: Subject) -> Iterator[Edit]:
    """The opposite bound, or a bound put at an exact value that it does not hold for."""
    quantity = quantity_of(subject)
    if quantity is None or subject.found is None or quantity.unit == "rank" or literal(subject) is None:
        return
    if quantity.bound in OPEN and quantity.value not in subject.found:
        near = Span(max(subject.sentence.start, subject.value.start - NEXT), subject.value.end + NEXT)
        yield from swapped(subject, Sort.BOUND, Span(near.start, min(near.end, subject.sentence.end)))
    if quantity.bound is Bound.EXACT and quantity.value is not None:
        words = table("insert", subject.language)
        if words and not subject.claim.frame.mention.text[0].isalpha():
            word = words["above" if subject.found[1] <= quantity.value else "below"]
            at = subject.value.end if subject.language == "ko" else subject.value.start
            yield Edit(sort=Sort.BOUND, span=Span(at, at), text=word)


def hedge(subject: Subject) -> Iterator[Edit]:
    """A hedge put before an exact value leaves the claim right; one taken away makes it wrong where the source's
    value is not what remains."""
    quantity = quantity_of(subject)
    words = table("hedge", subject.language)
    if quantity is None or subject.found is None or not words or quantity.unit == "rank":
        return
    said = subject.claim.frame.mention.text
    if quantity.bound is Bound.EXACT and not said[0].isalpha():
        yield Edit(
            sort=Sort.HEDGE, span=Span(subject.value.start, subject.value.start), text=f"{words[0]} ", wrong=False
        )
    if quantity.bound not in (Bound.ABOUT, Bound.NEARLY) or quantity.value is None:
        return
    text, start = subject.block.text, subject.value.start
    for word in words:
        for begin in (start, start - len(word) - 1):
            if begin >= 0 and text[begin : begin + len(word) + 1] == f"{word} ":
                off = min(abs(end - quantity.value) for end in subject.found)
                yield Edit(
                    sort=Sort.HEDGE,
                    span=Span(begin, begin + len(word) + 1),
                    text="",
                    wrong=off > zeros_step(quantity.value, quantity.step),
                )
