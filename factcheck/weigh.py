"""One claim against one source: which of its values speak of the claim's tuple, and do they agree?

Values are compared only where no slot says `other`. A source agrees when a bound value agrees and no better bound
one differs; it disagrees when the best bound values all differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.align import weights
from factcheck.candidate import Candidate, candidates, checked
from factcheck.lexicon import Keyed, Lexicon
from factcheck.shelf import Reading
from factcheck.strength import (
    better,
    contests,
    contradicts,
    denies,
    differs,
    enough,
    of_itself,
    overshoots,
    rivalled,
    withdraws,
)


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
    held = sorted((checked(claim, c) for c in candidates(claim, reading, lexicon, bonus)), key=lambda c: -c.score)
    able = [c for c in held if not c.slot]
    margin = weights()["threshold"]["margin"]
    agree = next((c for c in able if c.agrees and enough(claim, c, "verify") and not overshoots(claim, c, able)), None)
    differ = next(
        (c for c in able if differs(claim, c) and contests(claim, c) and (cited or of_itself(claim, c))),
        None,
    )
    denied = next((c for c in held if denies(c) and contradicts(claim, c)), None)
    corrected = next(
        (
            c
            for c in held
            if c.slot == "retracted" and c.agrees and (withdraws(claim, c, cited=cited) or enough(claim, c, "verify"))
        ),
        None,
    )
    against = max((c for c in (differ, denied) if c), key=lambda c: c.score, default=None)
    rest = tuple(held[:6])
    if agree and not (against and better(against, agree, margin)):
        return Weighed(reading, Stand.AGREES, agree, rest)
    if corrected:
        return Weighed(reading, Stand.CORRECTED, corrected, rest)
    if against and not rivalled(against, able, margin):
        return Weighed(reading, Stand.DISAGREES, against, rest, note=against.slot)
    return _silent(claim, reading, held, rest)


def _silent(claim: Keyed, reading: Reading, held: list[Candidate], rest: tuple[Candidate, ...]) -> Weighed:
    for slot, stand in (("hearsay", Stand.HEARSAY), ("modality", Stand.FORECAST)):
        found = next((c for c in held if c.slot == slot and enough(claim, c, "verify")), None)
        if found:
            return Weighed(reading, stand, found, rest)
    near = next((c for c in held if c.agrees and c.score >= weights()["threshold"]["near"]), None)
    return Weighed(reading, Stand.SILENT, near, rest, note=near.slot if near else "")
