"""Claims that there was none at all ("not a single conviction", 한 명도 없었다): what refutes them, what says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.frozen import replace
from claims.mentions.noughts import is_nought
from claims.model import Quantity
from claims.words.senses import senses_of
from claims.words.vocabulary import find_concepts, kind, stems
from factcheck.binding.candidate import Candidate
from factcheck.matching.shelf import Reading
from factcheck.terms.lexicon import Keyed
from factcheck.values.nouns import heads
from factcheck.values.slot import Slot


def refutes_none(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a source tells of one or more of what the claim says there was none of: of the same measure, or of all
    that happened by the claim's own words, in whatever number."""
    if not is_nought(claim.frame.mention) or candidate.placed.formula or candidate.narrower or candidate.absent:
        return False
    value, source = candidate.placed.keyed.frame.mention.value, candidate.placed.keyed
    some = isinstance(value, Quantity) and (value.value or value.low or 0) >= 1
    events = {c for c in claim.concepts_own if kind(c) == "event"}
    happened = bool(events) and events <= source.concepts_here
    named = candidate.alignment.measure is Slot.NEAR and candidate.compared.rule != "none"
    alike = (candidate.alignment.measure is Slot.MATCH or named) and (happened or not events)
    return some and alike and not candidate.alignment.stranger


def says_none_too(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a source says in most of the claim's words that there was none."""
    if not (is_nought(claim.frame.mention) and is_nought(candidate.placed.keyed.frame.mention)):
        return False
    sound = not (candidate.narrower or candidate.absent or candidate.alignment.stranger)
    return sound and candidate.alignment.wording >= _MOST


_MOST = 0.6
"""Share of the claim's words that say that both are of one thing."""


def some_of(claim: Keyed, held: Iterable[Candidate], reading: Reading) -> Candidate | None:
    """A number of one or more of what a claim says there was none of, where no measure of the vocabulary names it.

    Of the claim's words, one has to stand beside the number that is no word of the page's title, unless it is of whom
    and of when the claim tells; and none that the page has may stand elsewhere only: that would be what was none.
    """
    if not is_nought(claim.frame.mention):
        return None
    said, title = _said(claim), _title(reading)
    for candidate in held:
        source = candidate.placed.keyed
        if not _may_be_some(claim, candidate) or source.frame.language != claim.frame.language:
            continue
        met = {word for word in said if _is_met(word, source)}
        elsewhere = [word for word in said if word not in met and word not in title and reading.speaks_of(word)]
        told = {candidate.alignment.entity, candidate.alignment.period} == {Slot.MATCH}
        if not elsewhere and met and (told or any(word not in title for word in met)):
            return candidate
    return None


def _may_be_some(claim: Keyed, candidate: Candidate) -> bool:
    """A count of one or more that nothing bars, under the claim's counter or under one of what happens."""
    ours, theirs = claim.frame.mention.value, candidate.placed.keyed.frame.mention.value
    if candidate.slot or candidate.placed.formula or candidate.narrower or candidate.absent:
        return False
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or (theirs.value or 0) < 1:
        return False
    counted = ours.unit == theirs.unit or {ours.unit, theirs.unit} <= _HAPPENS
    return counted and candidate.alignment.measure is not Slot.OTHER and not candidate.alignment.stranger


_HAPPENS = {None, "case", "time"}
"""Counters of what happens (건, 번, 차례)."""


def _is_met(word: str, source: Keyed) -> bool:
    """Whether a word of the claim stands beside a number of the source, in some word of its sense, or as what a
    compound is of (사고, 안전사고)."""
    if word in source.words_near or _meant_near(word, source):
        return True
    language = source.frame.language
    if any(concept in source.concepts_near for _, concept in find_concepts(word, language)):
        return True
    return language == "ko" and any(other.endswith(word) for other in source.words_near)


def _meant_near(word: str, source: Keyed) -> bool:
    return not senses_of(word).isdisjoint(source.senses_near)


def without_others(claim: Keyed, held: Iterable[Candidate], reading: Reading) -> Iterator[Candidate]:
    """The candidates, barred those that deny something of another thing than the claim does, and those that count
    something where the page says more of the claim's words that there was none."""
    held = list(held)
    title = _title(reading)
    said = [word for word in _said(claim) if word not in title]
    counted = {c.placed.keyed.frame.sentence for c in held if not c.agrees and refutes_none(claim, c)}
    denied = [_met_own(said, c, alike=False) for c in held if c.agrees and not c.slot]
    for candidate in held:
        few = not candidate.slot and candidate.alignment.wording < _FEW
        other = few and _of_another_thing(claim, candidate.placed.keyed, reading)
        if candidate.agrees and candidate.placed.keyed.frame.sentence in counted:
            other = other or _denies_another(claim, candidate)
        if not candidate.agrees and not candidate.slot:
            met = _met_own(said, candidate, alike=True)
            other = other or any(words - met for words in denied)
        yield replace(candidate, slot="scope") if other else candidate


def _title(reading: Reading) -> str:
    page = reading.consulted.page
    return page.title.casefold() if page else ""


def _said(claim: Keyed) -> list[str]:
    """The words of a claim that a reader would look for, names and the rest of "none" (없|었다) aside."""
    frame = claim.frame
    rest = frame.sentence[frame.end :]
    words = (word for word in frame.own.words if _is_thing(word) and word not in claim.names_own)
    return [word for word in words if not rest.startswith(word)]


def _met_own(said: Iterable[str], candidate: Candidate, *, alike: bool) -> frozenset[str]:
    """The words of a claim that stand right beside a value.

    Args: alike, in whatever word of their sense.
    """
    source = candidate.placed.keyed
    concepts = source.concepts_own
    return frozenset(
        word
        for word in said
        if word in source.words_own
        or (alike and not senses_of(word).isdisjoint(source.senses_own))
        or any(concept in concepts for _, concept in find_concepts(word, source.frame.language))
    )


def _denies_another(claim: Keyed, candidate: Candidate) -> bool:
    """In a sentence that counts some of the claim's things ("eighteen trams were cancelled because no driver was
    there"), there is none of what stands behind its "no", which is another of the claim's words; or none in a part
    that the claim does not name (창고에서는 없었고 매장에서 3건 나왔다)."""
    value, source = claim.frame.mention.value, candidate.placed.keyed.frame
    part = _PART.search(source.lead) if source.language == "ko" else None
    if part:
        return part[1] not in claim.frame.sentence
    if source.language != "en" or claim.frame.language != "en" or not isinstance(value, Quantity) or not value.unit:
        return False
    if source.mention.text.casefold() != "no" or value.unit in heads():
        return False
    behind = source.sentence[source.end :]
    noun = stems(" ".join(_WORDS.findall(behind)[:_NEAR]), "en")
    unit = stems(value.unit, "en")
    return bool(noun) and not set(unit) & set(noun) and set(noun) <= set(claim.words_near)


_PART = re.compile(r"([가-힣]+)(?:에서는|에서|에는|에선|에게는|엔|때는|때에는) ?\Z")
_WORDS = re.compile(r"[A-Za-z]+")
_NEAR = 1
"""Words behind a "no" that tell of what there is none."""


def _of_another_thing(claim: Keyed, source: Keyed, reading: Reading) -> bool:
    """Whether a sentence denies of one thing ("no injuries from the kettle") what the claim denies of another ("the
    toaster hurt nobody") of which the same page speaks elsewhere."""
    if claim.frame.language != source.frame.language or not is_nought(source.frame.mention):
        return False
    here = source.words_near | source.words_far
    unsaid = [w for w in claim.words_own if _is_thing(w) and w not in here and not _meant(w, source)]
    theirs = [w for w in source.words_own if _is_thing(w) and w not in claim.words_near and not _meant(w, claim)]
    return bool(theirs) and any(reading.speaks_of(word) for word in unsaid)


_FEW = 1 / 3
"""Share of the claim's words below which its sentence may speak of something else."""


def _is_thing(word: str) -> bool:
    """A word that a reader would look for, and no short one that may be part of many."""
    return len(word) > (3 if word.isascii() else 1)


def _meant(word: str, other: Keyed) -> bool:
    return not senses_of(word).isdisjoint(other.senses_near | other.senses_far)
