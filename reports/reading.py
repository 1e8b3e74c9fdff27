"""A document as it is read on a page: its blocks, with the place of each claim's value in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.model import Block, BlockKind, Document, Span
from factcheck.model import CheckedDocument


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text; with a claim's id where it is the value of that claim."""

    text: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    parts: tuple[Part, ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block ready to be shown."""

    kind: str
    """paragraph, heading, list, quote, code, meta, reference, caption, table or plain."""
    parts: tuple[Part, ...] = ()
    level: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a table: rows of cells."""
    items: tuple[tuple[Part, ...], ...] = ()
    """Of a list, or of a run of bylines and navigation."""


@dataclass(frozen=True, slots=True)
class _Shown:
    block: Block
    parts: tuple[Part, ...]


def paragraphs(checked: CheckedDocument) -> tuple[Paragraph, ...]:
    """The document's blocks with its claims marked; as plain text where a claim has no place in a block."""
    document, places = checked.document, _places(checked)
    shown = _placed(document, places)
    if shown is None:
        parts = split(document.text, [(j.claim.value.span, j.claim.id) for j in checked.judgements])
        return (Paragraph("plain", parts),) if document.text else ()
    title = bool(shown) and _is_title(document, shown[0])
    return tuple(_grouped(document, shown[title:], 2 if title else 3))


def _is_title(document: Document, first: _Shown) -> bool:
    """The first heading only says the title again, which stands above the document."""
    block = first.block
    return block.kind is BlockKind.HEADING and block.text == document.title and not any(p.claim for p in first.parts)


def split(text: str, marks: Sequence[tuple[Span, str]]) -> tuple[Part, ...]:
    """The text cut at the marked spans; a mark inside another one stands behind it, empty."""
    parts, at = [], 0
    for span, claim in sorted(marks):
        start, end = max(span.start, at), min(max(span.end, at), len(text))
        if start > at:
            parts.append(Part(text[at:start]))
        parts.append(Part(text[start:end], claim))
        at = max(at, end)
    if at < len(text):
        parts.append(Part(text[at:]))
    return tuple(parts)


def _places(checked: CheckedDocument) -> list[tuple[Span, str]]:
    return sorted((j.claim.value.span, j.claim.id) for j in checked.judgements)


def _placed(document: Document, places: Sequence[tuple[Span, str]]) -> list[_Shown] | None:
    """The blocks with their marks; None when a claim's value is not to be found in any block."""
    blocks = sorted((b for b in document.blocks if b.pieces), key=lambda b: b.pieces[0][1])
    starts = [b.pieces[0][1] for b in blocks]
    marks: list[list[tuple[Span, str]]] = [[] for _ in blocks]
    for span, claim in places:
        index = bisect_right(starts, span.start) - 1
        found = reading_span(blocks[index], span) if index >= 0 else None
        if found is None:
            return None
        marks[index].append((found, claim))
    return [_Shown(b, split(b.text, m)) for b, m in zip(blocks, marks, strict=True)] if blocks else None


def reading_span(block: Block, span: Span) -> Span | None:
    """Where a span of `Document.text` stands in `Block.text`; None where it does not lead there."""
    start = _inward(block, span.start)
    end = _inward(block, max(span.start, span.end - 1)) + (span.end > span.start)
    return Span(start, end) if 0 <= start < end <= len(block.text) else None


def _inward(block: Block, offset: int) -> int:
    index = bisect_right(block.pieces, offset, key=lambda piece: piece[1]) - 1
    if index < 0:
        return -1
    inner, outer = block.pieces[index]
    limit = block.pieces[index + 1][0] if index + 1 < len(block.pieces) else len(block.text)
    return min(inner + offset - outer, limit)


def _grouped(document: Document, shown: Sequence[_Shown], top: int) -> Iterator[Paragraph]:
    """Neighbouring list items become one list, bylines one line, cells and their headers one table.

    Args: top, the level of a heading that has none above it.
    """
    at, level = 0, 2
    while at < len(shown):
        kind, end = shown[at].block.kind, _group_end(shown, at)
        if end > at + 1 and kind not in _RUNS:
            yield Paragraph("table", rows=tuple(_rows(document, shown[at:end])))
        elif kind in _RUNS:
            yield Paragraph(_RUNS[kind], items=tuple(s.parts for s in shown[at:end]))
        else:
            if kind is BlockKind.HEADING:
                level = min(level + 1, max(3, top + len(shown[at].block.heading)), 6)
            yield Paragraph(kind.value, shown[at].parts, level)
        at = end


def _group_end(shown: Sequence[_Shown], at: int) -> int:
    """Where the list or table that begins at `at` ends; at + 1 for any other block."""
    kind = shown[at].block.kind
    if kind in _RUNS:
        return next((i for i in range(at, len(shown)) if shown[i].block.kind is not kind), len(shown))
    end = at
    while end < len(shown) and shown[end].block.kind in _IN_TABLE:
        end += 1
    cells = [s.block for s in shown[at:end] if s.block.kind is BlockKind.TABLE_CELL]
    own = next((i for i in range(at, end) if not cells or not _belongs(shown[i].block, cells[0])), end)
    return max(own, at + 1)


_IN_TABLE = (BlockKind.TABLE_CELL, BlockKind.HEADING)
_RUNS = {BlockKind.LIST_ITEM: "list", BlockKind.META: "meta"}


def _belongs(block: Block, cell: Block) -> bool:
    """A cell, or a header cell: unlike a heading it does not stand in the path of headings of what follows."""
    return block.kind is BlockKind.TABLE_CELL or (block.heading == cell.heading and block.text not in cell.heading)


def _rows(document: Document, cells: Sequence[_Shown]) -> Iterator[tuple[Cell, ...]]:
    """Cells on one line of a Markdown file are a row; elsewhere a row title or a known column opens the next."""
    row: list[_Shown] = []
    for place, cell in enumerate(cells):
        following = cells[place + 1] if place + 1 < len(cells) else None
        if row and _opens_row(document, row, cell, following):
            yield _row(row)
            row = []
        row.append(cell)
    yield _row(row)


def _row(cells: Sequence[_Shown]) -> tuple[Cell, ...]:
    return tuple(Cell(c.parts, c.block.kind is BlockKind.HEADING) for c in cells)


def _opens_row(document: Document, row: Sequence[_Shown], cell: _Shown, following: _Shown | None) -> bool:
    if document.format == "markdown":
        return _line(document, row[-1].block) != _line(document, cell.block)
    if cell.block.kind is BlockKind.HEADING:
        titles = following is not None and following.block.row[:1] == (cell.block.text,)
        return row[-1].block.kind is BlockKind.TABLE_CELL or titles
    return any(c.block.row == cell.block.row for c in row if c.block.kind is BlockKind.TABLE_CELL)


def _line(document: Document, block: Block) -> int:
    return document.position(block.pieces[0][1])[0]
