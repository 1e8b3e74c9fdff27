"""`factcheck history`: runs, or the verdicts of one claim over time."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factcheck.commands.flags import add_store, settings_of

if TYPE_CHECKING:
    from factcheck.keeping.store import Store

HELP = "list the runs of the store, or how the verdict of one claim changed"
EXAMPLES = """\
examples:
  factcheck history                  every run, latest first
  factcheck history 3f9a1c           the claim whose id begins so
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("claim", nargs="?", help="id of a claim, or the start of one")
    parser.add_argument("--all", action="store_true", help="also the runs in which nothing changed")
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Print the history; arguments in, exit code out."""
    from factcheck.keeping.store import open_store

    with open_store(settings_of(args).store) as store:
        if args.claim:
            _claim(store, args.claim, everything=args.all)
        else:
            _runs(store)
    return 0


def _runs(store: Store) -> None:
    for row in store.runs():
        counts = ", ".join(f"{row.counts[name]} {name}" for name in ("verified", "contested", "reported_only"))
        print(f"{row.id}  {row.finished or row.as_of or '-'}  version {row.version}  {counts}")


def _claim(store: Store, start: str, *, everything: bool) -> None:
    from factcheck.errors import FactcheckError
    from factcheck.keeping.store import changed

    found = store.history(start)
    if not found:
        raise FactcheckError(f"claim {start!r}: the store knows none of that id; see `factcheck show latest`.")
    for claim, past in found.items():
        print(claim)
        for look in past if everything else changed(past):
            print(f"  {look.at or '-'}  {look.verdict.value} ({look.reason.value})  run {look.run}")
