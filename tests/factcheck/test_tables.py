"""A cell is bound by its row, its column and the unit of its caption."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.model import Frame, Quantity
from factcheck.tables.frames import scaled, table_frames
from factcheck.tables.headers import read_header, unit_of, unit_sentence
from sources.model import Table
from tests.factcheck.papers import verdict

KOREAN = Table(
    title="한빛중공업 실적",
    unit="(단위: 백만원, %)",
    columns=("구분", "2023년", "2024년", "증감률"),
    rows=(("매출액", "1,200,000", "1,500,000", "25.0"), ("영업이익", "120,000", "90,000", "△25.0")),
)
ENGLISH = {
    "title": "Orrin Motors results, in millions of US dollars",
    "columns": ["", "2023", "2024"],
    "rows": [["Revenue", "1,200", "1,500"], ["Operating profit", "120", "90"]],
}


def cells(table: Table, language: str) -> dict[tuple[int, int], Frame]:
    return {f.cell[1:]: f for f in table_frames(table, language=language) if f.cell}


def quantity(frame: Frame) -> Quantity:
    assert isinstance(frame.mention.value, Quantity)
    return frame.mention.value


@pytest.mark.parametrize(
    ("header", "language", "value", "unit"),
    [
        ("(단위: 백만원, %)", "ko", "1000000", "KRW"),
        ("단위: 억원", "ko", "100000000", "KRW"),
        ("(단위: 천명)", "ko", "1000", "person"),
        ("in millions", "en", "1000000", None),
        ("in millions of US dollars", "en", "1000000", "USD"),
        ("(Unit: thousand tonnes)", "en", "1000", "t"),
        ("%", "en", "1", "percent"),
        ("Revenue ($ millions)", "en", "1000000", "USD"),
        ("(단위: 명)", "ko", "1", "person"),
    ],
)  # fmt: skip
def test_the_unit_line_is_read(header: str, language: str, value: str, unit: str | None) -> None:
    found = unit_of(header, language)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_a_header_without_a_unit_gives_none() -> None:
    assert unit_of("Region", "en") is None
    assert unit_of("", "ko") is None


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Amounts are in millions of dollars.", "millions of dollars"),
        ("표의 금액은 단위: 백만원", "백만원"),
        ("The table is long.", ""),
    ],
)
def test_a_sentence_beside_a_table_may_give_the_unit(sentence: str, unit: str) -> None:
    assert unit_sentence(sentence) == unit


def test_a_cell_takes_measure_period_and_scale_from_its_headers() -> None:
    cell = cells(KOREAN, "ko")[(0, 2)]
    assert (quantity(cell).value, quantity(cell).unit) == (Decimal("1500000000000"), "KRW")
    assert "revenue" in cell.own.concepts
    assert [p.value for p in cell.periods] == ["2024"]


def test_a_row_does_not_take_the_measure_of_another() -> None:
    cell = cells(KOREAN, "ko")[(1, 2)]
    assert quantity(cell).value == Decimal("90000000000")
    assert "operating_profit" in cell.own.concepts
    assert "revenue" not in cell.own.concepts


def test_a_rate_column_is_in_per_cent_and_a_triangle_is_a_fall() -> None:
    found = cells(KOREAN, "ko")
    up, down = found[(0, 3)], found[(1, 3)]
    assert [(quantity(f).value, quantity(f).unit) for f in (up, down)] == [(Decimal(25), "percent")] * 2
    assert [(f.direction, f.change) for f in (up, down)] == [("up", True), ("down", True)]


def test_the_quote_of_a_cell_is_its_row() -> None:
    assert cells(KOREAN, "ko")[(1, 2)].sentence == "영업이익 120,000 90,000 △25.0"


def test_a_number_with_a_unit_of_its_own_is_not_scaled() -> None:
    own = Quantity(value=Decimal(3), unit="EUR", dimension="currency:EUR")
    assert scaled(own, unit_of("in millions of US dollars", "en")) == own
    assert scaled(own, None) == own


def test_empty_and_dashed_cells_are_no_values() -> None:
    table = Table(title="Cars", columns=("Year", "Sold"), rows=(("2022", ""), ("2023", "—"), ("2024", "410")))
    assert [f.mention.text for f in table_frames(table, language="en") if f.cell and f.cell[2] == 1] == ["410"]


def test_a_ragged_row_is_read() -> None:
    table = Table(title="Cars", columns=("Maker",), rows=(("Orrin", "410"), ()))
    assert [f.mention.text for f in table_frames(table, language="en")] == ["410"]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("한빛중공업의 2024년 매출액은 1조 5000억 원이었다.", "verified"),
        ("한빛중공업의 2024년 영업이익은 900억 원이었다.", "verified"),
        ("한빛중공업의 2024년 영업이익은 1조 5000억 원이었다.", "contested"),
        ("한빛중공업의 2023년 영업이익은 900억 원이었다.", "contested"),
        ("한빛중공업의 2024년 매출액은 150만 원이었다.", "contested"),
    ],
)
def test_row_and_column_decide_in_korean(claim: str, expected: str) -> None:
    table = {"title": f"{KOREAN.title} {KOREAN.unit}", "columns": KOREAN.columns, "rows": KOREAN.rows}
    assert verdict(claim, table)[0] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Orrin Motors had revenue of $1.5 billion in 2024.", "verified"),
        ("Orrin Motors had operating profit of $90 million in 2024.", "verified"),
        ("Orrin Motors had revenue of $1.5 million in 2024.", "contested"),
        ("Orrin Motors had revenue of $1.5 billion in 2023.", "contested"),
        ("Orrin Motors had operating profit of $1.5 billion in 2024.", "contested"),
    ],
)
def test_row_and_column_decide_in_english(claim: str, expected: str) -> None:
    assert verdict(claim, ENGLISH)[0] == expected


def test_a_fall_marked_by_a_triangle_verifies_a_fall_only() -> None:
    table = {"title": "한빛중공업 실적", "columns": ["구분", "2024년 증감률"], "rows": [["영업이익", "△25.0"]]}
    assert verdict("한빛중공업의 영업이익은 2024년 25% 감소했다.", table)[0] == "verified"
    assert verdict("한빛중공업의 영업이익은 2024년 25% 증가했다.", table)[0] != "verified"


@pytest.mark.parametrize(
    ("header", "value", "unit"),
    [
        ("£'000", "1000", "GBP"),
        ("Copies sold (000s)", "1000", None),
        ("Turnover, £m", "1000000", "GBP"),
        ("US$m", "1000000", "USD"),
        ("EUR bn", "1000000000", "EUR"),
        ("Trains on time in %", "1", "percent"),
        ("power_gw", "1", "GW"),
        ("turnover_usd_m", "1000000", "USD"),
    ],
)
def test_a_header_gives_unit_and_scale(header: str, value: str, unit: str | None) -> None:
    found = read_header(header, "en", None).unit
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_the_corner_of_accounts_gives_the_unit_of_all_columns() -> None:
    accounts = Table(title="", columns=("£'000", "2021", "2020"), rows=(("Turnover", "41,200", "38,100"),))
    value = cells(accounts, "en")[(0, 1)].mention.value
    assert isinstance(value, Quantity)
    assert (value.value, value.unit) == (Decimal("41200000"), "GBP")


@pytest.mark.parametrize("header", ["Population 2000", "Towns of 2,000 and over", "temperature_min"])
def test_a_number_or_a_word_of_a_header_is_no_unit(header: str) -> None:
    assert read_header(header, "en", None).unit is None


@pytest.mark.parametrize(
    ("header", "value", "unit", "per"),
    [
        ("Ledger of makers; thousand units; revised", "1000", "unit", None),
        ("thousand first-time buyers", "1000", "buyer", None),
        ("Milk (US cents/litre)", "0.01", "USD", "L"),
        ("Oil, green (1,000 50-kg sacks)", "1000", None, None),
        ("Selected figures (in thousands of U.S. dollars, unaudited)", "1000", "USD", None),
        ("(단위: 10억 원)", "1000000000", "KRW", None),
        ("Wine (mhl)", "1000000", "hL", None),
        ("price_eur_per_100kg", "1", "EUR", "100 kg"),
    ],
)
def test_a_unit_may_have_a_scale_a_noun_and_a_denominator(
    header: str, value: str, unit: str | None, per: str | None
) -> None:
    found = read_header(header, "ko" if "단위" in header else "en", None).unit
    assert found is not None
    assert (found.value, found.unit, found.per) == (Decimal(value), unit, per)


@pytest.mark.parametrize(
    ("header", "first"),
    [("2025.3/4p", "2025-07-01"), ("2025.03", "2025-03-01"), ("Oct-25", "2025-10-01"), ("q4_2025", "2025-10-01")],
)
def test_the_short_forms_of_times_are_read(header: str, first: str) -> None:
    assert [str(p.first) for p in read_header(header, "en", None).periods] == [first]


def test_each_measure_of_a_caption_has_its_own_unit() -> None:
    table = Table(
        title="Trips (million) and revenue (£ billion), annual", columns=("Year", "Trips", "Revenue"),
        rows=(("2024", "41", "1.2"),),
    )  # fmt: skip
    found = cells(table, "en")
    assert (quantity(found[(0, 1)]).value, quantity(found[(0, 1)]).unit) == (Decimal(41000000), None)
    assert (quantity(found[(0, 2)]).value, quantity(found[(0, 2)]).unit) == (Decimal("1200000000"), "GBP")


def test_a_sign_at_the_top_holds_for_its_column_and_the_scale_of_the_caption_for_the_sign() -> None:
    accounts = Table(
        title="(in thousands, except per share data)", columns=("", "2025"),
        rows=(("Hardware", "$ 402,118"), ("Services", "98,377"), ("Employees", "1,204"), ("Earnings per share", "$ 1.14")),
    )  # fmt: skip
    found = cells(accounts, "en")
    told = [(quantity(found[(row, 1)]).value, quantity(found[(row, 1)]).unit) for row in range(4)]
    assert told == [
        (Decimal(402118000), "USD"), (Decimal(98377000), "USD"), (Decimal(1204000), None), (Decimal("1.14"), "USD"),
    ]  # fmt: skip


def test_a_month_takes_the_year_of_the_caption() -> None:
    table = Table(title="Prices, 2023", columns=("Month", "Price"), rows=(("November", "48.1"),))
    assert [str(p.first) for p in cells(table, "en")[(0, 1)].periods] == ["2023-11-01"]


def test_four_digits_among_other_numbers_of_a_column_are_no_year() -> None:
    table = Table(title="", columns=("Mill", "Sacks"), rows=(("Upper", "822"), ("Lower", "1917")))
    assert quantity(cells(table, "en")[(1, 1)]).value == Decimal(1917)
    assert not cells(table, "en")[(0, 1)].periods


def test_a_blank_header_is_that_of_the_row_above_and_a_row_of_its_own_heads_a_section() -> None:
    table = Table(
        title="Deliveries", columns=("Maker", "Market", "2024"),
        rows=(("Bicycles", "", ""), ("Velora", "Europe", "212"), ("", "Asia", "98"), ("Kestrel", "Asia", "61")),
    )  # fmt: skip
    found = cells(table, "en")
    assert "velora" in found[(2, 2)].row.words
    assert "velora" not in found[(3, 2)].row.words
    assert all("bicycl" in found[(row, 2)].near.words for row in (1, 2, 3))


def test_the_number_of_a_note_is_no_value() -> None:
    accounts = Table(title="", columns=("£'000", "Note", "2025"), rows=(("Turnover", "3", "41,200"),))
    assert [f.mention.text for f in table_frames(accounts, language="en")] == ["41,200"]


@pytest.mark.parametrize(
    ("head", "modality"),
    [("2026 (forecast)", "forecast"), ("2026F", "forecast"), ("2026 (E)", "forecast"), ("2025", "fact")],
)
def test_what_a_header_only_expects_is_a_forecast(head: str, modality: str) -> None:
    table = Table(title="Ticket sales", columns=("Region", head), rows=(("World", "33.8"),))
    assert cells(table, "en")[(0, 1)].modality == modality


@pytest.mark.parametrize(
    ("first", "title", "dated"),
    [
        (("2024.12", "2025.06", "2025.12"), "Rents (2024.12=100)", ["2024-12-01", "2025-06-01", "2025-12-01"]),
        (("2025.3", "2025.2", "2025.1"), "Rents (Dec 2024 = 100)", ["2025-03-01", "2025-02-01", "2025-01-01"]),
        (("2024.12", "2031.40", "2025.12"), "Rents", []),
        (("2024.12", "2023.11", "2025.10"), "Rents", []),
    ],
)
def test_a_first_column_of_years_with_months_dates_its_rows(
    first: tuple[str, ...], title: str, dated: list[str]
) -> None:
    table = Table(title=title, columns=("", "Flats"), rows=tuple((day, f"9{n}.5") for n, day in enumerate(first)))
    found = [f for f in table_frames(table, language="ko") if f.mention.text.startswith("9")]
    assert [str(p.first) for f in found for p in f.periods] == dated
