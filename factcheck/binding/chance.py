"""How likely a value of a source is the claim's own, where the source was given for this very claim.

A logistic model whose weights stand in factcheck/matching/weights.toml; `benchmarks/calibrate.py` fits them. It
decides how well a value is bound, never whether two values agree, and a slot that says `other` is beyond its reach.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from factcheck.binding.candidate import Candidate
from factcheck.binding.features import denies_a_word, features, restricts, told, unnamed
from factcheck.matching.align import weights
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.slot import Slot

_ALL = 3
"""Pieces of evidence up to which each may have been chosen for the claim."""
Chance = Callable[[Candidate], float]


def spread(pieces: int) -> float:
    """0 for a few passages to 1 for the lines of a long page, of which most speak of something else."""
    return min(1.0, math.log(max(1, pieces) / _ALL) / 2) if pieces > _ALL else 0.0


def described(
    claim: Keyed, candidate: Candidate, held: Sequence[Candidate], lexicon: Lexicon, pieces: int
) -> Mapping[str, float]:
    """All features of one value, those of the evidence as a whole included."""
    return {**features(claim, candidate, held, lexicon), "pieces": spread(pieces), "bias": 1.0}


def chance(verdict: str, found: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a value with these features settles the claim; in the order of the table, so that the
    sum is the same in every run."""
    total = sum(weight * found.get(name, 0.0) for name, weight in weights()[f"fitted_{verdict}"].items())
    return 1 / (1 + math.exp(-total))


def best(likely: Iterable[Candidate], of: Chance) -> tuple[float, Candidate | None]:
    """The likeliest value with its chance; 0 and None where there is none."""
    found = [(of(candidate), candidate) for candidate in likely]
    return max(found, key=lambda pair: pair[0], default=(0.0, None))


def unborne(claim: Keyed, candidate: Candidate, lexicon: Lexicon, *, dated: bool = True) -> bool:
    """Whether the sentence says something that the source's does not bear out, however well the value is bound.

    A date says when something happened: what happened, and to whom, has to be told; "only" and "first" have to be
    said; and nothing of it may be denied.

    Args: dated, whether what a date dates is looked at.
    """
    source = candidate.placed.keyed
    if source.frame.cell is not None or candidate.placed.formula:
        return False
    if restricts(claim, source) or denies_a_word(claim, source):
        return True
    if not dated or claim.frame.mention.kind != "date" or claim.frame.language != source.frame.language:
        return False
    if claim.frame.limit in ("after", "before"):
        # That it came before or after a day tells an event in the claim's own words, and the source's day in others.
        return False
    if unnamed(claim, source, lexicon) >= _HALF:
        return True
    return candidate.alignment.measure is not Slot.MATCH and not told(claim, source)


_HALF = 0.5
"""Share of those whom a claim names that the sentence of a date has to leave out to be of something else."""
