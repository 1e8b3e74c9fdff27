"""Units: canonical names, dimensions and factors, currencies, rates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.lang import units
from claims.mentions.find import find_mentions
from claims.model import Quantity, Role


def read(text, language):
    return next(m.value for m in find_mentions(text, language) if isinstance(m.value, Quantity))


@pytest.mark.parametrize(
    ("text", "language", "unit", "dimension"),
    [
        ("€4.1m", "en", "EUR", "currency:EUR"),
        ("US$30", "en", "USD", "currency:USD"),
        ("NT$12 billion", "en", "TWD", "currency:TWD"),
        ("CHF 30", "en", "CHF", "currency:CHF"),
        ("40 cents", "en", "USD", "currency:USD"),
        ("70 yen", "en", "JPY", "currency:JPY"),
        ("8 percent", "en", "percent", "ratio"),
        ("8 percentage points", "en", "percentage_point", "points"),
        ("80 bps", "en", "basis_point", "points"),
        ("3.2 kilometres", "en", "km", "length"),
        ("31 GWh", "en", "GWh", "energy"),
        ("70 km/h", "en", "km/h", "speed"),
        ("11 degrees Celsius", "en", "°C", "temperature"),
        ("14 countries", "en", "country", "count:country"),
        ("9 people", "en", "person", "count:person"),
        ("310 battery-powered ferries", "en", "ferry", "count:ferry"),
        ("5 items", "en", "item", "count"),
        ("ranked 8th", "en", "rank", "rank"),
        ("fivefold", "en", "times", "multiple"),
        ("3만 유로", "ko", "EUR", "currency:EUR"),
        ("5백 위안", "ko", "CNY", "currency:CNY"),
        ("0.4%포인트", "ko", "percentage_point", "points"),
        ("9배", "ko", "times", "multiple"),
        ("8위", "ko", "rank", "rank"),
        ("42가구", "ko", "household", "count:household"),
        ("17개 언어", "ko", "language", "count:language"),
        ("70개 이상의 언어", "ko", "language", "count:language"),
        ("토큰 30만 개", "ko", "token", "count:token"),
        ("120곳", "ko", "place", "count"),
        ("36.4도", "ko", "°C", "temperature"),
        ("8분", "ko", "minute", "time"),
        ("두 분", "ko", "person", "count:person"),
        ("시속 80km", "ko", "km/h", "speed"),
        ("3할", "ko", "percent", "ratio"),
        ("70 µg", "en", "µg", "mass"),
        ("9 sq m", "en", "m2", "area"),
        ("30 mg/dL", "en", "mg/dL", "concentration"),
        ("4 amps", "en", "A", "current"),
        ("8 stone", "en", "stone", "mass"),
        ("by a factor of 30", "en", "times", "multiple"),
        ("7,000 swiss francs", "en", "CHF", "currency:CHF"),
        ("화씨 88도", "ko", "°F", "temperature_fahrenheit"),
        ("북위 33도", "ko", "degree", "angle"),
        ("70 제곱 킬로미터", "ko", "km2", "area"),
        ("3 입방 피트", "ko", "ft3", "volume"),
    ],
)
def test_unit_and_dimension(text, language, unit, dimension):
    quantity = read(text, language)
    assert (quantity.unit, quantity.dimension) == (unit, dimension)


def test_a_bare_dollar_sign_is_ambiguous():
    assert "CAD" in read("$5", "en").ambiguous_unit
    assert read("US$5", "en").ambiguous_unit == ()


def test_factors_convert_inside_a_dimension():
    assert units()["km"].factor == 1000 * units()["m"].factor
    assert units()["GWh"].factor == 1_000_000 * units()["kWh"].factor
    assert read("9 km", "en").factor == Decimal(1000)


def test_cents_and_tenths_are_scaled():
    assert read("40 cents", "en").value == Decimal("0.4")
    assert read("3할", "ko").value == Decimal(30)


@pytest.mark.parametrize(
    ("text", "language", "value", "per"),
    [
        ("It costs $90 per kilowatt-hour.", "en", "90", "kWh"),
        ("It costs $3 per million tokens.", "en", "3", "1000000 token"),
        ("6.1 deaths per 1,000 births", "en", "6.1", "1000 birth"),
        ("He earned $21 an hour.", "en", "21", "hour"),
        ("It lost $2 a share.", "en", "2", "share"),
        ("배럴당 64달러", "ko", "64", "bbl"),
        ("월 8,000원", "ko", "8000", "month"),
    ],
)
def test_rates(text, language, value, per):
    quantity = read(text, language)
    assert (quantity.value, quantity.per) == (Decimal(value), per)


def test_a_denominator_is_no_claim():
    first, second = find_mentions("인구 1만 명당 31명", "ko")
    assert (first.role, first.claim) == (Role.DENOMINATOR, False)
    assert isinstance(second.value, Quantity)
    assert second.value.per == "10000 person"


def test_pounds_are_money_unless_they_weigh():
    assert read("It cost 40 pounds.", "en").unit == "GBP"
    assert read("It weighs 40 pounds.", "en").unit == "lb"


@pytest.mark.parametrize("text", ["7.9 g/cm^3", "7.9 g/cm3", "7.9 g/cm³"])
def test_the_exponent_behind_a_stroke_is_of_the_unit(text):
    (mention,) = find_mentions(f"Its density is {text} or so.", "en")
    assert (mention.value.unit, mention.value.per) == ("g", "cm3")
