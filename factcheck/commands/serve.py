"""`factcheck serve`: rechecks on a schedule, on this machine, until interrupted."""

from __future__ import annotations

import argparse
from zoneinfo import ZoneInfo

from factcheck.commands.flags import add_network, add_output, add_schedule, add_store, add_text, settings_of

HELP = "recheck documents on a schedule, on this machine, until interrupted (Prefect)"
EXAMPLES = """\
examples:
  factcheck serve docs/ --cron "0 3 * * *" --timezone Asia/Seoul
  factcheck serve column.md --interval 3600
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents, folders or globs")
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--cron", metavar="SCHEDULE", help='five fields, e.g. "0 3 * * *"')
    when.add_argument("--interval", type=_seconds, metavar="SECONDS", help="seconds from one run to the next")
    parser.add_argument(
        "--timezone", default="UTC", type=_zone, metavar="ZONE", help="of the schedule, e.g. Asia/Seoul"
    )
    add_schedule(parser)
    add_text(parser)
    add_network(parser)
    add_output(parser)
    add_store(parser)


def _seconds(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r} is no number of seconds; give 1 or more")
    return int(value)


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no time zone; give one such as Asia/Seoul") from error
    return value


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; arguments in, exit code out."""
    from factcheck.commands.delivery import Delivery
    from factcheck.keeping.places import documents
    from flows.local import serve_here

    settings = settings_of(args)
    paths = documents(args.paths or settings.documents, settings.out)
    Delivery.planned(settings)  # a wrong place is told now, not at three in the morning
    serve_here(settings, paths, cron=args.cron, interval=args.interval, timezone=args.timezone)
    return 0
