"""Sources that disagree about one thing: what one of them says in the stead of a value that another one has.

Neither has to settle the claim by itself. One source that the claim cites has its very number; another has a number of
the same measure, time and size, the best bound of its page, and not the claim's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.mentions.noughts import is_nought
from claims.model import Claim, Frame, Grain, Modality, Quantity
from claims.names.aliases import is_country, known, pieces
from claims.names.home import abroad, at_home
from claims.words.senses import senses_of
from claims.words.vocabulary import find_concepts, stems
from factcheck.binding.alone import telling
from factcheck.binding.candidate import RELATIONS, STATE, WHOLES, Candidate
from factcheck.binding.strength import names_its_things
from factcheck.binding.weighed import Stand, Weighed
from factcheck.matching.align import weights
from factcheck.tables.lines import CALENDAR
from factcheck.terms.bands import bands
from factcheck.terms.lexicon import Keyed, of_kind
from factcheck.terms.substitution import noun_swapped
from factcheck.values.compare import Outcome, digits, of_a_size
from factcheck.values.nouns import nouns
from factcheck.values.period import share_a_day
from factcheck.values.slot import Slot


def has_the_number(weighed: Weighed) -> bool:
    """Whether a source that does not settle the claim has its very number all the same, and nothing bars that."""
    able = (c for c in weighed.held if c.agrees and not c.slot and not c.placed.formula)
    return weighed.stand in (Stand.SILENT, Stand.AMBIGUOUS) and any(telling(c.claimed, c) for c in able)


def rival(claim: Claim, keyed: Keyed, weighed: Weighed, least: float | None, *, cited: bool) -> Weighed | None:
    """What a source has in the stead of a value of another source; None where that is nothing of the claim's.

    Args: least, how well that value is bound; None where the claim does not cite its source; cited, whether the claim
    cites this one: else its number has to be of whom the claim names.
    """
    able = [c for c in weighed.held if not c.slot and not c.placed.formula]
    best = max(able, key=lambda c: c.score, default=None)
    if best is None or best.compared.outcome is not Outcome.DISAGREES or any(c.agrees for c in able):
        return None
    found = replace(weighed, stand=Stand.DISAGREES, best=best, likely=False)
    return found if _in_its_stead(keyed, best, least, cited=cited) and comparable(claim, found) else None


def _in_its_stead(claim: Keyed, best: Candidate, least: float | None, *, cited: bool) -> bool:
    alignment, close, source = best.alignment, _is_close(claim, best), best.placed.keyed
    if best.absent or alignment.stranger or (best.narrower and not close) or (claim.labels and not alignment.labelled):
        return False
    if not cited and of_another_country(claim, source):
        return False
    if not cited and (_is_of_something_else(claim, best) or not _is_of_the_same(claim, best)):
        return False
    as_well, told = best.score >= (least or 0.0), _in_one_unit(claim, best) and _told_alike(claim, source) >= _MOST
    quantity = isinstance(claim.frame.mention.value, Quantity)
    undated = quantity and not (claim.frame.periods or source.frame.periods)
    dated = alignment.period is Slot.MATCH or undated or (close and cited)
    nobody = least is not None and quantity and not claim.frame.subject
    named = alignment.entity is Slot.MATCH
    unsaid = least is not None and as_well and best.unit is not None and _in_one_unit(claim, best) and (named or nobody)
    measured = alignment.measure is Slot.MATCH or (quantity and told) or (unsaid and not undated)
    alone = told or (as_well and not undated) or (not undated and best.score >= weights()["verify"]["measure_alone"])
    both = least is not None and _is_of_its_things(claim, best)
    return measured and dated and ((as_well or (named and close) or both) if cited else named or (nobody and alone))


def _is_of_its_things(claim: Keyed, best: Candidate) -> bool:
    """Whether a source that the claim cites beside the one that bears it out gives its number under the claim's very
    unit and measure, in a sentence that names one of the claim's things."""
    source = best.placed.keyed
    if best.alignment.measure is not Slot.MATCH or not _in_one_unit(claim, best) or best.unit is None:
        return False
    if source.frame.cell is not None or best.score < weights()["verify"]["measure_alone"]:
        return False
    things = [w for w in claim.frame.near.words if w not in claim.words_own or len(claim.frame.near.words) < _MANY]
    return any(word in source.words_near for word in things)


_MANY = 4
"""Words of a sentence among which its value's own hardly name what it is about."""


def _is_of_something_else(claim: Keyed, best: Candidate) -> bool:
    """Whether a source that the claim does not cite has a level, without a word of the claim's, where it tells a
    change: the share of a row says nothing of how much more there was."""
    moved = claim.frame.change is True and not best.placed.keyed.frame.change
    return moved and not best.alignment.wording and best.alignment.measure is not Slot.MATCH


def _is_of_the_same(claim: Keyed, best: Candidate) -> bool:
    """Whether a source that the claim does not cite tells its number of the claim's things, counted under some noun,
    and of whom the claim names by the whole of the name: a town's mean is not that of the sea off its shore."""
    ours, source = claim.frame.mention.value, best.placed.keyed
    bare = isinstance(ours, Quantity) and ours.unit is not None and best.unit is None
    if source.frame.cell is None and (bare or not names_its_things(claim, source)):
        return False
    if claim.frame.language != source.frame.language or best.alignment.entity is not Slot.MATCH:
        return True
    there = {p for n in (*source.frame.near.names, *source.frame.far.names) for p in pieces(n)}
    return there.issuperset(pieces(claim.frame.subject)) or not there


def _in_one_unit(claim: Keyed, candidate: Candidate) -> bool:
    ours = claim.frame.mention.value
    return isinstance(ours, Quantity) and candidate.unit == ours.unit


def of_less(claim: Keyed, against: Candidate, agreeing: Sequence[Weighed]) -> bool:
    """Whether a number that differs from one that is vouched for is of a part, a place or a time of which neither the
    claim nor those that agree speak, or is not certain: sources do not disagree then."""
    if _is_told_of_a_place(claim, against.placed.keyed):
        return True
    if _is_close(claim, against):
        return False
    if is_nought(claim.frame.mention):
        return _told_alike(claim, against.placed.keyed) < _MOST  # any number differs from none
    source, told = against.placed.keyed, [w.best.placed.keyed for w in agreeing if w.best]
    said = claim.concepts_near.union(*(k.concepts_near | k.concepts_far for k in told))
    limits = of_kind(_beside(source.frame) - said, "qualifier") - CALENDAR - STATE - WHOLES - RELATIONS
    spells = (source.words_own & nouns("spells")) - claim.words_near
    named = claim.names_near.union(*(k.names_near for k in told))
    korean = source.frame.language == "ko"
    strange = [n for n in source.names_own - named if not (_heads(n, agreeing) or at_home(n, claim.frame.language))]
    elsewhere = not claim.frame.subject and any(korean or is_country(known(n)) for n in strange)
    elsewhere = elsewhere or of_another_country(claim, source)
    doubtful = source.frame.modality not in (Modality.FACT, claim.frame.modality)
    when = [k.frame.periods for k in told if k.frame.periods]
    dated = bool(when and source.frame.periods)
    apart = dated and not any(share_a_day(periods, source.frame.periods) for periods in when)
    if limits or spells or elsewhere or doubtful or apart or _stops_short(claim.frame, source.frame):
        return True
    return any(of_another_group(k, source) for k in told)


def of_another_group(first: Keyed, other: Keyed) -> bool:
    """Whether the other of two sources tells of an age of which the first does not, or, in Korean, where what is
    counted stands before its number, runs alike up to there but for one noun."""
    ours, theirs = first.frame, other.frame
    if ours.cell or theirs.cell or ours.language != theirs.language:
        return False
    if not bands(theirs.sentence) <= bands(ours.sentence):
        return True
    return ours.language == "ko" and noun_swapped(_up_to(ours), _up_to(theirs), "ko", ours.near.names)


def of_another_country(claim: Keyed, other: Keyed) -> bool:
    """Whether a source tells of a country that is not that of the claim's language, and the claim of none."""
    ours, language = claim.frame, claim.frame.language
    return abroad(other.frame.near.names, language) and not abroad((*ours.near.names, *ours.far.names), language)


def _is_told_of_a_place(claim: Keyed, source: Keyed) -> bool:
    """Whether a source tells of what is so "there", a place that it names before and the claim does not."""
    return _THERE.search(source.frame.sentence) is not None and set(source.names).isdisjoint(claim.names)


_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could)\b)|그곳|거기|이곳")


def _up_to(frame: Frame) -> str:
    return frame.sentence[: frame.end]


def _heads(name: str, agreeing: Sequence[Weighed]) -> bool:
    """Whether a name is that of a page that agrees, or of who put it out: another source that names it speaks of what
    that one says."""
    pages = [w.reading.consulted.page for w in agreeing]
    return any(page and name.casefold() in f"{page.title} {page.publisher}".casefold() for page in pages)


def _stops_short(claim: Frame, source: Frame) -> bool:
    """The claim tells of a year, the source of it up to some day ("had sold 4,410 by the end of October")."""
    years = [w.last for w in claim.periods if w.grain is Grain.YEAR and w.last]
    ends = [w.last for w in source.periods if w.grain is not Grain.YEAR and w.last]
    return bool(years and ends) and len(ends) == len(source.periods) and max(ends) < max(years)


def _beside(frame: Frame) -> frozenset[str]:
    """The concepts of a value's own phrase: not of who counted it ("1,200 people, the city's service said")."""
    behind = _PHRASE.match(frame.sentence, frame.end) if frame.cell is None else None
    said = f"{frame.lead}{frame.mention.text}{behind[0] if behind else ''}"
    return frozenset(concept for _, concept in find_concepts(said, frame.language)) & frozenset(frame.own.concepts)


_PHRASE = re.compile(r"[^,;:.]{0,30}")
_MOST = 0.6
"""Share of the words of a claim's sentence from where another sentence tells the same."""
_CLOSE = Decimal("0.05")
"""Numbers of three digits that differ by a smaller share are hardly of two things."""


def _is_close(claim: Keyed, candidate: Candidate) -> bool:
    ours, found = claim.frame.mention.value, candidate.compared.found
    if not isinstance(ours, Quantity) or not ours.value or found is None or digits(claim.frame.mention) < 3:
        return False
    return abs(found - ours.value) <= _CLOSE * abs(ours.value)


def _told_alike(claim: Keyed, source: Keyed) -> float:
    """How much of what the claim's sentence says the source's says, too, in the same words or in words of their sense;
    names aside."""
    frame = claim.frame
    named = {stem for name in frame.near.names for stem in stems(name, frame.language)}
    said = [word for word in frame.near.words if word not in named]
    met = [w for w in said if w in source.words_near or _is_meant(w, frame.language, source)]
    return len(met) / len(said) if len(said) > 1 else 0.0


def _is_meant(word: str, language: str, source: Keyed) -> bool:
    if not senses_of(word).isdisjoint(source.senses_near):
        return True
    return any(concept in source.concepts_near for _, concept in find_concepts(word, language))


def may_speak_unasked(claim: Claim, weighed: Weighed, agreeing: Sequence[Weighed]) -> bool:
    """Whether a source that a claim does not cite, though it cites others, may contest it: by a number of its size; in
    another language only by one of whom it names; by a date only of whom it names, where no other source bears the
    claim's out."""
    best = weighed.best
    if best is None:
        return True
    source = best.placed.keyed.frame
    if source.language != claim.frame.language and best.alignment.entity is not Slot.MATCH:
        return False
    if not isinstance(claim.value.value, Quantity):
        return not agreeing and best.alignment.entity is Slot.MATCH
    return _of_a_size(claim, weighed, _FAR)


def out_of_proportion(claim: Claim, weighed: Weighed) -> bool:
    """Whether a number is so much less or more than one that another source has that it is of something else."""
    return not _of_a_size(claim, weighed, _APART)


_FAR, _APART = 4, 50
"""How many times a number may be another one of which it is said in a source cited for something else; how many times
it is that is of something else, whatever its source is cited for (organisers count seven times as many as a city)."""


def comparable(claim: Claim, weighed: Weighed) -> bool:
    """Whether a number is of the claim's size: neither half of it nor twice as much."""
    return _of_a_size(claim, weighed, 2)


def _of_a_size(claim: Claim, weighed: Weighed, times: int) -> bool:
    ours, found = claim.value.value, weighed.best.compared.found if weighed.best else None
    if not isinstance(ours, Quantity) or not ours.value or found is None:
        return True
    return of_a_size(ours.value, found, times)
