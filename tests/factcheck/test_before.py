"""Headers that look back, and headers of data files."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.model import Grain, Quantity, When
from factcheck.tables.before import earlier, is_before, months_back, since_january
from factcheck.tables.captions import several_units
from factcheck.tables.cell_values import cell_value
from factcheck.tables.headers import part_of, read_header

MARCH = When(value="2026-03", grain=Grain.MONTH, first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31))
SECOND = When(value="2026-Q2", grain=Grain.QUARTER, first=dt.date(2026, 4, 1), last=dt.date(2026, 6, 30))


@pytest.mark.parametrize(
    ("header", "months"),
    [
        ("전년 동월", 12),
        ("전분기 대비 증감률", 3),
        ("전월비", 1),
        ("previous quarter", 3),
        ("vs. same month of 2024", 12),
        ("Change year on year (%)", 12),
        ("prior-year month", 0),
        ("당월", 0),
        ("누계", 0),
        ("Last name", 0),
    ],
)
def test_a_header_says_how_far_it_looks_back(header: str, months: int) -> None:
    assert months_back(header) == months


@pytest.mark.parametrize(
    ("header", "expected"), [("전기", True), ("전주", True), ("prior", True), ("전기요금", False), ("Last name", False)]
)
def test_a_header_may_look_back_without_saying_how_far(header: str, expected: bool) -> None:
    assert is_before(header) is expected


@pytest.mark.parametrize(
    ("when", "header", "first", "last"),
    [
        (MARCH, "전월", dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
        (MARCH, "전년 동월", dt.date(2025, 3, 1), dt.date(2025, 3, 31)),
        (SECOND, "전기", dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        (SECOND, "prior year", dt.date(2025, 4, 1), dt.date(2025, 6, 30)),
    ],
)
def test_the_time_before_is_reckoned(when: When, header: str, first: dt.date, last: dt.date) -> None:
    found = earlier(when, header)
    assert found is not None
    assert (found.first, found.last) == (first, last)


def test_a_month_before_a_quarter_is_no_time_of_that_length() -> None:
    assert earlier(SECOND, "전월") is None
    assert earlier(MARCH, "전주") is None


def test_what_runs_up_runs_from_january() -> None:
    since = since_january(MARCH)
    assert (since.first, since.last, since.grain) == (dt.date(2026, 1, 1), dt.date(2026, 3, 31), Grain.QUARTER)


@pytest.mark.parametrize(
    ("header", "text", "unit", "per"),
    [
        ("avg_ticket_eur", "average ticket (EUR)", "EUR", None),
        ("settle_usd_kg", "settlement (USD per kg)", "USD", "kg"),
        ("avgPriceUsd", "average price (USD)", "USD", None),
        ("change_pp", "change (pp)", "percentage_point", None),
        ("단가_원", "단가 (원)", "KRW", None),
        ("price_usd_close", "price USD close", None, None),
        ("YouTube", "YouTube", None, None),
    ],
)
def test_headers_of_data_files_are_taken_apart(header: str, text: str, unit: str | None, per: str | None) -> None:
    read = read_header(header, "en" if header.isascii() else "ko", None)
    assert read.text == text
    assert (read.unit.unit, read.unit.per) == (unit, per) if read.unit else unit is None


def test_a_label_may_name_several_units() -> None:
    assert [u.unit for u in several_units("명, 톤, %", "ko")] == ["person", "t", "percent"]
    assert several_units("in thousands, except per share amounts", "en") == []


@pytest.mark.parametrize(("row", "part"), [("of which services", "services"), ("그중 수출", "수출"), ("Services", "")])
def test_a_row_may_tell_a_part_of_the_row_above(row: str, part: str) -> None:
    assert part_of(row) == part


@pytest.mark.parametrize("row", ["경남", "천안", "조선", "조사", "백미", "만두", "원유", "원주"])
def test_a_word_that_opens_like_a_scale_is_none(row: str) -> None:
    assert read_header(row, "ko", None).unit is None


@pytest.mark.parametrize(
    ("unit", "value"), [("천", 1000), ("백만원", 1_000_000), ("천 명", 1000), ("억원", 100_000_000)]
)
def test_a_scale_is_one(unit: str, value: int) -> None:
    read = read_header(f"(단위: {unit})", "ko", None)
    assert read.unit is not None
    assert read.unit.value == value


@pytest.mark.parametrize("column", ["W", "L", "M", "Won", "Second"])
def test_a_column_of_a_league_has_no_unit(column: str) -> None:
    assert read_header(column, "en", None).unit is None


@pytest.mark.parametrize(
    ("cell", "value"), [("(14)", 14), ("(9)", 9), ("(1,140)", 1140), ("$(14)", 14), ("(14)%", 14), ("1,284(1)", 1284)]
)
def test_a_loss_in_brackets_keeps_its_digits(cell: str, value: int) -> None:
    found = cell_value(cell, "en", None)
    assert found is not None
    assert isinstance(found.value, Quantity)
    assert found.value.value == value
