"""PDF and XLSX files, read in a child process that may take only so much time and memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from claims.model import BlockKind
from sources.model import Outcome, Page, Snapshot, Table, Unavailable
from sources.pages.folding import fold
from sources.pages.plain import page_of
from sources.pages.refusal import refuse
from sources.pages.tables import is_number, may_head, unit_of

SECONDS = 25
COLUMN_GAP = re.compile(r"\s{2,}|\t")
BULLET = re.compile(r"\s{0,8}(?:[-•·▪○●※*]|\(?\d{1,3}[.)]|[가-하][.)]|제\d{1,3}[조장항])\s?")
SENTENCE_ENDS = (".", "!", "?", "。", ":", '."', ".”")
LONG_LINE = 0.6
"""Share of the longest line of a page from which a line counts as full, so that its sentence goes on below."""


def read_pdf(snapshot: Snapshot) -> Page | Unavailable:
    """A PDF's text layer, page by page; columns of numbers as tables."""
    answer = _child("pdf", snapshot)
    if isinstance(answer, Unavailable):
        return answer
    pages = [[str(line) for line in page.split("\n")] for page in answer["pages"]]
    runs = [(kind, text, number) for number, lines in enumerate(pages, 1) for kind, text in _paragraphs(lines)]
    partial = "page limit" if answer.get("cut") else ""
    page = page_of(snapshot, runs, "utf-8", partial=partial, title=fold(str(answer.get("title", "")))[:300])
    if isinstance(page, Unavailable):
        return replace(page, detail="the PDF has no text layer")
    tables = [table for lines in pages for table in _line_tables(lines)]
    return replace(page, tables=tuple(replace(table, index=place) for place, table in enumerate(tables)))


def read_workbook(snapshot: Snapshot) -> Page | Unavailable:
    """The sheets of an XLSX file as tables; needs openpyxl."""
    answer = _child("xlsx", snapshot)
    if isinstance(answer, Unavailable):
        return answer
    tables = [table for name, rows in answer["sheets"] if (table := _sheet(str(name), rows))]
    if not tables:
        return refuse(snapshot, Outcome.UNSUPPORTED, "the workbook holds no cells")
    runs = [(BlockKind.HEADING, table.title, None) for table in tables]
    page = page_of(snapshot, runs, "utf-8", partial="row limit" if answer.get("cut") else "")
    if isinstance(page, Unavailable):
        return page
    return replace(page, tables=tuple(replace(table, index=place) for place, table in enumerate(tables)))


def _child(kind: str, snapshot: Snapshot) -> dict[str, Any] | Unavailable:
    """What the child could read, or why it could not."""
    try:
        done = subprocess.run(  # noqa: S603 — our own module, with our own interpreter
            [sys.executable, "-m", "sources.pages.child", kind],
            input=snapshot.body,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer = (
            json.loads(done.stdout) if done.returncode == 0 else {"error": "it needs too much memory or is damaged"}
        )
    except subprocess.TimeoutExpired:
        answer = {"error": f"it takes longer than {SECONDS} s to read"}
    except (ValueError, OSError) as error:
        answer = {"error": f"the reader failed ({type(error).__name__})"}
    if "error" in answer:
        return refuse(snapshot, Outcome.UNSUPPORTED, f"the {kind.upper()} file cannot be read: {answer['error']}")
    return dict(answer)


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[BlockKind, str]]:
    """Lines put together again to the paragraphs that they were cut from."""
    widest = max((len(line.rstrip()) for line in lines if not _is_row(line)), default=0)
    gathered: list[str] = []
    for line in lines:
        fresh = not line.strip() or BULLET.match(line) or _is_row(line)
        if gathered and (fresh or gathered[-1].endswith(SENTENCE_ENDS) or len(gathered[-1]) < LONG_LINE * widest):
            yield BlockKind.PARAGRAPH, fold(" ".join(gathered))
            gathered = []
        if line.strip():
            gathered.append(line.rstrip())
    if gathered:
        yield BlockKind.PARAGRAPH, fold(" ".join(gathered))


def _is_row(line: str) -> bool:
    cells = _cells(line)
    return len(cells) >= 2 and sum(map(is_number, cells[1:])) * 2 >= len(cells) - 1


def _cells(line: str) -> list[str]:
    return [fold(cell) for cell in COLUMN_GAP.split(line[:1000].strip()) if cell.strip()]


def _line_tables(lines: Sequence[str]) -> Iterator[Table]:
    """Runs of lines that are set in columns, under the line that names the columns and the title above it."""
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and _is_row(lines[end]):
            end += 1
        if end - place >= 2:
            yield _line_table([_cells(line) for line in lines[place:end]], lines[max(0, place - 2) : place])
        place = max(end, place + 1)


def _line_table(rows: list[list[str]], above: Sequence[str]) -> Table:
    width = max(map(len, rows))
    titles = list(above)
    header = rows.pop(0) if all(map(may_head, rows[0])) else _cells(titles[-1]) if titles else []
    if 1 < len(header) <= width and len(header) >= width - 1:
        columns = ("",) * (width - len(header)) + tuple(header)
        titles = titles[:-1] if titles and _cells(titles[-1]) == header else titles
    else:
        columns = ("",) * width
    title = fold("".join(titles[-1:]))
    padded = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return Table(title=title, columns=columns, rows=padded, unit=unit_of(title))


def _sheet(name: str, rows: list[list[str]]) -> Table | None:
    lines = [[fold(str(cell)) for cell in row] for row in rows]
    lines = [line for line in lines if any(line)]
    remarks = []
    while lines and sum(map(bool, lines[0])) == 1 and len(lines) > 1 and len(lines[0]) > 1:
        remarks.append("".join(lines.pop(0)))
    if not lines:
        return None
    width = max(map(len, lines))
    padded = [tuple(line) + ("",) * (width - len(line)) for line in lines]
    named = len(padded) > 1 and all(map(may_head, padded[0][1:]))
    title = " ".join([name, *remarks[:1]])
    unit = next((found for remark in remarks if (found := unit_of(remark))), "")
    columns = padded[0] if named else ("",) * width
    return Table(title=title, columns=columns, rows=tuple(padded[named:]), unit=unit, notes="\n".join(remarks[1:]))
