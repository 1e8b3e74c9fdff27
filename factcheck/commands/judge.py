"""`factcheck judge`: claims with their evidence in, verdicts out, as JSON lines."""

from __future__ import annotations

import argparse

from factcheck.commands.flags import day

HELP = "judge claims against evidence that is given with them; JSON lines in and out"
EXAMPLES = """\
examples:
  factcheck judge --jsonl pairs.jsonl > verdicts.jsonl
  echo '{"id": 1, "claim": "Output rose 4.2%.", "evidence": ["Output rose 4.2% in May."]}' | factcheck judge --jsonl -
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--jsonl", metavar="FILE", required=True, help='lines {"id", "claim", "evidence": [...]}; `-` is stdin'
    )
    parser.add_argument("--as-of", type=day, metavar="DATE", help="reference day where a line names none")


def run(args: argparse.Namespace) -> int:
    """Judge every line; arguments in, exit code out."""
    from factcheck.commands.streaming import stream
    from factcheck.verdicts import jsonl

    return stream(args.jsonl, jsonl.judging(jsonl.Defaults(as_of=args.as_of)))
