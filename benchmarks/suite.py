"""Every speed that matters, measured here and now: python -m benchmarks.suite [--full] [--no-rivals] [--write]

Prints a page; with --write it is docs/benchmarks.md, with its plot beside it. --full adds the large sizes, which take
a quarter of an hour; rivals are installed first, in a virtual environment that is thrown away, unless --no-rivals.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from benchmarks.extraction_speed import DENSE
from benchmarks.large import checked, long_document, long_source, many_claims
from benchmarks.measure import FACTCHECK, HERE, Cost, Several, process, rate, several
from benchmarks.orchestration import cassette, write_documents
from benchmarks.plot import lines
from benchmarks.rates import records
from benchmarks.rivals import in_sentences, timed

PAGE = HERE.parent / "docs" / "benchmarks.md"
TIMES = 3
SAME_JOB = """Other extractors on the same dense sentences, one at a time, each with factcheck measured right behind it. The job is the
same on both sides: a text in, its numbers with value and place out; no claims, nothing of what judging needs. What they
find is not the same: factcheck also settles unit, bound, range, grain and period, dates against a reference day, and
what is a name and no number, in both languages; onus, the numbers of proofpath and quantulum3 read English only."""
QUICK, FULL = (10, 100), (10, 100, 1000, 10_000)


def table(head: str, *rows: str) -> str:
    """A Markdown table; numbers stand to the right."""
    return "\n".join([head, "|".join(["", *("--:" if n else "---" for n in range(head.count("|") - 1)), ""]), *rows])


def figure(value: Several, form: str = ".2f") -> str:
    """A median with its noise."""
    return f"{value:{form}} ({value.noise})"


def extraction() -> str:
    """Megabytes a second by language and density, beside a plain scan."""
    rows = []
    densities = {"dense": "two or three numbers a sentence", "steady": "one a sentence", "prose": "one in four"}
    for density, what in densities.items():
        for language in ("en", "ko"):
            ours = several(TIMES, lambda d=density, la=language: rate("extraction", d, la))
            plain = several(TIMES, lambda d=density, la=language: rate("floor", d, la))
            rows.append(f"| {what}, {language} | {figure(ours)} | {plain.median / ours.median:.0f} × |")
    return table("| text | MB/s | a plain scan for digits is faster by |", *rows)


def against_rivals() -> str:
    """Dense sentences, one at a time, ours measured anew right behind each of theirs."""
    texts = {lang: in_sentences(lang) for lang in DENSE}
    rows = []
    for name, found in timed(texts):
        ours = {lang: several(TIMES, lambda la=lang: rate("sentences", la)).median for lang in DENSE}
        cells = [f"{found[lang]:.3g}" if isinstance(found[lang], float) else str(found[lang]) for lang in ("en", "ko")]
        ratio = f"{ours['en'] / found['en']:.2g}" if isinstance(found["en"], float) else "not run"
        rows.append(f"| {name} | {cells[0]} | {cells[1]} | {ours['en']:.2f} | {ours['ko']:.2f} | {ratio} |")
    head = "| extractor | English, MB/s | Korean, MB/s | factcheck then, English | Korean | is faster in English by |"
    return f"{SAME_JOB}\n\n{table(head, *rows)}"


def parts() -> str:
    """Reading and judging, each by itself."""
    rows = [
        f"| reading a web page of {size} KB | {figure(several(TIMES, lambda s=size: rate('reading', str(s))), '.0f')} pages/s |"
        for size in (5, 50)
    ]
    rows += [
        f"| judging against {count} sources | {figure(several(TIMES, lambda c=count: rate('judging', str(c))), '.0f')} claims/s |"
        for count in (1, 10, 100)
    ]
    rows.append(
        f"| judging a pair, text or table | {figure(several(TIMES, lambda: rate('pairs')))} ms of one processor |"
    )
    rows.append(
        f"| `factcheck judge`, a file of such pairs | {figure(several(TIMES, _judging_a_file))} ms of the clock a pair |"
    )
    return table("| part | rate |", *rows)


def _judging_a_file() -> float:
    """Milliseconds of the clock a pair, the start of the program included, on all processors."""
    asked = records(4000)
    with TemporaryDirectory() as name:
        Path(name, "pairs.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in asked), encoding="utf-8")
        return process((*FACTCHECK, "judge", "--jsonl", "pairs.jsonl"), Path(name)).wall / len(asked) * 1000


def start_up(folder: Path) -> str:
    """Seconds of wall time until the program is done with little."""
    bare = several(7, lambda: process((sys.executable, "-c", "pass"), folder).wall)
    version = several(7, lambda: process((*FACTCHECK, "--version"), folder).wall)
    (folder / "web.yaml").write_text(yaml.safe_dump(cassette()), encoding="utf-8")
    papers = write_documents(3, folder)  # thirty claims
    check = (*FACTCHECK, "check", *papers, "--cassette", "web.yaml", "--fail-on", "never")
    first = several(5, lambda: process((*check, "--store", "none"), folder).wall)
    process(check, folder)
    stored = several(5, lambda: process(check, folder).wall)
    return table(
        "| start | seconds |",
        f"| `python -c pass` | {figure(bare)} |",
        f"| `factcheck --version` | {figure(version)} |",
        f"| `factcheck check`, thirty claims, nothing known of them | {figure(first)} |",
        f"| `factcheck check`, thirty claims, from the store | {figure(stored)} |",
    )


def whole_runs(sizes: tuple[int, ...]) -> tuple[str, dict[str, list[tuple[float, float]]]]:
    """Cold, unchanged, and with one source changed; ten claims a document, 100 sources, default reports."""
    rows: list[str] = []
    plots: dict[str, list[tuple[float, float]]] = {"cold": [], "unchanged": [], "one source changed": []}
    for size in sizes:
        with TemporaryDirectory() as name:
            costs = list(_three(Path(name), size))
        cold, warm, changed = costs
        for kind, cost in zip(plots, costs, strict=True):
            plots[kind].append((size, cost.cpu / size * 1000))
        rows.append(
            f"| {size:,} | {cold.cpu:.1f} | {cold.cpu / size * 1000:.0f} | {warm.cpu:.1f} ({warm.cpu / cold.cpu:.1%}) "
            f"| {changed.cpu:.1f} ({changed.cpu / cold.cpu:.0%}) | {cold.peak:.0f} | {warm.peak:.0f} |"
        )
        print(rows[-1], file=sys.stderr)
    head = "| documents | cold, s | ms a document | unchanged, s | one source changed, s | peak cold, MiB | peak unchanged, MiB |"
    return table(head, *rows), plots


def _three(folder: Path, size: int) -> Iterator[Cost]:
    web = cassette()
    (folder / "web.yaml").write_text(yaml.safe_dump(web), encoding="utf-8")
    (folder / "docs").mkdir()
    write_documents(size, folder / "docs")
    check = (*FACTCHECK, "check", "docs", "--cassette", "web.yaml", "--fail-on", "never", "--runner", "inline")
    yield process(check, folder)
    yield process(check, folder)
    body = web["interactions"][0]["response"]["body"]  # type: ignore[index]
    body["string"] = body["string"].replace("ships", "vessels", 1)
    (folder / "web.yaml").write_text(yaml.safe_dump(web), encoding="utf-8")
    yield process(check, folder)


def processes(size: int) -> str:
    """The same run in one process, and on all processors."""
    rows = []
    for runner, what in (("inline", "one process"), ("threads", "a process on each processor")):
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "web.yaml").write_text(yaml.safe_dump(cassette()), encoding="utf-8")
            papers = write_documents(size, folder)
            check = (*FACTCHECK, "check", *papers, "--cassette", "web.yaml", "--fail-on", "never", "--runner", runner)
            cost = process((*check, "--report", "csv", "--store", "none"), folder)
            rows.append(f"| {what} | {cost.wall:.1f} | {cost.cpu:.1f} |")
    return table(f"| {size} documents, no store, one report | seconds of the clock | of the processors |", *rows)


def large(full: bool) -> str:
    """One long document, one long source, many claims against one source; a tenth of the size where not `full`."""
    share = 1 if full else 10
    mega, claims = 20 // share, 10_000 // share
    asked = {
        f"a document of {mega} MB": long_document(mega * 1_000_000),
        f"a web page of {mega / 2:g} MB": long_source(mega * 500_000),
        f"{claims:,} claims against one page with as many statements": many_claims(claims),
    }
    rows = []
    for what, (document, page) in asked.items():
        with TemporaryDirectory() as name:
            cost = checked(Path(name), document, page)
        rows.append(f"| {what} | {cost.cpu:.1f} | {cost.peak:.0f} |")
        print(rows[-1], file=sys.stderr)
    return table("| input | seconds | peak, MiB |", *rows)


def page(full: bool, rivals: bool) -> tuple[str, str]:
    """The page and its plot."""
    runs, plots = whole_runs(FULL if full else QUICK)
    with TemporaryDirectory() as name:
        start = start_up(Path(name))
    sections = {
        "Whole runs": f"{runs}\n\n![Milliseconds a document](benchmarks.svg)",
        "Large inputs": large(full),
        "Processors": processes(400 if full else 80),
        "Start": start,
        "Extraction": "\n\n".join([extraction(), *([against_rivals()] if rivals else [])]),
        "Reading and judging": parts(),
    }
    machine = f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}"
    text = (HERE / "page.md").read_text(encoding="utf-8").replace("MACHINE", machine)
    sections["What the profiler found"] = (HERE / "profiled.md").read_text(encoding="utf-8").strip()
    return text + "".join(f"\n## {title}\n\n{body}\n" for title, body in sections.items()), lines(plots)


def main() -> None:
    """Measure, then print or write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.suite", description="Every speed that matters.")
    parser.add_argument("--full", action="store_true", help="also 10,000 documents and the largest inputs")
    parser.add_argument("--no-rivals", action="store_true", help="install no other extractors to compare with")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md and its plot")
    asked = parser.parse_args()
    text, plot = page(asked.full, not asked.no_rivals)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8")
        PAGE.with_suffix(".svg").write_text(plot, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
