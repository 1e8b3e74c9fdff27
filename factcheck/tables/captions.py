"""Captions and labels that give a table more than one unit: "Trips (million) and revenue (£ billion)", "억원, %"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from claims.lang import load
from claims.model import Quantity
from factcheck.tables.headers import unit_of

_MEASURED_KO = re.compile(r"([^\s();:,]{1,20}) ?단위 ?[:：] ?([^;:,()]{1,20})")
_MEASURED = re.compile(r"([^()]{1,200})\(([^()]{1,40})\)")
_WORD = re.compile(r"[^\W\d_]+")
_JOINTS = frozenset({"and", "the", "for", "per", "with", "from", "및"})
_COUNT = frozenset({"number", "numbers", "count", "no.", "개수", "건수"})
"""Units that say that something is only counted."""
_COUNTED = Quantity(value=Decimal(1), unit=None)
_PIECES = re.compile(r"[,.;·](?!\d)")


def units_by_word(caption: str, language: str) -> dict[str, Quantity]:
    """The units of a caption that gives one to each of several measures: "Trips (million) and revenue (£ billion)",
    "거래액 단위: 억 원; 비중 단위: %"; by each word of a measure that no other one has."""
    told = [*_MEASURED.finditer(caption), *_MEASURED_KO.finditer(caption)]
    found = [(set(_words(m[1])), unit) for m in told if (unit := _unit(m[2].strip(), language))]
    shared = Counter(word for words, _ in found for word in words)
    by_word = {word: unit for words, unit in found for word in sorted(words) if shared[word] == 1}
    return by_word if len(found) > 1 else {}


def units_told(notes: str, language: str) -> dict[str, Quantity]:
    """The units that words over or under a table give to single measures ("Rain in mm", 판매가(원)), by the last word
    of the measure. "Passengers in month" says when they came."""
    told = [(m[1].split()[-1].lower(), m[2]) for m in _TOLD_IN.finditer(notes)]
    told += [(m[1], m[2]) for m in _TOLD_BEHIND.finditer(notes)]
    found = ((word, _unit(unit.strip(), language)) for word, unit in told)
    return {word: unit for word, unit in found if unit and unit.unit and len(word) > 2}


_TOLD_BEHIND = re.compile(r"([가-힣]{3,12})\(([^()]{1,12})\)")
"""A Korean measure with its unit in brackets ("평균 판매가(원)")."""


_TOLD_IN = re.compile(
    r"(?<![\w'’-])([A-Za-z]{3,20}(?: [a-z]{2,20}){0,3}?)(?: (?:is|are))?(?: (?:given|measured|shown))?"
    r" in (?!(?:a |the |each )?(?:day|week|month|quarter|season|year)\b)([^\s;,.()][^;,.()]{0,29})(?=[;,.()\n]|\Z)"
)


def _words(measure: str) -> Iterator[str]:
    words = (word.lower() for word in _WORD.findall(measure))
    yield from (word for word in words if word not in _JOINTS and len(word) > (2 if word.isascii() else 1))


def _unit(text: str, language: str) -> Quantity | None:
    return unit_of(f"({text})", language) or (_COUNTED if text.lower() in _COUNT else None)


def several_units(label: str, language: str) -> list[Quantity]:
    """The units of a table's label that names two or more and nothing else ("억원, %"); none of any other label."""
    parts = [part.strip() for part in _PIECES.split(label) if part.strip()]
    counters = load(language).counters
    told = ((unit_of(f"(unit: {part})", language) or (_COUNTED if part in counters else None)) for part in parts)
    found = [unit for unit in told if unit]
    return found if len(found) == len(parts) > 1 else []


def only_level(units: Iterable[Quantity]) -> Quantity | None:
    """The one unit that is no percentage and no point, for the columns that do not say that they are either."""
    found = [unit for unit in units if unit.unit not in ("percent", "percentage_point")]
    return found[0] if found and all(unit == found[0] for unit in found) else None
