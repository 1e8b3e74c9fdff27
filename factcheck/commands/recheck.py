"""`factcheck recheck`: check again what was checked, and tell what changed."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from factcheck.commands.diff import line_of
from factcheck.commands.flags import add_network, add_output, add_store, add_text, settings_of

HELP = "check the documents of the latest run again; print what changed, and why"
EXAMPLES = """\
examples:
  factcheck recheck                          every document of the latest run
  factcheck recheck column.md --json
  factcheck recheck --report atom=changes.xml
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents (default: those of the latest run)")
    parser.add_argument("--json", action="store_true", help="one JSON object a change")
    parser.add_argument("--webhook", metavar="URL", help="send the changes there as JSON")
    add_text(parser)
    add_network(parser)
    add_output(parser)
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Check again and print the changes; 1 where there are any, 2 where a document could not be read."""
    from factcheck.commands.delivery import UNREAD, Delivery
    from factcheck.recheck import before, send, since
    from factcheck.session import run_settings

    settings = settings_of(args)
    paths, look = before(settings.store, args.paths or settings.documents)
    delivery = Delivery.planned(settings)
    result = run_settings(settings, paths)
    delivery.keep(result)
    delivery.write(result)
    found = since(look, settings.store, result)
    for change in found:
        print(json.dumps(asdict(change), ensure_ascii=False) if args.json else line_of(change))
    if settings.webhook and found and (trouble := send(settings.webhook, result, found)):
        print(f"factcheck: {trouble}", file=sys.stderr)
    print(f"factcheck: {len(found)} changes in {len(paths)} documents.", file=sys.stderr)
    if delivery.exit_code(result) == UNREAD:
        return UNREAD
    return 1 if found else 0
