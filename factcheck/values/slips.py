"""Slips of the pen: a number with two digits swapped, a date in the year beside."""

from __future__ import annotations

from claims.model import Grain, Quantity, When

_PAIR = 2


def slipped(ours: Quantity | When | None, theirs: Quantity | When | None) -> bool:
    """Whether two neighbouring digits of one number stand the other way round in the other ("£4.8 million" for £8.4
    million), or two dates are of one month, or day, and of years next to each other."""
    if isinstance(ours, When) and isinstance(theirs, When):
        return _other_year(ours, theirs)
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return False
    if ours.value is None or theirs.value is None or not one_dimension(ours, theirs):
        return False
    one, other = ours.value.normalize().as_tuple(), theirs.value.normalize().as_tuple()
    if len(one.digits) != len(other.digits) or one.exponent != other.exponent:
        return False
    apart = [at for at, pair in enumerate(zip(one.digits, other.digits, strict=True)) if pair[0] != pair[1]]
    if len(apart) != _PAIR or apart[1] != apart[0] + 1:
        return False
    return tuple(one.digits[at] for at in apart) == tuple(other.digits[at] for at in reversed(apart))


def _other_year(ours: When, theirs: When) -> bool:
    if ours.first is None or theirs.first is None or not (ours.year_given and theirs.year_given):
        return False
    fine = ours.grain in (Grain.DAY, Grain.MONTH) and theirs.grain in (Grain.DAY, Grain.MONTH)
    days = Grain.MONTH in (ours.grain, theirs.grain) or ours.first.day == theirs.first.day
    return fine and days and ours.first.month == theirs.first.month and abs(ours.first.year - theirs.first.year) == 1


def one_dimension(ours: Quantity, theirs: Quantity) -> bool:
    """Of one dimension; what is counted may be left unsaid."""
    counts = {ours.dimension or "count", theirs.dimension or "count"}
    return ours.dimension == theirs.dimension or all(d.startswith("count") for d in counts)
