"""robots.txt by RFC 9309: one look an origin and run."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from urllib.parse import urljoin

from protego import Protego

from sources.address import Address, RefusedAddressError, parse_address
from sources.errors import TransportError
from sources.fetching.limits import Limits
from sources.fetching.pace import Pace
from sources.fetching.transport import Request, Response, Transport
from sources.fetching.unpack import UnpackError, unpack
from sources.model import Outcome

LONGEST = 500 * 1024
REDIRECTS = 5
LONGEST_DELAY = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one origin asks of us."""

    parsed: Protego | None = None
    refused: str = ""
    """Why nothing of the origin may be fetched."""
    unreachable: str = ""
    """Why the origin cannot be reached at all."""


class Robots:
    """Remembers the rules of every origin that was met."""

    def __init__(self, transport: Transport, limits: Limits, pace: Pace) -> None:
        self._transport = transport
        self._limits = limits
        self._pace = pace
        self._rules: dict[str, Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def check(self, address: Address, expires: float) -> None:
        """TransportError when the origin does not let us fetch the address."""
        with self._guard:
            lock = self._locks.setdefault(address.origin, threading.Lock())
        with lock:
            if address.origin not in self._rules:
                # Half the time at most, so that the page keeps the other half.
                half = (time.monotonic() + expires) / 2
                self._rules[address.origin] = self._look(address, half)
        rules = self._rules[address.origin]
        if rules.unreachable:
            raise TransportError(Outcome.UNREACHABLE, rules.unreachable)
        if rules.refused:
            raise TransportError(Outcome.REJECTED, rules.refused)
        if rules.parsed is not None and not rules.parsed.can_fetch(address.url, self._limits.user_agent):
            raise TransportError(Outcome.REJECTED, "robots.txt does not let us fetch it")

    def _look(self, address: Address, expires: float) -> Rules:
        try:
            response = self._ask(address, expires)
        except TransportError as error:
            if error.outcome is Outcome.UNREACHABLE and not error.slow:
                # Nobody is there: that is no rule, and the page itself would fare no better.
                return Rules() if error.absent else Rules(unreachable=error.detail)
            return Rules(refused=f"robots.txt cannot be read: {error.detail}")
        if response.status >= 500 or response.status == 429:
            return Rules(refused=f"robots.txt answers {response.status}, which counts as a refusal for now")
        if response.status != 200:
            return Rules()
        return self._parse(address, response)

    def _parse(self, address: Address, response: Response) -> Rules:
        try:
            body = unpack(response.body, response.header("content-encoding"), 20 * LONGEST)
        except UnpackError:
            body = response.body
        text = body[:LONGEST].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        parsed = Protego.parse(text)
        delay = parsed.crawl_delay(self._limits.user_agent) or 0.0
        if self._transport.live:
            self._pace.slow_down(address.host, min(float(delay), LONGEST_DELAY))
        return Rules(parsed=parsed)

    def _ask(self, address: Address, expires: float) -> Response:
        place = parse_address(address.origin + "/robots.txt")
        headers = (("User-Agent", self._limits.user_agent), ("Accept-Encoding", "gzip, deflate"))
        for _ in range(REDIRECTS + 1):
            with self._pace.turn(place.host) as waited:
                expires += waited
                request = Request(address=place, headers=headers, expires=expires, prefix=LONGEST)
                response = self._transport.send(request)
            if response.status not in (301, 302, 303, 307, 308) or not response.header("location"):
                return response
            try:
                place = parse_address(urljoin(place.url, response.header("location")))
            except RefusedAddressError as error:
                raise TransportError(Outcome.REJECTED, f"it redirects to a refused address: {error}") from error
        # RFC 9309: after five hops the file counts as not there.
        return Response(status=404, headers=(), body=b"")
