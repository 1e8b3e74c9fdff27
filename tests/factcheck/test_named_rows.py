"""Rows that a claim names by their very words, and the row of all, beside rows of which it says only what the whole
table is about."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

BANKS = html(
    "은행별 지점 현황",
    table(
        "연말 기준 국내 은행 지점 수 (단위: 개)",
        "은행 | 2023년 말 | 2024년 말 | 2025년 말",
        "새벽은행 | 812 | 790 | 764",
        "도담30 | 655 | 640 | 618",
        "한들금고 | 420 | 431 | 437",
        "합계 | 1,887 | 1,861 | 1,819",
    ),
    language="ko",
)
CAFES = html(
    "카페 매장 통계",
    table(
        "브랜드별 카페 매장 수 (단위: 곳)",
        "브랜드 | 2024년 | 2025년",
        "아침카페 | 1,204 | 1,318",
        "온도18 | 980 | 1,012",
        "전체 | 2,184 | 2,330",
    ),
    language="ko",
)
GYMS = html(
    "Gyms by chain",
    table(
        "Gyms open at year-end",
        "Chain | 2024 | 2025",
        "Daily Gym | 412 | 438",
        "Lift9 | 318 | 305",
        "All chains | 730 | 743",
    ),
)
GARDEN = html(
    "연도별 입장객",
    "<p>가람 식물원 입장객 통계입니다.</p>",
    table(
        "연도별 입장객 (단위: 천 명)",
        "연도 | 전체 | 외국인 | 학생",
        "2024년 | 560 | 57 | 93",
        "2025년 | 604 | 72 | 101",
    ),
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("같은 표에서 도담30 점포 수는 2024년 말 640개로 나온다.", BANKS),
        ("2025년 말 국내 은행 지점은 모두 1,819개다.", BANKS),
        ("우리나라 은행 지점은 2025년 말 통틀어 1,819곳이에요.", BANKS),
        ("새벽은행 지점은 2025년 말 764개로 줄었다.", BANKS),
        ("온도18 매장은 2025년 1,012곳이다.", CAFES),
        ("2025년 카페는 모두 2,330곳으로 집계됐다.", CAFES),
        ("There were 743 gyms in all at the end of 2025.", GYMS),
        ("Daily Gym ran 438 gyms in 2025.", GYMS),
        ("At the end of 2025 there were 1,819 bank branches in all.", BANKS),
    ],
)
def test_the_row_that_is_named_is_meant(claim: str, page: str) -> None:
    assert verdicts(claim, page) == ["verified"]


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("같은 표에서 도담30 점포는 2025년 말 764곳으로 나와요.", BANKS),
        ("2025년 말 국내 은행 지점은 모두 764개다.", BANKS),
        ("온도18 매장은 2025년 1,318곳이다.", CAFES),
        ("2025년 카페는 모두 1,318곳으로 집계됐다.", CAFES),
        ("There were 438 gyms in all at the end of 2025.", GYMS),
        ("Lift9 had 438 gyms at the end of 2025.", GYMS),
    ],
)
def test_a_neighbour_of_that_row_is_not(claim: str, page: str) -> None:
    assert verdicts(claim, page) == ["contested"]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (
            "The Garam Botanical Garden (가람 식물원) had 604,000 visitors in 2025, and 12% of them came from abroad.",
            "verified",
        ),
        ("가람 식물원은 2025년 60만 4천 명이 찾았고, 그중 외국에서 온 사람은 12%였다.", "verified"),
        ("The garden had 72,000 foreign visitors in 2025.", "verified"),
        ("가람 식물원은 2025년 56만 명이 찾았고, 그중 외국에서 온 사람은 12%였다.", "contested"),
        ("가람 식물원을 찾은 외국인은 2025년 60만 4천 명이다.", "contested"),
    ],
)
def test_what_is_told_of_another_value_does_not_pick_a_part(claim: str, expected: str) -> None:
    assert verdicts(claim, GARDEN)[0] == expected
