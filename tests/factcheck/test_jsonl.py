from __future__ import annotations

import io
import itertools
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.commands import streaming
from factcheck.verdicts import jsonl


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def say(monkeypatch: pytest.MonkeyPatch, *records: Any) -> None:
    data = b"".join(r if isinstance(r, bytes) else json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records)
    monkeypatch.setattr(sys, "stdin", Stdin(data))


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_extract_answers_each_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    say(
        monkeypatch,
        {"id": "a", "text": "The harbour took in 41 ships in 2023."},
        {"id": 2, "text": "지난해 항구에는 배 41척이 들어왔다.", "lang": "ko", "as_of": "2024-05-01"},
    )
    assert main(["extract", "--jsonl", "-"]) == 0
    first, second = answers(capsys)
    assert (first["id"], first["language"], second["id"], second["language"]) == ("a", "en", 2, "ko")
    texts = [m["text"] for m in first["mentions"]]
    assert any("41" in text for text in texts)
    assert all({"start", "end", "kind", "claim"} <= set(m) for m in first["mentions"] + second["mentions"])


def test_judge_answers_each_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    say(
        monkeypatch,
        {"id": 1, "claim": "Sundholm's port handled 41 ships in 2023.", "evidence": []},
        {
            "id": 2,
            "claim": "Sundholm's port handled 41 ships in 2023.",
            "evidence": ["Sundholm's port handled 41 ships in 2023."],
        },
    )
    assert main(["judge", "--jsonl", "-"]) == 0
    silent, stated = answers(capsys)
    assert silent["verdict"] == "reported_only"
    assert stated["id"] == 2
    assert {"verdict", "reason", "evidence"} <= set(stated)


def test_bad_lines_are_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say(
        monkeypatch,
        b"{no json\n",
        b"\xff\xfe\n",
        b"[1]\n",
        b"\n",
        {"text": "no id"},
        {"id": 1, "text": 5},
        {"id": 1, "text": "5 km", "lang": "xx"},
        {"id": 1, "text": "5 km", "as_of": "never"},
        {"id": 9, "text": "5 km"},
    )
    assert main(["extract", "--jsonl", "-"]) == 2
    captured = capsys.readouterr()
    assert [json.loads(line)["id"] for line in captured.out.splitlines()] == [9]
    told = captured.err.splitlines()
    assert [line.split(":")[1].split()[-1] for line in told] == ["1", "2", "3", "5", "6", "7", "8"]


def test_bad_evidence_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    say(monkeypatch, {"id": 1, "claim": "x 1", "evidence": "text"}, {"id": 2, "claim": "x 1", "evidence": [3]})
    assert main(["judge", "--jsonl", "-"]) == 2
    assert capsys.readouterr().err.count('"evidence" must be a list') == 2


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", "--jsonl", "nowhere.jsonl"]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_numbers_keep_their_digits() -> None:
    seen: list[Any] = []

    def keep(record: jsonl.Record) -> jsonl.Record:
        seen.append(record["n"])
        return {"id": record["id"]}

    assert list(jsonl.transform([b'{"id": 1, "n": 3.10}'], keep, print)) == ['{"id": 1}']
    assert seen == [Decimal("3.10")]


def test_many_lines_cost_no_more_memory_than_few() -> None:
    def lines(count: int) -> Iterator[bytes]:
        return (b'{"id": %d, "text": "%s"}' % (n, b"x" * 1000) for n in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in jsonl.transform(lines(count), lambda record: {"id": record["id"]}, print):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(5000) < peak(50) + 50_000


def test_answers_come_while_lines_still_arrive() -> None:
    endless = (b'{"id": %d}' % n for n in itertools.count())
    first = next(iter(jsonl.transform(endless, dict, print)))
    assert json.loads(first) == {"id": 0}


def _run(*argv: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "factcheck", *argv], input=stdin, capture_output=True, check=False)


def test_a_long_file_is_answered_as_a_pipe_is(tmp_path: Path) -> None:
    lines = [{"id": n, "text": f"The harbour took in {n} ships in 2023."} for n in range(streaming.LINES * 7 + 3)]
    data = [json.dumps(line).encode() + b"\n" for line in lines]
    data[5] = b"{no json\n"
    data[streaming.LINES * 3 + 1] = b'{"id": 1}\n'
    path = tmp_path / "long.jsonl"
    path.write_bytes(b"".join(data))
    piece_by_piece = _run("extract", "--jsonl", str(path))
    line_by_line = _run("extract", "--jsonl", "-", stdin=path.read_bytes())
    assert piece_by_piece.stdout == line_by_line.stdout
    assert piece_by_piece.stderr.replace(str(path).encode(), b"-") == line_by_line.stderr
    assert piece_by_piece.returncode == line_by_line.returncode == 2
    assert len(piece_by_piece.stdout.splitlines()) == len(lines) - 2


def test_pieces_are_bounded_by_lines_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BYTES", 100)
    source = [b"x" * 60] * 3 + [b"x"] * streaming.LINES
    pieces = list(streaming._pieces(source))
    assert [(piece.first, len(piece.lines)) for piece in pieces] == [(1, 2), (3, 41), (44, streaming.LINES - 40)]
    assert [line for piece in pieces for line in piece.lines] == source


def test_a_fault_at_one_line_is_told_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    def answer(record: jsonl.Record) -> jsonl.Record:
        return {"id": record["id"], "share": 1 / record["of"]}

    told: list[tuple[int, str]] = []
    source = [b'{"id": 1, "of": 2}', b'{"id": 2, "of": 0}', b'{"id": 3, "of": 4}']
    assert len(list(jsonl.transform(source, answer, lambda *fault: told.append(fault), first=10))) == 2
    ((number, message),) = told
    assert number == 11
    assert "ZeroDivisionError" in message
    assert "fault at line 11" in caplog.text


@pytest.mark.parametrize("table", [{"columns": "year", "rows": []}, {"columns": ["year"], "rows": [5]}])
def test_what_is_no_table_is_told(table: dict[str, Any]) -> None:
    told: list[str] = []
    record = json.dumps({"id": 1, "claim": "Rents rose 4%.", "evidence": [table]}).encode()
    answer = jsonl.judging(jsonl.Defaults())
    assert list(jsonl.transform([record], answer, lambda _, message: told.append(message))) == []
    assert "a list of lists" in told[0]


def test_a_text_that_was_cut_off_within_a_sign_is_judged() -> None:
    record = json.dumps({"id": 1, "claim": "Rents rose 4% in 2023.", "evidence": ["Rents rose 4% in 2023 \ud83d"]})
    (line,) = jsonl.transform([record.encode()], jsonl.judging(jsonl.Defaults()), print)
    assert json.loads(line)["verdict"] == "verified"
