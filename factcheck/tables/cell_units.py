"""The unit of a table's cell: of its header, its row or its caption, and what its number is worth in it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claims.frames.passage import joined
from claims.frozen import replace
from claims.lang import units
from claims.model import Keys, Quantity
from claims.words.vocabulary import kind

_RATE = re.compile(
    r"(?<!환)율|률|%|비중|(?:전[년월주기일]|동[기월]|전?분기)비(?!중|율|용)"
    r"|\b(?:rate|share|pct|percent|growth|(?:year|quarter|month) on (?:year|quarter|month))\b",
    re.IGNORECASE,
)
_OF_A_RATE = re.compile(
    r"(?:율|률|비중|\b(?:rate|share)\b).*(?:증감|차이|변동|변화|\b(?:change|difference)\b)(?![률율])", re.IGNORECASE
)
"""What a rate moved by is told in points ("고용률 증감")."""
_INDEX = re.compile(r"지수(?!\w)|\bindex\b", re.IGNORECASE)
NO_UNIT = Quantity(value=Decimal(1), unit=None)
COUNTS = re.compile(
    r"%|\bshares?\b|\bnumber of\b|\bemployees\b|\bratio\b|주식\s?수|인원|직원|건수|비율|율\b", re.IGNORECASE
)
"""Rows of accounts that are in no currency."""
EACH = re.compile(r"\bper\b|주당|1인당", re.IGNORECASE)
EXCEPT = re.compile(r"\bexcept|\bexcluding|제외", re.IGNORECASE)
"""A caption that says which rows its scale does not hold for: "in thousands, except per share amounts"."""
_PERCENT = Quantity(value=Decimal(1), unit="percent", dimension="ratio")
_POINTS = Quantity(value=Decimal(1), unit="percentage_point", dimension="points")


def is_index(header: str) -> bool:
    """Whether a column is of an index, which counts in no unit."""
    return bool(_INDEX.search(header)) and not _RATE.search(header)


@lru_cache(maxsize=1 << 12)  # asked for each cell of a column
def rate(header: str) -> Quantity | None:
    """The unit of a column that names none, where it is of a rate or of what a rate moved by."""
    return _POINTS if _OF_A_RATE.search(header) else _PERCENT if _RATE.search(header) else None


def combined(own: Quantity | None, base: Quantity | None) -> Quantity | None:
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


def as_price(keys: Keys, value: Quantity) -> Keys:
    """The headers of an amount of money for so much of something, which say what is measured by its unit alone."""
    sold = units().get(value.per or "")
    money = (value.dimension or "").startswith("currency")
    if not money or sold is None or sold.dimension not in _SOLD or any(kind(c) == "measure" for c in keys.concepts):
        return keys
    return joined(keys, _PRICE)


_SOLD = frozenset({"mass", "volume", "energy", "area", "length"})
_PRICE = Keys(concepts=("price",))
