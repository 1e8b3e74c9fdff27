"""The store of runs: a database that remembers every verdict, so that changes can be told and runs shown again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, update
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from factcheck.errors import FactcheckError, OutputError
from factcheck.keeping.baseline import deciding_snapshot
from factcheck.keeping.codec import rebuilt
from factcheck.keeping.drift import Look, Past
from factcheck.keeping.packed import compressed
from factcheck.keeping.places import database_url, home, shared_database
from factcheck.keeping.schema import CLAIM, DOCUMENT, JUDGEMENT, RUN, SOURCE, RunRow
from factcheck.model import Evidence, Judgement, Run
from sources.errors import StoreError
from sources.model import Outcome
from sources.snapshots.database import migrate, open_engine, plain_reason, without_password, writing
from sources.snapshots.store import SnapshotStore

HEAD = "0001"
"""The latest revision under migrations/versions; a test keeps them equal."""
VERSIONS = "alembic_version"
CHUNK = 500
"""Rows or names in one statement; databases take some ten thousand at most."""


class Store:
    """Runs by arrival; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, run: Run) -> None:
        """Keep a run. Adding the same run twice in a row changes nothing; half a run is never seen."""
        with writing(self._engine) as connection:
            last = connection.execute(select(RUN.c.seq, RUN.c.id).order_by(RUN.c.seq.desc()).limit(1)).first()
            if last is not None and last.id == run.id:
                connection.execute(delete(RUN).where(RUN.c.seq == last.seq))
            seq = connection.execute(insert(RUN).returning(RUN.c.seq), _run_values(run)).scalar_one()
            self._add_rows(connection, run, seq)

    def again(self, run: Run) -> bool:
        """Note that the last run was found again, at the time of this one; False where another is the last."""
        with writing(self._engine) as connection:
            last = connection.execute(select(RUN.c.seq, RUN.c.id).order_by(RUN.c.seq.desc()).limit(1)).first()
            if last is None or last.id != run.id:
                return False
            times = {"started": run.started, "finished": run.finished, "as_of": run.as_of}
            connection.execute(update(RUN).where(RUN.c.seq == last.seq).values(times))
            return True

    def _add_rows(self, connection: Connection, run: Run, seq: int) -> None:
        seen: set[str] = set()
        rows = [_document_values(run, seq), _source_values(run, seq)]
        for table, values in zip((DOCUMENT, SOURCE), rows, strict=True):
            if values:
                connection.execute(insert(table), values)
        judgements = iter(run.judgements)
        while some := list(islice(judgements, CHUNK)):
            fresh = {j.claim.id: j for j in some if j.claim.id not in seen}
            self._add_judgements(connection, list(fresh.values()), len(seen), seq)
            seen.update(fresh)

    def _add_judgements(self, connection: Connection, some: Sequence[Judgement], place: int, seq: int) -> None:
        known = _known_claims(connection, [j.claim.id for j in some])
        claims = [j.claim for j in some if j.claim.id not in known]
        if claims:
            new = [{"id": c.id, "document": c.document, "sentence": c.sentence} for c in claims]
            connection.execute(insert(CLAIM), new)
        if some:
            connection.execute(insert(JUDGEMENT), [_judgement_values(j, n, seq) for n, j in enumerate(some, place)])

    def runs(self) -> list[RunRow]:
        """Every run without its body, latest first."""
        columns = [column for column in RUN.c if column.name != "body"]
        with self._engine.connect() as connection:
            found = connection.execute(select(*columns).order_by(RUN.c.seq.desc()))
            return [RunRow(**row._mapping, body=b"") for row in found]

    def find(self, name: str) -> RunRow:
        """The run of an id, the start of one, `latest`, or `latest~N`; FactcheckError names the remedy."""
        runs = self.runs()
        word, _, back = name.partition("~")
        if word == "latest" and (not back or back.isdecimal()):
            place = int(back or 0)
            if place < len(runs):
                return runs[place]
            raise FactcheckError(f"run {name!r}: the store holds {len(runs)} runs; see `factcheck history`.")
        found = {row.id: row for row in reversed(runs) if name and row.id.startswith(name)}
        if len(found) != 1:
            many = "several runs" if found else "no run"
            raise FactcheckError(f"run {name!r}: {many} of that name; see `factcheck history` for their ids.")
        return next(iter(found.values()))

    def load(self, name: str) -> Run:
        """A whole run, as it was."""
        return self.load_at(self.find(name).seq)

    def load_at(self, seq: int | None) -> Run:
        """The whole run of a place in the order of arrival; FactcheckError where this version cannot read it."""
        with self._engine.connect() as connection:
            kept = connection.execute(select(RUN.c.id, RUN.c.version, RUN.c.body).where(RUN.c.seq == seq)).one()
        try:
            return rebuilt(Run, json.loads(zlib.decompress(kept.body)))
        except (LookupError, TypeError, ValueError, zlib.error) as error:
            raise FactcheckError(
                f"run {kept.id}: it was kept by version {kept.version}, and cannot be read here ({error!r}); "
                "take that version for it, or check the documents again."
            ) from error

    def history(self, start: str) -> dict[str, list[Past]]:
        """The looks at each claim whose id begins with `start`, oldest first."""
        with self._engine.connect() as connection:
            return _looks(connection, _HISTORY.where(JUDGEMENT.c.claim.startswith(start, autoescape=True)))

    def history_of(self, documents: Sequence[str]) -> dict[str, list[Past]]:
        """The looks at each claim that some documents ever made, oldest first."""
        query = _HISTORY.join(CLAIM, CLAIM.c.id == JUDGEMENT.c.claim)
        found: dict[str, list[Past]] = {}
        with self._engine.connect() as connection:
            for some in _batched(documents):
                found |= _looks(connection, query.where(CLAIM.c.document.in_(some)))
        return found

    def documents(self) -> tuple[str, ...]:
        """The path of every document that was ever read, by name."""
        query = select(DOCUMENT.c.path).where(DOCUMENT.c.error == "").distinct().order_by(DOCUMENT.c.path)
        with self._engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def evidence(self) -> frozenset[str]:
        """The hash of every snapshot that a verdict rests on."""
        query = select(JUDGEMENT.c.snapshot).where(JUDGEMENT.c.snapshot != "").distinct()
        with self._engine.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def last_runs(self, paths: Collection[str], until: int | None = None) -> dict[str, int]:
        """The latest run that read each of some documents, of all runs or of those up to one."""
        latest = select(DOCUMENT.c.path, func.max(DOCUMENT.c.run).label("run")).where(DOCUMENT.c.error == "")
        if until is not None:
            latest = latest.where(DOCUMENT.c.run <= until)
        with self._engine.connect() as connection:
            found = connection.execute(latest.group_by(DOCUMENT.c.path)).all()
        wanted = frozenset(paths)
        return {row.path: row.run for row in found if row.path in wanted}

    def last_look(self, paths: Sequence[str], until: int | None = None) -> Look:
        """The last look at each of some documents, as if one run had seen them all."""
        seen = self.last_runs(paths, until)
        rows = {row.seq: row for row in self.runs()}
        looks = {seq: self.look(rows[seq]) for seq in sorted(set(seen.values()))}
        newest = rows[max(looks)] if looks else None
        return Look(
            version=newest.version if newest else "",
            settings_hash=newest.settings_hash if newest else "",
            verdicts={c: v for q, look in looks.items() for c, v in look.verdicts.items() if seen.get(v.document) == q},
            documents={path: looks[seq].documents[path] for path, seq in seen.items()},
            sources={url: source for look in looks.values() for url, source in look.sources.items()},
        )

    def look(self, run: RunRow) -> Look:
        """What a run saw: its verdicts, documents and sources."""
        with self._engine.connect() as connection:
            verdicts = select(JUDGEMENT.c.claim, CLAIM.c.document, CLAIM.c.sentence, JUDGEMENT.c.urls, *_LOOK)
            joined = verdicts.join(CLAIM, CLAIM.c.id == JUDGEMENT.c.claim).order_by(JUDGEMENT.c.place)
            rows = connection.execute(joined.where(JUDGEMENT.c.run == run.seq)).all()
            papers = select(DOCUMENT.c.path, DOCUMENT.c.sha256).where(DOCUMENT.c.run == run.seq)
            pages = select(SOURCE.c.url, SOURCE.c.outcome, SOURCE.c.sha256).where(SOURCE.c.run == run.seq)
            return Look(
                version=run.version,
                settings_hash=run.settings_hash,
                verdicts={row.claim: row for row in rows},
                documents={row.path: row.sha256 for row in connection.execute(papers)},
                sources={row.url: (Outcome(row.outcome), row.sha256 or "") for row in connection.execute(pages)},
            )


_LOOK = (
    JUDGEMENT.c.verdict,
    JUDGEMENT.c.reason,
    JUDGEMENT.c.found,
    JUDGEMENT.c.url,
    JUDGEMENT.c.snapshot,
)


_HISTORY = (
    select(JUDGEMENT.c.claim, RUN.c.id, RUN.c.finished, RUN.c.as_of, *_LOOK)
    .join(RUN, RUN.c.seq == JUDGEMENT.c.run)
    .order_by(RUN.c.seq, JUDGEMENT.c.place)
)


def _looks(connection: Connection, query: Select[Any]) -> dict[str, list[Past]]:
    past: dict[str, list[Past]] = {}
    for row in connection.execute(query):
        moment = row.finished or row.as_of
        past.setdefault(row.claim, []).append(
            Past(run=row.id, at=moment, verdict=row.verdict, reason=row.reason, snapshot=row.snapshot)
        )
    return past


def _batched(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Names in pieces that one statement can hold: a database takes some ten thousand, no more."""
    return (names[start : start + CHUNK] for start in range(0, len(names), CHUNK))


def _known_claims(connection: Connection, claims: Sequence[str]) -> set[str]:
    return set(connection.execute(select(CLAIM.c.id).where(CLAIM.c.id.in_(claims))).scalars())


def _run_values(run: Run) -> dict[str, Any]:
    named = ("id", "version", "settings_hash", "started", "finished", "as_of", "counts")
    body = compressed(run)  # first: what lies packed is not opened for it
    return {**{name: getattr(run, name) for name in named}, "body": body}


def _document_values(run: Run, seq: int) -> list[dict[str, Any]]:
    return [{"run": seq, **asdict(paper)} for paper in run.survey.papers]


def _judgement_values(judgement: Judgement, place: int, seq: int) -> dict[str, Any]:
    snapshot = deciding_snapshot(judgement)
    best = next((e for e in judgement.evidence if snapshot and e.snapshot == snapshot), None)
    urls = (*(e.url for e in judgement.evidence), *(c.url for c in judgement.claim.citations))
    return {
        "run": seq,
        "claim": judgement.claim.id,
        "place": place,
        "verdict": judgement.verdict,
        "reason": judgement.reason.code,
        "found": _found(best),
        "url": best.url if best else "",
        "snapshot": snapshot,
        "urls": list(dict.fromkeys(urls)),
    }


def _found(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    value = evidence.value or f"{evidence.low or ''}..{evidence.high or ''}"
    return f"{value} {evidence.unit or ''}".strip()


def _source_values(run: Run, seq: int) -> list[dict[str, Any]]:
    names = ("url", "final_url", "status", "outcome", "sha256", "media_type", "fetched_at", "published")
    return [{"run": seq, **{name: getattr(source, name) for name in names}} for source in run.sources]


@contextmanager
def open_store(named: str | None) -> Iterator[Store]:
    """The store of a `--store` value, migrated if its schema is older; OutputError names place and remedy."""
    try:
        engine = open_engine(database_url(named))
    except (ArgumentError, ImportError, OSError) as error:
        raise OutputError(
            f"--store {without_password(named or '')}: cannot be opened ({plain_reason(error)}); "
            "give a path, sqlite:///PATH or postgresql+psycopg://…"
        ) from error
    try:
        migrate(engine, Path(__file__).parent / "migrations", HEAD, VERSIONS)
        yield Store(engine)
    except StoreError as error:
        raise OutputError(str(error)) from error
    except SQLAlchemyError as error:
        raise OutputError(
            f"store {engine.url.render_as_string()}: {plain_reason(error)}; name another with --store, or --store none."
        ) from error
    finally:
        engine.dispose()


def open_snapshots(named: str | None) -> SnapshotStore:
    """The snapshots that belong to a `--store` value: beside an SQLite file, or in the database that it names."""
    return SnapshotStore(home(named), shared_database(named))


def changed(rows: Iterable[Past]) -> list[Past]:
    """The looks at which the verdict or its reason was another than before; the first always."""
    kept: list[Past] = []
    for past in rows:
        if not kept or (kept[-1].verdict, kept[-1].reason) != (past.verdict, past.reason):
            kept.append(past)
    return kept
