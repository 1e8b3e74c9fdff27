"""Another name in the place of the one that the value is told of."""

from __future__ import annotations

from collections.abc import Iterator

from claims.lang import load
from claims.model import Span
from factcheck.mutation.edit import (
    NEXT,
    Edit,
    Sort,
    Subject,
    table,
    word_at,
)


def entity(subject: Subject) -> Iterator[Edit]:
    """Another name for whom the value is told of; not for who tells it, and not for a part of a longer name."""
    name = subject.claim.frame.subject
    text = subject.block.text[subject.sentence.start : subject.sentence.end]
    if not name or text.count(name) != 1 or word_at(text, name) is None:
        return
    at = text.index(name)
    span = Span(at, at + len(name)).shift(subject.sentence.start)
    if span.overlaps(subject.value) or _within_a_name(text, at, len(name)) or _tells(subject, text, at):
        return
    for other in subject.strangers or table("entity", subject.language):
        yield Edit(sort=Sort.ENTITY, span=span, text=other)


def _within_a_name(text: str, at: int, size: int) -> bool:
    """Whether a word with a capital stands on either side ("Samsung" of "Samsung Electronics")."""
    before, after = text[:at].split(" ")[-2:], text[at + size :].split(" ")[:2]
    glued = text[at - 1 : at] in _JOINS or text[at + size : at + size + 1] in _JOINS
    left = len(before) == 2 and not before[1] and at > len(before[0]) + 1 and before[0][:1].isupper()
    return bool(glued or left or (len(after) == 2 and not after[0] and after[1][:1].isupper()))


_JOINS = ("-", "/", "&")


def _tells(subject: Subject, text: str, at: int) -> bool:
    """Whether the name may be of who tells the value ("the agency counted 3 ships")."""
    name, said_by = subject.claim.frame.subject, subject.claim.attribution.said_by
    words = load(subject.language).binding["reporting"]
    here = text[max(0, at - NEXT) : at + len(name) + NEXT] if subject.language != "ko" else text
    cues = (*words, *table("telling", subject.language))
    return bool(said_by and (name in said_by or said_by in name)) or any(word_at(here, cue) is not None for cue in cues)
