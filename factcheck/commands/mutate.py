"""`factcheck mutate`: how many wrong claims would the checker let pass?"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.commands.flags import add_config, add_network, add_text, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.mutation.score import Planted, Tally
    from factcheck.settings import Settings

HELP = "make verified claims wrong, one edit at a time, and tell how many the checker catches"
EXAMPLES = """\
examples:
  factcheck mutate column.md --sources sources.toml
  factcheck mutate docs/ --cassette web.yaml --floor 0.95           for CI: exit 1 below that share
  factcheck mutate column.md --cassette web.yaml --json mutants.json

The sources are fetched once. A wrong claim that stays verified is told with its sentence before and after.
"""
FOUND, UNREAD = 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents, folders or globs")
    add_text(parser)
    add_network(parser)
    add_config(parser)
    parser.add_argument("--store", metavar="URL", help="where snapshots are kept; `none` keeps nothing")
    parser.add_argument("--floor", type=_share, metavar="SHARE", help="exit 1 if a smaller share is caught, 0 to 1")
    parser.add_argument("--json", metavar="FILE", help="write every edit and its fate; `-` is stdout")


def run(args: argparse.Namespace) -> int:
    """Plant, judge, tell; arguments in, exit code out."""
    from factcheck.mutation.score import tallies
    from reports.clean import told

    settings = settings_of(args)
    planted, errors = _planted(settings, args.paths)
    for error in errors:
        print(f"factcheck: {told(error)}", file=sys.stderr)
    rows = tallies(planted)
    if args.json:
        _write(args.json, _record(rows, planted))
    print(_table(rows, planted), file=sys.stderr if args.json == "-" else sys.stdout)
    if errors:
        return UNREAD
    if args.floor is not None and (not rows[-1].planted or rows[-1].share < args.floor):
        print(_below(rows[-1], args.floor), file=sys.stderr)
        return FOUND
    return 0


def _share(value: str) -> Decimal:
    try:
        share = Decimal(value)
    except ArithmeticError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no number; give a share such as 0.95") from error
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{value!r} is out of range; give a share from 0 to 1")
    return share


def _planted(settings: Settings, paths: Sequence[str]) -> tuple[list[Planted], list[str]]:
    """Every edit of every document, and what could not be read."""
    from factcheck.keeping.places import documents
    from factcheck.mutation.gather import Gathered, gathered
    from factcheck.mutation.score import Checker
    from factcheck.running.progress import shown_on

    with shown_on(sys.stderr) as wrap:
        found = gathered(settings, documents(paths or settings.documents, settings.out), wrap)
    papers = [item for item in found if isinstance(item, Gathered)]
    planted = [edit for paper in papers for edit in Checker(paper).planted()]
    return planted, [item.error for item in found if not isinstance(item, Gathered)]


def _below(total: Tally, floor: Decimal) -> str:
    if not total.planted:
        return "factcheck: no claim is verified, so nothing could be planted; check the documents and their sources."
    return f"factcheck: {total.share} of the wrong claims were caught, below the floor of {floor}."


def _record(rows: Sequence[Tally], planted: Sequence[Planted]) -> str:
    kinds = [{**asdict(row), "share": str(row.share)} for row in rows]
    return json.dumps({"kinds": kinds, "edits": [asdict(p) for p in planted]}, ensure_ascii=False, indent=1) + "\n"


def _write(place: str, text: str) -> None:
    from factcheck.keeping.files import write_whole

    if place == "-":
        sys.stdout.write(text)
    else:
        write_whole(Path(place), text.encode())


_HEAD = ("edit", "wrong", "caught", "slipped", "lost", "share", "right", "kept", "doubted")


def _table(rows: Sequence[Tally], planted: Sequence[Planted]) -> str:
    """The counts a kind, then what was not caught."""
    from reports.clean import told

    lines = ["{:<10}{:>6}{:>8}{:>9}{:>6}{:>7}{:>8}{:>6}{:>9}".format(*_HEAD)]
    lines += [
        f"{row.sort:<10}{row.planted:>6}{row.caught:>8}{row.slipped:>9}{row.lost:>6}"
        f"{row.share if row.planted else '-':>7}{row.kept + row.doubted:>8}{row.kept:>6}{row.doubted:>9}"
        for row in rows
    ]
    for edit in planted:
        if edit.fate in ("slipped", "lost", "doubted"):
            where = told(f"{edit.fate}: {edit.sort} {edit.document}:{edit.line}")
            lines += ["", where, f"  - {told(edit.before)}", f"  + {told(edit.after)}"]
    return "\n".join(lines)
