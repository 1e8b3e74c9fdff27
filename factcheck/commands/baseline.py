"""`factcheck baseline`: accept today's findings, so that only new ones fail."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from factcheck.commands.flags import add_store, settings_of

HELP = "accept the findings of a run, so that `--fail-on new` only fails on later ones"
EXAMPLES = """\
examples:
  factcheck check docs/ && factcheck baseline
  factcheck baseline --check         name entries that no longer apply
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("run_name", nargs="?", default="latest", metavar="RUN", help="id, its start, or latest~N")
    parser.add_argument("--baseline", metavar="FILE", help="where it is kept (default: factcheck-baseline.json)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where an entry is stale")
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Write or check the baseline; arguments in, exit code out."""
    from factcheck.keeping import baseline
    from factcheck.keeping.store import open_store

    settings = settings_of(args)
    path = Path(settings.baseline)
    with open_store(settings.store) as store:
        found = store.load(args.run_name)
    if not args.check:
        print(f"{path}: {baseline.write(found, path)} findings accepted.", file=sys.stderr)
        return 0
    stale = baseline.stale(found, baseline.read(path) or {})
    for claim in stale:
        print(claim)
    return 1 if stale else 0
