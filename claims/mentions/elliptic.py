"""Dates that leave out what the one before them said: "410 in the third quarter and 350 in the second"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.calendar import DateParts, when
from claims.mentions.source import Found, Source
from claims.model import Grain, Quantity, When

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = re.compile(
    r"(?<=[a-z\d%] in )the (first|second|third|fourth)(?= of (\d{4})(?!\d)|[.,;:)]| and | but | or |\s*$)(?: of \d{4})?"
)
_REACH = 160


def with_elliptic(src: Source, found: list[Found]) -> list[Found]:
    """The mentions, with the quarters and halves that are named by number alone behind one that is named whole."""
    if " in the " not in src.lower:
        return found
    added: list[Found] = []
    for date in found:
        value = date.value
        if not isinstance(value, When) or value.grain not in (Grain.QUARTER, Grain.HALF) or value.first is None:
            continue
        stop = src.text.find(". ", date.end, date.end + _REACH)
        for hit in _ORDINAL.finditer(src.lower, date.end, stop + 1 if stop >= 0 else date.end + _REACH):
            made = _part_of(value, _ORDINALS[hit[1]], hit[2])
            added += [Found(start=hit.start(), end=hit.end(), value=made)] if made else []
    if not added:
        return found
    kept = [f for f in found if not any(a.start < f.end and f.start < a.end for a in added)]
    fresh = {a.start: a for a in added}
    return sorted([*kept, *fresh.values()], key=lambda f: f.start)


def with_units(src: Source, found: list[Found]) -> list[Found]:
    """The mentions; a bare number that is compared with the one before it takes its unit ("40 cars, up from 31")."""
    if not any(type(f.value) is Quantity and f.value.unit is None for f in found):
        return found
    shared = list(found)
    last: Quantity | None = None
    for at, item in enumerate(shared):
        value = item.value
        if not isinstance(value, Quantity):
            continue
        if last and value.unit is None and value.dimension is None and item.claim and _compared(src, shared, at):
            value = replace(value, unit=last.unit, dimension=last.dimension, factor=last.factor)
            shared[at] = item._replace(value=value)
        last = value if value.unit and _is_countable(value) else None
    return shared


def _is_countable(value: Quantity) -> bool:
    """Counts and units of measure; what is in per cent, in money or ranked says so each time."""
    return not (value.dimension or "").startswith(("ratio", "multiple", "currency", "rank", "time", "months"))


def _compared(src: Source, found: list[Found], at: int) -> bool:
    """A word of comparison stands before the number, in the sentence of the one before it."""
    start = found[at].start
    before = src.before(start).lower
    last = next(f for f in reversed(found[:at]) if isinstance(f.value, Quantity))
    between = src.text[last.end : start]
    compared = before in _COMPARING or src.lower.endswith(("compared with ", "compared to "), 0, start)
    return compared and len(between) < _REACH and ". " not in between


_COMPARING = frozenset({"from", "than", "against", "versus", "vs", "vs."})


def _part_of(named: When, number: int, year: str | None) -> When | None:
    """The quarter or half of that number in the year of the one that was named."""
    assert named.first is not None
    parts = DateParts(year=int(year) if year else named.first.year, fiscal=named.fiscal)
    if named.grain is Grain.HALF:
        made = when(parts._replace(half=number)) if number < 3 else None
    else:
        made = when(parts._replace(quarter=number))
    return replace(made, year_given=bool(year)) if made else None
