"""A document that disagrees with itself, told without any source."""

from __future__ import annotations

import pytest

from factcheck.verdicts.consistency import findings
from tests.factcheck.papers import paper


def kinds(text: str) -> list[str]:
    return [f.kind for f in findings(paper(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한빛중공업 주가는 142달러에서 118달러로 14% 떨어졌다.", ["percentage"]),
        ("한빛중공업 주가는 142달러에서 118달러로 17% 떨어졌다.", []),
        ("Orrin shares fell 14% from $142.62 to $118.42.", ["percentage"]),
        ("Orrin shares fell 17% from $142.62 to $118.42.", []),
        ("Orrin shares fell from $142.62 to $118.42, a fall of 14%.", ["percentage"]),
        ("Orrin shares fell from $142.62 to $118.42, a fall of 17%.", []),
        ("Orrin had revenue of $5 million in 2023. Orrin had revenue of $7 million in 2023.", ["two_values"]),
        ("Orrin had revenue of $5 million in 2022. Orrin had revenue of $7 million in 2023.", []),
        ("Orrin had revenue of $5 million in 2023. Taldo had revenue of $7 million in 2023.", []),
        ("Orrin had revenue of $5 million in 2023. Orrin had operating profit of $7 million in 2023.", []),
        ("Orrin had revenue of $5 million in 2023. Orrin had revenue of about $5.1 million in 2023.", []),
        ("한빛중공업의 2023년 매출은 50억 원이었다. 한빛중공업의 2023년 매출은 70억 원이었다.", ["two_values"]),
        ("Wood made 40%, coal 30% and other 20% of the fuel.", ["sum"]),
        ("Wood made 40%, coal 30% and other 30% of the fuel.", []),
        ("Wood made 40%, coal 30% and oil 20% of the fuel.", []),
    ],
)
def test_where_a_document_disagrees_with_itself(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_finding_names_its_claims_and_shows_the_arithmetic() -> None:
    extraction = paper("한빛중공업 주가는 142달러에서 118달러로 14% 떨어졌다.")
    (finding,) = findings(extraction)
    assert set(finding.claims) <= {c.id for c in extraction.claims}
    assert "(118 − 142) / 142" in finding.text
    assert "14 %" in finding.text


def test_a_document_without_claims_has_no_findings() -> None:
    assert kinds("Nothing was counted.") == []
