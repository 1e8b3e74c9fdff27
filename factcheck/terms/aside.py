"""Names that stand beside a value and are not whom it is of: where it was said, by whom, against whom.

Nor is anybody whom a passage names behind a pronoun that it does not resolve.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claims.lang import load
from claims.model import Frame, Grain, When
from claims.names.aliases import is_country, known
from claims.words.stance import pattern


def stands_aside(name: str, frame: Frame) -> bool:
    """Whether a name only tells by or on whom something was done ("on YouTube", "by Paramount Pictures")."""
    return _stands_aside(name, frame.sentence, frame.language)


def anonymous(source: Frame) -> bool:
    """Whether a source never says of whom it speaks ("The video has 3 million views"): there is no name to look for.

    Only where names are written with a capital is their absence a finding.
    """
    own, near, far = source.own.names, source.near.names, source.far.names
    if source.language != "en" or source.cell is not None:
        return False
    if unresolved(source):
        return True
    for names in (own, near, far):
        for name in names:
            if not stands_aside(name, source):
                return False
    return True


def unresolved(source: Frame) -> bool:
    """Whether a passage opens with a pronoun for somebody whom it does not name ("He left Spain and joined ..."): whom
    it names behind that is not whom it speaks of."""
    if source.far.names or source.cell is not None:
        return False
    return _opens_unnamed(source.sentence, source.language, source.near.names)


@lru_cache(maxsize=1 << 13)
def _opens_unnamed(sentence: str, language: str, names: tuple[str, ...]) -> bool:
    words = pattern(language, "carried_subject")
    found = words.search(sentence) if words else None
    if found is None or sentence[: found.start()].strip(_MARKS):
        return False
    # "The Bank" may be the bank of before, "The Bank of Cardiff" has a name.
    return not any(0 <= sentence.find(n) < found.end() for n in names)


def speaks_of_itself(source: Frame) -> bool:
    """Whether a page says "we" of those who publish it, and not of a speaker whom it quotes."""
    quoted = any(mark in source.sentence for mark in '“”"«»「')
    words = pattern(source.language, "we") if source.cell is None and not quoted else None
    return bool(words and words.search(source.sentence))


def owned(theirs: Sequence[str], source: Frame, ours: Sequence[str]) -> bool:
    """Whether a value is one of theirs, whoever the sentence speaks of: they own it ("more than Orrin's 40 million"),
    or it is of another country than the claim's."""
    at = source.sentence.find(source.mention.text)
    ahead = source.sentence[max(0, at - _OWNED) : at]
    if any(re.search(rf"{re.escape(n)} ?['’]s ", ahead) for n in theirs):
        return True
    return any(is_country(known(n)) for n in theirs) and any(is_country(known(n)) for n in ours)


_OWNED = 40
"""Characters in front of a value in which its owner may stand."""
_MARKS = " ,.;:`'\"“‘("
"""What may stand before the first word of a sentence."""


def led(source: Frame) -> bool:
    """Whether the subject of a value stands before it, in its sentence or in one before."""
    at, value = source.sentence.find(source.subject), source.sentence.find(source.mention.text)
    return bool(source.subject) and at < value


def only_beside(source: Frame) -> bool:
    """Whether the name that a value is given to only follows it, or tells where it was said: not who it is of."""
    at = source.sentence.find(source.subject)
    if source.cell is not None or not source.subject or at < 0:
        return False
    value = source.sentence.find(source.mention.text)
    if source.language == "en" and 0 <= value < at:
        return True
    words = source.sentence[max(0, at - _AHEAD) : at].split()
    while len(words) > 1 and words[-1].islower() and words[-1].lower() not in _led_by(source.language):
        words.pop()
    return bool(words) and words[-1].lower() in _led_by(source.language)


def _led_by(language: str) -> tuple[str, ...]:
    """Words behind which a name tells where or by whom something was said."""
    return tuple(load(language).binding.get("aside_before", ()))


_AHEAD = 40
"""Characters in front of a name in which the word stands that leads to it."""
_REPORTING = 16
"""Characters behind a name in which a word says that it only reports ("금융감독원이 최종 집계한")."""


@lru_cache(maxsize=1 << 15)
def _stands_aside(name: str, sentence: str, language: str) -> bool:
    at = sentence.find(name)
    if at < 0:
        return False
    if sentence[at - 1 : at] in ("(", "（"):
        return True
    behind = sentence[at + len(name) : at + len(name) + _REPORTING]
    if any(w in behind for w in load(language).binding.get("aside_after", ())):
        return True
    words = sentence[max(0, at - _AHEAD) : at].lower().split()
    if words and words[-1] in ("the", "website"):
        words.pop()
    return bool(words) and words[-1] in _led_by(language)


def stands_by(name: str, frame: Frame) -> bool:
    """Whether a name tells with or for whom something was done ("with the Orrin Trust"), or, of what is dated, where:
    on a page that names whom a claim speaks of, it is done by that."""
    dated = isinstance(frame.mention.value, When)
    keys = ("bystanders", "places_of_events") if dated else ("bystanders",)
    return any(_stands_behind(name, frame.sentence, frame.language, key) for key in keys)


@lru_cache(maxsize=1 << 12)
def _stands_behind(name: str, sentence: str, language: str, key: str) -> bool:
    """Whether one of the words under a key stands right before a name, or soon behind it."""
    at, words = sentence.find(name), load(language).binding
    behind = sentence[at + len(name) : at + len(name) + _REPORTING]
    if at < 0 or any(w in behind for w in words.get(f"{key}_after", ())):
        return at >= 0
    before = sentence[max(0, at - _AHEAD) : at].lower().removesuffix("the ").split()
    return bool(before) and before[-1] in words.get(f"{key}_before", ())


def dates_the_report(source: Frame) -> bool:
    """Whether a date is that of the page ("최근 갱신 2025. 12. 15."), or in Korean the day on which somebody is said to
    have told the rest ("11일 관계자에 따르면")."""
    if source.mention.why == "byline":
        return True
    when = source.mention.value
    if source.language != "ko" or source.cell is not None or not isinstance(when, When) or when.grain is not Grain.DAY:
        return False
    return bool(_REPORTED_ON.match(source.sentence, source.end))


_REPORTED_ON = re.compile(r"(?:\([^()]{1,12}\))? (?:[^\s,.]{1,16} ){0,4}[^\s,.]{1,20}에 (?:따르면|의하면)[ ,]")
