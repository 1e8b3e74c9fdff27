"""Numbers that are no claims."""

from __future__ import annotations

import pytest

from claims.mentions.find import find_mentions

ENGLISH = [
    "The GPT-5 model", "An H200 card", "the Boeing 787", "an iPhone 12", "Windows 10", "iOS 17.4", "COVID-19 tests",
    "See Table 9 and Section 2.3", "Chapter 4", "page 88", "footnote [7]", "version 6.0.1", "Route 9", "Area 52",
    "ISO 9001",
    "CVE-2023-1234", "Runway 12R", "Agenda 2040", "the G20", "401(k)", "3. Methods", "call 555-0199",
    "12 Baker Street", "`retry(5)`",
    "https://example.org/2021/04/7", "photo_2024_final.png", "Regulation (EU) 2021/833",
    "Euro 6 engines", "at 14:25", "at 6 pm", "10.0.0.1", "the S&P 500", "Type 2", "a 5 minute read", "3nm process",
    "issue no. 31", "They won 3-2 again",
    "(see No. 52)", "a 1080p stream", "call 0300 555 0142", "her two-millionth rider", 'the essay "90 Days in Leeds"',
]  # fmt: skip
KOREAN = [
    "코로나19 환자", "한빛24 점포", "갤럭시 S24", "아이폰 14", "보잉 787", "제5조 제2항", "제12차 회의",
    "5G 통신", "지하철 4호선", "표 3을", "4·19",
    "3·1절", "비전 2050", "2030 감축목표", "버전 2.4.1", "1577-0000", "02-555-0100",
    "2023가합12345", "1) 개요", "77빌딩",
    "주 48시간제", "차량 10부제를", "칼럼 <83>", "다음 48화는", "『백 년의 약속』", "60대 어부", "40~50대 어부", "60대와 70대 어부",
    "홈팀이 4 대 2로 이겼다", "4대2 승리", "3단계 공사",
    "해온3초등학교", "88호", "4K로", "3나노", "오후 3시 20분", "시즌 3", "댓글 12", "세종대로 110", "KF-16", "1인 가구",
]  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_english_names(text):
    assert not [m.text for m in find_mentions(text, "en") if m.claim]


@pytest.mark.parametrize("text", KOREAN)
def test_korean_names(text):
    assert not [m.text for m in find_mentions(text, "ko") if m.claim]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("for two reasons", "en"),
        ("these four companies", "en"),
        ("two of its mines", "en"),
        ("두 가지", "ko"),
        ("이 네 기업", "ko"),
        ("두 회사는 맞섰다", "ko"),
        ("해온과 나루 두 도시에만", "ko"),
        ("하루 평균", "ko"),
        ("this two-page leaflet", "en"),
        ("a three-bedroom cottage", "en"),
    ],
)
def test_own_counts(text, language):
    (mention,) = find_mentions(text, language)
    assert (mention.claim, mention.why) == (False, "own_count")


def test_the_byline_date_is_no_claim():
    (mention,) = find_mentions("입력 2026. 4. 2.", "ko")
    assert (mention.claim, mention.why) == (False, "byline")


def test_an_identifier_of_many_digits_is_not_computed():
    (mention,) = find_mentions("9" * 5000, "en")
    assert (mention.value, mention.why) == (None, "identifier")


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("She is the No. 3 seed", "en", "3", "rank"),
        ("a three-point lead", "en", "3", "point"),
        ("모두 16화로 끝난다", "ko", "16", "episode"),
        ("트럭 43대 구입", "ko", "43", "unit"),
        ("대상 14회 수상", "ko", "14", "time"),
        ("경쟁률은 57 대 1이었다", "ko", "57", "times"),
        ("규모 5.2의 지진", "ko", "5.2", "magnitude"),
        ("여덟 명 중 다섯은", "ko", "62.5", "percent"),
        ("숲 3만㏊가 탔다", "ko", "30000", "ha"),
        ("소금 두 큰술 반", "ko", "2.5", "tbsp"),
        ("세 사람이 다쳤다", "ko", "3", "person"),
        ("Four of the seven judges", "en", "4", "judge"),
        ("plants with 80 or more workers", "en", "80", "worker"),
    ],
)
def test_what_looks_like_a_name_and_is_a_quantity(text, language, value, unit):
    mention = next(m for m in find_mentions(text, language) if m.claim)
    assert (f"{mention.value.value:f}", mention.value.unit) == (value, unit)


def test_one_unit_before_a_number_is_what_it_is_counted_per():
    mentions = find_mentions("1일 3회, 1인 4매", "ko")
    assert [(m.text, m.claim) for m in mentions] == [("1일", False), ("3회", True), ("1인", False), ("4매", True)]


def test_a_number_that_is_compared_with_the_one_before_counts_the_same():
    mentions = find_mentions("It moored 210 barges, up from 188, and paid $9m, more than 7", "en")
    assert [m.value.unit for m in mentions] == ["barge", "barge", "USD", None]


def test_an_age_behind_a_name_is_no_claim():
    (mention,) = find_mentions("Ms Tanaka, 52, has led it", "en")
    assert (mention.claim, mention.why) == (False, "age")
