"""What an ended run has fetched: taken by the next one, however far the ended one came with it."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from factcheck.keeping.journal import RESUMABLE, Journal
from sources.model import Fetched, Outcome, Snapshot, Step, Unavailable

URL = "https://harbour.example/report"
MORNING = dt.datetime(2026, 3, 1, 3, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def snapshot(at: dt.datetime) -> Snapshot:
    body = b"<p>The lock let 1,204 boats through.</p>"
    return Snapshot(
        url=URL,
        final_url=URL,
        status=200,
        media_type="text/html",
        charset=None,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        fetched_at=at,
        trail=(Step(url=URL, action="direct", result="200"),),
    )


class Kept:
    """A store with at most one snapshot."""

    def __init__(self, only: Snapshot | None = None) -> None:
        self.only = only

    def latest(self, url: str) -> Snapshot | None:
        return self.only if url == URL else None


def opened(folder: Path, at: dt.datetime = MORNING) -> Journal:
    return Journal(folder / "run.jsonl", lambda: at)


@pytest.mark.parametrize(
    "came",
    [snapshot(MORNING + MINUTE), Unavailable(url=URL, outcome=Outcome.MISSING, detail="gone", status=404)],
    ids=["snapshot", "unavailable"],
)
def test_what_was_written_down_is_taken_as_it_came(tmp_path: Path, came: Fetched) -> None:
    opened(tmp_path).note(URL, came)
    shelf = Kept(came if isinstance(came, Snapshot) else None)
    assert opened(tmp_path, MORNING + 2 * MINUTE).had(URL, shelf) == came


def test_what_was_kept_but_not_written_down_is_taken_too(tmp_path: Path) -> None:
    opened(tmp_path)  # ended between the store and the journal
    kept = snapshot(MORNING + MINUTE)
    assert opened(tmp_path, MORNING + 2 * MINUTE).had(URL, Kept(kept)) == kept


def test_what_earlier_runs_kept_is_asked_for_again(tmp_path: Path) -> None:
    older = Kept(snapshot(MORNING - MINUTE))
    assert opened(tmp_path).had(URL, older) is None
    assert opened(tmp_path, MORNING + MINUTE).had(URL, older) is None


def test_a_run_that_came_to_its_end_leaves_nothing_to_take(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    journal.note(URL, snapshot(MORNING + MINUTE))
    journal.end()
    assert opened(tmp_path, MORNING + 2 * MINUTE).had(URL, Kept(snapshot(MORNING + MINUTE))) is None


def test_what_is_too_old_is_asked_for_again(tmp_path: Path) -> None:
    opened(tmp_path).note(URL, snapshot(MORNING))
    late = opened(tmp_path, MORNING + RESUMABLE + MINUTE)
    assert late.had(URL, Kept(snapshot(MORNING))) is None
