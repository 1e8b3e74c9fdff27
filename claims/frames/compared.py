"""Dates that a value is compared with, or at which nothing held: "than in 2023", "since records began in 1973"."""

from __future__ import annotations

import re

from claims.frames.norms import is_of_a_norm
from claims.frames.site import Site, ends_with
from claims.model import Bound, Grain, When

_REFERENCE = ("average", "level", "baseline", "mean", "평균", "수준", "기준선")
_RANGE = re.compile(r" (?:to|through|until) |[–—~-]")
SPAN_WORDS = 40
"""Characters in front of a date that may say how long a time it ends."""


def is_comparison(date: Site) -> bool:
    """The date is what the value is compared with ("than in 2023", 2023년보다), or the day of the report."""
    behind = date.after(14)
    return (behind.startswith(_REFERENCE) and not _TOLD_OF.match(behind)) or is_compared(date)


_TOLD_OF = re.compile(r"(?:평균|수준)(?:은|이) ")
"""What is told itself, with which nothing is compared ("지난달 평균은 25만 명")."""


def is_beside_the_time(date: Site) -> bool:
    """A date at which nothing held: since when something is a record ("the highest since 1973"), or the day on which
    it was reported."""
    told_on = date.precedes("reported_after", 14) or date.follows("reported_before", 34)
    return told_on or _begins_a_record(date) or _is_day_of_report(date)


def _is_day_of_report(date: Site) -> bool:
    """The day right behind a Korean topic, in a sentence that ends in who said so ("기상청은 27일 …다고 밝혔다")."""
    when = date.mention.value
    if date.language != "ko" or not isinstance(when, When) or when.grain is not Grain.DAY:
        return False
    bare = when.bound is Bound.EXACT and date.sentence.text[date.span.end : date.span.end + 1] == " "
    return bare and date.before(2).endswith(("은", "는")) and date.sentence.reports


def is_compared(date: Site) -> bool:
    """The date is what the value is compared with."""
    if _RANGE.search(date.mention.text):
        # "From January to December 2024" compares nothing; "above the 1991-2020 norm" does.
        return is_of_a_norm(date.before(2 * SPAN_WORDS), date.sentence.text[date.span.end :])
    if date.language == "en" and _SAME_TIME.search(date.before(SPAN_WORDS)):
        return True
    held = _HELD_AGAINST.match(date.sentence.text, date.span.end) if date.language == "ko" else None
    if held and not _TOPIC.search(held.group()):
        return True
    if date.language == "en" and _AS_THEN.search(date.sentence.text, max(0, date.span.start - _FAR), date.span.start):
        return True
    before = date.before(24).removesuffix(" in").removesuffix(" the").rstrip()
    if ends_with(before, date.words("period_baseline_before")) or date.precedes("period_baseline_after", 8):
        return True
    return _begins_a_record(date) or (not _is_day(date) and bool(_BY_SO_MUCH_ON.search(before)))


_FAR = 120
"""Characters in front of a date in which it may be what a value is held against."""
_AS_THEN = re.compile(
    r"\b(?:than|as [^,;.]{1,60} as)"
    r"(?: (?:it|they|he|she|we|you|there|those|that)\b)?"
    r"(?: (?:had|has|have|was|were|did|do|does|is|are|stood)\b(?: (?:been|done)\b)?)?"
    r" (?:back )?(?:in|during) (?:the )?\Z"
)
""" "Twice as many as there were in 2016", "a day less than it did in 2023"."""
_BY_SO_MUCH_ON = re.compile(r"(?:%|per ?cent|points?|\d(?:[\d.,]*\d)?[a-z]{0,2}) on\Z")
"""A share or an amount and the time that it is a change on ("up 2.7 % on last year", "30p on 2023")."""
_SINCE_BEGUN = re.compile(
    r"\bsince (?:[a-z]+ ){1,4}(?:began|begun|started|start|beginning)(?: in)?\Z"
    r"|\b(?:series|records?|measurements|observations|readings|data|statistics) (?:that |which )?"
    r"(?:(?:starts?|started|starting|begins?|began|beginning) in"
    r"|(?:goes|go|going|dates?|dating|reach(?:es|ing)?) back to)\Z"
)
_BEGUN_SINCE = re.compile(
    r"[^,.\d]{0,24}(?:이래|이후)(?:로|론)?\s[^,.]{0,16}?(?:최고|최저|최대|최소|최다|최초|처음|가장|역대|\d+위)"
)


def _begins_a_record(date: Site) -> bool:
    """The date is when counting began, of a record ("the warmest since records began in 1973", 1973년 이래 1위)."""
    if date.language == "ko":
        return bool(_BEGUN_SINCE.match(date.sentence.text, date.span.end))
    return bool(_SINCE_BEGUN.search(date.before(SPAN_WORDS)))


def _is_day(date: Site) -> bool:
    return isinstance(date.mention.value, When) and date.mention.value.grain is Grain.DAY


_SAME_TIME = re.compile(
    r"\b(?:than|compared with|compared to|against|versus|over|from|on) (?:in |during |for |at )?(?:the |that )?"
    r"(?:same|corresponding|equivalent|comparable) (?:[a-z]+ ){1,3}(?:of|in)\Z"
)
""" "Than in the same months of 2024"."""

_ASIDE = r"(?: ?[(（][^()（）]{1,40}[)）])?"
_AWAY = r"(?!\s?(?:에|까지|부터|들어|전년|전월|전달|전분기|직전|지난|작년|평년|당초|예상|전망|목표|계획|기존))"
_TOPIC = re.compile(r"(?<!같)[은는] ")
"""Behind a topic something else is held against it ("2월 이용자는 한 달 전보다")."""
_HELD_AGAINST = re.compile(
    rf"{_AWAY}(?: ?같은 ?(?:기간|달|분기|시기|때)| ?동기| ?동월)?(?:"
    rf"(?:{_AWAY}\s?[가-힣]{{1,7}}){{0,2}}?{_ASIDE}(?:보다|에 비해|에 견줘)"
    rf"|(?:{_AWAY}\s?[가-힣]{{1,7}} )?{_ASIDE} ?대비)[ ,]"
)
"""A Korean date with what was so then, compared with what is now: "지난해 같은 기간보다", "올해 본예산보다"."""
