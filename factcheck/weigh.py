"""One claim against one source: which of its values speak of the claim's tuple, and do they agree?

Values are compared only where no slot says `other`. A source agrees when a bound value agrees and no better bound
one differs; it disagrees when the best bound values all differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.model import Kind, Modality, Quantity, Voice, When
from factcheck.align import Alignment, Keyed, Lexicon, Slot, align, same_modality, weights
from factcheck.compare import Compared, Outcome, compare_dates, compare_quantities
from factcheck.shelf import Placed, Reading


class Stand(StrEnum):
    """Where one source stands to one claim."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CORRECTED = "corrected"
    HEARSAY = "hearsay"
    FORECAST = "forecast"
    SCOPE = "scope"
    AMBIGUOUS = "ambiguous"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value of a source held against a claim."""

    placed: Placed
    alignment: Alignment
    compared: Compared
    slot: str
    """The slot that keeps it from counting, or ""."""
    score: float

    @property
    def agrees(self) -> bool:
        """The value agrees, whatever it speaks of."""
        return self.compared.outcome is Outcome.AGREES


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one source has to say of one claim; the deciding candidate first in `others`' stead."""

    reading: Reading
    stand: Stand
    best: Candidate | None
    others: tuple[Candidate, ...] = ()
    note: str = ""


def weigh(claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool) -> Weighed:
    """Hold a claim against everything one source says."""
    bonus = weights()["slot"]["cited"] if cited else 0.0
    candidates = sorted(_candidates(claim, reading, lexicon, bonus), key=lambda c: -c.score)
    able = [c for c in candidates if not c.slot]
    limit = weights()["threshold"]
    agree = next((c for c in able if c.agrees and c.score >= limit["verify"]), None)
    differ = next((c for c in able if _differs(c) and _strong(claim, c, limit["contest"])), None)
    rest = tuple(candidates[:6])
    if agree and differ:
        if differ.score > agree.score + limit["margin"]:
            return Weighed(reading, Stand.DISAGREES, differ, rest)
        return Weighed(reading, Stand.AGREES, agree, rest)
    if agree:
        return Weighed(reading, Stand.AGREES, agree, rest)
    corrected = next((c for c in candidates if c.slot == "retracted" and c.agrees and c.score >= limit["verify"]), None)
    if corrected:
        return Weighed(reading, Stand.CORRECTED, corrected, rest)
    denied = next(
        (
            c
            for c in candidates
            if c.slot in ("direction", "negation") and c.agrees and _strong(claim, c, limit["contest"])
        ),
        None,
    )
    if denied:
        return Weighed(reading, Stand.DISAGREES, denied, rest, note=denied.slot)
    if differ:
        return Weighed(reading, Stand.DISAGREES, differ, rest)
    return _silent(reading, candidates, rest, limit["verify"])


def _silent(reading: Reading, candidates: list[Candidate], rest: tuple[Candidate, ...], floor: float) -> Weighed:
    for slot, stand in (("hearsay", Stand.HEARSAY), ("modality", Stand.FORECAST)):
        found = next((c for c in candidates if c.slot == slot and c.score >= floor), None)
        if found:
            return Weighed(reading, stand, found, rest)
    near = next((c for c in candidates if c.agrees and c.score >= floor / 2), None)
    return Weighed(reading, Stand.SILENT, near, rest, note=near.slot if near else "")


def _candidates(claim: Keyed, reading: Reading, lexicon: Lexicon, bonus: float) -> Iterator[Candidate]:
    for placed in (*reading.near(claim), *reading.computed(claim)):
        compared = _compare(claim, placed.keyed)
        if compared.outcome is Outcome.INCOMPARABLE:
            continue
        alignment = align(claim, placed.keyed, lexicon)
        slot = _blocking_slot(claim, placed, alignment)
        score = alignment.score + bonus - (weights()["slot"]["computed"] if placed.formula else 0.0)
        yield Candidate(placed, alignment, compared, slot, score)


def _compare(claim: Keyed, source: Keyed) -> Compared:
    ours, theirs = claim.frame.mention.value, source.frame.mention.value
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        return compare_quantities(ours, theirs)
    if isinstance(ours, When) and isinstance(theirs, When):
        return Compared(compare_dates(ours, theirs), "date")
    return Compared(Outcome.INCOMPARABLE, "kind")


def _blocking_slot(claim: Keyed, placed: Placed, alignment: Alignment) -> str:
    """The first thing that keeps a value from counting; "" where nothing does."""
    ours, theirs = claim.frame, placed.keyed.frame
    if theirs.voice is Voice.INJECTED:
        return "injected"
    if theirs.retracted and (placed.correction or theirs.mention.kind is Kind.DATE or theirs.baseline):
        return "retracted"
    slot = alignment.other()
    if slot and not (slot == "period" and ours.mention.kind is Kind.DATE):
        return slot
    if theirs.voice is Voice.HEARSAY:
        return "hearsay"
    if not same_modality(ours.modality, theirs.modality) and theirs.modality is not Modality.PLAN:
        return "modality"
    if ours.change is not None and theirs.change is not None and ours.change != theirs.change:
        return "change"
    if ours.baseline != theirs.baseline and (ours.change is not None or theirs.baseline):
        return "baseline"
    if ours.negated != theirs.negated:
        return "negation"
    return "direction" if alignment.direction is Slot.OTHER else ""


def _differs(candidate: Candidate) -> bool:
    return candidate.compared.outcome is Outcome.DISAGREES


def _strong(claim: Keyed, candidate: Candidate, limit: float) -> bool:
    """Contesting needs the subject and the measure positively bound."""
    alignment = candidate.alignment
    if candidate.score < limit or alignment.measure is not Slot.MATCH:
        return False
    return alignment.entity is Slot.MATCH or not claim.subject
