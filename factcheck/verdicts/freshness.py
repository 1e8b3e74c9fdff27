"""Whether a figure that is right is still the latest: another question than whether it is right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from claims.model import Claim, Frame, Modality, Quantity, Voice, When
from claims.words.tense import tells_of_the_past
from factcheck.binding.candidate import Candidate
from factcheck.binding.weighed import Stand, Weighed
from factcheck.model import Freshness
from factcheck.values.compare import Outcome
from factcheck.values.slot import Slot

OVER = dt.timedelta(days=365)
"""What is told of now, or published once a year, has a successor by then (the period of yearly statistics)."""


def freshness(claim: Claim, weighed: Sequence[Weighed], today: dt.date | None) -> Freshness:
    """Of a verified claim: is there, or is there to be expected, a later figure of the same thing?

    Args: weighed, what every source has to say of the claim; those that agree vouch for it. Today is the day of the
    run or of the document, None where neither is told.
    """
    vouching = next((w for w in weighed if w.stand is Stand.AGREES and w.best), None)
    if vouching is None or vouching.best is None:
        return Freshness.UNKNOWN
    own, best = claim.frame.periods, vouching.best
    if not isinstance(claim.value.value, Quantity) or _is_history(claim, today):
        return Freshness.CURRENT if today else Freshness.UNKNOWN
    when = own or best.placed.keyed.frame.periods or claim.frame.far_periods[:1]
    if when and any(_succeeds(c, best, when, today) for w in weighed for c in w.held):
        return Freshness.SUPERSEDED
    if own or _is_over(claim):
        return Freshness.CURRENT
    told = _last(when) or _day_of(vouching)
    if told is None or today is None:
        return Freshness.UNKNOWN
    return Freshness.STALE if told + OVER < today else Freshness.CURRENT


def _is_history(claim: Claim, today: dt.date | None) -> bool:
    """The claim names a time that had been over for a year: no later time replaces what it tells."""
    ended = _last(claim.frame.periods)
    return ended is not None and today is not None and ended + OVER < today


def _is_over(claim: Claim) -> bool:
    """The claim tells of what happened ("they took part", 받지 못했다), which no year makes old."""
    return tells_of_the_past(claim.frame.sentence, 0, 0, claim.frame.language)


def _succeeds(candidate: Candidate, best: Candidate, when: Sequence[When], today: dt.date | None) -> bool:
    """Whether a value is of the same thing as the one that vouches and of the same sort of time, later, and differs."""
    frame, ended = candidate.placed.keyed.frame, _last(when)
    if candidate.slot not in ("", "period") or candidate.compared.outcome is not Outcome.DISAGREES or ended is None:
        return False
    if candidate.placed.formula or best.placed.formula or not _is_told(frame):
        return False
    like = all(ours is theirs and ours is not Slot.OTHER for ours, theirs in _tuples(candidate, best))
    later = [p for p in frame.periods if p.first and p.first > ended and p.grain is when[0].grain and _had(p, today)]
    return like and bool(later)


def _had(later: When, today: dt.date | None) -> bool:
    """Whether a time is over: of one that goes on nobody knows the figure yet."""
    return today is None or (later.last is not None and later.last <= today)


def _tuples(candidate: Candidate, best: Candidate) -> Iterator[tuple[Slot, Slot]]:
    one, other = candidate.alignment, best.alignment
    yield one.entity, other.entity
    yield one.measure, other.measure


def _is_told(frame: Frame) -> bool:
    """As a fact, by somebody, and not taken back."""
    sound = frame.voice in (Voice.OWN, Voice.ATTRIBUTED) and frame.modality is Modality.FACT
    return sound and not frame.negated and not frame.retracted


def _last(when: Sequence[When]) -> dt.date | None:
    return max((p.last for p in when if p.last), default=None)


def _day_of(weighed: Weighed) -> dt.date | None:
    page = weighed.reading.consulted.page
    return (page.updated or page.published) if page else None
