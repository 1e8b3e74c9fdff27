"""`factcheck record`: make or refresh the cassette that CI replays."""

from __future__ import annotations

import argparse

from factcheck.commands import check
from factcheck.commands.flags import add_network, add_output, add_store, add_text

HELP = "fetch what documents cite into a cassette, for CI to replay; reports as `check` does"
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
    parser.set_defaults(record_mode="new_episodes", flow=False)


def run(args: argparse.Namespace) -> int:
    """Check with a recording cassette; arguments in, exit code out."""
    from factcheck.errors import FactcheckError

    if not args.cassette:
        raise FactcheckError("record: no cassette; name the file with --cassette.")
    return check.run(args)
