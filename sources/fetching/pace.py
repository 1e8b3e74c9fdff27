"""Politeness: how often and how often at once one host is asked; which address is next."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host that an address is grouped by; empty for what is no address."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


class Pace:
    """Keeps requests to one host apart by an interval and below a number at once."""

    def __init__(self, interval: float, concurrency: int) -> None:
        self._interval = interval
        self._concurrency = max(1, concurrency)
        self._changed = threading.Condition()
        self._next: dict[str, float] = {}
        self._running: dict[str, int] = {}
        self._slower: dict[str, float] = {}

    def slow_down(self, host: str, interval: float) -> None:
        """Honour a crawl delay of a host from now on."""
        with self._changed:
            self._slower[host] = max(interval, self._slower.get(host, 0.0))

    @contextlib.contextmanager
    def turn(self, host: str) -> Iterator[float]:
        """Wait until the host may be asked again, hold the place meanwhile; gives the seconds waited."""
        began = time.monotonic()
        with self._changed:
            while (wait := self._wait(host)) > 0:
                self._changed.wait(wait)
            self._take(host)
        try:
            yield time.monotonic() - began
        finally:
            with self._changed:
                self._running[host] -= 1
                self._changed.notify_all()

    def _take(self, host: str) -> None:
        self._running[host] = self._running.get(host, 0) + 1
        self._next[host] = time.monotonic() + max(self._interval, self._slower.get(host, 0.0))

    def _wait(self, host: str) -> float:
        if self._running.get(host, 0) >= self._concurrency:
            return 60.0
        return self._next.get(host, 0.0) - time.monotonic()

    def idle(self, host: str) -> float:
        """Seconds until the host may be asked again, were it free."""
        with self._changed:
            return max(0.0, self._next.get(host, 0.0) - time.monotonic())


class Queue:
    """Hands out addresses to threads so that none waits for one host while another is free."""

    def __init__(self, groups: Sequence[Sequence[str]], pace: Pace, concurrency: int) -> None:
        self._groups = [deque(group) for group in groups]
        self._busy = [0] * len(groups)
        self._pace = pace
        self._concurrency = max(1, concurrency)
        self._changed = threading.Condition()
        self._stopped = False

    def stop(self) -> None:
        """Hand out nothing more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def work(self, task: Callable[[str], None]) -> None:
        """Run `task` on addresses until none is left; call from each thread."""
        while (taken := self._take()) is not None:
            place, url = taken
            try:
                task(url)
            finally:
                with self._changed:
                    self._busy[place] -= 1
                    self._changed.notify_all()

    def _take(self) -> tuple[int, str] | None:
        with self._changed:
            while not self._stopped and any(self._groups):
                waits = [
                    (self._pace.idle(host_of(group[0])), place)
                    for place, group in enumerate(self._groups)
                    if group and self._busy[place] < self._concurrency
                ]
                wait, place = min(waits, default=(60.0, -1))
                if place >= 0 and wait <= 0:
                    self._busy[place] += 1
                    return place, self._groups[place].popleft()
                self._changed.wait(wait)
        return None
