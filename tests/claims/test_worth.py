"""Values that are no claims of their own: scope, period, the writer's own plans, counts and instructions."""

from __future__ import annotations

import pytest

from claims.documents.document import read_text
from claims.extract import extract

ENGLISH = [
    ("Of firms with 300 or more staff, 44% had a union.", {"44%": "", "300": "scope"}),
    ("Among people aged 70 and over, 18% live alone.", {"18%": "", "70": "scope"}),
    ("The app drew 52,000 users within three weeks.", {"52,000 users": "", "three weeks": "period"}),
    ("The crossing takes three weeks.", {"three weeks": ""}),
    ("Whisk the four yolks with 90 g of sugar.", {"four yolks": "own_count", "90 g": "instruction"}),
    ("Sugar weighed 90 g.", {"90 g": ""}),
    ("I rode there on two buses and counted 31 herons.", {"two buses": "own_count", "31 herons": ""}),
    ("No. 44 lands on 9 May, with 3 maps.", {"3 maps": "own_plan"}),
    ("Shipments fell 6% in May 2021.", {"6%": "", "May 2021": None}),
    ("In May 2021, shipments fell 6%.", {"6%": "", "May 2021": ""}),
]  # fmt: skip
KOREAN = [
    ("70세 이상 노인의 18%가 혼자 산다.", {"18%": "", "70세": "scope"}),
    ("세 번 이상 다녀간 손님은 412명이었다.", {"412명": "", "세 번": "scope"}),
    ("이 앱은 석 달 만에 31만 명이 받았다.", {"31만 명": "", "석 달": "period"}),
    ("2021년 한 해 쓴 돈은 약 131억 원이에요.", {"131억 원": "", "2021년": None}),
    ("공사는 석 달이 걸렸다.", {"석 달": ""}),
    ("양파 200g을 볶아 주세요.", {"200g": "instruction"}),
    ("학교 한 곳의 정원은 300명이다.", {"한 곳": "own_count", "300명": ""}),
    ("한 명의 어부가 숨졌다.", {"한 명": ""}),
    ("저는 그날 빵 두 개를 먹고 1만 2천 원을 냈다.", {"두 개": "own_count", "1만 2천 원": ""}),
    ("다음 편지로 5월 9일에 찾아뵙겠습니다.", {"5월 9일": "own_plan"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whys"), ENGLISH + KOREAN)
def test_what_is_a_claim_and_why_the_rest_is_none(text: str, whys: dict[str, str | None]) -> None:
    extraction = extract(read_text(text, language=None))
    claimed = {c.value.text for c in extraction.claims}
    skipped = {s.text: s.why for s in extraction.skipped}
    for mention, why in whys.items():
        assert (mention in claimed) == (why == ""), mention
        assert why in ("", None) or skipped[mention] == why, mention
