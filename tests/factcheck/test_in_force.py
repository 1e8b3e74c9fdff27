"""Rules told by what they do: banned since, compulsory since, bites on; the day they were made is another."""

from __future__ import annotations

import pytest

from tests.factcheck.papers import verdict

PIER = "Pier (Smoking) Order 2025, made on 14 April 2025. 1. This Order comes into force on 1 June 2025."
CODE = "The code for boilers takes effect on 1 September 2027. Adopted 4 May 2026."


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("Smoking on the pier has been banned since 1 June 2025.", PIER, "verified"),
        ("The new code for old boilers bites on 1 September 2027.", CODE, "verified"),
        ("The new code for old boilers bites on 1 March 2027.", CODE, "contested"),
        ("The new code for old boilers was written on 1 March 2027.", CODE, "reported_only"),
    ],
)
def test_when_a_rule_began(claim: str, evidence: str, expected: str) -> None:
    assert verdict(claim, evidence)[0] == expected
