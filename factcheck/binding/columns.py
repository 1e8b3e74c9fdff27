"""What of a column a claim means: a value computed of it only where the claim says something of that column, as the
same is computed of all columns; and of an amount in all of a time, no cell of a part of that time."""

from __future__ import annotations

from collections.abc import Sequence

from claims.frozen import replace
from claims.model import Frame, Grain, Quantity, When
from claims.words import stance
from factcheck.binding.candidate import Candidate
from factcheck.computed.across import TIE
from factcheck.tables.lines import is_part_of
from factcheck.values.compare import Outcome, digits
from factcheck.values.slot import Slot


def without_unpicked(claim: Frame, held: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; changes computed in another language that agree are barred where the claim says nothing of their
    column, or as much of another one that gives another result; but those with digits that agree with nothing by
    chance."""
    told = digits(claim.mention)
    if told >= _TELLING:
        return list(held)
    made = [c for c in held if c.placed.formula and not c.placed.asked and c.placed.keyed.frame.cell and not c.slot]
    made = [c for c in made if c.placed.keyed.frame.language != claim.language and c.placed.keyed.frame.change]
    barred = {id(c) for c in made if c.agrees and (_is_unsaid(c, told) or any(_is_like(o, c) for o in made))}
    return [replace(c, slot="measure") if id(c) in barred else c for c in held] if barred else list(held)


def without_parts_of_time(claim: Frame, held: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; cells of a month, or a day, of the year or season of which a claim tells an amount in all are
    barred, where their rows say nothing but when and what the claim says."""
    value = claim.mention.value
    whens = [w for w in claim.periods if w.grain is not Grain.PART]
    if not whens or not isinstance(value, Quantity) or not value.dimension:
        return list(held)
    if not stance.has(claim.sentence, claim.language, "in_all"):
        return list(held)
    return [replace(c, slot="period") if _is_of_a_part(claim, c, whens) else c for c in held]


def _is_of_a_part(claim: Frame, candidate: Candidate, whens: Sequence[When]) -> bool:
    frame = candidate.placed.keyed.frame
    if candidate.slot or candidate.placed.formula or frame.cell is None:
        return False
    if not {*frame.row.words, *frame.row.names} <= {*claim.near.words, *claim.near.names}:
        return False
    return bool(frame.periods) and all(any(is_part_of(when, p) for when in whens) for p in frame.periods)


_TELLING, _FEW = 3, 2
"""Digits that agree with nothing by chance; digits below which a column has to be named."""


def _is_unsaid(candidate: Candidate, told: int) -> bool:
    alignment = candidate.alignment
    return told < _FEW and alignment.measure is Slot.UNKNOWN and alignment.wording == 0


def _is_like(other: Candidate, candidate: Candidate) -> bool:
    """Whether another column of the same rows is as well bound, and differs."""
    one, two = candidate.placed.keyed.frame, other.placed.keyed.frame
    assert one.cell is not None
    assert two.cell is not None
    same_rows = one.cell[:2] == two.cell[:2] and one.cell[2] != two.cell[2] and one.baselines == two.baselines
    ours, theirs = candidate.alignment, other.alignment
    alike = other.unit == candidate.unit and ours.measure is theirs.measure and theirs.wording >= ours.wording
    bound = alike and other.score > candidate.score - TIE
    return same_rows and bound and other.compared.outcome is Outcome.DISAGREES
