"""HTML tables: merged cells filled in, header rows joined, unit and notes found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from sources.folding import fold
from sources.markup import visible_text
from sources.model import Table
from sources.words import word_lists

WIDEST = 200
MOST_ROWS = 20_000
MOST_CELLS = 400_000
BLOCK_TAGS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "form", "table")
BRACKETED = re.compile(r"[(\[（【<]([^()\[\]（）【】<>]{1,80})[)\]）】>]")
NUMBER = re.compile(r"[-+−△▲▼()$€£¥₩~약\s]{0,6}\d[\d,.\s]{0,40}\s?(?:%|[^\d\s]{0,6})?[)*†]?")
YEARLIKE = re.compile(
    r"\D{0,12}(?:1[89]|20|21)\d\d\D{0,20}|(?:[a-z']{1,4}\s?)?\d{1,2}\s?(?:월|분기|q|h|일)?\D{0,6}", re.IGNORECASE
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
    grid, header_rows = _grid(tag, unseen)
    grid, header_rows, unit_row, notes = _set_aside(grid, header_rows)
    if not header_rows:
        header_rows = _guess_header(grid)
    columns = _columns(grid[:header_rows], len(grid[0]) if grid else 0)
    return Table(
        title=caption or str(tag.get("summary", "")) or (heading[-1] if heading else ""),
        columns=columns,
        rows=tuple(tuple(row) for row in grid[header_rows:] if any(row)),
        unit=unit_of(caption)
        or unit_row
        or unit_of(before[-80:] if len(before) <= 80 else "")
        or next((u for c in columns[:1] if (u := unit_of(c))), ""),
        notes=notes,
        heading=heading,
    )


def unit_of(text: str) -> str:
    """The unit that a caption names: 'Births (단위: 명)' → '명'; 'Revenue, in millions' → 'in millions'."""
    for bracketed in BRACKETED.findall(text[:500]):
        inner = bracketed.strip()
        label = LABEL.match(inner)
        if label:
            return str(label[1]).strip()
        if _is_bare(inner) or any(mark in inner.lower() for mark in word_lists()["unit"]["marks"]):
            return inner
    label = LABEL.match(text) if len(text) <= 60 else None
    if label:
        return str(label[1]).strip(" )]）】>")
    tail = text[:500].rpartition(", ")[2]
    measured = tail.lower().startswith("in ") and any(mark in tail.lower() for mark in word_lists()["unit"]["marks"])
    return str(tail) if tail != text and (measured or _is_bare(tail)) else ""


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


def _grid(tag: Tag, unseen: Unseen) -> tuple[Grid, int]:
    """Cells with spans filled in, and how many leading rows are header rows."""
    grid: Grid = []
    pending: dict[int, tuple[int, str]] = {}
    header_rows, in_head, cells = 0, True, 0
    for row in tag.find_all("tr", limit=MOST_ROWS):
        found = [cell for cell in row.find_all(("td", "th"), recursive=False) if not (unseen(row) or unseen(cell))]
        line: list[str] = []
        for cell in found[:WIDEST]:
            text = _cell_text(cell, unseen)
            _fill(line, pending)
            across, down = _span(cell, "colspan", WIDEST), _span(cell, "rowspan", 1000)
            for _ in range(min(across, WIDEST - len(line))):
                if down > 1:
                    pending[len(line)] = (down - 1, text)
                line.append(text)
        _fill(line, pending)
        cells += len(line)
        if cells > MOST_CELLS:
            break
        heads = row.find_parent("thead") is not None or (bool(found) and all(cell.name == "th" for cell in found))
        in_head = in_head and heads and bool(line)
        header_rows += in_head
        if line:
            grid.append(line)
    width = max(map(len, grid), default=0)
    return [line + [""] * (width - len(line)) for line in grid], header_rows


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


def _set_aside(grid: Grid, header_rows: int) -> tuple[Grid, int, str, str]:
    """Take out rows that only name the unit or hold notes."""
    unit, notes, kept = "", [], []
    for place, row in enumerate(grid):
        texts = set(filter(None, row))
        only = next(iter(texts)) if len(texts) == 1 and (len(row) > 1) else ""
        spans = only and row.count(only) == len(row)
        if only and (place == 0 or place < header_rows) and unit_of(only) and len(only) <= 60:
            unit = unit_of(only)
            header_rows -= place < header_rows
        elif spans and only.lower().startswith(word_lists()["unit"]["notes"]) and place:
            notes.append(only)
        else:
            kept.append(row)
    return kept, header_rows, unit, "\n".join(notes)


def _guess_header(grid: Grid) -> int:
    """Without header cells, the first row is one when it names columns of numbers."""
    if len(grid) < 2:
        return 0
    first, rest = grid[0][1:], [cell for row in grid[1:] for cell in row[1:]]
    named = all(not cell or not is_number(cell) or YEARLIKE.fullmatch(cell) for cell in first)
    numeric = sum(map(is_number, rest))
    return int(len(grid[0]) > 2 and named and any(first) and numeric * 3 >= len([cell for cell in rest if cell]))


def _columns(header: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    if not header:
        return ("",) * width
    paths = zip(*header, strict=True)
    return tuple(" / ".join(dict.fromkeys(part for part in path if part)) for path in paths)


def is_number(cell: str) -> bool:
    """True for a cell that is one number, with sign, unit or note mark."""
    return len(cell) <= 60 and NUMBER.fullmatch(cell) is not None
