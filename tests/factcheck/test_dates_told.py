"""Dates of what happened: planned so and come otherwise, told by who did it on its own page, of a clause of its own."""

from __future__ import annotations

import pytest

from tests.factcheck.papers import frame
from tests.factcheck.test_cells import verdicts

TRAM = "<p>The Mossley tram had been due to open in May 2024, but cracked rails pushed it back.</p>"
OPENED = "<p>The Mossley tram, which had been due to open in 2023, opened in May 2024.</p>"
CLINIC = "<p>새솔병원은 2024년 3월에 문을 열 예정이었지만 공사가 늦어져 미뤄졌다.</p>"
BAKERY = "<p>Last week we opened our bakery in Ulverby, on the quay by the old mill.</p>"


def page(name: str, text: str, language: str = "en") -> str:
    return (
        f'<html lang="{language}"><head><title>Hello | {name}</title><meta property="og:site_name" content="{name}">'
        f'<meta property="article:published_time" content="2025-11-14"></head><body><main>{text}</main></body></html>'
    )


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("The Mossley tram opened in May 2024.", page("Tramways", TRAM), "contested"),
        ("새솔병원은 2024년 3월에 문을 열었다.", page("새솔병원", CLINIC, "ko"), "contested"),
        ("Torvik Foods opened its bakery in Ulverby in October 2025.", page("Torvik Foods", BAKERY), "contested"),
        ("The Mossley tram opened in May 2024.", page("Tramways", OPENED), "verified"),
        ("Torvik Foods opened its shop in Rexham in October 2025.", page("Penfield Paper", BAKERY), "reported_only"),
    ],
)
def test_when_it_happened(claim: str, source: str, verdict: str) -> None:
    assert verdicts(claim, source)[0] == verdict


def test_a_clause_with_a_subject_of_its_own_is_of_nobody_before() -> None:
    text = "한들출판협회는 책값을 조사한다. 할인 한도를 두는 법이 시행된 때는 2013년 11월이다."
    assert frame(text, "ko", "2013년 11월").subject == ""
    text = "한들미술관은 언덕 위에 있다. 문을 연 날은 2013년 11월 3일이다."
    assert frame(text, "ko", "2013년 11월 3일").subject == "한들미술관"


def test_two_korean_values_with_a_date_in_front_of_each() -> None:
    text = "바다열차 이용객은 2024년 48만 명에서 2025년 43만 명으로 줄었다."
    years = {value: [p.value for p in frame(text, "ko", value).periods] for value in ("48만 명", "43만 명")}
    assert years == {"48만 명": ["2024"], "43만 명": ["2025"]}
    page_ = page("바다열차", f"<p>{text}</p>", "ko")
    assert verdicts("바다열차는 2025년 48만 명을 태웠다.", page_) == ["contested"]
    assert verdicts("바다열차는 2025년 43만 명을 태웠다.", page_) == ["verified"]
