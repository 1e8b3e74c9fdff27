"""What came is told beside what was planned, and only the latter is a plan."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.frames.read import Context, read_frames


@pytest.mark.parametrize(
    ("sentence", "value", "modality"),
    [
        ("한 해 동안 공연을 올린 날은 146일로 첫해 계획(120일)을 훌쩍 넘겼습니다.", "146일", "fact"),
        ("한 해 동안 공연을 올린 날은 146일로 첫해 계획(120일)을 훌쩍 넘겼습니다.", "120일", "plan"),
        ("지난해 판매량은 412대로 목표(500대)에 크게 못 미쳤다.", "412대", "fact"),
        ("지난해 판매량은 412대로 목표(500대)에 크게 못 미쳤다.", "500대", "plan"),
        ("관람객은 목표치인 30만 명을 웃돈 34만 명이었다.", "34만 명", "fact"),
        ("관람객은 목표치인 30만 명을 웃돈 34만 명이었다.", "30만 명", "plan"),
        ("올해 관람객은 예상보다 많은 34만 명으로 집계됐다.", "34만 명", "fact"),
        ("내년 관람객은 34만 명으로 목표(30만 명)를 넘길 것으로 전망된다.", "34만 명", "forecast"),
        ("올해는 목표를 넘긴 34만 명을 유치할 계획이다.", "34만 명", "plan"),
    ],
)
def test_what_passed_a_plan_has_come(sentence: str, value: str, modality: str) -> None:
    frames = read_frames(sentence, Context(language="ko", as_of=dt.date(2026, 2, 1)))
    assert {str(f.modality) for f in frames if f.mention.text == value} == {modality}
