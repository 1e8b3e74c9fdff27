"""What Korean tells apart in its own way: bounds that deny, numbered things, nouns in parallel, hearsay by an ending."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from claims.documents.document import parse_document
from claims.extract import extract
from claims.frames.read import Context, read_frames
from claims.mentions.find import find_mentions
from claims.model import Bound, Quantity
from factcheck.terms.labels import labelled_otherwise, labels
from factcheck.verdicts.pairs import judge_pair


def _verdict(claim: str, *evidence: Any) -> str:
    return str(judge_pair({"id": 1, "claim": claim, "evidence": list(evidence)})["verdict"])


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        pytest.param(
            "도담천문대의 돔 지름은 9m다.",
            "도담천문대의 돔은 지름이 14m이고, 한빛천문대의 돔은 9m이다.",
            "contested",
            id="another observatory of the same sentence",
        ),
        pytest.param(
            "도담천문대의 돔 지름은 14m다.",
            "도담천문대의 돔은 지름이 14m이고, 한빛천문대의 돔은 9m이다.",
            "verified",
            id="the claim's own observatory",
        ),
        pytest.param(
            "부산 도시철도 1호선의 혼잡률은 128%다.",
            "부산 도시철도 2호선의 혼잡률은 128%다.",
            "reported_only",
            id="another line",
        ),
        pytest.param(
            "부산 도시철도 2호선의 혼잡률은 128%다.",
            "부산 도시철도 2호선의 혼잡률은 128%다.",
            "verified",
            id="the same line",
        ),
        pytest.param(
            "해온시의 지난해 수출은 4.2% 뒷걸음쳤다.",
            "해온시의 지난해 수출은 4.2% 늘었다.",
            "contested",
            id="a step back is a fall",
        ),
        pytest.param(
            "해온시 축제의 관람객은 31만 명을 웃돈다.",
            "해온시 축제에는 관람객 318,402명이 다녀갔다.",
            "verified",
            id="surpasses in the present",
        ),
        pytest.param(
            "해온시의 물가 상승률은 2% 아래로 내려가지 않았다.",
            "해온시의 물가 상승률은 2.4%였다.",
            "verified",
            id="not below",
        ),
        pytest.param(
            "해온시의 도서관은 17곳이다.",
            "해온시의 도서관은 17곳이랍니다.",
            "reported_only",
            id="hearsay by its ending",
        ),
    ],
)
def test_verdicts(claim: str, evidence: str, verdict: str) -> None:
    assert _verdict(claim, evidence) == verdict


ACCOUNTS = {
    "title": "가람전자 요약 손익(단위: 억원)",
    "columns": ["구분", "2024년", "2023년"],
    "rows": [["매출액", "5,210", "4,980"], ["영업이익", "△312", "47"]],
}


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("가람전자는 2024년에 312억 원의 영업손실을 냈다.", "verified"),
        ("가람전자는 2024년에 312억 원의 영업이익을 냈다.", "contested"),
        ("가람전자는 2023년에 47억 원의 영업손실을 냈다.", "contested"),
    ],
)
def test_a_triangle_in_accounts_is_a_loss(claim: str, verdict: str) -> None:
    assert _verdict(claim, ACCOUNTS) == verdict


def test_a_deficit_is_no_surplus_of_the_same_size() -> None:
    assert _verdict("3월 무역수지는 21억 달러 흑자였다.", "3월 무역수지는 21억 달러 적자를 기록했다.") == "contested"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("참가자는 열 명을 넘지 않았다.", Bound.AT_MOST),
        ("지지율은 30%에 못 미쳤다.", Bound.LESS_THAN),
        ("가격은 5천 원 밑으로 떨어지지 않았다.", Bound.AT_LEAST),
        ("몫은 30%를 밑돈다.", Bound.LESS_THAN),
    ],
)
def test_a_bound_in_words_of_denial_denies_nothing(text: str, bound: Bound) -> None:
    frame = read_frames(text, Context(language="ko"))[-1]
    assert isinstance(frame.mention.value, Quantity)
    assert (frame.mention.value.bound, frame.negated, frame.direction) == (bound, False, None)


def test_what_is_denied_stays_denied() -> None:
    assert read_frames("지지율은 30%가 아니다.", Context(language="ko"))[-1].negated


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("지난해 판매는 늘었다. 1월에는 줄었다.", ["2024", "2025-01"]),
        ("지난해 판매는 9월에 늘고 1월에는 줄었다.", ["2024", "2024-09", "2024-01"]),
        ("지난해 판매는 늘었다. 6월에는 줄었다.", ["2024", "2024-06"]),
    ],
)
def test_a_month_just_over_is_this_years_in_a_new_sentence(text: str, values: list[str]) -> None:
    found = find_mentions(text, "ko", as_of=dt.date(2025, 2, 10))
    assert [getattr(m.value, "value", None) for m in found] == values


def test_a_season_is_a_year() -> None:
    assert _verdict("민서준은 2021 시즌에 도움 9개를 올렸다.", "민서준은 2020 시즌에 도움 9개를 올렸다.") != "verified"


@pytest.mark.parametrize("word", ["백사장", "이사장", "오일장"])
def test_a_noun_that_looks_like_a_counted_number(word: str) -> None:
    assert find_mentions(f"{word}을 찾았다.", "ko") == []


def test_a_link_in_brackets_is_no_subject() -> None:
    text = "도서관은 17곳이다([국제도서관협회](https://a.example/x), [누리신문](https://b.example/y)). 다음 줄이다.\n"
    (claim,) = extract(parse_document(text.encode(), path="note.md", language="ko")).claims
    assert claim.frame.near.names == ()
    assert "overseas" not in claim.frame.near.concepts
    assert "누리신문" in claim.sentence


def test_a_link_that_says_something_is_read() -> None:
    text = "[가람전자](https://a.example/x)의 매출은 3조 원이다.\n"
    (claim,) = extract(parse_document(text.encode(), path="note.md", language="ko")).claims
    assert claim.frame.subject == "가람전자"


def test_lines_listed_with_their_values_are_not_apart() -> None:
    context = Context(language="ko")
    (claim,) = read_frames("2호선은 142%다.", context)
    listed = read_frames("2호선과 3호선은 각각 142%와 128%였다.", context)
    assert not any(labelled_otherwise(labels(claim), f) for f in listed)


def test_a_colloquial_verb_with_its_object_is_found() -> None:
    (frame,) = read_frames("환율은 1,412원에 거래를 마쳤다.", Context(language="ko"))
    assert "close" in frame.own.concepts


def test_what_stood_before_is_no_truce() -> None:
    (frame,) = read_frames("종전 기록은 41초였다.", Context(language="ko"))
    assert "ceasefire" not in frame.near.concepts


PRICES = {
    "title": "해온시 소비자물가(2020=100)",
    "columns": ["시점", "지수", "전년동월비"],
    "rows": [["2024년 3월", "113.62", "3.1"], ["2024년 4월", "114.05", "2.9"]],
    "unit": "2020=100, %",
}


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("2024년 4월 해온시의 소비자물가지수는 114.1이다.", "verified"),
        ("2024년 4월 해온시의 소비자물가지수는 117.3이다.", "contested"),
        ("해온시의 2024년 4월 물가 상승률은 2.9%다.", "verified"),
    ],
)
def test_an_index_is_no_percentage_and_its_base_no_time(claim: str, verdict: str) -> None:
    assert _verdict(claim, PRICES) == verdict


WORKERS = {
    "title": "산업별 취업자",
    "columns": ["산업", "2023", "2024", "비고"],
    "rows": [["도예", "51,420", "53,871", "공방 포함"], ["합계", "642,100", "651,300", ""]],
}


def test_a_remark_names_no_row_and_a_compound_begins_with_its_header() -> None:
    assert _verdict("2024년 도예업계에서 일하는 사람은 53,871명이다.", WORKERS) == "verified"


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        pytest.param(
            "우리나라의 2023년 굴 수출은 9,100만 달러다.",
            "2023년 굴 수출은 9,100만 달러였다.",
            "verified",
            id="at home",
        ),
        pytest.param(
            "우리나라의 2023년 굴 수출은 9,100만 달러다.",
            "2023년 일본의 굴 수출은 4,300만 달러였다.",
            "reported_only",
            id="abroad",
        ),
        pytest.param(
            "2023년 국내 굴 생산은 31만 톤이었다.",
            "2023년 일본의 굴 생산은 16만 톤이었다.",
            "reported_only",
            id="domestic is not Japan",
        ),
        pytest.param(
            "해온시의 2023년 실업률은 3.1%였다.",
            "해온시의 2023년 11월 실업률은 2.4%였다.",
            "reported_only",
            id="a month of the year",
        ),
        pytest.param(
            "해온시의 예산은 4조 원이다.",
            "해온시의 예산은 4조 원에 머물겠다.",
            "reported_only",
            id="a forecast by its ending",
        ),
        pytest.param(
            "도담군과 한빛군이 사과의 절반을 거두었다.",
            "사과의 30%는 도담군이, 12%는 누리군이 거두었다.",
            "reported_only",
            id="two together",
        ),
    ],
)
def test_whose_and_when(claim: str, evidence: str, verdict: str) -> None:
    assert _verdict(claim, evidence) == verdict


def test_a_date_that_heads_a_row_dates_no_comparison() -> None:
    rows = {
        "columns": ["월", "수확량"],
        "rows": [["2022-11", "610"], ["2022-12", "540"]],
        "title": "도담군 사과 수확량",
    }
    assert _verdict("도담군 사과 수확량은 2022년 11월보다 2022년 12월에 많았다.", rows) != "verified"


def test_what_bounds_a_number_is_no_word_of_its_own() -> None:
    frame = read_frames("지지율은 30% 아래로 내려가지 않았다.", Context(language="ko"))[-1]
    assert (frame.own.words, frame.own.concepts) == (("지지율",), ("poll_support",))


def test_one_verb_denied_on_both_sides_of_a_value() -> None:
    claim = "교사 다섯 명 가운데 두 명은 연수를 받지 못했다."
    assert _verdict(claim, "연수를 받지 않았다는 교사는 40%였다.") != "contested"


def test_a_first_part_is_not_the_whole() -> None:
    told = "연극 '마른 강'은 전국에서 관객 418,306명을 모았다."
    assert _verdict("연극 '마른 강'은 첫 주말에 관객 9만 명을 모았다.", told) == "reported_only"


def test_a_talking_book_is_no_electronic_one() -> None:
    told = "E-book sales at Marrow Press rose from 20,000 in 2017 to 60,000 in 2020."
    claim = "매로 출판사(Marrow Press)의 {} 판매는 2017년부터 2020년까지 세 배로 늘었다."
    assert _verdict(claim.format("오디오북"), told) == "reported_only"
    assert _verdict(claim.format("전자책"), told) == "verified"


def test_a_name_that_no_sound_of_the_page_meets_is_of_somebody_else() -> None:
    from factcheck.verdicts.pairs import judge_pair

    evidence = ["누리항공은 5월 국제선 여객이 51만 3,000명으로 늘었다고 밝혔다. 정시 운항률은 81.2%였다."]
    claim = "{} carried 513,000 international passengers in May."
    said = {name: judge_pair({"id": 1, "claim": claim.format(name), "evidence": evidence})["verdict"]
            for name in ("Nuri Air", "Dorim Airlines")}  # fmt: skip
    assert said == {"Nuri Air": "verified", "Dorim Airlines": "reported_only"}
