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
