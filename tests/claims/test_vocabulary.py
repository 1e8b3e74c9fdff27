"""Concepts are found by their terms in both languages, and say how they stand to each other."""

import itertools
import re

import pytest

from claims.model import Span
from claims.words.morphology import conjugate, english_stem, korean_stem
from claims.words.vocabulary import (
    CONCEPTS,
    KINDS,
    direction_of,
    find_concepts,
    kind,
    opposite,
    relation,
    stems,
)
from tests.linear import grows_linearly


def named(text: str, language: str) -> set[str]:
    return {concept for _, concept in find_concepts(text, language)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brewery's operating profit rose in spring", {"operating_profit", "rise"}),
        ("Share prices of the airline tumbled", {"share_price", "fall"}),
        ("its market capitalisation doubled", {"market_cap", "double"}),
        ("The ferry carried more passengers", {"ferry", "passenger"}),
        ("unemployment rates were unchanged", {"unemployment", "flat"}),
        ("Twelve babies were born", {"births"}),
        ("Turnout in the village", {"turnout"}),
        ("the regulator fined the bakery", {"fine"}),
        ("a year-on-year drop", {"year_on_year", "fall"}),
        ("battery-electric cars outsold diesel", {"electric_car", "overtake", "diesel"}),
        ("the paper was published in spring", {"publish"}),
        ("RENTS CLIMBED", {"rent", "rise"}),
        ("CO2 emissions", {"emissions"}),
        ("profit excluding the mill", {"profit", "excluding"}),
        ("Export controls were tightened", {"export_control", "tighten"}),
        ("The law entered into force", {"take_effect"}),
        ("won accelerated approval", {"accelerated_approval", "approve"}),
        ("a context window of nine pages", {"context_window"}),
    ],
)
def test_english_terms_fire(text: str, expected: set[str]):
    assert expected <= named(text, "en")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("up to twelve goats", "rise"),
        ("the committee is made up of nine bakers", "rise"),
        ("close to the harbour", "close"),
        ("they paid 300 won for a bun", "win"),
        ("he fell asleep on the train", "fall"),
        ("a new album in New York", "urban"),
        ("contract talks", "fall"),
        ("pricey cheese", "price"),
        ("the World Cup final", "global"),
        ("two planes landed", "plan_event"),
        ("the baker plans a cake", "aircraft"),
        ("According to the baker", "treaty"),
        ("it took all night last year", "duration"),
        ("treat goats with care", "car"),
        ("they use flour", "used"),
        ("hybrid reasoning", "hybrid_car"),
    ],
)
def test_english_terms_stay_silent(text: str, absent: str):
    assert absent not in named(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("빵집의 영업이익은 작년보다 늘었다", {"operating_profit", "year_on_year", "rise"}),
        ("주가가 곤두박질쳤다", {"share_price", "plunge"}),
        ("시가 총액이 두 배로 뛰었습니다", {"market_cap", "double"}),
        ("치즈수출액이 감소했다", {"exports", "fall"}),
        ("청년 실업률까지 올랐다", {"youth_unemployment", "rise"}),
        ("합계출산율은 떨어지고 있다", {"fertility_rate", "fall"}),
        ("새 앱을 내놓았다", {"app", "launch"}),
        ("전기차판매량", {"electric_car", "unit_sales"}),
        ("기준금리를 낮췄다", {"policy_rate", "cut"}),
        ("GDP 성장률", {"economic_growth"}),
        ("집값이 크게 내렸어요", {"home_price", "fall"}),
        ("과징금을 물렸다", {"fine"}),
        ("누적 관객", {"cumulative", "moviegoer"}),
        ("임대료를 제외한 비용", {"rent", "excluding", "cost"}),
        ("컨텍스트 윈도우가 넓다", {"context_window"}),
        ("수출 규제를 강화했다", {"export_control", "tighten"}),
        ("조례가 시행됐다", {"take_effect"}),
        ("1인 가구가 늘었다", {"single_household", "rise"}),
        ("잠정실적을 공시했다", {"report_results", "disclose"}),
    ],
)
def test_korean_terms_fire(text: str, expected: set[str]):
    assert expected <= named(text, "ko")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("수출입 통계", "exports"),
        ("두 배 많다", "ship"),
        ("약 300명", "drug"),
        ("높이는 30미터", "raise"),
        ("전 지역에서", "battery"),
        ("세 명이 왔다", "age"),
        ("뛰어난 요리사", "soar"),
        ("내리막길을 걸었다", "fall"),
        ("3차 회의", "car"),
        ("이사회 의장", "move"),
        ("하이브리드 추론", "hybrid_car"),
        ("기술 발전", "electricity_generation"),
        ("다음 세대", "household"),
        ("전화 통화", "currency"),
        ("조선사들이 웃었다", "acquire"),
        ("2인 가구", "single_household"),
        ("생각의 차이", "car"),
    ],
)
def test_korean_terms_stay_silent(text: str, absent: str):
    assert absent not in named(text, "ko")


def test_the_longest_term_wins_and_spans_do_not_overlap():
    found = find_concepts("Operating profit and net income of the yard", "en")
    assert found[0] == (Span(0, 16), "operating_profit")
    assert "profit" not in {c for _, c in found}
    spans = sorted({span for span, _ in find_concepts("영업이익률과 매출총이익, 순이익", "ko")})
    assert all(not a.overlaps(b) for a, b in itertools.pairwise(spans))
    assert len(spans) == 3


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("revenue", "revenue", "same"),
        ("operating_profit", "profit", "narrower"),
        ("profit", "operating_profit", "broader"),
        ("operating_profit", "net_income", "other"),
        ("net_income", "revenue", "other"),
        ("core_inflation", "unemployment", "other"),
        ("close", "intraday", "other"),
        ("subscriber", "user", "other"),
        ("announce", "complete", "other"),
        ("births", "fertility_rate", "other"),
        ("death", "case", "other"),
        ("cost", "wage", "other"),
        ("power_capacity", "electricity_generation", "other"),
        ("production", "exports", "other"),
        ("electric_car", "hybrid_car", "other"),
        ("gdp", "goal", "unknown"),
        ("report_results", "announce", "narrower"),
        ("release", "launch", "narrower"),
        ("unveil", "announce", "unknown"),
        ("release", "announce", "other"),
        ("net_loss", "operating_profit", "other"),
        ("operating_loss", "net_loss", "other"),
        ("including", "excluding", "other"),
        ("full_approval", "accelerated_approval", "other"),
        ("pledged", "paid_in", "other"),
        ("net_additions", "subscriber", "other"),
        ("seasonal", "perennial", "other"),
        ("foreign_visitor", "visitor", "narrower"),
        ("no_such_concept", "gdp", "unknown"),
    ],
)
def test_relation(a: str, b: str, expected: str):
    assert relation(a, b) == expected
    mirror = {"narrower": "broader", "broader": "narrower"}
    assert relation(b, a) == mirror.get(expected, expected)


def test_directions():
    assert direction_of("soar") == "up"
    assert direction_of("cut") == "down"
    assert direction_of("revenue") is None
    assert opposite("rise") == "fall"
    assert opposite("revenue") is None
    assert kind("quarterly") == "qualifier"
    assert kind("no_such_concept") == ""


def test_topics_are_things_and_quantities_are_measures():
    for concept in (
        "car",
        "chip",
        "steel",
        "electricity",
        "economy",
        "treaty",
        "aircraft",
        "token",
        "ai_model",
        "school",
    ):
        assert kind(concept) == "thing"
    for concept in ("revenue", "births", "visitor", "temperature", "voters", "patient", "context_window", "fine"):
        assert kind(concept) == "measure"


def test_the_tables_are_whole():
    assert len(CONCEPTS) > 900
    for concept in CONCEPTS.values():
        assert concept.kind in KINDS
        assert not concept.broader or concept.broader in CONCEPTS, concept.id
        assert not concept.opposite or concept.opposite in CONCEPTS, concept.id
        assert concept.way in ("", "up", "down"), concept.id
        assert concept.terms["en"], concept.id
        assert concept.terms["ko"], concept.id
        assert relation(concept.id, concept.broader or concept.id) != "other"


def test_no_term_names_two_concepts_that_exclude_each_other():
    for language in ("en", "ko"):
        names: dict[str, list[str]] = {}
        for concept in CONCEPTS.values():
            for term in concept.terms[language]:
                words = re.findall(r"[A-Za-z0-9]+", term)
                key = " ".join(english_stem(w.lower()) for w in words) if language == "en" else term.replace(" ", "")
                names.setdefault(key, []).append(concept.id)
        clashes = [(t, ids) for t, ids in names.items() if any(relation(a, b) == "other" for a in ids for b in ids)]
        assert not clashes


def test_terms_find_their_own_concept():
    missed = []
    for concept in CONCEPTS.values():
        for language, terms in concept.terms.items():
            # 높이다 and the like: the bare form of the verb is a noun too, and is read as one.
            missed += [(concept.id, t) for t in terms if concept.id not in named(t, language) and t != "높이다"]
    assert not missed, missed[:20]


def test_english_stems_meet():
    assert len({english_stem(w) for w in ("price", "prices", "priced", "pricing")}) == 1
    assert english_stem("rose") == english_stem("rising") == english_stem("rise")
    assert english_stem("founded") != english_stem("found")
    assert english_stem("rating") != english_stem("rate")


def test_korean_forms():
    assert "내렸" in conjugate("내리다")
    assert "올랐" in conjugate("오르다")
    assert "커" in conjugate("크다")
    assert "도왔" in conjugate("돕다") or "도웠" in conjugate("돕다")
    assert korean_stem("발표했다") == "발표"
    assert korean_stem("공장에서도") == "공장"
    assert korean_stem("사고") == "사고"


def test_stems():
    assert stems("The bakery announced 3 new ovens", "en") == ("bakery", "announc", "new", "oven")
    assert stems("빵집은 오븐을 새로 설치했다", "ko")[:2] == ("빵집", "오븐")
    assert stems("고속도로를", "ko") == stems("고속도로", "ko")
    assert stems("", "en") == ()


@pytest.mark.parametrize("text", ["매출" * 200_000, "가" * 400_000, "up " * 150_000, "a" * 500_000, "하는" * 200_000])
def test_hostile_text_takes_no_time(text: str):
    assert grows_linearly(lambda part: [f(part, x) for f in (find_concepts, stems) for x in ("en", "ko")], text)
