"""The rows of a table that a claim names, held against each other ("A made 8 million more than B") or put together."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.lang import load
from claims.model import Frame, Span
from claims.words import stance
from factcheck.tables.lines import number_of, said_by, unit_of
from factcheck.terms.naming import Naming, starts
from factcheck.values.nouns import nouns

_BESIDE = 24
"""Characters around a value that say which way one row differs from another."""


@dataclass(frozen=True, slots=True)
class Named:
    """The cells of a line whose headers a claim names at one place: one, or the members of a group."""

    frames: tuple[Frame, ...]
    span: Span
    """Where the claim names them, in its sentence."""

    @property
    def frame(self) -> Frame:
        """The first of them."""
        return self.frames[0]

    @property
    def place(self) -> int:
        """Where the claim begins to name them."""
        return self.span.start


@dataclass(frozen=True, slots=True)
class Line:
    """A column or a row of one unit: all its cells, and those that the claim names, in the claim's order."""

    cells: Sequence[Frame]
    named: Sequence[Named]
    down: bool
    """It is a column."""

    @property
    def single(self) -> bool:
        """Every place names one cell."""
        return all(len(n.frames) == 1 for n in self.named)


def lines_of(naming: Naming, cells: Iterable[Frame]) -> Iterator[Line]:
    """The columns, and the rows, of which a claim names cells by their headers."""
    for down, frames in _groups(cells):
        places: dict[Span, list[Frame]] = defaultdict(list)
        for frame in frames:
            if span := naming.place(frame, row=down):
                places[span].append(frame)
        if places:
            named = (Named(tuple(found), span) for span, found in places.items())
            yield Line(frames, sorted(named, key=lambda n: (n.place, n.span.end)), down)


def columns(cells: Iterable[Frame]) -> Iterator[Line]:
    """All cells of each column and unit, whatever a claim names of them."""
    yield from (Line(frames, (), down) for down, frames in _groups(cells) if down)


def _groups(cells: Iterable[Frame]) -> Iterator[tuple[bool, list[Frame]]]:
    """The cells of each column, and of each row, of one unit; with whether it is a column."""
    groups: dict[tuple[bool, int, int, str | None], list[Frame]] = defaultdict(list)
    for frame in cells:
        if frame.cell is not None:
            table, row, column = frame.cell
            groups[(True, table, column, unit_of(frame)[0])].append(frame)
            groups[(False, table, row, unit_of(frame)[0])].append(frame)
    yield from ((down, frames) for (down, *_), frames in groups.items())


def listed(claim: Frame) -> int:
    """How many a claim lists before it says that it speaks of them together; 0 where it does not say so."""
    pattern = stance.pattern(claim.language, "joint")
    mark = pattern.search(claim.sentence) if pattern else None
    if mark is None:
        return 0
    before = claim.sentence[: mark.start()].lower()
    joints = stance.pattern("ko", "together") if claim.language == "ko" else _LISTED
    return 1 + len(joints.findall(before)) if joints else 0


_LISTED = re.compile(r",(?: and)? | and ")


def told_of(claim: Frame, frames: Iterable[Frame]) -> Iterator[Line]:
    """Values of a text, of one unit, of which the claim names at least two by a word that no other of them has."""
    groups: dict[str | None, list[Frame]] = defaultdict(list)
    for frame in frames:
        groups[unit_of(frame)[0]].append(frame)
    text = claim.sentence.lower()
    # What stands behind a Korean value is its verb.
    end = claim.start if claim.language == "ko" else len(text)
    for found in groups.values():
        words = {id(f): _words_of(f) for f in found}
        shared = Counter(w for said in words.values() for w in said)
        named = [
            Named((f,), Span(at, at + len(word)))
            for f in found
            for word in words[id(f)]
            if shared[word] == 1 and (at := starts(text, word)) is not None and at < end
        ]
        if len({id(n.frame) for n in named}) > 1:
            yield Line(found, sorted(named, key=lambda n: (n.place, n.span.end)), True)


def _words_of(frame: Frame) -> frozenset[str]:
    """Names and words of a value's own zone, as they may stand in a sentence."""
    return frozenset({*(n.lower() for n in frame.own.names), *frame.own.words})


def against(claim: Frame, line: Line, *, distance: bool) -> tuple[Frame, Frame] | None:
    """Of a line the cell that the claim is about and the one that it is held against; None where untold.

    Args: distance, whether the claim tells how far two are apart: who is ahead may then be left unsaid, and is the
    first of all; and where nothing says which of two is held against the other, it does not matter.
    """
    named = [*line.named, *_placed(claim, line)]
    ahead = claim.language == "ko"
    held = _held_ahead(claim, named, distance=distance) if ahead else _held_behind(claim, named)
    others = {id(n.frame): n.frame for n in named if held is None or n.frame is not held.frame}
    if held and len(others) == 1:
        return next(iter(others.values())), held.frame
    if held and not others and not line.down and (ours := _current(line, held.frame)):
        return ours, held.frame
    if not distance:
        return None
    if held and not others:
        first = max(line.cells, key=number_of)
        alone = sum(number_of(f) == number_of(first) for f in line.cells) == 1
        return (first, held.frame) if alone and first is not held.frame else None
    if held is None and len(others) == 2:
        less, more = sorted(others.values(), key=number_of)
        return more, less
    return None


def _placed(claim: Frame, line: Line) -> Iterator[Named]:
    """The cells of a column of which a claim speaks by their place in it ("the runner-up", 2위)."""
    for place, key in _PLACES.items():
        pattern = stance.pattern(claim.language, key) if line.down and len(line.cells) > place else None
        mark = pattern.search(claim.sentence) if pattern else None
        if mark is None:
            continue
        ordered = sorted(line.cells, key=number_of, reverse=True)
        alone = sum(number_of(f) == number_of(ordered[place - 1]) for f in line.cells) == 1
        if alone:
            yield Named((ordered[place - 1],), Span(mark.start(), mark.end()))


_PLACES = {2: "second_place", 3: "third_place"}


def _current(line: Line, held: Frame) -> Frame | None:
    """The cell of a row that another one is what it is measured by (평년, target, budget): the only one beside it, or
    the one that its header calls what was so."""
    rest = [f for f in line.cells if f is not held]
    now = [f for f in rest if nouns("current") & said_by(f, row=False)] or rest
    return now[0] if len({number_of(f) for f in now}) == 1 else None


def _held_ahead(claim: Frame, column: Sequence[Named], *, distance: bool) -> Named | None:
    """The last one before a mark that stands before the value (보다)."""
    start = claim.start
    marks = _places(claim, "held_against", 0, start + 1)
    marks += _places(claim, "held_apart", 0, start + 1) if distance else []
    found = [n for n in column if n.place <= start and any(n.place < mark.start() for mark in marks)]
    both = all(n.place <= start for n in column)
    return max(found, key=lambda n: n.place) if found and both else None


def _held_behind(claim: Frame, column: Sequence[Named]) -> Named | None:
    """The one that follows a mark ("than")."""
    marks = _places(claim, "held_against", 0) + _places(claim, "held_against_behind", claim.start)
    # "More than a quarter of the attempts" holds nothing against the attempts.
    found = [
        n
        for n in column
        if any(
            _BETWEEN.fullmatch(claim.sentence, m.end(), n.place) and not m.end() <= claim.start < n.place for m in marks
        )
    ]
    return found[0] if len(found) == 1 else None


def _places(claim: Frame, key: str, start: int, end: int = sys.maxsize) -> list[re.Match[str]]:
    pattern = stance.pattern(claim.language, key)
    return list(pattern.finditer(claim.sentence, start, end)) if pattern else []


_BETWEEN = re.compile(r"\s(?:[a-z’']{1,12}\s){0,6}", re.IGNORECASE)
"""Between a mark and the name that it marks."""


def way(claim: Frame) -> str | None:
    """Whether the claim's subject is told to have more or less than what it is held against; None where untold."""
    behind = claim.sentence[claim.end : claim.end + _BESIDE]
    before = claim.sentence[max(0, claim.start - _BESIDE) : claim.start]
    text = behind if claim.language == "ko" else f"{before}\n{behind}"
    ways = [w for w in ("up", "down") if stance.has(text, claim.language, f"differs_{w}")]
    return ways[0] if len(ways) == 1 else claim.direction


def together(claim: Frame) -> bool:
    """Whether a claim gives what it names one value: it says so, or joins two names before it."""
    if stance.has(claim.sentence, claim.language, "joint"):
        return True
    words = load(claim.language).binding.get("counted_together", ())
    return any(w in claim.sentence for w in words)
