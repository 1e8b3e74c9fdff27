"""What is denied without a "not": 91 % of the waste "kept out of landfill" did not go to landfill."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.words.senses import senses_of
from claims.words.vocabulary import stems
from factcheck.terms.lexicon import Keyed

_KEPT_OUT = {
    "en": re.compile(
        r"\b(?:(?:keep|keeps|kept|keeping|stay|stays|stayed)\b[^.;:]{0,60}? (?:out of|away from|off)"
        r"|(?:divert(?:s|ed|ing)?|spared?|saved?)\b[^.;:]{0,60}? from)"
        r" (?:the |a |an |our |its |their |any )?([a-z]{3,})",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"([가-힣]{2,8}?)(?:을|를|에서) (?:피[하한할해했]|면[하한할해했]|벗어[나난날났])"),
}
"""How a text says that something did not go, or come, to what it names last."""
_NOT_IT = re.compile(
    r"\b(?:short of|other than|instead of|rather than) (?:the |a |an |any )?([a-z]{3,})", re.IGNORECASE
)
"""What is named only to say that it is not meant, in a header too: "action short of a strike"."""


def kept_out(claim: Keyed, source: Keyed) -> str | None:
    """How a denial by a verb bears on what the other of two sentences says: "" where that denies the same with a "not",
    `scope` where it says the same and denies nothing, or denies something else; None where no such verb tells."""
    in_cell = source.frame.cell is not None
    ours, theirs = (_told(k.frame.sentence, k.frame.language, in_cell=in_cell) for k in (claim, source))
    if bool(ours) == bool(theirs):
        return None
    noun, other = (ours, source) if ours else (theirs, claim)
    keeper = claim if ours else source
    if keeper.frame.negated:
        return None
    met = _names(other, noun, keeper.frame.language)
    if other.frame.negated:
        return "" if met else "scope"
    return "scope" if met else None


@lru_cache(maxsize=1 << 10)
def _told(sentence: str, language: str, *, in_cell: bool) -> str:
    """What a sentence says to be kept out of, or not to be; "" where it says neither. Kept, as each value of a page
    asks for it.

    Args: in_cell, of a table, whose headers have no verbs.
    """
    pattern = None if in_cell else _KEPT_OUT.get(language)
    found = (pattern.search(sentence) if pattern else None) or (language == "en" and _NOT_IT.search(sentence))
    return found[1] if found else ""


def _names(keyed: Keyed, noun: str, language: str) -> bool:
    said = stems(noun, language)
    if not keyed.words_near.isdisjoint(said):
        return True
    return any(not senses_of(word).isdisjoint(keyed.senses_near) for word in (noun.lower(), *said))
