"""Cells of tables: which are headers, and the row and column that each stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.documents.draft import Draft
from claims.documents.sentence import ends_sentence
from claims.model import BlockKind

_DIGIT = re.compile(r"\d")
_LONGEST_HEADER = 60


def settle_tables(drafts: list[Draft]) -> None:
    """Give each cell its row and column header, turn header cells into headings, and drop empty cells."""
    tables: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cell is not None:
            tables.setdefault(draft.cell[0], []).append(draft)
    for cells in tables.values():
        _settle(cells)
    if tables:
        drafts[:] = [d for d in drafts if d.cell is None or d.text or d.marks]


def _settle(cells: Sequence[Draft]) -> None:
    rows: dict[int, list[Draft]] = {}
    for draft in cells:
        rows.setdefault(_place(draft)[1], []).append(draft)
    top = _header_rows(rows)
    columns = _column_headers(rows, top)
    titles: dict[int, str] = {}
    for number, row in rows.items():
        if number in top:
            for draft in row:
                draft.kind = BlockKind.HEADING
            continue
        first = min(row, key=lambda d: _place(d)[2])
        if _place(first)[2] == 0:
            if first.header or _is_row_header(first, row):
                first.kind = BlockKind.HEADING
            titles.update(dict.fromkeys(range(number, number + first.size[0]), first.text))
        for draft in row:
            title = titles.get(number, "") if draft is not first or _place(first)[2] else ""
            draft.row = tuple(text for text in (title, columns.get(_place(draft)[2], "")) if text)


def _header_rows(rows: dict[int, list[Draft]]) -> set[int]:
    """The rows at the top that hold header cells only."""
    top: set[int] = set()
    for number in sorted(rows):
        if not all(draft.header or not draft.text for draft in rows[number]):
            break
        top.add(number)
    return top


def _column_headers(rows: dict[int, list[Draft]], top: set[int]) -> dict[int, str]:
    headers: dict[int, list[str]] = {}
    for number in sorted(top):
        for draft in rows[number]:
            column = _place(draft)[2]
            for covered in range(column, column + draft.size[1]) if draft.text else ():
                headers.setdefault(covered, []).append(draft.text)
    return {column: " / ".join(texts) for column, texts in headers.items()}


def _is_row_header(first: Draft, row: Sequence[Draft]) -> bool:
    """A first cell names its row when it is short, no sentence, and other cells hold the numbers."""
    short = len(first.text) <= _LONGEST_HEADER and not ends_sentence(first.text)
    return short and any(_DIGIT.search(draft.text) for draft in row if draft is not first)


def _place(draft: Draft) -> tuple[int, int, int]:
    return draft.cell or (0, 0, 0)
