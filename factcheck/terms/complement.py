"""Two shares that make a whole, of which one is of those who did not ("55.9 % will, 44.1 % will not").

A claim that says of those who did what a source says of those who did not has the right number and the wrong half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from claims.mentions.find import find_mentions
from claims.model import Frame, Quantity, Span

_NOT = {
    "en": re.compile(r"\b(?:not|no|never|neither|nor|without|against|opposed?|refused?|declined)\b|n[’']t\b", re.I),
    "ko": re.compile(r"않|없|못|아니|반대|안 [가-힣]|모르"),
}
_WHOLE, _ROUNDED = Decimal(100), Decimal("0.2")


def of_the_other_half(claim: Frame, source: Frame) -> bool:
    """Whether a source's share is of those who did, and the claim's of those who did not, or the reverse; the source
    has to give the other share, too, in the same sentence."""
    if source.cell is not None or source.language not in _NOT or claim.language not in _NOT:
        return False
    value = source.mention.value
    if not isinstance(value, Quantity) or value.unit != "percent" or value.value is None:
        return False
    halves = _halves(source.sentence, source.language)
    theirs = next((no for share, no in halves if share == value.value), None)
    if theirs is None:
        return False
    ours = _denies(claim.sentence, Span(claim.start, claim.end), (), claim.language)
    return ours != theirs


@lru_cache(maxsize=1 << 10)
def _halves(sentence: str, language: str) -> Sequence[tuple[Decimal, bool]]:
    """The two shares of a sentence that make a whole, each with whether it is of those who did not; nothing where there
    are no two such, or both are, or neither is."""
    shares = [
        m for m in find_mentions(sentence, language) if isinstance(m.value, Quantity) and m.value.unit == "percent"
    ]
    for one, other in pairwise(shares):
        values = [m.value.value for m in (one, other) if isinstance(m.value, Quantity) and m.value.value is not None]
        if len(values) == 2 and abs(sum(values, Decimal(0)) - _WHOLE) <= _ROUNDED:
            spans = [m.span for m in shares]
            nos = [_denies(sentence, m.span, spans, language) for m in (one, other)]
            if nos[0] != nos[1]:
                return tuple(zip(values, nos, strict=True))
    return ()


def _denies(sentence: str, at: Span, shares: Sequence[Span], language: str) -> bool:
    """Whether what is told of a share is a denial: in front of it in Korean, behind it in English."""
    if language == "ko":
        begin = max((s.end for s in shares if s.end <= at.start), default=0)
        zone = sentence[begin : at.start]
    else:
        end = min((s.start for s in shares if s.start >= at.end), default=len(sentence))
        zone = sentence[at.end : end]
    return bool(_NOT[language].search(zone))
