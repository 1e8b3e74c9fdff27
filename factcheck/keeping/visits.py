"""When each address was last asked, and on which days it failed: three strikes over days before it counts as dead."""

from __future__ import annotations

import datetime as dt
import json
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.keeping.codec import plain, rebuilt
from factcheck.keeping.files import write_whole

VISITS = "visits.json"
DEAD_AFTER = 3
"""Days on which an address failed, with no success between them, after which it counts as dead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is known of asking one address."""

    asked: dt.datetime
    failed: tuple[dt.date, ...] = ()
    """Days on which it failed since it last answered."""


class Visits:
    """The last visit to each address, in one file beside the store."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._known = _read(path)

    def answered(self, url: str, at: dt.datetime) -> None:
        """Note that an address answered; its failures are forgotten."""
        with self._lock:
            self._known[url] = Visit(asked=at)

    def failed(self, url: str, at: dt.datetime) -> int:
        """Note that an address failed; gives the number of days on which it did since it last answered."""
        with self._lock:
            before = self._known.get(url, Visit(asked=at))
            days = dict.fromkeys((*before.failed, at.date()))
            self._known[url] = replace(before, asked=at, failed=tuple(days))
            return len(days)

    def last(self, url: str) -> Visit | None:
        """The last visit to an address; None where there was none."""
        return self._known.get(url)

    def save(self) -> None:
        """Write the file, if there is anything to remember."""
        if self._known:
            content = {url: plain(visit) for url, visit in sorted(self._known.items())}
            write_whole(self._path, (json.dumps(content, ensure_ascii=False, indent=0) + "\n").encode())


def _read(path: Path) -> dict[str, Visit]:
    """What a file tells; nothing where there is none yet, or one that this version cannot read."""
    try:
        return {str(url): rebuilt(Visit, visit) for url, visit in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}
