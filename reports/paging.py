"""A run too large for one page: a page a document, and an index that leads to them, worst first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from factcheck.model import CheckedDocument, Run
from reports.html import Html, index
from reports.interface import Options

PAGED = 2000
"""Claims from which a run of several documents is written as several pages."""


def pages(run: Run, path: Path, options: Options) -> dict[Path, bytes]:
    """The HTML report's files: `path` alone, or an index at `path` and its pages beside it."""
    html = Html()
    if len(run.judgements) <= PAGED or len(run.documents) < 2:
        return {path: html.write(run, options)}
    width = len(str(len(run.documents)))
    names = [f"{path.stem}-{n:0{width}}{path.suffix}" for n in range(1, len(run.documents) + 1)]
    made = {path: index(run, options, names)}
    for name, checked in zip(names, run.documents, strict=True):
        made[path.with_name(name)] = html.write(_alone(run, checked), replace(options, index=path.name))
    return made


def _alone(run: Run, checked: CheckedDocument) -> Run:
    """The run as if it had this document only, with the sources that it looked at or cites."""
    used = {c.url for c in checked.document.citations}
    for judgement in checked.judgements:
        used |= {e.url for e in judgement.evidence} | {c.url for c in judgement.claim.citations}
    return replace(run, documents=(checked,), sources=tuple(s for s in run.sources if s.url in used))
