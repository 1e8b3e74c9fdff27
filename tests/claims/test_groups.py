"""Parts of a small group as shares, and what only looks like one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from claims.frames.read import Context, read_frames
from claims.mentions.find import find_mentions
from claims.model import Quantity


@pytest.mark.parametrize(
    ("text", "mention", "percent"),
    [
        ("승객 넷 중 셋은 섬 주민이었다.", "넷 중 셋", "75"),
        ("배 다섯 가운데 둘이 낡았다.", "다섯 가운데 둘", "40"),
        ("여덟 중에 다섯은 휴가를 냈다.", "여덟 중에 다섯", "62.5"),
        ("그물 둘 가운데 하나 이상이 찢어졌다.", "둘 가운데 하나", "50"),
    ],
)
def test_a_part_of_a_group_is_a_share(text: str, mention: str, percent: str) -> None:
    found = next(m for m in find_mentions(text, "ko") if m.text == mention)
    assert isinstance(found.value, Quantity)
    assert (found.value.value, found.value.unit) == (Decimal(percent), "percent")


@pytest.mark.parametrize(
    "text", ["둘 중 하나를 고르라고 했다.", "넷 중 누구도 오지 않았다.", "대한민국 선수 중 하나였다."]
)
def test_a_choice_is_none(text: str) -> None:
    assert not [m for m in find_mentions(text, "ko") if isinstance(m.value, Quantity) and m.value.unit == "percent"]


def test_the_previous_year_is_told_from_the_time_spoken_of() -> None:
    text = "The yard built 41 boats in 2024. Compared with the previous year that is a decline of 6%."
    frame = next(f for f in read_frames(text, Context(language="en", as_of=dt.date(2026, 5, 4))) if f.change)
    assert not frame.baselines
