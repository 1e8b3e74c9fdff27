"""Passages given for the very claim, cut out of their page: whom they speak of, and what their dates and bounds allow."""

from __future__ import annotations

import pytest

from tests.factcheck.papers import verdict


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        # A pronoun with nothing before it speaks of nobody that is named behind it.
        ("Mara Venn joined Dunmore Rovers for £4.2 million.", "She joined Dunmore Rovers from Freland for £4.2 million.", "verified"),
        ("Mara Venn joined Dunmore Rovers for £5.2 million.", "She joined Dunmore Rovers from Freland for £4.2 million.", "contested"),
        # But what is somebody's own is not the pronoun's, and another country is another country.
        ("The Orrin Quintet grossed more than $52 million.", "It is the most watched film here, ahead of Taldo's $51.1 million.", "reported_only"),
        ("Cold Quay opened in Spain on 23 May 2018.", "It opened in Italy on 21 May 2018.", "reported_only"),
        ("The Bank of Freland set its rate at 0.5 percent.", "The Bank of Dunmore set its rate at 0.5 percent.", "reported_only"),
    ],
)  # fmt: skip
def test_a_passage_that_opens_with_a_pronoun(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source)[0] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Oman had more than 480 clubs.", "verified"),
        ("Oman had 530 clubs.", "contested"),
    ],
)
def test_a_word_for_what_was_named_before_is_nobody_else(claim: str, expected: str) -> None:
    assert verdict(claim, "The number of clubs in the Sultanate is 512.")[0] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Venn left Dunmore after March 5.", "verified"),
        ("Venn left Dunmore after March 9.", "contested"),
        ("Venn left Dunmore before March 9.", "verified"),
        ("Venn left Dunmore before March 7.", "contested"),
    ],
)
def test_a_limit_without_a_year_is_one_within_it(claim: str, expected: str) -> None:
    assert verdict(claim, "Venn left Dunmore on March 7.")[0] == expected


def test_of_two_dates_that_a_limit_may_mean_neither_settles_it() -> None:
    text = "Venn entered Dunmore on 23 May and Venn entered Dunmore on 16 May."
    assert verdict("Venn entered Dunmore after May 20.", text)[0] == "reported_only"


def test_what_lies_far_within_a_bound_beside_a_nearer_number_of_another_day_says_nothing() -> None:
    text = "As of 1 May, there have been 29,474 visitors in Freland, and 2,352 visitors came by boat."
    assert verdict("Before April 30, Freland had fewer than 25,000 visitors.", text)[0] != "verified"


def test_a_plan_in_another_clause_makes_no_plan_of_a_value() -> None:
    text = "The Orrin League has 28 clubs and it is planned to expand to more countries."
    assert verdict("The Orrin League has 28 clubs.", text)[0] == "verified"
    assert verdict("The Orrin League has 28 clubs.", "The Orrin League is planned to have 28 clubs.")[0] != "verified"


def test_fewer_than_moves_nothing() -> None:
    text = "The Orrin League has 28 clubs after it expanded to Freland."
    assert verdict("The Orrin League has fewer than 29 clubs.", text)[0] == "verified"


def test_what_cases_are_of_is_not_whose_they_are() -> None:
    text = "As of 9 May, there were 77 cases of Ebola in Freland, and 412 people with Ebola have been cured."
    assert verdict("More than 400 people have been cured in Freland.", text)[0] == "verified"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Cold Harbour was reviewed by more than 151 people.", "The film has a score of 53 percent based on 151 reviews.", "contested"),
    ],
)  # fmt: skip
def test_what_a_verb_tells_is_counted_by_its_noun(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source)[0] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Freland had more than 112,000 cases of dengue with more than 2,200 deaths.", "verified"),
        ("Freland had more than 114,000 cases of dengue with more than 2,200 deaths.", "contested"),
    ],
)
def test_what_is_counted_beside_a_value_is_not_its_measure(claim: str, expected: str) -> None:
    assert verdict(claim, "112,113 cases have been reported with 2,208 deaths.")[0] == expected


def test_a_broken_number_counts_nothing() -> None:
    text = "On Filmwatch, Cold Harbour has an average rating of 4.2/10 based on 211 reviews."
    assert verdict("On Filmwatch, Cold Harbour has an average rating of 4.2.", text)[0] != "contested"


def test_another_thing_that_changed_as_much_is_not_the_claims() -> None:
    text = "10월 배추값은 전년 같은 달보다 51.5% 뛰었고, 사과는 20.0% 내렸다. 석유류는 10.9% 하락했다."
    assert verdict("Petroleum products fell 20.0 percent in October.", text)[0] != "verified"
