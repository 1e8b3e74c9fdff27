"""What values are told of: per kilogram, per 100,000 people, and how one such rate becomes another."""

from __future__ import annotations

from decimal import Decimal

from claims.mentions.grammar import unit_of


def denominator_ratio(source: str | None, target: str | None) -> Decimal | None:
    """ "1000 person" against "100000 person" → 100; None for denominators of different things."""
    if source == target or source is None or target is None:
        # One side unsaid: the other names it ("$108 per kWh" against a column headed USD/kWh).
        return Decimal(1)
    ours, theirs = ({_NAMES.get(part, part) for part in text.split(_BESIDE)} for text in (source, target))
    if ours <= theirs or theirs <= ours:
        # "3.50 a night" is told of the 3.50 per person per night, and leaves the person unsaid.
        return Decimal(1)
    a, unit_a = _denominator(source)
    b, unit_b = _denominator(target)
    if not unit_a or not unit_b or unit_a == unit_b:
        return b / a
    one, other = (unit_of(_WEIGHTS.get(u, u)) for u in (unit_a, unit_b))
    if one is None or other is None or one.dimension != other.dimension or one.dimension not in _MEASURED:
        return None
    return b * other.factor / (a * one.factor)


_BESIDE = "/"
"""Between the things that one rate is per (claims/mentions/rates.py)."""
_NAMES = {"head": "person", "capita": "person"}
_MEASURED = ("mass", "volume", "area", "length", "energy")
"""Dimensions per unit of which a price is told: 2.5 dollars a kilogram are 2,500 a tonne."""
_WEIGHTS = {"GBP": "lb", "tonne": "t", "ton": "t", "ounce": "oz", "kilogram": "kg"}
"""Weights that a price is told of in words; "per pound" is one where the other text tells it of a weight."""


def _denominator(text: str) -> tuple[Decimal, str]:
    head, _, tail = text.partition(" ")
    if head.replace(".", "", 1).isdigit():
        return Decimal(head), tail
    return Decimal(1), text
