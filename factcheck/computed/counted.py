"""A number of rows of which a claim tells one value: "its two rounds used 4.6 million doses", 세 공장에서 만든 9만 대.

The number is written out in the claim, and the table has as many rows at the claim's time. Their sum is what the claim
tells; where the word behind the number heads the rows, what one of them has is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from claims.lang import load
from claims.model import Frame
from claims.words import stance
from claims.words.vocabulary import stems
from factcheck.computed.named import Line, columns
from factcheck.tables.lines import contains, number_of, said_by
from sources.model import Page

_MOST = 12
"""Rows of which a text writes out the number."""
_BEHIND = 30
"""Characters behind a number in which what it counts is named."""


def counts(claim: Frame) -> dict[int, frozenset[str]]:
    """The numbers that stand in a claim's sentence beside its value, each with the words behind it."""
    text, found = claim.sentence, dict[int, frozenset[str]]()
    if stance.has(text, claim.language, "each"):
        return found
    known = load(claim.language).number
    for word in _WORD.finditer(text):
        said = word[0].lower()
        number = int(said) if said.isdecimal() else (known.native or known.digits).get(said) or _PAIR.get(said)
        if number and 1 < number <= _MOST and not claim.start <= word.start() < claim.end:
            found[number] = frozenset(stems(text[word.end() : word.end() + _BEHIND], claim.language))
    return found


_WORD = re.compile(r"(?<![\w,.])(?:\d{1,2}(?![\d,.년월일시])|[a-zA-Z]+|[가-힣]+(?= ))")
_PAIR = {"both": 2}


def rows_counted(claim: Frame, cells: Iterable[Frame], page: Page) -> Iterator[tuple[Line, bool]]:
    """The columns of the tables that have as many rows at a claim's time as it says, each with whether what it counts
    heads the rows."""
    told = counts(claim)
    for line in columns(_of_time(claim, cells)) if told else ():
        words = told.get(len(line.cells))
        if words is not None and len({number_of(f) for f in line.cells}) > 1:
            yield line, bool(words & _heads(line, page))


def _of_time(claim: Frame, cells: Iterable[Frame]) -> Iterator[Frame]:
    """The cells of which all times lie in the claim's."""
    when = next(iter(claim.periods), None)
    tables: dict[int, list[Frame]] = defaultdict(list)
    for frame in cells:
        if frame.cell and (when is None or all(contains(when, p) for p in frame.periods)):
            tables[frame.cell[0]].append(frame)
    for found in tables.values():
        dated = any(f.periods for f in found)
        yield from (f for f in found if f.periods or not dated)


def _heads(line: Line, page: Page) -> frozenset[str]:
    """What heads the rows of a column: the words that all of them have, and those over them."""
    shared = frozenset.intersection(*(said_by(f, row=True) for f in line.cells))
    cell = line.cells[0].cell
    table = page.table(cell[0]) if cell else None
    over = table.columns[0] if table and table.columns else ""
    return shared | frozenset(stems(over.replace("_", " "), page.language))
