"""Fetch what is cited: direct, then the archive, then the store; every step is kept in the trail."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

from claims.documents.entries import entry_of
from claims.model import Citation, CitationKind
from sources.address import RefusedAddressError, parse_address
from sources.errors import TransportError
from sources.fetching.hops import Hops, Landing
from sources.fetching.limits import Limits
from sources.fetching.lookups import LookupResolver
from sources.fetching.pace import Pace, Queue, host_of
from sources.fetching.resolve import CitedResolver, FirstOf, Note, Resolver, fetch_cited
from sources.fetching.robots import Robots
from sources.fetching.status import judge_status
from sources.fetching.transport import Transport
from sources.fetching.wayback import archived_address
from sources.model import Fetched, Outcome, Snapshot, Step, Unavailable

LOST = (Outcome.MISSING, Outcome.SOFT_404, Outcome.BLOCKED, Outcome.UNREACHABLE, Outcome.PAYWALLED)


class Shelf(Protocol):
    """Where snapshots are kept (sources.snapshots.store)."""

    def latest(self, url: str) -> Snapshot | None:
        """The newest snapshot of an address."""

    def put(self, snapshot: Snapshot) -> None:
        """Keep a snapshot."""


def utc_now() -> dt.datetime:
    """The time of day, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Try:
    """One address on its way through the ladder."""

    url: str
    expires: float
    trail: list[Step] = field(default_factory=list)

    def note(self, url: str, action: str, result: str) -> None:
        """Add a step."""
        self.trail.append(Step(url=url, action=action, result=result))


class Fetcher:
    """Fetches addresses within the limits; one object for a run, safe to use from many threads.

    Without `fall_back` a kept copy only saves transfer: what a failure is worth is the caller's to say.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        transport: Transport | None = None,
        store: Shelf | None = None,
        clock: Callable[[], dt.datetime] = utc_now,
        fall_back: bool = True,
    ) -> None:
        self._limits = limits
        self._transport = transport or _live(limits)
        self._store = store
        self._clock = clock
        self._fall_back = fall_back
        live = self._transport.live
        self._pace = Pace(limits.host_interval if live else 0.0, limits.host_concurrency if live else 1000)
        self._hops = Hops(self._transport, limits, Robots(self._transport, limits, self._pace), self._pace)

    def fetch(self, url: str) -> Fetched:
        """One address, or an entry without one: its snapshot, or why there is none."""
        if entry := entry_of(url):
            citation = Citation(url="", kind=CitationKind.BIBLIOGRAPHY, label=entry)
            return replace(fetch_cited(citation, self.resolver(), self.fetch), url=url)
        attempt = Try(url, time.monotonic() + self._limits.deadline)
        kept = self._store.latest(url) if self._store else None
        found = self._direct(attempt, kept)
        if self._limits.lookups:
            found = self._looked_up(attempt, found)
        if self._limits.archive:
            found = self._archived(attempt, found)
        if isinstance(found, Unavailable) and kept is not None and self._fall_back:
            attempt.note(url, "store", f"kept copy of {kept.fetched_at:%Y-%m-%d}" if kept.fetched_at else "kept copy")
            return replace(kept, trail=tuple(attempt.trail))
        if isinstance(found, Snapshot) and self._store and found.outcome is not Outcome.NOT_MODIFIED:
            self._store.put(found)
        return found

    def fetch_many(
        self,
        urls: Iterable[str],
        *,
        jobs: int = 4,
        on_done: Callable[[str, Fetched], None] | None = None,
    ) -> dict[str, Fetched]:
        """Every address once, many hosts at a time; results in the order given, `on_done` as they come."""
        wanted = tuple(dict.fromkeys(urls))
        spellings: dict[str, list[str]] = {}
        for url in wanted:
            spellings.setdefault(_canonical(url), []).append(url)
        results: dict[str, Fetched] = {}
        lock = threading.Lock()

        def task(url: str) -> None:
            fetched = self.fetch(url)
            for spelling in spellings[_canonical(url)]:
                with lock:
                    results[spelling] = replace(fetched, url=spelling)
                    if on_done:
                        on_done(spelling, results[spelling])

        self._spread(by_host([same[0] for same in spellings.values()]), jobs, task)
        return {url: results[url] for url in wanted}

    def _spread(self, groups: Sequence[Sequence[str]], jobs: int, task: Callable[[str], None]) -> None:
        queue = Queue(groups, self._pace, self._limits.host_concurrency if self._transport.live else jobs)
        with ThreadPoolExecutor(max(1, jobs), thread_name_prefix="fetch") as pool:
            running = [pool.submit(queue.work, task) for _ in range(max(1, jobs))]
            try:
                for worker in running:
                    worker.result()
            finally:
                queue.stop()

    def _direct(self, attempt: Try, kept: Snapshot | None) -> Fetched:
        try:
            landing = self._hops.follow(attempt.url, attempt.expires, kept, attempt.note)
        except TransportError as error:
            attempt.note(attempt.url, "direct", f"{error.outcome}: {error.detail}")
            return self._none(attempt, error.outcome, error.detail)
        attempt.note(landing.address.url, "direct", str(landing.response.status))
        return self._judge(attempt, landing, kept)

    def _judge(self, attempt: Try, landing: Landing, kept: Snapshot | None) -> Fetched:
        judged = judge_status(landing, self._limits.max_unpacked_bytes)
        if judged.outcome is Outcome.NOT_MODIFIED and kept is not None:
            return replace(kept, outcome=Outcome.NOT_MODIFIED, trail=tuple(attempt.trail))
        if judged.outcome is not Outcome.FETCHED:
            return self._none(attempt, judged.outcome, judged.detail, landing)
        return Snapshot(
            url=attempt.url,
            final_url=landing.address.url,
            status=landing.response.status,
            media_type=judged.media_type,
            charset=judged.charset,
            body=judged.body,
            sha256=hashlib.sha256(judged.body).hexdigest(),
            fetched_at=self._now(),
            headers=judged.headers,
            trail=tuple(attempt.trail),
        )

    def resolver(self, known: Iterable[Citation] = ()) -> Resolver:
        """Where citations point, by the address or the name that they give and, if allowed, by look-ups."""
        cited = CitedResolver(known)
        return FirstOf((cited, LookupResolver(self._ask))) if self._limits.lookups else cited

    def _ask(self, url: str, note: Note) -> bytes | None:
        """The answer of a look-up service; a service that fails only has nothing to say."""
        try:
            landing = self._hops.consult(url, time.monotonic() + self._limits.deadline, note)
        except TransportError as error:
            note(url, "look-up", f"{error.outcome}: {error.detail}")
            return None
        note(url, "look-up", str(landing.response.status))
        judged = judge_status(landing, self._limits.max_unpacked_bytes)
        return judged.body if judged.outcome is Outcome.FETCHED else None

    def _looked_up(self, attempt: Try, found: Fetched) -> Fetched:
        """Another address of what is lost, by look-up services."""
        if not _is_lost(found):
            return found
        cited = Citation(url=attempt.url, kind=CitationKind.LINK)
        for place in LookupResolver(self._ask).resolve(cited, attempt.note):
            copy = self._elsewhere(attempt, place, "look-up")
            if copy is not None and not _is_lost(copy):
                return copy
        return replace(found, trail=tuple(attempt.trail))

    def _elsewhere(self, attempt: Try, place: str, action: str) -> Snapshot | None:
        attempt.expires = time.monotonic() + self._limits.deadline
        try:
            landing = self._hops.follow(place, attempt.expires, None, attempt.note)
        except TransportError as error:
            attempt.note(place, action, f"{error.outcome}: {error.detail}")
            return None
        attempt.note(landing.address.url, action, str(landing.response.status))
        copy = self._judge(attempt, landing, None)
        return copy if isinstance(copy, Snapshot) else None

    def _archived(self, attempt: Try, found: Fetched) -> Fetched:
        """The archive's copy in place of what is lost; a wall or a "not found" with status 200 counts as lost too."""
        if not _is_lost(found):
            return found
        attempt.expires = time.monotonic() + self._limits.deadline
        try:
            place = archived_address(self._hops, attempt.url, self._limits.archive_host, attempt.expires)
        except TransportError as error:
            attempt.note(attempt.url, "archive", f"{error.outcome}: {error.detail}")
            return replace(found, trail=tuple(attempt.trail))
        return self._elsewhere(attempt, place, "archive") or replace(found, trail=tuple(attempt.trail))

    def _none(self, attempt: Try, outcome: Outcome, detail: str, landing: Landing | None = None) -> Unavailable:
        return Unavailable(
            url=attempt.url,
            outcome=outcome,
            detail=detail,
            final_url=landing.address.url if landing else "",
            status=landing.response.status if landing else None,
            tried_at=self._now(),
            trail=tuple(attempt.trail),
        )

    def _now(self) -> dt.datetime | None:
        return self._clock() if self._transport.live else None


def by_host(urls: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Addresses grouped by host, hosts and addresses in order of first appearance, each address once."""
    groups: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        groups.setdefault(host_of(url), []).append(url)
    return tuple(tuple(group) for group in groups.values())


def _is_lost(found: Fetched) -> bool:
    from sources.pages.read import read  # half of a start: not needed where nothing is looked up

    judged = found if isinstance(found, Unavailable) else read(found)
    return isinstance(judged, Unavailable) and judged.outcome in LOST


def _canonical(url: str) -> str:
    try:
        return parse_address(url).url
    except RefusedAddressError:
        return url


def _live(limits: Limits) -> Transport:
    from sources.fetching.live import LiveTransport

    return LiveTransport(limits)
