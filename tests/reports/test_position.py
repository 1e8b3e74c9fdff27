"""One place, two units."""

from dataclasses import replace

import pytest

from claims.model import Span
from reports.position import place
from tests.reports.sample import document

# Hangul, an emoji joined of three code points, and a letter with a combining mark.
TEXT = "값은 👩‍🔬 e\u0301 12원\n둘째 줄 34%\n"


def at(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


@pytest.mark.parametrize(
    ("part", "line", "points", "size"),
    [("12원", 1, (11, 14), (24, 29)), ("34%", 2, (6, 9), (12, 15))],
)
def test_columns_count_in_each_unit(part, line, points, size):
    found = place(document("a.md", "ko", TEXT), at(TEXT, part))
    assert (found.line, found.end_line) == (line, line)
    assert (found.column, found.end_column) == points
    assert (found.byte_column, found.end_byte_column) == size


def test_columns_lead_back_to_the_bytes_of_a_file_with_crlf():
    raw = TEXT.replace("\n", "\r\n").encode()
    found = place(document("a.md", "ko", TEXT), at(TEXT, "34%"))
    line = raw.split(b"\r\n")[found.line - 1]
    assert line[found.byte_column - 1 : found.end_byte_column - 1] == b"34%"


def test_a_span_over_two_lines_ends_on_the_second():
    found = place(document("a.md", "ko", TEXT), Span(0, TEXT.index("34%") + 3))
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 1, 2, 9)


def test_visible_text_of_html_leads_to_the_line_of_its_run():
    doc = replace(document("a.html", "en", "Sales rose 12%."), lines=((0, 7, 9), (11, 8, 3)))
    found = place(doc, Span(11, 14))
    assert (found.line, found.column, found.end_column) == (8, 3, 6)
