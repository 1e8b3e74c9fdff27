"""Which of two values a page calls what the claim calls its own ("installed capacity"), where the other one has no name
beside it: it may be any number of that unit."""

from __future__ import annotations

from factcheck.binding.candidate import Candidate
from factcheck.matching.match import of_kind
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import digits
from factcheck.values.slot import Slot


def is_called_so(claim: Keyed, one: Candidate, other: Candidate) -> bool:
    """Whether a written value is called what the claim calls its own, of two digits or more, and another one is not,
    nor is that of whom the claim names, or of another of its measures, and the first is not; in one language, whose
    words can be held together."""
    ours, theirs = one.placed.keyed, other.placed.keyed
    measured = of_kind(claim.concepts_own & ours.concepts_own, "measure")
    if not measured or one.placed.formula or digits(claim.frame.mention) < _TOLD:
        return False
    if ours.frame.language != claim.frame.language or one.alignment.stranger:
        return False
    if of_kind(claim.concepts_own & theirs.concepts_own - ours.concepts_own, "measure"):
        # Of what the claim tells it (eating out), only the other one is told.
        return False
    if other.alignment.entity is Slot.MATCH is not one.alignment.entity:
        return False
    return measured.isdisjoint(theirs.concepts_here)


_TOLD = 2
"""Digits that another number of a page may have by chance."""
