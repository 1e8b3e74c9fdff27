"""How one part of the tuple compares."""

from __future__ import annotations

from enum import StrEnum


class Slot(StrEnum):
    """How one part of the tuple compares."""

    MATCH = "match"
    NEAR = "near"
    """Not the same concept, but one that texts use for it."""
    UNKNOWN = "unknown"
    OTHER = "other"


MATCH, NEAR, UNKNOWN, OTHER = Slot
"""By themselves, for what is asked of every value of every source: Python 3.11 takes its time to find a member in its
enumeration."""
