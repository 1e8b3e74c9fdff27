"""Three strikes over days: a source that fails once is read from the copy that is kept, not called dead."""

from __future__ import annotations

import datetime as dt
import json
import threading
from pathlib import Path

from factcheck.files import write_whole

DEAD_AFTER = 3
"""Days on which an address failed, with no success between them, after which it counts as dead."""


class Strikes:
    """The days on which addresses failed, in one file beside the store."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._days = _read(path)

    def failed(self, url: str, day: dt.date) -> int:
        """Note that an address failed on a day; gives the number of days on which it did since it last answered."""
        with self._lock:
            days = self._days.setdefault(url, [])
            if day.isoformat() not in days:
                days.append(day.isoformat())
            return len(days)

    def answered(self, url: str) -> None:
        """Forget the failures of an address."""
        with self._lock:
            self._days.pop(url, None)

    def of(self, url: str) -> int:
        """The number of days on which an address failed since it last answered."""
        return len(self._days.get(url, ()))

    def save(self) -> None:
        """Write the file, if there is anything to remember."""
        if self._days or self._path.exists():
            content = json.dumps(dict(sorted(self._days.items())), ensure_ascii=False, indent=1)
            write_whole(self._path, content.encode() + b"\n")


def _read(path: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(path.read_bytes())
        return {str(url): [dt.date.fromisoformat(day).isoformat() for day in days] for url, days in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):  # no file yet, or one that no longer tells anything
        return {}
