"""The seam between the fetcher and the wire: one request in, one whole response or a TransportError out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol

from sources.address import Address
from sources.errors import TransportError
from sources.model import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A GET to send."""

    address: Address
    headers: tuple[tuple[str, str], ...] = ()
    expires: float = float("inf")
    """On the monotonic clock: no byte is waited for beyond it."""
    prefix: int | None = None
    """Take only so many bytes of the body, and be content with them (robots.txt)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back, whole; the body as it went over the wire."""

    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")


class Transport(Protocol):
    """Sends requests; safe to use from many threads."""

    live: bool
    """False in a replay: waiting between requests serves no one."""

    def send(self, request: Request) -> Response:
        """Send one request; no redirect is followed."""


class Offline:
    """A transport that reaches nothing: only the store answers."""

    live = False

    def send(self, request: Request) -> Response:
        """Refuse."""
        raise TransportError(Outcome.UNREACHABLE, f"offline: {request.address.url} was not asked for", absent=True)


def remaining(expires: float) -> float:
    """Seconds left; TransportError when there are none."""
    left = expires - time.monotonic()
    if left <= 0:
        raise TransportError(Outcome.UNREACHABLE, "the deadline passed")
    return left
