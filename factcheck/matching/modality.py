"""Whether what a source tells as planned or due may settle what a claim tells."""

from __future__ import annotations

import re

from claims.model import Frame, Kind, Modality, When
from claims.words.tense import tells_of_the_past
from factcheck.values.compare import overlap
from factcheck.values.period import share_a_day


def same_modality(claim: Frame, source: Frame) -> bool:
    """A plan or a forecast never settles what is told as a fact; the reverse does. What is due settles what is not told
    to be over ("must pay back £2 million")."""
    if source.modality is Modality.FACT or claim.modality not in (Modality.FACT, Modality.DUE):
        return True
    return source.modality is Modality.DUE and not _is_over(claim)


def _is_over(claim: Frame) -> bool:
    """Whether the clause of a claim's value tells of the past; what comes behind may lie before it."""
    text, at = claim.sentence, claim.start
    if claim.language != "en":
        return tells_of_the_past(text, at, at, claim.language)
    clause = f"{text[:at].rpartition(',')[2]}{_GOES_ON.split(text[at:], maxsplit=1)[0]}"
    return tells_of_the_past(clause, 0, 0, claim.language) and not _BOUND_TO.search(clause)


_BOUND_TO = re.compile(r"\b(?:ordered|told|made|forced|required|obliged|sentenced|had) to\b|\b(?:fined|awarded|won)\b")
"""What was laid upon somebody, or given, is not yet done by that."""
_GOES_ON = re.compile(r",|\b(?:which|that|who|it|they|he|she|we|after|since|when|because|for|to)\b")
"""Where an English clause is over: "must pay back £2 million to the farms it had cheated"."""


def came_otherwise(source: Frame) -> bool:
    """Whether what a source tells as planned came otherwise, by its own words ("had been due to open in May, but was
    pushed back", 5월에 열 예정이었지만 미뤄졌다)."""
    planned, otherwise = _MISSED.get(source.language, (None, None))
    if source.modality is Modality.FACT or planned is None or otherwise is None:
        return False
    if source.language == "ko":
        found = planned.search(source.sentence, source.start)
        return bool(found and otherwise.search(source.sentence, found.end()))
    return bool(planned.search(source.sentence, 0, source.start) and otherwise.search(source.sentence, source.start))


_FIRST = r"(?:originally |first |initially )?"
_MISSED = {
    "en": (
        re.compile(
            rf"\b(?:had {_FIRST}(?:been )?|was |were |should ){_FIRST}"
            r"(?:due|scheduled|meant|supposed|planned|expected|set|to have|have)\b"
        ),
        re.compile(
            r"\b(?:but|however|though|although|until|pushed|delayed|postponed|slipped|missed|instead|never)\b"
            r"|\bput (?:it |them )?(?:off|back)\b"
        ),
    ),
    "ko": (
        re.compile(r"(?:예정|계획|목표|방침)(?:이었|이던|였|됐)|(?:하|열|내|마치)려 했|기로 (?:돼|되어) 있었"),
        re.compile(r"지만|으나|는데|미뤄|미룬|미뤘|연기|늦|밀려|밀렸|못했|않았|무산"),
    ),
}
"""What says that something was planned, and what says that it came otherwise."""


_HAD = re.compile(
    r"(?<!who )(?<!which )(?<!that )\bhad (?:already |never |not |previously |once |earlier |also )?"
    r"(?!(?:more|less|fewer|about|some|only|just|nearly|almost|over|at|in|up|to|as|an?|the|no|its|their|roughly)\b)"
    r"(?:been )?[a-z]{3,20}[^,;(]{0,80}\Z"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|announced|reported|found|confirmed|added|revealed|that|by|as of|since|until)\b",
    re.IGNORECASE,
)
"""In what is reported the past perfect is no earlier than the past; nor is what had come about by some day."""


def had_been(claim: Frame, source: Frame) -> bool:
    """A source tells in the past perfect what was before the time that it tells of ("in 2023 it had read 164"), and a
    claim what was then: a number of a year that the claim does not name, or another day."""
    if source.language != "en" or not _HAD.search(source.lead) or _SAYS.search(source.sentence):
        return False
    if claim.limit or (claim.language == "en" and " had " in claim.sentence):
        return False
    if claim.mention.kind is Kind.DATE:
        ours, theirs = claim.mention.value, source.mention.value
        return isinstance(ours, When) and isinstance(theirs, When) and not overlap(ours, theirs)
    return bool(source.periods) and not share_a_day(claim.periods or claim.far_periods, source.periods)
