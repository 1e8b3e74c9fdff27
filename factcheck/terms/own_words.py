"""Which words of a claim's sentence, and of the sentence before, may pick a row or a column for its value.

"Brannock's crews went out 212 times, while flights from Penmorva fell by 6.5 %" speaks of flights with another value
than the 212; and what only the sentence before says picks nothing beside a header that the claim's own words name.
"""

from __future__ import annotations

from functools import lru_cache

from claims.frames.clauses import relative_clauses
from claims.frames.passage import text_keys
from claims.frames.read import Context, read_frames
from claims.model import Frame, Keys, Kind
from claims.words.vocabulary import stems


def said_of_others(frame: Frame) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the concepts that a claim's sentence says of other values only, or of a noun between commas; none
    where the claim's own zone says nothing but whom it is of ("and Penmorva's 705"): it goes on in the words of the
    other."""
    names = {stem for name in frame.own.names for stem in stems(name, frame.language)}
    counted = stems(frame.mention.text, frame.language)
    if not set(frame.own.words) - names - set(counted):
        return frozenset(), frozenset()
    others = [keys for start, keys in _zones(frame.sentence, frame.language) if start != frame.start]
    others = [keys for keys in others if keys != frame.own]
    told_of_a_noun = (c for c in relative_clauses(frame.sentence, frame.language) if c.end <= frame.start)
    others += [text_keys(frame.sentence[c.start : c.end], frame.language) for c in told_of_a_noun]
    words = {word for keys in others for word in keys.words}
    concepts = {concept for keys in others for concept in keys.concepts}
    return frozenset(words.difference(frame.own.words)), frozenset(concepts.difference(frame.own.concepts))


@lru_cache(maxsize=1 << 10)
def _zones(sentence: str, language: str) -> tuple[tuple[int, Keys], ...]:
    """Where each number of a sentence stands, and what is said of it."""
    frames = read_frames(sentence, Context(language=language))
    return tuple((f.mention.span.start, f.own) for f in frames if f.mention.kind is Kind.QUANTITY)


@lru_cache(maxsize=1 << 10)
def said_here(sentence: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the concepts of a sentence alone, without what it goes on from."""
    keys = text_keys(sentence, language)
    return frozenset(keys.words), frozenset(keys.concepts)
