"""Whether a claim and a source say the contrary of each other, or deny the same."""

from __future__ import annotations

from collections.abc import Set

from claims.model import Frame
from claims.words import stance
from claims.words.senses import opposites, senses_of
from claims.words.stance import denied
from claims.words.vocabulary import stems
from factcheck.terms.lexicon import Keyed


def contrary(claim: Keyed, source: Keyed) -> bool:
    """Whether a word of the one is the contrary of a word of the other ("too bright", "too dark"; "let", "unlet")."""
    if _undone(claim, source) or _undone(source, claim):
        return True
    ours, theirs = claim.senses_own, source.senses_own
    pairs = [pair for pair in opposites() if not (ours.isdisjoint(pair) or theirs.isdisjoint(pair))]
    if claim.qualifiers & source.qualifiers & _INCLUSION:
        # "Students not included" is "excluding students", whatever the words.
        pairs = [pair for pair in pairs if pair != ("include", "exclude")]
    apart = [
        pair
        for pair in pairs
        if len(ours & set(pair)) == len(theirs & set(pair)) == 1 != len((ours & theirs) & set(pair))
    ]
    return any(not _says_the_same(claim, source, ours & set(pair)) for pair in apart)


def _says_the_same(claim: Keyed, source: Keyed, sense: Set[str]) -> bool:
    """Whether the claim's word of such a sense has another that the source says too: posts that "stood empty" are
    "unfilled", whatever "full-time" is the contrary of."""
    found = (senses_of(word) for word in claim.words_own)
    return any(not sense.isdisjoint(senses) and not source.senses_own.isdisjoint(senses - sense) for senses in found)


def _undone(one: Keyed, other: Keyed) -> bool:
    """Whether the one denies by a prefix what the other says: "unsold" where that says "sold", 미등록 where 등록."""
    language = one.frame.language
    if language != other.frame.language:
        return False
    ours, theirs = one.words_own - other.words_own, other.words_own - one.words_own
    bare = {
        stem
        for word in ours
        for prefix in _PREFIXES.get(language, ())
        if word.startswith(prefix) and len(word) >= len(prefix) + _LEAST
        for stem in stems(word.removeprefix(prefix), language)
    }
    met = bare & theirs
    if not met or other.frame.negated:
        return bool(met)
    # "Not sold" of a clause that does not deny the value itself is "unsold".
    return met.isdisjoint(s for word in denied(other.frame.sentence, language) for s in stems(word, language))


def denied_alike(claim: Frame, source: Frame) -> bool:
    """Whether both deny one word, on whichever side of the value ("받지 못했다", "받지 않았다는 답은 60%"); in two
    languages, whether both deny anything ("58%에는 직원이 없었다", "58% have no staff")."""
    if claim.language != source.language:
        return all(stance.has(f.sentence, f.language, "negation") for f in (claim, source))
    return not denied(claim.sentence, claim.language).isdisjoint(denied(source.sentence, source.language))


_PREFIXES = {"en": ("un", "non"), "ko": ("미", "비", "불")}
"""What turns a word into its contrary. That the other text says the rest of it keeps "union" and 비용 out."""
_LEAST = 2
"""Letters that are left of the word at least."""
_INCLUSION = frozenset({"including", "excluding"})
"""What a value is told with or without."""
