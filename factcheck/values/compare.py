"""When two values agree: intervals and precision, never `float`.

The rules are the table of docs/method.md. A claim's wording gives an interval; a source value inside it agrees, one
outside it disagrees, and a source that is written too coarsely to tell does neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.frozen import quick
from claims.model import Bound, Mention, Quantity, When
from factcheck.values.nouns import same_noun
from factcheck.values.rates import denominator_ratio

ABOUT = Decimal("0.05")
"""Either side of "about", and of a ratio in words (docs/method.md)."""
NEARLY = Decimal("0.90")
_LARGE = Decimal("1e40")
_SCALED = 10_000
"""The step of a number with a scale word, of which only such a number is a multiple as written."""
_LONG = 4
"""Significant digits from which a zero before a scale word is rounding."""


def significant(value: Decimal) -> int:
    """How many significant digits a number has, zeros at its end left out."""
    return len(value.normalize().as_tuple().digits)


def digits(mention: Mention) -> int:
    """Significant digits that a number is written with; 0 for a date and for a number in words."""
    value = mention.value
    if not isinstance(value, Quantity) or value.value is None:
        return 0
    return min(significant(value.value), sum(ch.isdigit() for ch in mention.text))


def of_a_size(one: Decimal, other: Decimal, times: int) -> bool:
    """Whether two numbers may be two readings of one quantity: neither is so many times the other."""
    return one * other > 0 and abs(one) < times * abs(other) and abs(other) < times * abs(one)


class Outcome(StrEnum):
    """What comparing two values gave."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    COARSER = "coarser"
    """The source's value contains the claim's: too coarse to tell."""
    INCOMPARABLE = "incomparable"


@quick
@dataclass(frozen=True, slots=True)
class Interval:
    """Values that a wording allows; each end in or out."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Decimal) -> bool:
        """True when `value` lies inside."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below


@quick
@dataclass(frozen=True, slots=True)
class Compared:
    """Outcome with the arithmetic behind it, in the claim's unit."""

    outcome: Outcome
    rule: str
    claimed: Interval | None = None
    found: Decimal | None = None
    found_high: Decimal | None = None


def zeros_step(value: Decimal, step: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 700억 → 100억; what a band ("700억대") spans."""
    noughts = (value / step).to_integral_value().normalize().as_tuple().exponent
    return step * Decimal(10) ** max(noughts, 0) if isinstance(noughts, int) else step


def interval(quantity: Quantity) -> Interval | None:
    """The values that a claim's wording allows, in its own unit."""
    low, high, value = quantity.low, quantity.high, quantity.value
    if value is None:
        return None if low is None or high is None else Interval(min(low, high), max(low, high))
    half = written_step(quantity) / 2
    if quantity.unit == "times" and quantity.step >= 1:
        # "Twice as many" is a ratio in words, no number that was rounded to a whole one.
        half = abs(value) * ABOUT
    match quantity.bound:
        case Bound.ABOUT | Bound.LEVEL:
            return _around(value, max(half, abs(value) * (ABOUT if quantity.unit != "times" else 2 * ABOUT)))
        case Bound.NEARLY:
            return Interval(min(value * NEARLY, value - half), value + half, high_open=True)
        case Bound.MORE_THAN:
            return Interval(value, _LARGE, low_open=True)
        case Bound.AT_LEAST:
            return Interval(value, _LARGE)
        case Bound.LESS_THAN:
            return Interval(-_LARGE, value, high_open=True)
        case Bound.AT_MOST:
            return Interval(-_LARGE, value)
        case Bound.ORDER | Bound.BAND:
            span = zeros_step(value, quantity.step)
            return Interval(value, value + span, high_open=quantity.bound is Bound.BAND)
        case _:
            return _around(value, max(half, _slack(quantity, value)))


def written_step(quantity: Quantity) -> Decimal:
    """One unit of the last digit that carries information: two or more zeros at the end of a whole number are
    rounding ("238,300" is written to the hundred), down to two digits; before a scale word one is, behind four digits
    (3억 2,140만)."""
    value, step = quantity.value, quantity.step
    if value is None or not value or step < 1:
        return step
    rounded = zeros_step(value, step)
    least = Decimal(10) ** max(0, value.adjusted() - 1)
    long = step >= _SCALED and rounded > step and significant(value) >= _LONG
    return max(step, min(rounded, least)) if rounded >= 100 * step or long else step


def is_fraction(mention: Mention) -> bool:
    """Whether a percentage is told as a part in words ("half", 3분의 1)."""
    value, text = mention.value, mention.text
    return isinstance(value, Quantity) and value.unit == "percent" and "%" not in text and "per" not in text.lower()


def _slack(quantity: Quantity, value: Decimal) -> Decimal:
    """Multiples in words and fractions that do not end ("doubled", "a third") are ratios: 5 % either way."""
    words = quantity.unit == "times" and quantity.step >= 1
    endless = quantity.unit == "percent" and len(value.as_tuple().digits) > 6
    return abs(value) * ABOUT if words or endless else Decimal(0)


def _around(value: Decimal, slack: Decimal) -> Interval:
    return Interval(value - slack, value + slack)


def convert(source: Quantity, target: Quantity) -> Decimal | None:
    """The factor that turns a value of `source` into the unit of `target`; None where no conversion is allowed."""
    rate = denominator_ratio(source.per, target.per)
    if rate is None:
        return None
    if source.unit == target.unit:
        return rate
    if is_count(source) and is_count(target):
        return rate if same_noun(source.unit, target.unit) else None
    if source.dimension is None or source.dimension != target.dimension or source.dimension == "ratio":
        return None
    return source.factor / target.factor * rate


def is_count(quantity: Quantity) -> bool:
    """A number of things, named or not."""
    return quantity.unit is None or (quantity.dimension or "").startswith("count")


def in_one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two values of a text are of one unit; what is counted may be left unsaid once."""
    if (one.unit, one.per) == (other.unit, other.per):
        return True
    return is_count(one) and is_count(other) and None in (one.unit, other.unit)


def compare_quantities(claim: Quantity, source: Quantity, allowed: Interval | None = None) -> Compared:
    """Compare a source's quantity with a claim's, by the claim's wording and precision.

    Args: allowed, what the claim's wording allows, where that is known already.
    """
    rule = "range" if claim.value is None and claim.bound is Bound.EXACT else str(claim.bound)
    factor = convert(source, claim)
    allowed = None if factor is None else allowed or interval(claim)
    if factor is None or allowed is None:
        return Compared(Outcome.INCOMPARABLE, rule)
    if source.value is None:
        return _compare_range(claim, source, factor, allowed, rule)
    found = _signed(claim, source, source.value * factor)
    if claim.bound is Bound.UP_TO:
        return _compare_maximum(claim, source, found, allowed, rule)
    inside = _bounded_inside(claim, source, factor, allowed)
    if inside is not None:
        return Compared(inside, rule, allowed, found)
    if allowed.holds(found):
        slip = claim.bound in _ABOVE and _tenfold(claim, source, factor)
        return Compared(Outcome.DISAGREES if slip else _bounded(claim, source), rule, allowed, found)
    if _may_hold(claim, source, factor, allowed) or _nearly_so_many_times(claim, found):
        return Compared(Outcome.COARSER, rule, allowed, found)
    return Compared(Outcome.DISAGREES, rule, allowed, found)


def _signed(claim: Quantity, source: Quantity, found: Decimal) -> Decimal:
    """A fall may be written with a sign in one text and in words in the other: compare magnitudes then."""
    if (
        claim.value is not None
        and claim.value >= 0 > found
        and claim.unit in ("percent", "percentage_point", "basis_point")
    ):
        return abs(found)
    return found


def _nearly_so_many_times(claim: Quantity, found: Decimal) -> bool:
    """ "Three times as much" of 2.7 is careless: neither so nor refuted."""
    words = claim.unit == "times" and claim.step >= 1 and claim.bound not in OPEN
    return words and claim.value is not None and abs(found - claim.value) <= claim.step / 2


_ABOVE = (Bound.MORE_THAN, Bound.AT_LEAST)
OPEN = (Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST)
"""Bounds with one end."""


def _bounded_inside(claim: Quantity, source: Quantity, factor: Decimal, allowed: Interval) -> Outcome | None:
    """Two bounds of the same direction: the source's must lie inside the claim's ("more than 20 %" twice)."""
    if source.bound not in OPEN or claim.bound not in OPEN:
        return None
    own = interval(source)
    if own is None:
        return None
    if claim.bound is source.bound in _THRESHOLDS and _rounds_to(claim, source, factor):
        return Outcome.AGREES
    low, high = own.low * factor, own.high * factor
    if source.bound is Bound.MORE_THAN and claim.bound in (Bound.MORE_THAN, Bound.LESS_THAN):
        high = _next_round(source) * factor
    if low >= allowed.low and (high <= allowed.high or allowed.high == _LARGE):
        if _tenfold(claim, source, factor) or _other_threshold(claim, source, factor):
            return Outcome.DISAGREES
        return Outcome.AGREES
    opposite = (source.bound in _ABOVE and claim.bound not in _ABOVE) or (
        claim.bound in _ABOVE and source.bound not in _ABOVE
    )
    apart = high < allowed.low or low > allowed.high or (opposite and (high == allowed.low or low == allowed.high))
    return Outcome.DISAGREES if apart or _falls_short(claim, source, factor) else Outcome.COARSER


def _falls_short(claim: Quantity, source: Quantity, factor: Decimal) -> bool:
    """Who knows of "more than 350" does not write "over 300": the claim's bound is beyond its rounding."""
    ours, theirs = claim.value or 0, source.value or 0
    return claim.bound is source.bound is Bound.MORE_THAN and ours >= (theirs + written_step(source)) * factor > 0


def _rounds_to(claim: Quantity, source: Quantity, factor: Decimal) -> bool:
    """One threshold, written to fewer digits in the claim."""
    if claim.value is None or source.value is None:
        return False
    return abs(source.value * factor - claim.value) <= written_step(claim) / 2


def _next_round(source: Quantity) -> Decimal:
    """Who writes "more than 790 million" has not come to 800 million."""
    if source.value is None or significant(source.value) < _TELLING:
        return _LARGE
    return source.value + zeros_step(source.value, source.step)


_TELLING = 2
"""Digits from which a threshold was chosen because no higher round number was reached."""
_THRESHOLDS = (Bound.AT_LEAST, Bound.AT_MOST)
_SAME_THRESHOLD = Decimal("0.1")


def _other_threshold(claim: Quantity, source: Quantity, factor: Decimal) -> bool:
    """Two thresholds of one kind ("from 30 employees", "from 50 employees") are two rules, not one within the other."""
    if claim.bound not in _THRESHOLDS or claim.bound is not source.bound or not claim.value or source.value is None:
        return False
    return abs(source.value * factor / claim.value - 1) > _SAME_THRESHOLD


def _tenfold(claim: Quantity, source: Quantity, factor: Decimal) -> bool:
    """ "At least 380 million" for "at least 380 billion": true to the letter, and a slip of scale all the same."""
    if not claim.value or source.value is None:
        return False
    return abs(source.value * factor / claim.value) >= 10


def _bounded(claim: Quantity, source: Quantity) -> Outcome:
    """A source that itself gives only a bound agrees with a bound, not with an exact figure above it."""
    exact = claim.bound in (Bound.EXACT, Bound.ABOUT)
    return Outcome.COARSER if exact and source.bound is Bound.BAND else Outcome.AGREES


def _may_hold(claim: Quantity, source: Quantity, factor: Decimal, allowed: Interval) -> bool:
    """True when the source's own wording leaves room for the claim."""
    if claim.value is None or (source.value is None and (source.low is None or source.high is None)):
        return False
    value = abs(claim.value)
    if source.bound is Bound.EXACT and source.value is not None and claim.bound in (Bound.MORE_THAN, Bound.LESS_THAN):
        return abs(source.value * factor) == value and not _to_the_last_digit(source)
    if source.bound is Bound.EXACT:
        if source.value is not None and claim.value > 0 > source.value and (claim.dimension or "").startswith(_MONEY):
            return False  # no rounding makes a profit of a loss
        # Written with fewer digits than the claim: its rounding may hide the claim's value.
        if claim.bound is not Bound.EXACT or source.value is None or source.step * factor <= claim.step:
            return False
        return abs(abs(source.value * factor) - value) <= source.step * factor / 2
    own = interval(source)
    assert own is not None
    low, high = own.low * factor, own.high * factor
    if claim.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return high > allowed.low
    if claim.bound in (Bound.LESS_THAN, Bound.AT_MOST):
        return low < allowed.high
    return low <= value <= high


_MONEY = "currency"


def _to_the_last_digit(source: Quantity) -> bool:
    """A number that was counted ("288 reviews"), or is written with three digits, leaves no room for "more than" it."""
    value = source.value
    if value is None:
        return False
    counted = source.step == 1 and written_step(source) == 1 and abs(value) > _FINGERS
    return counted or significant(value) > _TELLING


_FINGERS = 10
"""Up to here a whole number may be a round one."""


def _compare_maximum(claim: Quantity, source: Quantity, found: Decimal, allowed: Interval, rule: str) -> Compared:
    if allowed.holds(found):
        return Compared(Outcome.AGREES, rule, allowed, found)
    if source.bound in (Bound.UP_TO, Bound.AT_MOST, Bound.EXACT) or (claim.value is not None and found > claim.value):
        return Compared(Outcome.DISAGREES, rule, allowed, found)
    return Compared(Outcome.COARSER, rule, allowed, found)


def _compare_range(claim: Quantity, source: Quantity, factor: Decimal, allowed: Interval, rule: str) -> Compared:
    if source.low is None or source.high is None:
        return Compared(Outcome.INCOMPARABLE, rule)
    low, high = source.low * factor, source.high * factor
    if source.bound is Bound.ORDER:
        outcome = Outcome.COARSER if low <= allowed.high and allowed.low <= high else Outcome.DISAGREES
    elif allowed.holds(low) and allowed.holds(high):
        outcome = Outcome.AGREES
    elif claim.value is not None and low <= claim.value <= high:
        outcome = Outcome.COARSER
    else:
        outcome = Outcome.DISAGREES
    return Compared(outcome, rule, allowed, low, high)


def compare_dates(claim: When, source: When, limit: str = "") -> Outcome:
    """A date agrees when the source's lies inside the claim's; a coarser source does not tell.

    With a limit the claim says only that something came `after` or `before` its date.
    """
    if claim.of_year:
        return _compare_within_year(claim, source, limit)
    if claim.first is None or claim.last is None or source.first is None or source.last is None:
        return Outcome.INCOMPARABLE
    if claim.fiscal != source.fiscal and "Q" in f"{claim.value}{source.value}":
        return Outcome.INCOMPARABLE
    if limit:
        beyond, within = source.first > claim.last, source.last <= claim.last
        if limit == "before":
            beyond, within = source.last < claim.first, source.first >= claim.first
        return Outcome.AGREES if beyond else Outcome.DISAGREES if within else Outcome.COARSER
    if claim.first <= source.first and source.last <= claim.last:
        return Outcome.AGREES
    if source.first <= claim.first and claim.last <= source.last:
        return Outcome.COARSER
    if source.last < claim.first or claim.last < source.first:
        return Outcome.DISAGREES
    return Outcome.COARSER


def _compare_within_year(claim: When, source: When, limit: str) -> Outcome:
    """A day or quarter of a year that the claim leaves open ("born on October 20") against one with or without it."""
    ours, theirs = claim.of_year, source.of_year or (source.value or "").partition("-")[2]
    if claim.grain is not source.grain or not theirs or not ours:
        return Outcome.INCOMPARABLE
    if limit:
        beyond = theirs > ours if limit == "after" else theirs < ours
        return Outcome.AGREES if beyond else Outcome.DISAGREES
    return Outcome.AGREES if ours == theirs else Outcome.DISAGREES


def overlap(a: When, b: When) -> bool | None:
    """Whether two periods share a day; None where one is not resolved."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return a.first <= b.last and b.first <= a.last
