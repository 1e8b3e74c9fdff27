import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from importlib.resources import files

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from sources.errors import StoreError
from sources.model import Outcome, Step
from sources.snapshots.rows import TABLES
from sources.snapshots.store import HEAD, VERSIONS, SnapshotStore
from tests.sources.scripted import page, snapshot

NOON = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


def taken(body, at=NOON, url="https://lock.example/"):
    return replace(
        snapshot(body, url=url),
        fetched_at=at,
        headers=(("etag", '"7"'),),
        trail=(Step(url=url, action="direct", result="200"),),
        outcome=Outcome.FETCHED,
    )


@pytest.fixture
def store(tmp_path):
    opened = SnapshotStore(tmp_path / "kept")
    yield opened
    opened.close()


def test_what_is_put_comes_back_the_same(store):
    kept = taken("<p>강 48,213</p>")
    store.put(kept)
    store.put(kept)
    assert store.latest(kept.url) == kept
    assert list(store.all()) == [kept]
    assert store.latest("https://other.example/") is None


def test_the_latest_is_the_newest(store):
    for hour, body in ((3, "c"), (1, "a"), (2, "b")):
        store.put(taken(body, NOON + dt.timedelta(hours=hour)))
    assert store.latest("https://lock.example/").body == b"c"
    assert [kept.body for kept in store.all()] == [b"c", b"a", b"b"]


def test_pruning_keeps_the_newest_of_each_address_and_shared_bodies(store, tmp_path):
    for hour, body in enumerate("abb"):
        store.put(taken(body, NOON + dt.timedelta(hours=hour)))
    store.put(taken("a", NOON, "https://other.example/"))
    assert store.prune(NOON + dt.timedelta(days=1)) == 2
    assert sorted(kept.body for kept in store.all()) == [b"a", b"b"]
    assert len(list((tmp_path / "kept" / "bodies").glob("*/*"))) == 2


def test_a_body_that_was_damaged_on_disk_is_not_served(store, tmp_path):
    kept = taken("boats")
    store.put(kept)
    (tmp_path / "kept" / "bodies" / kept.sha256[:2] / kept.sha256).write_bytes(b"other")
    assert store.latest(kept.url) is None


def test_sixteen_threads_lose_nothing(store):
    def put(worker):
        for number in range(6):
            store.put(taken(f"{worker}-{number}", NOON + dt.timedelta(seconds=number)))

    threads = [threading.Thread(target=put, args=(worker,)) for worker in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(store.all())) == 96


def test_the_text_that_was_read_is_kept_once_for_each_version_of_the_reader(store):
    found = page("<article><p>The lock counted 48,213 boats in the year 2024, said its master.</p></article>")
    nul = replace(found, sha256="0" * 64, text="a\x00b \ud800")
    store.put_texts([found, nul], "one")
    store.put_texts([found, replace(found, url="https://mirror.example/")], "one")
    store.put_texts([replace(found, text="Read anew.")], "two")
    assert store.texts(found.sha256) == {"one": found.text, "two": "Read anew."}
    assert store.texts("0" * 64) == {"one": "ab ?"}


def test_an_index_from_before_migrations_is_brought_up_to_date(tmp_path):
    kept = taken("boats")
    opened = SnapshotStore(tmp_path / "kept")
    opened.put(kept)
    opened.close()
    with sqlite3.connect(tmp_path / "kept" / "snapshots.db") as connection:
        for table in ("reading", "body", VERSIONS):
            connection.execute(f"drop table {table}")
    connection.close()
    opened = SnapshotStore(tmp_path / "kept")
    assert opened.latest(kept.url) == kept
    assert opened.texts(kept.sha256) == {}
    opened.close()


def test_migrations_build_the_schema_that_the_tables_declare(tmp_path):
    opened = SnapshotStore(tmp_path / "kept")
    opened.close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'kept' / 'snapshots.db'}")
    names = {table.name for table in TABLES}
    ours_only = {"include_name": lambda name, kind, _: kind != "table" or name in names}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={**ours_only, "version_table": VERSIONS})
        assert context.get_current_revision() == HEAD
        found = compare_metadata(context, SQLModel.metadata)
    engine.dispose()
    assert [entry for entry in found if getattr(entry[1], "table", entry[1]).name in names] == []
    config = Config()
    config.set_main_option("script_location", str(files("sources.snapshots") / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


KILLED = """
import itertools, sys
from pathlib import Path
from sources.snapshots.store import SnapshotStore
from tests.sources.test_store import taken
store = SnapshotStore(Path(sys.argv[1]))
for number in itertools.count():
    store.put(taken(str(number) * 5000, url=f"https://lock.example/{number}"))
    print(number, flush=True)
"""


def test_kill_9_at_any_moment_leaves_a_whole_store(tmp_path):
    root = tmp_path / "kept"
    acknowledged = -1
    for delay in (0.01, 0.05, 0.11):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(root)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            os.kill(process.pid, signal.SIGKILL)
            printed = process.stdout.read().split()
        acknowledged = max([acknowledged, *map(int, printed)])
    store = SnapshotStore(root)
    kept = list(store.all())
    store.close()
    assert len(kept) >= acknowledged + 1


def test_a_store_that_cannot_be_opened_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="--store"):
        SnapshotStore(tmp_path / "file")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "snapshots.db").write_text("no database at all, but some words " * 50)
    with pytest.raises(StoreError, match="--store"):
        SnapshotStore(tmp_path / "kept")
