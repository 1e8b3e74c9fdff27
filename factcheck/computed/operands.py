"""What may be computed with: which values of a source are levels, how well they are bound to a claim, and what a
computed one is of."""

from __future__ import annotations

from collections.abc import Iterator

from claims.frozen import replace
from claims.model import Frame, Keys, Quantity
from factcheck.matching.align import Alignment
from factcheck.matching.match import SAID, of_kind
from factcheck.matching.modality import same_modality
from factcheck.matching.pile import Placed
from factcheck.matching.shelf import Reading
from factcheck.tables.lines import is_level, qualifiers
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import convert, of_a_size
from factcheck.values.nouns import nouns
from factcheck.values.slot import Slot

_TOTAL = 0.03
"""What a total is ahead where the claim names no part."""
_WORDED, _NEARLY = 0.5, 0.25
"""Share of the claim's words that stand for a measure which the vocabulary does not know; for one that is near it."""


def same_measure(claim: Frame, operand: Frame) -> bool:
    """Whether values of this kind add up to what the claim tells."""
    ours, theirs = claim.mention.value, operand.mention.value
    return isinstance(ours, Quantity) and isinstance(theirs, Quantity) and convert(theirs, ours) is not None


def without_row(frame: Frame) -> Frame:
    """The value as one of its column, of all rows."""
    row = frame.row
    own = Keys(
        names=tuple(n for n in frame.own.names if n not in row.names),
        concepts=tuple(c for c in frame.own.concepts if c not in row.concepts),
        words=tuple(w for w in frame.own.words if w not in row.words),
    )
    return replace(frame, own=own, row=Keys(), subject=next(iter(own.names), ""))


def tells_by_unit(frame: Frame) -> bool:
    """Whether the unit says what is measured, as megawatts do, and people or dollars do not."""
    value = frame.mention.value
    dimension = value.dimension if isinstance(value, Quantity) else None
    return dimension is not None and not dimension.startswith(
        ("count", "currency", "ratio", "percent", "time", "month")
    )


def plausible(claim: Frame, made: Frame) -> bool:
    """A bare number far from the claim's counts something else."""
    ours, theirs = claim.mention.value, made.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or not ours.value or ours.unit is None:
        return True
    return theirs.unit is not None or theirs.value is None or of_a_size(ours.value, theirs.value, _FAR)


_FAR = 5
"""A bare number that is as many times the claim's counts something else."""


def as_level(claim: Frame) -> Frame:
    """The claim as if it told where its value stood, not how far it had moved, at no time; what its own clause leaves
    unsaid is what its sentence measures."""
    own = claim.own if of_kind(frozenset(claim.own.concepts), *SAID) or claim.own.names else claim.near
    own = replace(own, concepts=tuple(c for c in own.concepts if c not in _MOVES))
    return replace(claim, own=own, change=None, direction=None, periods=(), far_periods=())


_MOVES = frozenset({"growth", "year_on_year"})


def levels(claim: Keyed, reading: Reading, told: Keyed | None = None) -> Iterator[Placed]:
    """The values that tell where something stands, of those that share most with the claim.

    Args: told, a level that is planned or fact where the claim's change may leave that unsaid.
    """
    for placed in reading.operands(claim):
        frame = placed.keyed.frame
        if not placed.correction and is_level(frame) and same_modality((told or claim).frame, frame):
            yield placed


def bound(alignment: Alignment) -> bool:
    """Whether nothing of a value's headers speaks against the claim, and its measure is the claim's."""
    near = alignment.measure is Slot.NEAR and (alignment.entity is Slot.MATCH or alignment.wording >= _NEARLY)
    measured = alignment.measure is Slot.MATCH or near or alignment.wording >= _WORDED
    return measured and not alignment.other()


def whole(claim: Keyed, frame: Frame) -> float:
    """A total is meant where the claim names no part; a part that it does not name is not."""
    total_ = bool(nouns("totals") & {*frame.own.words, *frame.own.concepts})
    parts = qualifiers(frame) - claim.concepts_near - {"total"}
    return _TOTAL * total_ - _TOTAL * bool(parts)
