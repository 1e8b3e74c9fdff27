"""`factcheck diff`: what changed between two runs, and why."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from factcheck.commands.flags import add_store, settings_of

if TYPE_CHECKING:
    from factcheck.keeping.drift import Change

HELP = "tell what changed between two runs of the store, with the cause of each change"
LONGEST = 200
"""Characters of a sentence."""
EXAMPLES = """\
examples:
  factcheck diff                     the run before the latest, against the latest
  factcheck diff 3f9a1c latest --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("before", nargs="?", default="latest~1", metavar="RUN", help="id, its start, or latest~N")
    parser.add_argument("after", nargs="?", default="latest", metavar="RUN", help="id, its start, or latest")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Print the changes; 1 where there are any."""
    from factcheck.keeping.drift import changes
    from factcheck.keeping.store import open_store

    with open_store(settings_of(args).store) as store:
        before, after = (store.look(store.find(name)) for name in (args.before, args.after))
    found = list(changes(before, after))
    for change in found:
        print(json.dumps(asdict(change), ensure_ascii=False) if args.json else line_of(change))
    return 1 if found else 0


def line_of(change: Change) -> str:
    """A change for a person: what and where on one line, the sentence below it."""
    from reports.clean import inert, shorten, told

    moved = f"{change.before or '-'} -> {change.after or '-'}"
    values = f" [{change.found_before or '-'} -> {change.found_after or '-'}]" if change.found_before else ""
    what = told(f"{change.cause.value}: {change.document}: {moved}{values} {change.url}")
    return f"{what}\n    {inert(shorten(change.sentence, LONGEST))}"
