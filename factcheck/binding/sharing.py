"""Names that share one value: "A, B and C drew 5 million between them"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.lang import load
from claims.model import Frame
from claims.words import stance
from factcheck.terms.lexicon import Lexicon


def of_some_alone(names: Sequence[str], source: Frame, lexicon: Lexicon) -> bool:
    """Whether the source's value is of some only of the names that share the claim's."""
    named = [lexicon.any_same(name, source.own.names) for name in names]
    return any(named) and not all(named)


def sharing(claim: Frame) -> Sequence[str]:
    """The names that share a claim's value: all where it says so ("A, B and C drew 5 million between them"), else those
    that it joins ("A and B bought half of it")."""
    if stance.has(claim.sentence, claim.language, "joint"):
        return claim.own.names
    joints = load(claim.language).binding.get("together", ())
    places = sorted((claim.sentence.find(n), n) for n in claim.own.names if n in claim.sentence)
    pairs = [(a, b) for (i, a), (j, b) in pairwise(places) if claim.sentence[i + len(a) : j] in joints]
    return tuple(dict.fromkeys(name for pair in pairs for name in pair))
