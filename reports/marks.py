"""The signs and levels that stand for a verdict in each dialect; colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Judgement, Verdict
from reports.selection import TROUBLE

MARKS = {Verdict.VERIFIED: "✓", Verdict.CONTESTED: "≠", Verdict.REPORTED_ONLY: "❝"}
TROUBLE_MARK = "?"


@dataclass(frozen=True, slots=True)
class Level:
    """One judgement's weight in the dialects of machines that gate."""

    sarif: str
    github: str
    gitlab: str
    rdjson: str


_VERIFIED = Level("none", "notice", "info", "INFO")
_CONTESTED = Level("error", "error", "major", "ERROR")
_REPORTED = Level("note", "notice", "info", "INFO")
_TROUBLE = Level("note", "warning", "minor", "WARNING")


def level(judgement: Judgement) -> Level:
    """How loud a judgement is."""
    match judgement.verdict:
        case Verdict.VERIFIED:
            return _VERIFIED
        case Verdict.CONTESTED:
            return _CONTESTED
        case Verdict.REPORTED_ONLY:
            return _TROUBLE if judgement.reason.code in TROUBLE else _REPORTED


def mark(judgement: Judgement) -> str:
    """The sign of a judgement."""
    return TROUBLE_MARK if judgement.reason.code in TROUBLE else MARKS[judgement.verdict]
