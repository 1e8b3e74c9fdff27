"""What a claim asks to be computed, told by its own form, before any source is looked at.

"Up 12 % on the year before" asks for two values a year apart, "twice as many as B" for one of A and one of B.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from claims.mentions.calendar import shift_month
from claims.mentions.find import find_mentions
from claims.mentions.grammar import grammar, unit_of
from claims.model import Frame, Grain, Kind, Mention, Quantity, When
from claims.words import stance
from claims.words.patterns import one_of
from factcheck.tables.before import MONTHS_OF
from factcheck.tables.lines import contains, holds_at, holds_before, months_between
from factcheck.values.compare import is_fraction

_MONTHS = {"back_year": 12, "back_quarter": 3, "back_month": 1}
_AHEAD, _BEHIND = 30, 60
"""Characters around a value in which the time that it is compared with may stand, if not in its part."""
_MARGIN = 16
"""Characters behind a value in which it is told to be a difference."""
RATIOS = ("percent", "percentage_point", "times")
NO_AMOUNTS = frozenset({*RATIOS, "rank"})
"""Units of which several make no sum."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A change over time: where it ends and where it starts."""

    at: When | None
    """When the change ends; None where the claim does not say: at the latest value."""
    since: When | None
    """When it starts."""
    back: int = 0
    """The same in months before its end; 0 where it is not told so."""
    carried: bool = False
    """The end is told in a sentence before: it may lie inside the time of a value."""

    @property
    def between_ends(self) -> bool:
        """Whether it is told from the end of one year to that of another: means over the years are not meant."""
        return all(w is not None and w.grain is Grain.PART and _ends_a_year(w) for w in (self.at, self.since))

    def of(self, later: Frame) -> Asked:
        """The same change where it is known to end at a value of some time: as long as the claim has it."""
        length = self.back or (months_between(self.since, self.at) if self.since and self.at else 0)
        when = next(iter(later.periods), None)
        return replace(self, at=when, since=None, back=length) if when and length else replace(self, at=when or self.at)

    def ends(self, frame: Frame) -> bool:
        """Whether a value is of the time where the change ends."""
        at = self.at
        return at is None or _is_of(frame, at) or (self.carried and any(contains(p, at) for p in frame.periods))

    def starts(self, frame: Frame, later: Frame | None = None) -> bool:
        """Whether a value is of the time where the change starts.

        Args: later, the value where it ends, where the claim does not date that.
        """
        if self.since:
            return _is_of(frame, self.since) or _holds_a_year_before(frame, self.since, later)
        ends = later.periods[:1] if later else (self.at,) if self.at else ()
        return any(holds_before(frame, end, self.back) for end in ends)


def _is_of(frame: Frame, when: When) -> bool:
    """Whether a value is of just this time, or one day or month of a part of a year that texts only name by its place
    in it ("at the end of January")."""
    if holds_at(frame, when):
        return True
    if when.grain is not Grain.PART:
        return False
    return any(p.grain in (Grain.DAY, Grain.MONTH) and contains(when, p) for p in frame.periods[:1])


def _holds_a_year_before(frame: Frame, since: When, later: Frame | None) -> bool:
    """ "Down from the fourth quarter" is from the last one before: the year that the text goes on in may not be its."""
    ends = later.periods[0].first if later and later.periods else None
    if since.year_given or since.first is None or since.last is None or ends is None or since.first <= ends:
        return False
    months = [(day.month, day.year - 1) for day in (since.first, since.last)]
    return any(p.first and p.last and [(d.month, d.year) for d in (p.first, p.last)] == months for p in frame.periods)


_MOVED = {
    "en": re.compile(
        r"\A[^;.]{0,60}?\b(?:up|down|rising|falling|an? (?:rise|fall|increase|decrease|drop) of)(?: by)? "
        r"(?:about |some |roughly |almost |nearly |over |more than )?[\d.,]{1,8} ?(?:%|per ?cent)"
    ),
    "ko": re.compile(
        r"\A[^.]{0,40}?[\d.,]{1,8} ?(?:%|퍼센트)(?:포인트)?(?:가|나|를|쯤|가량| 넘게)? ?"
        r"(?:줄|늘|감소|증가|상승|하락|올랐|올라|오른|내렸|내려|내린|떨어|뛰)"
    ),
}
"""Behind a level, by how much it moved."""


def level_alone(claim: Frame) -> Frame:
    """A claim's level without the way that it went, where the sentence goes on to tell by how much it moved ("1.2
    million people, down 12 %"): that is a claim of its own, with which alone the way is right or wrong."""
    value, moved = claim.mention.value, _MOVED.get(claim.language)
    if claim.direction is None or claim.change is True or moved is None or not isinstance(value, Quantity):
        return claim
    if value.unit in RATIOS:
        return claim
    behind = claim.sentence[claim.end :]
    return replace(claim, direction=None) if moved.match(behind) else claim


def change_asked(claim: Frame) -> Asked | None:
    """The change over time that a claim tells, with both its times; None where it tells none."""
    value = claim.mention.value
    if not isinstance(value, Quantity) or value.value is None:
        return None
    if value.dimension in ("time", "months") and not _is_longer(claim):
        return None
    if value.unit not in RATIOS and claim.change is not True:
        return None
    if claim.change is False and value.unit == "percent" and tells_share(claim):
        # What a share came to ("fell to 52 %") is no change.
        return None
    if claim.change is not True and _is_so_many_of(claim.mention):
        return None
    periods = [w for w in claim.periods if w not in claim.baselines and w.first]
    far = [w for w in claim.far_periods if w.first]
    at = next(iter(periods or far), None)
    if claim.baselines:
        since = min(claim.baselines, key=lambda w: w.first.isoformat() if w.first else "")
        if at and since.relative and not comes_after(at, since) and (months := back(claim)):
            # "A month ago" is a month before the time that the claim names itself.
            return Asked(at, None, months, carried=not periods)
        at = _end_of(at, since) if at else None
        return Asked(at if at and comes_after(at, since) else None, since, carried=not periods)
    if ends := _between(claim, periods):
        return Asked(ends[1], ends[0])
    months = back(claim)
    moved = claim.direction or claim.change or _MULTIPLIED.fullmatch(claim.mention.text)
    held = against_an_event(claim) or held_to_norm(claim)
    if not months and moved and at in periods and at is not None and not held:
        # "Almost doubled in 2024": on the year before.
        months = 12 if at.grain is Grain.YEAR and (value.unit in RATIOS or claim.change) else 0
    return Asked(at, None, months, carried=not periods) if months else None


def _is_longer(claim: Frame) -> bool:
    """Whether a length of time is that by which another became longer or shorter ("a day less", 1.4개월 짧아졌다)."""
    told = _LONGER.get(claim.language)
    return told is not None and told.match(claim.sentence, claim.end) is not None


_LONGER = {
    "en": re.compile(r" (?:less|more|shorter|longer|faster|slower|quicker|sooner)\b(?! than (?:a|an|one|\d))"),
    "ko": re.compile(
        r"(?:이나|나|가량|쯤|정도|씩|이|가)? ?(?:더 )?"
        r"(?:짧아|길어|단축|줄어|줄었|줄인|늘어|늘었|늘린|빨라|느려|당겨|앞당|늦어)"
    ),
}


def tells_share(claim: Frame) -> bool:
    """Whether a claim calls its value a share of something, or says right behind it of what it is one."""
    if any(c == "share_of" or c.endswith("_share") for c in claim.own.concepts):
        return True
    pattern = stance.pattern(claim.language, "whole_behind")
    return pattern is not None and not is_fraction(claim.mention) and bool(pattern.match(claim.sentence, claim.end + 1))


def _is_so_many_of(mention: Mention) -> bool:
    """Whether a part is told as so many of a round number ("six in ten", 열에 여섯): a level, whatever way it went."""
    return is_fraction(mention) and bool(_SO_MANY_OF.search(mention.text.lower()))


_SO_MANY_OF = re.compile(r"[a-z0-9] (?:in|of|out of) |[가-힣0-9] ?(?:에|중|가운데) ?[가-힣0-9]")


def _between(claim: Frame, periods: Sequence[When]) -> tuple[When, When] | None:
    """Both ends of a change that is told between two times of one length ("지난해 말부터 올 1월 말 사이", "between 2022
    and 2025")."""
    moved = claim.change is True or claim.direction or _MULTIPLIED.fullmatch(claim.mention.text)
    if not moved or not periods:
        return None
    if len(periods) == 1:
        return _split(periods[0])
    if len(periods) != 2 or claim.change is not True:
        return None
    first, last = sorted(periods, key=lambda w: w.first.isoformat() if w.first else "")
    apart = first.grain is last.grain and comes_after(last, first) and first.last != last.last
    return (first, last) if apart and stance.has(claim.sentence, claim.language, "between_times") else None


def _split(span: When) -> tuple[When, When] | None:
    """The first and the last year, or month, of a span of several; None for any other time."""
    months = MONTHS_OF.get(span.grain, 0)
    if not months or span.first is None or span.last is None:
        return None
    first = replace(span, value=None, last=shift_month(span.first, months) - dt.timedelta(days=1))
    last = replace(span, value=None, first=shift_month(span.last.replace(day=1), 1 - months))
    return (first, last) if first.last and last.first and first.last < last.first else None


def against_an_event(claim: Frame) -> bool:
    """Whether the claim says what it compares with, and not by a date ("than before the tram came")."""
    said = claim.sentence[claim.end :] if claim.language != "ko" else claim.lead
    return stance.has(said, claim.language, "compared_with")


def _ends_a_year(when: When) -> bool:
    return when.last is not None and (when.last.month, when.last.day) == (12, 31)


def _end_of(span: When, since: When) -> When:
    """Of "from 2014 to 2024" the year 2024, where the span begins as the time that it is compared with does."""
    months = MONTHS_OF.get(span.grain, 0)
    if not months or span.last is None or span.first != since.first or span.last == since.last:
        return span
    return replace(span, value=None, first=shift_month(span.last, 1 - months))


def comes_after(one: When, other: When) -> bool:
    """Whether one time begins later than another."""
    return one.first is not None and other.first is not None and one.first > other.first


def back(claim: Frame) -> int:
    """How many months before its own time a value is compared with, or 0."""
    before = max(claim.lead, claim.sentence[max(0, claim.start - _AHEAD) : claim.start], key=len)
    return months_told(f"{before}\n{claim.sentence[claim.end : claim.end + _BEHIND]}".lower(), claim.language)


def months_told(text: str, language: str) -> int:
    """How many months back a text looks, or over how many it tells of something ("a year earlier", 5년 만에), or 0.

    Args: text, lower case.
    """
    if language == "en":
        text = _BEFORE_AN_EVENT.sub(" ", text)
    for key, months in _MONTHS.items():
        if stance.has(text, language, key):
            return months
    return next(_elapsed(text, language), 0)


_BEFORE_AN_EVENT = re.compile(
    r"\b(?:year|quarter|month) before (?:the|it|he|she|they|its|his|her|their|that|an?) [a-z]"
)
"""Compared with a time that an event fixes, which need not be the one just before."""


def _elapsed(text: str, language: str) -> Iterator[int]:
    """The lengths of time that a text calls over ("in five years", 5년 만에), in months."""
    before, after = (stance.pattern(language, key) for key in ("elapsed_before", "elapsed_after"))
    if not _lengths(language).search(text) or not any(words and words.search(text) for words in (before, after)):
        return
    for mention in find_mentions(text, language):
        value = mention.value
        if not isinstance(value, Quantity) or value.dimension != "months" or value.value is None:
            continue
        ahead, behind = text[: mention.span.start].rstrip(), text[mention.span.end :].lstrip()
        words = ahead.rsplit(maxsplit=1)[-1:]
        if (before and words and before.fullmatch(words[0])) or (after and after.match(behind)):
            months = value.value * value.factor
            if months == months.to_integral_value() and 0 < months <= _LONGEST:
                yield int(months)


@cache
def _lengths(language: str) -> re.Pattern[str]:
    """The words for what is told in months, years or decades."""
    units = ((name, unit_of(told.code)) for name, told in grammar(language).names.items() if not told.counter)
    return re.compile(one_of(name for name, unit in units if unit and unit.dimension == "months"))


_LONGEST = Decimal(1200)
"""Months: what is longer ago than a century is not what something is held against."""
_MULTIPLIED = re.compile(r"[a-z]+(?:ed|es|ing)")
"""A multiple that is told as a movement: "doubled", "tripling"."""


def compares(claim: Frame) -> bool:
    """Whether a value tells how far one thing is from another, or how many times or what part of it it is."""
    value = claim.mention.value
    if not isinstance(value, Quantity) or value.value is None:
        return False
    told = claim.change is True or apart(claim)
    return value.unit in ("times", "percentage_point") or is_fraction(claim.mention) or told


def apart(claim: Frame) -> bool:
    """Whether a value tells how far two are apart ("a lead of 2,880 votes", 2,880표 차로)."""
    if claim.mention.kind is not Kind.QUANTITY:
        return False
    before = claim.sentence[max(0, claim.start - _BEHIND) : claim.start]
    behind = stance.pattern(claim.language, "apart_behind")
    if behind and behind.search(claim.sentence, claim.end, claim.end + _MARGIN):
        return True
    if claim.language == "ko":
        return stance.has(before[-_MARGIN:], "ko", "apart_before")
    joint = stance.pattern(claim.language, "apart_joints")
    joints = list(joint.finditer(before)) if joint else []
    if not joints or before[joints[-1].end() :].strip():
        return False
    told = before[: joints[-1].start()]
    by = joints[-1][0].lower().startswith("by")
    return stance.has(told, claim.language, "apart_before") or (by and stance.has(told, claim.language, "apart_verbs"))


def held_to_norm(claim: Frame) -> bool:
    """Whether a value tells how far something is from what it should be ("£2m over budget", 평년보다)."""
    norm, held = (stance.pattern(claim.language, key) for key in ("norms", "held_against"))
    if norm is None or held is None:
        return False
    ahead = claim.language == "ko"
    for mark in norm.finditer(claim.sentence):
        start = mark.end() if ahead else max(0, mark.start() - _NORM)
        if held.search(claim.sentence, start, start + _NORM):
            return True
    return False


_NORM = 16
"""Characters between a norm and the word that holds something against it."""


def names_by_place(claim: Frame) -> bool:
    """Whether a place is that of whom a claim holds something against ("2위와의 격차", 3위보다)."""
    value = claim.mention.value
    if not isinstance(value, Quantity) or value.unit != "rank" or claim.language != "ko":
        return False
    held = stance.pattern("ko", "held_against")
    behind = claim.sentence[claim.end : claim.end + _PLACED]
    return behind.startswith(("와의 ", "과의 ")) or bool(held and held.search(behind))


_PLACED = 4
"""Characters behind a place in which it is told to be held against something."""
