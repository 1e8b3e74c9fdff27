"""`factcheck record`: make or refresh the cassette that CI replays."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from factcheck.commands.diff import line_of
from factcheck.commands.flags import add_network, add_output, add_store, add_text, settings_of

HELP = "fetch what documents cite into a cassette, for CI to replay; tell what changed, and what is stale or unused"
EXAMPLES = """\
examples:
  factcheck record docs/*.md --cassette tests/web.yaml                    what is new
  factcheck record docs/*.md --cassette tests/web.yaml --record-mode all  everything anew
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents, folders or globs")
    add_text(parser)
    add_network(parser)
    add_output(parser)
    add_store(parser)
    parser.add_argument("--stale-after", type=int, default=180, metavar="DAYS", help="age that is told (default: 180)")
    parser.set_defaults(record_mode="new_episodes")


def run(args: argparse.Namespace) -> int:
    """Check with a recording cassette; changed verdicts to stdout; arguments in, exit code out."""
    from factcheck.clock import clock
    from factcheck.commands.delivery import Delivery
    from factcheck.errors import FactcheckError
    from factcheck.keeping.places import documents
    from factcheck.keeping.recordings import troubles
    from factcheck.running.recheck import last_look, since
    from factcheck.session import run_settings
    from reports.clean import told

    settings = settings_of(args)
    if not settings.cassette:
        raise FactcheckError("record: no cassette; name the file with --cassette.")
    paths = documents(args.paths or settings.documents, settings.out)
    delivery = Delivery.planned(settings)
    look = last_look(settings.store, paths)
    result = run_settings(settings, paths)
    delivery.keep(result)
    delivery.write(result)
    for change in since(look, settings.store, result) if look else ():
        print(line_of(change))
    today = clock(live=True, epoch=os.environ.get("SOURCE_DATE_EPOCH")).today()
    for trouble in troubles(Path(settings.cassette), result, today, args.stale_after):
        print(f"factcheck: {told(trouble)}", file=sys.stderr)
    delivery.tell(result, sys.stderr)
    return delivery.exit_code(result)
