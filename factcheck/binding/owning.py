"""Having something of one's own, and having it from somebody: who hired, rented or borrowed a thing did not own it."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.model import Frame

_OWNS = re.compile(
    r"\bof (?:its|their|his|her|our|my) own\b"
    r"|(?<!\bits )(?<!\btheir )(?<!\bhis )(?<!\bher )(?<!\bour )(?<!\bmy )(?<!['’]s )\bown\b"
    r"|\b(?:own(?:s|ed|ing|ership)|possess(?:es|ed)?)\b|(?:가지고|갖고) ?있|가진|보유|소유|장만",
    re.IGNORECASE,
)
"""Not "in its own words": only what somebody has "of their own"."""
_LENT = re.compile(
    r"\b(?:hir(?:es?|ed|ing)|rent(?:s|ed|ing)?|leas(?:es?|ed|ing)|borrow(?:s|ed|ing)?)\b"
    r"|빌려|빌린|빌렸|빌리|임차|임대|대여|렌트|세내",
    re.IGNORECASE,
)


def had_otherwise(claim: Frame, source: Frame) -> bool:
    """Whether one of two sentences tells of who own a thing, the other of who have it from somebody else."""
    if source.cell is not None:
        return False
    ours = _ways(claim.sentence)
    return len(ours) == 1 and len(theirs := _ways(source.sentence)) == 1 and ours != theirs


@lru_cache(maxsize=1 << 12)
def _ways(sentence: str) -> frozenset[str]:
    found = {"own": _OWNS, "lent": _LENT}
    return frozenset(way for way, said in found.items() if said.search(sentence))
