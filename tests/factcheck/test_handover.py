"""A run that was handed over before is not handed over again; whatever could make it another one is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.commands import handover
from factcheck.commands.delivery import Delivery
from factcheck.keeping.packed import Packed
from factcheck.keeping.store import open_store

PAGE = """\
interactions:
- request: {method: GET, uri: 'https://a.example/x', body: null, headers: {}}
  response:
    status: {code: 200, message: OK}
    headers: {Content-Type: [text/html]}
    body: {string: '<article><p>Sundholm port handled 41 ships in 2023.</p></article>'}
version: 1
"""
CHECK = ["check", "a.md", "--cassette", "web.yaml", "--fail-on", "contested"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("web.yaml").write_text(PAGE, encoding="utf-8")
    Path("a.md").write_text("Sundholm port handled [44 ships](https://a.example/x) in 2023.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each hand-over wrote anything."""
    found: list[bool] = []
    whole, write = handover.hand_over, Delivery.write

    def noted(*means):  # type: ignore[no-untyped-def]
        found.append(False)
        return whole(*means)

    def writing(*means):  # type: ignore[no-untyped-def]
        found[-1] = True
        return write(*means)

    monkeypatch.setattr(handover, "hand_over", noted)
    monkeypatch.setattr(Delivery, "write", writing)
    return found


def test_the_second_time_says_the_same_and_writes_nothing(
    place: Path, handed: list[bool], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(CHECK) == 1
    first, report = capsys.readouterr(), Path("factcheck-report/run.json")
    written = (report.read_bytes(), report.stat().st_mtime_ns)
    assert main(CHECK) == 1
    assert capsys.readouterr() == first
    assert (report.read_bytes(), report.stat().st_mtime_ns) == written
    assert handed == [True, False]
    with open_store(None) as store:
        assert len(store.runs()) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("factcheck-report/run.json").write_text("{}"),
        lambda: Path("factcheck-report/report.html").unlink(),
        lambda: Path("a.md").write_text("Sundholm port handled [45 ships](https://a.example/x) in 2023.\n"),
        lambda: Path("web.yaml").write_text(PAGE.replace("41", "42")),
        lambda: Path("factcheck-signoff.toml").write_text(
            '[[signoff]]\nclaim = "x"\nverdict = "contested"\ndecision = "accept"\nby = "E"\n'
        ),
        lambda: Path(".factcheck/memory.db").unlink(),
    ],
)
def test_what_changed_is_noticed(place: Path, handed: list[bool], change) -> None:  # type: ignore[no-untyped-def]
    main(CHECK)
    change()
    main(CHECK)
    main(CHECK)
    assert handed == [True, True, False]
    assert b'"contested": 1' in Path("factcheck-report/run.json").read_bytes()


def test_another_wish_is_another_hand_over(place: Path, handed: list[bool]) -> None:
    main(CHECK)
    assert main([*CHECK[:-1], "never"]) == 0
    main([*CHECK, "--out", "elsewhere"])
    main([*CHECK, "--as-of", "2024-01-01"])
    assert handed == [True] * 4
    assert Path("elsewhere/run.json").exists()


def test_a_run_in_between_is_noticed(place: Path, handed: list[bool]) -> None:
    main(CHECK)
    Path("b.md").write_text("Sundholm port handled [41 ships](https://a.example/x) in 2023.\n", encoding="utf-8")
    main(["check", "b.md", "--cassette", "web.yaml", "--out", "b"])
    main(CHECK)
    assert handed == [True, True, True]
    with open_store(None) as store:
        assert len(store.runs()) == 3


def test_stdout_is_written_each_time(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        main([*CHECK, "--report", "json=-", "--report", "markdown"])
        assert '"contested": 1' in capsys.readouterr().out


def test_recheck_of_what_did_not_change_tells_no_change(
    place: Path, handed: list[bool], capsys: pytest.CaptureFixture[str]
) -> None:
    main(CHECK)
    for _ in range(2):
        assert main(["recheck", "--cassette", "web.yaml", "--fail-on", "contested"]) == 0
    assert handed[-1] is False
    Path("web.yaml").write_text(PAGE.replace("41", "44"), encoding="utf-8")
    assert main(["recheck", "--cassette", "web.yaml", "--fail-on", "contested"]) == 1
    assert "contested (refuted) -> verified (stated)" in capsys.readouterr().out


def test_a_run_that_is_as_it_was_opens_no_document(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(CHECK)
    monkeypatch.setattr(Packed, "__getitem__", None)
    assert main(CHECK) == 1
