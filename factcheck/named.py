"""The rows of a table that a claim names, held against each other ("A made 8 million more than B") or put together."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims import stance
from claims.lang import load
from claims.model import Frame, Keys
from factcheck.lexicon import Lexicon
from factcheck.lines import unit_of
from factcheck.nouns import nouns

_BESIDE = 24
"""Characters around a value that say which way one row differs from another."""
_FEWEST = 2
"""Letters of a word by which a row may be named."""


@dataclass(frozen=True, slots=True)
class Named:
    """A cell of a row that a claim names, and where the claim names it."""

    frame: Frame
    place: int


def columns_of(claim: Frame, said: Keys, cells: Iterable[Frame], lexicon: Lexicon) -> Iterator[Sequence[Named]]:
    """Of each column the cells of one unit whose rows a claim names, in the claim's order, each once; and the same of
    each row and its columns.

    Args: said, the words and names of the claim that may name a row.
    """
    groups: dict[tuple[bool, int, int, str | None], list[Named]] = defaultdict(list)
    places: dict[Keys, int | None] = {}
    for frame in cells:
        for down, header in ((True, frame.row), (False, _column(frame))):
            if frame.cell is None or not (header.names or header.words):
                continue
            if header not in places:
                places[header] = _place(claim, said, header, lexicon)
            place = places[header]
            if place is not None:
                group = (down, frame.cell[0], frame.cell[2 if down else 1], unit_of(frame)[0])
                groups[group].append(Named(frame, place))
    for found in groups.values():
        if len(found) > 1 and len({n.place for n in found}) == len(found):
            yield sorted(found, key=lambda n: n.place)


def _column(frame: Frame) -> Keys:
    """What the header of a cell's column says."""
    own, row = frame.own, frame.row
    names = tuple(n for n in own.names if n not in row.names)
    return Keys(names=names, words=tuple(w for w in own.words if w not in row.words))


def _place(claim: Frame, said: Keys, row: Keys, lexicon: Lexicon) -> int | None:
    """Where a claim names a row: by its name, else by all the words of its header; None where it does not."""
    text = claim.sentence.lower()
    for name in row.names:
        spelled = next((n for n in said.names if lexicon.same(n, name)), None)
        if spelled and spelled.lower() in text:
            return text.find(spelled.lower())
    words = [w for w in row.words if w not in nouns("totals", "averages")]
    if not words or not all(_says(said, word) for word in words):
        return None
    found = [_starts(text, word) for word in words]
    return None if None in found else max(place for place in found if place is not None)


def _says(said: Keys, word: str) -> bool:
    """Whether a claim has a word, in Korean also at the head of a compound."""
    return word in said.words or (not word.isascii() and any(w.startswith(word) for w in said.words))


def _starts(text: str, word: str) -> int | None:
    """Where a word of the text begins with a stem; None where none does."""
    if len(word) < _FEWEST:
        return None
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at if at >= 0 else None


def against(claim: Frame, column: Sequence[Named]) -> tuple[Frame, Frame] | None:
    """Of two named cells the one that the claim is about and the one that it is held against; None where untold."""
    if len(column) != 2:
        return None
    held = _held_ahead(claim, column) if claim.language == "ko" else _held_behind(claim, column)
    if held is None:
        return None
    ours = next(n for n in column if n is not held)
    return ours.frame, held.frame


def _held_ahead(claim: Frame, column: Sequence[Named]) -> Named | None:
    """The last one before a mark that stands before the value (보다)."""
    start = claim.mention.span.start - claim.sentence_span.start
    marks = _places(claim, "held_against", 0, start + 1)
    found = [n for n in column if n.place <= start and any(n.place < mark.start() for mark in marks)]
    both = all(n.place <= start for n in column)
    return max(found, key=lambda n: n.place) if found and both else None


def _held_behind(claim: Frame, column: Sequence[Named]) -> Named | None:
    """The one that follows a mark ("than")."""
    start = claim.mention.span.start - claim.sentence_span.start
    marks = _places(claim, "held_against", 0) + _places(claim, "held_against_behind", start)
    found = [n for n in column if any(_BETWEEN.fullmatch(claim.sentence, m.end(), n.place) for m in marks)]
    return found[0] if len(found) == 1 else None


def _places(claim: Frame, key: str, start: int, end: int = sys.maxsize) -> list[re.Match[str]]:
    pattern = stance.pattern(claim.language, key)
    return list(pattern.finditer(claim.sentence, start, end)) if pattern else []


_BETWEEN = re.compile(r"\s(?:[a-z’']{1,12}\s){0,2}", re.IGNORECASE)
"""Between a mark and the name that it marks."""


def way(claim: Frame) -> str | None:
    """Whether the claim's subject is told to have more or less than what it is held against; None where untold."""
    start = claim.mention.span.start - claim.sentence_span.start
    end = start + len(claim.mention.text)
    behind, before = claim.sentence[end : end + _BESIDE], claim.sentence[max(0, start - _BESIDE) : start]
    text = behind if claim.language == "ko" else f"{before}\n{behind}"
    ways = [w for w in ("up", "down") if stance.has(text, claim.language, f"differs_{w}")]
    return ways[0] if len(ways) == 1 else claim.direction


def together(claim: Frame) -> bool:
    """Whether a claim gives what it names one value: it says so, or joins two names before it."""
    if stance.has(claim.sentence, claim.language, "joint"):
        return True
    words = load(claim.language).binding.get("counted_together", ())
    return any(w in claim.sentence for w in words)
