"""Values that differ from a claim's and are hardly another reading of it: they contest nothing."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Quantity
from claims.words.senses import senses_of
from factcheck.binding.candidate import RELATIONS, Candidate
from factcheck.computed.lists import is_told_so
from factcheck.computed.wholes import names_a_whole
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import digits, is_fraction, of_a_size


def of_another_size(claim: Keyed, against: Candidate, able: Sequence[Candidate]) -> bool:
    """Whether a value is not a tenth of the claim's or more than ten times as much, while the claim's very number, of
    two digits, stands in the source and nothing bars it: 12 evenings that were rained off say nothing against 297."""
    ours, found = claim.frame.mention.value, against.compared.found
    if not isinstance(ours, Quantity) or not ours.value or not found or digits(claim.frame.mention) < _TELLING:
        return False
    if of_a_size(ours.value, found, _TENFOLD):
        return False
    # 412 nurses say nothing for 412 vacancies.
    alike = (c for c in able if c.unit in (ours.unit, None, "time") and c.placed.keyed.frame.cell is None)
    return any(c.agrees and not c.placed.formula for c in alike)


_TELLING, _TENFOLD = 2, 10
"""Digits of the claim's very number; how many times it another value is that is of something else."""


def of_another_whole(claim: Keyed, against: Candidate) -> bool:
    """Whether a claim tells in words what part of a whole something is, and a cell that differs has neither the whole
    nor anything else that the claim says, save whose it is: the share of the seats that were sold says nothing against
    two-fifths of the buyers."""
    frame, source = claim.frame, against.placed.keyed
    if source.frame.cell is None or against.placed.asked or not is_fraction(frame.mention):
        return False  # what was computed for the claim is of its own whole
    if frame.change is True or not names_a_whole(frame):
        return False
    # Words of the row say whose it is.
    words = claim.words_own - set(source.frame.row.words)
    if any(w in source.words_own or not senses_of(w).isdisjoint(source.senses_own) for w in words):
        return False
    return claim.concepts_near & source.concepts_here <= RELATIONS


def is_one_of_several(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a value is one cell, of no total, where the claim puts several together ("A and B, taken together")."""
    source = candidate.placed.keyed
    cell = source.frame.cell is not None and not candidate.placed.formula and "total" not in source.concepts_own
    return cell and is_told_so(claim.frame, "joint")
