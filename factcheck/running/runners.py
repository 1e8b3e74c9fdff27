"""Ways to run one step over many items. Each gives the results in the order of the items."""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")


class RunMany(Protocol):
    """Runs `step` on every item; the results stand in the order of the items."""

    def __call__(self, step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        """Items in, results out, in the same order; the first error is raised."""
        ...


def step_name(step: Callable[..., Any]) -> str:
    """The plain name of a step, for progress and for a flow's task list."""
    while isinstance(step, partial):
        step = step.func
    return getattr(step, "__name__", type(step).__name__)


def one_by_one(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
    """Run in this thread, one item after the other."""
    return [step(item) for item in items]


def in_threads(jobs: int) -> RunMany:
    """A runner on `jobs` daemon threads: an interrupt ends the program without waiting for a slow host."""

    def run(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        if jobs <= 1 or len(items) <= 1:
            return one_by_one(step, items)
        return _pooled(step, items, min(jobs, len(items)))

    return run


def _pooled(step: Callable[[T], R], items: Sequence[T], jobs: int) -> list[R]:
    todo = deque(range(len(items)))
    done: queue.SimpleQueue[tuple[int, Any, BaseException | None]] = queue.SimpleQueue()

    def work() -> None:
        while True:
            try:
                place = todo.popleft()
            except IndexError:
                return
            try:
                done.put((place, step(items[place]), None))
            except BaseException as error:  # handed to the caller, who raises it
                done.put((place, None, error))

    for _ in range(jobs):
        threading.Thread(target=work, daemon=True).start()
    results: dict[int, Any] = {}
    try:
        while len(results) < len(items):
            place, result, error = done.get()
            if error is not None:
                raise error
            results[place] = result
    finally:
        todo.clear()  # where one failed, or was interrupted, nobody takes up another
    return [results[place] for place in range(len(items))]


@contextmanager
def processes(jobs: int) -> Iterator[Executor | None]:
    """Up to `jobs` processes, one a processor; None where they would not pay or cannot be had safely.

    They are forked at once, while there is one thread: a lock that another thread holds would stay locked in them. An
    error or an interrupt ends them where they are: what they work at nobody waits for any more.
    """
    count = min(jobs, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1
    if count < 2 or threading.active_count() > 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    others = active_children()
    pool = ProcessPoolExecutor(count, mp_context=get_context("fork"), initializer=_worker)
    try:
        pool.submit(int).result()
        yield pool
    except BaseException:
        _end([child for child in active_children() if child not in others], pool)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _end(children: Iterable[BaseProcess], pool: ProcessPoolExecutor) -> None:
    """End processes at once. One may have been ended half-way through a result: the pool would wait for the other half
    for as long as somebody, if only we, could still write it."""
    for child in children:
        child.terminate()
    pool._result_queue._writer.close()  # type: ignore[attr-defined]


def _worker() -> None:
    """An interrupt is the parent's to answer; where the parent is gone, so is the work."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None

    def follow() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def in_processes(pool: Executor, watched: Callable[[RunMany], RunMany]) -> RunMany:
    """A runner on a pool of processes; `watched` sees each result as it is taken in."""

    def run(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        if len(items) <= 1:
            return watched(one_by_one)(step, items)
        futures = [pool.submit(step, item) for item in items]

        def collect(future: Future[R]) -> R:
            return future.result()

        collect.__name__ = step_name(step)
        with _told_of_loss("try --runner inline"):
            return watched(one_by_one)(collect, futures)

    return run


def in_turn(pool: Executor, step: Callable[[T], R], items: Iterable[T], ahead: int) -> Iterator[R]:
    """The results in the order of the items, which are taken up as they come, at most `ahead` of them at a time."""
    under_way: deque[Future[R]] = deque()
    with _told_of_loss("give the program fewer lines at a time"):
        for item in items:
            under_way.append(pool.submit(step, item))
            if len(under_way) == ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


@contextmanager
def _told_of_loss(remedy: str) -> Iterator[None]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield
    except BrokenProcessPool as error:
        raise FactcheckError(
            f"a process of the run was ended from outside, most often for want of memory; {remedy}."
        ) from error
