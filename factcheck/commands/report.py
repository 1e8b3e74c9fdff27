"""`factcheck report`: a run of the store, written again in other formats."""

from __future__ import annotations

import argparse
import sys

from factcheck.commands.flags import add_output, add_store, settings_of

HELP = "write reports of a run of the store again, in any format"
EXAMPLES = """\
examples:
  factcheck report latest --report sarif=out.sarif --report csv=claims.csv
  factcheck report 3f9a1c --report json=-
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("run_name", nargs="?", default="latest", metavar="RUN", help="id, its start, or latest~N")
    add_output(parser)
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Write the reports; arguments in, exit code out."""
    from factcheck.commands.delivery import Delivery
    from factcheck.keeping.store import open_store

    settings = settings_of(args)
    delivery = Delivery.planned(settings)
    with open_store(settings.store) as store:
        found = store.load(args.run_name)
    delivery.write(found)
    delivery.tell(found, sys.stderr)
    return delivery.exit_code(found)
