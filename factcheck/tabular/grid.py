"""A table with its cells read: tokens, numbers, days; columns by what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from claims.frozen import quick
from factcheck.tabular.tongue import Token, Tongue, tokens, tongue
from sources.model import Table

_CLOCK = re.compile(r"^\D{0,2}(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:\.\d+)?)\D{0,3}$")
_NUMBER = re.compile(r"^\s*t?([-–−+]?)\s*[$£€₩#]?\s*(\d[\d,]{0,30}(?:\.\d+)?)")
_BESIDE = 18
"""Characters beside the number from which a cell is a text."""
_MONTHS, _LAST_DAY = 12, 31
_MOST = 0.6
"""Share of a column's cells that say what the column holds."""
_MARKUP = re.compile(r"</?[a-z]{1,10}>|\[(?:bold|italic|empty)\]", re.IGNORECASE)


@quick
@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read."""

    text: str
    tokens: tuple[Token, ...]
    value: Decimal | None
    """The number that it holds, where it is little more than that; seconds for "1:02.5"."""
    day: tuple[int, int, int] | None
    """Year, month and day, 0 for what it does not say."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: header, what it holds, which cells."""

    place: int
    header: str
    tokens: tuple[Token, ...]
    cells: tuple[Cell, ...]
    numeric: bool
    dated: bool
    ranks: bool
    """The best of it is the least."""
    scale: int = 1
    """What its numbers are to be multiplied by ("in millions")."""

    def order(self, row: int) -> tuple[int, ...] | Decimal | None:
        """What its cells are ordered by."""
        return self.cells[row].day if self.dated else self.cells[row].value


class Grid:
    """A table as a claim is held against it; a list of keys and values is one row."""

    def __init__(self, table: Table, words: Tongue) -> None:
        self.words = words
        headers, rows = _upright(table, words)
        self.rows = [row for row in rows if any(c.strip() for c in row) and tuple(row) != tuple(headers)]
        self.title = tokens(" ".join((table.title, table.unit)))
        self.columns = tuple(self._column(i, h) for i, h in enumerate(headers))
        self.body = [i for i in range(len(self.rows)) if not self._is_total(i)]
        """Rows that are no sums of others."""

    def __len__(self) -> int:
        return len(self.rows)

    def _column(self, place: int, header: str) -> Column:
        read = [row[place] if place < len(row) else "" for row in self.rows]
        said = tokens(_MARKUP.sub(" ", header))
        named = {t.text for t in said}
        cells = tuple(_cell(text, self.words) for text in read)
        filled = [c for c in cells if c.tokens] or list(cells)
        days = sum(_is_day(c, named, self.words) for c in filled)
        dated = bool(filled) and days >= len(filled) * _MOST
        numbers = sum(c.value is not None for c in filled)
        numeric = not dated and bool(filled) and numbers >= len(filled) * _MOST
        ranks = any({*p} == named for p in self.words.phrases["ranks"])
        scale = next((n for t in (*said, *self.title) if (n := self.words.scale(t)) > 1), 1)
        return Column(place, header, said, cells, numeric, dated, ranks, scale)

    def _is_total(self, row: int) -> bool:
        heads = {t.text for c in self.columns[:2] for t in c.cells[row].tokens}
        return any({*p} <= heads for p in self.words.phrases["sums"])

    @cached_property
    def rarity(self) -> Counter[str]:
        """In how many cells a token stands."""
        return Counter(t for c in self.columns for cell in c.cells for t in {x.text for x in cell.tokens})


@lru_cache(maxsize=4)
def grid_of(table: Table, language: str) -> Grid:
    """A table with its cells read; kept, as several things are asked of it, and often by several claims."""
    return Grid(table, tongue(language))


def _upright(table: Table, words: Tongue) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Headers and rows; a list of keys and values laid on its side."""
    listed = len(table.columns) == 2 and words.has("keys", table.columns[0])
    if not listed:
        return table.columns, table.rows
    return [r[0] for r in table.rows], [[r[1] if len(r) > 1 else "" for r in table.rows]]


def _cell(text: str, words: Tongue) -> Cell:
    clean = _MARKUP.sub(" ", text)
    said = tokens(clean)
    return Cell(text, said, _value(clean), day_of(said, words))


def _value(text: str) -> Decimal | None:
    clock = _CLOCK.match(text.strip())
    if clock:
        hours, minutes, seconds = clock.groups()
        return Decimal(hours or 0) * 3600 + Decimal(minutes) * 60 + Decimal(seconds)
    found = _NUMBER.match(text)
    if not found or len(text.strip()) - len(found.group().strip()) > _BESIDE:
        return None
    rest = text[found.end() :].strip()
    if (rest[:1] in "-–−/.:" and rest[1:2].strip().isdigit()) or (
        rest[1:].strip()[:1].isdigit() and rest[:1] in "-–−/"
    ):
        return None
    number = Decimal(found[2].replace(",", "").rstrip("."))
    return -number if found[1] in ("-", "–", "−") and found[1] else number


def day_of(said: Sequence[Token], words: Tongue) -> tuple[int, int, int] | None:
    """The first day, month or year that a text names."""
    year = month = day = 0
    for at, token in enumerate(said):
        mark = _mark(said, at, words)
        dashed = _dashed(token, alone=len(said) == 1)
        if dashed:
            return dashed
        if mark == "month" and token.number:
            month = month or int(token.number)
        elif mark == "day" and token.number:
            day = day or int(token.number)
        elif token.word in words.months:
            month = month or words.months[token.word]
            day = day or _beside_month(said, at)
        elif not year and is_year(token):
            year = int(token.number or token.parts[0])
    return (year, month, day) if year or month else None


def _mark(said: Sequence[Token], at: int, words: Tongue) -> str:
    """What the word behind a number says that it is ("1월": a month), or ""."""
    number = said[at].number
    if number is None or at + 1 >= len(said) or number > _LAST_DAY:
        return ""
    after = said[at + 1].text
    return next((kind for kind in ("month", "day") if (after,) in words.phrases[f"{kind}_mark"]), "")


def _dashed(token: Token, *, alone: bool) -> tuple[int, int, int] | None:
    """2025-01-10; 2025-01 where nothing stands beside it, as it could be two years or a score."""
    numbers = [int(p) for p in token.parts[1:] if p.isdigit() and len(p) <= 2]
    if not is_year(token) or not numbers or len(numbers) != len(token.parts) - 1 or not 1 <= numbers[0] <= _MONTHS:
        return None
    if len(numbers) == 2 and numbers[1] <= _LAST_DAY:
        return (int(token.parts[0]), numbers[0], numbers[1])
    return (int(token.parts[0]), numbers[0], 0) if alone and len(numbers) == 1 else None


def _beside_month(said: Sequence[Token], at: int) -> int:
    """The day of the month: right behind its name, or right before it."""
    beside = (*said[at + 1 : at + 2], *said[max(0, at - 1) : at])
    return next((int(t.number) for t in beside if t.number is not None and 1 <= t.number <= _LAST_DAY), 0)


def is_year(token: Token) -> bool:
    """A number of four digits that may be a year, or a run that begins with one."""
    first = token.parts[0] if token.parts else token.text
    return len(first) == 4 and first.isdigit() and "1700" <= first <= "2100"


def _is_day(cell: Cell, named: set[str], words: Tongue) -> bool:
    """A date with a month; or a year, where the header speaks of time or the cell says nothing else."""
    if cell.day is None:
        return False
    timely = any({*p} <= named for p in words.phrases["dates"])
    return len(cell.tokens) <= 6 and bool(cell.day[1] or timely) and (timely or cell.day[1] != 0)
