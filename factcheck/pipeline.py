"""The sentence that the program is: documents in, one run out. Pure but for `fetch` and the clock that it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from factcheck.clock import Clock
from factcheck.model import CheckedDocument, Run
from factcheck.runners import RunMany, one_by_one
from factcheck.stages import (
    Job,
    batches,
    cited,
    consult,
    extract_documents,
    fingerprint,
    in_order,
    judge_cases,
    merged,
    prepare,
    read_snapshots,
    record,
    spread,
)
from sources.fetch import by_host
from sources.model import Fetched, Page, Unavailable

Fetch = Callable[[Sequence[str]], Mapping[str, Fetched]]
"""Addresses of one host in, what came back for each out."""


Keep = Callable[[Mapping[str, Page | Unavailable]], None]
"""What was read of each address, to be kept for whoever asks later what was read."""


def forget(pages: Mapping[str, Page | Unavailable]) -> None:
    """Keep nothing."""


def check(
    job: Job,
    fetch: Fetch,
    clock: Clock,
    *,
    keep: Keep = forget,
    run_many: RunMany = one_by_one,
    fetch_many: RunMany | None = None,
) -> Run:
    """Check every document of a job; `run_many` runs the work of a stage, `fetch_many` that of the network."""
    started = clock.now()
    extracted = spread(run_many(partial(extract_documents, job, clock.today()), batches(job.paths)))
    urls = cited(extracted)
    fetched = in_order(urls, merged((fetch_many or run_many)(fetch, by_host(urls))))
    pages = merged(run_many(read_snapshots, batches(fetched.values())))
    keep(pages)
    sources = consult(urls, fetched, pages)
    cases = [prepare(document, sources) for document in extracted]
    documents: list[CheckedDocument] = spread(run_many(judge_cases, batches(cases, weight=lambda case: case.weight)))
    records = tuple(record(source) for source in sources.values())
    return Run(
        id=fingerprint(job, documents, records),
        tool=job.tool,
        version=job.version,
        started=started,
        finished=clock.now(),
        as_of=job.as_of or clock.today(),
        settings_hash=job.settings_hash,
        documents=tuple(documents),
        sources=records,
    )
