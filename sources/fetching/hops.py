"""From an address to its last answer: robots.txt, redirects by hand, patient retries."""

from __future__ import annotations

import contextlib
import email.utils
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from sources.address import Address, RefusedAddressError, parse_address
from sources.errors import TransportError
from sources.fetching.limits import Limits
from sources.fetching.pace import Pace
from sources.fetching.robots import Robots
from sources.fetching.transport import Request, Response, Transport
from sources.fetching.unpack import ACCEPTED
from sources.model import Outcome, Snapshot

REDIRECTS = (301, 302, 303, 307, 308)
MAY_PASS = (408, 429, 500, 502, 503, 504)
FIRST_WAIT = 0.5
Note = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """The last answer of a chain of redirects."""

    asked: Address
    address: Address
    response: Response
    conditional: bool = False


class Hops:
    """Follows one address at a time; safe to use from many threads."""

    def __init__(self, transport: Transport, limits: Limits, robots: Robots, pace: Pace) -> None:
        self._transport = transport
        self._limits = limits
        self._robots = robots
        self._pace = pace

    def follow(self, url: str, expires: float, kept: Snapshot | None, note: Note) -> Landing:
        """The last answer for an address; TransportError where there is none or policy forbids it."""
        return self._walk(url, expires, kept, note, heeded=True)

    def consult(self, url: str, expires: float, note: Note) -> Landing:
        """The last answer of a service made to be asked by programs: robots.txt is for those who roam its pages."""
        return self._walk(url, expires, None, note, heeded=False)

    def _walk(self, url: str, expires: float, kept: Snapshot | None, note: Note, *, heeded: bool) -> Landing:
        asked = address = self._parse(url)
        seen = {address.url}
        for _ in range(self._limits.redirects + 1):
            if heeded:
                self._robots.check(address, expires)
            response, conditional = self.ask(address, expires, kept)
            if response.status not in REDIRECTS:
                return Landing(asked=asked, address=address, response=response, conditional=conditional)
            target = response.header("location")
            if not target:
                raise TransportError(Outcome.UNREACHABLE, f"answers {response.status} without saying where to")
            note(address.url, "redirect", f"{response.status} to {target[:500]}")
            address = self._parse(_joined(address, target))
            if address.url in seen:
                raise TransportError(Outcome.REJECTED, "redirects in a circle")
            seen.add(address.url)
        raise TransportError(Outcome.REJECTED, f"redirects more than {self._limits.redirects} times")

    def ask(self, address: Address, expires: float, kept: Snapshot | None = None) -> tuple[Response, bool]:
        """One address without following it, tried again where that may help; and whether it was asked conditionally."""
        conditions = _conditions(kept, address)
        headers = self._headers() + conditions
        for trial in range(self._limits.retries + 1):
            last = trial == self._limits.retries
            try:
                with self._pace.turn(address.host) as waited:
                    expires += waited
                    response = self._transport.send(Request(address=address, headers=headers, expires=expires))
            except TransportError as error:
                if last or not error.retry or not self._wait(FIRST_WAIT * 2**trial, expires):
                    raise
                continue
            wait = _retry_after(response)
            wait = FIRST_WAIT * 2**trial if wait is None else wait
            if last or response.status not in MAY_PASS or not self._wait(wait, expires):
                return response, bool(conditions)
        raise TransportError(Outcome.UNREACHABLE, "no try was allowed")

    def _headers(self) -> tuple[tuple[str, str], ...]:
        return (
            ("User-Agent", self._limits.user_agent),
            ("Accept", "text/html,application/xhtml+xml,application/pdf,text/csv,application/json,*/*;q=0.5"),
            ("Accept-Language", "en,ko;q=0.9"),
            ("Accept-Encoding", ACCEPTED),
        )

    def _wait(self, seconds: float, expires: float) -> bool:
        """Wait, unless the deadline comes first; in a replay there is nothing to wait for."""
        if not self._transport.live:
            return True
        if time.monotonic() + seconds >= expires:
            return False
        time.sleep(seconds)
        return True

    def _parse(self, url: str) -> Address:
        try:
            return parse_address(url)
        except RefusedAddressError as error:
            raise TransportError(Outcome.REJECTED, f"the address is refused: {error}") from error


def _joined(base: Address, target: str) -> str:
    # Headers are read as Latin-1; servers write UTF-8.
    with contextlib.suppress(UnicodeError):
        target = target.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base.url, target)
    except ValueError:
        return target


def _conditions(kept: Snapshot | None, address: Address) -> tuple[tuple[str, str], ...]:
    if kept is None or kept.final_url != address.url:
        return ()
    known = dict(kept.headers)
    wanted = (("If-None-Match", known.get("etag")), ("If-Modified-Since", known.get("last-modified")))
    return tuple((name, value) for name, value in wanted if value)


def _retry_after(response: Response) -> float | None:
    """Seconds that the server asks us to wait; None where it says nothing readable."""
    written = response.header("retry-after").strip()
    if re.fullmatch(r"[0-9]{1,12}", written):
        return float(written)
    try:
        when = email.utils.parsedate_to_datetime(written).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return math.ceil(max(0.0, when - time.time()))
