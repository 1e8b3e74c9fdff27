"""Which of the values that stand together the claim's own words tell: of "they bought 40 boats and sold 12", a claim of
boats sold means the 12.

Values stand together in one sentence, or as a whole and its part that the next one tells ("Of those, 12 were sold").
One that agrees is not the claim's where another, which differs, has more of the claim's words for its own than it has;
a whole is not where the claim has any word of its part's own ("serious accidents"). What both count, and of what both
are a share, tells them not apart, though only the one has it written beside it ("30% of adults walk and 12% ride").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.frozen import replace
from claims.mentions.noughts import is_nought
from claims.model import Frame, Kind, Quantity
from claims.words.morphology import english_stem
from claims.words.senses import senses_of
from claims.words.stance import pattern
from claims.words.vocabulary import kind, stems
from factcheck.binding.candidate import Candidate
from factcheck.terms.bands import bands
from factcheck.terms.heads import topic_noun
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome, is_count
from factcheck.values.nouns import counters_apart, nouns, same_noun, told_by
from factcheck.values.slot import Slot

_MOST = 24
"""The best bound values of a source, among which the claim's is looked for."""
_NO_RIVAL = frozenset({"period", "baseline", "retracted", "injected", "hearsay"})
"""What bars a value that is not told beside another one, but instead of it, or of another time."""


def without_siblings(claim: Keyed, held: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those that agree barred where the claim's words tell a value that stands beside them."""
    if claim.frame.mention.kind is not Kind.QUANTITY or is_nought(claim.frame.mention):
        return list(held)
    prose = [c for c in held[:_MOST] if not c.placed.formula and c.placed.keyed.frame.cell is None]
    able = [c for c in prose if c.agrees and not c.slot]
    rivals = [c for c in prose if c.compared.outcome is Outcome.DISAGREES and c.slot not in _NO_RIVAL] if able else []
    barred = {id(c) for c in able if any(_is_told_instead(claim, other, c) for other in rivals)}
    return [replace(c, slot="scope") if id(c) in barred else c for c in held]


def _is_told_instead(claim: Keyed, other: Candidate, candidate: Candidate) -> bool:
    ours, theirs = candidate.placed.keyed, other.placed.keyed
    if not _alike(other, candidate) or _fits_worse(other, candidate) or _counts_as(claim, candidate, other):
        return False
    together = _stand_together(ours.frame, theirs.frame)
    part = _is_part_of(theirs.frame, ours.frame)
    summed = "total" in ours.concepts_own - theirs.concepts_own
    if not part and (summed or not together):
        return False
    told = set(_told(claim, theirs, ours))
    if not told:
        return False
    if part and not claim.words_near.isdisjoint(nouns("totals")):
        return False
    head = {topic_noun(ours.frame)} if part else set()
    return len(told) > len(set(_told(claim, ours, theirs)) - head) - (part and not together)


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two values are of one unit, and both levels or both changes."""
    ours, theirs = one.placed.keyed.frame, other.placed.keyed.frame
    a, b = ours.mention.value, theirs.mention.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or (ours.change is True) != (theirs.change is True):
        return False
    if a.unit == b.unit:
        return True
    apart = ours.language == "ko" and counters_apart(a.unit, b.unit)
    return is_count(a) and is_count(b) and same_noun(a.unit, b.unit) and not apart


def _counts_as(claim: Keyed, candidate: Candidate, other: Candidate) -> bool:
    """Whether the one counts the very thing that the claim counts, and the other another (deaths, cases)."""
    ours = claim.frame.mention.value
    unit = ours.unit if isinstance(ours, Quantity) else None
    return unit is not None and candidate.unit == unit != other.unit is not None


def _stand_together(one: Frame, other: Frame) -> bool:
    """Whether two values are told in one sentence, and neither a semicolon parts them nor is one what the other came
    from ("from £4 to £5", 20만 원에서 25만 원으로)."""
    first, second = sorted((one, other), key=lambda f: f.mention.span.start)
    between = _clause(second, first)
    return one.sentence_span == other.sentence_span and ";" not in between and not _FROM_ONE_TO.fullmatch(between)


_FROM_ONE_TO = re.compile(r"(?:에서 ?[가-힣]{0,4} ?| to [^\d,]{0,16})")


def _fits_worse(other: Candidate, candidate: Candidate) -> bool:
    """Whether the one is of the claim's time, or of whom it names, and the other is not."""
    ours, theirs = candidate.alignment, other.alignment
    return (ours.entity is Slot.MATCH is not theirs.entity) or (ours.period is Slot.MATCH is not theirs.period)


def _told(claim: Keyed, one: Keyed, other: Keyed) -> Iterator[str]:
    """What the claim says of its value that stands beside the one value only."""
    words, senses = one.words_own - other.words_own, one.senses_own - other.senses_own
    common = _common(one.frame) | _common(other.frame) | _subject(one.frame, other.frame) | _noun_left_out(one, other)
    named = {s for name in one.frame.near.names for s in stems(name, one.frame.language)}
    words, senses = words - common, senses.difference(*map(senses_of, common))
    for word in claim.words_own.union(stems(claim.frame.mention.text, claim.frame.language)) - named:
        meant = senses_of(word)
        if word in other.words_own or told_by(word, other.words_own):
            continue
        # The very word is nearer than one of its sense: "a car", "a vehicle of some kind".
        met = meant.isdisjoint(other.senses_own) and not meant.isdisjoint(senses)
        if word in words or told_by(word, words) or met:
            yield word
    for concept in claim.concepts_own & one.concepts_own - other.concepts_own:
        if kind(concept) == "qualifier":
            yield concept
    said = bands(claim.frame.sentence)
    yield from map(str, said & bands(_clause(one.frame, other.frame)) - bands(_clause(other.frame, one.frame)))


_SHARE_OF = re.compile(
    r"\s+of (?!them|these|which|whom|those (?!who))([^,;:.]*?)(?=[,;:.]|$| (?:and|but|while|compared|against)\b)"
)


def _common(frame: Frame) -> frozenset[str]:
    """What a value counts, and of what it is a share."""
    behind = _SHARE_OF.match(frame.sentence, frame.end)
    return frozenset(stems(f"{frame.mention.text} {behind[1] if behind else ''}", frame.language))


def _noun_left_out(one: Keyed, other: Keyed) -> frozenset[str]:
    """What a value counts that one behind it counts, too, without a noun of its own ("added 18.9 million paid members
    and ended with 301.6 million")."""
    ours, theirs = one.frame.mention, other.frame.mention
    a, b = ours.value, theirs.value
    counts = isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit is not None and b.unit is None
    if one.frame.language != "en" or not counts or theirs.span.start < ours.span.end:
        return frozenset()
    noun = _NOUN.match(one.frame.sentence, one.frame.end)
    return frozenset(stems(f"{ours.text} {noun[1] if noun else ''}", "en"))


_NOUN = re.compile(
    r" ((?:[a-z'’-]+ ){0,3}?[a-z'’-]+)(?=[,.;:]| (?:in|at|on|by|for|and|or|but|from|with|during|over|last|this|to)\b|$)"
)
_GOES_ON = re.compile(r",? (?:and|but) ([a-z]+) (?:[a-z]+ )?")


def _subject(one: Frame, other: Frame) -> frozenset[str]:
    """What an English sentence opens with, where it goes on with a verb ("the fund bought 40 boats and sold 12")."""
    first, second = sorted((one, other), key=lambda f: f.mention.span.start)
    if one.language != "en" or one.sentence_span != other.sentence_span:
        return frozenset()
    found = _GOES_ON.search(_clause(second, first))
    if not found or not _is_past(found[1]):
        return frozenset()
    words = first.lead.split()
    verb = next((at for at, word in enumerate(words) if _is_past(word)), 0)
    return frozenset(stems(" ".join(words[:verb]), "en"))


def _is_past(word: str) -> bool:
    """Whether an English word is the past of a verb, as far as its form tells."""
    return word.endswith("ed") or not word.startswith(english_stem(word))


def _clause(frame: Frame, beside: Frame) -> str:
    """What a sentence says up to a value, from another one on that stands before it."""
    start, other = frame.mention.span.start, beside.mention.span.end
    base = frame.sentence_span.start
    return frame.sentence[max(0, other - base if base <= other < start else 0) : start - base]


_DIGIT = re.compile(r"\d")


def _is_part_of(part: Frame, whole: Frame) -> bool:
    """Whether a value is told to be a part of another one ("Of those, 12", "12 of them")."""
    said = pattern(part.language, "part_before")
    if said is None or part.mention.span.start < whole.mention.span.end:
        return False
    if part.sentence_span == whole.sentence_span:
        between = _clause(part, whole)
        behind = part.sentence[part.end :].lstrip()
        # Behind a part stand parts of that.
        return bool((said.search(between) and not _DIGIT.search(between)) or said.match(behind))
    if not whole.sentence_span.leads_to(part.sentence_span):
        return False
    opening = pattern(part.language, "part_opening")
    start = part.sentence.lstrip()
    return bool(said.match(start) or (opening and opening.match(start)))
