"""Age groups as texts and headers write them."""

from __future__ import annotations

import pytest

from factcheck.terms.bands import bands, same_band, weeks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30대 남성", {(30, 39)}),
        ("60대 이상", {(60, 200)}),
        ("15~29세", {(15, 29)}),
        ("만 65세 이상", {(65, 200)}),
        ("30대 기업", set()),
        ("women in their forties", {(40, 49)}),
        ("aged 15 to 29", {(15, 29)}),
        ("65 and over", {(65, 200)}),
        ("people under 25", {(0, 25)}),
        ("2,030 voters", set()),
    ],
)
def test_an_age_group_is_a_span_of_years(text: str, expected: set[tuple[int, int]]) -> None:
    assert bands(text) == expected


def test_tables_begin_a_decade_where_they_like() -> None:
    assert same_band((20, 29), (19, 29))
    assert not same_band((20, 29), (30, 39))
    assert not same_band((60, 200), (65, 200))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026년 3월 2주", {2}),
        ("3월 둘째 주", {2}),
        ("in the first week of May", {1}),
        ("week 4", {4}),
        ("2주 만에", {2}),
        ("3주간 이어진 장마", set()),
        ("12주", set()),
    ],
)
def test_weeks_of_a_month_are_counted(text: str, expected: set[int]) -> None:
    assert weeks(text) == expected
