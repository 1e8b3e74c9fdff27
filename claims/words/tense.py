"""Whether a sentence tells of what is over: "opened in June", 6월에 열렸다. Words are data (`past` of `[binding]`)."""

from __future__ import annotations

import re

from claims.model import Modality
from claims.words import stance

_WINDOW = 200
"""Characters around a date in which its sentence is looked for."""
_END = re.compile(r"[^\d\s][.!?]['\")”’]{0,2}\s")
_PAST_ENDING = re.compile(
    r"(?<![a-z])(?!need|indeed|speed|exceed|proceed|succeed|feed|seed|breed|united)[a-z]{2,20}ed(?![a-z])"
)
_SYLLABLES, _FINALS, _SS = 0xAC00, 28, 20
"""Hangul syllables are in order of their final consonant; the twentieth is the ㅆ of past verbs (했, 열렸)."""
_NO_PAST = frozenset("있겠")


def tells_of_the_past(text: str, start: int, end: int, language: str) -> bool:
    """True where a verb of the sentence around a place is in the past and nothing in it is to come."""
    before = text[max(0, start - _WINDOW) : start]
    begin = max((m.end() for m in _END.finditer(before)), default=0)
    after = text[end : end + _WINDOW]
    stop = _END.search(after)
    sentence = before[begin:] + text[start:end] + (after[: stop.end()] if stop else after)
    if stance.modality_of(sentence, language) is not Modality.FACT:
        return False
    if language == "ko":
        return any(
            (ord(ch) - _SYLLABLES) % _FINALS == _SS for ch in sentence if "가" <= ch <= "힣" and ch not in _NO_PAST
        )
    return stance.has(sentence, language, "past") or (language == "en" and bool(_PAST_ENDING.search(sentence.lower())))
