"""Libraries that only some formats need."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from factcheck.errors import OutputError


def extra(module: str, name: str) -> ModuleType:
    """The module of an optional dependency; OutputError names the extra that brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        remedy = f"install it with: pip install 'factcheck-pipeline[{name}]'"
        raise OutputError(f"--report {name}: this format needs {module.partition('.')[0]}; {remedy}") from error
