"""A claim's very number, which the page that it cites tells of another time than the claim's."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.binding.alone import telling
from factcheck.binding.candidate import Candidate
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome, of_a_size
from factcheck.values.slot import Slot


def mistimed(claim: Keyed, held: Sequence[Candidate]) -> Candidate | None:
    """The value of the claim's own time, where the same sentence has the claim's number of another time ("215,000
    tonnes in 2024 and 208,000 in 2025" against 215,000 in 2025), and nothing else of the page agrees.

    Few words need to say that both are of one thing: the digits do.
    """
    if any(c.agrees and c.slot not in _ELSEWHEN and not c.placed.formula for c in held):
        return None
    before = (c for c in held if c.slot in _ELSEWHEN and c.agrees and _is_told(c) and telling(claim.frame.mention, c))
    return next((now for c in before for now in held if _of_the_claims_time(now, c)), None)


_ELSEWHEN = ("period", "baseline")


def _is_told(candidate: Candidate) -> bool:
    return not candidate.placed.formula and candidate.placed.keyed.frame.cell is None and not candidate.narrower


def _of_the_claims_time(now: Candidate, then: Candidate) -> bool:
    """Whether one value is of the claim's time, in the sentence, the unit and the size of the other."""
    if now.slot or now.compared.outcome is not Outcome.DISAGREES or not _is_told(now):
        return False
    one, other = now.placed.keyed.frame, then.placed.keyed.frame
    ours, theirs = now.compared.found, then.compared.found
    alike = ours is not None and theirs is not None and of_a_size(ours, theirs, _SIZE)
    timed = now.alignment.period is Slot.MATCH and then.alignment.period is Slot.OTHER
    return timed and alike and now.unit == then.unit and one.sentence_span == other.sentence_span


_SIZE = 3
"""Values of one thing at two times that differ by more are hardly taken for each other."""
