"""All sources of a document, one verdict a claim; doubt is never verified."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.binding.weigh import weigh
from factcheck.binding.weighed import Stand
from factcheck.matching.shelf import Consulted
from factcheck.model import Judgement, ReasonCode, Relation, Verdict
from factcheck.verdicts.judge import decide, judge_document
from factcheck.verdicts.pairs import values_of
from sources.model import Outcome
from tests.factcheck.papers import consulted, missing, paper

CLAIM = "Orrin sold 410 cars in 2023."
OTHER = "Orrin sold 380 cars in 2023."


def judged(text: str, *sources: Consulted, cited: tuple[int, ...] = (1,)) -> Judgement:
    return judge_document(paper(text, *cited), sources)[0]


def outcome(text: str, *sources: Consulted, cited: tuple[int, ...] = (1,)) -> tuple[Verdict, ReasonCode]:
    found = judged(text, *sources, cited=cited)
    return found.verdict, found.reason.code


def test_a_source_that_says_so_verifies() -> None:
    found = judged(CLAIM, consulted(1, CLAIM))
    assert (found.verdict, found.reason.code, found.origins) == (Verdict.VERIFIED, ReasonCode.STATED, 1)
    assert found.evidence[0].relation is Relation.AGREES
    assert found.evidence[0].quote == CLAIM
    assert found.suggestion is None


def test_a_source_that_says_otherwise_contests_and_suggests() -> None:
    found = judged(CLAIM, consulted(1, OTHER))
    assert (found.verdict, found.reason.code) == (Verdict.CONTESTED, ReasonCode.REFUTED)
    assert found.reason.detail["claimed"] == "410 cars"
    assert found.suggestion is not None
    assert "380" in found.suggestion
    assert found.comparison is not None


@pytest.mark.parametrize(
    ("cited_one", "expected"),
    [
        ("Revenue came to $229 million in 2023.", Verdict.CONTESTED),
        ("Revenue came to $229 million in 2021.", Verdict.VERIFIED),
        ("Revenue came to $29 million in 2023.", Verdict.VERIFIED),
    ],
)
def test_where_only_an_uncited_source_agrees_the_cited_one_must_not_differ(cited_one: str, expected: Verdict) -> None:
    claim = "Revenue came to $230 million in 2023."
    claims, shelf = values_of({"claim": claim, "evidence": [cited_one, claim]})
    keyed = shelf.lexicon.key(claims[0].frame)
    cited, agrees = (weigh(keyed, reading, shelf.lexicon, cited=True) for reading in shelf.readings)
    silent = replace(cited, stand=Stand.SILENT)
    assert decide(claims[0], keyed, [silent, agrees], [shelf.readings[0].consulted], None).verdict is expected
    assert decide(claims[0], keyed, [silent, agrees], [], None).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(("county", "expected"), [("Estmere", Verdict.CONTESTED), ("Fenshire", Verdict.VERIFIED)])
def test_a_table_that_is_not_cited_speaks_up_where_it_is_of_the_same_thing(county: str, expected: Verdict) -> None:
    rows = [[county, "17", "47"], ["Orton", "43", "38"]]
    table = {"title": "Confirmed cases of measles by county", "columns": ["County", "2024", "2025"], "rows": rows}
    cited = consulted(1, "During 2025, 43 residents of Estmere had a confirmed case of measles.")
    found = judged("In 2025 doctors confirmed 43 cases of measles in Estmere.", cited, consulted(2, table))
    assert found.verdict is expected


def test_what_is_wrong_is_told_with_its_place() -> None:
    found = judged(CLAIM, consulted(1, OTHER))
    best = found.evidence[0]
    assert found.reason.detail["found"] == "380 cars"
    assert found.reason.detail["slot"] == ""
    assert best.found is not None
    assert best.quote[best.found.start : best.found.end] == best.written == "380 cars"


def test_sources_that_disagree_contest_whichever_comes_first() -> None:
    for sources in ((CLAIM, OTHER), (OTHER, CLAIM)):
        found = judged(CLAIM, *(consulted(n, s) for n, s in enumerate(sources, 1)), cited=(1, 2))
        assert (found.verdict, found.reason.code) == (Verdict.CONTESTED, ReasonCode.CONFLICTING)
        assert {e.relation for e in found.evidence[:2]} == {Relation.AGREES, Relation.DISAGREES}


def test_a_source_is_left_out_where_it_is_the_document_itself() -> None:
    assert outcome(CLAIM, consulted(1, CLAIM, is_self=True)) == (Verdict.REPORTED_ONLY, ReasonCode.SELF_SOURCED)
    assert outcome(CLAIM, consulted(1, OTHER, is_self=True)) == (Verdict.REPORTED_ONLY, ReasonCode.SELF_SOURCED)


def test_copies_of_one_story_are_one_origin() -> None:
    copies = [consulted(n, f"{CLAIM} Part {n}.", origin="wire") for n in (1, 2, 3)]
    assert judged(CLAIM, *copies, cited=(1, 2, 3)).origins == 1
    apart = [consulted(n, f"{CLAIM} Part {n}.", origin=f"paper {n}") for n in (1, 2, 3)]
    assert judged(CLAIM, *apart, cited=(1, 2, 3)).origins == 3


@pytest.mark.parametrize(
    ("outcome_of_fetch", "code"),
    [
        (Outcome.UNREACHABLE, ReasonCode.UNREACHABLE),
        (Outcome.MISSING, ReasonCode.UNREACHABLE),
        (Outcome.BLOCKED, ReasonCode.BLOCKED),
        (Outcome.PAYWALLED, ReasonCode.PAYWALLED),
        (Outcome.UNSUPPORTED, ReasonCode.UNREADABLE),
        (Outcome.TOO_LARGE, ReasonCode.UNREADABLE),
    ],
)
def test_trouble_with_a_source_is_a_reason(outcome_of_fetch: Outcome, code: ReasonCode) -> None:
    assert outcome(CLAIM, missing(1, outcome_of_fetch)) == (Verdict.REPORTED_ONLY, code)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("The weather was fine.", ReasonCode.NOT_IN_SOURCE),
        ("Orrin sold 410 cars in 2022.", ReasonCode.NOT_IN_SOURCE),
        ("Orrin reportedly sold 410 cars in 2023.", ReasonCode.HEARSAY),
        ("Orrin expects to sell 410 cars in 2023.", ReasonCode.FORECAST),
        ("Orrin sold 410 cars in 2023, the Harbour Gazette reported.", ReasonCode.DERIVATIVE),
        ("According to Reuters, Orrin sold 410 cars in 2023.", ReasonCode.DERIVATIVE),
    ],
)
def test_what_neither_confirms_nor_denies_is_reported_only(source: str, code: ReasonCode) -> None:
    assert outcome(CLAIM, consulted(1, source)) == (Verdict.REPORTED_ONLY, code)


def test_the_report_of_another_does_not_contest_either_and_its_own_page_vouches() -> None:
    source = consulted(1, "Orrin sold 380 cars in 2023, the Harbour Gazette reported.")
    assert outcome(CLAIM, source)[0] is Verdict.REPORTED_ONLY
    assert source.page is not None
    own = replace(source, page=replace(source.page, publisher="Harbour Gazette"))
    assert outcome(CLAIM, own)[0] is Verdict.CONTESTED


def test_a_claim_without_a_citation_may_be_verified_by_another_source() -> None:
    assert outcome(CLAIM, consulted(1, CLAIM), cited=())[0] is Verdict.VERIFIED
    assert outcome(CLAIM, cited=()) == (Verdict.REPORTED_ONLY, ReasonCode.UNCITED)


def test_a_source_of_another_claim_is_consulted_too() -> None:
    assert outcome(CLAIM, missing(1), consulted(2, CLAIM), cited=(1,))[0] is Verdict.VERIFIED


def test_a_superseded_date_is_corrected() -> None:
    notice = "Correction: an earlier version of this page incorrectly said that the yard opened on 3 March 2021."
    source = f"The Orrin yard opened on 5 March 2021. {notice}"
    assert outcome("The Orrin yard opened on 5 March 2021.", consulted(1, source))[0] is Verdict.VERIFIED
    old = outcome("The Orrin yard opened on 3 March 2021.", consulted(1, source))
    assert old[0] is Verdict.CONTESTED


def test_a_claim_worded_as_hearsay_is_checked_like_any_other() -> None:
    assert outcome("Orrin reportedly sold 410 cars in 2023.", consulted(1, CLAIM))[0] is Verdict.VERIFIED


def test_every_claim_is_judged_in_order() -> None:
    extraction = paper("Orrin sold 410 cars in 2023. Taldo sold 90 cars in 2023.", 1)
    found = judge_document(extraction, [consulted(1, CLAIM)])
    assert [j.claim.id for j in found] == [c.id for c in extraction.claims]
    assert [j.verdict for j in found] == [Verdict.VERIFIED, Verdict.REPORTED_ONLY]


def test_the_order_of_the_sources_does_not_change_the_verdict() -> None:
    sources = [consulted(1, CLAIM), consulted(2, "Taldo sold 90 cars in 2023."), missing(3)]
    verdicts = {judged(CLAIM, *order, cited=(1, 2, 3)).verdict for order in (sources, sources[::-1])}
    assert verdicts == {Verdict.VERIFIED}
