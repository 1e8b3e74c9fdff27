"""The pipeline's steps as Prefect tasks: one a host, one a batch of claims; only a place is handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE

from factcheck.running.runners import RunMany, step_name

T = TypeVar("T")
R = TypeVar("R")
WAITS: list[float] = [1, 5, 20]
"""Seconds before the first, second and third retry."""


def as_tasks(*, retries: int = 0) -> RunMany:
    """A runner that makes each item of a stage a task of the flow at hand, tried again `retries` times."""

    def run(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        # Prefect looks into what it is handed, field by field: a place in a list costs nothing, a document a lot.
        @task(
            name=step_name(step).replace("_", "-"),
            cache_policy=NO_CACHE,
            persist_result=False,
            retries=retries,
            retry_delay_seconds=WAITS[:retries] or None,
            retry_jitter_factor=0.5 if retries else None,
        )
        def work(place: int) -> R:
            return step(items[place])

        return list(work.map(range(len(items))).result()) if items else []

    return run
