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
  factcheck show                     the latest run, worst first
  factcheck show 3f9a1c              the claim whose id begins so, in the latest run
  factcheck show 3f9a1c --run latest~1
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("claim", nargs="?", help="id of a claim, or the start of one")
    parser.add_argument("--run", dest="run_name", default="latest", metavar="RUN", help="id, its start, or latest~N")
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Print the run or the claim; arguments in, exit code out."""
    from factcheck.commands.delivery import language_of
    from factcheck.store import open_store
    from reports.summary import terminal

    with open_store(settings_of(args).store) as store:
        found = store.load(args.run_name)
    if args.claim:
        _claim(claim_of(found, args.claim))
        return 0
    width = shutil.get_terminal_size().columns
    print(terminal(found, colour=sys.stdout.isatty(), width=width, language=language_of(found)))
    return 0


def claim_of(found: Run, start: str) -> Judgement:
    """The one judgement whose claim id begins with `start`; FactcheckError where there is not just one."""
    from factcheck.errors import FactcheckError

    matching = [j for j in found.judgements if start and j.claim.id.startswith(start)]
    if len(matching) != 1:
        many = f"{len(matching)} claims begin" if matching else "no claim begins"
        raise FactcheckError(f"claim {start!r}: {many} so in run {found.id}; ids stand in run.json.")
    return matching[0]


def _claim(judgement: Judgement) -> None:
    from reports.clean import one_line

    claim = judgement.claim
    print(one_line(f"{claim.document}:{claim.line}:{claim.column}  {claim.id}"))
    print(one_line(claim.sentence))
    print(f"{judgement.verdict.value} ({judgement.reason.code.value}), value {one_line(claim.value.text)}")
    for evidence in judgement.evidence:
        print(one_line(f"  {evidence.relation.value}: {evidence.written or evidence.value or ''}  {evidence.url}"))
        print(one_line(f"    {evidence.formula or evidence.quote}"))
        print(f"    snapshot {evidence.snapshot}")
