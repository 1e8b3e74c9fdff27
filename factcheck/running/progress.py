"""Progress of long work on a terminal, and nothing anywhere else."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

from factcheck.running.runners import RunMany, step_name

T = TypeVar("T")
R = TypeVar("R")
LABELS = {
    "extract_documents": "Reading documents",
    "fetch_batch": "Fetching sources",
    "read_snapshots": "Reading sources",
    "judge_cases": "Judging claims",
}


def takes_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours, and nobody asked for none (https://no-color.org)."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def watched(run_many: RunMany, stage: Callable[[str, int], Callable[[], None]]) -> RunMany:
    """The same runner, telling `stage(label, total)` of each stage and calling what it returns after each item."""

    def run(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        advance = stage(LABELS.get(step_name(step), step_name(step)), len(items))

        def counted(item: T) -> R:
            result = step(item)
            advance()
            return result

        counted.__name__ = step_name(step)
        return run_many(counted, items)

    return run


@contextmanager
def shown_on(stream: TextIO) -> Iterator[Callable[[RunMany], RunMany]]:
    """Gives what wraps a runner so that its progress shows on `stream`, where that is a terminal."""
    if not stream.isatty():
        yield lambda run_many: run_many
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    lock = threading.Lock()
    with Progress(*columns, console=Console(file=stream), transient=True) as bars:

        def stage(label: str, total: int) -> Callable[[], None]:
            bar = bars.add_task(label, total=total)

            def advance() -> None:
                with lock:
                    bars.advance(bar)

            return advance

        yield lambda run_many: watched(run_many, stage)
