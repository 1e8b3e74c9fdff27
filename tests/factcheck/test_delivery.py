"""What reports are told besides the run: history, what is set aside, snapshots."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.commands.delivery import Delivery
from factcheck.session import run_settings
from factcheck.settings import Settings, Wanted
from reports.interface import Past
from tests.conftest import EXAMPLES

COLUMN = str(EXAMPLES / "english-column.md")
CASSETTE = str(EXAMPLES / "web.yaml")
pytestmark = pytest.mark.usefixtures("workplace")


def history(settings: Settings, text: str) -> Mapping[str, Sequence[Past]]:
    Path("a.md").write_text(text, encoding="utf-8")
    run = run_settings(settings, [Path("a.md")])
    delivery = Delivery.planned(settings)
    delivery.keep(run)
    return delivery.options(run).history


def test_a_live_run_knows_the_earlier_verdicts_of_its_own_documents() -> None:
    Path("b.md").write_text("The harbour has 7 cranes.", encoding="utf-8")
    main(["check", "b.md", "--fail-on", "never"])
    history(Settings(), "The pier cost 40 million euros.")
    known = history(Settings(), "The pier cost 40 million euros. It has 12 berths.")
    assert sorted(len(past) for past in known.values()) == [1, 2]
    assert {(look.verdict, look.reason) for past in known.values() for look in past} == {("reported_only", "uncited")}


@pytest.mark.parametrize("settings", [Settings(offline=True), Settings(cassette=CASSETTE), Settings(store="none")])
def test_a_replay_does_not_hang_on_what_ran_before(settings: Settings) -> None:
    assert history(settings, "The pier cost 40 million euros.") == {}


def test_the_history_command_takes_the_start_of_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("The pier cost 40 million euros.", encoding="utf-8")
    main(["check", "a.md", "--fail-on", "never"])
    assert main(["extract", "a.md"]) == 0
    claim = capsys.readouterr().out.split('"id": "')[1].split('"')[0]
    assert main(["history", claim[:6]]) == 0
    assert claim in capsys.readouterr().out
    assert main(["history", "%"]) == 2


def test_the_web_archive_holds_the_bodies_that_were_kept() -> None:
    argv = ["check", COLUMN, "--cassette", CASSETTE, "--fail-on", "never", "--report", "warc=pages.warc.gz"]
    main(argv)
    content = gzip.decompress(Path("pages.warc.gz").read_bytes())
    assert "€3.1 million".encode() in content
    assert main([*argv, "--store", "none"]) == 2


def test_bodies_are_read_only_where_a_format_wants_them() -> None:
    settings = Settings(cassette=CASSETTE, report=(Wanted("json"),))
    run = run_settings(settings, [Path(COLUMN)])
    assert Delivery.planned(settings).options(run).bodies == {}


def test_a_large_run_is_delivered_as_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.paging.PAGED", 1)
    for name in ("a.md", "b.md"):
        Path(name).write_text("The pier cost 40 million euros.", encoding="utf-8")
    main(["check", "a.md", "b.md", "--offline", "--store", "none", "--fail-on", "never", "--report", "html=out/r.html"])
    assert sorted(p.name for p in Path("out").iterdir()) == ["r-1.html", "r-2.html", "r.html"]
