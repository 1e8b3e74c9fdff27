"""Who only says so: the name that a sentence takes its value from, which the value is not about.

said_by("The port authority puts traffic at 5 million boxes.", "en", ["port authority"]) → "port authority"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from claims.lang import load
from claims.words.patterns import one_of
from claims.words.stance import pattern

GLOSS = r"(?:\s?[(（][^()（）]{1,24}[)）])?"
_BEHIND = 48
"""Characters behind a name in which a word may say that it only reports."""
_NEAR = 60
"""Characters between "according to" and the name that it means."""


def said_by(sentence: str, language: str, names: Sequence[str]) -> str:
    """The name that a sentence attributes itself to ("according to X", "X에 따르면", "X puts it at"), or ""."""
    if name := _named_beside(sentence, language, names):
        return name
    speaks = _SPEAKS.get(language)
    if speaks is None:
        return ""
    places = ((n, sentence.find(n)) for n in names)
    return next((n for n, at in places if at >= 0 and speaks(sentence, at, at + len(n))), "")


def _named_beside(sentence: str, language: str, names: Sequence[str]) -> str:
    compiled = pattern(language, "attributed_to")
    found = compiled.search(sentence) if compiled else None
    if not found:
        return ""
    if language == "ko":
        before = max(((sentence.rfind(n, 0, found.start()), n) for n in names), default=(-1, ""))
        return before[1] if before[0] >= 0 else ""
    after = [(sentence.find(n, found.end()), n) for n in names]
    return min((pair for pair in after if 0 <= pair[0] <= found.end() + _NEAR), default=(0, ""))[1]


def _words(language: str, key: str) -> str:
    return one_of(load(language).binding.get(key, ()))


@cache
def _korean_forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """X가 집계한 …, X가 낸 자료; X 통계를 보면; X는 …로 집계했다; X는 …이/가 …다고 밝혔다."""
    counts, brings, papers = (_words("ko", f"speaker_{k}") for k in ("counts", "brings", "papers"))
    said, told = _words("ko", "speaker_said"), _words("ko", "speaker_told")
    return (
        re.compile(
            rf"{GLOSS}(?:이|가)\s(?:\S{{1,8}}\s){{0,3}}?(?:(?:{counts})\s|(?:{brings})\s(?:\S{{1,8}}\s){{0,3}}?\S{{0,6}}(?:{papers}))"
        ),
        re.compile(rf"{GLOSS}의?\s(?:\S{{1,8}}\s){{0,2}}?\S{{0,6}}(?:{papers})(?:은|는|을|를|로|으로|에|에서|상|엔)"),
        re.compile(rf"(?:으로|로)\s(?:{said})[가-힣]{{1,5}}\W*\Z"),
        re.compile(rf"(?:이|가|은|는)\s.{{1,200}}[다라]고\s(?:\d{{1,2}}일\s)?(?:{told})[가-힣]{{0,5}}\W*\Z"),
    )


def reports(sentence: str) -> bool:
    """Whether a Korean sentence ends in a verb of saying ("…다고 밝혔다")."""
    return bool(_reported().search(sentence))


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"[다라]고\s(?:\d{{1,2}}일\s)?(?:{_words('ko', 'speaker_told')})[가-힣]{{0,5}}\W*\Z")


def _korean(sentence: str, start: int, end: int) -> bool:
    """Whether the name at a place only says so."""
    attributed, paper, counted, told = _korean_forms()
    behind = sentence[end : end + _BEHIND]
    if attributed.match(behind) or paper.match(behind):
        return True
    topic = _TOPIC.match(sentence, end)
    return topic is not None and bool(counted.search(sentence) or told.search(sentence, topic.end()))


_TOPIC = re.compile(rf"{GLOSS}(?:은|는)\s")


@cache
def _english_forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """X reckons that …, X puts … at; …, writes X; Mayor X said …; …, X reported."""
    verbs = _words("en", "speaker_verbs")
    return (
        re.compile(rf"{GLOSS}\s(?:also\s|now\s)?(?:{verbs})\s(?!its\b|their\b|it\b|they\b|his\b|her\b)"),
        re.compile(rf",[\"”’']?\s(?:{_words('en', 'speaker_behind')})\s(?:the\s)?\Z"),
        re.compile(rf"\b(?:{_words('en', 'titles_of_people')})\s(?:[A-Z]\w+\s)?\Z", re.IGNORECASE),
        re.compile(rf"(?:,\s(?:the|a|an|its|their)\s[^,]{{2,60}},)?\s(?:{_words('en', 'tells')})\s"),
        re.compile(rf"{GLOSS}\s(?:has\s|have\s)?(?:{_words('en', 'speaker_ends')})\s?(?:[,;.]|\Z)"),
    )


_BEHIND_A_COMMA = re.compile(r",[\"”’']?\s(?:the\s)?\Z")


def _english(sentence: str, start: int, end: int) -> bool:
    """The same in English."""
    verb_behind, verb_before, title, tells, ends = _english_forms()
    if verb_behind.match(sentence, end) or verb_before.search(sentence[max(0, start - 24) : start]):
        return True
    if _BEHIND_A_COMMA.search(sentence[max(0, start - 8) : start]) and ends.match(sentence, end):
        return True
    # A person with a title, or an office behind the name, tells of somebody else; a company that says so of itself.
    told = tells.match(sentence, end)
    return told is not None and (
        told.group().startswith(",") or bool(title.search(sentence[max(0, start - 40) : start]))
    )


_SPEAKS: Mapping[str, Callable[[str, int, int], bool]] = {"ko": _korean, "en": _english}
