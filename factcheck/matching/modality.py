"""Whether what a source tells as planned or due may settle what a claim tells."""

from __future__ import annotations

import re

from claims.model import Frame, Modality
from claims.words.tense import tells_of_the_past


def same_modality(claim: Frame, source: Frame) -> bool:
    """A plan or a forecast never settles what is told as a fact; the reverse does. What is due settles what is not told
    to be over ("must pay back £2 million")."""
    if source.modality is Modality.FACT or claim.modality is not Modality.FACT:
        return True
    return source.modality is Modality.DUE and not _is_over(claim)


def _is_over(claim: Frame) -> bool:
    """Whether the clause of a claim's value tells of the past; what comes behind may lie before it."""
    text, at = claim.sentence, claim.mention.span.start - claim.sentence_span.start
    if claim.language != "en":
        return tells_of_the_past(text, at, at, claim.language)
    clause = f"{text[:at].rpartition(',')[2]}{_GOES_ON.split(text[at:], maxsplit=1)[0]}"
    return tells_of_the_past(clause, 0, 0, claim.language)


_GOES_ON = re.compile(r",|\b(?:which|that|who|it|they|he|she|we|after|since|when|because|for|to)\b")
"""Where an English clause is over: "must pay back £2 million to the farms it had cheated"."""
