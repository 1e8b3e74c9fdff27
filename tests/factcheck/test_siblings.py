"""Of the values that stand together in a text, the one that the claim's words tell."""

import pytest

from factcheck.verdicts.pairs import judge_pair

YARD = (
    "The yard bought 340 boats and sold 96. Its team went out on 512 calls; 143 of them were serious. "
    "Visitors left 730 reviews last summer. Of those, 261 were hostile. "
    "Repairs made up 46% of income, and moorings 31%."
)
CLINIC = (
    "나루병원의 직원은 2,415명이며 이 가운데 정규직은 1,870명이다. "
    "작년에 새로 연 진료소는 38곳, 문을 닫은 진료소는 24곳이다. 혼자 사는 환자는 41.3%였고 그중 70세 이상은 17.2%였다."
)
TEAM = "The team helped in 465 cases over the year. Of those, 208 were judged serious."


@pytest.mark.parametrize(
    ("source", "claim", "verified"),
    [
        (YARD, "The yard's team went out on 512 serious calls.", False),
        (YARD, "The yard's team went out on 512 calls.", True),
        (YARD, "The yard's team went out on 143 serious calls.", True),
        (YARD, "The yard had 730 hostile reviews last summer.", False),
        (YARD, "The yard had 730 reviews last summer.", True),
        (YARD, "Moorings made up 46% of the yard's income.", False),
        (YARD, "Repairs made up 46% of the yard's income.", True),
        (YARD, "The yard acquired 340 boats.", True),
        (CLINIC, "나루병원의 정규직 직원은 2,415명이다.", False),
        (CLINIC, "나루병원의 직원은 2,415명이다.", True),
        (CLINIC, "나루병원은 작년에 진료소 38곳의 간판을 내렸다.", False),
        (CLINIC, "나루병원은 작년에 진료소 24곳의 간판을 내렸다.", True),
        (CLINIC, "나루병원에서 혼자 사는 70세 이상 환자가 41.3%였다.", False),
        (CLINIC, "나루병원에서 혼자 사는 환자는 41.3%였다.", True),
        (TEAM, "구조팀이 도운 중대한 사건은 465건이다.", False),
    ],
)
def test_the_value_whose_own_words_the_claim_says_is_meant(source, claim, verified):
    assert (judge_pair({"id": 1, "claim": claim, "evidence": [source]})["verdict"] == "verified") is verified


def test_what_the_claim_counts_is_no_number_of_another_thing() -> None:
    """The cases have "reported" beside them, as the claim has; it counts deaths."""
    told = "7,450 cases have been reported in Norland with 821 deaths and 1,610 recoveries."
    answer = judge_pair({"id": "1", "claim": "Less than 825 deaths have been reported in Norland.", "evidence": [told]})
    assert answer["verdict"] == "verified"


def test_a_noun_that_is_left_out_is_the_one_before() -> None:
    told = "Orrin added 18.9 million paid members in the autumn of 2024 and ended the year with 301.6 million."
    answer = judge_pair(
        {"id": "1", "claim": "Orrin ended 2024 with about 302 million paid members.", "evidence": [told]}
    )
    assert answer["verdict"] == "verified"
