"""The steps of the pipeline, each one call into a room, and the values that pass between them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from claims.model import Extraction
from factcheck.keeping.memory import Head
from factcheck.keeping.places import shown
from factcheck.model import CheckedDocument, SourceRecord
from sources.listing import ListedSource
from sources.model import Fetched, Page, Snapshot, Unavailable

T = TypeVar("T")
BATCH = 40
"""Claims in one piece of work: large enough that handing it out costs little."""
HEAVY = 4
"""What reading one document or one page weighs, in claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be checked, and how."""

    paths: tuple[Path, ...]
    language: str | None = None
    as_of: dt.date | None = None
    listed: tuple[ListedSource, ...] = ()
    settings_hash: str = ""
    lookups: bool = False
    """Entries of a bibliography that give no address are citations too."""
    tool: str = "factcheck"
    version: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An address with what came back, what could be read of it, and whose words they are."""

    url: str
    fetched: Fetched
    page: Page | Unavailable
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a document before it is judged."""

    path: Path
    sha256: str = ""
    """Of the file; empty where it could not be read."""
    urls: tuple[str, ...] = ()
    """What it cites, in order of appearance."""
    claims: int = 0
    dated: bool = False
    """Its dates do not hang on the day of the run."""
    error: str = ""
    extracted: Extraction | bytes | None = None
    """As it is, folded, or not taken up again since it did not change."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document with everything that it is judged by."""

    draft: Draft
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One document with its judgements, as they are or packed, and what went wrong."""

    checked: CheckedDocument | bytes
    error: str = ""


def cited(drafts: Iterable[Draft]) -> tuple[str, ...]:
    """Every address that the documents cite, once, in order of appearance."""
    return tuple(dict.fromkeys(url for draft in drafts for url in draft.urls))


def merged(parts: Iterable[Mapping[str, T]]) -> dict[str, T]:
    """One mapping out of many."""
    return {key: value for part in parts for key, value in part.items()}


def in_order(urls: Sequence[str], fetched: Mapping[str, Fetched]) -> dict[str, Fetched]:
    """The same mapping in the order of `urls`."""
    return {url: fetched[url] for url in urls if url in fetched}


def batches(items: Iterable[T], weight: Callable[[T], int] = lambda item: HEAVY) -> list[tuple[T, ...]]:
    """Items in pieces of about BATCH weight, order kept."""
    pieces: list[tuple[T, ...]] = []
    piece: list[T] = []
    load = 0
    for item in items:
        piece.append(item)
        load += weight(item)
        if load >= BATCH or len(piece) >= BATCH:
            pieces.append(tuple(piece))
            piece, load = [], 0
    return [*pieces, tuple(piece)] if piece else pieces


def spread(pieces: Iterable[Sequence[T]]) -> list[T]:
    """The items of all pieces, in order."""
    return [item for piece in pieces for item in piece]


def record(fetched: Fetched, head: Head) -> SourceRecord:
    """A source as the run keeps it."""
    outcome = head.trouble or fetched
    base = SourceRecord(
        url=head.url,
        final_url=fetched.final_url,
        status=fetched.status,
        outcome=outcome.outcome,
        detail=outcome.detail if isinstance(outcome, Unavailable) else "",
        fetched_at=fetched.fetched_at if isinstance(fetched, Snapshot) else fetched.tried_at,
        trail=fetched.trail,
        origin=head.origin,
        published=head.published,
        title=head.title,
        publisher=head.publisher,
    )
    if isinstance(fetched, Snapshot):
        return replace(base, sha256=fetched.sha256, media_type=fetched.media_type)
    return base


def fingerprint(
    job: Job, drafts: Sequence[Draft], verdicts: Sequence[Verdicts], records: Sequence[SourceRecord]
) -> str:
    """The id of a run: a hash of documents, snapshots, settings and version."""
    parts = [job.version, job.settings_hash, str(job.as_of)]
    for draft, judged in zip(drafts, verdicts, strict=True):
        parts.append(f"{shown(draft.path)}\0{'' if judged.error else draft.sha256}\0{judged.error}")
    parts += [f"{s.url}\0{s.final_url}\0{s.sha256 or s.outcome}" for s in records]  # fetched or not modified: the same
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]
