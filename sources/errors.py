"""Errors of the sources package."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line imports the errors at once, and what they carry when there is something to do
    from sources.model import Outcome


class SourceError(Exception):
    """Base. The message names the file or address, what is wrong and the remedy."""


class SourcesFileError(SourceError):
    """A `sources.toml` is missing or malformed."""


class CassetteError(SourceError):
    """A cassette cannot be read or written."""


class StoreError(SourceError):
    """The snapshot store cannot be opened or written."""


class TransportError(SourceError):
    """No whole response came back; carries the outcome that the fetcher is to record."""

    def __init__(
        self, outcome: Outcome, detail: str, *, slow: bool = False, retry: bool = False, absent: bool = False
    ) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail
        self.slow = slow
        """The host answered, but had not come to an end at the deadline."""
        self.retry = retry
        """Another try may help."""
        self.absent = absent
        """A replay does not know the address: nothing was asked."""
