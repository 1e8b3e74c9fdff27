"""A second source, asked for what the first one says.

A source that bears a claim out tells the same at more length: whose number it is, of which year, of what. Another one
that the document cites for it is asked in these words, too: where both can be compared, it is they that disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice

from claims.mentions.noughts import is_nought
from claims.model import Claim, Quantity
from factcheck.binding.candidate import Candidate
from factcheck.binding.weigh import weigh
from factcheck.binding.weighed import Stand, Weighed
from factcheck.matching.shelf import Shelf
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome
from factcheck.values.slot import Slot
from factcheck.verdicts.rivals import comparable, of_another_country, of_another_group, of_less
from sources.model import Page

_BOUND = 0.35
"""How well a number must be bound that is not settled by itself: where it shares the unit, the time and a few words."""

_WELL = 0.7
"""And where its sentence names somebody besides ("of our people")."""

_LEAST = 0.25
"""How well one of the foremost numbers of a page must be bound to the claim."""
_ELSEWHERE = 0.8
"""And to what the first source says of it, where its own page is cited for something else."""
_FOREMOST = 2
"""Numbers of a page, the best bound first, that may be what it says in the stead of another source's.

Measured on some 1,900 claims of 75 documents with gold answers: of the numbers of a claim's size that were bound so,
35 were what the second source says of the same and one was not.
"""

_ALIKE = 0.6
"""Share of the words of a sentence that another one has."""
_LATELY = dt.timedelta(days=366)


def at_odds(claim: Claim, keyed: Keyed, weighed: Sequence[Weighed], shelf: Shelf, told: Set[str]) -> list[Weighed]:
    """What other sources of the document say otherwise than one that bears a claim out.

    Args: told, the addresses that it cites for the claim.
    """
    agreeing = [w for w in weighed if w.stand is Stand.AGREES]
    first = next((w for w in agreeing if w.best and not w.best.placed.formula), None)
    if first is None or not isinstance(claim.value.value, Quantity) or is_nought(claim.value):
        return []
    found = []
    for other in (w for w in weighed if w not in agreeing):
        cited = other.reading.consulted.citation.url in told
        for best in _in_its_stead(keyed, first, other, agreeing, shelf, cited=cited):
            odd = replace(other, stand=Stand.DISAGREES, best=best, likely=False)
            if best.compared.outcome is Outcome.DISAGREES and comparable(claim, odd):
                found.append(odd)
                break
    return found


def _in_its_stead(
    claim: Keyed, first: Weighed, weighed: Weighed, agreeing: Sequence[Weighed], shelf: Shelf, *, cited: bool
) -> Iterator[Candidate]:
    """The numbers of a source, as they are held against the claim, that it may have in the stead of the first one's."""
    # Of pieces of evidence that were given for a claim, most are of one source.
    foremost = [] if shelf.pieces else list(islice(weighed.held, _FOREMOST))
    foremost = [c for c in foremost if _may_be_meant(c, _LEAST) and not c.alignment.stranger]
    if first.best is None or not (cited or foremost):
        return
    asked = first.best.placed.keyed
    again = weigh(asked, weighed.reading, shelf.lexicon, cited=True)
    if cited:
        settled = again.stand is Stand.DISAGREES and not again.likely
        best = again.best if settled else _alone(asked, again, first.reading.consulted.page)
        if best and not (of_another_group(asked, best.placed.keyed) or of_another_country(claim, best.placed.keyed)):
            yield from (c for c in weighed.held if c.placed.keyed is best.placed.keyed and not c.placed.formula)
    met = {id(c.placed.keyed) for c in again.held if _may_be_meant(c, 0.0 if cited else _ELSEWHERE)}
    yield from (c for c in foremost if id(c.placed.keyed) in met and not of_less(claim, c, agreeing))


def _may_be_meant(candidate: Candidate, least: float) -> bool:
    """Whether a number differs of which nothing tells that it is of something else, and is bound that well."""
    free = not (candidate.slot or candidate.absent or candidate.placed.formula)
    return free and candidate.score >= least and candidate.compared.outcome is Outcome.DISAGREES


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
