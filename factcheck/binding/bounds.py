"""Values that are only bounds ("more than 17 %", "before May"): what a number inside of one says for it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Bound, Quantity, When
from factcheck.binding.candidate import Candidate
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import OPEN, Outcome, of_a_size


def overshoots(claim: Keyed, candidate: Candidate, able: Sequence[Candidate]) -> bool:
    """Whether a value agrees only because the claim's bound is open: nearly any number is "more than 17 %". One that
    was computed says nothing then, nor one beside which another, bound as well, does not agree."""
    ours = claim.frame.mention.value
    limited = is_open(ours) if isinstance(ours, Quantity) else claim.frame.limit in ("after", "before")
    if not limited or candidate.placed.asked:
        return False
    share = isinstance(ours, Quantity) and ours.unit in ("times", "percent")
    if candidate.placed.formula and claim.frame.change is not True and not share:
        return True
    unit = candidate.unit
    computed = bool(candidate.placed.formula) and not (isinstance(ours, Quantity) and ours.unit == "times")
    return any(
        o.compared.outcome is Outcome.DISAGREES
        and (computed or not o.placed.formula)
        and o.score >= candidate.score
        and o.unit == unit
        for o in able
    )


def is_open(value: Quantity | When) -> bool:
    """Whether a value is only a bound: "more than 17 %", "before May"."""
    return value.bound in OPEN if isinstance(value, Quantity) else value.bound in (Bound.UNTIL, Bound.SINCE)


def strays(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a value that a page writes lies within an open bound, but is of another size: nobody says "more than
    1,300 farms" of 6,240."""
    ours = claim.frame.mention.value
    if not isinstance(ours, Quantity) or ours.bound not in OPEN or not ours.value or ours.value <= _FEW:
        return False
    return candidate.compared.found is not None and not of_a_size(ours.value, candidate.compared.found, 2)


_FEW = 10
"""Up to so many, a bound is told of any number: "more than one"."""


def only_reckoned(claim: Keyed, candidate: Candidate, able: Sequence[Candidate]) -> bool:
    """Whether a value agrees only as a difference that the claim does not ask for, of a cell that is bound as well and
    does not agree: of 4 last year and 47 now, nobody who says 43 means the 43 more."""
    cell = candidate.placed.keyed.frame.cell
    if claim.frame.change is True or candidate.placed.asked or not candidate.placed.formula or cell is None:
        return False
    return any(
        o.placed.keyed.frame.cell == cell
        and not o.placed.formula
        and o.unit == candidate.unit
        and o.compared.outcome is Outcome.DISAGREES
        and o.score >= candidate.score
        for o in able
    )


def outshone(claim: Keyed, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether a value lies within an open bound but is not of its size, and the source has another that is, only of
    another time or too coarse: "less than 25,000 before April" is not of the 2,352 beside 29,474 on April 1."""
    ours = claim.frame.mention.value
    if not isinstance(ours, Quantity) or ours.bound not in OPEN or not ours.value:
        return False
    limit, others = ours.value, [o for o in held if o is not candidate and not o.placed.formula]
    if candidate.compared.found is None or of_a_size(limit, candidate.compared.found, 2):
        return False
    return any(
        o.compared.found is not None and of_a_size(limit, o.compared.found, 2) for o in others if o.slot == "period"
    )
