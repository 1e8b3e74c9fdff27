"""`factcheck completion`: what a shell needs to complete commands, options and their values."""

from __future__ import annotations

import argparse

HELP = "print the completion script of a shell"
EXAMPLES = """\
examples:
  factcheck completion bash > ~/.local/share/bash-completion/completions/factcheck
  factcheck completion zsh > ~/.zfunc/_factcheck
"""
SHELLS = ("bash", "zsh", "tcsh")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that will read the script")


def run(args: argparse.Namespace) -> int:
    """Print the script; arguments in, exit code out."""
    import shtab

    from factcheck.cli import parser

    print(shtab.complete(parser(), shell=args.shell))
    return 0
