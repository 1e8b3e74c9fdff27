"""The command line: arguments in, exit code out. Every import that costs time stands inside a command."""

from __future__ import annotations

import argparse
import io
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from types import FrameType, ModuleType
from typing import NoReturn

from claims.errors import ClaimsError
from factcheck import __version__
from factcheck.__main__ import interrupted
from factcheck.commands import (
    baseline,
    check,
    completion,
    config,
    diff,
    doctor,
    extract,
    history,
    judge,
    mutate,
    recheck,
    record,
    report,
    schema,
    serve,
    show,
    signoff,
    sources,
)
from factcheck.errors import FactcheckError
from factcheck.settings import nearest
from sources.errors import SourceError

COMMANDS: dict[str, ModuleType] = {
    "check": check,
    "extract": extract,
    "judge": judge,
    "recheck": recheck,
    "record": record,
    "history": history,
    "diff": diff,
    "show": show,
    "report": report,
    "baseline": baseline,
    "signoff": signoff,
    "sources": sources,
    "serve": serve,
    "mutate": mutate,
    "doctor": doctor,
    "schema": schema,
    "config": config,
    "completion": completion,
}
USAGE_ERROR = 2
EXAMPLES = """\
examples:
  factcheck check column.md
  factcheck check column.md --sources sources.toml --as-of 2026-03-31
  factcheck check docs/ --cassette sources.yaml --record-mode none --report sarif=out.sarif
  factcheck extract column.md | head
  factcheck judge --jsonl pairs.jsonl

exit codes: 0 nothing found, 1 findings, 2 wrong use or a document that cannot be read,
            3 no findings but a source could not be had, 130 interrupted
"""


class Parser(argparse.ArgumentParser):
    """An argument parser that names the nearest command."""

    def error(self, message: str) -> NoReturn:
        """Print the message with its remedy and leave with exit code 2."""
        words = sys.argv[1:2]
        if "invalid choice" in message and words and words[0] not in COMMANDS and self.prog == "factcheck":
            message = f"unknown command {words[0]!r}; did you mean {nearest(words[0], COMMANDS)!r}?"
        self.exit(USAGE_ERROR, f"{self.prog}: error: {message}\nSee: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = Parser(
        prog="factcheck",
        description="Checks the numbers and dates of documents against the sources they cite.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"factcheck {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, module in COMMANDS.items():
        sub = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP,
            epilog=module.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return top


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    """Raise the interrupt, after which no library tells the terminal what it was doing at that moment."""
    logging.disable(logging.CRITICAL)
    sys.unraisablehook = lambda _: None
    signal.default_int_handler(number, frame)


def _on_interrupt() -> None:
    """Take over Ctrl-C from Python; a handler of the program that calls us, and one that ignores it, stays."""
    ours = threading.current_thread() is threading.main_thread()
    if ours and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _write_what_can_be_written() -> None:
    """Data is UTF-8 on every machine; a terminal of another encoding gets a stand-in for a sign that it lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="backslashreplace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; arguments in, exit code out."""
    args = parser().parse_args(argv)
    _on_interrupt()
    _write_what_can_be_written()
    try:
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("factcheck: interrupted; nothing half written is left behind.", file=sys.stderr)
        return interrupted()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left: no second error at exit
        return 0
    except (FactcheckError, ClaimsError, SourceError) as error:
        from reports.clean import told

        print(f"factcheck: error: {told(str(error))}", file=sys.stderr)
    except Exception:
        traceback.print_exc()
        print("factcheck: this is a fault of the program; please report it with the lines above.", file=sys.stderr)
    return USAGE_ERROR


if __name__ == "__main__":
    sys.exit(main())
