"""`factcheck signoff`: a reviewer's decision on a claim."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from factcheck.commands.flags import add_store, day, settings_of

HELP = "accept, dispute or send back the verdict of a claim; it lapses when verdict or source change"
EXAMPLES = """\
examples:
  factcheck signoff 3f9a1c --accept --note "internal estimate, agreed with finance"
  factcheck signoff 3f9a1c --dispute --by kim
  factcheck signoff                  list the decisions and whether they still hold
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("claim", nargs="?", help="id of a claim of the run, or the start of one")
    choice = parser.add_mutually_exclusive_group()
    for decision in ("accept", "dispute", "needs_work"):
        flag = f"--{decision.replace('_', '-')}"
        choice.add_argument(flag, dest="decision", action="store_const", const=decision, help=f"decide: {decision}")
    parser.add_argument("--by", metavar="NAME", help="who decides (default: the name of the account)")
    parser.add_argument("--note", default="", help="why")
    parser.add_argument(
        "--review-by", type=day, metavar="DATE", help="day from which its sources are due for a recheck"
    )
    parser.add_argument("--run", dest="run_name", default="latest", metavar="RUN", help="id, its start, or latest~N")
    parser.add_argument("--signoff", metavar="FILE", help="where it is kept (default: factcheck-signoff.toml)")
    add_store(parser)


def _account() -> str:
    from factcheck.errors import FactcheckError

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a container may run under a number that has no name
        raise FactcheckError("signoff: the account has no name; say who decides with --by.") from error


def run(args: argparse.Namespace) -> int:
    """Record or list decisions; arguments in, exit code out."""
    from factcheck.clock import clock
    from factcheck.commands.show import claim_of
    from factcheck.errors import FactcheckError
    from factcheck.keeping import signoff
    from factcheck.keeping.store import open_store

    settings = settings_of(args)
    path = Path(settings.signoff)
    with open_store(settings.store) as store:
        found = store.load(args.run_name)
    if not args.claim:
        in_force = signoff.in_force(found, signoff.read(path))
        for each in signoff.read(path):
            state = "holds" if each == in_force.get(each.claim) else "lapsed"
            print(f"{each.claim}  {each.decision} of {each.verdict} by {each.by}: {state}")
        return 0
    if args.decision is None:
        raise FactcheckError("signoff: no decision; give one of --accept, --dispute, --needs-work.")
    today = clock(live=True, epoch=os.environ.get("SOURCE_DATE_EPOCH")).today()
    by = args.by or _account()
    claim = claim_of(found, args.claim)
    made = signoff.add(path, claim, decision=args.decision, by=by, at=today, note=args.note, review_by=args.review_by)
    print(f"{path}: {made.decision} of {made.claim} by {made.by}.", file=sys.stderr)
    return 0
