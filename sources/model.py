"""Values of this package: what came back for an address, and what could be read of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from claims.frozen import quick
from claims.model import BlockKind, Span


class Outcome(StrEnum):
    """What became of an address: a closed set. Only `fetched` text can be evidence."""

    FETCHED = "fetched"
    NOT_MODIFIED = "not_modified"
    MISSING = "missing"
    SOFT_404 = "soft_404"
    BLOCKED = "blocked"
    PAYWALLED = "paywalled"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the ladder that led to an outcome (direct, redirect, archive, store)."""

    url: str
    action: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What came back from an address, whole, kept by hash."""

    url: str
    """As cited."""
    final_url: str
    """After redirects."""
    status: int
    media_type: str
    charset: str | None
    """As the header names it; the reader decides by its own ladder."""
    body: bytes
    sha256: str
    """Of `body`."""
    fetched_at: dt.datetime | None
    """UTC; None in a replay that does not know."""
    headers: tuple[tuple[str, str], ...] = ()
    """Lower-case names; cookies and credentials left out."""
    trail: tuple[Step, ...] = ()
    outcome: Outcome = Outcome.FETCHED
    """`fetched`, `not_modified`, or `paywalled` (only the readable part counts)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """Why nothing came back."""

    url: str
    outcome: Outcome
    detail: str
    """One plain sentence."""
    final_url: str = ""
    status: int | None = None
    tried_at: dt.datetime | None = None
    trail: tuple[Step, ...] = ()


Fetched = Snapshot | Unavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A run of main text of a page. Navigation, adverts, teasers, comments and hidden text are not here."""

    kind: BlockKind
    text: str
    span: Span
    """In `Page.text`."""
    heading: tuple[str, ...] = ()
    correction: bool = False
    """The block is a correction, retraction or update notice."""
    page: int | None = None
    """Page number, for PDF."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its header cells flattened; CSV and lists of JSON objects are tables too."""

    title: str
    """Caption, or the nearest heading."""
    columns: tuple[str, ...]
    """Header path of each column, joined by " / "; "" where there is none."""
    rows: tuple[tuple[str, ...], ...]
    """Cells as written, row header first; spans of merged cells filled in."""
    unit: str = ""
    """From a "(unit: …)" line, the caption or the description."""
    notes: str = ""
    """Footnotes under the table."""
    heading: tuple[str, ...] = ()
    index: int = 0
    """Its place among the tables of the page, from 0."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What can be read of one snapshot."""

    url: str
    final_url: str
    sha256: str
    """Of the snapshot's body."""
    media_type: str
    charset: str = "utf-8"
    language: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: dt.date | None = None
    updated: dt.date | None = None
    corrected: dt.date | None = None
    """The last day that a correction notice on the page names."""
    canonical: str = ""
    text: str = ""
    """Main text: the blocks joined by newlines."""
    blocks: tuple[PageBlock, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[str, ...] = ()
    """Absolute addresses that the main text links to."""
    partial: str = ""
    """Why only a part could be read ("paywall", "page limit"); empty where all was."""
    credit: str = ""
    """Wire agency or original publisher that the page names as its origin ("Harbor Wire")."""

    def table(self, index: int) -> Table | None:
        """The table with a number, where the page has it."""
        return next((t for t in self.tables if t.index == index), None)
