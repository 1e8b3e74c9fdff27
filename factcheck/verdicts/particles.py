"""The particle behind a replaced Korean value: 3만이 → 9,800이, 4조가 → 9,000억이."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from claims.words.morphology import split_syllable

_RIEUL = 8
"""ㄹ among the final sounds."""
_WORD = re.compile(r"[가-힣]{1,8}")


def following(value: str, rest: str) -> str:
    """`rest`, the text behind a value, with the particle at its start in the form that `value` asks for.

    Unchanged where there is none, or where it is not known how the value is read aloud.
    """
    match, final = _WORD.match(rest), _final(value)
    if match is None or final is None:
        return rest
    form = _forms(closed=final > 0, rieul=final == _RIEUL).get(match.group())
    return rest if form is None else form + rest[match.end() :]


def _final(value: str) -> int | None:
    """The final sound of the last syllable as read aloud, 0 for a vowel; None where it is not known."""
    text = value.rstrip()
    sounds: Mapping[str, str] = _table()["sounds"]
    sign = next((s for s in sorted(sounds, key=len, reverse=True) if text.endswith(s)), None)
    last = sounds[sign] if sign else text[-1:]
    return split_syllable(last)[2] if _WORD.fullmatch(last) else None


@cache
def _forms(*, closed: bool, rieul: bool) -> dict[str, str]:
    """Either form of each particle → the form that fits."""
    wholes: Sequence[Sequence[str]] = _table()["whole"]
    ways: Sequence[Sequence[str]] = _table()["way"]
    fitting = [(pair, closed) for pair in wholes] + [(pair, closed and not rieul) for pair in ways]
    return {form: pair[0 if full else 1] for pair, full in fitting for form in pair}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("factcheck.verdicts").joinpath("particles.toml").read_text(encoding="utf-8"))
