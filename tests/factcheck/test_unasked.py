"""What speaks against a claim although nobody asked it: sources cited for something else, numbers of another size, parts
of what is told in all."""

from __future__ import annotations

import pytest

from tests.factcheck.papers import verdict_in

STALL = "A stall in [Rexham market](1) costs £1,460 a year. Its [roof](2) leaks."
BAKERY = "[Copper Bakery](1) has been trading since 1962. It has [a café](2) now."
PENS = "전국 서점의 다섯 곳 중 한 곳은 [문구도 판다](1). [해외 서점](2)도 그렇다."


@pytest.mark.parametrize(
    ("document", "value", "first", "second", "verdict"),
    [
        (STALL, "1,460", "The market is open.", "Rexham's market roof cost £5.2 million to build.", "reported_only"),
        (STALL, "1,460", "The market is open.", "A stall in Rexham market costs £1,610 a year.", "contested"),
        (
            BAKERY,
            "1962",
            "Ada Kerr opened Copper Bakery in 1962.",
            "Six months ago Copper Bakery had no café.",
            "verified",
        ),
        (
            PENS,
            "다섯",
            "전국 서점 4,100곳 가운데 문구도 파는 곳은 820곳이다.",
            "Shops took 17% and stationery 24%.",
            "verified",
        ),
    ],
)
def test_a_source_cited_for_something_else(document: str, value: str, first: str, second: str, verdict: str) -> None:
    assert verdict_in(document, value, first, second) == verdict


LAKES = "The [atlas](1) lists 58 lakes in Orrin that could burst their banks."
MAPPED = "The atlas maps 4,210 lakes in Orrin. Of these, {} are classed as dangerous."


@pytest.mark.parametrize(("of_these", "verdict"), [("58", "verified"), ("91", "contested")])
def test_a_number_of_another_size_where_the_claims_own_stands(of_these: str, verdict: str) -> None:
    assert verdict_in(LAKES, "58", MAPPED.format(of_these)) == verdict


FUNDS = "Three funds have given the school [£3.2 million](1) between them, and Heritage Lottery may add £9 million."


def test_a_sum_is_of_the_amount_that_is_told_between_them() -> None:
    source = "\n".join(
        ["The funds gave the school:", "Water Fund £1.2 million, Town Fund £1.5 million, School Fund £500,000."]
    )
    assert verdict_in(FUNDS, "£9 million", source) == "reported_only"


FERRY = "지난해 10월부터 12월까지 석 달 동안 [달빛호](1)에 탄 승객은 모두 {}명이었다."
MONTHS = {
    "caption": "월별 승차 인원",
    "columns": ["연월", "노선", "승차 인원(명)"],
    "rows": [
        ["2025-09", "달빛호", "41,020"],
        ["2025-10", "달빛호", "52,310"],
        ["2025-11", "달빛호", "48,200"],
        ["2025-12", "달빛호", "55,940"],
        ["2025-12", "은빛호", "91,940"],
    ],
}


@pytest.mark.parametrize(("told", "verdict"), [("15만 6천", "verified"), ("5만 6천", "reported_only")])
def test_months_say_nothing_against_their_sum(told: str, verdict: str) -> None:
    document = FERRY.format(told).replace("지난해", "2025년")
    assert verdict_in(document, told[:3], MONTHS) == verdict


MILL = "Copper Foods, which makes the butter in the green tub, turned over [£1.31 billion](1) in 2025."
MILL_ROWS = {
    "title": "Copper Foods (£m)",
    "columns": ["", "2025", "2024"],
    "rows": [["Revenue", "1,312.4", "1,250.1"], ["of which Butter", "498.2", "470.3"]],
}


def test_a_relative_clause_picks_no_row() -> None:
    assert verdict_in(MILL, "1.31", MILL_ROWS) == "verified"


ORE = "[Kestrel](1) mined {} tonnes of copper in 2025."
ORE_ROWS = {
    "title": "Copper mined, Kestrel plc (thousand tonnes)",
    "columns": ["", "2025", "2024"],
    "rows": [["North pit", "120.4", "131.0"], ["South pit", "98.1", "92.2"], ["Group", "218.5", "223.2"]],
}


@pytest.mark.parametrize(("told", "verdict"), [("218,500", "verified"), ("223,200", "contested")])
def test_the_row_of_the_group_is_that_of_the_firm(told: str, verdict: str) -> None:
    assert verdict_in(ORE.format(told), told, ORE_ROWS) == verdict


CLUBS = "The [Rowing Union](1) had {} members this March, {} more than a year before."
CLUB_ROWS = {
    "title": "Rowing Union: members at 31 March",
    "columns": ["", "2024", "2025", "2026"],
    "rows": [["Members", "40,100", "42,000", "46,200"]],
}


@pytest.mark.parametrize(("more", "verdict"), [("10%", "verified"), ("4%", "contested")])
def test_a_caption_tells_the_day_of_each_year(more: str, verdict: str) -> None:
    document = "*1 May 2026*\n\n" + CLUBS.format("46,200", more)
    assert verdict_in(document, more, CLUB_ROWS) == verdict


STRIKE = "Work at the [Alder mine](1) started again in {} 2024."
STRIKE_1 = "The walkout at the Alder mine had begun on 22 March 2024. Work resumed on 11 May 2024."


@pytest.mark.parametrize(("month", "verdict"), [("May", "verified"), ("March", "contested")])
def test_what_starts_again_is_not_what_began(month: str, verdict: str) -> None:
    assert verdict_in(STRIKE.format(month), month, STRIKE_1) == verdict


ZONE = "도는 2026년 4월 20일 온새를 [쉼터 특구](1)로 지정했다."


def test_what_was_asked_for_is_not_what_happened() -> None:
    assert verdict_in(ZONE, "4월 20일", "군은 2025년 10월 7일 지정을 신청했다.") == "reported_only"
    assert verdict_in(ZONE, "4월 20일", "도는 2026년 4월 9일 온새를 쉼터 특구로 지정했다.") == "contested"


TRAM = "프랑스 오르반은 걷어 냈던 전차를 [{}년](1)에 다시 개통했다."
TRAM_1 = "In 1991 a new council of Orvan chose trams for the town. The first line opened on 25 May 1997."
RUNS = "[오르반 대회](1)에서 풀코스 완주자의 {}가 여성이었다."
RUNS_1 = {
    "title": "Orvan run 2025: finishers and women (%)",
    "columns": ["Race", "Finishers", "Women (%)"],
    "rows": [["Marathon", "8,412", "43"], ["Half marathon", "9,120", "49"], ["5K", "2,310", "58"]],
}


def test_a_year_of_something_else_is_not_that_of_the_event() -> None:
    assert verdict_in(TRAM.format(1991), "1991", TRAM_1) != "verified"


@pytest.mark.parametrize(("share", "verdict"), [("43%", "verified"), ("49%", "contested")])
def test_half_a_marathon_is_no_marathon(share: str, verdict: str) -> None:
    assert verdict_in(RUNS.format(share), share, RUNS_1) == verdict


FLOUR = "Bread and porridge grain, taken together, still covered about [7,600 hectares](1) of Orvan in 2025."
FLOUR_ROWS = {
    "title": "Orvan: area sown (thousand hectares)",
    "columns": ["Crop", "2024", "2025"],
    "rows": [["Bread grain", "5.58", "5.12"], ["Old wheat", "2.86", "2.47"], ["Beer grain", "7.88", "6.94"]],
}
LOSS = "Over the year [Alder Press](1) saw its loss {} to £12.7 million in 2025."
LOSS_ROWS = {
    "title": "Alder Press (£000)",
    "columns": ["", "2025", "2024"],
    "rows": [["Revenue", "41,200", "40,100"], ["Loss for the year", "(12,688)", "(9,904)"]],
}


def test_no_single_row_contests_what_several_come_to_together() -> None:
    assert verdict_in(FLOUR, "7,600", FLOUR_ROWS) == "reported_only"


@pytest.mark.parametrize(("way", "verdict"), [("widen", "verified"), ("narrow", "contested")])
def test_a_loss_grows_as_its_number_falls(way: str, verdict: str) -> None:
    assert verdict_in(LOSS.format(way), "12.7", LOSS_ROWS) == verdict


BIRTHS = "In 2024 [some 238,000 babies](1) were born in Orvan, the [county](2) has its own count."


def test_a_number_of_another_size_is_not_what_a_second_source_says_of_it() -> None:
    first = "In 2024 some 238,300 babies were born in Orvan."
    assert verdict_in(BIRTHS, "238,000", first, "In 2024 there were 361 babies born in Orvan.") == "verified"
    assert verdict_in(BIRTHS, "238,000", first, "In 2024 there were 251,400 babies born in Orvan.") == "contested"


def test_two_sources_of_one_crowd_may_be_far_apart() -> None:
    document = "The march in Orvan on 11 September 2024 drew [412,000 people](1), as the [city](2) saw, too."
    first = "The march in Orvan on 11 September 2024 drew 412,000 people, the organisers said."
    assert (
        verdict_in(document, "412,000", first, "The march in Orvan on 11 September 2024 drew 61,500 people.")
        == "contested"
    )


CINEMA = "[은막극장](1)이 낸 공시를 보면 2025년 매출은 {} 원이다."
CINEMA_ROWS = {
    "title": "은막극장 요약 손익",
    "unit": "백만 원",
    "columns": ["구분", "2024년", "2025년"],
    "rows": [["매출액", "468,905", "441,260"], ["매점 매출", "80,351", "78,944"], ["영업이익", "9,120", "8,410"]],
}


@pytest.mark.parametrize(("told", "verdict"), [("4,413억", "verified"), ("4,689억", "contested")])
def test_another_spelling_of_what_is_measured_picks_no_row(told: str, verdict: str) -> None:
    assert verdict_in(CINEMA.format(told), told, CINEMA_ROWS) == verdict
