"""Whether a sentence tells of what is over: "opened in June", 6월에 열렸다. Words are data (`past` of `[binding]`)."""

from __future__ import annotations

import re

from claims.model import Modality
from claims.words import stance

_WINDOW = 200
"""Characters around a date in which its sentence is looked for."""
_END = re.compile(r"[^\d\s][.!?]['\")”’]{0,2}\s|\d{4}[.!?]['\")”’]{0,2}\s(?=[A-Z])")
_PAST_ENDING = re.compile(
    r"(?<![a-z])(?!need|indeed|speed|exceed|proceed|succeed|feed|seed|breed|united)[a-z]{2,20}ed(?![a-z])"
)
_SYLLABLES, _FINALS, _SS = 0xAC00, 28, 20
"""Hangul syllables are in order of their final consonant; the twentieth is the ㅆ of past verbs (했, 열렸)."""
_NO_PAST = frozenset("있겠")
_QUOTED = re.compile(r"(?P<said>[^.!?]{0,160}?[다라자])고 (?:[^.!?]{0,40} )?(?:밝|전했|말했|발표|알렸|설명|안내|공지)")
"""Korean up to the end of what somebody said."""
_DECIDED = re.compile(r"기로 (?:했|하였|결정|합의|확정)")
"""What has been decided is to come."""


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a place in its sentence."""
    before = text[max(0, start - _WINDOW) : start]
    begin = max((m.end() for m in _END.finditer(before)), default=0)
    after = text[end : end + _WINDOW]
    stop = _END.search(after)
    return before[begin:], after[: stop.end()] if stop else after


_DEADLINE = {
    "en": re.compile(r"\b(?:by|until|before) (?:the )?(?:(?:end|middle|start) of )?(?:(?:early|mid|late)[ -])?$"),
    "ko": re.compile(r" ?(?:[초중]순|말|중)?(?:까지|안에|안으로)"),
}


def tells_of_a_deadline(text: str, start: int, end: int, language: str) -> bool:
    """True for a date by which its sentence plans something ("is to cut 180 jobs by the end of June", 6월 말까지 줄일
    계획이다)."""
    words = _DEADLINE.get(language)
    if words is None:
        return False
    before, after = _around(text, start, end)
    limits = words.match(after) if language == "ko" else words.search(before.lower())
    planned = after if language == "ko" else before
    return bool(limits) and stance.modality_of(planned, language) is not Modality.FACT


def tells_of_the_past(text: str, start: int, end: int, language: str) -> bool:
    """True where a verb of the sentence around a place is in the past and nothing in it is to come."""
    before, after = _around(text, start, end)
    if language == "ko" and (quoted := _QUOTED.match(after)):
        # What is said has the tense of its own verb, not that of the saying ("9월 15일부터 올린다고 29일 밝혔다").
        before, after = "", quoted.group("said")
    sentence = before + text[start:end] + after
    if stance.modality_of(sentence, language) is not Modality.FACT:
        return False
    if language == "ko":
        sentence = _DECIDED.sub(" ", sentence)
        return any(
            (ord(ch) - _SYLLABLES) % _FINALS == _SS for ch in sentence if "가" <= ch <= "힣" and ch not in _NO_PAST
        )
    return stance.has(sentence, language, "past") or (language == "en" and bool(_PAST_ENDING.search(sentence.lower())))
