"""Headers that can name no unit are not read for one; all others are."""

from __future__ import annotations

import pytest

from factcheck.tables.headers import unit_told
from factcheck.tables.unitless import names_no_unit


@pytest.mark.parametrize(
    "header",
    [
        "Dover Castle",
        "Ana Paz / Leeds Wanderers / lost 1-3",
        "captain (deputy)",
        "Zoë Málaga",
        "7:05 / Harwick Road",
        "",
    ],
)
def test_names_hold_no_unit(header: str) -> None:
    assert unit_told(header, "en") is None


@pytest.mark.parametrize(
    "header", ["Dover Castle", "captain (deputy)", "Zoë Málaga", "Ana Paz / Leeds Wanderers / lost 1-3"]
)
def test_a_name_is_told_at_one_glance(header: str) -> None:
    assert names_no_unit(header, "en")


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Length (km)", "km"),
        ("Catch, tonnes", "t"),
        ("Output in GWh", "GWh"),
        ("Turnover (USDm)", "USD"),
        ("Turnover (EUR bn)", "EUR"),
        ("Turnover (£'000)", "GBP"),
        ("Share (%)", "percent"),
        ("percentages", "percent"),
        ("Unit: persons", "person"),
    ],
)
def test_a_header_with_a_unit_is_read_for_it(header: str, unit: str) -> None:
    assert not names_no_unit(header, "en")
    told = unit_told(header, "en")
    assert told is not None
    assert told.unit == unit


@pytest.mark.parametrize("header", ["Passengers, thousands", "Visitors (millions)", "in 1,000 bags"])
def test_a_scale_is_no_name(header: str) -> None:
    told = unit_told(header, "en")
    assert told is not None
    assert told.value in (1000, 1_000_000)


def test_a_korean_header_is_read_in_any_case() -> None:
    assert not names_no_unit("Harbour (ton)", "ko")
