"""Values that only say which one, what kind of thing or what the writer did: a third meeting, 3-litre tins, 82세 노인.

They are read like any other value, and a source may be read for them; what is left out is a claim of their own.
The words are data (`[binding]` of each language file).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claims.lang import load
from claims.model import Bound, Frame, Grain, Quantity, When
from claims.words.patterns import one_of

_SMALL = 12
"""More than a dozen nobody counts in passing."""
_AROUND = 40
"""Characters beside a value that may hold what it belongs to."""
_LETTERS = r"(?<![a-z])(?:WORDS)(?![a-z])"
_SIZED = frozenset({"length", "volume", "mass"})
_BEHIND_SIZE = {
    "en": r"[- ](?!(?:an?|per|the|each|in|of|from|by|to|and|for|on|at) )(?:[a-z]+ )?(?:WORDS)(?![a-z])",
    "ko": r" ?(?:WORDS)",
}
_HOLDS = {"en": r"(?<![a-z])(?:an?|one|per|each) (?:[a-z]+ )?(?:WORDS) \($", "ko": r"(?:한|1) ?(?:WORDS)\($"}
"""What stands before a bracket that tells how much is in one."""
_COINED = {"en": r"[- ](?:WORDS)(?![a-z])", "ko": r"(?:짜리 |권| )?(?:WORDS)"}
_OF_A_TIME = {
    "en": (r"(?:^|\W)an? $", r" (?!(?:and|to|or|in|for|was|is|of|at|on|by) )[a-z]"),
    "ko": ("", r"풍|의 어느 "),
}
"""What stands before a year or ten of them, and behind it, where it tells of which time a thing is: a 1970s kitchen."""


@cache
def pattern(language: str, key: str, frame: str) -> re.Pattern[str] | None:
    """The words under `key` of `[binding]` in a frame that has WORDS where they go; None where there are none."""
    words = load(language).binding.get(key, ())
    return re.compile(frame.replace("WORDS", one_of(words))) if words else None


def beside(frame: Frame) -> tuple[str, str]:
    """What stands behind the value and in front of it in its sentence, lower case."""
    ahead = frame.sentence[max(0, frame.start - _AROUND) : frame.start]
    return frame.sentence[frame.end : frame.end + _AROUND].lower(), ahead.lower()


def is_told(frame: Frame, key: str) -> bool:
    """Whether a word under `key` stands in the sentence."""
    return _is_told(frame.sentence, frame.language, key)


@lru_cache(maxsize=1 << 10)
def _is_told(sentence: str, language: str, key: str) -> bool:
    """Kept, as it is asked for each value of a sentence."""
    plain = pattern(language, key, "WORDS" if language != "en" else _LETTERS)
    return bool(plain and plain.search(sentence.lower()))


def aside(frame: Frame) -> str:
    """Why the value is none to be checked: ordinal, scope, kind, own_count or period; "" where it may be one."""
    value = frame.mention.value
    if isinstance(value, When):
        return "period" if _is_of_a_time(frame, value) else ""
    if not isinstance(value, Quantity):
        return ""
    if value.unit == "rank":
        return "ordinal" if frame.mention.text.endswith("째") and not _ranks(frame) else ""
    if _tells_an_age(frame, value):
        return "scope"
    if _is_a_kind(frame, value):
        return "kind"
    if _counts_in_passing(frame, value):
        return "own_count"
    return "period" if _opens_with_time(frame, value) else ""


def _ranks(frame: Frame) -> bool:
    """세계에서 두 번째로 큰, 세 번째 우승: an ordinal that tells a place or a tally, and not only which one."""
    after, before = beside(frame)
    among = pattern(frame.language, "ranked_among", "(?:WORDS)")
    by = pattern(frame.language, "ranked_by", "(?:WORDS)")
    return bool((among and among.search(before)) or (by and by.match(after)))


def _tells_an_age(frame: Frame, value: Quantity) -> bool:
    """My 82-year-old neighbour, 82세 할머니."""
    after, _ = beside(frame)
    if frame.language == "en":
        return value.unit == "year" and (after.startswith("-old") or frame.mention.text.endswith("-old"))
    people = pattern(frame.language, "aged_people", " ?(?:WORDS)")
    return value.unit == "year of age" and value.bound is Bound.EXACT and bool(people and people.match(after))


def _is_a_kind(frame: Frame, value: Quantity) -> bool:
    """3-litre tins, a 12-inch record, a £5 note, 열두 개들이, 한 판(30구)."""
    after, before = beside(frame)
    packed = pattern(frame.language, "packed", "(?:WORDS)")
    holds = pattern(frame.language, "containers", _HOLDS.get(frame.language, "(?!)WORDS")) if after[:1] == ")" else None
    if (packed and packed.match(after)) or (holds and holds.search(before)):
        return True
    money = (value.dimension or "").startswith("currency:")
    if not money and value.dimension not in _SIZED:
        return False
    key, frames = ("coins", _COINED) if money else ("containers", _BEHIND_SIZE)
    behind = pattern(frame.language, key, frames.get(frame.language, "(?!)WORDS"))
    return bool(behind and behind.match(after))


def _counts_in_passing(frame: Frame, value: Quantity) -> bool:
    """A small count, in a word, of what the writer himself met, had or did."""
    if value.value is None or value.value > _SMALL or value.bound is not Bound.EXACT:
        return False
    if any(letter.isdigit() for letter in frame.mention.text) or value.dimension in ("ratio", "multiple"):
        return False
    before = frame.sentence[: frame.start]
    first = pattern(frame.language, "first_person", r"(?:^|[\s\"“'‘(])(?:WORDS)(?![a-z'])")
    return bool(first and first.search(before)) or is_told(frame, "own_deeds")


def _opens_with_time(frame: Frame, value: Quantity) -> bool:
    """ "Two months on, the dust has settled": when, and not how long."""
    if value.dimension not in ("time", "months"):
        return False
    after, before = beside(frame)
    opening = pattern(frame.language, "time_openings", r"\s(?:WORDS)(?![a-z])")
    return not before.strip("\"'“‘ ") and bool(opening and opening.match(after))


def _is_of_a_time(frame: Frame, value: When) -> bool:
    """A 1970s kitchen, a 2019 study, 11월의 어느 날: the date tells which thing is meant."""
    if frame.language not in _OF_A_TIME or (frame.language == "en" and value.grain not in (Grain.YEAR, Grain.DECADE)):
        return False
    after, before = beside(frame)
    in_front, behind = _OF_A_TIME[frame.language]
    return bool(re.search(in_front, before) and re.match(behind, after))
