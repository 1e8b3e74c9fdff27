"""The sentence that the program is: documents in, one run out. Pure but for `fetch`, the clock and the memory given."""

from __future__ import annotations

from factcheck.clock import Clock
from factcheck.keeping.memory import Forgetful, Memory
from factcheck.model import Run
from factcheck.running.desk import Desk, Fetch, Keep, consult, forget
from factcheck.running.papers import Papers, documents
from factcheck.running.runners import RunMany, one_by_one
from factcheck.running.stages import Job, cited, fingerprint, record

__all__ = ["Fetch", "Keep", "check", "forget"]


def check(
    job: Job,
    fetch: Fetch,
    clock: Clock,
    *,
    keep: Keep = forget,
    run_many: RunMany = one_by_one,
    fetch_many: RunMany | None = None,
    memory: Memory | None = None,
) -> Run:
    """Check every document of a job.

    `run_many` runs the work of a stage, `fetch_many` that of the network; `keep` is handed what was read of the pages,
    and what `memory` knows is not done again.
    """
    memory = memory or Forgetful()
    started = clock.now()
    papers = Papers(job, clock.today(), memory, run_many)
    desk = Desk(memory, keep, lean=papers.lean)
    consult(desk, cited(papers.drafts), fetch, run_many, fetch_many or run_many)
    verdicts = papers.judged(desk)
    records = tuple(record(desk.fetched[url], head) for url, head in desk.heads.items())
    return Run(
        id=fingerprint(job, papers.drafts, verdicts, records),
        tool=job.tool,
        version=job.version,
        started=started,
        finished=clock.now(),
        as_of=job.as_of or clock.today(),
        settings_hash=job.settings_hash,
        documents=documents(verdicts),
        sources=records,
        basis=papers.basis(desk),
    )
