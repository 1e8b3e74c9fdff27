"""Databases: opened the same way everywhere, their schema brought up to date, one writer at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from sources.errors import StoreError

BUSY_SECONDS = 30
WRITERS = 0x66616374
"""The number of the advisory lock that writers of one PostgreSQL database take in turn."""


def open_engine(address: str) -> sa.Engine:
    """An engine for an SQLAlchemy address; the folder of an SQLite file is made."""
    place = make_url(address)
    if place.get_backend_name() != "sqlite":
        return sa.create_engine(place, pool_pre_ping=True)
    if place.database and place.database != ":memory:":
        Path(place.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(place, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_at_once)
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver opens no transactions of its own: see _begin_at_once
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_at_once(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # two writers wait for each other instead of failing half-way


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that no other writer of this program, on any machine, comes in between of."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITERS)))
        yield connection


def migrate(engine: sa.Engine, scripts: Path, head: str, versions: str) -> None:
    """Bring a schema to `head` by the migrations in a folder; `versions` is the table that remembers where it is."""
    if revision_of(engine, versions) == head:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(scripts))
        config.attributes["connection"] = connection
        config.attributes["versions"] = versions
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(
                f"store {engine.url.render_as_string()}: its schema is not one of this version ({error}); "
                "update factcheck, or name another with --store."
            ) from error


def revision_of(engine: sa.Engine, versions: str) -> str | None:
    """The schema revision of a database; None where it has none yet."""
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, versions):
            return None
        # The name of the table is one of our own two.
        revision: str | None = connection.execute(sa.text(f"SELECT version_num FROM {versions}")).scalar()  # noqa: S608
        return revision


def without_password(address: str) -> str:
    """An SQLAlchemy address as it may be shown; what is no address is shown as it is."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return address


def plain_reason(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, OSError):
        return os.strerror(error.errno) if error.errno else str(error)
    if isinstance(error, ImportError):
        return (
            f"its driver {error.name} is not installed: write postgresql+psycopg://… and install the extra `postgres`"
        )
    return " ".join(str(getattr(error, "orig", None) or error).split())[:200]
