"""Which column is in which of the units that a label names for a whole table ("(단위: 억 원, 백만 대)")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from claims.model import Quantity
from claims.words.patterns import one_of
from factcheck.tables.captions import several_units
from factcheck.tables.cell_units import rate


def by_column(label: str, headers: Sequence[str], language: str) -> dict[int, Quantity]:
    """The unit of each column, by its number, that is told by what the column measures: money in the currency, people
    in persons; the one unit that is left goes to the columns that are left. {} for a label of fewer than two units.

    Args: headers, of the columns; the first one heads the rows.
    """
    several = several_units(label, language)
    if len(several) < 2:
        return {}
    columns = [n for n, text in enumerate(headers) if n and text and not (rate(text) or _FOR_EACH.search(text))]
    found = dict[int, Quantity]()
    for number in columns:
        fitting = [unit for unit in several if _measures(headers[number], unit, language)]
        if len(fitting) == 1:
            found[number] = fitting[0]
    left = [u for u in several if u not in found.values() and u.unit not in ("percent", "percentage_point")]
    return found | {n: left[0] for n in columns if n not in found and len(left) == 1}


_FOR_EACH = re.compile(r"\bper\b|[가-힣]당(?![가-힣])", re.IGNORECASE)


def _measures(header: str, unit: Quantity, language: str) -> bool:
    dimension = "currency" if (unit.dimension or "").startswith("currency") else unit.dimension or ""
    pattern = _pattern(dimension, language)
    return pattern is not None and pattern.search(header.lower()) is not None


@cache
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The tables of factcheck/tables/columns.toml."""
    return tomllib.loads(resources.files("factcheck.tables").joinpath("columns.toml").read_text(encoding="utf-8"))


@cache
def _pattern(dimension: str, language: str) -> re.Pattern[str] | None:
    """What heads a column of a dimension; Korean words end in it, English ones, patterns, stand alone."""
    words = _words().get(dimension, {}).get(language, ())
    if not words:
        return None
    return re.compile(rf"(?:{one_of(words)})(?![가-힣])" if language == "ko" else rf"\b(?:{'|'.join(words)})\b")
