"""The unit of a JSON document that tells its currency once, in a field of its own.

{"currency": "GBP", "unit": "million"} is of millions of pounds; where only the currency is told, the fields that are
of money have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims.lang import units
from sources.model import Table

_SCALES = re.compile(r"(?:thousand|million|billion|trillion)s?|[kmb]n?|mln|천|만|백만|천만|억|십억|조", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}")


def money_unit(currency: str, unit: str) -> str:
    """The unit of all values of a document, with its currency where the unit goes on from one ("per tonne") or is only
    a scale ("million")."""
    return f"{currency} {unit}".strip() if unit.lower().startswith("per ") or _SCALES.fullmatch(unit) else unit


def with_currency(table: Table, currency: str) -> Table:
    """The table with a currency in the headers of what is money; in the first cells of rows that have no headers."""
    if not _CODE.fullmatch(currency) or table.unit:
        return table
    if any(table.columns):
        columns = zip(table.columns, zip(*table.rows, strict=False), strict=False)
        return replace(table, columns=tuple(_named(name, cells, currency) for name, cells in columns))
    return replace(table, rows=tuple((_named(row[0], row[1:], currency), *row[1:]) for row in table.rows))


def _named(field: str, cells: Sequence[str], currency: str) -> str:
    return f"{field} ({currency})" if _is_money(field, cells) else field


def _is_money(field: str, cells: Sequence[str]) -> bool:
    """Whether a field holds sums: it is called so, or its numbers have cents and it names no other unit."""
    told = [cell for cell in cells if cell]
    if not told or not all(_NUMBER.fullmatch(cell) for cell in told):
        return False
    words = set(_WORDS.findall(_EACH.sub(" ", field.lower())))
    if words & (_NO_MONEY | _unit_words()):
        return False
    return _MONEY.search(field) is not None or any(_CENTS.search(cell) for cell in told)


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CENTS = re.compile(r"\.\d\d\Z")
_WORDS = re.compile(r"[^\W\d_]+")
_EACH = re.compile(r"(?<![a-z])per[ _]\S*")
_NO_MONEY = frozenset({"pct", "percent", "percentage", "share", "rate", "ratio", "index", "usd", "eur", "gbp", "krw"})
_MONEY = re.compile(
    r"(?<![a-z])(?:prices?|tolls?|fees?|fares?|costs?|revenues?|sales|turnover|amounts?|wages?|salar(?:y|ies)|pay|rents?|budgets?"
    r"|profits?|spending|income|tariffs?|premiums?|debts?|loans?)(?![a-z])|가격|요금|비용|매출|금액|임금|급여|예산|이익|통행료|수수료|가맹비",
    re.IGNORECASE,
)


@cache
def _unit_words() -> frozenset[str]:
    """Names of all units but currencies."""
    told = (unit.names for unit in units().values() if not unit.dimension.startswith("currency"))
    return frozenset(name.lower() for names in told for name in names if name.isalpha())
