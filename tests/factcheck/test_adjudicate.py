"""A second reader may lower what is verified, and nothing else; its answers are recorded."""

from __future__ import annotations

import json
import logging
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from factcheck import check
from factcheck.errors import FactcheckError, SettingsError
from factcheck.model import ReasonCode, Relation, Run, Verdict
from factcheck.running.adjudicate import Opinion, Question, Recorded, adjudicated, adjudicating, question_of
from factcheck.running.chat import KEY
from factcheck.settings import Settings
from reports.wording import wording
from tests.conftest import EXAMPLES
from tests.factcheck import runs

RECORDED = Path(__file__).parent / "adjudicator.jsonl"


@dataclass
class Reader:
    """One that says what it is told to."""

    opinion: Opinion | None
    name: str = "reader/1"
    asked: list[Question] = field(default_factory=list)

    def consider(self, question: Question) -> Opinion | None:
        self.asked.append(question)
        return self.opinion


@pytest.fixture
def run() -> Run:
    """Two claims: one verified, one reported only."""
    return runs.with_verdict(
        runs.run(), 0, Verdict.VERIFIED, ReasonCode.STATED, (runs.evidence(Relation.AGREES, "12"),)
    )


def verdicts(run: Run) -> list[Verdict]:
    return [j.verdict for checked in run.documents for j in checked.judgements]


def test_a_doubt_lowers_and_says_whose_it_was(run: Run) -> None:
    lowered = adjudicated(run, Reader(Opinion(False, "The source speaks of\nanother port\x1b[31m.")))
    (judgement, other) = lowered.documents[0].judgements
    assert verdicts(lowered) == [Verdict.REPORTED_ONLY, Verdict.REPORTED_ONLY]
    assert judgement.reason.code is ReasonCode.AMBIGUOUS
    assert judgement.evidence == run.documents[0].judgements[0].evidence
    assert other == run.documents[0].judgements[1]
    for language in ("en", "ko"):
        text = wording(language).reason(judgement)
        assert "reader/1" in text
        assert "The source speaks of another port [31m." in text


def test_a_run_that_was_lowered_is_another_run(run: Run) -> None:
    lowered = adjudicated(run, Reader(Opinion(False, "x")))
    assert lowered.id != run.id
    assert len(lowered.id) == len(run.id)
    assert lowered.basis != run.basis
    assert adjudicated(run, Reader(Opinion(False, "x"))) == lowered


@pytest.mark.parametrize("opinion", [Opinion(True, "it is right"), None])
def test_without_a_doubt_the_run_is_the_same(run: Run, opinion: Opinion | None) -> None:
    assert adjudicated(run, Reader(opinion)) is run


@pytest.mark.parametrize("verdict", [Verdict.CONTESTED, Verdict.REPORTED_ONLY])
@pytest.mark.parametrize("keep", [True, False])
def test_nothing_is_raised_and_only_the_verified_is_asked_about(verdict: Verdict, keep: bool) -> None:
    before = runs.with_verdict(runs.run(), 0, verdict, ReasonCode.REFUTED, (runs.evidence(Relation.AGREES, "12"),))
    reader = Reader(Opinion(keep, "whatever"))
    assert adjudicated(before, reader) is before
    assert reader.asked == []


def test_a_reader_that_fails_changes_nothing(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Reader):
        def consider(self, question: Question) -> Opinion | None:
            raise RuntimeError("out of memory")

    assert adjudicated(run, Broken(None)) is run
    assert "its verdict stands" in caplog.text


def test_the_reader_is_shown_claim_and_passages(run: Run) -> None:
    reader = Reader(None)
    adjudicated(run, reader)
    (question,) = reader.asked
    assert question.sentence == "Port calls at Sundholm rose 12% in 2024"
    assert question.value == "12%"
    assert [p.text for p in question.passages] == ["Calls rose 12 percent."]


def test_recorded_answers_need_no_reader(run: Run) -> None:
    recorded = Recorded("reader/1", RECORDED, None)
    assert verdicts(adjudicated(run, recorded))[0] is Verdict.REPORTED_ONLY
    assert recorded.unanswered == 0
    other = Recorded("reader/2", RECORDED, None)
    assert adjudicated(run, other) is run
    assert other.unanswered == 1


def test_answers_are_recorded_once(run: Run, tmp_path: Path) -> None:
    place, reader = tmp_path / "answers.jsonl", Reader(Opinion(False, "x"))
    first = Recorded("reader/1", place, reader)
    lowered = adjudicated(run, first)
    first.save()
    again = Recorded("reader/1", place, reader)
    assert adjudicated(run, again) == lowered
    assert len(reader.asked) == 1
    question = question_of(run.documents[0].judgements[0])
    assert json.loads(place.read_text(encoding="utf-8")) == {
        "question": question.key("reader/1"),
        "keep": False,
        "why": "x",
    }


@pytest.mark.parametrize("line", ["{", "[]", '{"question": "a", "keep": "yes", "why": ""}', '{"keep": true}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    place = tmp_path / "answers.jsonl"
    place.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(FactcheckError, match=r"answers\.jsonl:2: .* remove the line"):
        Recorded("reader/1", place, None)


class Endpoint(HTTPServer):
    """A chat endpoint that answers as it is told, and keeps what it was asked."""

    answer: str = '{"keep": true}'
    status: int = 200
    pause: float = 0
    """Seconds behind each byte."""
    asked: list[tuple[dict[str, Any], dict[str, str]]]


class Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((body, dict(self.headers)))
        content = json.dumps({"choices": [{"message": {"content": self.server.answer}}]}).encode()
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        for sign in content if self.server.pause else ():
            self.wfile.write(bytes((sign,)))
            time.sleep(self.server.pause)
        self.wfile.write(b"" if self.server.pause else content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def column(workplace: Path) -> Path:
    for name in ("english-column.md", "web.yaml", "sources.toml"):
        shutil.copy(EXAMPLES / name, workplace)
    return Path("english-column.md")


def checked(column: Path, endpoint: Endpoint | None = None, **given: Any) -> Run:
    """A run on the recorded web; `new_episodes` lets an endpoint be asked, and needs nothing new of the web."""
    means: dict[str, Any] = {"cassette": "web.yaml", "sources": "sources.toml", "store": "none", "jobs": 1}
    if endpoint:
        address = f"http://127.0.0.1:{endpoint.server_port}/v1/chat/completions"
        means |= {"adjudicator": address, "adjudicator_model": "tiny", "adjudicator_answers": "answers.jsonl"}
    return check([column], **{**means, **given})


def live(column: Path, endpoint: Endpoint) -> Run:
    return checked(column, endpoint, record_mode="new_episodes", delay=0.0)


def test_off_by_default_with_the_same_bytes(column: Path) -> None:
    assert checked(column) == checked(column, adjudicator="", adjudicator_model="tiny")
    assert Settings().hash == Settings(adjudicator_model="tiny").hash
    assert not Path("answers.jsonl").exists()


def test_an_endpoint_lowers_and_the_replay_does_the_same(column: Path, endpoint: Endpoint) -> None:
    before = verdicts(checked(column)).count(Verdict.VERIFIED)
    endpoint.answer = 'Here you are: {"keep": false, "why": "another year"} as asked'
    lowered = live(column, endpoint)
    assert before > 0
    assert Verdict.VERIFIED not in verdicts(lowered)
    asked = len(endpoint.asked)
    replayed = checked(column, endpoint)
    assert verdicts(replayed) == verdicts(lowered)
    assert replayed.id == lowered.id
    assert len(endpoint.asked) == asked


def test_a_replay_asks_nobody(column: Path, endpoint: Endpoint, caplog: pytest.LogCaptureFixture) -> None:
    assert verdicts(checked(column, endpoint)) == verdicts(checked(column))
    assert endpoint.asked == []
    assert "gave no answer" in caplog.text


@pytest.mark.parametrize(
    ("status", "answer"), [(500, "{}"), (302, '{"keep": false}'), (200, "I think so."), (200, "{" * 300_000)]
)
def test_an_endpoint_in_trouble_changes_nothing_and_is_left_alone(
    column: Path, endpoint: Endpoint, caplog: pytest.LogCaptureFixture, status: int, answer: str
) -> None:
    endpoint.status, endpoint.answer = status, answer
    assert verdicts(live(column, endpoint)) == verdicts(checked(column))
    assert 0 < len(endpoint.asked) <= 3
    assert "127.0.0.1" in caplog.text


def test_the_key_goes_to_the_endpoint_and_nowhere_else(
    column: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(KEY, "s3cret-key")
    endpoint.answer = '{"keep": false, "why": "no"}'
    with caplog.at_level(logging.DEBUG):
        run = live(column, endpoint)
    assert {headers["Authorization"] for _, headers in endpoint.asked} == {"Bearer s3cret-key"}
    written = Path("answers.jsonl").read_text(encoding="utf-8")
    assert "s3cret-key" not in f"{caplog.text} {run!r} {written} {[body for body, _ in endpoint.asked]}"


@pytest.mark.parametrize(
    ("address", "model", "said"),
    [
        ("localhost:8080", "tiny", "is no address"),
        ("file:///etc/passwd", "tiny", "is no address"),
        ("http://user:key@localhost/v1", "tiny", KEY),
        ("http://localhost/v1?key=abc", "tiny", KEY),
        ("http://localhost/v1", "", "adjudicator-model"),
    ],
)
def test_settings_that_make_no_sense_are_told(column: Path, address: str, model: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as error:
        checked(column, adjudicator=address, adjudicator_model=model)
    assert "user:key" not in str(error.value)
    assert "abc" not in str(error.value)


def test_what_was_answered_outlives_an_interrupt(run: Run, workplace: Path, endpoint: Endpoint) -> None:
    address = f"http://127.0.0.1:{endpoint.server_port}/v1/chat/completions"
    settings = Settings(adjudicator=address, adjudicator_model="tiny", adjudicator_answers="answers.jsonl")

    def work() -> None:
        with adjudicating(settings) as adjudicate:
            adjudicate(run)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert len(Path("answers.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_an_endpoint_that_never_comes_to_an_end_is_not_waited_for(
    run: Run, workplace: Path, endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint.pause = 0.05
    address = f"http://127.0.0.1:{endpoint.server_port}/v1/chat/completions"
    with adjudicating(Settings(adjudicator=address, adjudicator_model="tiny", timeout=0.3)) as adjudicate:
        assert adjudicate(run) is run
    assert "had not answered after 0.3 seconds" in caplog.text
