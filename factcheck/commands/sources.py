"""`factcheck sources`: what documents cite, and the snapshots that are kept of it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.commands.flags import add_store, add_text, day, settings_of
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.settings import Settings
    from sources.model import Snapshot
    from sources.snapshots.store import Kept, SnapshotStore

HELP = "list what documents cite and the snapshots kept of it, show one, prune old ones; nothing is fetched"
EXAMPLES = """\
examples:
  factcheck sources list                                  every address that snapshots are kept of
  factcheck sources list column.md --sources sources.toml what a document cites, and what is kept of it
  factcheck sources show https://statistics.example/a     newest snapshot: where from, when, how, and its text
  factcheck sources show 5f8c2a --body > page.html        the bytes, by address or start of the hash
  factcheck sources prune --before 2026-01-01 --dry-run
"""
NOTHING = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="list|show|prune")
    listing = actions.add_parser("list", help="addresses, with the newest snapshot of each")
    listing.add_argument("paths", nargs="*", metavar="PATH", help="documents, folders or globs (default: the store)")
    listing.add_argument("--sources", metavar="FILE", help="a sources.toml: sources beside those a document cites")
    add_text(listing)
    show = actions.add_parser("show", help="one snapshot: where from, when, how, and its text")
    show.add_argument("name", metavar="ADDRESS|HASH", help="address as cited, or the start of a snapshot's SHA-256")
    show.add_argument("--body", action="store_true", help="the bytes as they came, and nothing else")
    prune = actions.add_parser("prune", help="forget old snapshots; never an address's newest")
    prune.add_argument("--before", type=day, required=True, metavar="DATE", help="fetched before this day, YYYY-MM-DD")
    prune.add_argument("--evidence", action="store_true", help="also those that a verdict of a kept run rests on")
    prune.add_argument("--dry-run", action="store_true", help="only tell how many")
    for action in (listing, show, prune):
        add_store(action)


def run(args: argparse.Namespace) -> int:
    """List, show or prune; arguments in, exit code out."""
    if args.action is None:
        raise FactcheckError("sources: say what to do: list, show ADDRESS, or prune --before DATE.")
    settings = settings_of(args)
    if args.action == "list":
        return _cited(settings, args.paths) if args.paths else _kept(settings)
    return _show(settings, args) if args.action == "show" else _prune(settings, args)


@contextmanager
def _opened(settings: Settings) -> Iterator[SnapshotStore]:
    from factcheck.keeping.store import open_snapshots

    if settings.store == "none":
        raise FactcheckError("sources: --store none keeps no snapshots; name a store.")
    with closing(open_snapshots(settings.store)) as store:
        yield store


def _kept(settings: Settings) -> int:
    """Time, number, media type, hash and address of each, tab-separated."""
    with _opened(settings) as store:
        for kept in store.addresses():
            _print_row(kept.latest or NOTHING, str(kept.snapshots), kept.media_type, kept.sha256[:12], kept.url)
    return 0


def _cited(settings: Settings, named: list[str]) -> int:
    """Path, kind, time of the newest snapshot and address of each citation, tab-separated."""
    from factcheck.keeping.places import documents
    from factcheck.running.stages import Job
    from factcheck.running.work import Unread, extract_document
    from reports.clean import told
    from sources.listing import read_sources_file

    listed = read_sources_file(Path(settings.sources)) if settings.sources else ()
    paths = documents(named, settings.out)
    job = Job(paths=paths, language=settings.lang, as_of=settings.as_of, listed=listed)
    known = {kept.url: kept for kept in _addresses(settings)}
    code = 0
    for path in paths:
        found = extract_document(job, None, path)
        if isinstance(found, Unread):
            print(f"factcheck: {told(found.error)}", file=sys.stderr)
            code = 2
            continue
        for citation in found.document.citations:
            kept = known.get(citation.url)
            when = (kept.latest or "undated") if kept else NOTHING
            _print_row(found.document.path, citation.kind.value, when, citation.url)
    return code


def _print_row(*fields: str) -> None:
    from reports.clean import flat, inert

    print(inert("\t".join(map(flat, fields))))


def _addresses(settings: Settings) -> list[Kept]:
    if settings.store == "none":
        return []
    with _opened(settings) as store:
        return store.addresses()


def _show(settings: Settings, args: argparse.Namespace) -> int:
    with _opened(settings) as store:
        found = store.named(args.name)
        hashes = {snapshot.sha256 for snapshot in found}
        if not found or (len(hashes) > 1 and args.name not in (found[0].url, found[0].final_url)):
            many = f"{len(hashes)} snapshots are called so" if found else "no snapshot is kept of it"
            raise FactcheckError(f"source {args.name!r}: {many}; `factcheck sources list` names what is there.")
        if args.body:
            sys.stdout.buffer.write(found[0].body)
            return 0
        _describe(found, store.texts(found[0].sha256))
    return 0


def _describe(found: list[Snapshot], texts: dict[str, str]) -> None:
    from reports.clean import told
    from sources.model import Page
    from sources.pages.read import read, reader_version

    newest = found[0]
    for name in ("url", "final_url", "status", "media_type", "charset", "sha256", "fetched_at"):
        print(told(f"{name:<12} {getattr(newest, name) or NOTHING}"))
    for step in newest.trail:
        print(told(f"{'trail':<12} {step.action} {step.url}: {step.result}"))
    for older in found[1:]:
        print(f"{'also':<12} {older.fetched_at or NOTHING} {older.sha256}")
    page = read(newest)
    if isinstance(page, Page):
        for name in ("title", "publisher", "author", "published", "updated", "corrected"):
            print(told(f"{name:<12} {getattr(page, name) or NOTHING}"))
    now = page.text if isinstance(page, Page) else page.detail
    for version, text in texts.items():
        other = "" if text == now else "; it found another text"
        print(f"{'read by':<12} {version}{', the reader of today' if version == reader_version() else other}")
    print()
    print("\n".join(told(line) for line in now.split("\n")))
    for table in page.tables if isinstance(page, Page) else ():
        print(f"\ntable {table.index + 1}: " + told(f"{table.title} {table.unit}"))
        for row in (table.columns, *table.rows):
            print(told(" | ".join(row)))


def _prune(settings: Settings, args: argparse.Namespace) -> int:
    from factcheck.keeping.store import open_store

    before = dt.datetime.combine(args.before, dt.time(), dt.UTC)
    spared: frozenset[str] = frozenset()
    if not args.evidence:
        with open_store(settings.store) as runs:
            spared = runs.evidence()
    with _opened(settings) as store:
        number = len(store.doomed(before, spared)) if args.dry_run else store.prune(before, spared)
    would = "would be forgotten" if args.dry_run else "forgotten"
    print(f"factcheck: {number} snapshots from before {args.before} {would}.", file=sys.stderr)
    return 0
