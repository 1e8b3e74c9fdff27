"""Documents that tell their currency once, beside the values."""

from __future__ import annotations

import pytest

from sources.model import Page
from sources.pages.read import read
from tests.sources.scripted import snapshot


def columns_and_unit(body: str) -> tuple[tuple[str, ...], str]:
    page = read(snapshot(body, "application/json", "https://data.example/budget.json"))
    assert isinstance(page, Page)
    table = max(page.tables, key=lambda t: len(t.rows))
    return table.columns, table.unit


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("million", "EUR million"), ("per tonne", "EUR per tonne"), ("hours", "hours"), ("천", "EUR 천")],
)
def test_a_currency_goes_with_a_scale_that_stands_beside_it(unit: str, expected: str) -> None:
    body = (
        f'{{"currency": "EUR", "unit": "{unit}", "years": [{{"year": "2024", "a": 1.5}}, {{"year": "2025", "a": 2}}]}}'
    )
    assert columns_and_unit(body)[1] == expected


def test_the_currency_alone_is_of_the_fields_that_are_money() -> None:
    body = """{"currency": "USD", "ferries": [
      {"vehicle": "van", "fare": 18, "levy": 1.25, "crossings": 2210, "full_pct": 71.25, "price_per_metre": 3,
       "length_m": 5.25},
      {"vehicle": "bicycle", "fare": 4, "levy": 0.50, "crossings": 904, "full_pct": 40.50, "price_per_metre": 2,
       "length_m": 1.75}]}"""
    assert columns_and_unit(body) == (
        ("vehicle", "fare (USD)", "levy (USD)", "crossings", "full_pct", "price_per_metre (USD)", "length_m"), ""
    )  # fmt: skip


def test_rows_without_headers_have_it_in_their_first_cell() -> None:
    page = read(snapshot('{"currency": "KRW", "entry_fee": 4500, "visitors": 310}', "application/json"))
    assert isinstance(page, Page)
    assert [row[0] for row in page.tables[0].rows if row[1] in ("4500", "310")] == [
        "entry_fee (KRW)", "visitors",
    ]  # fmt: skip
