"""Whether one text writes, in words that its reader takes for none, a name that the other one has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claims.model import Frame
from claims.words.vocabulary import stems
from factcheck.terms.lexicon import Keyed, Lexicon


def is_spelled_out(name: str, source: Frame) -> bool:
    """Whether the value's own words spell a name that its sentence hides ("Cold Quay was ..." opens with two words that
    may be common ones)."""
    if source.cell is not None and _heads(name, source):
        return True
    if source.language != "en" or name in source.near.names or name.islower():
        return False
    words = _stems(name)
    if not words.issubset(source.own.words):
        return False
    at = source.sentence.find(name)
    around = source.sentence[max(0, at - 1) : at] + source.sentence[at + len(name) : at + len(name) + 1]
    return at >= 0 and bool(words) and not any(c.isalnum() for c in around)


def _heads(name: str, source: Frame) -> bool:
    """Whether a name that no reader takes for one ("달의 항구") is what heads the row of a cell."""
    words = stems(name, source.language)
    return len(words) > 1 and name.isascii() == (source.language == "en") and set(words) <= set(source.row.words)


@lru_cache(maxsize=1 << 12)
def _stems(name: str) -> frozenset[str]:
    return frozenset(stems(name, "en"))


def is_written(name: str, claim: Keyed) -> bool:
    """Whether the claim writes a name of the source in lower case: the "East Wing" that it calls "its east wing", the
    "District Court of Elmsby" that it calls "the district court"."""
    if name.lower() == name:
        return False
    said, subject = claim.frame.sentence.lower(), claim.frame.subject.lower()
    if name.lower() in claim.frame.sentence or _opens_with(name, claim.frame):
        return True
    if claim.frame.subject_here or not name.isascii():
        return False
    lower = name.lower()
    common = (lower.partition(" of ")[0], lower.partition(" ")[2])
    return any(" " in c and " of " not in c and f"the {c} " in said and c not in subject for c in common)


def _opens_with(name: str, claim: Frame) -> bool:
    """Whether the claim's sentence opens with a name that its reader does not take for one ("Elmsby growers have")."""
    return claim.language == "en" and claim.sentence.startswith((f"{name} ", f"{name}'s ", f"{name}’s "))


def is_described(name: str, claim: Keyed, lexicon: Lexicon) -> bool:
    """Whether a row is of a part of the claim's subject that the claim's words describe: "DB Regional" where it says
    "its regional trains" of Deutsche Bahn."""
    parts = name.replace("-", " ").split()
    rest = [p for p in parts if _stems(p).isdisjoint(claim.words_own)]
    return 0 < len(rest) < len(parts) and lexicon.same(claim.frame.subject, " ".join(rest))


def is_done_to(name: str, source: Frame, theirs: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether those whom a sentence names did something to whom the claim speaks of, which it calls by its last word:
    "King Harald opened the tunnel on 27 November" is of the Orrdal Tunnel, of which the page speaks."""
    if source.language != "en" or source.cell is not None:
        return False
    told = [n for n in dict.fromkeys((*source.near.names, *source.far.names)) if " " in n and n not in theirs]
    nouns = [n.rpartition(" ")[2].lower() for n in told if lexicon.same(name, n)]
    return bool(nouns) and all(
        any(re.search(rf"{re.escape(n)} (?:[a-z]+ )?[a-z]{{2,}} the {noun}\b", source.sentence) for noun in nouns)
        for n in theirs
    )
