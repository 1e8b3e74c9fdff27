"""`factcheck schema`: the JSON schema of run.json."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HELP = "print the JSON schema of run.json"
EXAMPLES = """\
examples:
  factcheck schema > run.schema.json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""


def run(args: argparse.Namespace) -> int:
    """Print the schema; arguments in, exit code out."""
    import reports

    path = Path(reports.__file__).parent / "schema" / "run-1.json"
    sys.stdout.write(path.read_text(encoding="utf-8"))
    return 0
