"""What one source has to say of one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.binding.candidate import Candidate
from factcheck.matching.shelf import Reading

_SHOWN = 6
"""Values that a report looks at."""


class Stand(StrEnum):
    """Where one source stands to one claim."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CORRECTED = "corrected"
    HEARSAY = "hearsay"
    FORECAST = "forecast"
    DERIVATIVE = "derivative"
    SCOPE = "scope"
    AMBIGUOUS = "ambiguous"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one source has to say of one claim."""

    reading: Reading
    stand: Stand
    best: Candidate | None
    """The value that decides, or comes nearest to it."""
    held: Sequence[Candidate] = ()
    """Every value of the source that was compared, the best bound first."""
    note: str = ""
    """The slot by which `best` speaks against the claim, or is kept from counting."""
    likely: bool = False
    """The rules did not settle it: the value is only likely the claim's."""

    @property
    def others(self) -> Sequence[Candidate]:
        """The best bound of what was compared, as far down as a report looks."""
        return self.held[:_SHOWN]
