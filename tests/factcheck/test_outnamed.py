"""Of several values of one unit, the one that the claim's own noun names."""

import pytest

from factcheck.verdicts.pairs import judge_pair

SOURCE = (
    "하얀시의 버스 요금은 1,500원, 택시 기본요금은 4,800원이다. 시민 만족도는 버스가 71%, 택시가 58%였다. "
    "공공자전거 이용자는 12만 명이다. 수상버스 이용자는 3만 명으로 처음 집계됐다."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("하얀시의 공공자전거 이용자는 12만 명이다.", "verified"),
        ("하얀시의 수상버스 이용자는 12만 명이다.", "contested"),
        ("하얀시의 수상버스 이용자는 3만 명이다.", "verified"),
        ("하얀시의 버스 요금은 4,800원이다.", "contested"),
    ],
)
def test_a_neighbours_value_is_not_the_claims(claim, verdict):
    assert judge_pair({"id": 1, "claim": claim, "evidence": [SOURCE]})["verdict"] == verdict


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("느린책방의 회원 가입률은 71.4%다.", "느린책방은 손님 71.4%가 책을 산다고 밝혔다."),
        ("파도시의 세금 체납액은 812억 원이다.", "파도시는 축제에 812억 원을 쓴다. 손님은 3만 명이다."),
    ],
)
def test_a_number_of_another_noun_verifies_nothing(claim, evidence):
    assert judge_pair({"id": 1, "claim": claim, "evidence": [evidence]})["verdict"] == "reported_only"


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("다온은행은 금리를 3.25%로 내렸다.", "다온은행은 금리를 3.25%로 동결했다.", "contested"),
        ("6월 라면 가격은 전달보다 1.7% 올랐다.", "6월 라면 가격은 1년 전보다 1.7% 올랐다.", "contested"),
        ("6월 라면 가격은 지난해 같은 달보다 1.7% 올랐다.", "6월 라면 가격은 1년 전보다 1.7% 올랐다.", "verified"),
        ("가람시의 주차장은 41곳이다.", "나루시의 주차장은 41곳이고 공원은 12곳이다.", "reported_only"),
    ],
)
def test_held_is_no_cut_and_a_month_is_no_year(claim, evidence, verdict):
    assert judge_pair({"id": 1, "claim": claim, "evidence": [evidence]})["verdict"] == verdict
