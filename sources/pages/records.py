"""JSON as tables: a list of objects is one, an object of plain values too; nested lists are joined to their parents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from claims.model import BlockKind
from sources.model import Outcome, Page, Snapshot, Table, Unavailable
from sources.pages.charset import decode
from sources.pages.currencies import money_unit, with_currency
from sources.pages.folding import fold
from sources.pages.head import guess_language
from sources.pages.plain import page_of
from sources.pages.refusal import refuse

MOST_CELLS = 200_000
MOST_TABLES = 500
DEEPEST = 40
SENTENCE = 40
Pairs = list[tuple[str, Any]]
TITLES = ("title", "name", "dataset", "caption", "label", "series")
TIMES = ("period", "year", "quarter", "month", "season", "연도", "기간", "분기", "월", "기준연도")
TOLD = (
    *TITLES,
    "measure",
    "indicator",
    "statistic",
    "area",
    "region",
    "country",
    "definition",
    "통계명",
    "지표",
    "지역",
)
"""Fields that say what the values beside them, and below them, are of."""
LONGEST = 160
NOTES = ("note", "notes", "description", "비고", "설명")
UNITS = ("unit", "units", "단위")
CURRENCIES = ("currency", "통화")


def read_json(snapshot: Snapshot) -> Page | Unavailable:
    """A JSON document as a page of tables; sentences in it become text."""
    text, charset = decode(snapshot.body, snapshot.charset)
    try:
        # Numbers stay as they are written: no rounding, no NaN, no number too long to convert.
        content = json.loads(
            text.lstrip("\ufeff \n\r\t"), object_pairs_hook=_pairs, parse_float=str, parse_int=str, parse_constant=str
        )
    except (ValueError, RecursionError) as error:
        return refuse(snapshot, Outcome.UNSUPPORTED, f"the body is no valid JSON ({type(error).__name__})")
    currency = _first(content, CURRENCIES)
    unit = money_unit(currency, _first(content, UNITS))
    tables = _numbered(_tables(content, ()), unit, _by_field(content), "" if unit else currency)
    sentences = [(BlockKind.PARAGRAPH, sentence, None) for sentence in _sentences(content)]
    if not tables and not sentences:
        return refuse(snapshot, Outcome.UNSUPPORTED, "the JSON holds no values")
    title = _first(content, TITLES)
    runs = sentences or [(BlockKind.PARAGRAPH, title or "values", None)]
    page = page_of(snapshot, runs, charset)
    if isinstance(page, Unavailable):
        return page
    note = _first(content, NOTES)
    tables = tuple(replace(t, notes=t.notes or note) for t in tables)
    page = replace(page, tables=tables, title=title, language=_language(content))
    return page if sentences else replace(page, text="", blocks=())


def _language(content: Any) -> str:
    """The language of what a document says; its keys are English in every country."""
    texts = [""]
    for item in _items(content):
        if len(texts) >= _MOST_TEXTS:
            break
        if isinstance(item, dict):
            texts += [key for key in item if not key.isascii()]
        elif isinstance(item, str) and not _number(item) and not item.startswith("http"):
            texts.append(item)
    return guess_language(" ".join(texts))


_MOST_TEXTS = 500
"""Texts of a document that tell its language."""


def _items(content: Any) -> Iterator[Any]:
    """Everything in a document, in order."""
    stack = [content]
    while stack:
        yield (item := stack.pop())
        if isinstance(item, dict):
            stack += reversed(item.values())
        elif isinstance(item, list):
            stack += reversed(item)


def _pairs(pairs: Pairs) -> dict[str, Any]:
    """An object that keeps both values of a key that stands twice."""
    content: dict[str, Any] = {}
    for key, value in pairs:
        name, times = key, 1
        while name in content:
            times += 1
            name = f"{key} ({times})"
        content[name] = value
    return content


def _by_field(content: Any) -> dict[str, str]:
    """The units of a document that names them field by field: {"units": {"visitors": "thousand"}}."""
    places = [content, *content.values()] if isinstance(content, dict) else []
    found = (place[name] for place in places if isinstance(place, dict) for name in UNITS if name in place)
    of_fields = next((units for units in found if isinstance(units, dict)), {})
    return {field: _cell(unit) for field, unit in of_fields.items() if isinstance(unit, str) and unit}


def _with_units(table: Table, units: dict[str, str]) -> Table:
    """The table with the units of its fields in its headers; in the first cells of its rows where it has no headers."""
    if not units:
        return table
    if any(table.columns):
        return replace(table, columns=tuple(_named(name, units) for name in table.columns))
    return replace(table, rows=tuple((_named(row[0], units), *row[1:]) for row in table.rows))


def _named(field: str, units: dict[str, str]) -> str:
    unit = units.get(field.split(" / ")[-1])
    return f"{field} ({unit})" if unit else field


def _numbered(tables: Iterator[Table], unit: str, by_field: dict[str, str], currency: str) -> tuple[Table, ...]:
    kept: list[Table] = []
    cells = 0
    for table in tables:
        cells += sum(map(len, table.rows))
        if cells > MOST_CELLS or len(kept) >= MOST_TABLES:
            break
        # A scale beside a currency is one of money ("million").
        own = unit if unit.endswith(f" {table.unit}") else table.unit or unit
        kept.append(with_currency(replace(_with_units(table, by_field), index=len(kept), unit=own), currency))
    return tuple(kept)


def _tables(value: Any, path: tuple[str, ...], told: tuple[str, ...] = ()) -> Iterator[Table]:
    """Args: told, what the objects around a value say of all their values."""
    if len(path) > DEEPEST:
        return
    if isinstance(value, list):
        yield from (_under(table, told) for table in _list_tables(value, path))
    elif isinstance(value, dict):
        told = tuple(dict.fromkeys((*told, *_told(value))))
        value, rest = _with_rows_beside(value)
        yield from _fields(rest, path, told)
        for key, item in value.items():
            if not _is_plain(item) and not _is_flat(item):
                yield from _tables(item, (*path, key), told)


def _fields(value: dict[str, Any], path: tuple[str, ...], told: Sequence[str]) -> Iterator[Table]:
    """The plain fields of an object as rows; those of another time, which they do not tell, by themselves."""
    plain = [(key, _cell(item)) for key, item in _flat(value) if _is_plain(item)]
    timed = {record for record, _, field in (key.rpartition(" / ") for key, _ in plain) if field in TIMES}
    before = [row for row in plain if _OF_BEFORE.search(row[0]) and row[0].rpartition(" / ")[0] not in timed]
    keys = {key for key, _ in before}
    times = {_cell(value.get(name)) for name in TIMES}
    parts = ([row for row in plain if row[0] not in keys], told), (before, [text for text in told if text not in times])
    yield from (_under(_table(path, ("", ""), rows, _unit(value)), above) for rows, above in parts if rows)


def _told(value: dict[str, Any]) -> Iterator[str]:
    """What an object says of all its values in fields of its own: title, place, time."""
    texts = (_cell(value[name]) for name in (*TOLD, *TIMES) if isinstance(value.get(name), str))
    yield from (text for text in texts if 0 < len(text) <= LONGEST)


def _under(table: Table, told: Sequence[str]) -> Table:
    """A table with what is told of it in its title."""
    return replace(table, title="; ".join(filter(None, (table.title, *told)))) if told else table


def _with_rows_beside(value: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An object whose one list of records has taken in the records beside it that have its fields ("total"); and what
    is left without them."""
    lists = [key for key, item in value.items() if isinstance(item, list) and any(isinstance(r, dict) for r in item)]
    if len(lists) != 1:
        return value, value
    records = [record for record in value[lists[0]] if isinstance(record, dict)]
    name = next((key for key, item in records[0].items() if _is_plain(item) and not _number(_cell(item))), "")
    fields = {key for record in records for key in record}
    beside = {key: item for key, item in value.items() if name and _is_record(item, fields) and not _is_no_part(key)}
    rest = {key: item for key, item in value.items() if key not in beside}
    return {**rest, lists[0]: [*value[lists[0]], *({name: key, **item} for key, item in beside.items())]}, rest


_OF_BEFORE = re.compile(r"last_|previous|prior|before|_ago\b|전년|전월|전기|지난|직전", re.IGNORECASE)
"""A field of another time than its document's."""
_CONTAINER = re.compile(r"(?:values?|data|current|latest|results?|now)\Z", re.IGNORECASE)
"""The name of a record that holds what its document is of: none of its parts."""


def _is_no_part(key: str) -> bool:
    return bool(_OF_BEFORE.search(key) or _CONTAINER.match(key))


def _is_record(item: Any, fields: set[str]) -> bool:
    """Whether an object has the fields of some records, or most of its own among them."""
    if not isinstance(item, dict) or not item or not all(map(_is_plain, item.values())):
        return False
    known = sum(key in fields for key in item)
    return 2 * known > len(item) and not any(key in item and key not in fields for key in TIMES)


def _list_tables(value: list[Any], path: tuple[str, ...]) -> Iterator[Table]:
    objects = [item for item in value if isinstance(item, dict)]
    arrays = [item for item in value if isinstance(item, list) and all(map(_is_plain, item))]
    if objects:
        yield _joined(_records(objects, path), path)
    elif arrays and len(arrays) == len(value):
        lines = [[_cell(cell) for cell in row] for row in arrays]
        width = max(map(len, lines))
        lines = [line + [""] * (width - len(line)) for line in lines]
        named = len(lines) > 1 and all(isinstance(cell, str) and not _number(cell) for cell in arrays[0])
        yield _table(path, tuple(lines[0]) if named else ("",) * width, lines[named:], "")
    elif value and all(map(_is_plain, value)):
        yield _table(path, ("",), [(_cell(item),) for item in value], "")
    else:
        for place, item in enumerate(value[:MOST_TABLES]):
            yield from _tables(item, (*path, str(place + 1)))


def _records(objects: Sequence[dict[str, Any]], path: tuple[str, ...]) -> list[dict[str, str]]:
    """One flat record an object; a list of objects inside multiplies it, as a join would."""
    records = []
    for item in objects:
        own = {key: _cell(value) for key, value in _flat(item) if _is_plain(value)}
        inner = [
            (key, [child for child in value if isinstance(child, dict)])
            for key, value in item.items()
            if isinstance(value, list) and any(isinstance(child, dict) for child in value)
        ]
        children = [
            {f"{key} / {name}": cell for name, cell in record.items()}
            for key, members in inner
            if len(path) < DEEPEST
            for record in _records(members, (*path, key))
        ]
        records += [own | child for child in children] if children else [own]
        if len(records) * (len(own) + 1) > MOST_CELLS:
            break
    return records


def _joined(records: Sequence[dict[str, str]], path: tuple[str, ...]) -> Table:
    columns = tuple(dict.fromkeys(key for record in records for key in record))[:200]
    rows = [tuple(record.get(column, "") for column in columns) for record in records]
    return _table(path, columns, rows, "")


def _table(path: tuple[str, ...], columns: Sequence[str], rows: Sequence[Sequence[str]], unit: str) -> Table:
    title = " / ".join(fold(part) for part in path)
    names = tuple(fold(column)[:300] for column in columns)
    return Table(title=title, columns=names, rows=tuple(map(tuple, rows)), unit=unit, heading=path)


def _flat(value: dict[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        name = f"{prefix}{key}"
        if _is_flat(item) and depth < DEEPEST:
            when = next((_cell(item[time]) for time in TIMES if isinstance(item.get(time), str)), "")
            yield from _flat(item, f"{name} ({when}) / " if when else f"{name} / ", depth + 1)
        else:
            yield name, item


def _is_flat(item: Any) -> bool:
    """An object that holds plain values only, all the way down two levels."""
    return isinstance(item, dict) and all(
        _is_plain(value) or (isinstance(value, dict) and all(map(_is_plain, value.values()))) for value in item.values()
    )


def _is_plain(item: Any) -> bool:
    return item is None or isinstance(item, str | bool)


def _cell(item: Any) -> str:
    if isinstance(item, bool):
        return "true" if item else "false"
    return fold(str(item)[:20_000]) if item is not None else ""


def _number(cell: str) -> bool:
    return cell[:1].isdecimal() or cell[:1] in ("-", ".")


def _unit(value: dict[str, Any]) -> str:
    return next((_cell(value[name]) for name in UNITS if isinstance(value.get(name), str)), "")


def _first(content: Any, names: Sequence[str]) -> str:
    """The value of the first of the names, at the top or one level below."""
    places = [content, *content.values()] if isinstance(content, dict) else []
    for place in places:
        if isinstance(place, dict):
            for name in names:
                if isinstance(place.get(name), str):
                    return _cell(place[name])[:300]
    return ""


def _sentences(content: Any) -> Iterator[str]:
    """Values that are prose, in order."""
    for item in _items(content):
        if isinstance(item, str) and len(item) >= SENTENCE and item.count(" ") >= 4:
            yield from filter(None, (fold(line) for line in item[:20_000].split("\n")))
