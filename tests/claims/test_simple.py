"""What is read at one glance is what the full reading finds, whatever stands around the number."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from claims.mentions.elliptic import with_elliptic, with_units
from claims.mentions.find import Reader
from claims.mentions.folding import fold
from claims.mentions.grammar import grammar
from claims.mentions.rates import apply_rates
from claims.mentions.source import Source

DAY = dt.date(2026, 3, 1)
BEFORE = [
    "handled", "about", "The", "of", "at least", "in", "since", "By", "no", "No.", "aged", "minus", "euro", "chapter",
    "more than", "Boeing", "from", "between", "May", "to", "and", "(about", "rose,", "up to", "ranked", "is", "kr",
    "first", "page", "nearly", "the last", "under", "not", "class",
]  # fmt: skip
SIGNS = ["", "", "", "$", "£", "US$", "-", "+", "~", "#", "("]
NUMBERS = [
    "0", "1", "2", "3", "11", "12", "13", "45", "100", "340", "999", "1999", "2024", "2500", "10000", "1,200", "12,345,678",
    "1,20", "4.5", "0.75", "2024.5", "1.2.3", "3.10", "007", "1,200.5", "123456", "1234567", "12½", "5/8", "1,200,50",
]  # fmt: skip
BEHIND = [
    "%", "% points", " million crates", " million", "bn", "m", " bn", "k", " trillion won", " ships", " ship", " km", " kg",
    " GW", " miles per hour", " km/h", " pounds", " times", " days", " percentage points", " of the ships", " of its ferries",
    " of every 100", " in 20", " out of 12", " March", " March 2021", " to 20 ships", " or more", " ships or more",
    " ships to 20", "% to 5%", "% and 7%", " am", " nm", " Main Street", " odd", " of March", " million of the people",
    " half a million", " and a half", "-year", " other ships", " large old ferries", " euros", " square miles", "th", "s",
    " ships a day", "% a year", " km per hour", " crates each", " ships ± 3", " +", " (3)", " people ago", " per cent",
    " quarters", " second quarter", " q3", " first half", " deaths per 1,000 people", "d", "a", " minute read", " min",
    " ft. deep", " Million", " MW", " M", " x 10", " e", " members – 5", " dollars",
    " March 2021 and", " May 1999, 3:20", " June 2020 to 3 July 2021", " Sept 2023 through", " March 2021 at 5 pm", " July 2020, 5 pm",
    " April 2022.5", " Dec. 2021", " March 2021-22", " December 1999 – 3 May 2000", " January 1850, a", " august 2020", " Sun 2020", " Mar 2031", " won", " lb", " a.m.", " T", " °C",
]  # fmt: skip
AFTER = [
    ".",
    ",",
    ";",
    ")",
    "",
    " in 2023.",
    " or so.",
    ", up 3%.",
    " ago.",
    " the year before,",
    ": 4",
    ". 5 ships",
    " plus",
]


OWN_BEFORE = [
    "전년보다", "약", "제", "영하", "마이너스", "최대", "주가는", "US$", "원", "득표율이", "No.", "about", "거의", "평균", "규모", "에서",
    "코스피", "Boeing", "매출은", "최소", "5만", "(", "시속", "서로", "기준금리를", "㎏", "RTX", "가", "서기", "단기", "지난", "오는", "전국에서",
    "2021년 3월 14일", "2021년", "3월", "12%", "매년", "3월 14일 오후", "2020~", "2020년부터",
]  # fmt: skip
OWN_BEHIND = [
    "%", "% 포인트", "%포인트", "%p", "%대", "% 이상", "%를 넘는", "%에서 12%", "%~15%", "%당", "%제", "%반", "% 반", "km", "km/h", "kg",
    "km에 이르는", "km 떨어진", "km²", "GW", "GWh", "MW급", "cm 안팎", "kg짜리", "% 중 3%", "%와 7%", "% 늘어난 30만 명", "% 미만", "%도 안",
    "만 명이", "억 원을 넘는", "백만 개를", "천억 원에서 3조 원", "조 2천억 원", "명 중 7명", "명당 3만 원", "개의 언어", "개국", "원짜리",
    "만여 명", "건의 사고", "곳", "만 달러로", "천 명대", "명제", "원 이상", "조각", "억 대", "개월", "건 가운데 5건", "만 명 반", "명~20명",
    "만 가구", "톤급", "엔화", "천만 원대", "십만 개씩", "명의 20%", "만원", "억원 규모", "개 이상의 토큰", "곳에서 20곳", "만5천 명",
    "% 여", "%선", "%가량", "nm", "m", "km 반", "%±2", "% 제", "km여", "%p차", "%이던", "% 포화", "%에 그친", "명", "만 명", "년", "월 3일",
    "년에 ", "년에는 ", "년에도 ", "년 3월 4일에 ", "년 3월 32일에 ", "년 2월 30일에 ", "년의 ", "년은 ", "년에 걸쳐", "년에 들어", "년 3월 4일에서 9일",
    "대를", "대가", "대의", "대 1로", "조 2000억 원", "만 8천 명", "억 3만 원", "조 11천억 원", "만 5백 원", "조 3억 원을 넘는", "만 5천 대 1", "억5000만달러",
    "년 매출은", "년 3월 14일 오후 3시에", "년 3월 14일 오후에", "년 3월 금요일에", "년 3월 4일 금요일에", "년 3월 4일(금)에", "년 초에",
    "년 여름에", "년 만에", "년 전에", "년 제3차", "년 3월 말에", "년 3월 ~ 5월", "년 3월~5월에", "년 3월에서 5월", "년 3월, 5월 4일에", "년에 걸쳐",
    "년 회계연도", "년 3월 정오 3시", "년 3월 4일 30만 명", "년 30만 명", "년 3월 2만 명", "년, 3월", "월 수출은", "월에는 ", "월부터 5월까지 ",
    "월 4일부터 9일까지 ", "월까지 ", "월 말에", "월 첫째 주에", "월 이후", "월 기준", "월 4일 기준", "월 4일.", "월. 5", "월, 5월", "월째 ",
    "%포인트 높", "%p 낮", "%포인트차", "억 위안을", "만 7,483명", "조 1,825억 원", "억 12,345만 원", "마리를", "년 현재", "년 시즌", "년(", "년)",
    "월 4일 11시에", "월 4일 3만 명", "월 4일 3:20", "월 4일, 3:20", "년 4분기에", "년 가을 학기", "년은 ", "년의 3분의 1", "년은 걸", "년 동안",
]  # fmt: skip
OWN_AFTER = [
    ".",
    ",",
    " 늘었다.",
    "였다.",
    " 2023년에는 줄었다.",
    ")",
    "",
    " 정도였다.",
    "로 나타났다.",
    " 가운데 5%가",
    " 1kg당 3만 원",
]


def pair(language: str) -> tuple[Reader, Reader]:
    quick, full = Reader(grammar(language)), Reader(grammar(language))
    full.simple = None
    return quick, full


@pytest.fixture(scope="module")
def readers() -> tuple[Reader, Reader]:
    return pair("en")


def found(reader: Reader, text: str) -> list[object]:
    folded = fold(text)
    src = Source(folded.text, folded.lower, reader.grammar, DAY, {})
    return list(with_units(src, apply_rates(src, with_elliptic(src, reader.read(src)))))


def test_both_readings_find_the_same(readers: tuple[Reader, Reader]) -> None:
    chosen = random.Random(7)
    at_a_glance = 0
    for behind in BEHIND:
        for _ in range(40):
            one, two = (
                f"{chosen.choice(BEFORE)} {chosen.choice(SIGNS)}{chosen.choice(NUMBERS)}{tail}{chosen.choice(AFTER)}"
                for tail in (behind, chosen.choice(BEHIND))
            )
            text = f"They {one} and {two}"
            results = [found(reader, text) for reader in readers]
            assert results[0] == results[1], text
            assert repr(results[0]) == repr(results[1]), text
            at_a_glance += len(results[0])
    assert at_a_glance > 5000


def test_both_readings_of_korean_find_the_same() -> None:
    chosen, both, at_a_glance = random.Random(7), pair("ko"), 0
    for behind in OWN_BEHIND:
        for _ in range(40):
            one, two = (
                f"{chosen.choice(OWN_BEFORE)} {chosen.choice(NUMBERS)}{tail}{chosen.choice(OWN_AFTER)}"
                for tail in (behind, chosen.choice(OWN_BEHIND))
            )
            text = f"회사는 {one} {two}"
            results = [found(reader, text) for reader in both]
            assert repr(results[0]) == repr(results[1]), text
            at_a_glance += len(results[0])
    assert at_a_glance > 3000


@pytest.mark.parametrize(
    "text",
    [
        "It handled 340 ships",
        "up 4.5% on",
        "paid $3.1bn for",
        "moved 1,200 of its crates",
        "built since 2019, and",
        "some 38 km to go",
    ],
)
def test_the_simplest_numbers_are_read_at_a_glance(readers: tuple[Reader, Reader], text: str) -> None:
    simple, src = readers[0].simple, Source(text, text.lower(), readers[0].grammar, DAY, {})
    assert simple
    assert simple.read(src, next(i for i, sign in enumerate(text) if sign.isdecimal()), 0) is not None
