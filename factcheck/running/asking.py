"""The step that fetches: who is asked, who is left in peace, and what a failure is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.keeping.journal import Journal
from factcheck.keeping.visits import DEAD_AFTER, Visits
from sources.fetching.fetch import Fetcher, Shelf
from sources.model import Fetched, Snapshot, Step, Unavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What a run knows of runs before it."""

    journal: Journal | None = None
    rest: Mapping[str, Unavailable | None] = field(default_factory=dict)
    """Addresses that are not due, each with why nothing of it is kept: what is known of them is taken."""


NOTHING = Earlier()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Fetches with a memory: of a run that was ended, of what is not due, of what failed before."""

    fetcher: Fetcher
    shelf: Shelf
    visits: Visits
    now: dt.datetime
    earlier: Earlier = NOTHING

    def fetch_batch(self, urls: Sequence[str]) -> Mapping[str, Fetched]:
        """Addresses of one host in, what came back for each out."""
        rested = {url: found for url in urls if (found := self._rested(url)) is not None}
        had = {url: found for url in urls if url not in rested and (found := self._had(url)) is not None}
        asked = self.fetcher.fetch_many(
            (url for url in urls if url not in rested and url not in had),
            jobs=1,
            on_done=self.earlier.journal.note if self.earlier.journal else None,
        )
        settled = {url: self._settled(found) for url, found in {**had, **asked}.items()}
        return {url: rested.get(url) or settled[url] for url in urls}

    def _rested(self, url: str) -> Fetched | None:
        if url not in self.earlier.rest:
            return None
        kept = self.shelf.latest(url)
        return _from_store(kept, "not due", ()) if kept is not None else self.earlier.rest[url]

    def _had(self, url: str) -> Fetched | None:
        return self.earlier.journal.had(url, self.shelf) if self.earlier.journal is not None else None

    def _settled(self, found: Fetched) -> Fetched:
        if isinstance(found, Snapshot):
            if not found.trail or found.trail[-1].action != "store":
                self.visits.answered(found.url, self.now)
            return found
        days = self.visits.failed(found.url, self.now)
        kept = self.shelf.latest(found.url) if days < DEAD_AFTER else None
        if kept is None:
            return found
        return _from_store(kept, f"failed on {days} of {DEAD_AFTER} days", found.trail)


def _from_store(kept: Snapshot, why: str, before: tuple[Step, ...]) -> Snapshot:
    when = f" of {kept.fetched_at:%Y-%m-%d}" if kept.fetched_at else ""
    return replace(kept, trail=(*before, Step(url=kept.url, action="store", result=f"{why}: kept copy{when}")))
