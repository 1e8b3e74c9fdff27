"""`factcheck`, and `python -m factcheck`."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line; Ctrl-C before it runs a command (imports, arguments) ends it as quietly as later on."""
    try:
        from factcheck.cli import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
