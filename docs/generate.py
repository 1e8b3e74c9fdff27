"""Writes docs/reference/ from the code: python docs/generate.py [--check]

`--check` writes nothing, names the pages that are not what the code says, and ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ["COLUMNS"] = "100"  # argparse wraps its help by it

from factcheck import settings
from factcheck.cli import COMMANDS, EXAMPLES, parser
from factcheck.keeping.drift import Cause
from factcheck.model import ReasonCode
from reports import FORMATS

FOLDER = ROOT / "docs" / "reference"
HEAD = "<!-- Written by docs/generate.py; change the code, then run it. -->\n\n"


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and text."""
    yield "commands.md", commands()
    yield "settings.md", setting_table()
    yield "run-json.md", fields()
    yield "codes.md", codes()


def commands() -> str:
    top = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    parts = ["# Commands\n", "```text", EXAMPLES.rstrip(), "```", ""]
    for name in COMMANDS:
        parts += [f"## factcheck {name}", "", "```text", top.choices[name].format_help().rstrip(), "```", ""]
    return "\n".join(parts)


def setting_table() -> str:
    parts = [
        "# Settings",
        "",
        "Keys of `factcheck.toml`, or of `[tool.factcheck]` in `pyproject.toml`. Flags of the same name win.",
        "",
        "| Key | Default | Meaning |",
        "|---|---|---|",
    ]
    usual, said, flags = settings.Settings(), _said(), _flags()
    for key, name in settings.FIELDS.items():
        meaning = said.get(name) or flags.get(f"--{key}", "")
        parts.append(f"| `{key}` | `{_written(getattr(usual, name))}` | {_cell(meaning)} |")
    return "\n".join([*parts, ""])


def _said() -> Mapping[str, str]:
    """The texts below the fields of `Settings`."""
    body = ast.parse(inspect.getsource(settings.Settings)).body[0]
    assert isinstance(body, ast.ClassDef)
    said, last = {}, ""
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            said[last], last = str(node.value.value), ""
        else:
            last = ""
    return said


def _flags() -> Mapping[str, str]:
    top = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    actions = [a for sub in top.choices.values() for a in sub._actions]
    return {option: a.help or "" for a in actions for option in a.option_strings}


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return json.dumps([str(v) for v in value])
    return "none" if value is None else json.dumps(value) if isinstance(value, (str, bool, int, float)) else str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def fields() -> str:
    schema = json.loads((ROOT / "reports" / "schema" / "run-1.json").read_text(encoding="utf-8"))
    parts = [
        "# run.json",
        "",
        f"{schema['description']} `factcheck schema` prints the JSON schema itself.",
        "",
        "| Field | Type | Meaning |",
        "|---|---|---|",
    ]
    parts += [f"| `{path}` | {kind} | {_cell(text)} |" for path, kind, text in _rows(schema, schema, "")]
    return "\n".join([*parts, ""])


def _rows(node: Mapping[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    for name, child in node.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        target = _resolved(child, schema)
        yield here, _kind(target), child.get("description", "") or target.get("description", "")
        yield from _rows(_resolved(target.get("items", target), schema), schema, here + "[]" * ("items" in target))


def _resolved(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    for choice in node.get("anyOf", ()):
        if "$ref" in choice:
            node = choice
    place = node.get("$ref", "")
    found: Any = schema
    for step in place.split("/")[1:]:
        found = found[step]
    return found if place else node


def _kind(node: Mapping[str, Any]) -> str:
    if "const" in node or "enum" in node:
        return " or ".join(f"`{v}`" for v in node.get("enum", [node.get("const")]))
    kind = node.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def codes() -> str:
    parts = ["# Codes", "", "## Reasons", "", "Each with what it means and an example in each language.", ""]
    parts += [f"- [`{code.value}`](../reasons/{code.value}.md)" for code in ReasonCode]
    parts += ["", "## Causes of a change", "", "| Cause | Meaning |", "|---|---|"]
    said = _cause_texts()
    parts += [f"| `{cause.value}` | {said.get(cause.name, cause.value.replace('_', ' '))} |" for cause in Cause]
    parts += ["", "## Formats", "", "| `--report` | Meaning |", "|---|---|"]
    parts += [f"| `{name}` | {_cell((type(f).__doc__ or '').splitlines()[0])} |" for name, f in FORMATS.items()]
    return "\n".join([*parts, ""])


def _cause_texts() -> Mapping[str, str]:
    body = ast.parse(inspect.getsource(Cause)).body[0]
    assert isinstance(body, ast.ClassDef)
    said, last = {}, ""
    for node in body.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            last = node.targets[0].id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            said[last] = str(node.value.value)
    return said


def main() -> int:
    stale = []
    for name, text in pages():
        path, text = FOLDER / name, HEAD + text
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print("\n".join(stale))
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
