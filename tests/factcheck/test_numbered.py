"""Numbers that only say which one, where evidence was given for a claim."""

from __future__ import annotations

import pytest

from factcheck.verdicts.numbered import numbered
from factcheck.verdicts.pairs import judge_pair


def verdict(claim: str, *evidence: str) -> str:
    return str(judge_pair({"id": 1, "claim": claim, "evidence": list(evidence)})["verdict"])


@pytest.mark.parametrize(
    ("text", "of", "number"),
    [
        ("The border runs along 44th Street.", "street nth", ("44",)),
        ("Marlow left in season 4.", "season", ("4",)),
        ("They lost by a score of 14-10.", "", ("14", "10")),
    ],
)
def test_which_one_is_read_with_what_is_numbered(text: str, of: str, number: tuple[str, ...]) -> None:
    assert [(n.of, n.number) for n in numbered(text)] == [(of, number)]


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("Marlow leaves the bakery in season 4.", "In season 4, Marlow leaves the bakery for good.", "verified"),
        ("Marlow leaves the bakery in season 4.", "In season 6, Marlow leaves the bakery for good.", "contested"),
        ("The Otters beat the Herons 3-1.", "In the evening the Otters beat the Herons 3-1.", "verified"),
        ("The Otters beat the Herons 3-1.", "In the evening the Otters beat the Herons 2-1.", "contested"),
        ("The 12th Precinct patrols Larkfield.", "Larkfield is patrolled by the 19th Precinct.", "contested"),
        ("뚜껑형 모델은 소비효율이 2등급이다.", "뚜껑형 모델은 소비효율 1등급이다.", "contested"),
    ],
)
def test_another_number_of_the_same_speaks_against(claim: str, evidence: str, expected: str) -> None:
    assert verdict(claim, evidence) == expected


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Marlow leaves the bakery after season 4.", "In season 6, Marlow leaves the bakery for good."),
        ("Only Marlow leaves the bakery in season 4.", "In season 4, Marlow leaves the bakery for good."),
        ("Marlow burns the cellar in season 4.", "In season 4, a stranger leaves the town for good."),
        ("Marlow leaves the bakery in season 4.", "In episode 6, Marlow leaves the bakery for good."),
        (
            "The council passed the plan 41 to 22.",
            "The council passed the plan by 35 votes to 28 after 41 to 22 in March.",
        ),
    ],
)
def test_what_the_numbers_do_not_tell_stays_open(claim: str, evidence: str) -> None:
    assert verdict(claim, evidence) == "reported_only"


def test_a_value_that_agrees_does_not_bear_out_another_ordinal() -> None:
    evidence = "On 4 May 2011 Ostrom scored her 300th goal for the Herons."
    assert verdict("In 2011 Ostrom scored her 300th goal for the Herons.", evidence) == "verified"
    assert verdict("In 2011 Ostrom scored her 200th goal for the Herons.", evidence) != "verified"
