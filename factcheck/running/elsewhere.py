"""Runners by name; those that work on other machines are Dask and Ray, at a cluster of one's own or one that exists."""

from __future__ import annotations

import atexit
import logging
import os
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, TypeVar

from factcheck import __version__
from factcheck.errors import FactcheckError, SettingsError
from factcheck.keeping.memory import rules
from factcheck.running.runners import RunMany, in_threads, one_by_one

T = TypeVar("T")
R = TypeVar("R")


def runner(name: str, jobs: int, address: str | None = None) -> RunMany:
    """The runner of a name: inline, threads, dask or ray."""
    if name == "dask":
        return on_dask(address, jobs)
    if name == "ray":
        return on_ray(address, jobs)
    return in_threads(jobs) if name == "threads" else one_by_one


def on_dask(address: str | None, jobs: int) -> RunMany:
    """A runner on Dask: at `address` (tcp://…), or a local cluster of `jobs` processes."""
    try:
        from distributed import Client, KilledWorker, LocalCluster
    except ImportError as error:
        raise _missing("dask", "distributed") from error

    @cache
    def client() -> Any:  # one for all stages: a cluster takes seconds to start
        try:
            made = Client(address or LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None))
        except (OSError, ValueError) as error:
            raise _nobody(f"Dask scheduler answers at {address}", error) from error
        if not address:
            atexit.register(made.cluster.close)
        atexit.register(made.close)
        return made

    def work(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        try:
            return list(client().gather(client().map(step, items, pure=False)))
        except KilledWorker as error:
            raise _lost(error) from error

    return _away(work)


def on_ray(address: str | None, jobs: int) -> RunMany:
    """A runner on Ray: at `address` (ray://…), or a local instance with `jobs` processors; no statistics are sent."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise _missing("ray", "ray") from error

    def start() -> None:
        logging.getLogger("ray").setLevel(logging.WARNING)  # it tells of its start among our lines
        where = {"address": address} if address else {"num_cpus": jobs, "include_dashboard": False}
        try:
            ray.init(**where, log_to_driver=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise _nobody(f"Ray cluster answers at {address}", error) from error

    def work(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        if not ray.is_initialized():
            start()
        remote = ray.remote(run_step)
        try:
            return list(ray.get([remote.remote(step, item) for item in items]))
        except ray.exceptions.WorkerCrashedError as error:
            raise _lost(error) from error
        except ray.exceptions.RayTaskError as error:  # the fault as it was, not as Ray tells it
            raise (error.cause if isinstance(error.cause, FactcheckError) else error) from None

    return _away(work)


def _away(work: RunMany) -> RunMany:
    """A runner whose workers first make sure that they judge as this machine does."""

    def run(step: Callable[[T], R], items: Sequence[T], /) -> list[R]:
        if len(items) <= 1:
            return one_by_one(step, items)
        return work(partial(by_the_same_rules, rules(), step), items)

    return run


def by_the_same_rules(wanted: str, step: Callable[[T], R], item: T) -> R:
    """Run one step on one item, at a worker that has the same rules as who asks; FactcheckError at any other."""
    if rules() != wanted:
        raise FactcheckError(
            f"a worker has another factcheck ({__version__}), another Python or other libraries than this machine; "
            "its verdicts could differ. Install the same on both."
        )
    return step(item)


def run_step(step: Callable[[T], R], item: T) -> R:
    """Run one step on one item; module level, so that a worker elsewhere can import it."""
    return step(item)


def _missing(name: str, package: str) -> SettingsError:
    return SettingsError(
        f"--runner {name}: {package} is not installed; run: pip install 'factcheck-pipeline[{name}]', "
        "or take --runner threads."
    )


def _nobody(what: str, error: Exception) -> SettingsError:
    told = str(error).strip().partition("\n")[0]
    return SettingsError(f"--runner-address: no {what} ({told}); start one, or leave the address out.")


def _lost(error: Exception) -> FactcheckError:
    told = str(error).strip().partition("\n")[0]
    return FactcheckError(
        f"a worker was lost again and again at the same piece of work, most often for want of memory ({told}); "
        "give the workers more, or try --runner threads."
    )
