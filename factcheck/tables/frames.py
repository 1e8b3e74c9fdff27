"""Table cells as frames: row path, column path and unit line already say what a value is bound to."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claims.frames.passage import joined, text_keys
from claims.frames.read import Context, read_frames
from claims.frozen import replace
from claims.kept import kept
from claims.model import Frame, Grain, Keys, Mention, Modality, Quantity, Span, When
from claims.words.stance import modality_of
from claims.words.vocabulary import kind
from factcheck.tables.before import earlier, is_before, since_january
from factcheck.tables.captions import only_level, several_units, units_by_word, units_told
from factcheck.tables.cell_moves import AGAINST, movement, tells_change
from factcheck.tables.cell_units import COUNTS, EACH, EXCEPT, NO_UNIT, as_price, combined, is_index, rate, scaled
from factcheck.tables.cell_values import cell_value, read_cells
from factcheck.tables.classes import class_text, of_classes
from factcheck.tables.headers import Header, measured_by, part_of, read_header, unit_told
from factcheck.tables.lines import STATUS, TERM
from factcheck.tables.parts_of_year import within
from factcheck.tables.shared_units import by_column
from factcheck.values.nouns import nouns
from sources.model import Table

_REMARKS = re.compile(
    r"비고|참고|주석|주|상태|출처|자료|notes?|remarks?|comments?|flags?|status|sources?", re.IGNORECASE
)
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


@dataclass(frozen=True)
class _Place:
    """A cell's headers and what its row says beside it."""

    cell: tuple[int, int, int]
    row: Header
    column: Header
    section: Header
    dates: tuple[When, ...]
    around: tuple[When, ...]
    """What the caption dates."""
    counted_on: bool
    """The caption tells the day of each year on which was counted ("Members at 31 March")."""
    quote: str
    """The row as it is quoted."""

    @kept
    def keys(self) -> Keys:
        return joined(self.row.keys, self.column.keys)

    @kept
    def compared(self) -> tuple[When, ...]:
        """What a column that opens with it compares its values with ("vs. 2023")."""
        return self.column.periods if AGAINST.match(self.column.text) else ()

    @kept
    def periods(self) -> tuple[When, ...]:
        """When the cell's value holds; a month takes its year from the other side, or from the caption."""
        column = () if self.compared else self.column.periods
        told = tuple(dict.fromkeys((*column, *self.row.periods, *self.dates)))
        years = [w for w in (*told, *self.around) if w.grain is Grain.YEAR and w.first and w.last]
        parts = [w for w in told if not w.year_given and w.grain in _PARTS_OF_YEAR]
        if len({(w.first, w.last) for w in years}) != 1:
            return told
        if not parts and len(told) == 1 and len(self.around) == 1 and self.counted_on:
            return (within(self.around[0], years[0]),)
        return tuple(within(part, years[0]) for part in parts) or told


class _TableReader:
    """One table with its caption, its unit line and its column headers read."""

    def __init__(self, table: Table, language: str, above: tuple[str, ...], as_of: dt.date | None) -> None:
        self.table, self.language, self.as_of = table, language, as_of
        self.caption = self.header(" ".join(filter(None, (table.title, table.unit))))
        several = several_units(table.unit, language)
        self.base = only_level(several) if several else self.header(table.unit).unit or self.caption.unit
        self.columns = [self.header(c) for c in table.columns]
        self.shared = {} if self.base else by_column(table.unit, table.columns, language)
        self.base = self.base or self._corner()
        self.named = units_by_word(self.caption.text, language)
        undated = [w for w in self.caption.periods if w.first and not w.year_given]
        self.counted_on = len(undated) == 1 and _COUNTED_ON.search(self.caption.text) is not None
        self.told_units = units_told(f"{table.title}\n{table.notes}", language)
        self.cells = read_cells(table, [c.text for c in self.columns], language, as_of)
        self.money = self._money()
        self.classes = of_classes(table)
        self.above = list(self._above())
        self.firsts = Counter(text for row in table.rows for text in row[:2])
        self.told = next((periods for text in above if (periods := self._of_a_title(text))), ())
        self.far = text_keys(" ".join((*above, table.notes)), language)

    def _corner(self) -> Quantity | None:
        """The money or scale that accounts write above their row headers, for all columns ("£'000")."""
        unit = self.columns[0].unit if self.columns else None
        if unit is None or any(cell_value(row[0], self.language, self.as_of) for row in self.table.rows if row):
            return None
        money = (unit.dimension or "").startswith("currency")
        return unit if money or (unit.unit is None and unit.value != 1) else None

    def _money(self) -> dict[int, Quantity]:
        """The currency of columns that write its sign beside some of their numbers only, as accounts do at the top."""
        found: dict[int, Quantity] = {}
        for row in self.cells:
            for place, cell in enumerate(row):
                value = cell.value if cell else None
                if place not in found and isinstance(value, Quantity) and value.value is not None:
                    money = (value.dimension or "").startswith("currency") and value.value != 0
                    found[place] = replace(value, value=Decimal(1), step=Decimal(1)) if money else NO_UNIT
        return {place: unit for place, unit in found.items() if unit.unit}

    def _above(self) -> Iterator[tuple[str, str]]:
        """For each row the header that it takes over from above, where its own first cell is blank, and its section."""
        last = section = whole = ""
        for row, cells in zip(self.table.rows, self.cells, strict=True):
            named = [text for text, cell in zip(row[:2], cells, strict=False) if text.strip() and cell is None]
            rest = {text.strip() for text in row[1:]} - {"", row[0].strip() if row else ""}
            if named and not rest and row[0].strip() and not any(cells):
                section, last = row[0].strip(), ""
            blank = bool(row) and not row[0].strip() and bool(named)
            part = bool(row) and part_of(row[0]) != ""
            whole = whole if part else row[0].strip() if row else ""
            yield (last if blank else whole if part else ""), section
            last = row[0].strip() if row and row[0].strip() and cells[0] is None else last

    def _unit(self, at: _Place) -> Quantity | None:
        """The unit of a cell: of its column, else of its row, else of the caption, with the scale of the caption."""
        if _ORDINAL.fullmatch(at.column.text):
            return at.column.unit
        own = at.column.unit or rate(at.column.text) or at.row.unit or self._told_unit(at)
        own = own or self.shared.get(at.cell[2])
        if own is None and self.named:
            words = (word.strip(",.") for word in f"{at.column.text} {at.row.text}".lower().split())
            return next((self.named[word] for word in words if word in self.named), only_level(self.named.values()))
        if own is None and not COUNTS.search(at.row.text):
            own = self.money.get(at.cell[2])
        base = self.base
        if base is not None and EACH.search(f"{at.column.text} {at.row.text}") and EXCEPT.search(self.caption.text):
            base = None
        return combined(own, base)

    def _told_unit(self, at: _Place) -> Quantity | None:
        """The unit that a note gives to what a column measures ("Rain in mm")."""
        if not self.told_units:
            return None
        words, measured = set(at.column.text.lower().split()), set(at.column.keys.concepts)
        told = self.told_units.items()
        return next((u for word, u in told if word in words or measured & measured_by(word, self.language)), None)

    def _of_a_title(self, text: str) -> tuple[When, ...]:
        """The one month, quarter or year that a heading or a title is of."""
        periods = self.header(text).periods if len(text) <= _LONGEST_TITLE else ()
        return periods if len(periods) == 1 and periods[0].grain in (*_PARTS_OF_YEAR, Grain.YEAR) else ()

    def header(self, text: str) -> Header:
        return read_header(text, self.language, self.as_of)

    def frames(self) -> Iterator[Frame]:
        for number, row in enumerate(self.table.rows):
            yield from self._of_row(number, row)

    def _of_row(self, number: int, row: tuple[str, ...]) -> Iterator[Frame]:
        cells = self.cells[number]
        pairs = list(zip(row, cells, strict=True))
        heads = [i for i, (text, cell) in enumerate(pairs) if text.strip() and _is_head(i, text, cell)]
        heads = [0, *heads] if 0 not in heads and self._named_at_a_time(row, cells) else heads
        heads = sorted({0, *heads}) if self.classes and row else heads
        heads = [i for i in heads if not (i and self._adds_nothing(i))]
        taken, section = self.above[number]
        header = self.header(" / ".join((*filter(None, (taken,)), *(row[i] for i in heads))))
        header = replace(header, text=self._class(header.text)) if self.classes else header
        units = [u for i in heads if i and (u := unit_told(row[i], self.language))]
        header = replace(header, unit=units[0]) if units else header
        header, aside = self._named_alone(header, row, heads)
        told = (m.value for i, m in enumerate(cells) if m and i not in heads and not self._tells_an_event(i))
        dates = tuple(when for when in told if isinstance(when, When) and _dated(when))
        around = self.header(section)
        around = replace(around, keys=joined(around.keys, aside))
        quote = " ".join(" ".join(row).split())
        for place, (text, cell) in enumerate(pairs):
            if place in heads and (cell is None or self.classes):
                continue
            column = self._column(place)
            if place and text.strip().isdecimal() and _REMARKS.fullmatch(column.text):
                continue
            stands = (self.table.index, number, place)
            at = _Place(stands, header, column, around, dates, self.caption.periods, self.counted_on, quote)
            if cell is not None and _is_value(text, cell):
                yield self._of_value(text, cell, at)
            else:
                yield from self._of_text(text, at)

    def _named_alone(self, header: Header, row: tuple[str, ...], heads: list[int]) -> tuple[Header, Keys]:
        """A row's header without what only describes it (its region, its status) where its first cell names it alone;
        and that, which tells it from no other row."""
        if len(heads) < 2 or self.firsts[row[heads[0]]] > 1:
            return header, Keys()
        names = self.header(row[heads[0]]).keys.concepts
        aside = tuple(c for c in header.keys.concepts if kind(c) == "qualifier" and c not in names)
        kept = tuple(c for c in header.keys.concepts if c not in aside)
        return replace(header, keys=replace(header.keys, concepts=kept)), Keys(concepts=aside)

    def _named_at_a_time(self, row: tuple[str, ...], cells: Sequence[Mention | None]) -> bool:
        """A row's first cell names what was at its time ("2025 autumn sale"), and not only the time or how final it
        is."""
        if not row or cells[0] is None or not isinstance(cells[0].value, When):
            return False
        words = self.header(row[0]).keys.words
        return any(_NOUN.fullmatch(w) and w not in _OF_TIME and not TERM.fullmatch(w) for w in words)

    def _adds_nothing(self, place: int) -> bool:
        """A column whose words say nothing of whom or what its row is: of remarks, or of changes (흑자전환, "n/a")."""
        header = self._column(place).text
        return bool(_REMARKS.fullmatch(header)) or tells_change(header)

    def _tells_an_event(self, place: int) -> bool:
        """A column of when something was built or founded: its dates are not those of the other cells."""
        return not _BEGINNINGS.isdisjoint(self._column(place).keys.concepts)

    def _class(self, text: str) -> str:
        """The name of a row of a table of classes as texts write it."""
        return class_text(text, self.table.columns, self.table.title, self.language)

    def _column(self, place: int) -> Header:
        return self.columns[place] if place < len(self.columns) else self.header("")

    def _of_text(self, text: str, at: _Place) -> Iterator[Frame]:
        """A cell with a sentence in it is read like any sentence, with its headers added."""
        for frame in read_frames(text, Context(language=self.language, as_of=self.as_of)):
            yield replace(
                frame,
                sentence=at.quote,
                own=joined(frame.own, at.keys),
                near=joined(frame.near, at.keys, at.section.keys, self.caption.keys),
                far=self.far,
                periods=frame.periods or at.periods,
                cell=at.cell,
            )

    def _around(self, at: _Place, *, looks_back: bool) -> tuple[When, ...]:
        """When a cell holds whose headers name no time: at the caption's, or as long before it as they look back."""
        told = self.caption.periods
        if looks_back:
            return tuple(before for when in told[:1] if (before := earlier(when, at.column.text)))
        if not _RUNNING.isdisjoint(at.keys.concepts):
            return tuple(since_january(when) for when in told)
        return told

    def _modality(self, at: _Place) -> Modality:
        """Whether the headers say that the value is only expected: "2026F", 2026년 전망, "forecast"."""
        told = {_modality_of(head.text, self.language) for head in (at.row, at.column)}
        return next((m for m in (Modality.FORECAST, Modality.PLAN, Modality.DUE) if m in told), Modality.FACT)

    def _of_value(self, text: str, mention: Mention, at: _Place) -> Frame:
        value, periods = mention.value, at.periods
        if isinstance(value, Quantity):
            unit = self._unit(at)
            index = unit is not None and unit.unit == "percent" and is_index(at.column.text)
            value = value if index else scaled(value, unit)
        elif isinstance(value, When):
            periods = tuple(p for p in periods if p != value)
        looks_back = not periods and not tells_change(at.column.text) and is_before(at.column.text)
        periods = periods or self._around(at, looks_back=looks_back)
        way, change = movement(text, value, at.column.text or at.row.text)
        if isinstance(value, Quantity) and not change and text.strip().lstrip(_SIGNS).startswith(_LOSS):
            value = _negative(value, at.keys.concepts)
        keys = at.keys
        if isinstance(value, Quantity) and value.per:
            keys = as_price(keys, value)
        return Frame(
            mention=replace(mention, value=value),
            sentence=at.quote,
            sentence_span=Span(0, len(at.quote)),
            language=self.language,
            subject=next(iter(keys.names), ""),
            own=keys,
            near=joined(keys, at.section.keys, self.caption.keys),
            far=self.far,
            row=at.row.keys,
            lead=f"{at.row.text} | {at.column.text}",
            periods=periods,
            far_periods=() if looks_back else self.told,
            direction=way,
            baselines=at.compared,
            baseline=looks_back and not periods,
            change=change,
            modality=self._modality(at),
            cell=at.cell,
        )


def _dated(when: When) -> bool:
    return when.first is not None or when.of_year is not None


_LONGEST_TITLE = 120
"""Characters of a title that dates what stands under it."""


_COUNTED_ON = re.compile(r"(?<![a-z])(?:at|as of|on)(?: the end of)? (?:\d{1,2} )?[A-Z][a-z]+|\d[월일]말? ?기준")
"""In a caption, the day or month of each year on which its numbers were counted."""
_PARTS_OF_YEAR = (Grain.MONTH, Grain.QUARTER, Grain.HALF)


_BEGINNINGS = frozenset({"build", "found", "open", "launch", "complete"})
_RUNNING = frozenset({"cumulative", "year_to_date"})
_EXPECTED = re.compile(r"(?:19|20)\d\d ?(?:\([FEfe]\)|[FE]\b)")


@lru_cache(maxsize=1 << 12)  # asked for each cell of a row and of a column
def _modality_of(header: str, language: str) -> Modality:
    return Modality.FORECAST if _EXPECTED.search(header) else modality_of(header, language)


_SIGNS = "$€£¥₩ "
MARGIN = "margin"
"""The end of the name of a concept that tells the share of a profit, or of a loss."""
_LOSS = ("△", "▽", "(")
"""In accounts the sign of a loss or a deficit, where the column is none of changes."""


def _negative(amount: Quantity, told: Sequence[str]) -> Quantity:
    """A share in brackets is beside a number; only a margin of a profit may be below nought."""
    share = amount.unit in ("percent", "percentage_point") and not any(c.endswith(MARGIN) for c in told)
    if amount.value is None or amount.value < 0 or share:
        return amount
    return replace(amount, value=-amount.value)


_OF_TIME = STATUS | nouns("ends", "totals", "subtotals", "averages", "current") | {"기준", "월말", "회계연", "season"}
"""Words beside a time that name nothing."""
_NOUN = re.compile(r"[a-z]{4,}|[가-힣]{2,}")


def _is_head(place: int, text: str, cell: Mention | None) -> bool:
    return not _is_value(text, cell) or (place == 0 and _names_a_part(text, cell))


def _names_a_part(text: str, mention: Mention | None) -> bool:
    """A row's first cell names a part that a number tells from others ("60세 이상 취업자", "firms with 50 or more
    staff", "second dose, by 5 years")."""
    if mention is None or not isinstance(mention.value, Quantity):
        return False
    return bool(re.search(r"[^\W\d_]{2}", _LIMIT_WORDS.sub("", text.replace(mention.text, ""))))


_LIMIT_WORDS = re.compile(
    r"이상|이하|미만|초과|넘는|약|추정"
    r"|\b(?:more|less|fewer|over|under|than|at least|at most|or|and|up to|about|approx)\b"
)


def _is_value(text: str, mention: Mention | None) -> bool:
    """A cell is a value when little stands beside its number."""
    return mention is not None and len(text.strip()) - len(mention.text) < _LONG_CELL
