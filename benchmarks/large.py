"""Inputs of unusual size: one long document, one long source, and many claims against one source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from benchmarks.measure import FACTCHECK, Cost, process
from benchmarks.orchestration import TOWNS

SIDES = ("North", "South", "East", "West", "Old", "New", "Upper", "Lower", "Great", "Little")
PROSE = (
    "The council met again to discuss the old market hall, which has stood empty since the traders left. "
    "Residents would like a library or at the very least a roof. "
)
LINK = "https://a.example/x"


def statement(number: int, *, linked: bool = False) -> str:
    """One of many statements, no two alike; the same number gives the same one."""
    said = f"{1000 + number * 37 % 90_000:,} ships"
    place = f"{TOWNS[number % 10]} {SIDES[number // 10 % 10]} Harbour"
    return f"{place} handled {f'[{said}]({LINK})' if linked else said} in {1900 + number % 120}."


def _long(size: int, prose: int, form: Callable[[str], str]) -> Iterator[str]:
    made = number = 0
    while made < size:
        yield (text := form(PROSE * prose + statement(number)))
        made, number = made + len(text), number + 1


def _page(paragraphs: Iterator[str]) -> str:
    return f"<html><body><article>{''.join(paragraphs)}</article></body></html>"


def long_document(size: int) -> tuple[str, str]:
    """A document of so many bytes with a claim every 100 KB, and a short source."""
    document = "\n\n".join([*_long(size, 620, str), statement(3, linked=True)])
    return document, _page(f"<p>{statement(number)}</p>" for number in range(100))


def long_source(size: int) -> tuple[str, str]:
    """Ten claims, and a page of so many bytes with a value every 400."""
    document = "\n\n".join(statement(number, linked=True) for number in range(10))
    return document, _page(_long(size, 2, lambda text: f"<p>{text}</p>"))


def many_claims(count: int) -> tuple[str, str]:
    """So many claims against one page with as many statements."""
    document = "\n\n".join(statement(number, linked=True) for number in range(count))
    return document, _page(f"<p>{statement(number)}</p>" for number in range(count))


def checked(folder: Path, document: str, page: str) -> Cost:
    """What it costs to check a document against a page."""
    answer = {"status": {"code": 200, "message": "OK"}, "headers": {"Content-Type": ["text/html"]}}
    interactions = [
        {
            "request": {"method": "GET", "uri": address, "body": None, "headers": {}},
            "response": {**answer, "body": {"string": body}},
        }
        for address, body in (("https://a.example/robots.txt", ""), (LINK, page))
    ]
    (folder / "a.md").write_text(document, encoding="utf-8")
    with (folder / "web.yaml").open("w", encoding="utf-8") as file:
        yaml.dump({"version": 1, "interactions": interactions}, file, Dumper=yaml.CSafeDumper)
    check = ("check", "a.md", "--cassette", "web.yaml", "--fail-on", "never", "--report", "json", "--runner", "inline")
    return process((*FACTCHECK, *check), folder)
