from __future__ import annotations

import datetime as dt
import hashlib
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Extraction
from factcheck import pipeline
from factcheck.clock import Clock
from factcheck.model import Judgement, Run, Verdict
from factcheck.running.elsewhere import runner
from factcheck.running.runners import RunMany, in_threads, one_by_one, step_name
from factcheck.running.stages import Job, batches
from factcheck.verdicts.judge import judge_document
from sources.model import Fetched, Outcome, Page, Snapshot, Unavailable

PAGE = b"<html><head><title>Sundholm port</title></head><body><main><p>Sundholm port handled 41 ships in 2023.</p>"
CLOCK = Clock(live=False)


def fetch(urls: Sequence[str]) -> Mapping[str, Fetched]:
    return {url: _answer(url) for url in urls}


def _answer(url: str) -> Fetched:
    if "gone" in url:
        return Unavailable(url=url, outcome=Outcome.MISSING, detail="The page is not there.", status=404)
    return Snapshot(
        url=url,
        final_url=url,
        status=200,
        media_type="text/html",
        charset="utf-8",
        body=PAGE,
        sha256=hashlib.sha256(PAGE).hexdigest(),
        fetched_at=None,
    )


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(
        "# Port\n\nSundholm port handled [41 ships](https://a.example/x) in 2023.\n\n"
        "It employed [12 pilots](https://gone.example/y) in 2023.\n",
        encoding="utf-8",
    )
    Path("b.md").write_text("Sundholm port handled [44 ships](https://a.example/x) in 2023.\n", encoding="utf-8")
    return Job(paths=(Path("a.md"), Path("b.md")), version="0.0.0")


def test_documents_in_run_out(job: Job) -> None:
    run = pipeline.check(job, fetch, CLOCK)
    verdicts = {j.claim.value.text: j.verdict for j in run.judgements}
    assert verdicts["41 ships"] is Verdict.VERIFIED
    assert verdicts["44 ships"] is Verdict.CONTESTED
    assert verdicts["12 pilots"] is Verdict.REPORTED_ONLY
    assert [s.url for s in run.sources] == ["https://a.example/x", "https://gone.example/y"]
    assert run.counts["unavailable"] == 1
    assert (run.started, run.finished, run.as_of) == (None, None, None)


def test_each_address_is_fetched_once(job: Job) -> None:
    asked: list[str] = []

    def counting(urls: Sequence[str]) -> Mapping[str, Fetched]:
        asked.extend(urls)
        return fetch(urls)

    pipeline.check(job, counting, CLOCK)
    assert sorted(asked) == ["https://a.example/x", "https://gone.example/y"]


def backwards(step, items, /):  # type: ignore[no-untyped-def]
    return [step(item) for item in reversed(items)][::-1]


@pytest.mark.parametrize("run_many", [one_by_one, in_threads(4), backwards])
def test_every_runner_gives_the_same_run(job: Job, run_many: RunMany) -> None:
    assert pipeline.check(job, fetch, CLOCK, run_many=run_many) == pipeline.check(job, fetch, CLOCK)


def test_one_bad_document_stops_no_other(job: Job) -> None:
    Path("empty.md").write_bytes(b"")
    Path("binary.txt").write_bytes(bytes(range(256)) * 10)
    bad = (Path("missing.md"), Path("empty.md"), Path("binary.txt"))
    run = pipeline.check(replace(job, paths=(*bad, *job.paths)), fetch, CLOCK)
    errors = {d.document.path: d.error for d in run.documents}
    for path in bad:
        assert path.name in errors[path.as_posix()]
    assert errors["a.md"] == ""
    assert errors["b.md"] == ""
    assert len(run.judgements) >= 3


def test_a_fault_at_one_item_stops_no_other(
    job: Job, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(extraction: Extraction, consulted: object) -> tuple[Judgement, ...]:
        if extraction.document.path == "a.md":
            raise KeyError("slot")
        return judge_document(extraction, consulted)  # type: ignore[arg-type]

    monkeypatch.setattr("factcheck.running.work.judge_document", broken)
    first, second = pipeline.check(job, fetch, CLOCK).documents
    assert "KeyError" in first.error
    assert "please report" in first.error
    assert second.judgements
    assert "fault at a.md" in caplog.text


def test_a_page_that_breaks_the_reader_is_unavailable(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(snapshot: Snapshot) -> Page:
        raise RecursionError("deep")

    monkeypatch.setattr("factcheck.running.work.read", broken)
    run = pipeline.check(job, fetch, CLOCK)
    assert run.sources[0].outcome is Outcome.UNSUPPORTED
    assert "RecursionError" in run.sources[0].detail


def ids(*runs: Run) -> set[str]:
    return {run.id for run in runs}


def test_the_id_tells_documents_snapshots_settings_and_version_apart(job: Job) -> None:
    def other(urls: Sequence[str]) -> Mapping[str, Fetched]:
        return {u: replace(f, sha256="0" * 64) if isinstance(f, Snapshot) else f for u, f in fetch(urls).items()}

    first = pipeline.check(job, fetch, CLOCK)
    again = pipeline.check(job, fetch, Clock(live=False, fixed=dt.datetime(2025, 1, 1, tzinfo=dt.UTC)))
    assert ids(first, again) == {first.id}
    changed = [
        pipeline.check(job, other, CLOCK),
        pipeline.check(replace(job, version="9"), fetch, CLOCK),
        pipeline.check(replace(job, settings_hash="x"), fetch, CLOCK),
        pipeline.check(replace(job, as_of=dt.date(2025, 1, 1)), fetch, CLOCK),
        pipeline.check(replace(job, paths=job.paths[:1]), fetch, CLOCK),
    ]
    assert len(ids(first, *changed)) == 6


def test_a_fixed_clock_is_told(job: Job) -> None:
    moment = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    run = pipeline.check(job, fetch, Clock(live=False, fixed=moment))
    assert (run.started, run.finished) == (moment, moment)


def test_no_document_is_no_error(job: Job) -> None:
    assert pipeline.check(replace(job, paths=()), fetch, CLOCK).counts["claims"] == 0


@given(st.lists(st.integers(0, 100)))
def test_batches_keep_every_item_in_order(weights: list[int]) -> None:
    pieces = batches(weights, weight=lambda weight: weight)
    assert [item for piece in pieces for item in piece] == weights
    assert all(pieces)


def test_the_core_sentence_is_short_and_names_no_implementation() -> None:
    text = Path(pipeline.__file__).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    for name in ("requests", "prefect", "vcr", "sql", "lxml", "thread"):
        assert name not in text.lower()


def test_threads_keep_order_and_raise_the_first_error() -> None:
    def slow(number: int) -> int:
        time.sleep(0.01 * (3 - number % 3))
        return number * 2

    assert in_threads(4)(slow, range(9)) == [n * 2 for n in range(9)]

    def broken(number: int) -> int:
        raise ValueError(str(number))

    with pytest.raises(ValueError, match=r"[0-9]"):
        in_threads(2)(broken, range(4))


def test_threads_do_not_hold_up_the_end_of_the_program() -> None:
    seen: list[bool] = []
    in_threads(2)(lambda _: seen.append(threading.current_thread().daemon), range(3))
    assert seen == [True, True, True]


def test_runners_by_name() -> None:
    assert runner("inline", 4) is one_by_one
    assert runner("threads", 2)(abs, [-1, 2]) == [1, 2]
    assert step_name(one_by_one) == "one_by_one"


def test_where_one_item_fails_no_other_is_taken_up() -> None:
    begun: list[int] = []

    def step(item: int) -> int:
        begun.append(item)
        if item == 1:
            raise ZeroDivisionError
        time.sleep(0.05)
        return item

    with pytest.raises(ZeroDivisionError):
        in_threads(2)(step, range(100))
    time.sleep(0.3)
    assert len(begun) < 10
