import pytest

from sources.pages.tables import is_number, unit_of
from tests.sources.scripted import PROSE, article, page


def table(inner, before="", after=""):
    found = page(article(f"<h2>Traffic</h2><p>{PROSE}</p>{before}<table>{inner}</table>{after}"))
    return found.tables


def test_merged_headers_are_joined_and_merged_cells_filled():
    (found,) = table(
        "<caption>구별 인구 (단위: 천 명, %)</caption><thead><tr><th rowspan=2>구분</th><th colspan=2>2024년</th>"
        "<th colspan=2>2025년</th></tr><tr><th>계</th><th>비중</th><th>계</th><th>비중</th></tr></thead>"
        "<tr><th rowspan=2>강변시</th><td>681.7</td><td>19.5</td><td>683.4</td><td>20.2</td></tr>"
        "<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>"
    )
    assert found.columns == ("구분", "2024년 / 계", "2024년 / 비중", "2025년 / 계", "2025년 / 비중")
    assert found.rows[1] == ("강변시", "1", "2", "3", "4")
    assert (found.title, found.unit) == ("구별 인구 (단위: 천 명, %)", "천 명, %")


def test_a_table_is_not_in_the_text_too():
    found = page(
        article(f"<p>{PROSE}</p><table><tr><th>Lock</th><th>Boats</th></tr><tr><td>Low</td><td>991</td></tr></table>")
    )
    assert "991" not in found.text
    assert found.tables[0].rows == (("Low", "991"),)


def test_a_header_may_be_plain_cells():
    (found,) = table("<tr><td>Lock</td><td>2023</td><td>2024</td></tr><tr><td>Low</td><td>1</td><td>2</td></tr>")
    assert found.columns == ("Lock", "2023", "2024")
    assert found.title == "Traffic"


def test_without_a_header_columns_have_no_names():
    (found,) = table("<tr><th>Boats</th><td>1,204</td></tr><tr><th>Lamps</th><td>77</td></tr>")
    assert found.columns == ("", "")
    assert found.rows == (("Boats", "1,204"), ("Lamps", "77"))


def test_unit_lines_and_notes_are_set_aside():
    (found,) = table(
        "<tr><td colspan=2>(단위: 명)</td></tr><tr><th>연도</th><th>출생</th></tr><tr><td>2024</td><td>3,198</td></tr>"
        "<tr><td colspan=2>주: 잠정치</td></tr>"
    )
    assert found.unit == "명"
    assert found.notes == "주: 잠정치"
    assert found.rows == (("2024", "3,198"),)
    (above,) = table("<tr><th>연도</th><th>출생</th></tr><tr><td>2024</td><td>3,198</td></tr>", "<p>(단위: 명)</p>")
    assert above.unit == "명"


def test_hidden_rows_and_footnote_marks_are_not_read():
    (found,) = table(
        "<tr><th>Lock</th><th>Boats</th></tr><tr><td>Low</td><td>991<sup>2</sup></td></tr>"
        "<tr style='display:none'><td>Ghost</td><td>7</td></tr><tr><td>High</td><td>1<br>2</td></tr>"
    )
    assert found.rows == (("Low", "991"), ("High", "1 2"))


def test_tables_that_lay_out_a_page_are_text():
    found = page(f"<table width=900><tr><td>Home</td><td><h2>Boats</h2><p>{PROSE}</p></td></tr></table>")
    assert found.tables == ()
    assert "1,204 boats" in found.text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Births (단위: 명)", "명"),
        ("Revenue ($ in millions, except per share)", "$ in millions, except per share"),
        ("실적 (억원)", "억원"),
        ("Anomalies in 2024, °C", "°C"),
        ("Residents by age, end of 2024, in thousands", "in thousands"),
        ("[단위 : 백만 원]", "백만 원"),
        ("Boats (a summary)", ""),
        ("삼성 (005930)", ""),
        ("Units sold", ""),
    ],
)
def test_units_of_captions(text, unit):
    assert unit_of(text) == unit


@pytest.mark.parametrize("cell", ["1,204", "-8.2", "△3.1", "$39,331", "17.4%", "12.4*", "(2.0)", "10450"])
def test_cells_that_are_numbers(cell):
    assert is_number(cell)


@pytest.mark.parametrize("cell", ["", "Low", "흑자전환", "2 of 3 locks", "-"])
def test_cells_that_are_not(cell):
    assert not is_number(cell)


LANDED = "<tr><th>Year</th><th>Landed</th></tr><tr><td>2023</td><td>{}</td></tr><tr><td>2024</td><td>98 377</td></tr>"
SAYS = "<p>Boats of all parties may land no more than 86 420 tonnes in the coming year, the council has advised.</p>"


@pytest.mark.parametrize(("cell", "joined"), [("1 120 455", True), ("1,120,455", False), ("about 9", True)])
def test_blanks_between_thousands_join_on_a_page_that_surely_writes_numbers_so(cell, joined):
    found = page(f"<main><h1>Advice</h1>{SAYS}<table>{LANDED.format(cell)}</table></main>")
    assert ("86\u00a0420 tonnes" in found.text) is joined
    assert (found.tables[0].rows[1][1] == "98\u00a0377") is joined


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        ("A total of 127 350 boats passed the lock.", "127\u00a0350"),
        ("In week 12 350 boats passed the lock.", "12 350"),
        ("A total of 127 350 boats passed, 1,240 of them at night.", "127 350"),
    ],
)
def test_blanks_between_thousands_join_behind_a_small_word(told, joined):
    assert joined in page(article(f"<p>{told} Nobody counted them before the gate was mended in spring.</p>")).text
