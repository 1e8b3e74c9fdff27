"""`factcheck config`: the settings in force."""

from __future__ import annotations

import argparse
import dataclasses
import json

from factcheck.commands.flags import add_config, settings_of
from factcheck.settings import FIELDS, Settings, as_table

HELP = "print the settings in force, and the file that they come from"
EXAMPLES = """\
examples:
  factcheck config
  factcheck config --config other.toml
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_config(parser)
    parser.add_argument("--show", action="store_true", help="also the values that nobody set")


def run(args: argparse.Namespace) -> int:
    """Print the settings as TOML; arguments in, exit code out."""
    settings = settings_of(args)
    print(f"# from {settings.origin or 'nothing: every value is the default'}")
    for key, value in as_table(settings).items():
        print(f"{key} = {json.dumps(value, ensure_ascii=False)}")
    if args.show:
        names = {f.name: f.default for f in dataclasses.fields(Settings)}
        for key, name in FIELDS.items():
            if getattr(settings, name) == names[name]:
                print(f"# {key} = {_shown(names[name])}")
    return 0


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return json.dumps([str(item) for item in value])
    return "(not set)" if value is None else json.dumps(value)
