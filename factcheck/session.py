"""Opens what a run needs, by its settings: sources file, transport, snapshot store, fetcher, runner."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Unpack

from factcheck import __version__, pipeline
from factcheck.choices import Choices, settings_from
from factcheck.clock import Clock, clock
from factcheck.keeping.memory import Forgetful, Memory, remembering
from factcheck.keeping.places import documents, home, shared_database
from factcheck.keeping.store import open_snapshots
from factcheck.keeping.visits import VISITS, Visits
from factcheck.model import Run
from factcheck.running.adjudicate import adjudicating
from factcheck.running.asking import NOTHING, Asking, Earlier
from factcheck.running.elsewhere import runner
from factcheck.running.logs import Log
from factcheck.running.runners import RunMany, in_processes, in_threads, processes
from factcheck.running.stages import Job
from factcheck.settings import Settings
from sources.fetching.fetch import Fetcher
from sources.fetching.limits import Limits
from sources.fetching.transport import Offline, Transport
from sources.listing import read_sources_file
from sources.model import Fetched, Page, Snapshot, Unavailable
from sources.snapshots.store import SnapshotStore

MANY = 40
"""Documents from which on it pays to start other processes."""
Wrap = Callable[[RunMany], RunMany]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A job with the means to do it."""

    job: Job
    fetch: pipeline.Fetch
    keep: pipeline.Keep
    clock: Clock
    memory: Memory
    adjudicate: Callable[[Run], Run]
    log: Log

    def check(self, *, run_many: RunMany, fetch_many: RunMany) -> Run:
        """Do the job; what did not change since the last one is not done again."""
        means = (self.job, self.fetch, self.clock)
        run = pipeline.check(*means, keep=self.keep, memory=self.memory, run_many=run_many, fetch_many=fetch_many)
        run = self.adjudicate(run)
        self.log.run(run)
        return run


def check(paths: str | Path | Sequence[str | Path], **choices: Unpack[Choices]) -> Run:
    """Check documents from a program: paths, folders or globs and settings in, a run out; writes no report.

    No settings file is read. Sources are fetched unless `cassette` or `offline` says otherwise; what was fetched and
    the state of the run lie below `.factcheck/`, or beside `store`; with `store="none"` nothing is kept.
    """
    named = [paths] if isinstance(paths, (str, Path)) else paths
    return run_settings(settings_from(choices), documents([str(path) for path in named]))


def run_settings(
    settings: Settings,
    paths: Sequence[Path],
    wrap: Wrap = lambda run_many: run_many,
    earlier: Earlier = NOTHING,
    pool: Executor | None = None,
) -> Run:
    """Check documents by settings; `wrap` may watch the runner (progress), and a pool takes over what computes."""
    network = wrap(in_threads(settings.jobs if settings.runner != "inline" else 1))
    if settings.elsewhere:
        compute = runner(settings.runner, settings.jobs, settings.runner_address)
    else:
        compute = in_processes(pool, wrap) if pool else network
    with opened(settings, paths, earlier) as session:
        return session.check(run_many=compute, fetch_many=network)


@contextmanager
def workers(settings: Settings, paths: Sequence[Path]) -> Iterator[Executor | None]:
    """Processes for a run of many documents, None for any other; to be opened before anything starts a thread."""
    if settings.runner != "threads" or len(paths) < MANY:
        yield None
        return
    with processes(settings.jobs) as pool:
        yield pool


@contextmanager
def opened(settings: Settings, paths: Sequence[Path], earlier: Earlier = NOTHING) -> Iterator[Session]:
    """A session by settings; a cassette is written and everything closed on leaving."""
    job = Job(
        paths=tuple(dict.fromkeys(paths)),
        language=settings.lang,
        as_of=settings.as_of,
        listed=read_sources_file(Path(settings.sources)) if settings.sources else (),
        settings_hash=settings.hash,
        lookups=settings.lookups,
        version=__version__,
    )
    now = clock(live=not settings.replay, epoch=os.environ.get("SOURCE_DATE_EPOCH"))
    limits, log = limits_of(settings), Log(settings.log)
    log.require_writable()
    with ExitStack() as stack:
        store = None if settings.store == "none" else open_snapshots(settings.store)
        if store is not None:
            stack.callback(store.close)
        if store is None or settings.offline or settings.cassette is not None:
            fetch = _fetcher(settings, limits, store, stack)
        else:
            fetch = _asking(settings, limits, store, stack, earlier)
        keep = _keeper(store) if store else pipeline.forget
        local = store is not None and not shared_database(settings.store)
        memory = stack.enter_context(remembering(home(settings.store))) if local else Forgetful()
        adjudicate = stack.enter_context(adjudicating(settings))
        yield Session(job=job, fetch=fetch, keep=keep, clock=now, memory=memory, adjudicate=adjudicate, log=log)


def limits_of(settings: Settings) -> Limits:
    """The bounds of fetching by settings."""
    limits = Limits(
        deadline=settings.timeout,
        host_interval=settings.delay,
        allow_private=settings.allow_private_hosts,
        connect_to=settings.connect_to,
        archive=settings.archive,
        lookups=settings.lookups,
    )
    return replace(limits, user_agent=settings.user_agent) if settings.user_agent else limits


def _keeper(store: SnapshotStore) -> pipeline.Keep:
    def keep(pages: Mapping[str, Page | Unavailable]) -> None:
        from sources.pages.read import reader_version

        store.put_texts((page for page in pages.values() if isinstance(page, Page)), reader_version())

    return keep


def _asking(
    settings: Settings, limits: Limits, store: SnapshotStore, stack: ExitStack, earlier: Earlier
) -> pipeline.Fetch:
    time = clock(live=True, epoch=os.environ.get("SOURCE_DATE_EPOCH"))
    visits = Visits(home(settings.store) / VISITS)
    stack.callback(visits.save)
    return Asking(
        fetcher=Fetcher(limits, store=store, clock=time.moment, fall_back=False),
        shelf=store,
        visits=visits,
        now=time.moment(),
        earlier=earlier,
    ).fetch_batch


def _fetcher(settings: Settings, limits: Limits, store: SnapshotStore | None, stack: ExitStack) -> pipeline.Fetch:
    transport: Transport | None = Offline() if settings.offline else None
    if settings.cassette is not None:
        from sources.fetching.cassette import open_cassette

        mode = "none" if settings.offline else settings.record_mode
        transport = stack.enter_context(open_cassette(Path(settings.cassette), mode, limits))
    # A cassette alone decides what a replay sees: older snapshots must not slip in, so they are only written then.
    fetcher = Fetcher(limits, transport=transport, store=None if settings.cassette is not None else store)
    keep = store if settings.cassette is not None else None

    def fetch_batch(urls: Sequence[str]) -> Mapping[str, Fetched]:
        fetched = fetcher.fetch_many(urls, jobs=1)
        if keep is not None:
            for item in fetched.values():
                if isinstance(item, Snapshot):
                    keep.put(item)
        return fetched

    return fetch_batch
