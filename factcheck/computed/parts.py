"""A total that a sentence tells beside its parts: "40 million at home and 20 million abroad, 60 million in all"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from claims.frozen import replace
from claims.model import Frame, Kind, Quantity
from claims.words.senses import senses_of
from claims.words.stance import pattern
from claims.words.vocabulary import stems
from factcheck.matching.align import Alignment, align
from factcheck.matching.pile import Placed
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import in_one_unit, written_step
from factcheck.values.nouns import nouns
from factcheck.values.slot import Slot

Beside = Callable[[Frame], Sequence[Frame]]
"""The values of the sentence of one."""
_WHOLE = frozenset({"total", "global"})
"""Concepts by which a sentence says that a value is the whole."""
_MOST = 8
"""Values of one sentence that are tried; one with more of them is a list."""
_ADDENDS = (2, 3)
"""How many parts are tried as those of a total."""


def whole_of(frame: Frame, beside: Iterable[Frame]) -> Frame | None:
    """The total of which a value is a part: both stand in one sentence, which says so, and the parts add up to it.

    Args: beside, the values of the frame's sentence.
    """
    own = _amount(frame)
    if own is None or frame.cell is not None:
        return None
    others = [f for f in beside if f is not frame and (a := _amount(f)) is not None and in_one_unit(own, a)]
    if not 2 <= len(others) < _MOST:
        return None
    for whole in others:
        rest = [f for f in others if f is not whole]
        if _is_whole(whole) and any(_adds_up(whole, (frame, *some)) for some in _choices(rest)):
            return whole
    return None


def _choices(rest: Sequence[Frame]) -> Iterable[tuple[Frame, ...]]:
    return (some for size in _ADDENDS for some in combinations(rest, size - 1))


def _amount(frame: Frame) -> Quantity | None:
    value = frame.mention.value
    return value if isinstance(value, Quantity) and value.value else None


def _is_whole(frame: Frame) -> bool:
    return not _WHOLE.isdisjoint(frame.own.concepts) or not nouns("totals").isdisjoint(frame.own.words)


def _adds_up(whole: Frame, parts: Sequence[Frame]) -> bool:
    """Whether parts come to a total, as precisely as all of them are written."""
    amounts = [_amount(f) for f in (whole, *parts)]
    values = [a.value or Decimal(0) for a in amounts if a is not None]
    slack = sum((written_step(a) for a in amounts if a is not None), Decimal(0)) / 2
    return abs(values[0] - sum(values[1:], Decimal(0))) <= slack


def parts_of(whole: Frame, beside: Sequence[Frame]) -> Sequence[Frame]:
    """The values of a total's sentence that add up to it, where that says it is one."""
    return [f for f in beside if f is not whole and whole_of(f, beside) is whole] if _is_whole(whole) else []


def included(frame: Frame, beside: Sequence[Frame]) -> Frame | None:
    """The value of which this one is told as a part ("727 cases, of which 109 have recovered and 4 died")."""
    said = pattern(frame.language, "part_before")
    marks = list(said.finditer(frame.sentence, 0, frame.start)) if said and frame.cell is None else []
    if not marks or ";" in frame.sentence[marks[-1].end() : frame.start]:
        return None
    opened = marks[-1].start() + frame.sentence_span.start
    before = [f for f in beside if f.mention.span.end <= opened and f.mention.kind is Kind.QUANTITY]
    return before[-1] if before else None


def speaks_of_whole(claim: Keyed, part: Keyed, whole: Keyed) -> bool:
    """Whether a claim says what is told of the whole alone, or nothing but that, and nothing that only the part is."""
    said = {*claim.frame.own.words} - {w for n in claim.frame.near.names for w in stems(n, claim.frame.language)}
    alone = (part.words_own | part.concepts_own) - whole.words_own - whole.concepts_own
    if not alone.isdisjoint(claim.words_near | claim.concepts_near):
        return False
    if not said.isdisjoint(whole.words_own - part.words_own):
        return True
    return all(w in whole.words_near or not whole.senses_near.isdisjoint(senses_of(w)) for w in said)


def means_whole(claim: Frame, part: Frame, whole: Frame, lexicon: Lexicon) -> bool:
    """Whether a claim is about a total and not about one part of it: it says so, or names nobody but its subject where
    the part is somebody's of its own."""
    if "global" in claim.own.concepts:
        return True
    own = [n for n in part.own.names if n not in whole.own.names]
    said = bool(own) or not _WHOLE.isdisjoint(claim.own.concepts)
    return said and not any(n != claim.subject or lexicon.any_same(n, own) for n in claim.own.names)


def part_of_a_total(claim: Keyed, placed: Placed, beside: Beside, lexicon: Lexicon) -> bool:
    """The claim speaks of the whole ("worldwide"), the value is a part of it that its sentence tells beside it."""
    source = placed.keyed.frame
    if placed.formula or source.cell is not None or source.mention.kind is not Kind.QUANTITY:
        return False
    around = beside(source)
    whole = whole_of(source, around)
    if whole is not None:
        return means_whole(claim.frame, source, whole, lexicon)
    whole = included(source, around)
    return whole is not None and speaks_of_whole(claim, placed.keyed, lexicon.key(whole))


def is_told_of_a_part(claim: Frame, source: Frame) -> bool:
    """The source's value is the whole of which the rest of a Korean sentence tells a part ("전체 80대 가운데 30대"),
    and the claim gives it to that."""
    if source.language != "ko" or source.cell is not None:
        return False
    ahead = _OF_ALL.search(source.sentence, max(0, source.start - _AHEAD), source.start)
    told = _OF_WHICH.match(source.sentence, source.end) and ahead
    return bool(told) and not any(word in claim.sentence for word in _ALL)


_AHEAD = 12
_ALL = ("전체", "총", "모두")
_OF_WHICH = re.compile(r"\s?(?:가운데|중)(?:에서)? [^,.]{0,24}\d")
_OF_ALL = re.compile(r"[은는] (?:(?:전체|총|모두) )?\Z")


def with_its_parts(claim: Keyed, placed: Placed, own: Alignment, beside: Beside, lexicon: Lexicon) -> Alignment:
    """A total ("for 60 million worldwide") is of whom and of what its parts are."""
    source = placed.keyed.frame
    able = not placed.formula and source.cell is None and _is_whole(source)
    parts = parts_of(source, beside(source)) if able else []
    if not parts or not means_whole(claim.frame, parts[0], source, lexicon):
        return own
    first = align(claim, lexicon.key(parts[0]), lexicon)
    entity = own.entity if own.entity is Slot.MATCH else first.entity
    measure = own.measure if own.measure is Slot.MATCH else first.measure
    score, wording = max(own.score, first.score), max(own.wording, first.wording)
    return replace(own, entity=entity, measure=measure, score=score, wording=wording, stranger=first.stranger)
