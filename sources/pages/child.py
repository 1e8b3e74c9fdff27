"""Reads one untrusted file in a process of its own: `python -m sources.pages.child pdf|xlsx`, file in, JSON out."""

from __future__ import annotations

import io
import json
import logging
import resource
import sys
import warnings
import zipfile
from typing import Any

MEMORY = 900 * 1024 * 1024
CPU_SECONDS = 20
MOST_PAGES = 400
MOST_CHARACTERS = 5_000_000
MOST_CELLS = 200_000
MOST_UNPACKED = 100 * 1024 * 1024


def read_pages(body: bytes) -> dict[str, Any]:
    """The text of each page of a PDF."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.disable(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "it is encrypted"}
        title = str(reader.metadata.title or "") if reader.metadata else ""
        pages: list[str] = []
        size = 0
        for number, page in enumerate(reader.pages):
            if number >= MOST_PAGES or size > MOST_CHARACTERS:
                return {"pages": pages, "title": title, "cut": True}
            pages.append(page.extract_text())
            size += len(pages[-1])
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError, RecursionError) as error:
        return {"error": f"it is damaged ({type(error).__name__})"}
    return {"pages": pages, "title": title}


def read_sheets(body: bytes) -> dict[str, Any]:
    """The cells of each sheet of a workbook, as text."""
    try:
        import openpyxl
    except ImportError:
        return {"error": "openpyxl is not installed; install factcheck-pipeline[xlsx]"}
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
            return {"error": f"it unpacks to more than {MOST_UNPACKED} bytes"}
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True)
    sheets: list[tuple[str, list[list[str]]]] = []
    cells = 0
    for sheet in book.worksheets:
        rows = []
        for row in sheet.iter_rows(values_only=True):
            rows.append(["" if cell is None else str(cell) for cell in row[:200]])
            cells += len(row)
            if cells > MOST_CELLS:
                return {"sheets": [*sheets, (sheet.title, rows)], "cut": True}
        sheets.append((sheet.title, rows))
    return {"sheets": sheets}


def main() -> int:
    """Read standard input, write JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    warnings.simplefilter("ignore")
    body = sys.stdin.buffer.read()
    answer = read_pages(body) if sys.argv[1] == "pdf" else read_sheets(body)
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
