"""Forms of numbers that one trade writes: markets, courts and parliaments, sport, laboratories."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from claims.mentions.find import find_mentions
from claims.model import Quantity, When

DAY = dt.date(2025, 9, 17)

READ = [
    ("ko", "이사회는 1주당 900원을 배당한다.", "900원", 900, "KRW", "share"),
    ("ko", "신주는 주당 2만 1,500원에 나온다.", "2만 1,500원", 21500, "KRW", "share"),
    ("ko", "강사는 주당 60만 원의 급여를 받는다.", "60만 원", 600000, "KRW", "week"),
    ("ko", "직원은 주당 38시간 일한다.", "38시간", 38, "hour", "week"),
    ("ko", "입학 경쟁률은 8.6대 1, 지난해는 7대 1이었다.", "8.6대 1", Decimal("8.6"), "times", None),
    ("ko", "그는 11초42로 결승선을 지났다.", "11초42", Decimal("11.42"), "second", None),
    ("ko", "계영팀이 7분 2초 36의 한국 기록을 세웠다.", "7분 2초 36", Decimal("422.36"), "second", None),
    ("ko", "선발은 6피안타로 물러났다.", "6피안타", 6, "hit allowed", None),
    ("ko", "음반은 나온 첫 주 41만 장이 나갔다.", "41만 장", 410000, "sheet", None),
    ("ko", "먼지는 세제곱미터당 35㎍이었다.", "35㎍", 35, "µg/m3", None),
    ("en", "Earnings came to $0.31 per diluted share.", "$0.31", Decimal("0.31"), "USD", "share"),
    ("en", "Each nurse serves a ratio of 14 to 1.", "14 to 1", 14, "times", None),
    ("en", "The jurors had an average age of 58.", "58", 58, "year", None),
    ("en", "It had a magnitude of 6.1.", "6.1", Decimal("6.1"), "magnitude", None),
    ("en", "The cell holds 270 watt-hours per kilogram.", "270 watt-hours", 270, "Wh", "kg"),
    ("en", "She ran the course in 2:14:08.", "2:14:08", 8048, "second", None),
    ("en", "He swam the final in 1:46.91.", "1:46.91", Decimal("106.91"), "second", None),
    ("ko", "무덤에서 유물 4,100여 점이 나왔다.", "4,100여 점", 4100, None, None),
    ("ko", "이 작품은 10점을 받았다.", "10점", 10, "point", None),
    ("ko", "팀은 한 경기에서 110점을 올렸다.", "110점", 110, "point", None),
    ("ko", "영상은 3억 뷰를 넘겼다.", "3억 뷰", 300000000, "view", None),
    ("ko", "선두는 승점 31로 앞섰다.", "31", 31, "point", None),
    ("ko", "그는 3언더파로 첫날을 마쳤다.", "3언더파", 3, "under par", None),
    ("en", "Growth was a tenth of a point below plan.", "a tenth of a point", Decimal("0.1"), "point", None),
    ("en", "The bank cut rates by a quarter-point.", "a quarter-point", Decimal("0.25"), "point", None),
    ("en", "Rates went up half a point.", "half a point", Decimal("0.5"), "point", None),
    ("en", "The margin of error is plus or minus 3 points.", "plus or minus 3 points", 3, "point", None),
    ("en", "He hit 24 home runs last year.", "24 home runs", 24, "home run", None),
    ("en", "There is a 1-in-40 chance of it.", "1-in-40", Decimal("2.5"), "percent", None),
    ("en", "Its mass is 91.2 GeV.", "91.2 GeV", Decimal("91.2"), "GeV", None),
    ("en", "The hamlet of 1,150 sits by the sea.", "1,150", 1150, None, None),
]


@pytest.mark.parametrize(("language", "text", "told", "value", "unit", "per"), READ, ids=[row[1] for row in READ])
def test_a_form_of_a_trade_is_read(language, text, told, value, unit, per):
    found = {m.text: m.value for m in find_mentions(text, language, as_of=DAY)}
    assert told in found, found
    quantity = found[told]
    assert isinstance(quantity, Quantity)
    assert (quantity.value, quantity.unit, quantity.per) == (value, unit, per)


NO_CLAIMS = [
    ("ko", "재판관 5대 4의 의견으로 기각했다.", "5대 4", "score"),
    ("ko", "모래와 자갈을 4대 6의 비율로 섞는다.", "4대 6", "score"),
    ("en", "The bill passed the lower house 58 to 41.", "58 to 41", "score"),
    ("ko", "경기는 3-1(22-25 25-20 25-18 26-24)로 끝났다.", "22-25", "score"),
    ("en", "She lost the tie 6-4, 2-6, 7-5.", "2-6", "score"),
    ("en", "The motion failed, 44-51.", "44-51", "score"),
    ("en", "Eggs cost $3.80 a dozen.", "a dozen", None),
    ("en", "A Boeing 737-900 turned back.", "Boeing 737-900", "name"),
    ("en", "The yield on the 10-year Treasury rose.", "10-year Treasury", "name"),
    ("en", "It met the train at 10:42:15.", "10:42:15", "time"),
]


@pytest.mark.parametrize(("language", "text", "told", "why"), NO_CLAIMS, ids=[row[1] for row in NO_CLAIMS])
def test_a_form_of_a_trade_is_no_claim(language, text, told, why):
    assert (told, False, why) in [(m.text, m.claim, m.why) for m in find_mentions(text, language, as_of=DAY)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The party won 10 to 15 seats.", ["10 to 15 seats"]),
        ("Prices rose from 17 to 1 of the highest.", ["17", "1"]),
        ("Children aged 3-5, 6-8 and 9-11 came.", ["3-5", "6-8", "9-11"]),
        ("They approved 10-15 new schools.", ["10-15 new schools"]),
        ("In Leeds 20-30 people came.", ["20-30 people"]),
        ("They watched over seven innings of it.", ["seven innings"]),
        ("버스 6대 3억 원을 썼다.", ["6대", "3억 원"]),
        ("광고는 15초 30만 원이다.", ["15초", "30만 원"]),
    ],
)
def test_what_looks_like_one_is_still_counted(text, claims):
    language = "en" if text.isascii() else "ko"
    assert [m.text for m in find_mentions(text, language, as_of=DAY) if m.claim] == claims


def test_over_what_goes_on_is_during_it():
    for text in ("He gave up one run over seven innings.", "They lost once over nine games."):
        *_, last = find_mentions(text, "en")
        assert isinstance(last.value, Quantity)
        assert last.value.bound.value == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "It airs every Saturday.",
        "They meet each Friday.",
        "도서관은 매주 월요일에 쉰다.",
        "장은 매달 첫째 주 금요일에 선다.",
    ],
)
def test_a_weekday_that_comes_again_is_no_day(text):
    assert find_mentions(text, "en" if text.isascii() else "ko", as_of=DAY) == []


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The abbey, finished in 1248, still stands.", True),
        ("It has stood since 1066.", True),
        ("They came in 1200 carts.", False),
        ("The toll was 1204.", False),
    ],
)
def test_a_year_of_the_middle_ages(text, dated):
    (mention,) = find_mentions(text, "en", as_of=DAY)
    assert isinstance(mention.value, When) is dated


def test_a_date_that_lies_ahead_of_what_was_decided():
    (date,) = find_mentions("The board declared a dividend, payable on December 12.", "en", as_of=DAY)
    assert isinstance(date.value, When)
    assert date.value.first == dt.date(2025, 12, 12)
