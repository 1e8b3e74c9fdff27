"""The commands, one module each: `HELP`, `EXAMPLES`, `arguments(parser)` and `run(args) -> exit code`."""

from __future__ import annotations

from types import ModuleType

from factcheck.commands import (
    baseline,
    check,
    config,
    diff,
    doctor,
    extract,
    history,
    judge,
    recheck,
    record,
    report,
    schema,
    serve,
    show,
    signoff,
    sources,
)

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
    "doctor": doctor,
    "schema": schema,
    "config": config,
}
