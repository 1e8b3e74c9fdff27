"""One claim against one source: which of its values speak of the claim's tuple, and do they agree?

Values are compared only where no slot says `other`. A source agrees when a bound value agrees and no better bound
one differs; it disagrees when the best bound values all differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.model import Bound, Grain, Kind, Modality, Quantity, Voice, When
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
    floor = limit["verify"] - limit["informative"] * _information(claim)
    agree = next((c for c in able if c.agrees and c.score >= floor and _bound(c)), None)
    differ = next((c for c in able if _differs(c) and _strong(claim, c, limit["contest"])), None)
    denied = next((c for c in candidates if _denies(c) and _strong(claim, c, limit["contest"])), None)
    corrected = next((c for c in candidates if c.slot == "retracted" and c.agrees and c.score >= floor), None)
    against = max((c for c in (differ, denied) if c), key=lambda c: c.score, default=None)
    rest = tuple(candidates[:6])
    if agree and not (against and against.score > agree.score + limit["margin"]):
        return Weighed(reading, Stand.AGREES, agree, rest)
    if corrected:
        return Weighed(reading, Stand.CORRECTED, corrected, rest)
    if against:
        return Weighed(reading, Stand.DISAGREES, against, rest, note=against.slot)
    return _silent(reading, candidates, rest, floor)


def _information(claim: Keyed) -> float:
    """How unlikely it is to meet the claim's value by chance: 0 for one digit or a bound, 1 for four or more."""
    value = claim.frame.mention.value
    if isinstance(value, When):
        return 0.5 if value.grain is Grain.DAY else 0.0
    if not isinstance(value, Quantity) or value.value is None or value.bound not in (Bound.EXACT, Bound.ABOUT):
        return 0.0
    digits = len(value.value.normalize().as_tuple().digits)
    return min(3, digits - 1) / 3


def _bound(candidate: Candidate) -> bool:
    """Unknown is not a match: the measure must be named, in the vocabulary or in the same words."""
    alignment = candidate.alignment
    return alignment.measure is Slot.MATCH or alignment.wording >= weights()["threshold"]["wording"]


def _denies(candidate: Candidate) -> bool:
    """The very value, with the opposite direction or denied."""
    return candidate.slot in ("direction", "negation") and candidate.agrees


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
    if theirs.retracted:
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
    if theirs.baseline and not ours.baseline and alignment.period is not Slot.MATCH:
        return "baseline"
    if ours.negated != theirs.negated:
        return "negation"
    return "direction" if alignment.direction is Slot.OTHER else ""


def _differs(candidate: Candidate) -> bool:
    return candidate.compared.outcome is Outcome.DISAGREES


def _strong(claim: Keyed, candidate: Candidate, limit: float) -> bool:
    """Contesting needs the subject and the measure positively bound."""
    alignment = candidate.alignment
    value = claim.frame.mention.value
    if isinstance(value, Quantity) and value.dimension == "time":
        # Durations stand beside other values in most sentences: only the same sentence told anew contests one.
        limit += weights()["threshold"]["duration"]
    named = alignment.measure is Slot.MATCH or alignment.wording >= weights()["threshold"]["retold"]
    if candidate.score < limit or not named:
        return False
    return alignment.entity is Slot.MATCH or not claim.frame.subject
