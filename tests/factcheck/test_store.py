from __future__ import annotations

import datetime as dt
import json
import sqlite3
import threading
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError, OutputError
from factcheck.keeping.codec import plain, rebuilt
from factcheck.keeping.drift import Cause, changes
from factcheck.keeping.store import HEAD, changed, open_store
from factcheck.model import ReasonCode, Relation, Run, Verdict
from sources.model import Outcome
from tests.factcheck.runs import URL, evidence, run, with_verdict


def test_a_run_survives_json() -> None:
    before = run()
    assert rebuilt(Run, json.loads(json.dumps(plain(before)))) == before


def test_a_run_comes_back_whole(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.db")) as store:
        store.add(run())
        assert store.load("latest") == run()
        assert store.load("run-o") == run()


def test_adding_the_same_run_again_adds_no_row(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.db")) as store:
        store.add(run())
        store.add(run())
        assert [row.id for row in store.runs()] == ["run-one"]
        assert len(store.history("c-calls")["c-calls"]) == 1


def test_times_come_back_in_utc(tmp_path: Path) -> None:
    seoul = dt.timezone(dt.timedelta(hours=9))
    moved = replace(run(), finished=dt.datetime(2025, 3, 1, 18, 1, tzinfo=seoul))
    with open_store(str(tmp_path / "a.db")) as store:
        store.add(moved)
        assert store.runs()[0].finished == dt.datetime(2025, 3, 1, 9, 1, tzinfo=dt.UTC)
        assert store.runs()[0].finished.tzinfo is dt.UTC  # type: ignore[union-attr]


def test_enums_stand_by_value(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(str(path)) as store:
        store.add(run())
    with sqlite3.connect(path) as connection:
        assert connection.execute("select distinct verdict from judgement order by 1").fetchall() == [
            ("contested",),
            ("reported_only",),
        ]
    connection.close()


def test_history_keeps_order_and_changed_drops_repeats(tmp_path: Path) -> None:
    mended = with_verdict(run("run-three"), 0, Verdict.VERIFIED, ReasonCode.STATED, (evidence(Relation.AGREES, "12"),))
    with open_store(str(tmp_path / "a.db")) as store:
        for each in (run(), run("run-two"), mended):
            store.add(each)
        past = store.history("c-calls")["c-calls"]
    assert [p.run for p in past] == ["run-one", "run-two", "run-three"]
    assert [p.run for p in changed(past)] == ["run-one", "run-three"]


def test_latest_and_steps_back(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.db")) as store:
        store.add(run())
        store.add(run("run-two"))
        assert store.find("latest").id == "run-two"
        assert store.find("latest~1").id == "run-one"
        for wrong in ("latest~2", "nothing", "run-", ""):
            with pytest.raises(FactcheckError, match="history"):
                store.find(wrong)


def _change(tmp_path: Path, before: Run, after: Run) -> list[tuple[str, Cause]]:
    with open_store(str(tmp_path / "a.db")) as store:
        store.add(before)
        store.add(after)
        looks = store.look(store.find("latest~1")), store.look(store.find("latest"))
    return [(change.claim, change.cause) for change in changes(*looks)]


def _without_source(base: Run) -> Run:
    gone = replace(base.sources[0], outcome=Outcome.MISSING, status=404, sha256=None)
    silent = with_verdict(base, 0, Verdict.REPORTED_ONLY, ReasonCode.UNREACHABLE, ())
    return replace(silent, sources=(gone, *base.sources[1:]))


def test_cause_value_changed(tmp_path: Path) -> None:
    after = run("two", found="11", snapshot="c" * 64)
    assert _change(tmp_path, run(), after) == [("c-calls", Cause.VALUE_CHANGED)]


def test_cause_page_gone_and_back(tmp_path: Path) -> None:
    assert _change(tmp_path, run(), _without_source(run("two"))) == [("c-calls", Cause.PAGE_GONE)]
    assert _change(tmp_path, _without_source(run("two")), run("three")) == [("c-calls", Cause.NEWLY_REACHABLE)]


def test_cause_passage_gone(tmp_path: Path) -> None:
    after = with_verdict(run("two", snapshot="c" * 64), 0, Verdict.REPORTED_ONLY, ReasonCode.NOT_IN_SOURCE, ())
    assert _change(tmp_path, run(), after) == [("c-calls", Cause.PASSAGE_GONE)]


def test_cause_rules_changed(tmp_path: Path) -> None:
    after = replace(run("two", found="8"), version="0.2.0")
    assert _change(tmp_path, run(), after) == [("c-calls", Cause.RULES_CHANGED)]


def test_claims_that_come_and_go(tmp_path: Path) -> None:
    after = run("two")
    fewer = replace(after.documents[0], judgements=after.documents[0].judgements[:1])
    assert _change(tmp_path, run(), replace(after, documents=(fewer,))) == [("c-cost", Cause.CLAIM_REMOVED)]


def test_no_change_is_told_where_there_is_none(tmp_path: Path) -> None:
    assert _change(tmp_path, run(), run("two")) == []


def test_threads_may_add_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    with open_store(path) as store:
        store.add(run("first"))

    def add(number: int) -> None:
        with open_store(path) as store:
            store.add(run(f"run-{number}"))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(path) as store:
        assert len(store.runs()) == 7


def test_what_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, no database, " * 40, encoding="utf-8")
    with pytest.raises(OutputError, match=r"notes\.db"), open_store(str(path)):
        pass
    with pytest.raises(OutputError, match="cannot be opened"), open_store("nonsense://host/x"):
        pass


def test_a_schema_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(str(path)):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    with pytest.raises(OutputError, match="update factcheck"), open_store(str(path)):
        pass


def test_head_is_the_last_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    import factcheck.keeping.store

    config = Config()
    config.set_main_option("script_location", str(Path(factcheck.keeping.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_migrations_build_the_schema_that_the_tables_declare(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine
    from sqlmodel import SQLModel

    from factcheck.keeping.schema import TABLES

    with open_store(str(tmp_path / "a.db")):
        pass
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    names = {table.name for table in TABLES}
    ours_only = {"include_name": lambda name, kind, _: kind != "table" or name in names}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=ours_only)
        found = compare_metadata(context, SQLModel.metadata)
    engine.dispose()
    assert [entry for entry in found if getattr(entry[1], "table", entry[1]).name in names] == []


def test_the_source_of_the_sample_is_its_citation() -> None:
    assert run().judgements[0].claim.citations[0].url == URL


def test_the_history_of_many_documents_is_asked_for_piece_by_piece(tmp_path: Path) -> None:
    names = [f"notes/{number}.md" for number in range(40_000)]
    with open_store(str(tmp_path / "a.db")) as store:
        for each in (run(), run("run-two")):
            store.add(each)
        past = store.history_of([*names, "notes/port.md"])
        assert store.history_of(names) == {}
    assert {claim: [p.run for p in looks] for claim, looks in past.items()} == {
        "c-calls": ["run-one", "run-two"],
        "c-cost": ["run-one", "run-two"],
    }


@pytest.mark.parametrize(
    "body", [b"no run", zlib.compress(b'{"id": "run-one", "colour": "blue"}'), zlib.compress(b"[")]
)
def test_a_run_that_another_version_kept_is_told(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.db"
    with open_store(str(path)) as store:
        store.add(run())
    connection = sqlite3.connect(path)
    connection.execute("update run set body = ?, version = '9.1'", (body,))
    connection.commit()
    connection.close()
    with (
        open_store(str(path)) as store,
        pytest.raises(FactcheckError, match=r"run run-one: it was kept by version 9\.1"),
    ):
        store.load("latest")
