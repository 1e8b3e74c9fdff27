"""A second source, asked for what the first one says.

A source that bears a claim out tells the same at more length: whose number it is, of which year, of what. Another one
that the document cites for it is asked in these words, too: where both can be compared, it is they that disagree.
"""

from __future__ import annotations

import datetime as dt
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
from sources.model import Page

_BOUND = 0.35
"""How well a number must be bound that is not settled by itself: where it shares the unit, the time and a few words."""

_WELL = 0.7
"""And where its sentence names somebody besides ("of our people")."""

_ALIKE = 0.6
"""Share of the words of a sentence that another one has."""
_LATELY = dt.timedelta(days=366)


def at_odds(claim: Claim, weighed: Sequence[Weighed], shelf: Shelf, told: Set[str]) -> list[Weighed]:
    """What sources that the document cites for a claim say otherwise than one that bears it out.

    Args: told, the addresses that it cites for it.
    """
    agreeing = [w for w in weighed if w.stand is Stand.AGREES]
    first = next((w for w in agreeing if w.best and not w.best.placed.formula), None)
    if first is None or not isinstance(claim.value.value, Quantity) or is_nought(claim.value):
        return []
    asked = (w for w in weighed if w not in agreeing and w.reading.consulted.citation.url in told)
    return [found for w in asked if (found := _otherwise(claim, first, w, shelf))]


def _otherwise(claim: Claim, first: Weighed, weighed: Weighed, shelf: Shelf) -> Weighed | None:
    if first.best is None:
        return None
    asked = first.best.placed.keyed
    found = weigh(asked, weighed.reading, shelf.lexicon, cited=True)
    settled = found.stand is Stand.DISAGREES and not found.likely
    best = found.best if settled else _alone(asked, found, first.reading.consulted.page)
    if best is None or of_another_group(asked, best.placed.keyed):
        return None
    ours = next((c for c in weighed.held if c.placed.keyed is best.placed.keyed and not c.placed.formula), None)
    if ours is None or ours.compared.outcome is not Outcome.DISAGREES:
        return None
    other = replace(weighed, stand=Stand.DISAGREES, best=ours, likely=False)
    return other if comparable(claim, other) else None


def _alone(asked: Keyed, found: Weighed, page: Page | None) -> Candidate | None:
    """The number of a source's that alone may be the one that it is asked for: in its unit, of its very time, told of
    nobody else; `page`, the one whose words it is asked in."""
    if found.stand not in (Stand.SILENT, Stand.DISAGREES):
        return None
    best = next((c for c in found.held if not c.slot and not c.placed.formula), None)
    if best is None or best.unit is None or best.unit != _unit(asked) or not _of_its_time(asked, best, page):
        return None
    strange = best.absent or best.narrower or best.compared.outcome is not Outcome.DISAGREES
    return None if strange or best.score < (_WELL if best.alignment.stranger else _BOUND) else best


def _of_its_time(asked: Keyed, best: Candidate, page: Page | None) -> bool:
    """Whether a number is of the time of the one that it is held against; where that is of no time of its own, told
    much alike and of no time either, or of the year about the day when its page was put out."""
    if best.alignment.period is Slot.MATCH:
        return True
    ends = [p.last for p in best.placed.keyed.frame.periods if p.last]
    if asked.frame.periods or best.alignment.wording < _ALIKE:
        return False
    day = page.published if page else None
    return all(day is not None and abs(day - end) <= _LATELY for end in ends)


def _unit(asked: Keyed) -> str | None:
    value = asked.frame.mention.value
    return value.unit if isinstance(value, Quantity) else None
