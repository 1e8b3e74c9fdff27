"""Notices: from when on what a page announces holds ("From 18 August we are changing the price", 5월 1일부터 늘립니다).

A notice settles what was so once its day had come; a plan or a forecast does not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from claims.model import Bound, Frame, Grain, Kind, Modality, Voice, When
from claims.words.stance import modality_of


def in_force_from(frames: Iterable[Frame], published: dt.date | None) -> frozenset[dt.date]:
    """The days, later than a page's own, from which it says that something holds.

    Args: frames, the values of the page; published, its day.
    """
    if published is None:
        return frozenset()
    dates = (f for f in frames if f.mention.kind is Kind.DATE and f.cell is None)
    starts = (when.first for f in dates if isinstance(when := f.mention.value, When) and _is_start(f, when))
    return frozenset(first for first in starts if first is not None and first > published)


def holds_then(claim: Frame, source: Frame, days: frozenset[dt.date], beside: Sequence[Frame]) -> bool:
    """Whether a value is a term that a notice sets, and the claim tells of a time in which it is in force: or the day
    itself from which it is.

    Args: days, those of the page's notices; beside, the values of the source's sentence.
    """
    if source.cell is not None or source.baseline or source.modality is Modality.FORECAST:
        return False
    if isinstance(source.mention.value, When):
        # "On 21 March the museum opens its new wing": nothing but the day is ahead.
        return source.modality is Modality.PLAN and _is_set(source)
    if not days or not claim.periods or not all(p.last and p.last >= min(days) for p in claim.periods):
        return False
    anew = source.direction is not None or any(f.baseline or _dates(f, days) for f in beside)
    return anew and _is_set(source)


def _dates(frame: Frame, days: frozenset[dt.date]) -> bool:
    return isinstance(frame.mention.value, When) and frame.mention.value.first in days


def _is_set(source: Frame) -> bool:
    """Nothing in the sentence but its day lies ahead: what it tells is decided ("the fee rises to $40", 올립니다)."""
    return modality_of(source.sentence, source.language) is Modality.FACT


def _is_start(frame: Frame, when: When) -> bool:
    """Whether a date is one from which something holds."""
    if when.grain not in (Grain.DAY, Grain.MONTH) or frame.voice not in (Voice.OWN, Voice.ATTRIBUTED) or frame.negated:
        return False
    ahead = _BEFORE.search(frame.sentence, max(0, frame.start - _NEAR), frame.start)
    behind = frame.language == "ko" and _BEHIND.match(frame.sentence, frame.end)
    return bool(when.bound is Bound.SINCE or ahead or behind) and _is_set(frame)


_NEAR = 30
"""Characters in front of a date in which a word may make it a start."""
_BEFORE = re.compile(
    r"\b(?:from|as of|as from|effective|starting|beginning|takes? effect) (?:on |from )?\Z", re.IGNORECASE
)
_BEHIND = re.compile(r" ?(?:부터|자로|부로)")
