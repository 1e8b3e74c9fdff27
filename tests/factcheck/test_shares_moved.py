"""What a share came to ("fell to 52 %") is the share itself, and it went the way that it did in the source."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

TRIPS = html(
    "Trips by mode",
    table(
        "Trips made in Norvale by main mode (thousand)",
        "Mode | 2023 | 2024 | 2025",
        "Car | 812 | 790 | 771",
        "Bus | 240 | 251 | 262",
        "Bicycle | 96 | 118 | 143",
        "Total | 1,148 | 1,159 | 1,176",
    ),
)
WASTE = html(
    "생활폐기물 처리",
    table(
        "처리 방법별 생활폐기물 (단위: 천 톤)",
        "방법 | 2023년 | 2024년 | 2025년",
        "매립 | 310 | 282 | 240",
        "소각 | 520 | 515 | 508",
        "재활용 | 1,120 | 1,190 | 1,265",
        "계 | 1,950 | 1,987 | 2,013",
    ),
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        ("The share of the car in trips fell to 65.6% in 2025.", TRIPS, "verified"),
        ("The bicycle's share of trips rose to 12.2% in 2025.", TRIPS, "verified"),
        ("The number of bus trips rose 4.4% in 2025.", TRIPS, "verified"),
        ("The share of the car in trips rose to 65.6% in 2025.", TRIPS, "contested"),
        ("The share of the car in trips fell to 57.3% in 2025.", TRIPS, "contested"),
        ("The bicycle's share of trips rose to 14.2% in 2025.", TRIPS, "contested"),
        ("매립이 차지하는 비중은 2025년 11.9%로 줄었다.", WASTE, "verified"),
        ("소각이 차지하는 비중은 2024년 25.9%로 떨어졌다.", WASTE, "verified"),
        ("매립량은 2025년 14.9% 줄었다.", WASTE, "verified"),
        ("매립이 차지하는 비중은 2025년 11.9%로 늘었다.", WASTE, "contested"),
        ("매립이 차지하는 비중은 2025년 14.9%로 줄었다.", WASTE, "contested"),
        ("The share of waste that was landfilled fell to 11.9% in 2025.", WASTE, "verified"),
    ],
)
def test_a_share_that_moved(claim: str, page: str, expected: str) -> None:
    assert verdicts(claim, page)[0] == expected
