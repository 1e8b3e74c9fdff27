"""HTML tables: merged cells filled in, header rows joined, unit and notes found."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from sources.model import Table
from sources.pages.folding import fold
from sources.pages.markup import visible_text
from sources.pages.words import word_lists

WIDEST = 200
MOST_ROWS = 20_000
MOST_CELLS = 400_000
BLOCK_TAGS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "form", "table")
BRACKETED = re.compile(r"[(\[（【<]([^()\[\]（）【】<>]{1,80})[)\]）】>]")
NUMBER = re.compile(r"[-+−△▲▼()$€£¥₩~약\s]{0,6}\d[\d,.\s]{0,40}\s?(?:%|[^\d\s]{0,6})?[)*†]?")
# 2024, 2024년 3분기, FY2025, 2024.3Q, Q3, 7월: numbers that name columns.
PERIOD = re.compile(
    r"\D{0,12}(?:1[89]|20|21)\d\d(?:[^\d,]{1,4}\d{1,2})?\D{0,20}|(?:fy|q|h)\s?\d{1,2}|\d{1,2}\s?(?:월|분기|일|주|회|차|q|h)",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:단위|units?)\s?[:：]\s?(.{1,60})$", re.IGNORECASE)
Grid = list[list[str]]
Unseen = Callable[[Tag], bool]


def is_data_table(tag: Tag) -> bool:
    """False for tables that only lay out a page; for a table without tables inside."""
    if str(tag.get("role", "")).lower() in ("presentation", "none"):
        return False
    cells = tag.find_all(("td", "th"), limit=2000)
    if len(cells) < 2:
        return False
    if tag.find("caption") is not None or tag.find("th") is not None:
        return True
    blocky = sum(cell.find(BLOCK_TAGS) is not None for cell in cells)
    long = sum(len(visible_text(cell)) > 400 for cell in cells)
    return blocky * 4 <= len(cells) and not long and len(tag.find_all("tr", limit=3)) > 1


def read_table(tag: Tag, heading: tuple[str, ...], before: str, unseen: Unseen) -> Table:
    """A data table; `before` is the text just above it, which may name the unit."""
    caption_tag = tag.find("caption")
    caption = fold(visible_text(caption_tag)) if isinstance(caption_tag, Tag) else ""
    lines, unit_row, notes = _set_aside(_lines(tag, unseen))
    grid = [line.cells for line in lines]
    header = sum(1 for _ in itertools.takewhile(lambda line: line.head and not _figures(line), lines)) or _guess_header(
        grid
    )
    columns = _columns(grid[:header], len(grid[0]) if grid else 0)
    above = unit_of(before) if len(before) <= 80 else ""
    return Table(
        title=caption or str(tag.get("summary", "")) or (heading[-1] if heading else ""),
        columns=columns,
        rows=tuple(tuple(row) for row in grid[header:] if any(row)),
        unit=unit_of(caption) or unit_row or above or unit_of("".join(columns[:1])),
        notes=notes,
        heading=heading,
    )


def unit_of(text: str) -> str:
    """The unit that a caption names: 'Births (단위: 명)' → '명'; 'Revenue, in millions' → 'in millions'."""
    for bracketed in BRACKETED.findall(text[:500]):
        inner = str(bracketed).strip()
        label = LABEL.match(inner)
        if label:
            return label[1].strip()
        if _is_bare(inner) or any(mark in inner.lower() for mark in word_lists()["unit"]["marks"]):
            return inner
    label = LABEL.match(text) if len(text) <= 60 else None
    if label:
        return label[1].strip(" )]）】>")
    first, *rest = _PARTS.split(text[:500])
    return next(
        (part.strip() for part in reversed((first, *rest)) if _is_scaled(part) or (rest and _is_measured(part))), ""
    )


_PARTS = re.compile(r"[,;] ")
_SCALED = re.compile(r"\s?(?:thousand|million|billion)s of [a-z]", re.IGNORECASE)


def _is_scaled(part: str) -> bool:
    """True for 'thousands of trips started in month', a part of a caption by itself."""
    return len(part) <= 60 and _SCALED.match(part) is not None


def _is_measured(part: str) -> bool:
    """True for 'in millions of euros', '%'."""
    marks = word_lists()["unit"]["marks"]
    return (part.lower().startswith("in ") and any(mark in part.lower() for mark in marks)) or _is_bare(part)


def _is_bare(text: str) -> bool:
    """True for '%', 'US$ million', '억원', '천 명, %'."""
    lists = word_lists()["unit"]
    parts = [part.strip().lower() for part in re.split(r"[,/·]", text)]
    if len(text) > 40 or not all(parts):
        return False
    return all(
        part in lists["bare"] or any(_scaled(part, unit) for unit in lists["korean"] if part.endswith(unit))
        for part in parts
    )


def _scaled(part: str, unit: str) -> bool:
    return all(sign in word_lists()["unit"]["korean_scales"] for sign in part.removesuffix(unit))


@dataclass(slots=True)
class Line:
    """One row with merged cells filled in."""

    cells: list[str]
    head: bool
    """Every cell of it is a header cell."""


def _lines(tag: Tag, unseen: Unseen) -> list[Line]:
    lines: list[Line] = []
    pending: dict[int, tuple[int, str]] = {}
    for row in tag.find_all("tr", limit=MOST_ROWS):
        found = [cell for cell in row.find_all(("td", "th"), recursive=False) if not (unseen(row) or unseen(cell))]
        cells: list[str] = []
        for cell in found[:WIDEST]:
            text = _cell_text(cell, unseen)
            _fill(cells, pending)
            across, down = _span(cell, "colspan", WIDEST), _span(cell, "rowspan", 1000)
            for _ in range(min(across, WIDEST - len(cells))):
                if down > 1:
                    pending[len(cells)] = (down - 1, text)
                cells.append(text)
        _fill(cells, pending)
        head = row.find_parent("thead") is not None or all(cell.name == "th" for cell in found)
        if cells:
            lines.append(Line(cells, head))
        if len(lines) * len(cells) > MOST_CELLS:
            break
    width = max((len(line.cells) for line in lines), default=0)
    for line in lines:
        line.cells += [""] * (width - len(line.cells))
    return lines


def _fill(line: list[str], pending: dict[int, tuple[int, str]]) -> None:
    while len(line) in pending:
        left, text = pending.pop(len(line))
        if left > 1:
            pending[len(line)] = (left - 1, text)
        line.append(text)


def _span(cell: Tag, name: str, most: int) -> int:
    written = str(cell.get(name, "1")).strip()
    return min(max(int(written[:6]), 1), most) if written.isascii() and written.isdecimal() else 1


def _cell_text(cell: Tag, unseen: Unseen) -> str:
    marks = {id(sup) for sup in cell.find_all("sup") if len(visible_text(sup).strip()) <= 4}
    return fold(" ".join(_pieces(cell, lambda tag: id(tag) in marks or unseen(tag))))


def _pieces(cell: Tag, unseen: Unseen) -> list[str]:
    """Text of a cell; line breaks and blocks part words, inline tags do not."""
    pieces, stack = [""], [iter(cell.contents)]
    while stack:
        for child in stack[-1]:
            if isinstance(child, Tag):
                if unseen(child):
                    continue
                if child.name in ("br", "p", "div", "li"):
                    pieces.append("")
                stack.append(iter(child.contents))
                break
            if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                pieces[-1] += str(child)
        else:
            stack.pop()
    return pieces


def _set_aside(lines: list[Line]) -> tuple[list[Line], str, str]:
    """Take out rows that only name the unit or hold notes."""
    unit, notes, kept = "", [], []
    for place, line in enumerate(lines):
        texts = set(filter(None, line.cells))
        only = texts.pop() if len(texts) == 1 and len(line.cells) > 1 else ""
        merged = bool(only) and line.cells.count(only) == len(line.cells)
        if only and (place == 0 or line.head) and len(only) <= 60 and unit_of(only):
            unit = unit_of(only)
        elif place and merged and only.lower().startswith(word_lists()["unit"]["notes"]):
            notes.append(only)
        else:
            kept.append(line)
    return kept, unit, "\n".join(notes)


def _figures(line: Line) -> bool:
    """A row of figures, though marked as a header: a total on top of its table."""
    cells = [c for c in line.cells[1:] if c]
    return bool(cells) and 2 * sum(not may_head(c) for c in cells) > len(cells)


def _guess_header(grid: Grid) -> int:
    """Without header cells, the first row is one when it names columns of numbers."""
    if len(grid) < 2:
        return 0
    first, rest = grid[0][1:], [cell for row in grid[1:] for cell in row[1:]]
    named = all(map(may_head, first))
    numeric = sum(map(is_number, rest))
    return int(len(grid[0]) > 2 and named and any(first) and numeric * 3 >= len([cell for cell in rest if cell]))


def _columns(header: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    if not header:
        return ("",) * width
    paths = zip(*header, strict=True)
    return tuple(" / ".join(dict.fromkeys(part for part in path if part)) for path in paths)


def may_head(cell: str) -> bool:
    """True for a cell that may name a column: words, nothing, or a period."""
    return not is_number(cell) or PERIOD.fullmatch(cell) is not None


def is_number(cell: str) -> bool:
    """True for a cell that is one number, with sign, unit or note mark."""
    return len(cell) <= 60 and NUMBER.fullmatch(cell) is not None
