"""Units that a label names for a whole table, and fields of data that say what their numbers are in, or when they began."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.model import Quantity
from factcheck.tables.frames import table_frames
from factcheck.tables.shared_units import by_column
from sources.model import Table


@pytest.mark.parametrize(
    ("label", "language", "headers", "units"),
    [
        ("억 원, 백만 대", "ko", ("연도", "통행료", "할인액", "이용 차량"), [None, "KRW", "KRW", "unit"]),
        (
            "개소, 천 명",
            "ko",
            ("지역", "2024년 서점", "2025년 인구", "인구 1만 명당 서점"),
            [None, None, "person", None],
        ),
        ("천 톤, 백만 달러", "ko", ("품목", "수출량", "수출액"), [None, "t", "USD"]),
        ("£ million, tonnes", "en", ("Year", "Sales", "Output"), [None, "GBP", "t"]),
        ("억 원", "ko", ("연도", "매출", "인원"), [None, None, None]),
    ],
)
def test_a_column_takes_the_unit_of_what_it_measures(
    label: str, language: str, headers: tuple[str, ...], units: list[str | None]
) -> None:
    told = by_column(label, headers, language)
    assert [told[n].unit if n in told else None for n in range(len(headers))] == units


def _cells(table: Table, language: str = "ko") -> dict[str, Quantity]:
    frames = table_frames(table, language=language)
    return {f.mention.text: f.mention.value for f in frames if isinstance(f.mention.value, Quantity)}


def test_the_scale_of_one_unit_is_not_that_of_another() -> None:
    table = Table(
        title="서점과 인구",
        columns=("지역", "서점", "인구", "인구 1만 명당 서점"),
        rows=(("새솔시", "1,204", "310", "38.8"),),
        unit="개소, 천 명",
    )
    cells = _cells(table)
    assert [cells[text].value for text in ("1,204", "310", "38.8")] == [1204, 310000, Decimal("38.8")]


def test_a_note_tells_the_unit_of_a_field_by_what_it_measures() -> None:
    table = Table(
        title="menu",
        columns=("menu", "avg_price", "shops"),
        rows=(("우동", "6537", "196"),),
        notes="주요 메뉴의 평균 판매가(원).",
    )
    cells = _cells(table)
    assert (cells["6537"].unit, cells["196"].unit) == ("KRW", None)


def test_the_year_in_which_something_was_built_dates_no_other_cell() -> None:
    table = Table(title="ships", columns=("name", "built", "crew"), rows=(("Meridian", "2019", "1704"),))
    frames = table_frames(table, language="en")
    assert [f.periods for f in frames if f.mention.text == "1704"] == [()]
