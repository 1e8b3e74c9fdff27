"""Whether a figure that is right is still the latest."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from factcheck.matching.shelf import Consulted
from factcheck.model import Freshness, Verdict
from factcheck.verdicts.judge import judge_document
from tests.factcheck.papers import consulted, paper

TODAY = dt.date(2025, 12, 31)


def dated(source: Consulted, day: dt.date) -> Consulted:
    assert source.page is not None
    return replace(source, page=replace(source.page, published=day))


def freshness(claim: str, *sources: Consulted, today: dt.date | None = TODAY) -> Freshness:
    extraction = replace(paper(claim, *range(1, len(sources) + 1)), as_of=today)
    found = judge_document(extraction, sources)[0]
    assert found.verdict is Verdict.VERIFIED, found.reason
    return found.freshness


@pytest.mark.parametrize(
    ("claim", "sources", "expected"),
    [
        ("Orrin sold 410 cars in 2023.", ["Orrin sold 410 cars in 2023."], Freshness.CURRENT),
        ("Orrin sold 455 cars in 2024.", ["Orrin sold 410 cars in 2023. Orrin sold 455 cars in 2024."], "current"),
        (
            "Orrin sold 455 cars in 2024.",
            ["Orrin sold 455 cars in 2024. Orrin sold 455 cars in 2025."],
            "current",
        ),
        (
            "Orrin sold 455 cars in 2024.",
            ["Orrin sold 455 cars in 2024. Orrin sold 470 cars in 2025."],
            "superseded",
        ),
        (
            "Orrin sold 455 cars in 2024.",
            ["Orrin sold 455 cars in 2024.", "Orrin sold 470 cars in 2025."],
            "superseded",
        ),
        (
            "Orrin sold 455 cars in 2024.",
            ["Orrin sold 455 cars in 2024. Orrin expects to sell 470 cars in 2025."],
            "current",
        ),
        ("Orrin sold 455 cars in 2024.", ["Orrin sold 455 cars in 2024. Melvik sold 470 cars in 2025."], "current"),
        (
            "오린은 2024년에 자동차 455대를 팔았다.",
            ["오린은 2024년에 자동차 455대를 팔았다. 오린은 2025년에 자동차 470대를 팔았다."],
            "superseded",
        ),
    ],
)
def test_a_later_figure_of_the_same_thing_supersedes(claim: str, sources: list[str], expected: str) -> None:
    assert freshness(claim, *(consulted(n, s) for n, s in enumerate(sources, 1))) == expected


def test_what_had_long_been_over_is_history() -> None:
    source = "Orrin sold 380 cars in 2022. Orrin sold 410 cars in 2023. Orrin sold 455 cars in 2024."
    assert freshness("Orrin sold 380 cars in 2022.", consulted(1, source)) is Freshness.CURRENT


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (dt.date(2025, 11, 2), Freshness.CURRENT),
        (dt.date(2024, 12, 31), Freshness.CURRENT),
        (dt.date(2024, 12, 30), Freshness.STALE),
    ],
)
def test_what_is_told_of_now_goes_stale_after_a_year(published: dt.date, expected: Freshness) -> None:
    source = dated(consulted(1, "Orrin employs 410 people."), published)
    assert freshness("Orrin employs 410 people.", source) is expected


@pytest.mark.parametrize("claim", ["Orrin was founded by 14 people.", "오린은 직원 14명을 뽑았다."])
def test_what_happened_does_not_go_stale(claim: str) -> None:
    assert freshness(claim, dated(consulted(1, claim), dt.date(2021, 5, 2))) is Freshness.CURRENT


def test_a_year_that_goes_on_has_no_figure_yet() -> None:
    source = consulted(1, "Orrin sold 455 cars in 2024. Orrin sold 470 cars in 2025.")
    claim = "Orrin sold 455 cars in 2024."
    assert freshness(claim, source, today=dt.date(2025, 6, 1)) is Freshness.CURRENT
    assert freshness(claim, source, today=dt.date(2025, 12, 31)) is Freshness.SUPERSEDED


def test_without_a_day_nobody_can_tell() -> None:
    source = consulted(1, "Orrin employs 410 people.")
    assert freshness("Orrin employs 410 people.", source) is Freshness.UNKNOWN
    told = dated(source, dt.date(2025, 5, 2))
    assert freshness("Orrin employs 410 people.", told, today=None) is Freshness.UNKNOWN


def test_a_day_does_not_age() -> None:
    assert freshness("Orrin opened on 3 March 2021.", consulted(1, "Orrin opened on 3 March 2021.")) == "current"


def test_only_what_is_verified_is_asked() -> None:
    extraction = replace(paper("Orrin sold 410 cars in 2023.", 1), as_of=TODAY)
    for source in ("Orrin sold 380 cars in 2023.", "The weather was fine."):
        assert judge_document(extraction, [consulted(1, source)])[0].freshness is Freshness.UNKNOWN
