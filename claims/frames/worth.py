"""Which values of a sentence are its claims, and which only say of whom, over what time or to whom it speaks.

"Of people aged 65 and over, 82 % were vaccinated within two months" asserts 82 %; the age is the scope of the claim,
the two months are its period. The words are data (`[binding]` of each language file).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from claims.frames.asides import aside, beside, is_told, pattern
from claims.model import Bound, Frame, Grain, Kind, Quantity, When
from claims.words.vocabulary import direction_of, kind

_LONG = frozenset({"day", "week", "month", "quarter", "season", "year", "decade", "century"})
_LIMITS = frozenset({Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE_THAN, Bound.LESS_THAN})
_BEHIND = 36
"""Characters behind a duration in which what happened in it is told ("석 달 만에 200만 장이 팔렸다")."""


def no_claims(frames: Sequence[Frame]) -> list[str]:
    """Why each value that was read is no claim of its own in its sentence; "" where it is one.

    Args: frames, all of one passage, in order.
    """
    whys: list[str] = []
    for _, told in groupby(frames, key=lambda frame: frame.sentence_span):
        together = [(frame, _set_aside(frame)) for frame in told]
        amounts = [frame for frame, why in together if not why and _is_amount(frame)]
        values = {id(frame): why or _role_beside(frame, amounts) for frame, why in together if not _is_date(frame)}
        spoken = amounts or [frame for frame, _ in together if values.get(id(frame)) == ""]
        whys += [
            values[id(frame)] if id(frame) in values else why or _why_dated(frame, _near(frame, spoken))
            for frame, why in together
        ]
    return whys


def _is_date(frame: Frame) -> bool:
    return frame.mention.kind is Kind.DATE


def _near(date: Frame, values: Sequence[Frame]) -> list[Frame]:
    """The values that a date stands beside: no semicolon parts them."""
    start = date.sentence_span.start

    def parted(one: Frame) -> bool:
        low, high = sorted((one.mention.span.start - start, date.mention.span.start - start))
        return ";" in date.sentence[low:high]

    return [one for one in values if not parted(one)]


def _set_aside(frame: Frame) -> str:
    """Why a value is no claim whatever stands beside it."""
    if not frame.mention.claim:
        return frame.mention.why or "not_a_claim"
    if is_told(frame, "own_plans"):
        return "own_plan"
    return "instruction" if _instructs(frame) else aside(frame)


def _why_dated(frame: Frame, values: Sequence[Frame]) -> str:
    return "" if _dates_an_event(frame, beside_a_quantity=bool(values)) else "period"


def _role_beside(frame: Frame, others: Sequence[Frame]) -> str:
    """Why a quantity beside others is no claim of its own."""
    if len(others) < 2 and all(other is frame for other in others):
        return ""
    if _is_span(frame, others):
        return "period"
    return "scope" if _is_scope(frame) or _defines_a_share(frame, others) else ""


def _is_amount(frame: Frame) -> bool:
    """A quantity that is no mere duration ("for another five years") and no mere scope."""
    value = frame.mention.value
    if not isinstance(value, Quantity):
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
    after, before = beside(frame)
    return after.startswith(",") and before.strip() in ("", "in", "on")


def _instructs(frame: Frame) -> bool:
    """The sentence tells the reader what to do: it opens with a bare verb and what is to be done to, or ends so."""
    if frame.language == "en":
        opening = pattern("en", "instructions", rf"[\W\d]{{0,6}}(?:WORDS) (?:{_OBJECTS})(?![a-z])")
        return bool(opening and opening.match(frame.sentence.lower()))
    ending = pattern(frame.language, "instructions", r"(?:WORDS)[.!~)\s'\"”’]*$")
    if not ending or not ending.search(frame.sentence):
        return False
    # "하루 3개라고 하는데, 다 믿지는 마세요" states before it tells what to do.
    stated = pattern(frame.language, "statement_ends", r"(?:WORDS),? ")
    return not (stated and stated.search(frame.sentence, frame.end))


_OBJECTS = r"the|an?|you|every|each|all|your|it|them|this|that|these|those|in|for|with|until|to|off|\d[\d.,/½¼¾-]*"


def _is_span(frame: Frame, others: Sequence[Frame]) -> bool:
    """The time in which the amount beside it came about ("석 달 만에 200만 장", "within two months")."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or value.unit not in _LONG:
        return False
    after, before = beside(frame)
    behind = pattern(frame.language, "span_after", r"\s?(?:WORDS)")
    if behind and behind.match(after):
        end = frame.mention.span.end
        nearest = bisect_left(others, end, key=lambda other: other.mention.span.start)
        return nearest < len(others) and others[nearest].mention.span.start - end <= _BEHIND
    ahead_of = pattern(frame.language, "span_before", r"(?:^|\W)(?:WORDS)\s?$")
    return bool(ahead_of and ahead_of.search(before))


def _is_scope(frame: Frame) -> bool:
    """The value bounds whom the sentence speaks of ("firms with 250 or more employees", 65세 이상 어르신)."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or (value.bound not in _LIMITS and value.value is not None):
        return False
    after, before = beside(frame)
    text = frame.mention.text.lower()
    aged = value.unit == "year of age" or (value.unit == "year" and _is_age(text, after, before))
    in_front = pattern(frame.language, "scope_nouns", _SCOPE_BEFORE)
    if frame.language == "en":
        return aged or bool(in_front and in_front.search(before))
    return aged or (value.bound in _LIMITS and bounds_a_noun(after, frame.language))


def bounds_a_noun(behind: str, language: str) -> bool:
    """Whether what follows a Korean value makes it the bound of those that are spoken of ("100㎜를 넘은 사례는").

    Args: behind, the text right behind the value.
    """
    compiled = pattern(language, "scope_nouns", _SCOPE_BEHIND) if language == "ko" else None
    return bool(compiled and compiled.match(behind))


def _defines_a_share(frame: Frame, others: Sequence[Frame]) -> bool:
    """ "One class in eleven has more than 30 children": what those have that the share is of."""
    value = frame.mention.value
    if frame.language != "en" or not isinstance(value, Quantity) or value.bound not in _LIMITS:
        return False
    before = [other.mention for other in others if other.mention.span.end < frame.mention.span.start]
    if not before or not isinstance(before[-1].value, Quantity) or before[-1].value.unit != "percent":
        return False
    start = frame.sentence_span.start
    return bool(_HAVING.fullmatch(frame.sentence, before[-1].span.end - start, frame.mention.span.start - start))


def _is_age(text: str, after: str, before: str) -> bool:
    return after.startswith(("-old", " old")) or "-old" in text or before.rstrip().endswith("aged")


_HAVING = re.compile(
    r"(?: of(?: (?!and |but |while )[\w'-]{1,20}){1,6})? (?:has|have|had|earns?|earned|owns?|owned)"
    r" (?:more than|fewer than|less than|at least|over|under|at most|up to) "
)
_SCOPE_BEHIND = (
    r"[이가을를]? ?(?:이상|이하|미만|초과|넘는|넘은|넘긴|넘게|웃도는|웃돈|밑도는|밑돈|안 되는|못 미치는|못 미친|이내)"
    r"(?:의|인|이던|이었던)? (?:[가-힣]{1,6} ){0,2}"
    r"(?:WORDS)(?:들)?(?:만|은|는|이|가|의|을|를|에|중|도|과|와| 중| 가운데)"
)
_SCOPE_BEFORE = (
    r"(?:^|\W)(?:WORDS) (?:that |who |which )?(?:with|having|employing|employ|earning|earn|making|paying|aged|over"
    r"|under|above|below|older than|younger than|of more than|of at least|worth)(?: (?:a|an|at least|more than"
    r"|less than|fewer than|over|under|sales of|revenue of|turnover of|assets of|incomes? of|population of))*\s?$"
)
