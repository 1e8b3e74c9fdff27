"""What limits a sentence to a part of what it names: "In mathematics, ...", "Among girls, ..."; "all five of them"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claims.model import Frame
from claims.words.senses import senses_of
from claims.words.stance import has
from claims.words.vocabulary import stems
from factcheck.terms.lexicon import Keyed
from factcheck.values.nouns import nouns

_OPENING = re.compile(
    r"(?:In|Among|Within)\s([a-z]+(?:[ -][a-z\d]+)?)"
    r"(?:,|(?=\s(?:the|some|about|only|just|nearly|almost|more|fewer|less)\b))"
)


@lru_cache(maxsize=1 << 12)
def limiting(sentence: str, language: str) -> frozenset[str]:
    """The stems of the bare noun to which the opening of an English sentence limits it; none for "In total"."""
    found = _OPENING.match(sentence) if language == "en" else None
    if found is None or has(found.group(1), language, "limits_nothing"):
        return frozenset()
    return frozenset(stems(found.group(1), language))


def limited_otherwise(one: Keyed, other: Keyed) -> bool:
    """Whether the one is limited to a part that the other does not speak of, in these or other words."""
    words = limiting(one.frame.sentence, one.frame.language)
    if (
        not words
        or limiting(other.frame.sentence, other.frame.language)
        or other.frame.language != one.frame.language
        or other.frame.cell is not None
    ):
        return False
    there = other.words_own | other.words_near | other.words_far
    senses = other.senses_own | other.senses_near | other.senses_far
    return all(word not in there and senses.isdisjoint(senses_of(word)) for word in words)


_ALL = re.compile(r"\b(?:all|every one of|each of)(?: of)?(?: the| its| his| her| their)?\s\Z", re.IGNORECASE)
_OF = re.compile(r"\s(?:out )?of(?: the| its| his| her| their)?\s")


def only_part(claim: Frame, source: Frame, beside: Iterable[Frame]) -> bool:
    """The claim says all of a number ("on all 16 counts"), the source that it was some of it ("on 11 of 16").

    Args: beside, the values of the source's sentence.
    """
    if not (claim.mention.text.lower().startswith("all ") or _ALL.search(claim.sentence[: claim.start])):
        return False
    start = source.start
    ends = (f.end for f in beside if f.sentence_span == source.sentence_span)
    return any(_OF.fullmatch(source.sentence[end:start]) for end in ends if end < start)


_WHERE = re.compile(r",? where (?:an?|another|some) [^,;]{1,60}\Z")


def of_a_side_clause(source: Frame) -> bool:
    """The value is of something that a clause about a place brings up ("at Orton, where a plant of 300 MW stood")."""
    return source.language == "en" and source.cell is None and bool(_WHERE.search(source.sentence[: source.start]))


def of_all(claim: Frame, source: Keyed) -> bool:
    """The claim counts only a part ("those who took lessons"), the source's row is the total."""
    row = source.frame.row
    total = source.frame.cell is not None and not nouns("totals").isdisjoint((*row.words, *row.concepts))
    return total and has(claim.sentence, claim.language, "part_only")


def in_an_unnamed_part(claim: Keyed, source: Keyed) -> bool:
    """Whether a cell's row is called a part ("North division"), and the claim does not name it."""
    return not nouns("parts").isdisjoint(set(source.frame.row.words) - claim.words_near)
