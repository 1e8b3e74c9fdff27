"""A total and its parts in one sentence: which of them a claim means."""

from __future__ import annotations

import pytest

from factcheck.computed.parts import included, parts_of, whole_of
from tests.factcheck.papers import frames, verdict

SOLD = "The Long Quay sold 61.2 million tickets in Freland and 42.5 million abroad, for a worldwide total of 103.7 million."


def test_a_total_is_the_value_that_the_others_of_its_sentence_add_up_to() -> None:
    home, abroad, whole = frames(SOLD)
    assert whole_of(home, [home, abroad, whole]) is whole
    assert parts_of(whole, [home, abroad, whole]) == [home, abroad]
    assert whole_of(whole, [home, abroad, whole]) is None


@pytest.mark.parametrize(
    "text",
    [
        "The Long Quay sold 61.2 million tickets in Freland and 42.5 million abroad, for a worldwide total of 120 million.",
        "The Long Quay sold 61.2 million tickets in Freland, 42.5 million abroad and 103.7 million online.",
        "The Long Quay sold 61.2 million tickets in Freland.",
    ],
)
def test_what_does_not_add_up_or_is_not_called_a_total_is_none(text: str) -> None:
    found = frames(text)
    assert [whole_of(f, found) for f in found] == [None] * len(found)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The Long Quay sold more than 103 million tickets worldwide.", "verified"),
        ("The Long Quay sold fewer than 103 million tickets worldwide.", "contested"),
        ("The Long Quay sold fewer than 70 million tickets worldwide.", "contested"),
        ("The Long Quay sold 61.2 million tickets in Freland.", "verified"),
    ],
)
def test_a_claim_about_the_whole_is_held_against_the_total(claim: str, expected: str) -> None:
    assert verdict(claim, SOLD)[0] == expected


CASES = "As of 9 May, the number of cases in Freland is 812, of which 140 cases have been closed and 12 are disputed."


def test_what_follows_of_which_is_a_part_of_the_value_before() -> None:
    values = [f for f in frames(CASES) if f.mention.kind == "quantity"]
    assert [f and f.mention.text for f in (included(v, values) for v in values)] == [None, "812", "812"]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Freland had more than 800 cases.", "verified"),
        ("Freland had fewer than 800 cases.", "contested"),
        ("Freland closed 140 cases in May.", "verified"),
    ],
)
def test_a_part_does_not_speak_for_the_whole(claim: str, expected: str) -> None:
    assert verdict(claim, CASES)[0] == expected
