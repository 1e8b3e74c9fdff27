"""The commands, one module each: `HELP`, `EXAMPLES`, `arguments(parser)` and `run(args) -> exit code`."""

from __future__ import annotations

from types import ModuleType

from factcheck.commands import check, extract, judge

COMMANDS: dict[str, ModuleType] = {
    "check": check,
    "extract": extract,
    "judge": judge,
}
