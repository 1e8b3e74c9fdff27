"""The level that a change is told with: "came to £412.6m, 4 % more than a year before" fixes what grew by 4 %.

What a claim's own words say of a change is often little ("12 % less than a year earlier"); the level beside it says of
which value of a source it is told, whatever its header is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from claims.model import Claim, Frame, Quantity
from claims.words import stance
from claims.words.nearness import near
from claims.words.vocabulary import opposite, relation
from factcheck.matching.match import KIN, SAID, of_kind
from factcheck.terms.asked import change_asked
from factcheck.values.compare import digits

_RESULT = 12
"""Characters between a change and the level that it led to ("rose by 4 % to £412.6m")."""
_AROUND = 24
"""Characters around a share in which it is told to be one of what was told before."""
_TELLING = 2
"""Digits by which a level is told from others of its page."""


def told_levels(claims: Iterable[Claim]) -> Mapping[str, Frame]:
    """For each claim of a change, by its id, the level that its document tells it with.

    It stands in the same sentence; else in the one right before, where the claim names nothing that would be another.
    """
    found: dict[str, Frame] = {}
    sentences: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.span.start, claim.span.end), []).append(claim)
    for group in sentences.values():
        levels = [c.frame for c in group if _is_level(c.frame)]
        found |= {c.id: level for c in group if _is_change(c.frame) and (level := _beside(c.frame, levels))}
        wholes = [f for f in levels if not _is_share(f)]
        found |= {c.id: whole for c in group if points_back(c.frame) and (whole := _last_before(c.frame, wholes))}
    for (_, before), (_, group) in pairwise(sentences.items()):
        levels = [c.frame for c in before if _is_level(c.frame)]
        pointing = (c for c in group if c.id not in found and points_back(c.frame))
        found |= {c.id: levels[-1] for c in pointing if levels}
        alone = len(group) == 1 and len(levels) == 1 and group[0].id not in found
        if alone and _is_change(group[0].frame) and _goes_on(group[0], before[-1], levels[0]):
            found[group[0].id] = levels[0]
    return found


def _is_change(frame: Frame) -> bool:
    return isinstance(frame.mention.value, Quantity) and change_asked(frame) is not None


def points_back(frame: Frame) -> bool:
    """Whether it is told what share of what was told before something is ("a quarter of it", 그중 4분의 3)."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or value.unit != "percent" or frame.change is True:
        return False
    around = frame.sentence[max(0, frame.start - _AROUND) : frame.end + _AROUND]
    return stance.has(around, frame.language, "part_of_told")


def _last_before(frame: Frame, levels: Iterable[Frame]) -> Frame | None:
    """Of some levels the last one before a value."""
    before = (f for f in levels if f.mention.span.end <= frame.mention.span.start)
    return max(before, key=lambda f: f.mention.span.start, default=None)


def _is_share(frame: Frame) -> bool:
    return isinstance(frame.mention.value, Quantity) and frame.mention.value.unit == "percent"


def _is_level(frame: Frame) -> bool:
    value = frame.mention.value
    if not isinstance(value, Quantity) or value.value is None or frame.change is True:
        return False
    return value.unit not in ("times", "rank", "percentage_point") and digits(frame.mention) >= _TELLING


def _beside(change: Frame, levels: Iterable[Frame]) -> Frame | None:
    """The level that a change led to, right behind it; else the last one before it, of whom it is told too."""
    end = change.mention.span.end
    able = [f for f in levels if f is not change and not _of_others(change, f)]
    after = next((f for f in able if 0 <= f.mention.span.start - end <= _RESULT and f.change is False), None)
    return after or _last_before(change, able)


def _of_others(one: Frame, other: Frame) -> bool:
    """Whether two values of a sentence are told of different ones."""
    measures = [of_kind(frozenset(f.own.concepts), *SAID) for f in (one, other)]
    apart = all(measures) and not any(_kindred(a, b) for a in measures[0] for b in measures[1])
    return apart or (bool(one.own.names) and bool(other.own.names) and set(one.own.names).isdisjoint(other.own.names))


def _kindred(one: str, other: str) -> bool:
    """Whether two measures may be one: the same, a kind of it, its contrary or its like (profit, deficit)."""
    return relation(one, other) in KIN or near(one, other) or opposite(one) == other or opposite(other) == one


def _goes_on(claim: Claim, before: Claim, level: Frame) -> bool:
    """Whether a sentence goes on about the level of the one before: it names nobody and measures nothing itself."""
    own = claim.frame.own
    measures = of_kind(frozenset(own.concepts), "measure") - {"growth"}
    return not own.names and not measures and 0 <= claim.span.start - before.span.end <= _RESULT
