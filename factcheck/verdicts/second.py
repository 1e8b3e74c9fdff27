"""A second source, asked for what the first one says.

A source that bears a claim out tells the same at more length: whose number it is, of which year, of what. Another one
that the document cites for it is asked in these words, too: where both can be compared, it is they that disagree.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from claims.mentions.noughts import is_nought
from claims.model import Claim, Quantity
from factcheck.binding.candidate import Candidate
from factcheck.binding.weigh import weigh
from factcheck.binding.weighed import Stand, Weighed
from factcheck.matching.shelf import Shelf
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome
from factcheck.values.slot import Slot
from factcheck.verdicts.rivals import comparable, of_another_group

_BOUND = 0.35
"""How well a number must be bound that is not settled by itself: where it shares the unit, the time and a few words."""

_WELL = 0.7
"""And where its sentence names somebody besides ("of our people")."""


def at_odds(claim: Claim, weighed: Sequence[Weighed], shelf: Shelf, told: Set[str]) -> list[Weighed]:
    """What sources that the document cites for a claim say otherwise than one that bears it out.

    Args: told, the addresses that it cites for it.
    """
    agreeing = [w for w in weighed if w.stand is Stand.AGREES]
    first = next((w.best for w in agreeing if w.best and not w.best.placed.formula), None)
    if first is None or not isinstance(claim.value.value, Quantity) or is_nought(claim.value):
        return []
    asked = (w for w in weighed if w not in agreeing and w.reading.consulted.citation.url in told)
    return [found for w in asked if (found := _otherwise(claim, first, w, shelf))]


def _otherwise(claim: Claim, first: Candidate, weighed: Weighed, shelf: Shelf) -> Weighed | None:
    asked = first.placed.keyed
    found = weigh(asked, weighed.reading, shelf.lexicon, cited=True)
    settled = found.stand is Stand.DISAGREES and not found.likely
    best = found.best if settled else _alone(asked, found)
    if best is None or of_another_group(asked, best.placed.keyed):
        return None
    ours = next((c for c in weighed.held if c.placed.keyed is best.placed.keyed and not c.placed.formula), None)
    if ours is None or ours.compared.outcome is not Outcome.DISAGREES:
        return None
    other = replace(weighed, stand=Stand.DISAGREES, best=ours, likely=False)
    return other if comparable(claim, other) else None


def _alone(asked: Keyed, found: Weighed) -> Candidate | None:
    """The number of a source's that alone may be the one that it is asked for: in its unit, of its very time, told of
    nobody else."""
    if found.stand not in (Stand.SILENT, Stand.DISAGREES):
        return None
    best = next((c for c in found.held if not c.slot and not c.placed.formula), None)
    if best is None or best.unit is None or best.unit != _unit(asked) or best.alignment.period is not Slot.MATCH:
        return None
    strange = best.absent or best.narrower or best.compared.outcome is not Outcome.DISAGREES
    return None if strange or best.score < (_WELL if best.alignment.stranger else _BOUND) else best


def _unit(asked: Keyed) -> str | None:
    value = asked.frame.mention.value
    return value.unit if isinstance(value, Quantity) else None
