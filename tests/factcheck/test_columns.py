"""Columns of counts beside a column of years, and which of them a computed value is of."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

TAXIS = (
    "# Norvale taxi licences at year end\n"
    "year,petrol,hybrid,electric,total,drivers\n"
    "2021,1510,218,22,1750,1902\n"
    "2023,1290,340,138,1768,1859\n"
    "2025,1004,360,412,1776,1790\n"
)
FARMS = (
    "# Norvale county farms at year end\n"
    "year,dairy_farms,organic_farms,greenhouses,tractors\n"
    "2022,1510,61,22,1750\n"
    "2023,1490,84,24,1768\n"
    "2025,1402,122,31,1776\n"
)
NURSES = html(
    "간호사 현황",
    table(
        "병원 간호사 수", "연도 | 간호사 | 병상", "2023년 | 1790 | 1855", "2024년 | 1838 | 1860", "2025년 | 1902 | 1871"
    ),
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Norvale had 1,776 taxis in total in 2025.", "verified"),
        ("There were 1,790 taxi drivers in Norvale in 2025.", "verified"),
        ("There were 1,776 taxi drivers in Norvale in 2025.", "contested"),
        ("2025년 노베일(Norvale)의 전기 택시는 2023년의 세 배다.", "verified"),
        ("2025년 노베일(Norvale)의 전기 택시는 2023년의 다섯 배다.", "reported_only"),
    ],
)
def test_four_digits_beside_a_year_are_counted(claim: str, expected: str) -> None:
    assert verdicts(claim, TAXIS, "text/csv")[-1] == expected


def test_in_korean_rows_too() -> None:
    assert verdicts("2025년 병원 간호사는 1,902명이었다.", NURSES) == ["verified"]
    assert verdicts("2025년 병원 간호사는 1,871명이었다.", NURSES) == ["contested"]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("노베일(Norvale)의 유기농 농장은 2025년에 2022년의 두 배가 됐다.", "verified"),
        ("노베일(Norvale)의 온실은 2022년보다 2025년에 41% 많다.", "verified"),
        ("노베일(Norvale)의 양봉 농가는 2025년에 2022년의 두 배가 됐다.", "reported_only"),
        ("노베일(Norvale)의 트랙터는 2025년에 2022년의 두 배가 됐다.", "reported_only"),
    ],
)
def test_what_is_computed_of_another_column_does_not_count(claim: str, expected: str) -> None:
    assert verdicts(claim, FARMS, "text/csv") == [expected]


WEATHER = (
    "# Norvale weather station 2025. Rain in mm; snow depth in cm; sunshine in hours\n"
    "month,rain,snow_depth,sunshine,max_c\n"
    "2025-01,61.4,12,48,8.2\n"
    "2025-02,48.0,4,71,10.6\n"
    "2025-03,40.3,0,118,15.8\n"
    "2025-04,22.7,0,161,19.0\n"
    "2025-05,33.9,0,204,24.4\n"
)
SALES = "연월,판매량(대),매출(억 원)\n2025-01,1204,331\n2025-02,1177,325\n2025-03,1530,418\n2025-04,1611,440\n"


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        ("Between the start of March and the end of May 2025 Norvale got 96.9 mm of rain in all.", WEATHER, "verified"),
        ("In the first quarter of 2025 a total of 149.7 mm of rain fell in Norvale.", WEATHER, "verified"),
        ("The snow lay 12 cm deep in January 2025.", WEATHER, "verified"),
        ("The snow lay 4 cm deep in January 2025.", WEATHER, "contested"),
        ("In January 2025 48 mm of rain fell in Norvale.", WEATHER, "contested"),
        ("2025년 1분기 매출은 총 1,074억 원이다.", SALES, "verified"),
        ("2025년 4월 매출은 440억 원이다.", SALES, "verified"),
        ("2025년 3월 매출은 440억 원이다.", SALES, "contested"),
    ],
)
def test_readings_of_a_time_and_the_units_told_over_them(claim: str, page: str, expected: str) -> None:
    assert verdicts(claim, page, "text/csv")[0] == expected


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("Between the start of March and the end of May 2025 Norvale got 40.3 mm of rain in all.", WEATHER),
        ("In the first quarter of 2025 a total of 61.4 mm of rain fell in Norvale.", WEATHER),
        ("2025년 1분기 매출은 총 418억 원이다.", SALES),
    ],
)
def test_a_part_of_a_time_is_not_all_of_it(claim: str, page: str) -> None:
    assert "verified" not in verdicts(claim, page, "text/csv")
