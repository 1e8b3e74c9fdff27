"""Intervals and precision: the table of docs/method.md, row by row."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from claims.model import Bound, Grain, Quantity, When
from factcheck.values.compare import Outcome, compare_dates, compare_quantities, zeros_step
from factcheck.values.rounding import rounded


def number(value: str, step: str = "1", bound: Bound = Bound.EXACT, unit: str = "USD", **more: object) -> Quantity:
    fields: dict = {"dimension": f"currency:{unit}", **more}
    return Quantity(value=Decimal(value), unit=unit, step=Decimal(step), bound=bound, **fields)


def spread(low: str, high: str, unit: str = "USD") -> Quantity:
    return Quantity(value=None, unit=unit, low=Decimal(low), high=Decimal(high), dimension=f"currency:{unit}")


@pytest.mark.parametrize(
    ("claim", "source", "outcome"),
    [
        (number("5600000", "100000"), number("5576000", "1000"), Outcome.AGREES),
        (number("5600000", "100000"), number("5480000", "1000"), Outcome.DISAGREES),
        (number("437", "1"), number("438.8", "0.1"), Outcome.DISAGREES),
        (number("439", "1"), number("438.8", "0.1"), Outcome.AGREES),
        (number("321400000", "10000"), number("321437000", "1000"), Outcome.AGREES),  # 3억 2,140만
        (number("321430000", "10000"), number("321487000", "1000"), Outcome.DISAGREES),
        (number("21400000", "10000"), number("21437000", "1000"), Outcome.DISAGREES),
        (number("415", "1", Bound.ABOUT), number("400", "1"), Outcome.AGREES),
        (number("415", "1", Bound.ABOUT), number("390", "1"), Outcome.DISAGREES),
        (number("94", "1", Bound.NEARLY), number("93.8", "0.1"), Outcome.AGREES),
        (number("93", "1", Bound.NEARLY), number("93.8", "0.1"), Outcome.DISAGREES),
        (number("8", "1", Bound.MORE_THAN), number("8.1", "0.1"), Outcome.AGREES),
        (number("8.5", "0.1", Bound.AT_LEAST), number("8.1", "0.1"), Outcome.DISAGREES),
        (number("86400", "1", Bound.AT_MOST), number("86420", "1", Bound.AT_MOST), Outcome.AGREES),
        (number("86400", "1", Bound.AT_MOST), number("86460", "1", Bound.AT_MOST), Outcome.COARSER),
        (number("7000", "1", Bound.LESS_THAN), number("7300", "100"), Outcome.DISAGREES),
        (number("350", "1", Bound.MORE_THAN), number("300", "1", Bound.MORE_THAN), Outcome.DISAGREES),
        (number("305", "1", Bound.MORE_THAN), number("300", "1", Bound.MORE_THAN), Outcome.COARSER),
        (number("500", "1", Bound.UP_TO), number("612", "1"), Outcome.DISAGREES),
        (number("30000", "10000", Bound.ORDER), number("34000", "1000"), Outcome.AGREES),
        (number("10", "1", Bound.BAND), number("14", "1"), Outcome.AGREES),
        (number("10", "1", Bound.BAND), number("20", "1"), Outcome.DISAGREES),
        (spread("57", "59"), spread("57", "59"), Outcome.AGREES),
        (spread("33", "36"), spread("38", "42"), Outcome.DISAGREES),
        (number("58", "1"), spread("57", "59"), Outcome.COARSER),
        (number("5576000", "1000"), number("5600000", "100000"), Outcome.COARSER),
        (number("2.5", "0.1", unit="EUR"), number("2.5", "0.1"), Outcome.INCOMPARABLE),
        (
            number("3", unit="percent", dimension="percent"),
            number("3", unit="percentage_point", dimension="percentage_point"),
            Outcome.INCOMPARABLE,
        ),
    ],
)
def test_values_agree_by_the_wording_of_the_claim(claim: Quantity, source: Quantity, outcome: Outcome) -> None:
    assert compare_quantities(claim, source).outcome is outcome


def test_units_of_one_dimension_convert() -> None:
    km = number("1.99", "0.01", unit="km", dimension="length", factor=Decimal(1000))
    metres = number("1991", "1", unit="m", dimension="length")
    assert compare_quantities(km, metres).outcome is Outcome.AGREES
    assert compare_quantities(metres, km).outcome is Outcome.COARSER


def test_denominators_are_brought_to_one() -> None:
    claim = number("550", "1", unit="doctor", dimension="count:doctor", per="100000 person")
    source = number("5.5", "0.1", unit="doctor", dimension="count:doctor", per="1000 person")
    assert compare_quantities(claim, source).outcome is Outcome.AGREES
    slip = number("0.15", "0.01", per="1000 token")
    price = number("0.15", "0.01", per="1000000 token")
    assert compare_quantities(slip, price).outcome is Outcome.DISAGREES


def test_a_band_spans_its_last_digit_that_is_not_zero() -> None:
    assert zeros_step(Decimal("70000000000"), Decimal("1")) == Decimal("10000000000")


def day(first: str, last: str, grain: Grain = Grain.DAY) -> When:
    return When(value=first, grain=grain, first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))


def test_a_date_agrees_when_the_coarser_contains_the_finer() -> None:
    month = day("2023-03-01", "2023-03-31", Grain.MONTH)
    exact = day("2023-03-14", "2023-03-14")
    assert compare_dates(month, exact) is Outcome.AGREES
    assert compare_dates(exact, month) is Outcome.COARSER
    assert compare_dates(day("2023-04-01", "2023-04-30", Grain.MONTH), exact) is Outcome.DISAGREES


def test_numbers_longer_than_a_decimal_computes_with_are_compared() -> None:
    long = "1" + "0" * 40
    assert zeros_step(Decimal(long), Decimal(1)) == Decimal(long)
    assert compare_quantities(number(long), number(long)).outcome is Outcome.AGREES
    assert compare_quantities(number(long), number(long + "0")).outcome is Outcome.DISAGREES
    assert rounded(Decimal(long), Decimal("0.01")) == Decimal(long)
    assert rounded(Decimal("16.9681"), Decimal("0.01")) == Decimal("16.97")
