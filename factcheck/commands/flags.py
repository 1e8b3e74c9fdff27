"""Flags that several commands share, and how they become settings."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.settings import (
    DEFAULT_REPORTS,
    FAIL_ON,
    LANGUAGES,
    RECORD_MODES,
    RUNNERS,
    Settings,
    find_file,
    load,
    parse_budget,
    parse_connect_to,
    parse_date,
    parse_hours,
    parse_jobs,
    parse_report,
)


def _argument(read: Callable[[Any], Any]) -> Callable[[str], Any]:
    def wrapped(value: str) -> Any:
        try:
            return read(value)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return wrapped


def day(value: str) -> dt.date:
    """A day of the command line; argparse reports what is wrong with it."""
    found: dt.date = _argument(parse_date)(value)
    return found


def add_text(parser: argparse.ArgumentParser) -> None:
    """--lang and --as-of."""
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the documents (default: found out for each)")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="reference day of relative dates, YYYY-MM-DD")


def add_config(parser: argparse.ArgumentParser) -> None:
    """--config."""
    parser.add_argument(
        "--config", metavar="FILE", help="settings (default: factcheck.toml, or [tool.factcheck] of pyproject.toml)"
    )


def add_store(parser: argparse.ArgumentParser) -> None:
    """--config and --store."""
    add_config(parser)
    parser.add_argument(
        "--store", metavar="URL", help="SQLite file or database address; `none` keeps nothing (default: .factcheck/)"
    )


def add_network(parser: argparse.ArgumentParser) -> None:
    """Where sources come from, and how."""
    group = parser.add_argument_group("sources")
    group.add_argument("--sources", metavar="FILE", help="a sources.toml: sources beside those a document cites")
    group.add_argument("--cassette", metavar="FILE", help="replay (or record) a VCR.py cassette instead of the network")
    group.add_argument("--record-mode", choices=RECORD_MODES, help="VCR's record mode of the cassette (default: none)")
    group.add_argument("--offline", action="store_true", default=None, help="no network: only snapshots kept earlier")
    group.add_argument("--archive", action="store_true", default=None, help="ask the Wayback Machine for what is lost")
    group.add_argument(
        "--lookups",
        action="store_true",
        default=None,
        help="ask Crossref, OpenAlex, … where an address fails or is not given",
    )
    group.add_argument(
        "--allow-private-hosts", action="store_true", default=None, help="let loopback and private addresses be fetched"
    )
    group.add_argument(
        "--connect-to",
        action="append",
        type=_argument(parse_connect_to),
        metavar="HOST:PORT:HOST:PORT",
        help="connect elsewhere for a host and port, as in curl",
    )
    group.add_argument("--runner", choices=RUNNERS, help="where the work runs (default: threads)")
    group.add_argument(
        "--runner-address", metavar="ADDRESS", help="a Dask scheduler (tcp://…) or Ray cluster (ray://…) that exists"
    )
    group.add_argument("--jobs", type=_argument(parse_jobs), metavar="N", help="how many at a time (default: 4)")


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where reports go, and what the exit code says."""
    group = parser.add_argument_group("output")
    group.add_argument("--out", metavar="DIR", help="folder for run.json, report.html, report.md (factcheck-report)")
    group.add_argument(
        "--report",
        action="append",
        type=_argument(parse_report),
        metavar="FORMAT[=PATH]",
        help="write this format; may be given often; `-` is stdout",
    )
    group.add_argument("--report-lang", choices=LANGUAGES, help="language of the reports (default: the document's)")
    group.add_argument(
        "--all-results", action="store_true", default=None, help="list verified claims in sarif, github, … too"
    )
    group.add_argument("--log", metavar="FILE", help="add a line of JSON for each event; `-` is stderr")
    group.add_argument("--fail-on", choices=FAIL_ON, help="what counts as a finding (default: contested)")
    group.add_argument(
        "--allow-unreachable", action="store_true", default=None, help="exit 0, not 3, if only a source is missing"
    )


def add_schedule(parser: argparse.ArgumentParser) -> None:
    """What a recheck asks, and who hears of changes."""
    group = parser.add_argument_group("recheck")
    group.add_argument("--due", action="store_true", default=None, help="ask only the sources that are due")
    group.add_argument(
        "--budget",
        type=_argument(parse_budget),
        metavar="N",
        help="with --due: at most N sources, the longest overdue",
    )
    group.add_argument(
        "--cooldown",
        type=_argument(parse_hours),
        metavar="HOURS",
        help="with --due: leave a source in peace for so long after it was asked",
    )
    group.add_argument("--webhook", metavar="URL", help="send the changes there as JSON")


NAMES = frozenset(Settings.__dataclass_fields__) - {"origin", "documents"}


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings of the file, with the flags that were given on top."""
    given = {name: value for name, value in vars(args).items() if name in NAMES and value is not None}
    flags = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    if "out" in flags and "report" in flags:  # a folder that was named gets the usual reports too
        flags["report"] = tuple(dict.fromkeys((*DEFAULT_REPORTS, *flags["report"])))
    config = getattr(args, "config", None)
    return load(Path(config) if config else find_file(Path()), flags)
