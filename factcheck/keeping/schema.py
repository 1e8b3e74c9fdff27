"""Tables of the store. Times are UTC, enums stand by value, a whole run lies compressed beside its rows."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any

from sqlalchemy import JSON, Column, DateTime, LargeBinary, TypeDecorator
from sqlalchemy import Enum as SqlEnum
from sqlmodel import Field, SQLModel

from factcheck.model import ReasonCode, Verdict
from sources.model import Outcome


class UtcTime(TypeDecorator[dt.datetime]):
    """Aware datetimes in UTC; SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> dt.datetime | None:
        """To the database: in UTC."""
        return value.astimezone(dt.UTC) if value is not None else None

    def process_result_value(self, value: dt.datetime | None, dialect: Any) -> dt.datetime | None:
        """From the database: aware."""
        if value is None:
            return None
        return value.astimezone(dt.UTC) if value.tzinfo else value.replace(tzinfo=dt.UTC)


def by_value(kind: type[Enum], length: int = 24) -> SqlEnum:
    """A column type that stores an enum's values as text, so that a new member needs no migration."""
    return SqlEnum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=False,
        length=length,
    )


class RunRow(SQLModel, table=True):
    """One run, in order of arrival."""

    __tablename__ = "run"
    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(index=True)
    version: str
    settings_hash: str
    started: dt.datetime | None = Field(default=None, sa_type=UtcTime)
    finished: dt.datetime | None = Field(default=None, sa_type=UtcTime)
    as_of: dt.date | None = None
    counts: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class DocumentRow(SQLModel, table=True):
    """A document as it was in a run."""

    __tablename__ = "document"
    run: int = Field(foreign_key="run.seq", primary_key=True, ondelete="CASCADE")
    path: str = Field(primary_key=True)
    sha256: str
    language: str
    error: str = ""


class ClaimRow(SQLModel, table=True):
    """A claim, whatever its verdicts were."""

    __tablename__ = "claim"
    id: str = Field(primary_key=True)
    document: str = Field(index=True)
    sentence: str


class JudgementRow(SQLModel, table=True):
    """The verdict of a claim in a run."""

    __tablename__ = "judgement"
    run: int = Field(foreign_key="run.seq", primary_key=True, ondelete="CASCADE")
    claim: str = Field(foreign_key="claim.id", primary_key=True, index=True)
    place: int
    """Its place in the run, from 0."""
    verdict: Verdict = Field(sa_type=by_value(Verdict))
    reason: ReasonCode = Field(sa_type=by_value(ReasonCode))
    found: str = ""
    """Value and unit of the deciding evidence, canonical."""
    url: str = ""
    """Address of the deciding source."""
    snapshot: str = ""
    urls: list[str] = Field(sa_column=Column(JSON, nullable=False))
    """Every address that was consulted for it."""


class SourceRow(SQLModel, table=True):
    """What became of an address in a run."""

    __tablename__ = "source"
    run: int = Field(foreign_key="run.seq", primary_key=True, ondelete="CASCADE")
    url: str = Field(primary_key=True)
    final_url: str = ""
    status: int | None = None
    outcome: Outcome = Field(sa_type=by_value(Outcome))
    sha256: str | None = Field(default=None, index=True)
    media_type: str | None = None
    fetched_at: dt.datetime | None = Field(default=None, sa_type=UtcTime)
    published: dt.date | None = None


RUN, DOCUMENT, CLAIM, JUDGEMENT, SOURCE = TABLES = tuple(
    SQLModel.metadata.tables[str(row.__tablename__)] for row in (RunRow, DocumentRow, ClaimRow, JudgementRow, SourceRow)
)
"""The same tables, for statements that take many rows at once."""
