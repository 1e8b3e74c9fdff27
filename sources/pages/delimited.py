"""CSV and its relatives: any delimiter, comment lines, title lines above the header."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from claims.model import BlockKind, Span
from sources.model import Outcome, Page, PageBlock, Snapshot, Table, Unavailable
from sources.pages.charset import decode
from sources.pages.folding import fold
from sources.pages.head import guess_language, visible_dates
from sources.pages.refusal import refuse
from sources.pages.tables import may_head, unit_of
from sources.pages.words import is_notice

DELIMITERS = ",\t;|"
SAMPLE_LINES = 50
MOST_CELLS = 400_000
LONGEST_CELL = 20_000


def read_delimited(snapshot: Snapshot) -> Page | Unavailable:
    """A file of separated values as a page with one table."""
    text, charset = decode(snapshot.body, snapshot.charset)
    lines = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    comments = [part for line in lines[:500] if line.startswith("#") for part in _remarks(fold(line.lstrip("# ")))]
    data = [line for line in lines if not line.startswith("#")]
    rows, cut = _rows(data)
    preface, rows = _preface(rows)
    if not rows:
        return refuse(snapshot, Outcome.UNSUPPORTED, "the table holds no rows")
    remarks = [line for line in (*comments, *preface) if line]
    header = _header(rows)
    width = max(len(row) for row in rows[:1000])
    table = Table(
        title=remarks[0][:300] if remarks else "",
        columns=tuple(header) + ("",) * (width - len(header)) if header else ("",) * width,
        rows=tuple(tuple(row) + ("",) * (width - len(row)) for row in rows[bool(header) :]),
        unit=next((unit for line in remarks if (unit := unit_of(line))), ""),
        notes="\n".join(remarks[1:]),
    )
    published, updated = visible_dates(remarks[:8])
    return Page(
        url=snapshot.url,
        final_url=snapshot.final_url,
        sha256=snapshot.sha256,
        media_type=snapshot.media_type,
        charset=charset,
        language=guess_language(text[:4000]),
        title=table.title,
        published=published,
        updated=updated,
        text="\n".join(remarks),
        blocks=tuple(_blocks(remarks)),
        tables=(table,),
        partial=cut,
    )


def _remarks(comment: str) -> Iterator[str]:
    """A comment, in its pieces where one of them is a unit by itself ("Exports, unit: 1,000 dollars, source: ...")."""
    pieces = [piece.strip() for piece in comment.split(",")]
    yield from _told(pieces) if not unit_of(comment) and any(map(unit_of, pieces)) else (comment,)


def _rows(lines: Sequence[str]) -> tuple[list[list[str]], str]:
    """Clean rows, and why they end early where they do."""
    delimiter = _delimiter(lines[:SAMPLE_LINES])
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter == ","):
            if any(cell.strip() for cell in row):
                rows.append([fold(cell[:LONGEST_CELL]) for cell in row])
                cells += len(row)
            if cells > MOST_CELLS:
                return rows, "row limit"
    except csv.Error:
        return rows, "malformed table"
    return rows, ""


def _delimiter(lines: Sequence[str]) -> str:
    """The mark that most lines hold, most often the same number of times."""
    best = (0, 0, ",")
    for mark in DELIMITERS:
        counts = Counter(count for line in lines if line.strip() and (count := line[:LONGEST_CELL].count(mark)))
        if counts:
            times, lines_with = counts.most_common(1)[0]
            best = max(best, (lines_with, times, mark), key=lambda scored: scored[:2])
    return best[2]


def _preface(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Title and unit lines above the header: rows with one cell where the table has several, or mostly blank ones that
    a full row follows."""
    width = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    place = 0
    while place < min(len(rows), 10) and width > 1 and _is_above(rows[place : place + 2], width):
        place += 1
    return [part for row in rows[:place] for part in _told(row)], rows[place:]


def _is_above(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether the first of two rows is a title or a unit, and no header of so many columns."""
    filled = sum(map(bool, rows[0]))
    headed = len(rows) > 1 and sum(map(bool, rows[1])) == width > 2 and all(map(may_head, rows[1]))
    return filled == 1 or (headed and filled < width - 1 and any(map(unit_of, rows[0])))


def _told(row: Sequence[str]) -> Iterator[str]:
    """The title of such a row, and its unit by itself."""
    units = [cell for cell in row if unit_of(cell)]
    yield from filter(None, (" ".join(cell for cell in row if cell and cell not in units), *units))


def _header(rows: Sequence[Sequence[str]]) -> list[str]:
    first = rows[0]
    return list(first) if len(rows) > 1 and any(first) and all(map(may_head, first)) else []


def _blocks(lines: Sequence[str]) -> Iterator[PageBlock]:
    offset = 0
    for line in lines:
        span = Span(offset, offset + len(line))
        yield PageBlock(kind=BlockKind.PARAGRAPH, text=line, span=span, correction=is_notice(line))
        offset = span.end + 1
