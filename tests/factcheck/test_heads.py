"""A value of which a page says whose number it is."""

from __future__ import annotations

import pytest

from tests.factcheck.papers import verdict

NURSES = (
    "Correction: the Wexby clinic trained 85 nurses in 2024. Our report said 230; 230 is the number of people who "
    "asked for a place."
)
KITCHENS = "Last year the Orley canteens opened 12 kitchens; 47 was the number of sites that they looked at."
PILOTS = "Skellan Air took on 460 pilots last year; 640 is the number of applicants."
HOMES = "해솔시는 지난해 임대주택에 410가구를 들였다. 1,260가구는 신청 가구 수다."
DOCTORS = "In 2024 the Wexby clinic had 85 staff. 31 is the number of doctors among them."


@pytest.mark.parametrize(
    ("claim", "source", "verified"),
    [
        ("The Wexby clinic trained 85 nurses in 2024.", NURSES, True),
        ("The Wexby clinic trained 230 nurses in 2024.", NURSES, False),
        ("In 2024, 230 people asked the Wexby clinic for a place.", NURSES, True),
        ("The Orley canteens looked at 47 sites last year.", KITCHENS, True),
        ("Last year 640 applicants were interviewed by Skellan Air.", PILOTS, True),
        ("지난해 스켈런 항공의 지원자는 640명이었다.", PILOTS, True),
        ("지난해 스켈런 항공이 채용한 조종사는 640명이었다.", PILOTS, False),
        ("지난해 웩스비 병원에서 교육받은 간호사는 230명이다.", NURSES, False),
        ("The Orley canteens opened 47 kitchens last year.", KITCHENS, False),
        ("해솔시는 지난해 임대주택에 1,260가구를 들였다.", HOMES, False),
        ("해솔시는 지난해 임대주택에 410가구를 들였다.", HOMES, True),
        ("The Wexby clinic had 31 doctors in 2024.", DOCTORS, True),
    ],
)
def test_a_value_said_to_be_the_number_of_others_bears_out_nothing(claim: str, source: str, verified: bool) -> None:
    assert (verdict(claim, source)[0] == "verified") is verified


def test_the_number_of_others_contests_nothing() -> None:
    assert verdict("The Orley canteens opened 12 kitchens last year.", KITCHENS)[0] != "contested"
