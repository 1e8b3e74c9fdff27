"""Parts that are told behind their whole: "The fair drew 8,000 visitors. Of these, 2,400 came by train."

What points back stands between the two in one sentence (`part_before` of the language), or opens the next one
(`part_opening`, where the words are others). There the whole is the only value that the sentence before can mean: where
that counts two things, nothing is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.frames.passage import joined
from claims.frozen import replace
from claims.model import Frame, Quantity
from claims.words.stance import pattern
from factcheck.tables.lines import number_of
from factcheck.values.compare import is_count

_WHOLES = ("count", "currency")
"""Dimensions of what is parted; a bare number may be a year."""


def parts_and_wholes(sentences: Sequence[Sequence[Frame]]) -> Iterator[tuple[Frame, Frame]]:
    """Each part that is told behind its whole, with that whole.

    Args: sentences, the levels of the sentences of a text, in their order.
    """
    for sentence in sentences:
        yield from _within(sentence)
    for before, here in pairwise(sentences):
        if not before[0].sentence_span.leads_to(here[0].sentence_span) or not _points_back(here[0]):
            continue
        wholes = [f for f in before if _is_whole(f)]
        for part in here if len(wholes) == 1 else ():
            if _is_part(part, wholes[0]):
                yield replace(part, near=joined(part.near, wholes[0].own)), wholes[0]


def _within(sentence: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """ "It had 500 guests, of whom 80 stayed a week": the value in front of the mark is the whole."""
    said = pattern(sentence[0].language, "part_before") if len(sentence) > 1 else None
    for whole, part in pairwise(sentence):
        between = whole.sentence[whole.end : part.start]
        if said and said.search(between) and ";" not in between and _is_whole(whole) and _is_part(part, whole):
            yield replace(part, near=joined(part.near, whole.own)), whole


def _points_back(frame: Frame) -> bool:
    said = pattern(frame.language, "part_opening") or pattern(frame.language, "part_before")
    return said is not None and said.match(frame.sentence.lstrip()) is not None


def _is_whole(frame: Frame) -> bool:
    return not frame.baseline and (_amount(frame).dimension or "").startswith(_WHOLES)


def _is_part(part: Frame, whole: Frame) -> bool:
    own, other = _amount(part), _amount(whole)
    alike = own.unit == other.unit or (is_count(own) and is_count(other))
    return alike and not part.baseline and 0 < number_of(part) < number_of(whole)


def _amount(frame: Frame) -> Quantity:
    assert isinstance(frame.mention.value, Quantity)
    return frame.mention.value
