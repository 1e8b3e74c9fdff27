"""What a page that a claim cites says of it, where the rules find nothing."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Frame, Grain, Kind, Mention, When
from factcheck.binding.alone import belies, unrivalled
from factcheck.binding.bounds import outshone, strays
from factcheck.binding.candidate import Candidate
from factcheck.binding.chance import Chance, best, unborne
from factcheck.binding.loosely import another_cell, another_day, told_loosely
from factcheck.binding.mistimed import mistimed
from factcheck.binding.nought import some_of
from factcheck.binding.outscored import not_meant, of_another_thing
from factcheck.binding.speaking import (
    chance_of,
    of_another_measure,
    of_its_sort,
    speaks_against,
    told_but_barred,
)
from factcheck.binding.strength import (
    bindings,
    digits_swapped,
    exact_digits,
    of_another,
    unknown_here,
)
from factcheck.binding.weighed import Stand, Weighed
from factcheck.computed.offhand import offhand
from factcheck.matching.align import align, weights
from factcheck.matching.comparable import compare_values
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.limits import in_an_unnamed_part
from factcheck.values.compare import Outcome, digits
from factcheck.values.period import share_a_day
from factcheck.values.slot import Slot


def alone_on_page(claim: Keyed, found: Weighed, held: Sequence[Candidate], lexicon: Lexicon) -> Weighed:
    """What the one value of a cited page that has the claim's digits says, where the rules find nothing; and what
    there is some of, where the claim says that there was none."""
    if some := some_of(claim, held, found.reading):
        return Weighed(found.reading, Stand.DISAGREES, some, found.held, likely=True)
    for candidate in held:
        if unrivalled(claim, candidate, held) and not unborne(claim, candidate, lexicon):
            return Weighed(found.reading, Stand.AGREES, candidate, found.held)
        if belies(claim, candidate, held):
            return Weighed(found.reading, Stand.DISAGREES, candidate, found.held, note=candidate.slot)
    if now := mistimed(claim, held):
        return Weighed(found.reading, Stand.DISAGREES, now, found.held, note="period")
    return found


_PAGE = 50
"""Lines that a page is taken to have, most of which speak of something else."""


def on_page(claim: Keyed, found: Weighed, lexicon: Lexicon, aside: bool) -> Weighed:
    """What is likely enough where the rules find nothing on a page that the claim cites: a value that agrees; or one
    that does not, written for the claim's own time, where the page is taken for a passage given for it."""
    if aside or not found.held:
        return found
    limit = weights()["limit"]
    verifies = chance_of("verify", claim, found.held, lexicon, _PAGE)
    pro_chance, pro = best(_may_be_meant(claim, found.held, lexicon), verifies)
    if pro and pro_chance >= limit[_least(claim, pro)]:
        return Weighed(found.reading, Stand.AGREES, pro, found.held, likely=True)
    dated = [c for c in speaks_against(claim, found.held) if c.alignment.period is Slot.MATCH and bindings(c) >= _BOUND]
    if slip := _slip_of_the_pen(claim, found.held):
        return Weighed(found.reading, Stand.DISAGREES, slip, found.held, note=slip.slot, likely=True)
    contests = chance_of("contest", claim, found.held, lexicon, 1)
    con_chance, con = best(dated, contests)
    ahead = con_chance >= limit["contest_on_page"] and con_chance > pro_chance
    if con and ahead and not told_but_barred(claim, found.held):
        return Weighed(found.reading, Stand.DISAGREES, con, found.held, note=con.slot, likely=True)
    return _loosely(claim, found, lexicon, verifies, contests)


def _loosely(claim: Keyed, found: Weighed, lexicon: Lexicon, verifies: Chance, contests: Chance) -> Weighed:
    """What is likely enough although something about it is strange; what speaks against the claim first."""
    if cell := another_cell(claim, found.held, contests):
        return Weighed(found.reading, Stand.DISAGREES, cell[0], found.held, note=cell[1], likely=True)
    if day := another_day(claim, found.held, contests):
        return Weighed(found.reading, Stand.DISAGREES, day, found.held, likely=True)
    loose = told_loosely(claim, found, lexicon, verifies) or _reckoned(claim, found, lexicon)
    return Weighed(found.reading, Stand.AGREES, loose, found.held, likely=True) if loose else found


def _reckoned(claim: Keyed, found: Weighed, lexicon: Lexicon) -> Candidate | None:
    """What can be computed of a page by the claim's own words, though the claim does not say of what."""
    placed = offhand(claim, found.reading, lexicon)
    if placed is None or in_an_unnamed_part(claim, placed.keyed):
        return None
    alignment = align(claim, placed.keyed, lexicon)
    compared = compare_values(claim, placed.keyed)
    return Candidate(claim.frame.mention, placed, alignment, compared, "", alignment.score)


def _may_be_meant(claim: Keyed, held: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The values of a page that the claim cites from which its own is picked by chance.

    In another language, that has other words and other names for all that the claim says, a stranger keeps one out
    only where nothing of the claim's is named, or where the value is a date.
    """
    agree = [c for c in held if not c.slot and c.agrees and not (outshone(claim, c, held) or strays(claim, c))]
    day = _is_a_day(claim.frame.mention)
    agree = [c for c in agree if not unborne(claim, c, lexicon, dated=not day and c.alignment.entity is not Slot.MATCH)]
    agree = [c for c in agree if not (_is_of_others(claim, c) or not_meant(claim, c, held))]
    if claim.frame.mention.kind is Kind.DATE and any(_tells_the_event(c) for c in held):
        agree = [c for c in agree if c.alignment.measure is Slot.MATCH]
    return [c for c in agree if not _is_of_another_time(claim.frame, c.placed.keyed.frame)]


def _tells_the_event(candidate: Candidate) -> bool:
    """Whether a date that is another one is told of what the claim's is."""
    differs = not candidate.slot and candidate.compared.outcome is Outcome.DISAGREES
    return differs and not candidate.narrower and candidate.alignment.measure is Slot.MATCH


def _is_a_day(mention: Mention) -> bool:
    """A day of a year that the text says: a page has it for one thing."""
    value = mention.value
    return _is_of(Grain.DAY, mention) and isinstance(value, When) and value.year_given and not value.relative


def _is_of(grain: Grain, mention: Mention) -> bool:
    return isinstance(mention.value, When) and mention.value.grain is grain


def _is_of_another_time(claim: Frame, source: Frame) -> bool:
    """The value is of a time that is none of those of which the text around the claim tells."""
    told = () if claim.periods or claim.mention.kind is Kind.DATE else claim.far_periods
    return bool(told and source.periods) and not share_a_day(told, source.periods)


def _is_of_others(claim: Keyed, candidate: Candidate) -> bool:
    if claim.frame.language != candidate.placed.keyed.frame.language:
        date = claim.frame.mention.kind is Kind.DATE
        met_by_none = candidate.alignment.stranger and (date or not bindings(candidate))
        return met_by_none or of_another_thing(claim, candidate) or not of_its_sort(claim, candidate)
    return candidate.alignment.stranger or of_another(candidate) or of_another_measure(claim, candidate)


def _slip_of_the_pen(claim: Keyed, held: Sequence[Candidate]) -> Candidate | None:
    """A value in which two digits of the claim's are swapped, on a page that has the claim's own nowhere."""
    if any(c.agrees and not c.placed.formula for c in held):
        return None
    slips = (c for c in speaks_against(claim, held) if not c.alignment.stranger and digits_swapped(claim, c))
    value = claim.frame.mention.value
    long = isinstance(value, When) or digits(claim.frame.mention) > _BOUND
    return next((c for c in slips if long or bindings(c) >= _BOUND), None)


def _least(claim: Keyed, candidate: Candidate) -> str:
    """How likely a value of a page has to be, by name of the limit."""
    mention, tied = claim.frame.mention, bindings(candidate) > 0
    if unknown_here(claim, candidate):
        cell = candidate.placed.keyed.frame.cell is not None
        return "verify_unknown_cell" if cell and exact_digits(mention) >= _TOLD else "verify_unknown"
    if claim.frame.language != candidate.placed.keyed.frame.language:
        return "verify_across_unnamed" if candidate.absent else "verify_across"
    if _is_a_day(mention):
        return "verify_day"
    if mention.kind is Kind.DATE:
        return "verify_month" if tied and _is_of(Grain.MONTH, mention) else "verify_unbound"
    if not exact_digits(mention):
        return "verify_on_page" if tied else "verify_unbound"
    return "verify_digits" if tied else "verify_worded" if candidate.alignment.wording else "verify_unbound"


_TOLD = 3
"""Digits that a table, which need not say whose it is, hardly has of another thing."""
_BOUND = 2
"""Parts of the claim's tuple to which a value must be bound that differs."""
