"""What the flow costs over the bare pipeline: python benchmarks/orchestration.py [DOCUMENTS]

Ten claims a document, 100 recorded pages, no network. Both ways give the same run id, or it says so.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import yaml

PAGES = 100
CLAIMS = 10
TOWNS = ("Alder", "Birch", "Cedar", "Dover", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Juniper")


def figure(page: int, town: int) -> int:
    return 1000 + (page * 37 + town * 101) % 9000


def cassette() -> dict[str, object]:
    interactions = []
    for page in range(PAGES):
        said = " ".join(f"{t} Harbour handled {figure(page, n):,} ships in 2024." for n, t in enumerate(TOWNS))
        for path, body in (
            (f"p{page}", f"<html><body><article><p>{said}</p></article></body></html>"),
            ("robots.txt", ""),
        ):
            answer = {"status": {"code": 200, "message": "OK"}, "headers": {"Content-Type": ["text/html"]}}
            request = {"method": "GET", "uri": f"https://h{page % 20}.example/{path}", "body": None, "headers": {}}
            interactions.append({"request": request, "response": {**answer, "body": {"string": body}}})
    return {"version": 1, "interactions": interactions}


def write_documents(count: int, folder: Path = Path()) -> list[str]:
    for number in range(count):
        page = number % PAGES
        link = f"https://h{page % 20}.example/p{page}"
        told = [f"{figure(page, n) + (number + n) % 3:,} ships" for n in range(CLAIMS)]
        lines = [f"{town} Harbour handled [{said}]({link}) in 2024." for town, said in zip(TOWNS, told, strict=True)]
        (folder / f"d{number:05}.md").write_text(f"# Harbours {number}\n\n" + "\n\n".join(lines), encoding="utf-8")
    return [f"d{number:05}.md" for number in range(count)]


def main(count: int) -> None:
    from factcheck.commands.delivery import Delivery
    from factcheck.keeping.places import documents
    from factcheck.session import run_settings
    from factcheck.settings import Settings, Wanted
    from flows.local import check_here

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("web.yaml").write_text(yaml.safe_dump(cassette()), encoding="utf-8")
        paths = documents(write_documents(count))
        usual = Settings(cassette="web.yaml", report=(Wanted("json"),))
        alone, apart = replace(usual, store="alone/runs.db"), replace(usual, store="apart/runs.db")
        begin = now()
        bare = run_settings(alone, paths)
        judged = since(begin)
        delivery = Delivery.planned(alone)
        delivery.keep(bare)
        delivery.write(bare)
        delivered = since(begin)
        check_here(replace(usual, store="first/runs.db"), paths[:1])  # starts Prefect's server, which is not measured
        begin = now()
        flow = check_here(apart, paths)  # a store of its own: nothing of what the first run did is at hand
        whole = since(begin)
        size = sum(f.stat().st_size for f in Path("apart").glob("runs.db*"))
        os.chdir("/")
    assert flow.id == bare.id
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} documents, {bare.counts['claims']} claims: {bare.counts}")
    print(
        f"pipeline {judged[0]:.1f} s ({bare.counts['claims'] / judged[0]:.0f} claims/s), delivered {delivered[0]:.1f} s"
    )
    share, work = ((after - before) / after for before, after in zip(delivered, whole, strict=True))
    print(f"flow, delivered {whole[0]:.1f} s: orchestration {share:.0%} of the time, {work:.0%} of the processor")
    print(f"store of a run {size / 1e6:.1f} MB; peak memory {peak} MiB")


def now() -> tuple[float, float]:
    """Time on the wall, and of the processor in this process, which other work on the machine disturbs less."""
    return time.perf_counter(), time.process_time()


def since(begin: tuple[float, float]) -> tuple[float, float]:
    wall, processor = now()
    return wall - begin[0], processor - begin[1]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
