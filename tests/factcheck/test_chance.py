"""Evidence that was given for the claim: what is likely its value, and what no likelihood settles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks import calibrate
from factcheck.binding.chance import spread
from factcheck.binding.weigh import weigh
from factcheck.matching.align import weights
from factcheck.verdicts.judge import decide
from factcheck.verdicts.pairs import judge_pair, values_of

BIRTHS = "Births were 238,343."
OPENING = "The Orrin Museum drew 1.3 million visitors in 2023. The building cost $89 million and opened in 1997."


def verdict(claim: str, *evidence: str) -> str:
    return str(judge_pair({"id": 1, "claim": claim, "evidence": list(evidence)})["verdict"])


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("Orrin had less than 89 recoveries.", "There were 239 cases, with 85 recoveries and 0 deaths.", "verified"),
        ("The Orrin Trilogy sold more than 130 copies.", "It sold 127 copies.", "contested"),
        ("Orrin had more than 288 reviews.", "Orrin had 288 reviews.", "contested"),
        ("Before April 18, Orrin had 197 cases.", "As of April 17, Orrin had 197 cases.", "verified"),
        ("Before April 18, Orrin had 197 cases.", "As of April 18, Orrin had 197 cases.", "reported_only"),
        ("By 22 April, more than 138,000 people had visited Orrin.", "By 22 April 138,078 people had visited Orrin.", "verified"),
        ("Orrin won only 45 games.", "Orrin won 45 games.", "reported_only"),
        ("Melvik was dissolved in 2004.", "Melvik was assembled in 2004.", "reported_only"),
        ("Ada Melvik died on 5 May 1950.", "Ada Melvik (2 June 1901 - 5 May 1950) was a painter.", "verified"),
        ("Ada Melvik was born on 5 May 1950.", "Ada Melvik (2 June 1901 - 5 May 1950) was a painter.", "reported_only"),
        ("Ada Melvik died on 2 June 1901.", "Ada Melvik (2 June 1901 - 5 May 1950) was a painter.", "reported_only"),
        ("Melvik Hall was dedicated after 2004.", "Melvik Hall was consecrated on 7 May 2009.", "verified"),
        ("The Orrin Museum closed on 13 March 2020.", "The Orrin Museum closed on March 13.", "verified"),
        ("The Orrin Museum closed on 13 March 2020.", "The Orrin Museum closed on March 15.", "contested"),
    ],
)  # fmt: skip
def test_evidence_that_was_given(claim: str, evidence: str, expected: str) -> None:
    assert verdict(claim, evidence) == expected


def test_a_value_of_somebody_else_is_never_likely() -> None:
    assert verdict(
        "Melvik had 675 million users in 2024.", "Orrin did well in 2024. Its users reached 675 million."
    ) == ("reported_only")


def test_what_is_sure_may_stand_beside_another_name_but_not_be_told_of_it() -> None:
    claim = "Tove Lindqvist has more than 124 caps."
    assert verdict(claim, "With 125 caps, she is their second most capped player, after Marit Aune.") == "verified"
    assert verdict(claim, "Marit Aune is their captain. She is at 125 caps.") == "reported_only"


def test_across_languages_the_measure_has_to_be_met() -> None:
    assert verdict("오린 미술관의 연간 운영비는 8,900만 달러다.", OPENING) == "reported_only"


def test_what_is_only_likely_does_not_outweigh_what_agrees() -> None:
    claims, shelf = values_of({"claim": "Births came to 238,000.", "evidence": ["Births were 686,061.", BIRTHS]})
    keyed = shelf.lexicon.key(claims[0].frame)
    against, agrees = (weigh(keyed, reading, shelf.lexicon, cited=True) for reading in shelf.readings)
    assert decide(claims[0], keyed, [against, agrees], [], None).verdict == "contested"
    assert decide(claims[0], keyed, [replace(against, likely=True), agrees], [], None).verdict == "verified"


def test_the_lines_of_a_page_are_spread_thinner_than_chosen_passages() -> None:
    assert spread(1) == spread(3) == 0
    assert 0 < spread(6) < spread(60) == 1


def test_signs_of_the_fitted_weights_are_fixed() -> None:
    for name in ("fitted_verify", "fitted_contest"):
        table = weights()[name]
        assert all(table.get(n, 0) >= 0 for n in calibrate.HELPS)
        assert all(table.get(n, 0) <= 0 for n in calibrate.HURTS)
        assert set(table) <= {*calibrate.HELPS, *calibrate.HURTS, *calibrate.EITHER}


def test_fitting_keeps_a_sign_that_the_data_would_turn() -> None:
    rows = [({"bias": 1.0, "overlap": 1.0}, 0.0, 1.0), ({"bias": 1.0, "stranger": 1.0}, 1.0, 1.0)] * 20
    fitted = calibrate.descend(rows, {})
    assert fitted["overlap"] == 0 == fitted["stranger"]
    turned = [(found, 1.0 - right, heavy) for found, right, heavy in rows]
    fitted = calibrate.descend(turned, {})
    assert fitted["overlap"] > 0 > fitted["stranger"]
