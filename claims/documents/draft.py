"""Blocks in the making: text with parts cut out, and marks that still wait for what they point at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.model import BlockKind, Citation


@dataclass(frozen=True, slots=True)
class Pointer:
    """A mark that points at another part of the document: `note`, `number` or `id`, with its label."""

    to: str
    label: str


_TIGHT = ".,;:!?)。，"
"""Marks before which a cut leaves no blank behind."""

Target = Citation | Pointer


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of a source text that is left out of the reading text, or replaced by one character."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text (source or reading) that points at something."""

    start: int
    end: int
    target: Target


@dataclass(slots=True)
class Scan:
    """What a scanner found in one stretch of source text."""

    edits: list[Edit] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A block before its marks are resolved."""

    kind: BlockKind
    text: str
    pieces: list[tuple[int, int]]
    marks: list[Mark] = field(default_factory=list)
    heading: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    intro: str = ""
    labels: tuple[Pointer, ...] = ()
    """By which other parts of the document point at this block."""
    cell: tuple[int, int, int] | None = None
    """Table, row and column, for a table cell."""
    header: bool = False
    """A header cell."""
    size: tuple[int, int] = (1, 1)
    """Rows and columns that a cell covers."""


def compose(source: str, scan: Scan) -> tuple[str, list[tuple[int, int]], list[Mark]]:
    """Take the edits out of a source text: reading text, pieces (offset in text, in source), marks in the text."""
    if not scan.edits:
        return _untouched(source, scan.marks)
    runs: list[tuple[int, int]] = []
    parts: list[str] = []
    length = at = 0
    for edit in [*sorted(scan.edits, key=lambda e: (e.start, -e.end)), Edit(len(source), len(source))]:
        if edit.start < at:
            at = max(at, edit.end)
            continue
        for start, part in ((at, source[at : edit.start]), (edit.start, edit.text)):
            skipped, kept = _join(parts, part)
            if kept and kept[0] in _TIGHT and parts and parts[-1] != " " and parts[-1][-1] == " ":
                parts[-1] = parts[-1][:-1]
                length -= 1
            if kept:
                runs.append((length, start + skipped))
                parts.append(kept)
                length += len(kept)
        at = max(at, edit.end)
    text = "".join(parts).rstrip()
    runs = [run for run in runs if run[0] < len(text)]
    return text, runs or [(0, 0)], _moved(scan.marks, text, runs)


def _untouched(source: str, marks: list[Mark]) -> tuple[str, list[tuple[int, int]], list[Mark]]:
    text = source.strip()
    cut = len(source) - len(source.lstrip()) if text else 0
    moved = [Mark(max(0, m.start - cut), max(0, min(m.end - cut, len(text))), m.target) for m in marks]
    return text, [(0, cut)], moved


def _join(parts: Sequence[str], part: str) -> tuple[int, str]:
    """Drop the blanks at the head of a part where the text so far is empty or ends with one."""
    if not part or (parts and not parts[-1][-1].isspace()):
        return 0, part
    kept = part.lstrip()
    return len(part) - len(kept), kept


def _moved(marks: list[Mark], text: str, runs: list[tuple[int, int]]) -> list[Mark]:
    """Carry marks from source offsets to text offsets; an empty one stands behind the last letter before it."""
    starts = [run[1] for run in runs]
    ends = [runs[i + 1][0] if i + 1 < len(runs) else len(text) for i in range(len(runs))]

    def place(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return 0
        return min(runs[index][0] + offset - runs[index][1], ends[index])

    moved = []
    for mark in marks:
        start, end = place(mark.start), place(mark.end)
        if start == end:
            start = end = len(text[:end].rstrip())
        moved.append(Mark(start, end, mark.target))
    return moved


def relocate(pieces: Sequence[tuple[int, int]], lines: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Carry pieces from a joined text to the text it was joined from.

    `lines` gives (offset in the joined text, offset in the whole text), sorted; `length` is that of the reading text.
    """
    if len(lines) == 1:
        shift = lines[0][1] - lines[0][0]
        return [(at, source + shift) for at, source in pieces]
    starts = [line[0] for line in lines]
    moved: list[tuple[int, int]] = []
    for index, (at, source) in enumerate(pieces):
        stop = source + (pieces[index + 1][0] if index + 1 < len(pieces) else length) - at
        line = max(0, bisect_right(starts, source) - 1)
        moved.append((at, source - lines[line][0] + lines[line][1]))
        while line + 1 < len(lines) and lines[line + 1][0] < stop:
            line += 1
            moved.append((at + lines[line][0] - source, lines[line][1]))
    return moved


@dataclass(slots=True)
class Parsed:
    """A document taken apart: its text, its blocks in the making, and what it says of itself."""

    format: str
    text: str
    lines: list[tuple[int, int, int]]
    drafts: list[Draft]
    references: dict[str, str] = field(default_factory=dict)
    """Link definitions of Markdown, by folded label."""
    title: str = ""
    url: str = ""
    dated: str = ""
    """A date as the head of the document writes it."""
    language: str = ""


class Path:
    """The headings above the place that is being read."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, level: int, text: str) -> tuple[str, ...]:
        """Begin a heading: the path above it. Headings of this level and below are left."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = self.above()
        if text:
            self._open.append((level, text))
        return above

    def above(self) -> tuple[str, ...]:
        """The path of headings here, outermost first."""
        return tuple(text for _, text in self._open)


def line_starts(text: str) -> list[tuple[int, int, int]]:
    """The position table of a text whose lines are those of its file."""
    starts = [(0, 1, 1)]
    at = text.find("\n")
    while at >= 0:
        starts.append((at + 1, len(starts) + 1, 1))
        at = text.find("\n", at + 1)
    return starts
