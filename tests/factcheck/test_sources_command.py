from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.keeping.store import open_snapshots, open_store
from tests.conftest import EXAMPLES
from tests.factcheck.runs import run
from tests.sources.scripted import article, snapshot

pytestmark = pytest.mark.usefixtures("workplace")
COLUMN = str(EXAMPLES / "korean-column.md")
LISTED = ["--sources", str(EXAMPLES / "sources.toml")]
URL = "https://lock.example/boats"
DAYS = (dt.datetime(2025, 1, 2, tzinfo=dt.UTC), dt.datetime(2025, 2, 3, tzinfo=dt.UTC))


@pytest.fixture
def hashes() -> list[str]:
    """Two snapshots of one address are kept; their hashes, oldest first."""
    store = open_snapshots(None)
    bodies = [article(f"<p>The lock counted {count} boats, its master told the council.</p>") for count in (7, 8)]
    kept = [replace(snapshot(body, url=URL), fetched_at=at) for body, at in zip(bodies, DAYS, strict=True)]
    for each in kept:
        store.put(each)
    store.close()
    return [each.sha256 for each in kept]


def test_what_documents_cite_is_listed_with_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "list", COLUMN, *LISTED]) == 0
    assert "listed\t-\thttps://haeon.example/data/ferry-on-time.csv" in capsys.readouterr().out
    main(["check", COLUMN, *LISTED, "--cassette", str(EXAMPLES / "web.yaml")])
    capsys.readouterr()
    assert main(["sources", "list", COLUMN, *LISTED]) == 0
    assert "listed\tundated\thttps://haeon.example/data/ferry-on-time.csv" in capsys.readouterr().out
    assert main(["sources", "list"]) == 0
    assert "\t1\ttext/csv\t" in capsys.readouterr().out


def test_an_address_is_listed_once_with_its_newest(hashes: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "list"]) == 0
    assert capsys.readouterr().out == f"2025-02-03T00:00:00\t2\ttext/html\t{hashes[1][:12]}\t{URL}\n"


def test_a_snapshot_is_shown_by_address_and_by_hash(hashes: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "show", URL]) == 0
    newest = capsys.readouterr().out
    assert "counted 8 boats" in newest
    assert hashes[0] in newest
    assert main(["sources", "show", hashes[0][:10]]) == 0
    assert "counted 7 boats" in capsys.readouterr().out


def test_the_bytes_come_out_as_they_came_in(hashes: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["sources", "show", hashes[1], "--body"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"<html lang=en><head><title>Boats")


def test_what_is_not_kept_is_told_with_the_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "show", "https://nowhere.example/"]) == 2
    assert "sources list" in capsys.readouterr().err
    assert main(["sources"]) == 2
    assert "prune --before" in capsys.readouterr().err


def test_pruning_spares_the_newest_and_what_a_verdict_rests_on(
    hashes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    prune = ["sources", "prune", "--before", "2025-12-31"]
    with open_store(None) as store:
        store.add(run(snapshot=hashes[0]))
    assert main(prune) == 0
    assert "0 snapshots" in capsys.readouterr().err
    assert main([*prune, "--evidence", "--dry-run"]) == 0
    assert main([*prune, "--evidence"]) == 0
    assert capsys.readouterr().err.count("1 snapshots") == 2
    assert main(["sources", "show", hashes[0]]) == 2
    assert main(["sources", "show", hashes[1]]) == 0
    assert not Path(".factcheck/bodies", hashes[0][:2], hashes[0]).exists()
