"""`factcheck show`: a run of the store, or one claim of it, with its evidence."""

from __future__ import annotations

import argparse
import shutil
import sys
from typing import TYPE_CHECKING

from factcheck.commands.flags import add_store, settings_of

if TYPE_CHECKING:
    from factcheck.model import Judgement, Run

HELP = "show a run of the store, or one claim with its evidence"
EXAMPLES = """\
examples:
  factcheck show                     every claim of the latest run with its id, worst first
  factcheck show 3f9a1c              the claim whose id begins so, in the latest run
  factcheck show 3f9a1c --run latest~1
"""
WIDTH = 100
"""Columns where the output is no terminal."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("claim", nargs="?", help="id of a claim, or the start of one")
    parser.add_argument("--run", dest="run_name", default="latest", metavar="RUN", help="id, its start, or latest~N")
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Print the run or the claim; arguments in, exit code out."""
    from factcheck.keeping.store import open_store

    with open_store(settings_of(args).store) as store:
        found = store.load(args.run_name)
    if args.claim:
        _claim(claim_of(found, args.claim))
        return 0
    _overview(found)
    return 0


def _overview(found: Run) -> None:
    """Every claim with its id, worst first, then the summary."""
    from factcheck.commands.delivery import language_of
    from factcheck.running.progress import takes_colour
    from reports.clean import fit, inert, one_line
    from reports.marks import MARKS
    from reports.selection import worst_first
    from reports.summary import terminal

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    for item in worst_first(found):
        judgement, claim = item.judgement, item.judgement.claim
        place = f"{one_line(item.document.path)}:{claim.line}"
        said = f"{MARKS[judgement.verdict]} {judgement.reason.code.value:<13} {place}  {one_line(claim.value.text)}"
        print(inert(fit(f"{claim.id}  {said}", max(width, 40))))
    print(terminal(found, colour=takes_colour(sys.stdout), width=width, language=language_of(found)), end="")


def claim_of(found: Run, start: str) -> Judgement:
    """The one judgement whose claim id begins with `start`; FactcheckError where there is not just one."""
    from factcheck.errors import FactcheckError

    matching = [j for j in found.judgements if start and j.claim.id.startswith(start)]
    if len(matching) != 1:
        many = f"{len(matching)} claims begin" if matching else "no claim begins"
        raise FactcheckError(f"claim {start!r}: {many} so in run {found.id}; `factcheck show` lists them.")
    return matching[0]


def _claim(judgement: Judgement) -> None:
    from reports.clean import told

    claim = judgement.claim
    print(f"{told(claim.document)}:{claim.line}:{claim.column}  {claim.id}")
    print(told(claim.sentence))
    print(f"{judgement.verdict.value} ({judgement.reason.code.value}), value {told(claim.value.text)}")
    for evidence in judgement.evidence:
        said = told(evidence.written or evidence.value or "")
        print(f"  {evidence.relation.value}: {said}  {told(evidence.url)}")
        print(f"    {told(evidence.formula or evidence.quote)}")
        print(f"    snapshot {evidence.snapshot}")
