"""What is computed of one column of a table speaks for a claim only where the claim says something of that column: the
same is computed of all columns, and one of the results agrees by chance."""

from __future__ import annotations

from collections.abc import Sequence

from claims.frozen import replace
from factcheck.binding.candidate import Candidate
from factcheck.values.compare import Outcome
from factcheck.values.slot import Slot


def without_unpicked(held: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; computed ones that agree are barred where the claim says nothing of their column, or as much of
    another one that gives another result."""
    made = [c for c in held if c.placed.formula and not c.placed.asked and c.placed.keyed.frame.cell and not c.slot]
    barred = {id(c) for c in made if c.agrees and _is_unpicked(c, made)}
    return [replace(c, slot="measure") if id(c) in barred else c for c in held] if barred else list(held)


def _is_unpicked(candidate: Candidate, made: Sequence[Candidate]) -> bool:
    alignment = candidate.alignment
    unsaid = alignment.measure is Slot.UNKNOWN and alignment.wording == 0
    return unsaid or any(_is_like(other, candidate) for other in made)


def _is_like(other: Candidate, candidate: Candidate) -> bool:
    """Whether another column of the same rows is as well bound, and differs."""
    one, two = candidate.placed.keyed.frame, other.placed.keyed.frame
    assert one.cell is not None
    assert two.cell is not None
    same_rows = one.cell[:2] == two.cell[:2] and one.cell[2] != two.cell[2] and one.baselines == two.baselines
    ours, theirs = candidate.alignment, other.alignment
    alike = other.unit == candidate.unit and ours.measure is theirs.measure and theirs.wording >= ours.wording
    bound = alike and other.score > candidate.score - _TIE
    return same_rows and bound and other.compared.outcome is Outcome.DISAGREES


_TIE = 0.02
