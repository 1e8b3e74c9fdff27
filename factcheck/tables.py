"""Table cells as frames: row path, column path and unit line already say what a value is bound to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.frames import Context, read_frames
from claims.mentions import find_mentions
from claims.model import Frame, Grain, Keys, Mention, Modality, Quantity, Span, When
from claims.passage import text_keys
from claims.stance import modality_of
from factcheck.headers import YEAR, Header, read_header, units_by_word, within, year
from sources.model import Table

_NOTE_MARK = re.compile(r"(?<=[\d%)])\s*(?:[a-z]|[*†‡]+|\(?[a-z0-9]\))$|^[*†‡]+")
_REMARKS = re.compile(r"비고|참고|주석|주|notes?|remarks?|comments?", re.IGNORECASE)
"""Columns that add something to a row without naming it; a number in them points to a note."""
_ORDINAL = re.compile(r"rank|ranking|no\.?|number|id|code|position|순위|번호|연번|순번|코드|등수", re.IGNORECASE)
"""Columns whose numbers count in no unit of the table."""
_LONG_CELL = 24
"""Characters beside the number from which a cell is read as a sentence."""


def table_frames(
    table: Table, *, language: str, above: tuple[str, ...] = (), as_of: dt.date | None = None
) -> Iterator[Frame]:
    """Every number and date of a table as a frame; `above` holds headings and the page's title."""
    yield from _TableReader(table, language, above, as_of).frames()


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's headers and what its row says beside it."""

    cell: tuple[int, int, int]
    row: Header
    column: Header
    section: Header
    dates: tuple[When, ...]
    around: tuple[When, ...]
    """What the caption dates."""

    @property
    def keys(self) -> Keys:
        return _merge(self.row.keys, self.column.keys)

    @property
    def periods(self) -> tuple[When, ...]:
        """When the cell's value holds; a month takes its year from the other side, or from the caption."""
        told = tuple(dict.fromkeys((*self.column.periods, *self.row.periods, *self.dates)))
        years = [w for w in (*told, *self.around) if w.grain is Grain.YEAR and w.first and w.last]
        parts = [w for w in told if not w.year_given and w.grain in _PARTS_OF_YEAR]
        if not parts or len({(w.first, w.last) for w in years}) != 1:
            return told
        return tuple(within(part, years[0]) for part in parts)


class _TableReader:
    """One table with its caption, its unit line and its column headers read."""

    def __init__(self, table: Table, language: str, above: tuple[str, ...], as_of: dt.date | None) -> None:
        self.table, self.language, self.as_of = table, language, as_of
        self.caption = self.header(" ".join(filter(None, (table.title, table.unit))))
        self.base = self.header(table.unit).unit or self.caption.unit
        self.columns = [self.header(c) for c in table.columns]
        self.base = self.base or self._corner()
        self.named = units_by_word(self.caption.text, language)
        self.cells = [[_cell(text, language, as_of) for text in row] for row in table.rows]
        self._count_what_dates_nothing()
        self.money = self._money()
        self.above = list(self._above())
        self.far = text_keys(" ".join((*above, table.notes)), language)

    def _corner(self) -> Quantity | None:
        """The money or scale that accounts write above their row headers, for all columns ("£'000")."""
        unit = self.columns[0].unit if self.columns else None
        if unit is None or any(_cell(row[0], self.language, self.as_of) for row in self.table.rows if row):
            return None
        money = (unit.dimension or "").startswith("currency")
        return unit if money or (unit.unit is None and unit.value != 1) else None

    def _count_what_dates_nothing(self) -> None:
        """Four digits among other numbers of a column are a number as well, unless a header speaks of time."""
        for place in range(max(map(len, self.cells), default=0)):
            column = [row[place] for row in self.cells if place < len(row) and row[place]]
            numbers = sum(cell is not None and isinstance(cell.value, Quantity) for cell in column)
            if not numbers or _TIMES.search(self._column(place).text):
                continue
            for row, cells in zip(self.table.rows, self.cells, strict=True):
                if place < len(row) and YEAR.fullmatch(row[place].strip()) and not _TIMES.search(" ".join(row[:place])):
                    cells[place] = _number(row[place].strip())

    def _money(self) -> dict[int, Quantity]:
        """The currency of columns that write its sign beside some of their numbers only, as accounts do at the top."""
        found: dict[int, Quantity] = {}
        for row in self.cells:
            for place, cell in enumerate(row):
                value = cell.value if cell else None
                if place not in found and isinstance(value, Quantity) and value.value is not None:
                    money = (value.dimension or "").startswith("currency") and value.value != 0
                    found[place] = replace(value, value=Decimal(1), step=Decimal(1)) if money else _NO_UNIT
        return {place: unit for place, unit in found.items() if unit.unit}

    def _above(self) -> Iterator[tuple[str, str]]:
        """For each row the header that it takes over from above, where its own first cell is blank, and its section."""
        last = section = ""
        for row, cells in zip(self.table.rows, self.cells, strict=True):
            named = [text for text, cell in zip(row[:2], cells, strict=False) if text.strip() and cell is None]
            rest = {text.strip() for text in row[1:]} - {"", row[0].strip() if row else ""}
            if named and not rest and row[0].strip() and not any(cells):
                section, last = row[0].strip(), ""
            blank = bool(row) and not row[0].strip() and bool(named)
            yield (last if blank else ""), section
            last = row[0].strip() if row and row[0].strip() and cells[0] is None else last

    def _unit(self, at: _Place) -> Quantity | None:
        """The unit of a cell: of its column, else of its row, else of the caption, with the scale of the caption."""
        if _ORDINAL.fullmatch(at.column.text):
            return at.column.unit
        rate = _PERCENT if _RATE.search(at.column.text) and not at.column.unit else None
        own = at.column.unit or rate or at.row.unit
        if own is None and self.named:
            words = (word.strip(",.") for word in f"{at.column.text} {at.row.text}".lower().split())
            return next((self.named[word] for word in words if word in self.named), None)
        if own is None and not _COUNTS.search(at.row.text):
            own = self.money.get(at.cell[2])
        base = self.base
        if base is not None and _EACH.search(f"{at.column.text} {at.row.text}") and _EXCEPT.search(self.caption.text):
            base = None
        return _combined(own, base)

    def header(self, text: str) -> Header:
        return read_header(text, self.language, self.as_of)

    def frames(self) -> Iterator[Frame]:
        for number, row in enumerate(self.table.rows):
            yield from self._of_row(number, row)

    def _of_row(self, number: int, row: tuple[str, ...]) -> Iterator[Frame]:
        cells = self.cells[number]
        pairs = list(zip(row, cells, strict=True))
        heads = [i for i, (text, cell) in enumerate(pairs) if text.strip() and not _is_value(text, cell)]
        heads = [i for i in heads if not (i and _REMARKS.fullmatch(self._column(i).text))] or heads
        taken, section = self.above[number]
        header = self.header(" / ".join((*filter(None, (taken,)), *(row[i] for i in heads))))
        units = [u for i in heads if i and (u := self.header(row[i]).unit)]
        header = replace(header, unit=units[0]) if units else header
        dates = tuple(m.value for m in cells if m and isinstance(m.value, When) and _dated(m.value))
        for place, (text, cell) in enumerate(pairs):
            if place in heads and cell is None:
                continue
            column = self._column(place)
            if place and _REMARKS.fullmatch(column.text) and text.strip().isdecimal():
                continue
            around = self.header(section)
            at = _Place((self.table.index, number, place), header, column, around, dates, self.caption.periods)
            if cell is not None and _is_value(text, cell):
                yield self._of_value(text, cell, at)
            else:
                yield from self._of_text(text, at)

    def _column(self, place: int) -> Header:
        return self.columns[place] if place < len(self.columns) else self.header("")

    def _quote(self, at: _Place) -> str:
        return " ".join(" ".join(self.table.rows[at.cell[1]]).split())

    def _of_text(self, text: str, at: _Place) -> Iterator[Frame]:
        """A cell with a sentence in it is read like any sentence, with its headers added."""
        for frame in read_frames(text, Context(language=self.language, as_of=self.as_of)):
            yield replace(
                frame,
                sentence=self._quote(at),
                own=_merge(frame.own, at.keys),
                near=_merge(frame.near, at.keys, at.section.keys, self.caption.keys),
                far=self.far,
                periods=frame.periods or at.periods,
                cell=at.cell,
            )

    def _modality(self, at: _Place) -> Modality:
        """Whether the headers say that the value is only expected: "2026F", 2026년 전망, "forecast"."""
        heads = f"{at.row.text} | {at.column.text}"
        return Modality.FORECAST if _EXPECTED.search(heads) else modality_of(heads, self.language)

    def _of_value(self, text: str, mention: Mention, at: _Place) -> Frame:
        value, periods = mention.value, at.periods
        if isinstance(value, Quantity):
            unit = self._unit(at)
            index = _INDEX.search(at.column.text) and not _RATE.search(at.column.text)
            value = value if unit is not None and unit.unit == "percent" and index else scaled(value, unit)
        elif isinstance(value, When):
            periods = tuple(p for p in periods if p != value)
        way, change = _movement(text, value, at.column.text or at.row.text)
        if isinstance(value, Quantity) and not change and text.strip().startswith(_LOSS):
            value = _negative(value)
        quote = self._quote(at)
        return Frame(
            mention=replace(mention, value=value),
            sentence=quote,
            sentence_span=Span(0, len(quote)),
            language=self.language,
            subject=next(iter(at.keys.names), ""),
            own=at.keys,
            near=_merge(at.keys, at.section.keys, self.caption.keys),
            far=self.far,
            row=at.row.keys,
            periods=periods or self.caption.periods,
            direction=way,
            change=change,
            modality=self._modality(at),
            cell=at.cell,
        )


def _dated(when: When) -> bool:
    return when.first is not None or when.of_year is not None


_PARTS_OF_YEAR = (Grain.MONTH, Grain.QUARTER, Grain.HALF)


_EXPECTED = re.compile(r"(?:19|20)\d\d ?(?:\([FEfe]\)|[FE]\b)")


_LOSS = ("△", "▽", "(")
"""In accounts the sign of a loss or a deficit, where the column is none of changes."""


def _negative(amount: Quantity) -> Quantity:
    if amount.value is None or amount.value < 0 or amount.unit in ("percent", "percentage_point"):
        return amount
    return replace(amount, value=-amount.value)


_FALL = ("△", "▼", "▽", "-", "−", "–")
_CHANGE = re.compile(
    r"change|growth|increase|decrease|yoy|y/y|qoq|증감|대비|등락|성장률|증가율|상승률|하락률", re.IGNORECASE
)


def _movement(text: str, value: Quantity | When | None, header: str) -> tuple[str | None, bool | None]:
    """Direction and whether a cell is a change: by its header and its sign (△ and ▼ are falls in Korean tables)."""
    if not isinstance(value, Quantity):
        return None, None
    if not _CHANGE.search(header):
        return None, None if value.unit in ("percent", "percentage_point") else False
    falls = text.strip().startswith(_FALL) or (value.value is not None and value.value < 0)
    return ("down" if falls else "up"), True


def _is_value(text: str, mention: Mention | None) -> bool:
    """A cell is a value when little stands beside its number."""
    return mention is not None and len(text.strip()) - len(mention.text) < _LONG_CELL


def _cell(text: str, language: str, as_of: dt.date | None) -> Mention | None:
    """The number or date of a cell; a bare 4-digit year counts as a number unless its column says otherwise."""
    clean = text.strip()
    if not clean or not any(ch.isdigit() for ch in clean):
        return None
    if YEAR.fullmatch(clean):
        return year(clean)
    bare = _NOTE_MARK.sub("", clean)
    found = [m for m in find_mentions(bare, language, as_of=as_of) if m.value is not None]
    return found[0] if found else None


_TIMES = re.compile(
    r"\b(?:years?|dates?|periods?|seasons?|founded|established|since|opened|built|completed|born|died|released?|launched)\b"
    r"|연도|년|기간|시점|시즌|설립|창립|개교|출시|개봉|출생|건립|준공|완공|개통",
    re.IGNORECASE,
)
"""Headers whose four digits are years."""


def _number(text: str) -> Mention:
    return Mention(span=Span(0, len(text)), text=text, value=Quantity(value=Decimal(text), unit=None))


_RATE = re.compile(r"(?<!환)율|률|%|비중|\b(?:rate|share|pct|percent|growth)\b", re.IGNORECASE)
_INDEX = re.compile(r"지수(?!\w)|\bindex\b", re.IGNORECASE)
_NO_UNIT = Quantity(value=Decimal(1), unit=None)
_COUNTS = re.compile(
    r"%|\bshares?\b|\bnumber of\b|\bemployees\b|\bratio\b|주식\s?수|인원|직원|건수|비율|율\b", re.IGNORECASE
)
"""Rows of accounts that are in no currency."""
_EACH = re.compile(r"\bper\b|주당|1인당", re.IGNORECASE)
_EXCEPT = re.compile(r"\bexcept|\bexcluding|제외", re.IGNORECASE)
"""A caption that says which rows its scale does not hold for: "in thousands, except per share amounts"."""
_PERCENT = Quantity(value=Decimal(1), unit="percent", dimension="ratio")


def _combined(own: Quantity | None, base: Quantity | None) -> Quantity | None:
    """A row's unit with the scale of the caption: "Revenue ($)" under "in millions"."""
    if own is None:
        return base
    bare = base is not None and base.unit is None and own.value == 1 and own.unit != "percent"
    return replace(own, value=base.value) if bare and base is not None else own


def scaled(value: Quantity, unit: Quantity | None) -> Quantity:
    """A cell's bare number in the unit of its header."""
    if unit is None or unit.value is None:
        return value
    by = unit.value
    if value.unit is not None and value.dimension != "count":
        # "$ 1,204" under "in thousands": the sign says nothing of the scale.
        bare = unit.unit in (None, value.unit) and (value.dimension or "").startswith("currency")
        if not bare or value.step > 1 or by < 1:
            return value
        unit = replace(unit, unit=value.unit, dimension=value.dimension, factor=value.factor)
    return replace(
        value,
        value=None if value.value is None else value.value * by,
        low=None if value.low is None else value.low * by,
        high=None if value.high is None else value.high * by,
        step=value.step * by,
        unit=unit.unit,
        dimension=unit.dimension,
        factor=unit.factor,
        per=unit.per or value.per,
    )


def _merge(*many: Keys) -> Keys:
    return Keys(
        names=tuple(dict.fromkeys(n for k in many for n in k.names)),
        concepts=tuple(dict.fromkeys(c for k in many for c in k.concepts)),
        words=tuple(dict.fromkeys(w for k in many for w in k.words)),
    )
