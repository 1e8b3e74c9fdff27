"""What did not change is not done again, and the outcome is the same, byte for byte."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Extraction
from factcheck import pipeline
from factcheck.clock import Clock
from factcheck.errors import OutputError
from factcheck.keeping import memory, packed
from factcheck.keeping.codec import plain
from factcheck.keeping.memory import FILE, Forgetful, remembering
from factcheck.keeping.packed import Packed, compressed
from factcheck.model import Run
from factcheck.running import papers, work
from factcheck.running.stages import Job
from reports import FORMATS, Options
from sources.model import Fetched, Outcome, Snapshot, Unavailable

HALT = Clock(live=False)
TOWNS = ("Alder", "Birch", "Cedar", "Dover")


@dataclass
class Web:
    """Pages of a line each; a number is what the page says of its town."""

    figures: dict[str, int] = field(default_factory=dict)

    def fetch(self, urls: Sequence[str]) -> Mapping[str, Fetched]:
        return {url: self.answer(url) for url in urls}

    def answer(self, url: str) -> Fetched:
        town = url.rpartition("/")[2]
        if town not in self.figures:
            return Unavailable(url=url, outcome=Outcome.MISSING, detail="The page is not there.", status=404)
        told = f"<article><p>{town} harbour handled {self.figures[town]} ships in 2023.</p></article>".encode()
        return Snapshot(
            url=url,
            final_url=url,
            status=200,
            media_type="text/html",
            charset="utf-8",
            body=told,
            sha256=hashlib.sha256(told).hexdigest(),
            fetched_at=None,
        )


def text_of(claimed: Mapping[str, int]) -> str:
    return "\n\n".join(
        f"{town} harbour handled [{n} ships](https://{town.lower()}.example/{town}) in 2023."
        for town, n in claimed.items()
    )


def written(folder: Path, documents: Sequence[Mapping[str, int]]) -> Job:
    paths = tuple(folder / f"{number}.md" for number in range(len(documents)))
    for path, claimed in zip(paths, documents, strict=True):
        path.write_text("# Ports\n\n" + text_of(claimed), encoding="utf-8")
    return Job(paths=paths, version="0")


def files(run: Run) -> dict[str, bytes]:
    return {name: FORMATS[name].write(run, Options()) for name in ("json", "html", "markdown", "csv", "sarif")}


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[str]]]:
    """The documents extracted and judged, and the pages read, while this is open."""
    seen: dict[str, list[str]] = {"extracted": [], "judged": [], "read": []}
    judge, extract, read = work.judge_document, work.extract, work.read

    def judging(extraction: Extraction, consulted: object) -> object:
        seen["judged"].append(Path(extraction.document.path).name)
        return judge(extraction, consulted)  # type: ignore[arg-type]

    def extracting(document, **more):  # type: ignore[no-untyped-def]
        seen["extracted"].append(Path(document.path).name)
        return extract(document, **more)

    def reading(snapshot: Snapshot) -> object:
        seen["read"].append(snapshot.url.rpartition("/")[2])
        return read(snapshot)

    with monkeypatch.context() as patch:
        patch.setattr(work, "judge_document", judging)
        patch.setattr(work, "extract", extracting)
        patch.setattr(work, "read", reading)
        yield seen


claims = st.dictionaries(st.sampled_from(TOWNS), st.integers(20, 23), min_size=1)
corpora = st.lists(claims, min_size=1, max_size=4)
webs = st.dictionaries(st.sampled_from(TOWNS), st.integers(20, 23))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(corpora, webs), min_size=2, max_size=4))
def test_a_run_that_remembers_equals_one_that_does_not(
    states: list[tuple[list[dict[str, int]], dict[str, int]]],
) -> None:
    with TemporaryDirectory() as folder, remembering(Path(folder)) as kept:
        for corpus, figures in states:
            job, web = written(Path(folder), corpus), Web(figures)
            whole = pipeline.check(job, web.fetch, HALT)
            again = pipeline.check(job, web.fetch, HALT, memory=kept)
            assert again == whole
            assert files(again) == files(whole)
            assert compressed(again) == compressed(whole)


@settings(max_examples=10, deadline=None)
@given(corpora, webs)
def test_a_large_run_equals_a_small_one(corpus: list[dict[str, int]], figures: dict[str, int]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        job, web = written(Path(folder), corpus), Web(figures)
        whole = pipeline.check(job, web.fetch, HALT)
        for module in (papers, packed):
            patch.setattr(module, "LOOSE", 0)
        patch.setattr(papers, "ROUND", 2)
        patch.setattr("factcheck.running.desk.ROUND", 1)
        lean = pipeline.check(job, web.fetch, HALT)
        assert isinstance(lean.documents, Packed)
        assert lean == whole
        assert files(lean) == files(whole)
        assert compressed(lean) == compressed(whole)


def test_nothing_is_done_twice_and_a_change_costs_only_what_hangs_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = Web({"Alder": 20, "Birch": 21})
    job = written(tmp_path, [{"Alder": 20}, {"Birch": 21}, {"Alder": 22, "Cedar": 20}])
    nothing: dict[str, list[str]] = {"extracted": [], "judged": [], "read": []}
    with remembering(tmp_path) as kept, counted(monkeypatch) as seen:

        def run(job: Job = job) -> dict[str, list[str]]:
            for done in seen.values():
                done.clear()
            pipeline.check(job, web.fetch, HALT, memory=kept)
            return {name: sorted(done) for name, done in seen.items()}

        first = run()
        assert first["judged"] == ["0.md", "1.md", "2.md"]
        assert first["read"] == ["Alder", "Birch"]
        assert run() == nothing

        web.figures["Birch"] = 25
        assert run() == {"extracted": ["1.md"], "judged": ["1.md"], "read": ["Birch"]}

        web.figures["Cedar"] = 20
        assert run() == {"extracted": ["2.md"], "judged": ["2.md"], "read": ["Cedar"]}

        job.paths[0].write_text("# Ports\n\n" + text_of({"Alder": 23}), encoding="utf-8")
        assert run() == {"extracted": ["0.md"], "judged": ["0.md"], "read": []}

        monkeypatch.setattr(memory, "rules", lambda: "other")
        monkeypatch.setattr(papers, "rules", lambda: "other")
        assert run()["judged"] == ["0.md", "1.md", "2.md"]

        other = replace(job, settings_hash="other")
        assert run(other)["judged"] == ["0.md", "1.md", "2.md"]


def test_the_day_matters_only_to_a_document_without_a_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web({"Alder": 20})
    job = written(tmp_path, [{"Alder": 20}, {"Alder": 21}])
    dated = "---\ndate: 2024-03-01\n---\n\n" + text_of({"Alder": 20})
    job.paths[0].write_text(dated, encoding="utf-8")
    days = [Clock(live=True, fixed=dt.datetime(2025, 1, day, tzinfo=dt.UTC)) for day in (1, 1, 2)]
    with remembering(tmp_path) as kept, counted(monkeypatch) as seen:
        for clock, judged in zip(days, (["0.md", "1.md"], [], ["1.md"]), strict=True):
            seen["judged"].clear()
            pipeline.check(job, web.fetch, clock, memory=kept)
            assert sorted(seen["judged"]) == judged


def test_a_document_that_cannot_be_read_is_tried_again(tmp_path: Path) -> None:
    job = Job(paths=(tmp_path / "late.md",))
    with remembering(tmp_path) as kept:
        assert pipeline.check(job, Web().fetch, HALT, memory=kept).documents[0].error
        job.paths[0].write_text(text_of({"Alder": 20}), encoding="utf-8")
        assert not pipeline.check(job, Web().fetch, HALT, memory=kept).documents[0].error


def test_a_memory_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 100)
    with remembering(tmp_path) as kept:
        assert isinstance(kept, Forgetful)
    with remembering(tmp_path / FILE / "below") as kept:
        assert isinstance(kept, Forgetful)


def test_a_locked_memory_costs_only_what_it_would_have_saved(tmp_path: Path) -> None:
    job, web = written(tmp_path, [{"Alder": 20}]), Web({"Alder": 20})
    with remembering(tmp_path) as kept:
        kept._connection.execute("PRAGMA busy_timeout=1")  # type: ignore[attr-defined]
        other = sqlite3.connect(tmp_path / FILE)
        other.execute("BEGIN IMMEDIATE")
        run = pipeline.check(job, web.fetch, HALT, memory=kept)
        other.close()
    assert run == pipeline.check(job, web.fetch, HALT)


def test_packed_documents_are_a_sequence_like_any_other(tmp_path: Path) -> None:
    job, web = written(tmp_path, [{"Alder": 20}, {"Birch": 21}]), Web({"Alder": 20})
    documents = pipeline.check(job, web.fetch, HALT).documents
    packed_ones = Packed([packed.pack(documents[0]), documents[1]])
    assert packed_ones == documents
    assert packed_ones[1:] == documents[1:]
    assert packed_ones != documents[:1]
    assert plain(packed_ones) == plain(documents)
    run = replace(pipeline.check(job, web.fetch, HALT), documents=packed_ones)
    assert [j.verdict for j in run.judgements] == [j.verdict for d in documents for j in d.judgements]
    assert len(run.judgements) == run.counts["claims"] == 2
    assert run.judgements[0] == documents[0].judgements[0]


def test_a_damaged_memory_is_told_removed_and_made_anew(tmp_path: Path) -> None:
    job, web = written(tmp_path, [{town: 20} for town in TOWNS]), Web(dict.fromkeys(TOWNS, 20))
    with remembering(tmp_path) as kept:
        run = pipeline.check(job, web.fetch, HALT, memory=kept)
    body = bytearray((tmp_path / FILE).read_bytes())
    body[8192:] = bytes(255 - sign for sign in body[8192:])
    (tmp_path / FILE).write_bytes(body)
    with pytest.raises(OutputError, match="is removed; run this again"), remembering(tmp_path) as kept:
        pipeline.check(job, web.fetch, HALT, memory=kept)
    with remembering(tmp_path) as kept:
        assert pipeline.check(job, web.fetch, HALT, memory=kept) == run
