"""`factcheck recheck`: check again what was checked, and tell what changed."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from io import StringIO
from typing import TYPE_CHECKING

from factcheck.commands.diff import line_of
from factcheck.commands.flags import add_network, add_output, add_schedule, add_store, add_text, settings_of

if TYPE_CHECKING:
    from factcheck.model import Run
    from factcheck.running.recheck import Plan
    from factcheck.settings import Settings

HELP = "check known documents again; print what changed, and why"
EXAMPLES = """\
examples:
  factcheck recheck                          every document of the store
  factcheck recheck column.md --json
  factcheck recheck --due --budget 200       the sources that are due, at most 200 of them
  factcheck recheck --plan                   when each source is due, without asking any
  factcheck recheck --report atom=changes.xml
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents (default: all that the store knows)")
    parser.add_argument("--json", action="store_true", help="one JSON object a change")
    parser.add_argument("--plan", action="store_true", help="print the day on which each source is due, and stop")
    add_schedule(parser)
    add_text(parser)
    add_network(parser)
    add_output(parser)
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Check again and print the changes; 1 where there are any, 2 where a document could not be read."""
    from factcheck.commands.delivery import UNREAD, Delivery
    from factcheck.commands.handover import hand_over
    from factcheck.keeping.journal import journalled
    from factcheck.running.asking import Earlier
    from factcheck.running.recheck import named_documents, planned
    from factcheck.session import run_settings, workers

    settings = settings_of(args)
    if args.plan:
        return _print_plan(settings, args)
    named = named_documents(settings, args.paths or settings.documents)
    delivery = Delivery.planned(settings)
    with journalled(settings, named) as journal:
        plan = planned(settings, named, journal)
        if not plan.paths:
            print("factcheck: nothing is due.", file=sys.stderr)
            return 0
        with workers(settings, plan.paths) as pool:
            earlier = Earlier(journal=journal, rest=plan.rest)
            result = run_settings(settings, plan.paths, earlier=earlier, pool=pool)
        code = hand_over(result, delivery, StringIO())
        found = _told(settings, plan, result, as_json=args.json)
    if code == UNREAD:
        return UNREAD
    return 1 if found else 0


def _told(settings: Settings, plan: Plan, result: Run, *, as_json: bool) -> bool:
    from factcheck.running.recheck import since, tell
    from reports.clean import told

    for error in result.survey.errors:
        print(f"factcheck: {told(error)}", file=sys.stderr)
    found = since(plan.look, settings.store, result)
    for change in found:
        print(json.dumps(asdict(change), ensure_ascii=False) if as_json else line_of(change))
    sys.stdout.flush()
    if trouble := tell(settings, result, found):
        print(f"factcheck: {trouble}", file=sys.stderr)
    late = f" {plan.put_off} sources are due, but over the budget." if plan.put_off else ""
    print(f"factcheck: {len(found)} changes in {len(plan.paths)} documents.{late}", file=sys.stderr)
    return bool(found)


def _print_plan(settings: Settings, args: argparse.Namespace) -> int:
    from dataclasses import replace

    from factcheck.running.recheck import named_documents, planned
    from reports.clean import told

    named = named_documents(settings, args.paths or settings.documents)
    for review in planned(replace(settings, due=True), named).reviews:
        day = "now" if review.why == "never asked" else f"{review.review_by}"
        line = {"review_by": day, "why": review.why, "url": review.url}
        row = f"{day:<10}  {review.why:<11}  {told(review.url)}"
        print(json.dumps(line, ensure_ascii=False) if args.json else row)
    return 0
