"""Who hears of a recheck: a webhook on loopback, and the log."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from factcheck.cli import main
from tests.conftest import EXAMPLES

COLUMN = str(EXAMPLES / "english-column.md")
ATOM = "{http://www.w3.org/2005/Atom}"


class Hook:
    """A receiver that is busy as often as it is told to be."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.got: list[tuple[str, Any]] = []
        self.port = 0


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.got.append((self.headers["Idempotency-Key"], body))
            self.send_response(made.answers.pop(0) if made.answers else 204)
            self.send_header("Location", "/elsewhere")
            self.send_header("Retry-After", "3600")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def checked(workplace: Path) -> None:
    """A column that was checked, and a web that has changed since."""
    text = (EXAMPLES / "web.yaml").read_text(encoding="utf-8")
    (workplace / "web.yaml").write_text(text, encoding="utf-8")
    assert command("check") == 1
    (workplace / "web.yaml").write_text(text.replace("€18 million", "€19 million"), encoding="utf-8")


def command(name: str, *more: str) -> int:
    return main([name, COLUMN, "--sources", str(EXAMPLES / "sources.toml"), "--cassette", "web.yaml", *more])


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def test_a_change_is_sent_once_with_its_cause(hook: Hook) -> None:
    address = f"http://127.0.0.1:{hook.port}/"
    assert command("recheck", "--webhook", address) == 1
    ((key, body),) = hook.got
    assert key == body["run"]
    assert {change["cause"] for change in body["changes"]} == {"value_changed"}
    assert command("recheck", "--webhook", address) == 0
    assert len(hook.got) == 1


def test_a_busy_receiver_is_asked_again(hook: Hook) -> None:
    hook.answers = [503, 429]
    assert command("recheck", "--webhook", f"http://127.0.0.1:{hook.port}/") == 1
    assert len(hook.got) == 3
    assert len({key for key, _ in hook.got}) == 1


def test_a_receiver_that_refuses_is_told_of_and_costs_nothing(hook: Hook, capsys: pytest.CaptureFixture[str]) -> None:
    hook.answers = [403]
    assert command("recheck", "--webhook", f"http://127.0.0.1:{hook.port}/s3cret", "--log", "log.jsonl") == 1
    told = capsys.readouterr()
    assert "value_changed" in told.out
    assert "webhook: 403" in told.err
    assert "/s3cret" not in told.err + Path("log.jsonl").read_text(encoding="utf-8")
    assert [line["event"] for line in lines("log.jsonl")][-2:] == ["change", "webhook_failed"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/s3cret", "127.0.0.1/s3cret", "http://[/s3cret"])
def test_a_receiver_that_is_not_there_is_told_without_its_address(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("recheck", "--webhook", address) == 1
    told = capsys.readouterr().err
    assert "webhook: it cannot be reached" in told
    assert "s3cret" not in told


def test_a_receiver_that_moved_is_told_and_not_asked_instead_of_told(
    hook: Hook, capsys: pytest.CaptureFixture[str]
) -> None:
    hook.answers = [301]
    assert command("recheck", "--webhook", f"http://127.0.0.1:{hook.port}/") == 1
    assert "webhook: 301" in capsys.readouterr().err
    assert len(hook.got) == 1


def test_a_document_that_cannot_be_read_any_more_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("The harbour took in 41 ships in 2023.", encoding="utf-8")
    assert main(["check", "a.md", "--offline"]) == 0
    Path("a.md").unlink()
    capsys.readouterr()
    assert main(["recheck", "--cassette", "web.yaml"]) == 2
    assert "factcheck: a.md: " in capsys.readouterr().err


def test_the_log_tells_runs_sources_and_changes() -> None:
    command("recheck", "--log", "log.jsonl")
    found = lines("log.jsonl")
    (run,) = (line for line in found if line["event"] == "run")
    (change,) = (line for line in found if line["event"] == "change")
    missing = [line for line in found if line["event"] == "source_unavailable"]
    assert run["claims"] == run["verified"] + run["contested"] + run["reported_only"]
    assert len(missing) == run["unavailable"]
    assert change["cause"] == "value_changed"
    assert {line["run"] for line in found} == {run["run"]}
    command("recheck", "--log", "log.jsonl")
    assert len(lines("log.jsonl")) == len(found) + 1 + len(missing)  # added to, and no change any more


def test_the_log_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    command("recheck", "--log", "-")
    assert any('"event": "run"' in line for line in capsys.readouterr().err.splitlines())


def test_a_log_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("check", "--store", "new/a.db", "--log", "no/such/folder/log") == 2
    assert "give another as `log`" in capsys.readouterr().err
    assert not Path("new/memory.db").exists()  # nothing was done for nothing


def test_the_feed_has_one_entry_more_for_the_change() -> None:
    def entries() -> set[str]:
        main(["report", "--report", "atom=feed.xml"])
        feed = ET.fromstring(Path("feed.xml").read_bytes())
        return {str(entry.findtext(f"{ATOM}id")) for entry in feed.iter(f"{ATOM}entry")}

    before = entries()
    command("recheck")
    after = entries()
    assert before < after
    assert len(after - before) == 1
