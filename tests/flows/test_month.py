"""Rechecks over time, on pages that a server of our own changes by a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import killed, month
from benchmarks.month import FIRST, World, flags, night_of, served

pytestmark = pytest.mark.usefixtures("workplace")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST))  # set anew for each night; this puts it back


@pytest.fixture
def world(clock: None) -> Iterator[tuple[World, int]]:
    made = World(20)
    Path("factcheck.toml").write_text("delay = 0\n", encoding="utf-8")
    with served(made) as port:
        yield made, port


def told(night: int, command: list[str]) -> list[dict[str, str]]:
    return [json.loads(line) for line in night_of(night, command).splitlines()]


def pages(world: World) -> set[str]:
    found = {path for path in world.asked if path != "/robots.txt"}
    world.asked.clear()
    return found


def test_a_month_tells_each_change_once_with_its_cause_and_no_other(world: tuple[World, int]) -> None:
    made, port = world
    found = month.month(made, port, [])
    assert sorted(found) == sorted(made.told)
    assert {cause for _, _, cause in found} == {
        "value_changed",
        "passage_gone",
        "page_gone",
        "newly_reachable",
        "document_edited",
        "rules_changed",
    }


def test_a_killed_run_goes_on_where_it_was(clock: None) -> None:
    made = World(killed.PAGES)
    with served(made) as port:
        killed.prepared(made)
        want, taken = killed.whole(port)
        found = [killed.killed(made, port, share * taken, want) for share in (0.4, 0.6, 0.75)]
    assert {each.rows for each in found} == {(1, killed.PAGES)}
    ended = [each for each in found if each.ended]
    assert all(each.same and len(each.ages) <= killed.JOBS for each in ended)


def test_only_what_is_due_is_asked_within_budget_and_cooldown(world: tuple[World, int]) -> None:
    made, port = world
    made.write_documents()
    night_of(0, ["check", "d0000.md", "d0010.md", *flags(port)])
    first = pages(made)
    assert first == {f"/p{page}" for page in range(20) if made.kind(page) != "listed"}

    assert told(1, ["recheck", "--due", "--json", *flags(port)]) == []
    assert pages(made) == {"/p4", "/p14"}, "what failed is tried the next day, the settled is left alone"
    assert told(2, ["recheck", "--due", "--cooldown", "48", *flags(port)]) == []
    assert pages(made) == set()
    night_of(100, ["recheck", "--due", "--budget", "3", *flags(port)])
    assert len(pages(made)) == 3
    night_of(100, ["recheck", "--due", *flags(port)])
    assert len(pages(made)) == len(first) - 3


def test_an_edited_document_is_checked_though_nothing_is_due(world: tuple[World, int]) -> None:
    made, port = world
    made.write_documents()
    night_of(0, ["check", "d0000.md", "d0010.md", *flags(port)])
    made.bodies.update({"/p4": made.text(4), "/p14": made.text(14)})
    night_of(1, ["recheck", "--due", *flags(port)])
    pages(made)
    made.write(0, unlinked=7)
    changes = told(2, ["recheck", "--due", "--json", *flags(port)])
    assert [(change["document"], change["cause"]) for change in changes] == [("d0000.md", "document_edited")]
    assert pages(made) == set()


def test_a_sign_off_may_name_the_day_of_the_next_look(world: tuple[World, int]) -> None:
    made, port = world
    made.write(0)
    night_of(0, ["check", "d0000.md", *flags(port)])
    made.bodies["/p4"] = made.text(4)
    night_of(1, ["recheck", "--due", *flags(port)])
    pages(made)
    claims = json.loads(Path("factcheck-report/run.json").read_text(encoding="utf-8"))["documents"][0]["claims"]
    claim = next(each for each in claims if each["sentence"].startswith(month.sentence(0)))
    night_of(1, ["signoff", claim["id"], "--accept", "--by", "kim", "--review-by", "2026-01-11"])
    night_of(9, ["recheck", "--due", *flags(port)])
    assert pages(made) == set()
    plan = night_of(9, ["recheck", "--plan", *flags(port)])
    assert plan.splitlines()[0].split() == ["2026-01-11", "signed", "off", "until", claim["citations"][0]["url"]]
    night_of(10, ["recheck", "--due", *flags(port)])
    assert pages(made) == {"/p0"}
