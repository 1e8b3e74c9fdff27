"""How far a flow is, as one progress artifact in Prefect."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import cast
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact

from factcheck.running.progress import watched
from factcheck.running.runners import RunMany

PAUSE = 5.0
"""Seconds from one word to Prefect to the next: each costs a request."""


@contextmanager
def told() -> Iterator[Callable[[RunMany], RunMany]]:
    """Gives what wraps a runner so that the flow at hand tells its progress; 100 once all is done."""
    made = create_progress_artifact(progress=0.0, key="factcheck-progress", description="Reading documents")
    artifact = cast("UUID", made)  # outside of a coroutine Prefect waits for its answer

    def say(progress: float, what: str) -> None:
        with suppress(Exception):  # a server that is busy costs a word, and not the run
            update_progress_artifact(artifact, progress, what)

    lock = threading.Lock()
    last = time.monotonic()

    def stage(label: str, total: int) -> Callable[[], None]:
        done = 0

        def advance() -> None:
            nonlocal done, last
            with lock:
                done += 1
                if time.monotonic() - last < PAUSE:
                    return
                last = time.monotonic()
                say(100 * done / total, f"{label}: {done} of {total}")

        return advance

    yield lambda run_many: watched(run_many, stage)
    say(100.0, "Judged")
