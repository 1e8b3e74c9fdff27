"""What a source does not write but gives: changes, multiples, shares, ranks, sums and means."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from claims.model import Frame, Quantity
from factcheck.tables import derive
from factcheck.tables.derive import series
from factcheck.tables.frames import table_frames
from factcheck.tables.pooled import mean_and_sum
from sources.model import Table
from tests.factcheck.papers import frame, frames, verdict

ROUTES = {
    "title": "Ferry passengers by route",
    "columns": ["Route", "Passengers"],
    "rows": [["North Pier", "300"], ["South Pier", "500"], ["East Pier", "200"], ["Total", "1,000"]],
}
RAIN = {
    "title": "Monthly rainfall at Sundholm (mm)",
    "columns": ["Month", "Rainfall"],
    "rows": [["January 2024", "30"], ["February 2024", "50"], ["March 2024", "70"], ["April 2024", "90"]],
}


def derived(found: Sequence[Frame]) -> list[tuple[Frame, str]]:
    """What is computed of some values, made."""
    return [recipe.make() for recipe in derive.derived(found)]


def computed(text: str, language: str, unit: str) -> list[tuple[Decimal, str | None]]:
    """Value and direction of what is computed in a unit, to a hundredth."""
    found = [f for f, _ in derived(frames(text, language)) if f.mention.value.unit == unit]
    return [(f.mention.value.value.quantize(Decimal("0.01")), f.direction) for f in found]


@pytest.mark.parametrize(
    ("text", "language", "unit", "value", "way"),
    [
        ("Orrin shares fell from $142.62 to $118.42.", "en", "percent", "16.97", "down"),
        ("Orrin shares fell from $142.62 to $118.42.", "en", "USD", "24.20", "down"),
        ("Orrin had 100,000 riders in 2021 and 210,000 riders in 2023.", "en", "times", "2.10", "up"),
        ("Orrin had 210,000 riders in 2023 and 100,000 riders in 2021.", "en", "times", "2.10", "up"),
        ("The share rose from 40% to 45%.", "en", "percentage_point", "5.00", "up"),
        ("가격은 142달러에서 118달러로 떨어졌다.", "ko", "percent", "16.90", "down"),
        ("Sales rose 142%.", "en", "times", "2.42", "up"),
        ("Of the 1,250 seats, 300 seats are reserved.", "en", "percent", "24.00", None),
        ("전체 1,250명 중 300명이 여성이다.", "ko", "percent", "24.00", None),
        ("The fair drew 8,000 visitors. Of these, 2,400 came by tram.", "en", "percent", "30.00", None),
        ("The ward had 1,200 patients, of whom 300 were children.", "en", "percent", "25.00", None),
        ("행사에 8,000명이 왔다. 그중 2,400명은 배를 탔다.", "ko", "percent", "30.00", None),
        ("주민은 8,000명이며, 이 가운데 2,400명이 농사를 짓는다.", "ko", "percent", "30.00", None),
    ],
)
def test_a_value_is_computed_from_one_sentence(
    text: str, language: str, unit: str, value: str, way: str | None
) -> None:
    assert (Decimal(value), way) in computed(text, language, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Orrin employs 400 people and paid $5 million.",
        "Orrin sold 410 cars.",
        "The fair drew 8,000 visitors and 900 sellers. Of these, 240 came by tram.",
        "The fair drew 8,000 visitors. Of these days, it rained on three.",
        "The fair drew 8,000 visitors. Another 2,400 came by tram.",
        "Orrin opened in 1990.",
    ],
)
def test_nothing_is_computed_from_values_of_no_series(text: str) -> None:
    assert derived(frames(text)) == []


def test_nothing_is_computed_across_sentences() -> None:
    assert computed("Orrin sold 410 cars in 2022. Taldo sold 350 cars in 2023.", "en", "percent") == []


def test_a_rise_from_nothing_has_no_percentage() -> None:
    assert computed("Sales rose from 0 cars to 410 cars.", "en", "percent") == []


def test_the_formula_is_the_text_of_the_value() -> None:
    for found, formula in derived(frames("Orrin shares fell from $142.62 to $118.42.")):
        assert found.mention.text == formula
        assert "118.42" in formula


@pytest.mark.parametrize(
    "text",
    [
        "Orrin shares fell from $142.62 to $118.42.",
        "The share rose from 40% to 45%.",
        "Of the 1,250 seats, 300 seats are reserved.",
        "Sales rose 142%.",
        "Riders doubled.",
        "It sold 54 tickets at home and 255 tickets abroad.",
    ],
)
def test_a_recipe_says_what_its_value_is_in(text: str) -> None:
    made = [(r.unit, r.dimension, r.make()[0].mention.value) for r in derive.derived(frames(text))]
    assert made
    assert all((value.unit, value.dimension) == (unit, dimension) for unit, dimension, value in made)


def test_shares_and_ranks_of_a_column() -> None:
    table = Table(title="Passengers", columns=("Route", "Passengers"), rows=tuple(map(tuple, ROUTES["rows"])))
    made = [
        (f.cell[1], f.mention.value.unit, f.mention.value.value)
        for f, _ in derived(list(table_frames(table, language="en")))
        if f.cell and isinstance(f.mention.value, Quantity)
    ]
    assert {(0, "percent", Decimal(30)), (1, "percent", Decimal(50)), (2, "percent", Decimal(20))} <= set(made)
    assert {(1, "rank", Decimal(1)), (0, "rank", Decimal(2)), (2, "rank", Decimal(3))} <= set(made)


def test_mean_and_sum_are_over_the_period_of_the_claim_only() -> None:
    table = Table(title="Rainfall (mm)", columns=("Month", "Rainfall"), rows=tuple(map(tuple, RAIN["rows"])))
    rows = list(table_frames(table, language="en"))
    asked = frame("Rainfall totalled 150 mm in the first quarter of 2024.", value="150 mm")
    assert {f.mention.value.value for f, _ in mean_and_sum(series(rows).values(), asked)} == {Decimal(150)}
    mean = frame("Rainfall averaged 50 mm a month in the first quarter of 2024.", value="50 mm")
    assert {f.mention.value.value for f, _ in mean_and_sum(series(rows).values(), mean)} == {Decimal(50)}


def test_a_claim_without_a_period_gets_no_sum() -> None:
    table = Table(title="Rainfall (mm)", columns=("Month", "Rainfall"), rows=tuple(map(tuple, RAIN["rows"])))
    rows = list(table_frames(table, language="en"))
    assert list(mean_and_sum(series(rows).values(), frame("Rainfall totalled 150 mm.", value="150 mm"))) == []


def test_nothing_is_summed_or_ranked_of_a_table_that_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("derive", "pooled"):
        monkeypatch.setattr(f"factcheck.tables.{room}.MAX_ROWS", 4)
    rain = Table(title="Rainfall (mm)", columns=("Month", "Rainfall"), rows=tuple(map(tuple, RAIN["rows"])))
    routes = Table(title="Passengers", columns=("Route", "Passengers"), rows=tuple(map(tuple, ROUTES["rows"])))
    asked = frame("Rainfall totalled 150 mm in the first quarter of 2024.", value="150 mm")
    assert list(mean_and_sum(series(table_frames(rain, language="en")).values(), asked)) == []
    assert not [f for f, _ in derived(list(table_frames(routes, language="en"))) if f.mention.value.unit == "rank"]


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("North Pier carried 30% of ferry passengers.", ROUTES, "verified"),
        ("Rainfall at Sundholm totalled 150 mm in the first quarter of 2024.", RAIN, "verified"),
        ("Rainfall at Sundholm averaged 50 mm a month in the first quarter of 2024.", RAIN, "verified"),
        ("Orrin shares fell 17%.", "Orrin shares fell from $142.62 to $118.42.", "verified"),
        ("Orrin shares fell 27%.", "Orrin shares fell from $142.62 to $118.42.", "contested"),
        ("Orrin shares doubled.", "Orrin shares rose from $59 to $118.", "verified"),
    ],
)
def test_what_is_computed_counts_as_evidence(claim: str, source: object, expected: str) -> None:
    assert verdict(claim, source)[0] == expected
    assert expected != "verified" or verdict(claim, source)[1] == "derived"


def test_a_wrong_share_or_sum_is_not_verified() -> None:
    assert verdict("North Pier carried 45% of ferry passengers.", ROUTES)[0] != "verified"
    assert verdict("Rainfall at Sundholm totalled 170 mm in the first quarter of 2024.", RAIN)[0] != "verified"


@pytest.mark.parametrize(
    "claim",
    [
        "Rainfall at Sundholm averaged 150 mm a month in the first quarter of 2024.",
        "Rainfall at Sundholm totalled 50 mm in the first quarter of 2024.",
    ],
)
def test_a_mean_is_no_sum(claim: str) -> None:
    assert verdict(claim, RAIN)[0] != "verified"


PARKS = {
    "title": "가온시 2025년 녹지 예산 (단위: 백만원)",
    "columns": ["구분", "2025년 예산"],
    "rows": [["공원", "4,210"], ["가로수", "2,790"], ["하천", "3,000"], ["합계", "10,000"]],
}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2025년 녹지 예산에서 가로수가 차지하는 비중은 27.9%이다.", "verified"),
        ("2025년 녹지 예산에서 공원이 차지하는 비중은 27.9%이다.", None),
    ],
)
def test_a_share_is_of_the_row_that_the_claim_names(claim: str, expected: str | None) -> None:
    got = verdict(claim, PARKS)[0]
    assert got == expected if expected else got != "verified"
