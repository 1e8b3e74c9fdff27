"""A number of rows that a claim gives one value: what it tells is their sum, and not what one of them has."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

CAMPAIGNS = (
    "campaign,start,end,villages,seedlings_planted\n"
    "2024 spring,2024-03-01,2024-03-20,40,181000\n"
    "2024 autumn,2024-10-01,2024-10-20,41,190500\n"
    "2025 spring,2025-03-02,2025-03-22,44,212400\n"
    "2025 autumn,2025-10-03,2025-10-21,45,205300\n"
)
PLANTS = html(
    "생산 실적",
    table(
        "공장별 자동차 생산 (단위: 대)",
        "공장 | 2024년 | 2025년",
        "가온 | 31,200 | 33,410",
        "나루 | 20,110 | 21,050",
        "다솜 | 12,480 | 11,900",
    ),
    language="ko",
)


@pytest.mark.parametrize(
    "claim",
    [
        "In 2025 two campaigns planted 417,700 seedlings.",
        "Both campaigns of 2024 together planted 371,500 seedlings.",
        "The spring campaign of 2025 planted 212,400 seedlings.",
    ],
)
def test_as_many_rows_as_are_counted_are_summed(claim: str) -> None:
    assert verdicts(claim, CAMPAIGNS, "text/csv")[-1] == "verified"


@pytest.mark.parametrize(
    "claim",
    [
        "In 2025 two campaigns planted 212,400 seedlings.",
        "In 2025 two campaigns planted 390,000 seedlings.",
        "In 2025 three campaigns planted 417,700 seedlings.",
        "Each of the two campaigns in 2025 planted 417,700 seedlings.",
    ],
)
def test_one_of_them_or_others_verify_nothing(claim: str) -> None:
    assert "verified" not in verdicts(claim, CAMPAIGNS, "text/csv")


def test_a_row_named_beside_its_year_is_told_from_its_neighbour() -> None:
    claim = "The spring campaign of 2025 planted 205,300 seedlings."
    assert verdicts(claim, CAMPAIGNS, "text/csv") == ["contested"]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("세 공장은 2025년 자동차 6만 6,360대를 생산했다.", "verified"),
        ("The three plants built 66,360 cars in 2025.", "verified"),
        ("가온 공장은 2025년 자동차 3만 3,410대를 생산했다.", "verified"),
        ("세 공장은 2025년 자동차 3만 3,410대를 생산했다.", "reported_only"),
    ],
)
def test_korean_rows_too(claim: str, expected: str) -> None:
    assert verdicts(claim, PLANTS)[-1] == expected
