"""Two dates of a sentence that are the ends of one time: "between January and March", 1월부터 3월까지."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.frames.passage import Sentence
from claims.frozen import replace
from claims.lang import load
from claims.model import Bound, Grain, Mention, When

_LONG = (Grain.MONTH, Grain.QUARTER, Grain.YEAR)

_EARLY, _LATE = re.compile(r"\d{4}-\d\d-early"), re.compile(r"\d{4}-\d\d-late")


def joined(sentence: Sentence) -> dict[int, When | None]:
    """By number of the sentence's mention: for the first end the whole time, for the other None."""
    found: dict[int, When | None] = {}
    for number, (one, other) in enumerate(pairwise(sentence.mentions)):
        if number not in found and (whole := _whole(one, other, sentence)):
            found |= {number: whole, number + 1: None}
    return found


def _whole(one: Mention, other: Mention, sentence: Sentence) -> When | None:
    first, last = _of_months(one.value, other.value)
    if not isinstance(first, When) or not isinstance(last, When) or first.grain not in _LONG:
        return None
    if first.grain is not last.grain or first.first is None or last.last is None or first.first >= last.last:
        return None
    begins, ends = sentence.place(one), sentence.place(other)
    before, between = sentence.text[: begins.start].lower(), sentence.text[begins.end : ends.start].lower()
    behind = sentence.text[ends.end :].lower()
    for opening, middle, closing in _patterns(sentence.language):
        if before.endswith(opening) and between == middle and behind.startswith(closing):
            # Between two years something goes from one to the other; some months are one time.
            bound = first.bound if first.grain is Grain.YEAR else Bound.EXACT
            return replace(first, value=None, last=last.last, year_given=last.year_given, bound=bound)
    return None


def _of_months(one: object, other: object) -> tuple[object, object]:
    """From early in one month to late in another is from that month to the other."""
    ends = [v for v in (one, other) if isinstance(v, When) and v.grain is Grain.PART]
    if len(ends) == 2 and _EARLY.fullmatch(ends[0].value or "") and _LATE.fullmatch(ends[1].value or ""):
        return replace(_in_year_of(*ends), grain=Grain.MONTH), replace(ends[1], grain=Grain.MONTH)
    return one, other


def _in_year_of(first: When, last: When) -> When:
    """The first end in the year that only the other one names ("the start of March and the end of May 2025")."""
    if first.year_given or not last.year_given or not (first.first and first.last and last.first):
        return first
    year = last.first.year - (first.first.month > last.first.month)
    return replace(first, first=first.first.replace(year=year), last=first.last.replace(year=year), year_given=True)


def _patterns(language: str) -> Sequence[Sequence[str]]:
    """What stands before the first date, between both, and behind the second."""
    return [line.split("|") for line in load(language).binding.get("ends_of_time", ())]
