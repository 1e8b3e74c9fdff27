"""`factcheck extract`: claims only, as JSON lines."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from factcheck.commands.flags import add_config, add_text, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Claim
    from factcheck.settings import Settings

HELP = "print the claims of documents, or the numbers and dates of JSON lines; nothing is fetched"
EXAMPLES = """\
examples:
  factcheck extract column.md | jq -r .sentence
  factcheck extract --jsonl texts.jsonl > mentions.jsonl       lines {"id", "text", "lang"?, "as_of"?}
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents, folders or globs")
    parser.add_argument("--jsonl", metavar="FILE", help='lines {"id", "text"}; `-` is stdin')
    add_text(parser)
    add_config(parser)


def run(args: argparse.Namespace) -> int:
    """Print the claims; arguments in, exit code out."""
    settings = settings_of(args)
    if args.jsonl is None:
        return _documents(settings, args.paths or settings.documents)
    from factcheck.commands.streaming import stream
    from factcheck.errors import FactcheckError
    from factcheck.verdicts import jsonl

    if args.paths:
        raise FactcheckError("extract takes documents or --jsonl, not both; run it once for each.")
    return stream(args.jsonl, jsonl.extraction(jsonl.Defaults(settings.lang, settings.as_of)))


def _documents(settings: Settings, named: Sequence[str]) -> int:
    from factcheck.keeping.places import documents
    from factcheck.running.stages import Job
    from factcheck.running.work import Unread, extract_document
    from reports.clean import told

    code = 0
    job = Job(paths=documents(named, settings.out), language=settings.lang, as_of=settings.as_of)
    for path in job.paths:
        found = extract_document(job, None, path)
        if isinstance(found, Unread):
            print(f"factcheck: {told(found.error)}", file=sys.stderr)
            code = 2
            continue
        for claim in found.claims:
            print(json.dumps(_record(claim), ensure_ascii=False))
    return code


def _record(claim: Claim) -> dict[str, Any]:
    from reports.json import claim_record

    return {"document": claim.document, **claim_record(claim)}
