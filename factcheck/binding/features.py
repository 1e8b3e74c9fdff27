"""What speaks for and against taking a source's value as the claim's, as numbers: slots, wording, value, company.

Every feature is zero where nothing is known. `benchmarks/calibrate.py` fits a weight to each;
factcheck/matching/weights.toml keeps them. None of them looks at whether the claim is true: the values are compared
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from claims.model import Grain, Quantity, When
from claims.words.senses import says_little, senses_of
from claims.words.stance import denied, has
from claims.words.vocabulary import kind, relation, stems
from factcheck.binding.candidate import Candidate
from factcheck.binding.lifespan import told_in_brackets
from factcheck.matching.match import KIN, of_kind
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import OPEN, Outcome, digits
from factcheck.values.nouns import told_by, twins
from factcheck.values.slot import Slot

_CLOSE = Decimal("0.05")
"""Values that differ by a smaller share are hardly two quantities met by chance."""
_FAR = Decimal(3)
"""Values that differ by a larger share are hardly two readings of one quantity."""
_CLEAR = 0.5
"""A lead beyond which it does not matter how far behind the next value is."""
_TIGHT = 0.2
"""A lead below which two values are bound about equally well."""
_MANY = 4
"""Words, or digits, from which more of them make no difference."""


def features(claim: Keyed, candidate: Candidate, held: Sequence[Candidate], lexicon: Lexicon) -> Mapping[str, float]:
    """Name → value of every feature that is not zero.

    Args: held, all values of the same source that were held against the claim.
    """
    found = {**_slots(claim, candidate), **_wording(claim, candidate, lexicon)}
    found |= _value(claim, candidate) | _company(candidate, held)
    if "date" in found:
        # What a date dates is said by the words around it alone.
        found |= {f"date_{name}": found[name] for name in ("measure", "untold")}
    return {name: value for name, value in found.items() if value}


def _slots(claim: Keyed, candidate: Candidate) -> dict[str, float]:
    alignment, source = candidate.alignment, candidate.placed.keyed
    return {
        "overlap": max(0.0, min(1.1, alignment.score)),
        "nobody": float(not claim.frame.subject),
        "measure": float(alignment.measure is Slot.MATCH),
        "other_said": float(alignment.measure is Slot.UNKNOWN and bool(of_kind(source.concepts_own, "measure"))),
        "near": float(alignment.measure is Slot.NEAR),
        "period": float(alignment.period is Slot.MATCH),
        "direction": float(alignment.direction is Slot.MATCH),
        "elsewhere": float(alignment.entity is Slot.OTHER),
        "stranger": float(alignment.stranger),
        "absent": float(candidate.absent),
        "narrower": float(candidate.narrower),
        "denied": float(candidate.slot in ("direction", "negation")),
    }


def _wording(claim: Keyed, candidate: Candidate, lexicon: Lexicon) -> dict[str, float]:
    source = candidate.placed.keyed
    return {
        "wording": candidate.alignment.wording,
        "untold": min(_MANY, _untold(claim, source)) / _MANY,
        "unnamed": unnamed(claim, source, lexicon),
        "predicate": float(_other_predicate(claim, source)),
        "event": float(_other_event(claim, source)),
        "restricts": float(restricts(claim, source)),
    }


def _untold(claim: Keyed, source: Keyed) -> int:
    """Words of the claim's sentence that the passage has neither itself nor in a word of the same sense."""
    here, senses = source.words_near | source.words_far, source.senses_near | source.senses_far
    here |= told_in_brackets(source.frame)
    named = tuple(w for n in claim.frame.near.names for w in n.lower().split())
    return sum(
        word not in here and senses.isdisjoint(senses_of(word)) and not any(n.startswith(word) for n in named)
        for word in claim.frame.near.words
    )


def told(claim: Keyed, source: Keyed) -> bool:
    """Whether the passage says all that the claim's sentence says, in these or other words."""
    return not _untold(claim, source)


def unnamed(claim: Keyed, source: Keyed, lexicon: Lexicon) -> float:
    """Share of those whom the claim names, beside its subject, that the passage does not name."""
    frame = source.frame
    there, said = (*frame.own.names, *frame.near.names, *frame.far.names), frame.sentence.lower()
    ours = [n for n in claim.frame.near.names if n != claim.frame.subject]
    return sum(n.lower() not in said and not lexicon.any_same(n, there) for n in ours) / len(ours) if ours else 0.0


def restricts(claim: Keyed, source: Keyed) -> bool:
    """Whether the claim says "only", "first" or the like, and the source does not."""
    ours, theirs = claim.frame, source.frame
    if has(theirs.sentence, theirs.language, "exclusive"):
        return False
    share = isinstance(ours.mention.value, Quantity) and ours.mention.value.unit == "percent"
    # "Only 27 %" finds it little; it leaves nobody out.
    before = (
        _ONLY_SO_MUCH.sub("", ours.sentence[: ours.start]) if share else _ALONE.sub("", ours.sentence[: ours.start])
    )
    said = _FIRST_OF_A_TIME.sub(" ", before + ours.sentence[ours.start :])
    return has(said, ours.language, "exclusive")


_ONLY_SO_MUCH = re.compile(r"\b[Oo]nly (?:an? |about |around |some |just )?\Z")
_FIRST_OF_A_TIME = re.compile(r"\bthe first (?:[a-z\d]+ )?(?:days?|weeks?|months?|quarters?|half|years?|hours?|time)\b")
"""When, and not before whom: "in the first three months", "for the first time"."""
_ALONE = re.compile(r"에만 (?:약 |무려 |총 |모두 )?\Z")
"""Right before a number it finds that much, and leaves nobody out: "자동화에만 2천억 원"."""


_STEM = 6
"""Letters that two forms of a word share."""


def denies_a_word(claim: Keyed, source: Keyed) -> bool:
    """Whether the source denies a word that the claim says ("did not recover", "recovered"), in another clause than
    the value's; the value's own clause is compared by its polarity."""
    ours, theirs = claim.frame, source.frame
    if ours.language != theirs.language:
        return False
    own, other = ({word[:_STEM] for word in denied(f.sentence, f.language) if len(word) > 1} for f in (ours, theirs))
    return any(stem in ours.sentence.lower() for stem in other - own)


def _other_predicate(claim: Keyed, source: Keyed) -> bool:
    """In a language that puts the verb last: the source neither tells the claim's event nor has the last of its words
    that says something."""
    words = claim.frame.near.words
    if claim.frame.language not in ("ko", "ja") or source.frame.language != claim.frame.language or not words:
        return False
    ours, theirs = of_kind(claim.concepts_near, "event"), of_kind(source.concepts_near, "event")
    if any(relation(a, b) in KIN for a in ours for b in theirs):
        return False
    last = next((word for word in reversed(words) if not says_little(word)), words[-1])
    return last not in source.words_near and source.senses_near.isdisjoint(senses_of(last))


def _other_event(claim: Keyed, source: Keyed) -> bool:
    """The claim tells of an event, the source of others only."""
    ours = {c for c in claim.concepts_near if kind(c) == "event"}
    theirs = {c for c in source.concepts_near if kind(c) == "event"}
    return bool(ours and theirs and not ours & theirs)


def _value(claim: Keyed, candidate: Candidate) -> dict[str, float]:
    ours, theirs = claim.frame.mention.value, candidate.placed.keyed.frame.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return {"date": 1.0, "day": float(isinstance(ours, When) and ours.grain is Grain.DAY)}
    apart = _apart(ours, candidate)
    source = candidate.placed.keyed
    unsaid = theirs.unit is None and ours.unit is not None and not _counted(ours.unit, source)
    alike = counted_alike(claim, source)
    return {
        "digits": min(_MANY, digits(claim.frame.mention)) / _MANY,
        "same_unit": float(alike),
        "other_unit": float(None not in (ours.unit, theirs.unit) and not alike),
        "bare": float(unsaid),
        "open": float(ours.bound in OPEN),
        "rank": float(ours.unit == "rank"),
        "close": float(apart is not None and apart <= _CLOSE),
        "far": float(apart is not None and apart >= _FAR),
    }


def counted_alike(claim: Keyed, source: Keyed) -> bool:
    """Whether two values are in one unit, or count one thing in two words ("151 reviewers", "151 reviews")."""
    ours, theirs = claim.frame.mention.value, source.frame.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return False
    if twins(ours.unit, theirs.unit):
        return True
    if "person" not in (ours.unit, theirs.unit):
        return False
    return told_by(theirs.unit, claim.words_own) or told_by(ours.unit, source.words_own)


def _counted(unit: str, source: Keyed) -> bool:
    """Whether a bare number is told of what the claim counts ("the number of clubs is 512")."""
    words = stems(unit, "en")
    return bool(words) and source.words_own.issuperset(words)


def _apart(ours: object, candidate: Candidate) -> Decimal | None:
    """How far the source's value lies from the claim's: as a share of it, or in days."""
    theirs, found = candidate.placed.keyed.frame.mention.value, candidate.compared.found
    if isinstance(ours, When) and isinstance(theirs, When):
        return Decimal(abs((theirs.first - ours.first).days)) if ours.first and theirs.first else None
    if not isinstance(ours, Quantity) or found is None or not ours.value:
        return None
    return abs(found - ours.value) / abs(ours.value)


def _company(candidate: Candidate, held: Sequence[Candidate]) -> dict[str, float]:
    """How the other values that may be meant compare with this one."""
    others = [c for c in held if c is not candidate and not c.placed.formula and not c.slot]
    settled = (Outcome.AGREES, Outcome.DISAGREES)
    against = [c for c in others if c.agrees != candidate.agrees and c.compared.outcome in settled]
    lead = min((candidate.score - c.score for c in against), default=_CLEAR)
    return {
        "outdone": max(0.0, min(_CLEAR, -lead)) / _CLEAR,
        "rivalled": max(0.0, _TIGHT - abs(lead)) / _TIGHT if against else 0.0,
        "alone": float(not others),
        "contradicted": float(bool(against) and not candidate.agrees),
        **_nearness(candidate, others, against),
    }


def _nearness(candidate: Candidate, others: Sequence[Candidate], against: Sequence[Candidate]) -> dict[str, float]:
    """Of several values, the one that lies nearest to the claim's is the one that is meant."""
    ours = candidate.claimed.value
    own = _apart(ours, candidate)
    if own is None:
        return {}
    return {
        "nearest": float(all((d := _apart(ours, c)) is None or d >= own for c in others)),
        "nearer": float(any((d := _apart(ours, c)) is not None and d < own for c in against)),
    }
