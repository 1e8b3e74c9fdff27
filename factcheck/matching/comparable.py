"""A claim's value held against a source's: in one unit, with one sign, or not at all."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.frozen import replace
from claims.mentions.noughts import is_nought
from claims.model import Bound, Frame, Mention, Quantity, When
from factcheck.matching.match import (
    of_kind,
    opposed,
    told_as_loss,
)
from factcheck.matching.pile import joined
from factcheck.tables.frames import MARGIN
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import (
    OPEN,
    Compared,
    Outcome,
    compare_dates,
    compare_quantities,
    digits,
    is_count,
    of_a_size,
)
from factcheck.values.nouns import heads, nouns, unlisted


def compare_values(claim: Keyed, source: Keyed) -> Compared:
    """What comes of holding the value of a claim against one of a source; incomparable where nothing joins them."""
    ours, theirs = claim.frame.mention.value, source.frame.mention.value
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        if ours.unit != theirs.unit:
            if not joined((ours.unit, ours.dimension), (theirs.unit, theirs.dimension)):
                if not is_count(theirs):
                    return _UNLIKE
                none = is_nought(claim.frame.mention) and _counts_for(ours, theirs)
                if none:
                    return Compared(Outcome.DISAGREES, "none", found=theirs.value)
                return _counted_otherwise(claim, ours, theirs)
            if ours.unit == "point" and theirs.unit == "percentage_point":
                ours = replace(ours, unit=theirs.unit, dimension=theirs.dimension)
            if "percent" in (ours.unit, theirs.unit) and not {ours.unit, theirs.unit}.isdisjoint(_POINTS):
                return _points(claim, ours, theirs)
            if {ours.unit, theirs.unit} == {"°C", "°F"} and (claim.frame.change or source.frame.change):
                theirs = _degrees(theirs)
        if ours.unit is None and theirs.unit == "person" and _CASES.match(claim.frame.mention.text):
            return _UNLIKE
        if _is_twice_a_loss(source):
            theirs = _turned(theirs)
        if opposed(claim, source) or _is_loss(claim, source):
            theirs = _turned(theirs)
        if _is_margin_below_nought(claim, source):
            return Compared(Outcome.DISAGREES, "sign", claim.allowed, theirs.value)
        compared = compare_quantities(ours, theirs, claim.allowed)
        return compared if _headed(claim, source) else _plausible(ours, theirs, compared)
    if isinstance(ours, When) and isinstance(theirs, When):
        return Compared(_compare_dates(claim.frame, ours, source.frame, theirs), "date")
    return Compared(Outcome.INCOMPARABLE, "kind")


def _compare_dates(claim: Frame, ours: When, source: Frame, theirs: When) -> Outcome:
    """When something last happened ("not since 2011") is borne out by that date, and not refuted by an earlier one, but
    by a later one at which it did; nor is a deadline refuted by a day before it."""
    limits = (claim.limit, source.limit)
    if source.limit in ("after", "before"):
        return Outcome.INCOMPARABLE
    outcome = compare_dates(ours, theirs, claim.limit if claim.limit in ("after", "before") else "")
    early = theirs.last is not None and ours.first is not None and theirs.last < ours.first
    after = theirs.first is not None and ours.last is not None and theirs.first > ours.last
    again = limits[0] == "last" and after and not _COMPARES.search(claim.sentence)
    silent = ("last" in limits and not again) or (limits[0] == "by" != limits[1] and early)
    return Outcome.INCOMPARABLE if outcome is Outcome.DISAGREES and silent else outcome


_COMPARES = re.compile(r"\b(?:more|less|fewer|so|as|such|better|worse|[a-z]{3,}er|most|least|[a-z]{3,}est)\b")
"""That nothing was so large since a day is not refuted by a later day on which something was."""


def is_counted_otherwise(ours: Mention, theirs: Mention) -> bool:
    """Whether two values count under nouns that no table joins."""
    one, other = ours.value, theirs.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.unit == other.unit:
        return False
    return is_count(one) and is_count(other) and not joined((one.unit, one.dimension), (other.unit, other.dimension))


def _counted_otherwise(claim: Keyed, ours: Quantity, theirs: Quantity) -> Compared:
    """Counts of two nouns that no table joins ("6,214 blazes", "6,214 rural fires"): the same digits, three or more,
    are hardly met by chance; any others say nothing."""
    if not (is_count(ours) and is_count(theirs)) or digits(claim.frame.mention) < _TELLING or ours.unit in _SPANS:
        return _UNLIKE
    if not unlisted(ours.unit, theirs.unit):
        return _UNLIKE
    if _RATED.match(claim.frame.sentence, claim.frame.end):
        return _UNLIKE
    compared = compare_quantities(ours, replace(theirs, unit=ours.unit, dimension=ours.dimension), claim.allowed)
    return compared if compared.outcome is Outcome.AGREES and ours.bound not in OPEN else _UNLIKE


_TELLING = 3
"""Digits that counts of two nouns which no table joins hardly share by chance."""
_SPANS = frozenset({"rank", "times"})
_RATED = re.compile(r"꼴| (?:a|an|per|each|every) ")
"""Behind a number that is one of each of something."""
_UNLIKE = Compared(Outcome.INCOMPARABLE, "unit")


_CASES = re.compile(r"(?:단 )?한 건")
"""What happened in Korean counts no people."""


def _counts_for(ours: Quantity, theirs: Quantity) -> bool:
    """Whether any number of one noun refutes that there was none of the other: "nobody" of 140 colleagues, or of two
    reports; but "no ferry" is not refuted by twelve buses."""
    general = ours.unit in heads() or theirs.unit in nouns("reported")
    general = general or (ours.unit in nouns("generic") and theirs.unit != "person")
    return general and is_count(theirs) and bool(theirs.value)


def _points(claim: Keyed, ours: Quantity, theirs: Quantity) -> Compared:
    """Per cent and percentage points never agree; the same number in the other one is a slip."""
    one, other = (None if q.value is None else q.value / _POINTS.get(q.unit or "", 1) for q in (ours, theirs))
    slip = one is not None and one == other and claim.frame.change is not False
    return Compared(Outcome.DISAGREES if slip else Outcome.INCOMPARABLE, "points", found=other)


_POINTS = {"percentage_point": 1, "basis_point": 100}
"""How many of a unit make a point."""


def _turned(amount: Quantity) -> Quantity:
    """A profit as the loss that it is the contrary of: with the other sign."""
    value, low, high = (None if x is None else -x for x in (amount.value, amount.high, amount.low))
    return replace(amount, value=value, low=low, high=high)


def _degrees(difference: Quantity) -> Quantity:
    """A difference of temperatures in the other scale: nine fifths, without the offset of 32."""
    ratio = Decimal("1.8") if difference.unit == "°C" else 1 / Decimal("1.8")
    value = None if difference.value is None else difference.value * ratio
    unit = "°F" if difference.unit == "°C" else "°C"
    return replace(difference, value=value, step=difference.step * ratio, unit=unit)


def _is_loss(claim: Keyed, source: Keyed) -> bool:
    """The claim tells a loss, the source's cell is one by its sign alone, of whatever balance."""
    return _below_nought(source) and told_as_loss(claim) and not told_as_loss(source)


def _is_twice_a_loss(source: Keyed) -> bool:
    """A cell headed as a loss that has the sign of one, too ("Operating loss (914)"), is that loss."""
    return _below_nought(source) and told_as_loss(source)


def _is_margin_below_nought(claim: Keyed, source: Keyed) -> bool:
    """A margin that is told as a profit's, where the source's cell is below nought."""
    ours = claim.frame.mention.value
    if not _below_nought(source) or not isinstance(ours, Quantity) or ours.unit != "percent":
        return False
    if ours.value is None or ours.value <= 0 or claim.frame.direction or claim.frame.change or told_as_loss(claim):
        return False
    if _NEGATIVE.search(claim.frame.sentence):
        return False
    margins = (of_kind(k.concepts_own, "measure") for k in (claim, source))
    return all(any(c.endswith(MARGIN) for c in told) for told in margins)


_NEGATIVE = re.compile(
    r"\b(?:minus|negative|below (?:zero|nought)|in the red|loss(?:es)?|lost)\b|마이너스|음수|적자|손실", re.I
)
"""What says in words that a value is below nought."""


def _below_nought(source: Keyed) -> bool:
    value = source.frame.mention.value
    if source.frame.cell is None or not isinstance(value, Quantity):
        return False
    return value.value is not None and value.value < 0


def _headed(claim: Keyed, source: Keyed) -> bool:
    """The source's value stands in a cell whose headers name what the claim measures: it is bare no longer."""
    if source.frame.cell is None:
        return False
    return not of_kind(claim.concepts_own, "measure").isdisjoint(source.concepts_own)


def _plausible(ours: Quantity, theirs: Quantity, compared: Compared) -> Compared:
    """A bare number far from the claim's counts something else: it does not contest. A broken one counts nothing."""
    whole = ours.bound is Bound.EXACT and (ours.dimension or "").startswith("count") and ours.step >= 1
    counted = (theirs.dimension or "").startswith("count") and theirs.unit is not None and not _broken(theirs)
    if (whole and theirs.unit is None and _broken(theirs)) or (counted and ours.unit is None and _broken(ours)):
        return Compared(Outcome.INCOMPARABLE, compared.rule)
    if theirs.unit is not None or ours.unit is None or compared.outcome is not Outcome.DISAGREES or not ours.value:
        return compared
    near = compared.found is not None and of_a_size(abs(ours.value), abs(compared.found), _FIVEFOLD)
    return compared if near else Compared(Outcome.INCOMPARABLE, compared.rule)


def _broken(number: Quantity) -> bool:
    """Written with a fraction and without a scale word ("7.4")."""
    return number.step < 1 and number.value is not None and number.value != number.value.to_integral_value()


_FIVEFOLD = 5
"""A bare number that is as many times the claim's counts something else."""
