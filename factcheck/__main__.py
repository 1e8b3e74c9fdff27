"""`factcheck`, and `python -m factcheck`."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130
_YOUNG = 20_000
"""New values between two searches for rings of garbage: a start makes classes and functions that stay, a run values
that hold no rings, and to look through them every 700 takes a twelfth of the start."""


def interrupted() -> int:
    """The exit code of an interrupt that was answered.

    CPython remembers one that it met inside of `exec` of a text (a data class in the making) and ends by the signal all
    the same; another `exec` makes it forget.
    """
    exec("")  # noqa: S102  nothing is run
    return INTERRUPTED


def main() -> int:
    """Run the command line; Ctrl-C before it runs a command (imports, arguments) ends it as quietly as later on."""
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    try:
        from factcheck.cli import main as run

        return run()
    except KeyboardInterrupt:
        return interrupted()


if __name__ == "__main__":
    sys.exit(main())
