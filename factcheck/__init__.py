"""Match, compare, judge; store, settings and the command line.

`factcheck.check(paths, **settings)` is the front door for a program: it returns a `factcheck.model.Run`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.session import check

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def __getattr__(name: str) -> Any:
    """Import the pipeline on first use, so that `factcheck --version` stays quick."""
    if name == "check":
        from factcheck.session import check

        return check
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
