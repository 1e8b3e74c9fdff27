"""Whether a page tells what a claim tells far better of another value: of a crash, "52 people on board" is not how many
were hurt where "fourteen were treated" stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.binding.candidate import Candidate
from factcheck.matching.align import weights
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome, digits
from factcheck.values.nouns import same_noun
from factcheck.values.slot import Slot


def outscored(claim: Keyed, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether another value of a page, which differs, is far better bound than one that agrees; three digits or more
    agree with nothing by chance, and cells are told apart by their headers."""
    if candidate.placed.formula or candidate.placed.keyed.frame.cell is not None:
        return False
    if digits(claim.frame.mention) > _FEW:
        return False
    return any(_outscores(claim, other, candidate) for other in held)


_FEW = 2
"""Digits that another number of a page may have by chance."""


def _outscores(claim: Keyed, other: Candidate, candidate: Candidate) -> bool:
    if other.slot not in ("", "direction") or other.compared.outcome is not Outcome.DISAGREES:
        return False
    if other.placed.formula or other.placed.keyed.frame.cell is not None or other.narrower:
        return False
    if other.score < max(candidate.score + weights()["threshold"]["outscored"], weights()["verify"]["measure_alone"]):
        return False
    ours, theirs = candidate.alignment, other.alignment
    worded = theirs.wording >= ours.wording + weights()["threshold"]["worded"]
    told = ours.measure is Slot.MATCH is not theirs.measure or (ours.period is Slot.MATCH is not theirs.period)
    return (worded or not told) and same_noun(candidate.unit, other.unit)
