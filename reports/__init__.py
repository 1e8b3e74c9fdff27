"""A run in, report files out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import OutputError
from factcheck.files import staged
from factcheck.model import Run
from reports.annotation import Annotation
from reports.atom import Atom
from reports.claimreview import ClaimReview
from reports.csv import Csv
from reports.github import GitHub
from reports.gitlab import GitLab
from reports.html import Html
from reports.interface import Format, Options, Streamed
from reports.json import Json
from reports.junit import JUnit
from reports.markdown import Markdown
from reports.paging import pages
from reports.parquet import Parquet
from reports.rdjson import Rdjson
from reports.sarif import Sarif
from reports.warc import Warc

__all__ = ["FORMATS", "Format", "Options", "rendered", "write_report"]

FORMATS: dict[str, Format] = {
    "html": Html(),
    "json": Json(),
    "markdown": Markdown(),
    "csv": Csv(),
    "sarif": Sarif(),
    "junit": JUnit(),
    "github": GitHub(),
    "gitlab": GitLab(),
    "rdjson": Rdjson(),
    "atom": Atom(),
    "claimreview": ClaimReview(),
    "annotation": Annotation(),
    "parquet": Parquet(),
    "warc": Warc(),
}


def write_report(run: Run, format: str, path: Path, options: Options) -> None:  # noqa: A002 - the word users type
    """Write one report to `path`, whole or not at all; OutputError says why it could not be."""
    if format not in FORMATS:
        raise OutputError(f"{format}: no such report format; choose one of {', '.join(FORMATS)}")
    with staged() as put:
        for place, content in rendered(run, format, path, options):
            put(place, content)


def rendered(run: Run, format: str, path: Path, options: Options) -> Iterator[tuple[Path, Iterable[bytes]]]:  # noqa: A002
    """The files of one report with their bytes in pieces: `path`, and beside it the pages of a large HTML report."""
    writer = FORMATS[format]
    if format == "html":
        yield from ((place, (page,)) for place, page in pages(run, path, options))
    else:
        yield path, writer.parts(run, options) if isinstance(writer, Streamed) else (writer.write(run, options),)
