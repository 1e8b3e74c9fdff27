"""Whether a source's value holds for the time that a claim names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.model import Bound, Frame, Grain, When
from claims.words.stance import has
from factcheck.values.compare import overlap
from factcheck.values.slot import MATCH, OTHER, UNKNOWN, Slot

_LEAP_YEAR = 366
_LIMITS = (Bound.UNTIL, Bound.SINCE)


def period(claim: Frame, source: Frame) -> Slot:
    """Whether the value holds for the time that the claim names; a carried date counts where none is near."""
    wanted = claim.periods or claim.far_periods[:1]
    offered = source.periods or source.far_periods[:1]
    if not wanted or not offered:
        return UNKNOWN
    for a in wanted:
        for b in offered:
            if not _excluded(a, b, claim) and _same_period(a, b):
                return MATCH
    if len(offered) > 1 and _spanned(wanted, offered):
        return MATCH
    if claim.change and source.change and any(_closes_a_year(a, b) for a in wanted for b in offered):
        return MATCH if has(claim.sentence, claim.language, "back_year") else UNKNOWN
    limits = [a for a in wanted if a.bound in _LIMITS]
    if any(_begin_together(a, b) for a in limits for b in offered):
        return MATCH
    if limits:
        aside = [b for a in limits for b in offered if _on_the_side(a, b) and not _excluded(a, b, claim)]
        if aside:
            return MATCH if any(b.grain is Grain.DAY for b in aside) else UNKNOWN
        if any(_excluded(a, b, claim) for a in limits for b in offered):
            return OTHER
    for a in wanted:
        for b in offered:
            if _a_month_of(a, b) or _may_be(a, b):
                return UNKNOWN
    if not source.periods and offered[0].grain is Grain.DAY:
        # The day that a sentence before names is when that happened, or when somebody told it.
        return UNKNOWN
    return OTHER if claim.periods else UNKNOWN


def _closes_a_year(month: When, span: When) -> bool:
    """ "4.8 % more in February than a year before" is what came "in the 12 months to February"."""
    if month.grain is not Grain.MONTH or month.last is None or span.first is None or span.last != month.last:
        return False
    return _LEAP_YEAR - 3 <= (span.last - span.first).days + 1 <= _LEAP_YEAR


def _begin_together(limit: When, span: When) -> bool:
    """ "Since April" begins with "from 1 April to 30 June", and holds until then."""
    if limit.bound is not Bound.SINCE or limit.first is None or limit.last is None or span.last is None:
        return False
    return limit.first == span.first and span.last > limit.last


def names_the_time(claim: Frame, source: Frame) -> bool:
    """Whether a source's value is of some of the time that the claim names."""
    return share_a_day(claim.periods, source.periods)


def share_a_day(some: Iterable[When], others: Sequence[When]) -> bool:
    """Whether one of some times has a day in common with one of others."""
    return any(overlap(a, b) for a in some for b in others)


def _excluded(limit: When, day: When, claim: Frame) -> bool:
    """ "Before 18 April" is not the 18th, "until" is."""
    if limit.bound not in _LIMITS or limit.grain is not day.grain or day.bound is not Bound.EXACT:
        return False
    ends = (limit.last, day.last) if limit.bound is Bound.UNTIL else (limit.first, day.first)
    same = _within_year(limit) == _within_year(day) if limit.of_year or day.of_year else ends[0] == ends[1]
    return same and has(claim.sentence, claim.language, "date_before" if limit.bound is Bound.UNTIL else "date_after")


def _on_the_side(limit: When, day: When) -> bool:
    """A date on the side of the claim's limit that it means ("before 18 April", 17 April): what had come to be so by
    that day is told of both. What came together over a year may be, or may not."""
    if limit.bound not in _LIMITS or day.bound is not Bound.EXACT:
        return False
    if limit.of_year or day.of_year:
        one, other = _within_year(limit), _within_year(day)
    else:
        one, other = (w.first.isoformat() if w.first else "" for w in (limit, day))
    if not one or not other or (Grain.DAY in (limit.grain, day.grain) and limit.grain is not day.grain):
        return False
    return other <= one if limit.bound is Bound.UNTIL else other >= one


def _spanned(wanted: tuple[When, ...], offered: tuple[When, ...]) -> bool:
    """Whether the source names the first and the last month of the claim's quarter ("October to December")."""
    first, last = [w.first for w in offered if w.first], [w.last for w in offered if w.last]
    if len(first) < len(offered) or len(last) < len(offered):
        return False
    return any((w.first, w.last) == (min(first), max(last)) for w in wanted)


def _may_be(a: When, b: When) -> bool:
    """One of them names no year, and nothing else speaks against it ("the second quarter" and 2024-Q2)."""
    if a.of_year and b.of_year and a.grain is not b.grain:
        return not _months_of(a.of_year).isdisjoint(_months_of(b.of_year))
    if (a.of_year is None and b.of_year is None) or a.grain is not b.grain:
        return a.of_year is not None or b.of_year is not None
    return _within_year(a) == _within_year(b)


def _months_of(part: str) -> frozenset[int]:
    """The months of a half, a quarter, a month or a day of some year; all where it is none of these."""
    head, number = part[:1], part[1:2]
    if head in ("H", "Q") and number.isdigit():
        size = 6 if head == "H" else 3
        return frozenset(range((int(number) - 1) * size + 1, int(number) * size + 1))
    return frozenset({int(part[:2])}) if part[:2].isdigit() else frozenset(range(1, 13))


def _within_year(when: When) -> str:
    return when.of_year or (when.value or "").partition("-")[2]


def _same_period(a: When, b: When) -> bool:
    if a.of_year and a.of_year == b.of_year:
        return True
    if not overlap(a, b) or _seasons_apart(a, b):
        return False
    if _ends_together(a, b) or _ends_together(b, a):
        return True
    if (a.bound is Bound.SINCE) != (b.bound is Bound.SINCE):
        return False
    if (a.first, a.last) == (b.first, b.last) or same_fiscal_year(a, b) or same_fiscal_year(b, a):
        return True
    if a.grain is b.grain or Grain.DAY in (a.grain, b.grain):
        return True
    # A quarter is not its year, nor a month its quarter.
    flow = {Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.MONTH}
    return not (a.grain in flow and b.grain in flow)


def _ends_together(span: When, year: When) -> bool:
    """ "From 2024 to 2025": what came in between came in the second of them."""
    if span.value is not None or span.bound is not Bound.SINCE or span.first is None or span.last is None:
        return False
    two = span.grain is Grain.YEAR and span.last.year == span.first.year + 1
    return two and year.grain is Grain.YEAR and year.bound is Bound.EXACT and year.last == span.last


def _seasons_apart(a: When, b: When) -> bool:
    """ "2023-24" and "2024-25" share a year, and are two seasons all the same."""
    pairs = [(w.first.year, w.last.year) for w in (a, b) if w.grain is Grain.YEAR and w.first and w.last]
    return len(pairs) == 2 and all(last == first + 1 for first, last in pairs) and pairs[0] != pairs[1]


def same_fiscal_year(pair: When, year: When) -> bool:
    """ "2024-25" against a year that runs from the one into the other ("the year to March 2025")."""
    if pair.first is None or pair.last is None or year.first is None or year.last is None:
        return False
    two = pair.grain is Grain.YEAR and pair.last.year == pair.first.year + 1
    runs = year.grain is Grain.YEAR and (year.last - year.first).days <= _LEAP_YEAR
    return two and runs and (year.first.year, year.last.year) == (pair.first.year, pair.last.year)


def _a_month_of(claim: When, source: When) -> bool:
    """A month may only say when in the claim's year it was."""
    return claim.grain is Grain.YEAR and source.grain is Grain.MONTH and bool(overlap(claim, source))
