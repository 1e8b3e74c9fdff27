"""A month of nightly rechecks over pages that change by a script: python benchmarks/month.py [PAGES]

Every scripted change must be told once, in the night in which it shows, with its cause, and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NIGHTS = 30
FIRST = 1_767_236_400
"""2026-01-01, three in the morning, UTC; each night is a day later."""
DAY = 86_400
A_PAPER = 10
"""Claims in a document, each with a page of its own."""
KINDS = ("value", "passage", "gone", "flicker", "born", "back", "aside", "unlinked", "listed", "still")
"""What happens to a page, in turn; most of these to one in each ten."""
Told = tuple[int, int, str]
"""Night, page, cause."""


def ships(page: int) -> int:
    return 1000 + page * 37 % 8000


def names(page: int) -> str:
    return f"{('Alder', 'Birch', 'Cedar', 'Dover', 'Elm', 'Fern', 'Gorse', 'Hazel', 'Ivy', 'Juniper')[page % 10]}ton"


def sentence(page: int) -> str:
    return f"{names(page)} Harbour handled {ships(page):,} ships in {1900 + page % 100}"


@dataclass
class World:
    """Pages on a loopback server, and the documents that cite them."""

    pages: int
    bodies: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    answered: dict[str, float] = field(default_factory=dict)
    """When the whole first answer for a page had been handed to the network, by the monotonic clock."""
    told: list[Told] = field(default_factory=list)
    """What the script expects to be told."""
    latency: float = 0.0
    """Seconds that the server takes for a page."""

    def __post_init__(self) -> None:
        for page in range(self.pages):
            if self.kind(page) != "born":
                self.bodies[f"/p{page}"] = self.text(page)

    def kind(self, page: int) -> str:
        return KINDS[page % len(KINDS)]

    def turn(self, page: int) -> int:
        """The night in which something happens to a page."""
        return 3 + page // len(KINDS) % 20

    def text(self, page: int, extra: str = "") -> str:
        return f"<html><body><article><h1>Ports</h1><p>{sentence(page)}.</p>{extra}</article></body></html>"

    def write_documents(self) -> None:
        for start in range(0, self.pages, A_PAPER):
            self.write(start)

    def write(self, start: int, unlinked: int = -1) -> None:
        lines = []
        for page in range(start, min(start + A_PAPER, self.pages)):
            bare = page == unlinked or self.kind(page) == "listed"
            figure = f"{ships(page):,} ships"
            link = f"[{figure}](http://h{page % 7}.example/p{page})"
            lines.append(sentence(page).replace(figure, figure if bare else link) + ".")
        Path(f"d{start:04}.md").write_text("# Ports\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")

    def happen(self, night: int) -> None:
        for page in range(self.pages):
            self._happen(page, night - self.turn(page), night)

    def _happen(self, page: int, since: int, night: int) -> None:
        place, kind = f"/p{page}", self.kind(page)
        if since == 0 and kind == "value":
            wrong = sentence(page).replace(f"{ships(page):,}", f"{ships(page) + 411:,}")
            self.bodies[place] = f"<html><body><article><h1>Ports</h1><p>{wrong}.</p></article></body></html>"
            self.told.append((night, page, "value_changed"))
        if since == 0 and kind == "passage":
            self.bodies[place] = "<html><body><article><h1>Ports</h1><p>The port is old.</p></article></body></html>"
            self.told.append((night, page, "passage_gone"))
        if since == 0 and kind in ("gone", "back", "flicker"):
            del self.bodies[place]
        if since == 2 and kind in ("gone", "back"):
            self.told.append((night, page, "page_gone"))
        if since == 2 and kind == "flicker":
            self.bodies[place] = self.text(page)
        if since == (5 if kind == "back" else 0) and kind in ("back", "born"):
            self.bodies[place] = self.text(page)
            self.told.append((night, page, "newly_reachable"))
        if since == 0 and kind == "aside":
            self.bodies[place] = self.text(page, "<p>The cranes were painted blue.</p>")
        if since == 0 and kind == "unlinked":
            self.write(page - page % A_PAPER, unlinked=page)
            self.told.append((night, page, "document_edited"))


@contextlib.contextmanager
def served(world: World) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            world.asked.append(self.path)
            time.sleep(world.latency)
            body = world.bodies.get(self.path, "").encode()
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            same = bool(body) and self.headers.get("If-None-Match") == tag
            self.send_response(304 if same else 200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", "0" if same else str(len(body)))
            self.send_header("ETag", tag)
            self.end_headers()
            if not same:
                with contextlib.suppress(ConnectionError):  # of one who was killed
                    self.wfile.write(body)
                    world.answered.setdefault(self.path, time.monotonic())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def flags(port: int) -> list[str]:
    connect = [flag for host in range(7) for flag in ("--connect-to", f"h{host}.example:80:127.0.0.1:{port}")]
    return [*connect, "--allow-private-hosts", "--config", "factcheck.toml", "--report", "json"]


def night_of(night: int, command: list[str]) -> str:
    from factcheck.cli import main

    os.environ["SOURCE_DATE_EPOCH"] = str(FIRST + night * DAY)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = main(command)
    assert code in (0, 1, 3), code
    return out.getvalue()


def month(world: World, port: int, more: list[str]) -> list[Told]:
    """Thirty nights; gives what was told."""
    Path("factcheck.toml").write_text("delay = 0\n", encoding="utf-8")
    world.write_documents()
    papers = sorted(str(path) for path in Path().glob("d*.md"))
    night_of(0, ["check", *papers, *flags(port), *more])
    found: list[Told] = []
    by_words = {sentence(page): page for page in range(world.pages)}
    for night in range(1, NIGHTS):
        world.happen(night)
        if night == NIGHTS - 2:
            list_sources(world, night)
        for line in night_of(night, ["recheck", "--json", *flags(port), *more]).splitlines():
            change = json.loads(line)
            page = next(page for words, page in by_words.items() if change["sentence"].startswith(words))
            found.append((night, page, change["cause"]))
    return found


def list_sources(world: World, night: int) -> None:
    """The settings change: pages that no document links to are listed for all."""
    listed = [page for page in range(world.pages) if world.kind(page) == "listed"]
    tables = [
        f'[[source]]\nurl = "http://h{page % 7}.example/p{page}"\ndocuments = ["d{page - page % A_PAPER:04}.md"]'
        for page in listed
    ]
    Path("sources.toml").write_text("\n\n".join(tables) + "\n", encoding="utf-8")
    Path("factcheck.toml").write_text('delay = 0\nsources = "sources.toml"\n', encoding="utf-8")
    world.told.extend((night, page, "rules_changed") for page in listed)


def main(pages: int) -> None:
    world = World(pages)
    with tempfile.TemporaryDirectory() as folder, served(world) as port:
        os.chdir(folder)
        begin = time.perf_counter()
        found = month(world, port, [])
        taken = time.perf_counter() - begin
        size = sum(path.stat().st_size for path in Path(".factcheck").rglob("*") if path.is_file())
        os.chdir("/")
    print(f"{pages} pages, {NIGHTS} nights: {len(world.asked)} requests, {taken:.0f} s, state {size / 1e6:.1f} MB")
    print(f"scripted {len(world.told)}, told {len(found)}")
    print(f"missed {sorted(set(world.told) - set(found))}")
    print(f"unasked for {sorted(set(found) - set(world.told))}")
    sys.exit(sorted(found) != sorted(world.told))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
