"""One place in a document, in each unit that a reader of reports counts in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from claims.model import Document, Span


def utf8(text: str) -> int:
    """Length of the text in UTF-8 bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Place:
    """A span in the document's file: lines and columns are 1-based, the end column exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    """Columns in code points, as Document.position gives them."""
    byte_column: int
    end_byte_column: int


def place(document: Document, span: Span) -> Place:
    """Where a span of `Document.text` stands in the file, in code points and in UTF-8 bytes."""
    line, column = document.position(span.start)
    last = max(span.start, span.end - 1)
    end_line, end_column = document.position(last)
    end_column += span.end > span.start
    before, tail = _prefix(document, span.start), _prefix(document, last) + document.text[last : span.end]
    return Place(
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        byte_column=column + utf8(before) - len(before),
        end_byte_column=end_column + utf8(tail) - len(tail),
    )


def _prefix(document: Document, offset: int) -> str:
    """The text of the offset's own run of a line, up to the offset."""
    index = bisect_right(document.lines, offset, key=lambda run: run[0])
    start = document.lines[index - 1][0] if index else 0
    return document.text[start:offset]
