"""One claim against one source: which of its values speak of the claim's tuple, and do they agree?

Values are compared only where no slot says `other`. A source agrees when a bound value agrees and no better bound
one differs; it disagrees when the best bound values all differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.mentions.noughts import is_nought
from factcheck.binding.bounds import only_reckoned, outshone, overshoots, strays
from factcheck.binding.candidate import Candidate, candidates, checked
from factcheck.binding.cells import fitted
from factcheck.binding.chance import best, unborne
from factcheck.binding.columns import without_parts_of_time, without_unpicked
from factcheck.binding.nought import without_others
from factcheck.binding.on_page import alone_on_page, on_page
from factcheck.binding.outnamed import without_outnamed
from factcheck.binding.outscored import not_meant
from factcheck.binding.owning import had_otherwise
from factcheck.binding.points import in_the_other_unit
from factcheck.binding.siblings import without_siblings
from factcheck.binding.speaking import (
    chance_of,
    speaks_against,
    speaks_for,
    told_but_barred,
)
from factcheck.binding.strength import (
    better,
    contests,
    contradicts,
    denies,
    differs,
    enough,
    nearer,
    of_itself,
    rivalled,
    withdraws,
)
from factcheck.binding.unlike import is_one_of_several, of_another_size, of_another_whole
from factcheck.binding.weighed import Stand, Weighed
from factcheck.matching.align import weights
from factcheck.matching.shelf import Reading
from factcheck.terms.complement import of_the_other_half
from factcheck.terms.heads import number_of_others
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import Outcome


def weigh(
    claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool, pieces: int = 0, aside: bool = False
) -> Weighed:
    """Hold a claim against everything one source says.

    Args: pieces, how many pieces of evidence were given for this very claim, 0 where it is for the checker to find it;
    aside, whether the value only dates another one of its sentence.
    """
    found = _found(claim, reading, lexicon, cited=cited, pieces=pieces, aside=aside)
    if found.stand in (Stand.DISAGREES, Stand.SCOPE) and found.best and is_one_of_several(claim, found.best):
        return replace(found, stand=Stand.SILENT, note="", likely=False)
    return found


def _found(claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool, pieces: int, aside: bool) -> Weighed:
    held = held_against(claim, reading, lexicon, cited=cited, given=pieces > 0)
    held, slip = fitted(claim, held, reading, lexicon)
    found = _by_rules(claim, reading, held, cited=cited, given=pieces > 0)
    if slip and cited and (found.stand in (Stand.SILENT, Stand.AMBIGUOUS, Stand.DISAGREES) or _only_computed(found)):
        return Weighed(reading, Stand.SCOPE, slip.meant, held, note=slip.axis)
    page, unsettled = reading.consulted.page, found.stand in (Stand.SILENT, Stand.AMBIGUOUS)
    if unsettled and (other := in_the_other_unit(claim, held, cited=cited)):
        return Weighed(reading, Stand.DISAGREES, other, held, note=other.slot, likely=True)
    if not pieces and cited and unsettled and (found.stand is Stand.SILENT or is_nought(claim.frame.mention)):
        told = alone_on_page(claim, found, held, lexicon)
        done = told is not found or found.stand is Stand.AMBIGUOUS
        return told if done else on_page(claim, found, lexicon, aside)
    if not pieces or (page and page.tables) or found.stand in (Stand.CORRECTED, Stand.HEARSAY, Stand.FORECAST):
        return found
    return _by_chance(claim, found, held, lexicon, pieces, aside=aside)


def _only_computed(found: Weighed) -> bool:
    return found.stand is Stand.AGREES and found.best is not None and bool(found.best.placed.formula)


def held_against(
    claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool, given: bool = False
) -> list[Candidate]:
    """All values of a source that a claim can be compared with, the best bound first."""
    bonus = weights()["slot"]["cited"] if cited else 0.0
    found = candidates(claim, reading, lexicon, bonus, given=given)
    if is_nought(claim.frame.mention):
        found = without_others(claim, found, reading)
    found = (_turned(claim, c) for c in found)
    ordered = sorted((checked(claim, c) for c in found), key=lambda c: -c.score)
    if not given:
        ordered = without_parts_of_time(claim.frame, without_unpicked(claim.frame, ordered))
    return without_siblings(claim, without_outnamed(claim, ordered, lexicon))


def _turned(claim: Keyed, candidate: Candidate) -> Candidate:
    """The candidate, denied where only the claim is of those who did not; barred where it is said to be of others,
    or differs as a share of something else."""
    source = candidate.placed.keyed
    denied = candidate.agrees and of_the_other_half(claim.frame, source.frame)
    barred = not candidate.slot and (number_of_others(claim, source) or had_otherwise(claim.frame, source.frame))
    if denied or barred:
        return replace(candidate, slot="negation" if denied else "entity")
    differs_ = not candidate.slot and candidate.compared.outcome is Outcome.DISAGREES
    return replace(candidate, slot="scope") if differs_ and of_another_whole(claim, candidate) else candidate


def _by_chance(
    claim: Keyed, found: Weighed, held: Sequence[Candidate], lexicon: Lexicon, pieces: int, *, aside: bool
) -> Weighed:
    """What the rules found, or what is likely enough where they found nothing; neither where it is too unlikely."""
    limit, rest = weights()["limit"], found.held
    verifies = chance_of("verify", claim, held, lexicon, pieces)
    contests_ = chance_of("contest", claim, held, lexicon, pieces)
    if found.best and found.stand is Stand.AGREES:
        if verifies(found.best) >= limit["verify_by_rule"] and not unborne(claim, found.best, lexicon):
            return found
    elif (
        found.best
        and found.stand is Stand.DISAGREES
        and (contests_(found.best) >= limit["contest_by_rule"] or _far_ahead(found.best, held))
    ):
        return found
    pro_chance, pro = best(speaks_for(claim, [] if aside else held, lexicon, verifies), verifies)
    con_chance, con = best(speaks_against(claim, [] if aside else held, contests_), contests_)
    # Of two dates that a limit may mean, neither is likelier.
    torn = found.stand is Stand.AMBIGUOUS and claim.frame.limit in ("after", "before")
    settled = torn or found.stand is Stand.DISAGREES
    if pro and pro_chance >= limit["verify"] and pro_chance >= con_chance and not settled:
        return Weighed(found.reading, Stand.AGREES, pro, rest, likely=True)
    if con and con_chance >= limit["contest"] and not told_but_barred(claim, held):
        return Weighed(found.reading, Stand.DISAGREES, con, rest, note=con.slot, likely=True)
    if found.stand in (Stand.AGREES, Stand.DISAGREES):
        return Weighed(found.reading, Stand.SILENT, found.best, rest)
    return found


def _far_ahead(against: Candidate, held: Sequence[Candidate]) -> bool:
    """The claim's number stands in the source, but as somebody else's or of something else: what is bound to the
    claim's tuple is bound far better."""
    agree = [c.score for c in held if c.agrees and not c.placed.formula and c.slot in _ELSEWHERE]
    return bool(agree) and against.score - max(agree) >= weights()["threshold"]["far_ahead"]


_ELSEWHERE = ("", "entity", "measure", "scope")


def _by_rules(claim: Keyed, reading: Reading, held: list[Candidate], *, cited: bool, given: bool) -> Weighed:
    able = [c for c in held if not c.slot]
    margin = weights()["threshold"]["margin"]
    agreeing = (c for c in able if c.agrees and not outshone(claim, c, held) and (given or not strays(claim, c)))
    agreeing = (c for c in agreeing if given or not not_meant(claim, c, held))
    sound = (c for c in agreeing if not only_reckoned(claim, c, able))
    agree = next((c for c in sound if enough(claim, c, "verify") and not overshoots(claim, c, able)), None)
    differing = (c for c in able if differs(claim, c) and contests(claim, c) and (cited or of_itself(claim, c)))
    differ = next((c for c in differing if not of_another_size(claim, c, able)), None)
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
    beaten = agree and against and better(claim, against, agree, margin)
    if agree and not beaten and not (corrected and nearer(corrected, agree)):
        return Weighed(reading, Stand.AGREES, agree, held)
    if corrected:
        return Weighed(reading, Stand.CORRECTED, corrected, held)
    foretold = against and any(_tells_of_it(c, against, margin) for c in held)
    if against and not foretold and not rivalled(claim, against, able, margin):
        return Weighed(reading, Stand.DISAGREES, against, held, note=against.slot)
    silent = _silent(claim, reading, held)
    # A value that agrees and one that does not are bound as well: which of them the claim means cannot be told.
    torn = against is not None and silent.stand is Stand.SILENT
    return replace(silent, stand=Stand.AMBIGUOUS, best=against, note="") if torn else silent


def _tells_of_it(candidate: Candidate, against: Candidate, margin: float) -> bool:
    """Whether the source has the claim's very value, only planned, and bound as well as one that differs; or only
    rumoured, and bound far better: what it tells beside a rumour may refute it."""
    if not candidate.agrees or candidate is against or candidate.placed.formula:
        return False
    ahead = candidate.score - against.score
    return (candidate.slot == "modality" and ahead > -margin) or (candidate.slot == "hearsay" and ahead > margin)


_STANDS = (("hearsay", Stand.HEARSAY), ("modality", Stand.FORECAST), ("derivative", Stand.DERIVATIVE))
"""What a value that is bound and does not count says of its source, by the slot that keeps it from counting."""


def _silent(claim: Keyed, reading: Reading, held: list[Candidate]) -> Weighed:
    for slot, stand in _STANDS:
        found = next((c for c in held if c.slot == slot and enough(claim, c, "verify")), None)
        if found:
            return Weighed(reading, stand, found, held)
    near = next((c for c in held if c.agrees and c.score >= weights()["threshold"]["near"]), None)
    return Weighed(reading, Stand.SILENT, near, held, note=near.slot if near else "")
