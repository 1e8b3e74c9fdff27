"""Spans of years that a value is held to as a norm: "above the 1991-2020 norm", "than the average of 1991 to 2020"."""

from __future__ import annotations

import re


def is_of_a_norm(before: str, behind: str) -> bool:
    """Whether the words around a span of years say that it is that of a norm to which something is held.

    Args: before, lower case; behind, the rest of the sentence.
    """
    named = _NORM.match(behind) and _HELD_TO.search(before)
    return bool(named or _NORM_OF.search(f"{before} "))


_NORM = re.compile(r" (?:(?:long-term|climate|seasonal|reference) )?(?:norms?|normals?|average|mean|baseline|level)\b")
_HELD_TO = re.compile(
    r"\b(?:above|below|than|over|under|against|versus|compared (?:with|to)|relative to) (?:the|its) ?\Z"
)
_NORM_OF = re.compile(
    r"\b(?:than|above|below|over|under|against|versus|with|to) (?:the|its|their|an?) (?:[a-z-]+ )?"
    r"(?:average|mean|norm|normal) (?:of|for|over|in|between)(?: the)?(?: (?:[a-z]+|\d+)[ -]years?| years?)?"
    r"(?: (?:from|of|between))? ?\Z"
)
""" "More than the average of the thirty years from", of a span."""
