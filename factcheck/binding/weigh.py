"""One claim against one source: which of its values speak of the claim's tuple, and do they agree?

Values are compared only where no slot says `other`. A source agrees when a bound value agrees and no better bound
one differs; it disagrees when the best bound values all differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.mentions.noughts import is_nought
from claims.model import Frame, Grain, Kind, Mention, Quantity, When
from factcheck.binding.alone import belies, telling, unrivalled
from factcheck.binding.bounds import only_reckoned, outshone, overshoots, strays
from factcheck.binding.candidate import Candidate, candidates, checked
from factcheck.binding.cells import fitted
from factcheck.binding.chance import Chance, best, chance, described, unborne
from factcheck.binding.features import counted_alike
from factcheck.binding.nought import without_others
from factcheck.binding.outnamed import without_outnamed
from factcheck.binding.outscored import not_meant, of_another_thing
from factcheck.binding.points import in_the_other_unit
from factcheck.binding.strength import (
    better,
    bound,
    contests,
    contradicts,
    denies,
    differs,
    enough,
    nearer,
    of_a_stranger,
    of_another,
    of_itself,
    rivalled,
    swapped,
    unknown_here,
    withdraws,
    worlds_apart,
)
from factcheck.matching.align import weights
from factcheck.matching.match import SAID, of_kind
from factcheck.matching.shelf import Reading
from factcheck.terms.complement import of_the_other_half
from factcheck.terms.heads import number_of_others
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import Outcome, digits, is_count, overlap
from factcheck.values.slot import Slot

_SHOWN = 6


class Stand(StrEnum):
    """Where one source stands to one claim."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CORRECTED = "corrected"
    HEARSAY = "hearsay"
    FORECAST = "forecast"
    DERIVATIVE = "derivative"
    SCOPE = "scope"
    AMBIGUOUS = "ambiguous"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one source has to say of one claim; the deciding candidate first in `others`' stead."""

    reading: Reading
    stand: Stand
    best: Candidate | None
    held: Sequence[Candidate] = ()
    """Every value of the source that was compared, the best bound first."""
    note: str = ""
    likely: bool = False
    """The rules did not settle it: the value is only likely the claim's."""

    @property
    def others(self) -> Sequence[Candidate]:
        """The best bound of what was compared, as far down as a report looks."""
        return self.held[:_SHOWN]


def weigh(
    claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool, pieces: int = 0, aside: bool = False
) -> Weighed:
    """Hold a claim against everything one source says.

    Args: pieces, how many pieces of evidence were given for this very claim, 0 where it is for the checker to find it;
    aside, whether the value only dates another one of its sentence.
    """
    held = held_against(claim, reading, lexicon, cited=cited, given=pieces > 0)
    held, slip = fitted(claim, held, reading, lexicon)
    found = _by_rules(claim, reading, held, cited=cited, given=pieces > 0)
    if slip and cited and (found.stand in (Stand.SILENT, Stand.AMBIGUOUS, Stand.DISAGREES) or _only_computed(found)):
        return Weighed(reading, Stand.SCOPE, slip.meant, held, note=slip.axis)
    page = reading.consulted.page
    if found.stand in (Stand.SILENT, Stand.AMBIGUOUS) and (other := in_the_other_unit(claim, held, cited=cited)):
        return Weighed(reading, Stand.DISAGREES, other, held, note=other.slot, likely=True)
    if not pieces and cited and found.stand is Stand.SILENT:
        told = _alone(claim, found, held, lexicon)
        return told if told is not found else _on_page(claim, found, lexicon, aside)
    if not pieces or (page and page.tables) or found.stand in (Stand.CORRECTED, Stand.HEARSAY, Stand.FORECAST):
        return found
    return _by_chance(claim, found, held, lexicon, pieces, aside=aside)


def _alone(claim: Keyed, found: Weighed, held: Sequence[Candidate], lexicon: Lexicon) -> Weighed:
    """What the one value of a cited page that has the claim's digits says, where the rules find nothing."""
    for candidate in held:
        if unrivalled(claim, candidate, held) and not unborne(claim, candidate, lexicon):
            return Weighed(found.reading, Stand.AGREES, candidate, found.held)
        if belies(claim, candidate, held):
            return Weighed(found.reading, Stand.DISAGREES, candidate, found.held, note=candidate.slot)
    return found


_PAGE = 50
"""Lines that a page is taken to have, most of which speak of something else."""


def _on_page(claim: Keyed, found: Weighed, lexicon: Lexicon, aside: bool) -> Weighed:
    """What is likely enough where the rules find nothing on a page that the claim cites: a value that agrees; or one
    that does not, written for the claim's own time, where the page is taken for a passage given for it."""
    if aside or not found.held:
        return found
    limit = weights()["limit"]
    verifies = _chance("verify", claim, found.held, lexicon, _PAGE)
    pro_chance, pro = best(_may_be_meant(claim, found.held, lexicon), verifies)
    if pro and pro_chance >= limit[_least(claim, pro)]:
        return Weighed(found.reading, Stand.AGREES, pro, found.held, likely=True)
    dated = [c for c in speaks_against(claim, found.held) if c.alignment.period is Slot.MATCH and bound(c) >= _BOUND]
    if slip := _slip_of_the_pen(claim, found.held):
        return Weighed(found.reading, Stand.DISAGREES, slip, found.held, note=slip.slot, likely=True)
    con_chance, con = best(dated, _chance("contest", claim, found.held, lexicon, 1))
    ahead = con_chance >= limit["contest_on_page"] and con_chance > pro_chance
    if con and ahead and not _told_but_barred(claim, found.held):
        return Weighed(found.reading, Stand.DISAGREES, con, found.held, note=con.slot, likely=True)
    return found


def _may_be_meant(claim: Keyed, held: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The values of a page that the claim cites from which its own is picked by chance.

    In another language, that has other words and other names for all that the claim says, a stranger keeps one out
    only where nothing of the claim's is named, or where the value is a date.
    """
    agree = [c for c in held if not c.slot and c.agrees and not (outshone(claim, c, held) or strays(claim, c))]
    day = _is_a_day(claim.frame.mention)
    agree = [c for c in agree if not unborne(claim, c, lexicon, dated=not day and c.alignment.entity is not Slot.MATCH)]
    agree = [c for c in agree if not (_is_of_others(claim, c) or not_meant(claim, c, held))]
    return [c for c in agree if not _is_of_another_time(claim.frame, c.placed.keyed.frame)]


def _is_a_day(mention: Mention) -> bool:
    """A day of a year that the text says: a page has it for one thing."""
    value = mention.value
    return isinstance(value, When) and value.grain is Grain.DAY and value.year_given and not value.relative


def _is_of_another_time(claim: Frame, source: Frame) -> bool:
    """The value is of a time that is none of those of which the text around the claim tells."""
    told = () if claim.periods or claim.mention.kind is Kind.DATE else claim.far_periods
    return bool(told and source.periods) and not any(overlap(a, b) for a in told for b in source.periods)


def _is_of_others(claim: Keyed, candidate: Candidate) -> bool:
    if claim.frame.language != candidate.placed.keyed.frame.language:
        date = claim.frame.mention.kind is Kind.DATE
        met_by_none = candidate.alignment.stranger and (date or not bound(candidate))
        return met_by_none or of_another_thing(claim, candidate) or not _of_its_sort(claim, candidate)
    return candidate.alignment.stranger or of_another(candidate) or _of_another_measure(claim, candidate)


def _slip_of_the_pen(claim: Keyed, held: Sequence[Candidate]) -> Candidate | None:
    """A value in which two digits of the claim's are swapped, on a page that has the claim's own nowhere."""
    if any(c.agrees and not c.placed.formula for c in held):
        return None
    slips = (c for c in speaks_against(claim, held) if not c.alignment.stranger and swapped(claim, c))
    value = claim.frame.mention.value
    long = isinstance(value, When) or digits(claim.frame.mention) > _BOUND
    return next((c for c in slips if long or bound(c) >= _BOUND), None)


def _least(claim: Keyed, candidate: Candidate) -> str:
    """How likely a value of a page has to be, by name of the limit."""
    if unknown_here(claim, candidate):
        return "verify_unknown"
    if claim.frame.language != candidate.placed.keyed.frame.language:
        return "verify_across"
    if _is_a_day(claim.frame.mention):
        return "verify_day"
    return "verify_unbound" if claim.frame.mention.kind is Kind.DATE or not bound(candidate) else "verify_on_page"


_BOUND = 2
"""Parts of the claim's tuple to which a value must be bound that differs."""


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
    return without_outnamed(claim, sorted((checked(claim, c) for c in found), key=lambda c: -c.score), lexicon)


def _turned(claim: Keyed, candidate: Candidate) -> Candidate:
    """The candidate, denied where only the claim is of those who did not; barred where it is said to be of others."""
    source = candidate.placed.keyed
    denied = candidate.agrees and of_the_other_half(claim.frame, source.frame)
    barred = not candidate.slot and number_of_others(claim, source)
    return replace(candidate, slot="negation" if denied else "entity") if denied or barred else candidate


def _by_chance(
    claim: Keyed, found: Weighed, held: Sequence[Candidate], lexicon: Lexicon, pieces: int, *, aside: bool
) -> Weighed:
    """What the rules found, or what is likely enough where they found nothing; neither where it is too unlikely."""
    limit, rest = weights()["limit"], found.held
    verifies = _chance("verify", claim, held, lexicon, pieces)
    contests_ = _chance("contest", claim, held, lexicon, pieces)
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
    if con and con_chance >= limit["contest"] and not _told_but_barred(claim, held):
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


def _told_but_barred(claim: Keyed, held: Sequence[Candidate]) -> bool:
    """The source has the claim's very number, but as hearsay or a plan, or of a time before: what is only likely the
    claim's value does not speak against it then."""
    number = [c for c in held if c.agrees and not c.placed.formula and c.slot in _NOT_OF_THEMSELVES]
    return any(telling(claim.frame.mention, c) and c.alignment.wording > 0 for c in number)


_NOT_OF_THEMSELVES = ("hearsay", "modality", "baseline")


def _chance(verdict: str, claim: Keyed, held: Sequence[Candidate], lexicon: Lexicon, pieces: int) -> Chance:
    return lambda candidate: chance(verdict, described(claim, candidate, held, lexicon, pieces))


def _never(_: Candidate) -> float:
    return 0.0


def _sure(candidate: Candidate, of: Chance) -> bool:
    return of(candidate) >= weights()["limit"]["sure"]


def _goes_on(candidate: Candidate) -> bool:
    """The value is told of somebody whom the sentence before names."""
    frame = candidate.placed.keyed.frame
    return candidate.alignment.stranger and bool(frame.subject) and not frame.subject_here


def speaks_for(claim: Keyed, held: Sequence[Candidate], lexicon: Lexicon, of: Chance = _never) -> list[Candidate]:
    """The values that may verify a claim without a rule that says so.

    Args: of, the chance that a value is the claim's: one that is sure to be may stand in a sentence that goes on about
    somebody else.
    """
    agree = [c for c in held if not c.slot and c.agrees and not outshone(claim, c, held)]
    agree = [c for c in agree if not unborne(claim, c, lexicon)]
    agree = [c for c in agree if not (_of_another_measure(claim, c) or of_another_thing(claim, c))]
    return [c for c in agree if not of_another(c) or (_sure(c, of) and not _goes_on(c))]


def _of_another_measure(claim: Keyed, candidate: Candidate) -> bool:
    """Both say what is measured, of an amount of money, and neither says it as the other does; in another language,
    where few words can be held against each other, the measure has to be met."""
    value, source = claim.frame.mention.value, candidate.placed.keyed
    if source.frame.language != claim.frame.language:
        return candidate.alignment.measure is not Slot.MATCH
    if not isinstance(value, Quantity) or not (value.dimension or "").startswith("currency"):
        return False
    said = of_kind(claim.concepts_own, *SAID) and of_kind(source.concepts_own, *SAID)
    return bool(said) and candidate.alignment.measure is Slot.UNKNOWN


def speaks_against(claim: Keyed, held: Sequence[Candidate], of: Chance = _never) -> list[Candidate]:
    """The values that may contest a claim so, and its own value where the source denies it.

    Args: of, as in `speaks_for`.
    """
    differ = [c for c in held if not c.slot and c.compared.outcome is Outcome.DISAGREES and not c.placed.formula]
    differ = [c for c in differ if not worlds_apart(claim, c)]
    differ = [c for c in differ if _is_its_own(claim, c) or (_sure(c, of) and not _goes_on(c))]
    return differ + [c for c in held if denies(c)]


def _is_its_own(claim: Keyed, candidate: Candidate) -> bool:
    """Nothing tells that a value is of a part, of somebody else or of another sort than the claim's."""
    strange = candidate.narrower or of_another(candidate) or of_a_stranger(claim, candidate)
    return not strange and _of_its_sort(claim, candidate)


def _of_its_sort(claim: Keyed, candidate: Candidate) -> bool:
    """By how much something moved is not told by where it stands; and what is counted under another name has at least
    to be what the claim measures."""
    source, ours = candidate.placed.keyed, claim.frame.mention.value
    if claim.frame.change and not source.frame.change:
        return False
    theirs, same = source.frame.mention.value, True
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        same = counted_alike(claim, source) or None in (ours.unit, theirs.unit) or not is_count(theirs)
    return same or candidate.alignment.measure in (Slot.MATCH, Slot.NEAR)


def _by_rules(claim: Keyed, reading: Reading, held: list[Candidate], *, cited: bool, given: bool) -> Weighed:
    able = [c for c in held if not c.slot]
    margin = weights()["threshold"]["margin"]
    agreeing = (c for c in able if c.agrees and not outshone(claim, c, held) and (given or not strays(claim, c)))
    agreeing = (c for c in agreeing if given or not not_meant(claim, c, held))
    sound = (c for c in agreeing if not only_reckoned(claim, c, able))
    agree = next((c for c in sound if enough(claim, c, "verify") and not overshoots(claim, c, able)), None)
    differing = (c for c in able if differs(claim, c) and contests(claim, c) and (cited or of_itself(claim, c)))
    differ = next(differing, None)
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
    foretold = against and any(
        c.agrees
        and c is not against
        and c.slot == "modality"
        and not c.placed.formula
        and c.score + margin > against.score
        for c in held
    )
    if against and not foretold and not rivalled(claim, against, able, margin):
        return Weighed(reading, Stand.DISAGREES, against, held, note=against.slot)
    silent = _silent(claim, reading, held)
    # A value that agrees and one that does not are bound as well: which of them the claim means cannot be told.
    torn = against is not None and silent.stand is Stand.SILENT
    return replace(silent, stand=Stand.AMBIGUOUS, best=against, note="") if torn else silent


_STANDS = (("hearsay", Stand.HEARSAY), ("modality", Stand.FORECAST), ("derivative", Stand.DERIVATIVE))
"""What a value that is bound and does not count says of its source, by the slot that keeps it from counting."""


def _silent(claim: Keyed, reading: Reading, held: list[Candidate]) -> Weighed:
    for slot, stand in _STANDS:
        found = next((c for c in held if c.slot == slot and enough(claim, c, "verify")), None)
        if found:
            return Weighed(reading, stand, found, held)
    near = next((c for c in held if c.agrees and c.score >= weights()["threshold"]["near"]), None)
    return Weighed(reading, Stand.SILENT, near, held, note=near.slot if near else "")
