from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.cli import main

DATED = "Tue, 06 Jan 2026 08:00:00 GMT"


def tape(path: str, ships: int, *more: str) -> None:
    """A cassette of one page that a document cites, and of pages that none does."""
    body = f"<html><body><article><p>Alder Harbour handled {ships:,} ships in 2024.</p></article></body></html>"
    pages = {"https://port.example/robots.txt": "", "https://port.example/2024": body, **dict.fromkeys(more, body)}
    answer = {"status": {"code": 200, "message": "OK"}, "headers": {"Content-Type": ["text/html"], "Date": [DATED]}}
    interactions = [
        {
            "request": {"method": "GET", "uri": url, "body": None, "headers": {}},
            "response": {**answer, "body": {"string": text}},
        }
        for url, text in pages.items()
    ]
    Path(path).write_text(yaml.safe_dump({"version": 1, "interactions": interactions}), encoding="utf-8")


@pytest.fixture(autouse=True)
def paper(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")  # 2026-02-01
    text = "Alder Harbour handled [4,120 ships](https://port.example/2024) in 2024.\n"
    (workplace / "a.md").write_text(text, encoding="utf-8")


def record(cassette: str, *more: str) -> int:
    return main(["record", "a.md", "--cassette", cassette, "--record-mode", "none", *more])


def test_it_tells_which_verdicts_changed(capsys: pytest.CaptureFixture[str]) -> None:
    tape("old.yaml", 4120)
    tape("new.yaml", 4870)
    assert record("old.yaml") == 0
    assert capsys.readouterr().out == ""
    assert record("new.yaml") == 1
    assert capsys.readouterr().out.startswith("value_changed: a.md: verified (stated) -> contested (refuted)")


def test_it_names_what_is_unused_and_what_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    tape("web.yaml", 4120, "https://port.example/2019", "https://gone.example/robots.txt")
    assert record("web.yaml") == 0
    told = capsys.readouterr().err
    assert told.count("unused: ") == 2
    assert "unused: https://port.example/2019: " in told
    assert "unused: https://gone.example/robots.txt: " in told
    assert "stale: " not in told
    record("web.yaml", "--stale-after", "20", "--store", "none")
    assert "stale: https://port.example/2024: recorded 2026-01-06" in capsys.readouterr().err


def test_without_a_cassette_there_is_nothing_to_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "a.md"]) == 2
    assert "--cassette" in capsys.readouterr().err
