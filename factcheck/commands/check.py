"""`factcheck check`: documents in, reports out."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from factcheck.commands.flags import add_network, add_output, add_store, add_text, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.commands.delivery import Delivery
    from factcheck.model import Run
    from factcheck.settings import Settings

HELP = "check every numeric or dated claim of documents against the sources they cite"
EXAMPLES = """\
examples:
  factcheck check column.md
  factcheck check column.md --sources sources.toml --out report/
  factcheck check docs/ --report json=- --fail-on never | jq .counts
  factcheck check column.md --cassette web.yaml --record-mode once     record what is fetched
  factcheck check column.md --cassette web.yaml                        replay it, without a network
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents, folders or globs")
    add_text(parser)
    add_network(parser)
    add_output(parser)
    add_store(parser)
    parser.add_argument("--flow", action="store_true", help="run as a Prefect flow (own server, if none is set)")


def run(args: argparse.Namespace) -> int:
    """Check, keep, report; arguments in, exit code out."""
    from factcheck.commands.delivery import Delivery
    from factcheck.keeping.places import documents

    settings = settings_of(args)
    paths = documents(args.paths or settings.documents, settings.out)
    delivery = Delivery.planned(settings)
    if not args.flow:
        return _inline(settings, paths, delivery)
    result = _as_flow(settings, paths)
    delivery.tell(result, sys.stderr)
    return delivery.exit_code(result)


def _inline(settings: Settings, paths: tuple[Path, ...], delivery: Delivery) -> int:
    from factcheck.commands.handover import hand_over
    from factcheck.keeping.journal import journalled
    from factcheck.running.asking import Earlier
    from factcheck.running.progress import shown_on
    from factcheck.session import run_settings, workers

    with journalled(settings, paths) as journal:
        with workers(settings, paths) as pool, shown_on(sys.stderr) as wrap:
            result = run_settings(settings, paths, wrap, Earlier(journal=journal), pool)
        return hand_over(result, delivery, sys.stderr)


def _as_flow(settings: Settings, paths: tuple[Path, ...]) -> Run:
    from flows.local import check_here

    return check_here(settings, paths)
