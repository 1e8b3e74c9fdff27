"""Korean documents against the pages that they cite: the same fact in other words, and another fact in like words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claims.model import BlockKind, Span
from factcheck.matching.shelf import Consulted
from factcheck.model import Verdict
from factcheck.verdicts.judge import judge_document
from sources.model import PageBlock
from tests.factcheck.papers import consulted, frame, frames, paper

VERIFIED, CONTESTED, SILENT = Verdict.VERIFIED, Verdict.CONTESTED, Verdict.REPORTED_ONLY


def _verdict(claim: str, page: Any) -> Verdict:
    return judge_document(paper(claim, 1), [consulted(1, page)])[0].verdict


SNOW = (
    "산간 관측소 80여 곳의 기록을 보면 하루 적설이 30㎝를 넘은 사례는 14회로 지난해(6회)보다 늘었다. "
    "하루 적설이 20㎝를 넘은 사례는 51회였다."
)
WORKERS = {
    "title": "해온시 고용 (단위: 천 명)",
    "columns": ["구분", "2024", "2025"],
    "rows": [["취업자", "412", "420"], ["60세 이상 취업자", "96", "101"]],
}
HERDERS = "지역 조사 결과 2025년 상반기 소를 키우는 농가는 2만 4천 가구로 1년 전(2만 7천 가구)보다 3,100가구 감소했다."


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        pytest.param("하루에 30㎝ 넘게 쌓인 사례만 열네 번 관측됐다.", SNOW, VERIFIED, id="the bound tells which cases"),
        pytest.param("하루에 30㎝ 넘게 쌓인 사례만 51번 관측됐다.", SNOW, SILENT, id="cases beyond another bound"),
        pytest.param("해온시의 60세 이상 취업자는 2025년에 10만 1천 명이다.", WORKERS, VERIFIED, id="the row of a part"),
        pytest.param("해온시의 60세 이상 취업자는 2025년에 42만 명이다.", WORKERS, CONTESTED, id="the row of the whole"),
        pytest.param(
            "자료를 보면 소 농가는 지난 2025년 상반기에 한 해 전보다 3,100가구 늘었다.",
            HERDERS, CONTESTED, id="the very change, gone the other way",
        ),
        pytest.param(
            "자료를 보면 소 농가는 지난 2025년 상반기에 한 해 전보다 3,100가구 줄었다.",
            HERDERS, VERIFIED, id="the very change",
        ),
        pytest.param(
            "축제는 3월 22일 막을 올렸다.",
            "축제 일정이 정해졌다. 축제의 막이 오르는 날은 2025년 3월 22일 토요일이다. 시범 공연은 3월 8일이다.",
            VERIFIED, id="two idioms for an opening",
        ),
        pytest.param(
            "당이 정년을 다 늦추는 해는 2036년이다.",
            "당이 정년을 늦추는 작업을 2036년에 끝내기로 한 것으로 알려졌다. 11일 복수의 관계자에 따르면 조율 중이다.",
            SILENT, id="the day of the report is no other year",
        ),
        pytest.param(
            "올 1월부터 수도 요금은 9.5% 올랐다.",
            "개정 조례가 2026년 1월 1일 시행된다. 수도 요금은 2026년 9.5% 오른다.",
            VERIFIED, id="what a rule fixes is no forecast",
        ),
    ],
)  # fmt: skip
def test_verdicts(claim: str, page: Any, expected: Verdict) -> None:
    assert _verdict(claim, page) is expected


def _headed(headline: str, body: str) -> Consulted:
    """A page with a headline and a paragraph."""
    text = f"{headline}\n{body}"
    blocks = (
        PageBlock(kind=BlockKind.HEADING, text=headline, span=Span(0, len(headline))),
        PageBlock(kind=BlockKind.PARAGRAPH, text=body, span=Span(len(headline) + 1, len(text))),
    )
    source = consulted(1, text)
    assert source.page is not None
    return replace(source, page=replace(source.page, text=text, blocks=blocks))


@pytest.mark.parametrize(
    ("claim", "headline", "body", "expected"),
    [
        ("정년 연장은 2036년에 완료된다.", "정년 연장 완료 2036년", "정년을 늦추는 작업을 2036년에 끝내기로 한 것으로 알려졌다.", SILENT),
        ("정년 연장은 2036년에 완료된다.", "정년 연장 완료 2036년", "노사가 합의했다.", VERIFIED),
        ("정년 연장은 2036년에 완료된다.", "‘정년 연장 2036년 완료’ 가닥", "노사가 합의했다.", SILENT),
        ("Orton police will close 14 counters.", "Orton police 'to close 14 counters'", "The force said nothing.", SILENT),
        ("Orton police will close 14 counters.", "Orton police 'to close 14 counters'", "Orton police will close 14 counters.",
         VERIFIED),
    ],
)  # fmt: skip
def test_a_headline_has_the_voice_of_its_text(claim: str, headline: str, body: str, expected: Verdict) -> None:
    assert judge_document(paper(claim, 1), [_headed(headline, body)])[0].verdict is expected


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("대전의 KSTAR는 플라스마를 48초 붙들었다.", "48초", "KSTAR"),
        ("해온시가 지은 한울대교는 길이가 820m다.", "820m", "한울대교"),
        ("함께 만든 스피어엑스(SPHEREx)가 3월 12일 미국 밴덴버그에서 떠났다.", "3월 12일", "스피어엑스"),
    ],
)
def test_whose_a_value_is(text: str, value: str, subject: str) -> None:
    assert frame(text, "ko", value).subject == subject


def test_what_somebody_is_said_to_be_goes_on() -> None:
    assert frames("지난해 1위는 현대자동차다. 412만 대를 팔았다.", "ko")[-1].subject == "현대자동차"


def test_what_follows_a_number_is_no_word_of_its_own() -> None:
    told = frame("관중은 120만 명을 넘겼으며, 경기당으로 따져도 1만 7천 명대다.", "ko", "1만 7천 명")
    assert told.own.words == ("경기당",)
    assert frame("종량제가 시작된 해는 1995년입니다.", "ko").own.words == ("종량제", "시작")


@pytest.mark.parametrize("word", ["시범지역", "단독가구", "보호구역"])
def test_a_compound_of_a_common_noun_names_nobody(word: str) -> None:
    assert not frame(f"{word}은 3곳이다.", "ko", "3곳").own.names
