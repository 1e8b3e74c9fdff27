"""Known faults of the packages of requirements.lock, asked of pip-audit: python tests/audit.py [--allow-unreachable]

Ends with 0 where all were asked about and none is known, 1 where one is, 3 where the service did not answer for all of
them: that is no finding, and no clean bill either. --allow-unreachable makes 3 a 0, as in `factcheck check`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parent.parent / "requirements.lock"
ASK = ["-m", "pip_audit", "-r", str(LOCK), "--no-deps", "--disable-pip", "-f", "json", "--progress-spinner", "off"]
CLEAN, FOUND, UNANSWERED = 0, 1, 3


def told(answer: str, trouble: str, wanted: int) -> tuple[int, list[str]]:
    """The exit code, and lines that say why.

    Args: answer, what pip-audit wrote, JSON or nothing; trouble, its stderr; wanted, how many packages were asked about.
    """
    packages = _packages(answer)
    faults = [_fault(package, fault) for package in packages for fault in package.get("vulns", ())]
    unanswered = wanted - sum("vulns" in package for package in packages)
    if not unanswered:
        return (FOUND if faults else CLEAN), faults or [f"{wanted} packages: no known vulnerability"]
    why = next((package["skip_reason"] for package in packages if "skip_reason" in package), _last(trouble))
    lines = [
        *faults,
        f"Not audited: no answer for {unanswered} of {wanted} packages from the vulnerability service ({why})",
    ]
    return (FOUND if faults else UNANSWERED), lines


def _packages(answer: str) -> Sequence[Mapping[str, Any]]:
    try:
        found: Sequence[Mapping[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return ()  # pip-audit writes a traceback, and nothing else, where it reaches no one
    return found


def _fault(package: Mapping[str, Any], fault: Mapping[str, Any]) -> str:
    mended = ", ".join(fault["fix_versions"]) or "no version yet"
    return f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"


def _last(trouble: str) -> str:
    return next((line for line in reversed(trouble.splitlines()) if line.strip()), "pip-audit wrote nothing")


def main() -> int:
    """Ask, print what came of it; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--allow-unreachable", action="store_true", help="end with 0, not 3")
    chosen = parser.parse_args()
    wanted = sum("==" in line for line in LOCK.read_text(encoding="utf-8").splitlines())
    done = subprocess.run([sys.executable, *ASK], capture_output=True, text=True, check=False)
    code, lines = told(done.stdout, done.stderr, wanted)
    print("\n".join(lines), file=sys.stderr if code else sys.stdout)
    return CLEAN if code == UNANSWERED and chosen.allow_unreachable else code


if __name__ == "__main__":
    sys.exit(main())
