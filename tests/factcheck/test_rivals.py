"""Sources that disagree: one that the claim cites has its number, another has another one of the same thing."""

from __future__ import annotations

import pytest

from factcheck.binding.weigh import weigh
from factcheck.matching.shelf import Shelf
from factcheck.verdicts.judge import judge_document
from factcheck.verdicts.rivals import rival
from tests.factcheck.papers import consulted, frame, paper

FAIR = "The harvest fair in Dunmouth drew 41,200 visitors in 2025."
ALONE = "2025년 혼자 사는 가구의 비율은 27.4%로 조사됐다."
CROWD = "2025년 은하축제 방문객은 8만 4천 명으로 집계됐다."
NONE = "Not one of the city's servers was stopped by an attack in 2025."
NEVER = "새솔시 누리집은 2025년에 해킹으로 멈춘 적이 한 번도 없다."
MARCH = "Police said 1,870 people marched in Rexham on 4 February 2026."
MILLS = "Orrin Mills said it will cut 240 jobs by the end of May 2026."


@pytest.mark.parametrize(
    ("claim", "cited", "other", "verdict"),
    [
        (FAIR, FAIR, "The Echo counted 38,900 visitors at the Dunmouth harvest fair in 2025.", "contested"),
        ("지난해 혼자 사는 가구는 전체의 27.4%였다.", ALONE, "2025년 혼자 사는 가구의 비율은 29.1%다.", "contested"),
        (CROWD, CROWD, "2025년 은하축제 방문객은 입장권 기준 7만 1천 명이었다.", "contested"),
        # Of another year, of a part, of a place or a day of it, or not certain.
        (FAIR, FAIR, "The Echo counted 38,900 visitors at the Dunmouth harvest fair in 2024.", "verified"),
        (MARCH, MARCH, "Among those who marched in Rexham on 4 February 2026 were 1,100 women.", "verified"),
        ("지난해 혼자 사는 가구는 27.4%였다.", ALONE, "2025년 새솔시에서 혼자 사는 가구의 비율은 31.1%다.", "verified"),
        (CROWD, CROWD, "2025년 은하축제 주말 방문객은 5만 1천 명이었다.", "verified"),
        (
            "지난해 혼자 사는 가구는 27.4%였다.",
            ALONE,
            "31.1% of UK households were single-person households in 2025.",
            "verified",
        ),
        (NEVER, NEVER, "2025년 새솔시 누리집은 해킹으로 12번 멈췄다.", "contested"),
        (NONE, NONE, "The city had 4,206 servers in 2025.", "verified"),
        (FAIR, FAIR, "In 2025 the harvest fair in Dunmouth sold 38,900 pies.", "verified"),
        (FAIR, FAIR, "By the end of June 2025 the harvest fair in Dunmouth had drawn 31,400 visitors.", "verified"),
        (MILLS, MILLS, "Orrin Mills may have to cut 310 jobs by the end of May 2026 if the talks fail.", "verified"),
    ],
)
def test_another_number_of_the_same_thing(claim: str, cited: str, other: str, verdict: str) -> None:
    extraction = paper(claim, 1)
    judged = judge_document(extraction, [consulted(1, cited), consulted(2, other)])
    assert str(judged[0].verdict) == verdict


@pytest.mark.parametrize(
    ("claim", "first", "second"),
    [
        (
            "등불 축제에는 사흘 동안 6만 2천 명이 다녀갔다.",
            "나루군은 사흘 동안 열린 등불 축제에 6만 2천 명이 찾았다고 밝혔다.",
            "통신 기록으로 헤아린 결과 등불 축제 기간 행사장을 찾은 사람은 4만 5천 명이었다.",
        ),
        (
            "2024년에 책을 낸 시인은 평균 1,268만 원을 벌었다.",
            "2024년에 책을 낸 시인의 연평균 수입은 1,268만 원으로 나왔다.",
            "2024년에 책을 낸 시인의 연평균 수입은 914만 원으로 확인됐다.",
        ),
    ],
)
def test_both_cited_and_told_in_other_words(claim: str, first: str, second: str) -> None:
    judged = judge_document(paper(claim, 1, 2), [consulted(1, first), consulted(2, second)])
    assert "contested" in {str(j.verdict) for j in judged}


def test_a_list_in_short_is_not_its_last() -> None:
    assert "high_school" not in frame("초·중·고등학교 47곳이 문을 닫았다.", "ko").own.concepts
    assert "high_school" in frame("고등학교 47곳이 문을 닫았다.", "ko").own.concepts


@pytest.mark.parametrize(
    ("told", "found"), [("한 해 전과 견주면 24% 늘어난 숫자다.", False), ("2025년에는 24%라는 숫자가 나왔다.", True)]
)
def test_a_share_of_a_row_is_no_rival_of_a_change(told: str, *, found: bool) -> None:
    ages = {"title": "나이 (%)", "columns": ["나이", "2024년", "2025년"], "rows": [["20대 이하", "22.0", "26.7"]]}
    on_shelf = Shelf([consulted(1, ages)])
    claim = paper(f"2025년 은하마을 민박 손님은 6만 2천 명이다. {told}", 1).claims[-1]
    keyed = on_shelf.lexicon.key(claim.frame)
    weighed = weigh(keyed, on_shelf.readings[0], on_shelf.lexicon, cited=False)
    assert (rival(claim, keyed, weighed, 0.0, cited=False) is not None) is found
