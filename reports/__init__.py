"""A run in, report files out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from factcheck.errors import OutputError
from factcheck.keeping.files import staged
from factcheck.model import Run
from reports.interface import Format, Options, Streamed

__all__ = ["FORMATS", "Format", "Options", "rendered", "suffix", "write_report"]

_WRITERS = {
    "html": ("Html", ".html"),
    "json": ("Json", ".json"),
    "markdown": ("Markdown", ".md"),
    "csv": ("Csv", ".csv"),
    "sarif": ("Sarif", ".sarif"),
    "junit": ("JUnit", ".xml"),
    "github": ("GitHub", ".txt"),
    "gitlab": ("GitLab", ".json"),
    "rdjson": ("Rdjson", ".json"),
    "atom": ("Atom", ".atom"),
    "claimreview": ("ClaimReview", ".jsonld"),
    "annotation": ("Annotation", ".jsonld"),
    "parquet": ("Parquet", ".parquet"),
    "warc": ("Warc", ".warc.gz"),
}
"""Class of the module of the same name, and the suffix of its files."""


class _Formats(Mapping[str, Format]):
    """The writers by name; each is imported when it is first asked for."""

    def __getitem__(self, name: str) -> Format:
        return _writer(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_WRITERS)

    def __len__(self) -> int:
        return len(_WRITERS)

    def __contains__(self, name: object) -> bool:
        return name in _WRITERS


@cache
def _writer(name: str) -> Format:
    made: Format = getattr(import_module(f"reports.{name}"), _WRITERS[name][0])()
    return made


FORMATS: Mapping[str, Format] = _Formats()


def suffix(name: str) -> str:
    """The file name suffix of a format, with its dot."""
    return _WRITERS[name][1]


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
        from reports.paging import pages

        yield from ((place, (page,)) for place, page in pages(run, path, options))
    else:
        yield path, writer.parts(run, options) if isinstance(writer, Streamed) else (writer.write(run, options),)
