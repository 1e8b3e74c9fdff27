"""How a statement stands: whether it has happened, and who stands behind it."""

from __future__ import annotations

from enum import StrEnum


class Modality(StrEnum):
    """Whether what the value speaks of has happened."""

    FACT = "fact"
    PLAN = "plan"
    """Announced or decided, not yet done."""
    DUE = "due"
    """To be paid or got by a ruling, a rate or a rule: not yet done, but fixed."""
    FORECAST = "forecast"
    CONDITIONAL = "conditional"


class Voice(StrEnum):
    """Who stands behind a statement."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    """A named speaker or publication says so."""
    HEARSAY = "hearsay"
    """Reportedly, people familiar with, ~로 알려졌다, 소문."""
    INJECTED = "injected"
    """Text that addresses the reader's tools; data like any other, evidence of nothing."""
