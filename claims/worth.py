"""Which values of a sentence are its claims, and which only say of whom, over what time or to whom it speaks.

"Of people aged 65 and over, 82 % were vaccinated within two months" asserts 82 %; the age is the scope of the claim,
the two months are its period. The words are data (`[binding]` of each language file).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from claims.lang import load
from claims.model import Bound, Frame, Grain, Kind, Quantity, When
from claims.patterns import one_of
from claims.vocabulary import direction_of, kind

_LONG = frozenset({"day", "week", "month", "quarter", "season", "year", "decade", "century"})
_SMALL = 12
"""More than a dozen nobody counts in passing."""
_LIMITS = frozenset({Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE_THAN, Bound.LESS_THAN})
_BEHIND = 36
"""Characters behind a duration in which what happened in it is told ("석 달 만에 200만 장이 팔렸다")."""
_AROUND = 40
"""Characters beside a value that may hold whom it is the scope of."""


def no_claims(frames: Sequence[Frame]) -> list[str]:
    """Why each value that was read is no claim of its own in its sentence; "" where it is one.

    Args: frames, all of one passage, in order.
    """
    whys: list[str] = []
    for _, told in groupby(frames, key=lambda frame: frame.sentence_span):
        together = list(told)
        amounts = [frame for frame in together if _is_amount(frame)]
        whys += [_why(frame, amounts) for frame in together]
    return whys


def _why(frame: Frame, amounts: Sequence[Frame]) -> str:
    if not frame.mention.claim:
        return frame.mention.why or "not_a_claim"
    if _is_told(frame, "own_plans"):
        return "own_plan"
    if _instructs(frame):
        return "instruction"
    accompanied = len(amounts) > 1 or any(other is not frame for other in amounts)
    if frame.mention.kind is Kind.DATE:
        return "" if _dates_an_event(frame, beside_a_quantity=accompanied) else "period"
    if _counts_in_passing(frame):
        return "own_count"
    return _role_beside(frame, amounts) if accompanied else ""


def _role_beside(frame: Frame, others: Sequence[Frame]) -> str:
    if _is_span(frame, others):
        return "period"
    return "scope" if _is_scope(frame) else ""


def _is_amount(frame: Frame) -> bool:
    """A quantity that is no mere duration ("for another five years") and no mere scope."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or not frame.mention.claim:
        return False
    return value.dimension not in ("time", "months") and not _is_scope(frame)


def _dates_an_event(frame: Frame, *, beside_a_quantity: bool) -> bool:
    """A date is a claim where it says when something happened; beside a quantity it mostly says for which period."""
    when = frame.mention.value
    if not isinstance(when, When) or (when.first is None and when.of_year is None):
        return False
    written = any(ch.isdigit() for ch in frame.mention.text)
    happened = any(kind(c) in ("event", "speech") for c in frame.own.concepts)
    moved = any(direction_of(c) for c in frame.own.concepts)
    if beside_a_quantity:
        # What rose or fell then is told by the quantity, unless the date is set off ("In May 2024, it fell by 3 %").
        return (happened or (moved and _is_set_off(frame))) and written and when.grain in (Grain.DAY, Grain.MONTH)
    return happened or written or moved


def _is_set_off(frame: Frame) -> bool:
    """The date opens the sentence and a comma closes it off."""
    after, before = _beside(frame)
    return after.startswith(",") and before.strip() in ("", "in", "on")


@cache
def _pattern(language: str, key: str, frame: str) -> re.Pattern[str] | None:
    words = load(language).binding.get(key, ())
    return re.compile(frame.replace("WORDS", one_of(words))) if words else None


def _is_told(frame: Frame, key: str) -> bool:
    """A word under `key` stands in the sentence."""
    plain = _pattern(frame.language, key, "WORDS" if frame.language != "en" else r"(?<![a-z])(?:WORDS)(?![a-z])")
    return bool(plain and plain.search(frame.sentence.lower()))


def _instructs(frame: Frame) -> bool:
    """The sentence tells the reader what to do: it opens with a bare verb and what is to be done to, or ends so."""
    if frame.language == "en":
        opening = _pattern("en", "instructions", rf"[\W\d]{{0,6}}(?:WORDS) (?:{_OBJECTS})(?![a-z])")
        return bool(opening and opening.match(frame.sentence.lower()))
    ending = _pattern(frame.language, "instructions", r"(?:WORDS)[.!~)\s'\"”’]*$")
    return bool(ending and ending.search(frame.sentence))


_OBJECTS = r"the|an?|every|each|all|your|it|them|this|that|these|those|in|for|with|until|to|off|\d[\d.,/½¼¾-]*"


def _counts_in_passing(frame: Frame) -> bool:
    """A small count of what the writer himself met, had or did."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or value.value is None or value.value > _SMALL or value.bound is not Bound.EXACT:
        return False
    if any(letter.isdigit() for letter in frame.mention.text) or value.dimension in ("ratio", "multiple", "rank"):
        return False
    before = frame.sentence[: frame.mention.span.start - frame.sentence_span.start]
    first = _pattern(frame.language, "first_person", r"(?:^|[\s\"“'‘(])(?:WORDS)(?![a-z'])")
    return bool(first and first.search(before))


def _is_span(frame: Frame, others: Sequence[Frame]) -> bool:
    """The time in which the amount beside it came about ("석 달 만에 200만 장", "within two months")."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or value.unit not in _LONG:
        return False
    after, before = _beside(frame)
    behind = _pattern(frame.language, "span_after", r"\s?(?:WORDS)")
    if behind and behind.match(after):
        end = frame.mention.span.end
        nearest = bisect_left(others, end, key=lambda other: other.mention.span.start)
        return nearest < len(others) and others[nearest].mention.span.start - end <= _BEHIND
    ahead_of = _pattern(frame.language, "span_before", r"(?:^|\W)(?:WORDS)\s?$")
    return bool(ahead_of and ahead_of.search(before))


def _beside(frame: Frame) -> tuple[str, str]:
    """What stands behind the value and in front of it, lower case."""
    start = frame.mention.span.start - frame.sentence_span.start
    end = frame.mention.span.end - frame.sentence_span.start
    return frame.sentence[end : end + _AROUND].lower(), frame.sentence[max(0, start - _AROUND) : start].lower()


def _is_scope(frame: Frame) -> bool:
    """The value bounds whom the sentence speaks of ("firms with 250 or more employees", 65세 이상 어르신)."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or (value.bound not in _LIMITS and value.value is not None):
        return False
    after, before = _beside(frame)
    text = frame.mention.text.lower()
    aged = value.unit == "year of age" or (value.unit == "year" and _is_age(text, after, before))
    behind = _pattern(frame.language, "scope_nouns", _SCOPE_BEHIND)
    in_front = _pattern(frame.language, "scope_nouns", _SCOPE_BEFORE)
    if frame.language == "en":
        return aged or bool(in_front and in_front.search(before))
    return aged or (value.bound in _LIMITS and bool(behind and behind.match(after)))


def _is_age(text: str, after: str, before: str) -> bool:
    return after.startswith(("-old", " old")) or "-old" in text or before.rstrip().endswith("aged")


_SCOPE_BEHIND = (
    r"[이가을를]? ?(?:이상|이하|미만|초과|넘는|넘게|안 되는|못 미치는|이내)(?:의|인)? (?:[가-힣]{1,6} ){0,2}"
    r"(?:WORDS)(?:들)?(?:은|는|이|가|의|을|를|에|중|도|과|와| 중| 가운데)"
)
_SCOPE_BEFORE = (
    r"(?:^|\W)(?:WORDS) (?:that |who |which )?(?:with|having|employing|employ|earning|earn|making|paying|aged|over"
    r"|under|above|below|older than|younger than|of more than|of at least|worth)(?: (?:a|an|at least|more than"
    r"|less than|fewer than|over|under|sales of|revenue of|turnover of|assets of|incomes? of|population of))*\s?$"
)
