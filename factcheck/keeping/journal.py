"""What a run has fetched so far, on disk: a run that was ended goes on where it was, and asks nobody twice."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from factcheck.clock import clock
from factcheck.errors import OutputError
from factcheck.keeping.codec import plain, rebuilt
from factcheck.keeping.places import home, shown
from factcheck.settings import Settings
from sources.model import Fetched, Outcome, Snapshot, Step, Unavailable

RESUMABLE = dt.timedelta(hours=24)
"""Age at which what an ended run has fetched is asked for anew."""
BEGUN = "begun"


class Latest(Protocol):
    """Where the bodies are kept: what the journal says of a snapshot is in force while the store holds it."""

    def latest(self, url: str) -> Snapshot | None:
        """The newest snapshot of an address."""


class Journal:
    """One file of JSON lines beside the store, named after settings and documents; gone when a run is through."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime]) -> None:
        self._path = path
        self._now = now
        self._lock = threading.Lock()
        self._lines = {line["key"]: line for line in _lines(path) if self._fresh(line)}
        self._since = dt.datetime.fromisoformat(self._lines[BEGUN]["had"]) if BEGUN in self._lines else None
        """When the run that was ended had begun; None where there was none."""
        self.first(BEGUN, now().isoformat())

    def note(self, url: str, fetched: Fetched) -> None:
        """Write down what came back for an address, before anything is made of it."""
        had = plain(fetched) if isinstance(fetched, Unavailable) else _in_short(fetched)
        self._write(f"fetched {url}", had)

    def had(self, url: str, shelf: Latest) -> Fetched | None:
        """What an ended run got from an address; None where it did not come to it."""
        line = self._lines.get(f"fetched {url}")
        if line is not None and "sha256" not in line["had"]:
            return rebuilt(Unavailable, line["had"])
        kept = shelf.latest(url)
        if line is None:
            return kept if kept is not None and self._of_ended_run(kept) else None
        if kept is None or kept.sha256 != line["had"]["sha256"]:
            return None
        trail = tuple(Step(url=place, action=action, result=result) for place, action, result in line["had"]["trail"])
        return replace(kept, outcome=Outcome(line["had"]["outcome"]), trail=trail)

    def _of_ended_run(self, kept: Snapshot) -> bool:
        """Whether a snapshot was kept by the ended run, which came no further than that."""
        return self._since is not None and kept.fetched_at is not None and kept.fetched_at >= self._since

    def first(self, name: str, value: Any) -> Any:
        """The value that was first given under a name: that of the ended run where there was one."""
        if name not in self._lines:
            self._write(name, value)
        return self._lines[name]["had"]

    def end(self) -> None:
        """The run is through, with everything that hangs on it: the next one begins anew."""
        self._path.unlink(missing_ok=True)

    def _write(self, key: str, had: Any) -> None:
        line = {"key": key, "at": self._now().isoformat(), "had": had}
        with self._lock:
            self._lines[key] = line
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("ab", buffering=0) as file:
                    file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            except OSError as error:
                raise OutputError(
                    f"{self._path}: cannot be written ({error.strerror}); name another place with --store."
                ) from error

    def _fresh(self, line: dict[str, Any]) -> bool:
        return abs(self._now() - dt.datetime.fromisoformat(line["at"])) < RESUMABLE


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        content = path.read_bytes()
    except OSError:
        return
    for line in content.splitlines():
        try:
            found = json.loads(line)
        except ValueError:  # the line at which the run was ended
            continue
        if isinstance(found, dict) and {"key", "at", "had"} <= set(found):
            yield found


def _in_short(snapshot: Snapshot) -> dict[str, Any]:
    """What the store does not know of a snapshot, and which one it is."""
    trail = [(step.url, step.action, step.result) for step in snapshot.trail]
    return {"sha256": snapshot.sha256, "outcome": snapshot.outcome.value, "trail": trail}


@contextmanager
def journalled(settings: Settings, paths: Sequence[Path]) -> Iterator[Journal | None]:
    """A journal for all that is done within; None where nothing is fetched, or nothing kept."""
    if settings.store == "none" or settings.offline or settings.cassette is not None:
        yield None
        return
    named = "\n".join([settings.hash, *sorted(shown(path) for path in paths)])
    name = hashlib.sha256(named.encode()).hexdigest()[:20]
    time = clock(live=True, epoch=os.environ.get("SOURCE_DATE_EPOCH"))
    journal = Journal(home(settings.store) / "running" / f"{name}.jsonl", time.moment)
    yield journal
    journal.end()
