"""Numbers whose thousands are parted by plain blanks, as some offices write them: 1 045 710, 98 377 tonnes.

Two groups alone may be two numbers, so they are joined only on a page that certainly writes numbers so.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sources.model import Page, Table

_GROUPS = re.compile(r"(?<![\w.,])(?<!\d )\d{1,3}(?: \d{3})+(?![\d.,]?\d| \d)")
_SURE = re.compile(r"(?<![\w.,])(?<!\d )\d{1,3}(?: \d{3}){2,6}(?! ?\d)|(?<![\w.,])\d{1,3} 000(?! ?\d)")
_COUNTED = re.compile(
    r"\b(?:of|than|to|from|about|over|around|nearly|almost|some|approximately|least|was|were|reached|recorded|reported"
    r"|totall?ed) \d{1,3} \d{3}(?= [a-z])"
)
"""Between a small word and a noun stand no two numbers: "a total of 127 350 cases"."""
_COMMAS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
NO_BREAK = "\u00a0"


def join_groups(page: Page) -> Page:
    """The page with a no-break blank, of the same length, inside its grouped numbers; as it is where none is sure."""
    cells = [cell for table in page.tables for row in table.rows for cell in row]
    whole = sum(_GROUPS.fullmatch(cell) is not None for cell in cells)
    if (
        not (whole > 1 or _SURE.search(page.text) or _COUNTED.search(page.text))
        or _COMMAS.search(page.text)
        or any(map(_COMMAS.search, cells))
    ):
        return page
    return replace(
        page,
        text=_joined(page.text),
        blocks=tuple(replace(block, text=_joined(block.text)) for block in page.blocks),
        tables=tuple(map(_of_table, page.tables)),
    )


def _of_table(table: Table) -> Table:
    return replace(table, rows=tuple(tuple(map(_joined, row)) for row in table.rows))


def _joined(text: str) -> str:
    return _GROUPS.sub(lambda number: number[0].replace(" ", NO_BREAK), text)
