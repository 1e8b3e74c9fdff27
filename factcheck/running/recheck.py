"""What a recheck adds to a check: which documents and sources, compared with what, and who hears of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from factcheck.clock import clock
from factcheck.errors import FactcheckError
from factcheck.keeping import signoff
from factcheck.keeping.drift import Change, Look, changes
from factcheck.keeping.journal import Journal
from factcheck.keeping.places import documents, home, shown
from factcheck.keeping.store import Store, open_store
from factcheck.keeping.visits import VISITS, Visits
from factcheck.model import HAD, Run, SourceRecord
from factcheck.running.due import Due, reviews
from factcheck.running.logs import Log
from factcheck.settings import Settings
from sources.model import Unavailable

SECONDS = 10
"""For which a webhook may be silent."""
TRIES = 3
"""After the first, half a second, one and two later."""
BUSY = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a recheck is about to do."""

    paths: tuple[Path, ...]
    """Documents to check; none where nothing is due."""
    look: Look
    """The last look at each of them."""
    rest: Mapping[str, Unavailable | None] = field(default_factory=dict)
    """Addresses that are not asked, each with why nothing of it is kept."""
    reviews: tuple[Due, ...] = ()
    """Where only what is due is asked: each known address with its day, the longest overdue first."""
    put_off: int = 0
    """How many are due, but over the budget."""


def named_documents(settings: Settings, named: Sequence[str]) -> tuple[Path, ...]:
    """The documents that a recheck is about: those named, or all of the store."""
    if settings.store == "none":
        raise FactcheckError("recheck: without a store nothing is remembered; leave out --store none.")
    if named:
        return documents(named, settings.out)
    with open_store(settings.store) as runs:
        known = tuple(Path(path) for path in runs.documents())
    if not known:
        raise FactcheckError("recheck: the store knows no document yet; run `factcheck check` first.")
    return known


def planned(settings: Settings, paths: Sequence[Path], journal: Journal | None = None) -> Plan:
    """What is to be checked again; a recheck that was ended goes on with the plan that it had."""
    with open_store(settings.store) as runs:
        last = runs.last_runs([shown(path) for path in paths])
        until = max(last.values(), default=0)
        if journal is not None:
            until = journal.first("until", until)
        look = runs.last_look([shown(path) for path in paths], until)
        if not settings.due:
            return Plan(paths=tuple(paths), look=look)
        plan = _what_is_due(settings, runs, paths, look)
    if journal is None:
        return plan
    rest = {url: plan.rest.get(url) for url in journal.first("rest", sorted(plan.rest))}
    targets = tuple(Path(path) for path in journal.first("paths", [shown(path) for path in plan.paths]))
    return replace(plan, paths=targets, rest=rest)


def _what_is_due(settings: Settings, runs: Store, paths: Sequence[Path], look: Look) -> Plan:
    now = clock(live=True, epoch=os.environ.get("SOURCE_DATE_EPOCH")).moment()
    known = frozenset(shown(path) for path in paths)
    last = [_only(runs.load_at(seq), known) for seq in sorted(set(runs.last_runs(known).values()))]
    visits = Visits(home(settings.store) / VISITS)
    promised = _promised(settings, last)
    found = tuple(sorted(reviews(last, visits, now, promised, settings.cooldown)))
    due = [review.url for review in found if review.review_by <= now.date()]
    asked = frozenset(due[: settings.budget] if settings.budget else due)
    lost = {record.url: _lost(record) for run in last for record in run.sources if record.outcome not in HAD}
    citing = {v.document for v in look.verdicts.values() if asked.intersection(v.urls)}
    return Plan(
        paths=tuple(path for path in paths if shown(path) in citing or _edited(path, look)),
        look=look,
        rest={review.url: lost.get(review.url) for review in found if review.url not in asked},
        reviews=found,
        put_off=len(due) - len(asked),
    )


def _lost(record: SourceRecord) -> Unavailable:
    """Why an address had no snapshot when it was last asked."""
    return Unavailable(
        url=record.url,
        outcome=record.outcome,
        detail=record.detail,
        final_url=record.final_url,
        status=record.status,
        tried_at=record.fetched_at,
        trail=record.trail,
    )


def _only(run: Run, known: Collection[str]) -> Run:
    return replace(run, documents=tuple(each for each in run.documents if each.document.path in known))


def _promised(settings: Settings, runs: Sequence[Run]) -> dict[str, dt.date]:
    """Days for review out of the sign-offs that are in force."""
    signed = signoff.read(Path(settings.signoff))
    found = (each for run in runs for each in signoff.in_force(run, signed).values())
    return {each.claim: each.review_by for each in found if each.review_by is not None}


def _edited(path: Path, look: Look) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() != look.documents.get(shown(path))
    except OSError:
        return True  # the check says what is wrong with it


def last_look(store: str | None, paths: Sequence[Path]) -> Look | None:
    """The last look at some documents; None where nothing is kept, or none of them is known."""
    if store == "none":
        return None
    with open_store(store) as runs:
        look = runs.last_look([shown(path) for path in paths])
    return look if look.documents else None


def since(look: Look, store: str | None, run: Run) -> list[Change]:
    """What changed from a look to a run that the store holds by now."""
    with open_store(store) as runs:
        return list(changes(look, runs.look(runs.find(run.id))))


def tell(settings: Settings, run: Run, found: Sequence[Change]) -> str:
    """Write the changes to the log and send them to the webhook, if there are any; gives what went wrong, or ""."""
    log = Log(settings.log)
    log.changes(run, found)
    trouble = send(settings.webhook, run, found) if settings.webhook and found else ""
    if trouble:
        log.note("webhook_failed", run=run.id, error=trouble)
    return trouble


def send(address: str, run: Run, found: Sequence[Change]) -> str:
    """Post the changes to a webhook, again where it is busy; gives what went wrong, or "".

    Its address is often a secret, and stands in no message. A redirect is followed nowhere: it would turn the message
    into a question. The body of the answer, which may never end, is not read; how long to wait is for us to say.
    """
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    body = {"run": run.id, "changes": [asdict(change) for change in found]}
    # The key tells the receiver that it has had a message: sending again does no harm.
    again = Retry(
        TRIES,
        backoff_factor=0.5,
        status_forcelist=BUSY,
        allowed_methods={"POST"},
        raise_on_status=False,
        respect_retry_after_header=False,
    )
    try:
        with requests.Session() as session:
            for scheme in ("http://", "https://"):
                session.mount(scheme, HTTPAdapter(max_retries=again))
            status = session.post(
                address,
                data=json.dumps(body, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": run.id},
                timeout=SECONDS,
                allow_redirects=False,
                stream=True,
            ).status_code
        trouble = "" if 200 <= status < 300 else f"{status} was its answer"
    except requests.RequestException as error:
        trouble = f"it cannot be reached ({type(error).__name__})"
    return f"webhook: {trouble}; the changes stand in the store: factcheck diff." if trouble else ""
