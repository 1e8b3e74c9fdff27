"""`factcheck sources`: what documents cite, without fetching it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from factcheck.commands.flags import add_config, add_text, settings_of

HELP = "list the sources that documents cite, and those of a sources.toml; nothing is fetched"
EXAMPLES = """\
examples:
  factcheck sources column.md
  factcheck sources column.md --sources sources.toml
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents, folders or globs")
    parser.add_argument("--sources", metavar="FILE", help="a sources.toml: sources beside those a document cites")
    add_text(parser)
    add_config(parser)


def run(args: argparse.Namespace) -> int:
    """Print path, kind and address, tab-separated; arguments in, exit code out."""
    from factcheck.places import documents
    from factcheck.stages import Job, Unread, extract_document
    from sources.listing import read_sources_file

    settings = settings_of(args)
    listed = read_sources_file(Path(settings.sources)) if settings.sources else ()
    paths = documents(args.paths or settings.documents)
    job = Job(paths=paths, language=settings.lang, as_of=settings.as_of, listed=listed)
    code = 0
    for path in paths:
        found = extract_document(job, None, path)
        if isinstance(found, Unread):
            print(f"factcheck: {found.error}", file=sys.stderr)
            code = 2
            continue
        for citation in found.document.citations:
            print(f"{found.document.path}\t{citation.kind.value}\t{citation.url}")
    return code
