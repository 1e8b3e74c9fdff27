"""A run too large for one page: a page a document, and an index that leads to them, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from factcheck.model import CheckedDocument, Run, SourceRecord
from reports.html import Html, index
from reports.interface import Options

PAGED = 2000
"""Claims from which a run of several documents is written as several pages."""


def pages(run: Run, path: Path, options: Options) -> Iterator[tuple[Path, bytes]]:
    """The HTML report's files, one at a time: `path` alone, or an index at `path` and its pages beside it."""
    html = Html()
    if run.counts["claims"] <= PAGED or len(run.documents) < 2:
        yield path, html.write(run, options)
        return
    width = len(str(len(run.documents)))
    names = [f"{path.stem}-{n:0{width}}{path.suffix}" for n in range(1, len(run.documents) + 1)]
    yield path, index(run, options, names)
    sources = {source.url: (place, source) for place, source in enumerate(run.sources)}
    for name, checked in zip(names, run.documents, strict=True):
        yield path.with_name(name), html.write(_alone(run, checked, sources), replace(options, index=path.name))


def _alone(run: Run, checked: CheckedDocument, sources: Mapping[str, tuple[int, SourceRecord]]) -> Run:
    """The run as if it had this document only, with the sources that it looked at or cites."""
    used = {c.url for c in checked.document.citations}
    for judgement in checked.judgements:
        used |= {e.url for e in judgement.evidence} | {c.url for c in judgement.claim.citations}
    found = sorted((sources[url] for url in used if url in sources), key=itemgetter(0))
    return replace(run, documents=(checked,), sources=tuple(source for _, source in found))
