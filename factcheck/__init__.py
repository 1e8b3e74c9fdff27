"""Match, compare, judge; store, settings and the command line.

The front door for a program: `factcheck.check(paths, **choices)` checks documents and gives a `Run`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError
    from factcheck.model import Evidence, Judgement, ReasonCode, Run, Verdict
    from factcheck.session import check

__version__ = "0.1.0"
__all__ = ["Evidence", "FactcheckError", "Judgement", "ReasonCode", "Run", "Verdict", "__version__", "check"]

_HOMES = {
    "Evidence": "factcheck.model",
    "FactcheckError": "factcheck.errors",
    "Judgement": "factcheck.model",
    "ReasonCode": "factcheck.model",
    "Run": "factcheck.model",
    "Verdict": "factcheck.model",
    "check": "factcheck.session",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `factcheck --version` stays quick."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What the package offers, imported yet or not."""
    return sorted(__all__)
