"""Documents with the sources that they are judged by: fetched once, however often the documents are edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.model import Extraction
from factcheck.keeping.memory import Forgetful
from factcheck.matching.shelf import Consulted
from factcheck.running.desk import Desk, consult
from factcheck.running.runners import in_threads
from factcheck.running.work import Unread, consulted, extract_document
from factcheck.session import Wrap, opened
from factcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Gathered:
    """A document's claims and what its citations brought."""

    extraction: Extraction
    consulted: tuple[Consulted, ...]


def gathered(
    settings: Settings, paths: Sequence[Path], wrap: Wrap = lambda run_many: run_many
) -> list[Gathered | Unread]:
    """Every document by settings, in order, or why it could not be read; nothing is judged."""
    network = wrap(in_threads(settings.jobs if settings.runner != "inline" else 1))
    with opened(settings, paths) as session:
        today = session.clock.today()
        found = [extract_document(session.job, today, path) for path in session.job.paths]
        urls = tuple(dict.fromkeys(url for item in found if isinstance(item, Extraction) for url in _cited(item)))
        desk = Desk(Forgetful(), session.keep, lean=False)
        consult(desk, urls, session.fetch, network, network)
    return [item if isinstance(item, Unread) else _gathered(item, desk) for item in found]


def _gathered(extraction: Extraction, desk: Desk) -> Gathered:
    sources = desk.sources(_cited(extraction))
    had = tuple(consulted(extraction.document, [sources[url] for url in _cited(extraction)]))
    return Gathered(extraction, had)


def _cited(extraction: Extraction) -> tuple[str, ...]:
    return tuple(citation.url for citation in extraction.document.citations)
