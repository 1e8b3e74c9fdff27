"""The pages as a reader follows them: files are written, commands run, and what is printed is compared.

| Fence | What is done with it |
|---|---|
| ```` ```console ```` | lines after `$ ` are run in bash, the lines below are what they print; `…` stands for anything |
| ```` ```LANGUAGE title="PATH" ```` | written to that path |
| ```` ```python ```` | run, in one namespace a page; a ```` ```text ```` right below is what it prints |
| ```` ```bash ```` | not run; each `factcheck` in it must be a command line that the program takes |
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: language, path to be written to, text, and whether it follows the one before at once."""

    language: str
    title: str
    text: str
    line: int
    close: bool


@dataclass(frozen=True, slots=True)
class Command:
    """One command with what it should print."""

    script: str
    expected: str


def blocks(page: Path) -> list[Block]:
    text, found, end = page.read_text(encoding="utf-8"), [], 0
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        close = not text[end : match.start()].strip()
        found.append(Block(match[1], match[2] or "", match[3], line, close))
        end = match.end()
    return found


def commands(text: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        lines = part.splitlines(keepends=True)
        size = 1 + next((i for i, line in enumerate(lines) if not line.endswith("\\\n")), 0)
        yield Command("".join(lines[:size]), "".join(lines[size:]))


def program_lines(text: str) -> Iterator[str]:
    """The `factcheck …` command lines of a shell text, continued lines joined, what follows a pipe cut off."""
    for line in text.replace("\\\n", " ").splitlines():
        found = re.search(r"(?:^|[;&|]\s*|\$ )factcheck (.*?)(?:\s+(?:\||&&|>|2>|&|#).*)?$", line)
        if found:
            yield found[1]


def prints(expected: str, found: str) -> bool:
    """Whether a text is what a page shows: blanks at the ends of lines aside, and `…` for anything."""
    pattern = r"[\s\S]*?".join(re.escape(part) for part in _trimmed(expected).split("…"))
    return re.fullmatch(pattern, _trimmed(found)) is not None


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@dataclass(slots=True)
class Walk:
    """One reader with one page, in a folder of their own."""

    folder: Path
    environment: dict[str, str]
    code: int = 0
    namespace: dict[str, Any] = field(default_factory=lambda: {"__name__": "walk"})
    printed: str = ""
    servers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def follow(self, block: Block) -> None:
        """Do what the page says; AssertionError shows what was printed instead."""
        if block.title:
            path = self.folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            for command in commands(block.text):
                self.run(command, block)
        elif block.language == "python":
            self.execute(block)
        elif block.language == "text" and block.close:
            assert prints(block.text, self.printed), f"line {block.line} prints\n{self.printed}"

    def run(self, command: Command, block: Block) -> None:
        if command.script.rstrip().endswith(" &"):
            self.servers.append(self.start(command.script.rstrip()[:-2]))
            return
        script = f"(exit {self.code})\n{command.script}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=240,
            check=False,
        )
        self.code = done.returncode
        shown = f"line {block.line}: {command.script.strip()} prints\n{done.stdout}\ninstead of\n{command.expected}"
        assert prints(command.expected, done.stdout), shown

    def start(self, script: str) -> subprocess.Popen[bytes]:
        """Run a server behind the page, as `&` does, until the page ends; returns once its port answers."""
        server = subprocess.Popen(
            ["bash", "-c", f"exec {script}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port = re.search(r"\b\d{4,5}\b", script)
        knock = f"until (exec 3<>/dev/tcp/127.0.0.1/{port[0]}) 2>&-; do sleep 0.05; done" if port else "true"
        subprocess.run(["bash", "-c", knock], timeout=20, check=True)
        return server

    def execute(self, block: Block) -> None:
        out, here = io.StringIO(), Path.cwd()
        try:
            os.chdir(self.folder)
            with contextlib.redirect_stdout(out):
                exec(compile(block.text, f"page:{block.line}", "exec"), self.namespace)
        finally:
            os.chdir(here)
        self.printed = out.getvalue()

    def close(self) -> None:
        for server in self.servers:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=10)


def environment() -> dict[str, str]:
    """What a reader's shell has: this environment's program on the path, 100 columns, nothing of ours."""
    ours = {"SOURCE_DATE_EPOCH", "PREFECT_API_URL", "GITHUB_ACTIONS", "NO_COLOR", "COLUMNS"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    root = Path(__file__).parent.parent
    return {**kept, "PATH": path, "PYTHONPATH": str(root), "COLUMNS": "100", "USER": "kim", "LOGNAME": "kim"}
