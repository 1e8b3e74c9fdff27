"""Dates with their grain, what is inferred, ranges and open ends."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.mentions.find import find_mentions
from claims.model import Bound, Grain, When

DAY = dt.date(2025, 6, 18)


def dates(text, language, as_of=DAY):
    return [m.value for m in find_mentions(text, language, as_of=as_of) if isinstance(m.value, When)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on 9 May 2018.", "2018-05-09"),
        ("It opened on May 9th, 2018.", "2018-05-09"),
        ("It opened on Sept. 9, 2018.", "2018-09-09"),
        ("Filed 2018-05-09T10:00:00Z", "2018-05-09"),
        ("Filed 23/05/2018.", "2018-05-23"),
        ("It shut in October 2016.", "2016-10"),
        ("Profit fell in Q3 2019.", "2019-Q3"),
        ("Profit fell in 3Q19.", "2019-Q3"),
        ("the second half of 2020", "2020-H2"),
        ("in late 2014", "2014-late"),
        ("the 1970s", "1970s"),
        ("the '70s", "1970s"),
        ("FY2022 sales", "2022"),
        ("third quarter of fiscal 2021", "2021-Q3"),
        ("The war ended in 1953.", "1953"),
        ("last year", "2024"),
        ("next month", "2025-07"),
        ("yesterday", "2025-06-17"),
        ("three months ago", "2025-03"),
        ("last Tuesday", "2025-06-17"),
        ("on 2 July", "2025-07-02"),
        ("the week of 9 June 2025", "2025-W24"),
        ("last June", "2024-06"),
        ("Work began in April last year.", "2024-04"),
        ("the second half of this year", "2025-H2"),
        ("on 3 October of last year", "2024-10-03"),
        ("May next year", "2026-05"),
        ("last year's third quarter", "2024-Q3"),
        ("the 4th quarter of 2019", "2019-Q4"),
        ("the first of May 2019", "2019-05-01"),
        ("the last week of July 2019", "2019-07-late"),
        ("at the end of last year", "2024-late"),
        ("by the end of the year", "2025-late"),
    ],
)
def test_english(text, value):
    assert [d.value for d in dates(text, "en")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018년 5월 9일에 열었다.", "2018-05-09"),
        ("2018. 5. 9.", "2018-05-09"),
        ("2018.05.09", "2018-05-09"),
        ("'18년 5월에 열었다.", "2018-05"),
        ("2019년 3분기", "2019-Q3"),
        ("2020년 하반기에", "2020-H2"),
        ("2014년 말", "2014-late"),
        ("1970년대에", "1970s"),
        ("단기 4290년", "1957"),
        ("2022회계연도에", "2022"),
        ("지난해 3월", "2024-03"),
        ("지난달 9일", "2025-05-09"),
        ("올해 하반기에", "2025-H2"),
        ("내년 초", "2026-early"),
        ("어제 열렸다.", "2025-06-17"),
        ("나흘 전 열렸다.", "2025-06-14"),
        ("3년 전 열렸다.", "2022"),
        ("지난 화요일에", "2025-06-17"),
        ("다음 주에", "2025-W26"),
        ("9일 열렸다.", "2025-06-09"),
        ("지난 25일 열렸다.", "2025-05-25"),
        ("오는 3월 5일에", "2026-03-05"),
        ("7월 2일에", "2025-07-02"),
        ("2025년 6월 9일 오후 3시 20분에", "2025-06-09"),
        ("90년대에 문을 닫았다.", "1990s"),
        ("3월 첫째 주에 열렸다.", "2025-03-early"),
        ("지난달 마지막 주 수요일에", "2025-05-late"),
        ("저번 주에", "2025-W24"),
        ("어제저녁에", "2025-06-17"),
    ],
)
def test_korean(text, value):
    assert [d.value for d in dates(text, "ko")] == [value]


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("from 4 to 9 June 2023", "en", dt.date(2023, 6, 4), dt.date(2023, 6, 9)),
        ("The figures cover 2011-2014.", "en", dt.date(2011, 1, 1), dt.date(2014, 12, 31)),
        ("2011~2014년", "ko", dt.date(2011, 1, 1), dt.date(2014, 12, 31)),
        ("2024년 1~9월", "ko", dt.date(2024, 1, 1), dt.date(2024, 9, 30)),
        ("2023년 6월 4일~9일", "ko", dt.date(2023, 6, 4), dt.date(2023, 6, 9)),
    ],
)
def test_ranges(text, language, first, last):
    (date,) = dates(text, language)
    assert (date.value, date.first, date.last) == (None, first, last)


def test_open_ends():
    assert [d.bound for d in dates("since May 2012", "en")] == [Bound.SINCE]
    assert [d.bound for d in dates("2012년부터 2015년까지", "ko")] == [Bound.SINCE, Bound.UNTIL]


def test_an_inferred_year_is_marked():
    (date,) = dates("on 2 July", "en")
    assert not date.year_given
    (date,) = dates("2 July 2025", "en")
    assert date.year_given


def test_without_a_reference_day_nothing_is_invented():
    (date,) = dates("지난달 9일", "ko", as_of=None)
    assert (date.value, date.first, date.relative, date.grain) == (None, None, True, Grain.DAY)


def test_the_year_before_carries_over():
    found = dates("It began on 3 March 2011 and ended on 8 April.", "en", as_of=None)
    assert [d.value for d in found] == ["2011-03-03", "2011-04-08"]


@pytest.mark.parametrize(
    "text",
    ["31 February 2023", "2023-02-30", "2023년 2월 30일", "99999년 9월", "2023/13/45", "0000-00-00", "32일", "13월"],
)
def test_days_that_do_not_exist_are_no_dates(text):
    assert not [d for d in dates(text, "ko") if d.value and len(d.value) > 7]


@pytest.mark.parametrize(
    ("text", "language"), [("It may rain", "en"), ("march on", "en"), ("12년 동안", "ko"), ("9일간", "ko")]
)
def test_no_dates(text, language):
    assert not dates(text, language)


@pytest.mark.parametrize(
    ("text", "language", "written", "value"),
    [
        ("The fourth-quarter 2024 margin shrank.", "en", "fourth-quarter 2024", "2024-Q4"),
        ("Its full-year 2024 sales were flat.", "en", "full-year 2024", "2024"),
        ("The guild was founded in 2023. In the December quarter it grew.", "en", "December quarter", "2023-Q4"),
        ("It began in March 2022 and ended in November that year.", "en", "November that year", "2022-11"),
        ("Opened in 2019, it was shut by that December.", "en", "that December", "2019-12"),
        ("It sank on 5 May 2021. The following day divers came.", "en", "The following day", "2021-05-06"),
        ("2025.3Q 매출이 줄었다.", "ko", "2025.3Q", "2025-Q3"),
        ("'24.4Q 매출이 줄었다.", "ko", "'24.4Q", "2024-Q4"),
        ("2025 3분기 매출이 줄었다.", "ko", "2025 3분기", "2025-Q3"),
        ("2019년 4월에 시작해 같은 해 11월 5일 끝났다.", "ko", "같은 해 11월 5일", "2019-11-05"),
        ("2023년 4월 문을 열어 3분기에 흑자를 냈다.", "ko", "3분기", "2023-Q3"),
        ("2021년 5월 31일 가라앉았다. 다음 날 건져 냈다.", "ko", "다음 날", "2021-06-01"),
        ("2020년에 줄고 이듬해 늘었다.", "ko", "이듬해", "2021"),
    ],
)
def test_dates_that_lean_on_the_one_before(text, language, written, value):
    found = {m.text: m.value.value for m in find_mentions(text, language) if isinstance(m.value, When)}
    assert found[written] == value


def test_a_date_that_points_back_at_nothing_has_no_value():
    (mention,) = find_mentions("이날 문을 닫았다.", "ko")
    assert (mention.value.value, mention.value.relative, mention.value.year_given) == (None, True, False)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("The depot opened in October.", "en", "2024-10"),
        ("The depot will open in October.", "en", "2025-10"),
        ("The depot was to open in October.", "en", "2024-10"),
        ("Tolls are due to rise in October.", "en", "2025-10"),
        ("차고지는 10월에 문을 열었다.", "ko", "2024-10"),
        ("차고지는 10월에 문을 연다.", "ko", "2025-10"),
        ("차고지를 10월에 열겠다고 했다.", "ko", "2025-10"),
        ("It rained in May.", "en", "2025-05"),
    ],
)
def test_the_year_of_a_month_that_has_none_turns_on_the_tense(text, language, value):
    assert [d.value for d in dates(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "language"), [("리그는 9월 22일 막을 올렸다.", "ko"), ("It opened on 22 September.", "en")]
)
def test_the_nearest_day_ahead_is_a_year_off_where_the_sentence_tells_of_what_is_over(text, language):
    (date,) = dates(text, language, as_of=dt.date(2025, 6, 18))
    assert date.value == "2024-09-22"
    (date,) = dates(text, language, as_of=dt.date(2025, 12, 1))
    assert date.value == "2025-09-22"
    (date,) = dates(text.replace("9월", "2월").replace("September", "February"), language, as_of=dt.date(2025, 12, 1))
    assert date.value == "2025-02-22"


def test_two_hours_and_thirty_are_no_half_of_a_year():
    assert dates("It took 2h30 in all.", "en") == []
    assert [d.value for d in dates("It fell in 2H30.", "en")] == ["2030-H2"]


@pytest.mark.parametrize(
    ("text", "language", "year"),
    [
        ("시는 9월 15일부터 요금을 올린다고 29일 밝혔다.", "ko", 2025),
        ("시는 9월 15일부터 요금을 올리기로 했다.", "ko", 2025),
        ("시는 9월 15일부터 요금을 올렸다고 29일 밝혔다.", "ko", 2024),
        ("시는 9월 15일부터 요금을 더 받고 있다.", "ko", 2024),
        ("The fare has been £3 since 15 September.", "en", 2024),
    ],
)
def test_what_is_said_has_the_tense_of_its_own_verb(text: str, language: str, year: int) -> None:
    date = dates(text, language, as_of=dt.date(2025, 8, 29))[0]
    assert str(date.first)[:4] == str(year)
