"""How far something moved between two times of which a text tells it, the second time without naming it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from claims.frozen import replace
from claims.model import Frame, Grain, Keys, Quantity
from claims.words.vocabulary import kind, stems
from factcheck.computed.across import Pair
from factcheck.computed.operands import as_level, bound, whole
from factcheck.matching.align import align
from factcheck.matching.comparable import compare_values
from factcheck.matching.match import of_kind
from factcheck.matching.modality import same_modality
from factcheck.matching.shelf import Reading
from factcheck.tables.lines import contains, is_level, last_day, number_of, unit_of
from factcheck.terms.asked import Asked
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.retold import looks_back
from factcheck.values.compare import Outcome, digits, is_count
from factcheck.values.nouns import nouns
from factcheck.values.slot import Slot


def retold_pairs(claim: Keyed, asked: Asked, reading: Reading, lexicon: Lexicon, *, cited: bool) -> Iterator[Pair]:
    """The values of a page's text at both ends of the change that a claim asks for.

    Args: cited, whether the claim cites the source; any other one has to name whom the claim speaks of.
    """
    found = [(series, ends) for series in reading.retold if (ends := _ends(series, asked, reading))]
    if not found:
        return
    level = lexicon.key(as_level(claim.frame))
    counted, most = _counted(claim.frame, reading), max(_shared(claim.frame, series[0]) for series, _ in found)
    for series, (later, earlier) in found:
        shared = _shared(claim.frame, series[0])
        if not shared or shared < most or (counted and unit_of(series[0])[0] not in {None, *counted}):
            continue
        alignment = align(level, lexicon.key(replace(later, periods=())), lexicon)
        sure = bound(alignment)
        named = sure or (cited and not alignment.other() and _tells_most(claim, series[0], reading))
        if named and (cited or alignment.entity is Slot.MATCH) and same_modality(claim.frame, later):
            yield Pair(later, earlier, alignment.score + whole(claim, later), sure=sure)


def retold_of(level: Keyed, asked: Asked, reading: Reading, lexicon: Lexicon) -> Iterator[tuple[Frame, Frame]]:
    """The same where the claim tells what it came to with its change, so that this says which values are meant."""
    for series in reading.retold if digits(level.frame.mention) >= _TELLING else ():
        ends = _ends(series, asked, reading)
        if ends and compare_values(level, lexicon.key(ends[0])).outcome is Outcome.AGREES:
            # So many digits are of one thing, whatever words the two have for it.
            yield replace(ends[0], own=level.frame.own), ends[1]


_TELLING = 3
"""Digits by which a level says which values are meant, whatever words the two texts have for it."""


def _ends(series: Sequence[Frame], asked: Asked, reading: Reading) -> tuple[Frame, Frame] | None:
    """The last and the first value of a change; None where a series does not tell both, or several of either."""
    day = reading.consulted.page.published if reading.consulted.page else None
    last = max(map(last_day, series))
    found = [
        (later, earlier)
        for later in series
        if _is_end(asked, later, last, day)
        for earlier in series
        if later is not earlier and _starts(asked, earlier, later, day)
    ]
    return found[0] if len({(number_of(one), number_of(other)) for one, other in found}) == 1 else None


def _starts(asked: Asked, earlier: Frame, later: Frame, day: dt.date | None) -> bool:
    if asked.starts(earlier, later if later.periods else None):
        return True
    if not asked.back or asked.since:
        return False
    if looks_back(earlier) == asked.back:
        return True
    when = next(iter(earlier.periods), None)
    if when is None or when.grain is not Grain.YEAR or when.first is None or day is None or later.periods:
        return False
    # What is told without a time is of the year that the text is of, or of the last one that was over.
    return asked.back == _YEAR and 1 <= day.year - when.first.year <= _LATEST


_YEAR, _LATEST = 12, 2
"""Months of a year; years by which a text may be younger than what it tells without a time."""


def _is_end(asked: Asked, later: Frame, last: str, day: dt.date | None) -> bool:
    if looks_back(later):
        return False
    if later.periods:
        is_last = last_day(later) == last
        if asked.at is None or asked.at.first is None or asked.ends(later):
            return is_last or asked.at is not None
        # The time of a sentence before need not be that of the claim, nor as long.
        beyond = asked.since is not None and is_last and asked.at.first.isoformat() > last_day(later)
        return asked.carried and (beyond or contains(asked.at, later.periods[0]))
    first = asked.at.first if asked.at else None
    return day is None or first is None or first.year <= day.year <= first.year + 1


def _counted(claim: Frame, reading: Reading) -> set[str | None]:
    """Which of the nouns that a page counts a claim names."""
    units = {unit_of(f)[0]: f for f in _told(reading) if unit_of(f)[0] and _is_count(f)}
    said = set(stems(claim.sentence, claim.language))
    return {unit for unit, frame in units.items() if any(_stands_for(w, _noun(frame)) for w in said)}


def _is_count(frame: Frame) -> bool:
    return isinstance(frame.mention.value, Quantity) and is_count(frame.mention.value)


def _tells_most(claim: Keyed, frame: Frame, reading: Reading) -> bool:
    """Whether a value has some of what a claim counts, and no value of the page's text has more of it; what else the
    claim measures is measured of it."""
    if not of_kind(claim.concepts_own, "measure") <= frozenset((*frame.own.concepts, *frame.near.concepts)):
        return False
    shared = _shared(claim.frame, frame)
    return shared > 0 and shared >= max(_shared(claim.frame, f) for f in _told(reading))


def _told(reading: Reading) -> Iterator[Frame]:
    return (f for p in reading.placed if (f := p.keyed.frame).cell is None and is_level(f))


def _shared(claim: Frame, frame: Frame) -> int:
    """How many words for what a claim counts are said of a value, or stand for them in the vocabulary."""
    told, noun = _topics(frame.own, frame), _noun(frame)
    return sum(w in told or _stands_for(w, noun) for w in _topics(claim.own, claim))


def _noun(frame: Frame) -> str:
    """What a value counts, as its stem; "" where it says no such thing."""
    return next(iter(stems(frame.mention.text, frame.language)[-1:]), "")


def _stands_for(word: str, noun: str) -> bool:
    return bool(noun) and (word == noun or (noun.endswith(word) and len(word) > _ENDS))


_ENDS = 4
"""Letters of a word that may be the end of a longer one for the same: keepers, beekeepers."""


def _topics(keys: Keys, frame: Frame) -> set[str]:
    names = {w for n in frame.near.names for w in stems(n, frame.language)}
    concepts = {c for c in keys.concepts if kind(c) != "direction"}
    return ({*keys.words} - names | concepts) - nouns("retold", "totals", "averages", "ratios")
