"""What the cells of a table hold: numbers, days, and the months and years that only their column tells from numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from claims.frozen import replace
from claims.mentions.find import find_mentions
from claims.mentions.numbers import plain
from claims.model import Grain, Mention, Quantity, Span, When
from factcheck.tables.headers import YEAR, year
from sources.model import Table

_NOTE_MARK = re.compile(r"(?<=[\d%)])\s*(?:[a-z]|[*†‡]+|\(?[a-z0-9]\))$|^[*†‡]+")

Cells = list[list[Mention | None]]


def read_cells(table: Table, heads: Sequence[str], language: str, as_of: dt.date | None) -> Cells:
    """The value of each cell of a table, None where it holds none.

    Args: heads, the header of each column, written out; as_of, the day from which a date without a year counts.
    """
    cells = [[cell_value(text, language, as_of) for text in row] for row in table.rows]
    for place in range(max(map(len, cells), default=0)):
        head = heads[place] if place < len(heads) else ""
        _count_what_dates_nothing(table, cells, place, head)
        if _COMPACT_TIMES.search(head):
            _date_what_is_compact(table, cells, place, language, as_of)
        elif place == 0:
            _date_what_is_dotted(table, cells)
        if named := _PART_COLUMNS.fullmatch(head):
            _date_parts_of_years(table, cells, place, months=bool(named["month"]))
    return cells


@lru_cache(maxsize=1 << 12)
def cell_value(text: str, language: str, as_of: dt.date | None) -> Mention | None:
    """The number or date of a cell; None where it holds neither."""
    clean = text.strip()
    if not clean or not any(ch.isdigit() for ch in clean):
        return None
    if YEAR.fullmatch(clean):
        return year(clean)
    if _PLAIN.fullmatch(clean):
        return _number(clean)
    loss = _LOSS_IN_BRACKETS.fullmatch(clean)
    bare = "".join(filter(None, loss.groups())) if loss else _NOTE_MARK.sub("", clean)
    found = [m for m in find_mentions(bare, language, as_of=as_of) if m.value is not None]
    return found[0] if found else None


_PLAIN = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,3}(?:\.\d{1,6})?", re.ASCII)
"""A number with nothing that says what it is: it is read at one glance."""
_LOSS_IN_BRACKETS = re.compile(r"([$€£¥₩])?\s*\(\s*([$€£¥₩]?\s*\d[\d,.]*\s*%?)\s*\)(%)?")
"""A loss as accounts write it: "(14)" ends in no note mark."""
_TIMES = re.compile(
    r"\b(?:years?|dates?|periods?|seasons?|founded|established|since|opened|built|completed|born|died|released?|launched)\b"
    r"|연도|년|기간|시점|시즌|설립|창립|개교|출시|개봉|출생|건립|준공|완공|개통",
    re.IGNORECASE,
)
"""Headers whose four digits are years."""


_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?")
_DOTTED = re.compile(r"((?:19|20)\d\d)\.(0?[1-9]|1[0-2])\.?")
"""A month as Korean tables write it: 2025.06."""
_COMPACT_TIMES = re.compile(
    r"^(?:yyyymm(?:dd)?|ym|ymd)$|\b(?:date|day|month|period|dt)\b|연월|년월|일자|기준일|기준월|날짜|시점|[년연]도|^월$|기간",
    re.IGNORECASE,
)
"""Headers under which digits that might be a month or a day are one."""


_PART_COLUMNS = re.compile(r"(?P<month>월|month|mon|mm)|분기|quarter|qtr", re.IGNORECASE)


def _part_of_year(text: str, sign: str) -> Mention:
    """A month ("12") or a quarter of a year that another cell names."""
    number = int(text)
    of_year, grain = (f"Q{number}", Grain.QUARTER) if sign else (f"{number:02}", Grain.MONTH)
    value = When(value=None, grain=grain, first=None, last=None, year_given=False, of_year=of_year)
    return Mention(span=Span(0, len(text)), text=text, value=value)


def _number(text: str) -> Mention:
    step = Decimal(1).scaleb(-len(text.partition(".")[2]))
    value = Quantity(value=plain(Decimal(text.replace(",", ""))), unit=None, step=step)
    return Mention(span=Span(0, len(text)), text=text, value=value)


def _texts(table: Table, place: int) -> Iterator[tuple[int, str]]:
    """The texts of one column with the number of their row."""
    yield from ((number, row[place].strip()) for number, row in enumerate(table.rows) if place < len(row))


def _count_what_dates_nothing(table: Table, cells: Cells, place: int, head: str) -> None:
    """Four digits among other numbers of a column, or in a row that its first cell dates already, are a number as well,
    unless a header speaks of time."""
    column = [row[place] for row in cells if place < len(row)]
    counted = any(cell and isinstance(cell.value, Quantity) for cell in column)
    dated = place > 0 and all(row and row[0] and isinstance(row[0].value, When) for row in cells)
    if _TIMES.search(head) or not (counted or (dated and not _ENDS.search(head))):
        return
    for number, text in _texts(table, place):
        if _FOUR_DIGITS.fullmatch(text) and (dated or not _TIMES.search(" ".join(table.rows[number][:place]))):
            cells[number][place] = _number(text)


_ENDS = re.compile(r"\b(?:start|from|begin|began|end|until|to|through)\b|시작|종료", re.IGNORECASE)
"""Headers of one end of a time."""
_FOUR_DIGITS = re.compile(r"\d{4}", re.ASCII)


def _date_what_is_compact(table: Table, cells: Cells, place: int, language: str, as_of: dt.date | None) -> None:
    """Six or eight digits under a header of time are a month or a day (202512, 20251231); so is 2025.12."""
    for number, text in _texts(table, place):
        found = _COMPACT.fullmatch(text)
        day = cell_value("-".join(filter(None, found.groups())), language, as_of) if found else None
        day = day or _dotted(text, language, as_of)
        if day:
            cells[number][place] = replace(day, text=text)


def _date_what_is_dotted(table: Table, cells: Cells) -> None:
    """A first column of nothing but years with months in their order is one of months (2024.12, 2025.06)."""
    texts = list(_texts(table, 0))
    days = [day for _, text in texts if (day := _dotted(text, "en", None))]
    told = [day.value.first for day in days if isinstance(day.value, When) and day.value.first]
    if len(told) == len(texts) > 1 and told in (sorted(set(told)), sorted(set(told), reverse=True)):
        for (number, _), day in zip(texts, days, strict=True):
            cells[number][0] = day


def _dotted(text: str, language: str, as_of: dt.date | None) -> Mention | None:
    found = _DOTTED.fullmatch(text)
    day = cell_value(f"{found[1]}-{found[2]:>02}", language, as_of) if found else None
    return replace(day, text=text) if day else None


def _date_parts_of_years(table: Table, cells: Cells, place: int, *, months: bool) -> None:
    """The numbers of a column of months or of quarters are of the year that stands beside them."""
    for number, text in _texts(table, place):
        if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= (12 if months else 4):
            cells[number][place] = _part_of_year(text, "" if months else "Q")
