"""What a price is told of, in two units of one dimension."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.values.rates import denominator_ratio


@pytest.mark.parametrize(
    ("source", "target", "ratio"),
    [("kg", "t", "1000"), ("t", "kg", "0.001"), ("tonne", "t", "1"), ("GBP", "lb", "1"), ("kWh", "MWh", "1000")],
)
def test_units_of_one_dimension_are_converted(source: str, target: str, ratio: str) -> None:
    assert denominator_ratio(source, target) == Decimal(ratio)


@pytest.mark.parametrize(
    ("source", "target"),
    [("person/night", "night"), ("person", "person/night"), ("head", "person"), ("capita/day", "day")],
)
def test_what_one_side_leaves_unsaid_parts_no_rates(source: str, target: str) -> None:
    assert denominator_ratio(source, target) == Decimal(1)


@pytest.mark.parametrize(
    ("source", "target"),
    [("person/night", "week"), ("night", "person"), ("kg", "kWh"), ("USD", "GBP"), ("hour", "kg"), ("barrel", "t")],
)
def test_others_are_not(source: str, target: str) -> None:
    assert denominator_ratio(source, target) is None
