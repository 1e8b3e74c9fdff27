"""One rate of one part, in this process: `python -m benchmarks.rates NAME ARGUMENTS` prints it."""

from __future__ import annotations

import hashlib
import json
import sys
import time

from benchmarks.extraction_speed import DENSE, PROSE, STEADY, paragraphs, scan, seconds
from benchmarks.orchestration import TOWNS, figure
from benchmarks.rivals import in_sentences

TABLES = {"dense": DENSE, "steady": STEADY, "prose": PROSE}


def extraction(density: str, language: str) -> float:
    """MB/s of find_mentions over paragraphs."""
    texts = paragraphs(TABLES[density][language], 400_000)
    seconds(texts[:20], language)
    return sum(len(text.encode()) for text in texts) / 1e6 / seconds(texts, language)


def sentences(language: str) -> float:
    """MB/s of find_mentions over dense sentences, one at a time: what other extractors are given."""
    texts = in_sentences(language)
    seconds(texts[:20], language)
    return sum(len(text.encode()) for text in texts) / 1e6 / seconds(texts, language)


def floor(density: str, language: str) -> float:
    """MB/s of the plainest scan for digits over the same paragraphs."""
    texts = paragraphs(TABLES[density][language], 400_000)
    return sum(len(text.encode()) for text in texts) / 1e6 / scan(texts)


def reading(kilobytes: str) -> float:
    """Web pages a second, of so many kilobytes each."""
    from sources.model import Snapshot
    from sources.pages.read import read

    told = "".join(f"<p>{text}</p>" for text in paragraphs(STEADY["en"], int(kilobytes) * 1000))
    body = f"<html><head><title>Harbours</title></head><body><nav>Home</nav><article>{told}</article></body></html>".encode()
    snapshot = Snapshot(
        url="https://a.example/x",
        final_url="https://a.example/x",
        status=200,
        media_type="text/html",
        charset="utf-8",
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        fetched_at=None,
    )
    read(snapshot)
    count, begin = 0, time.process_time()
    while time.process_time() - begin < 1:
        read(snapshot)
        count += 1
    return count / (time.process_time() - begin)


def judging(sources: str) -> float:
    """Claims a second of a document with ten claims that cites so many sources, ten statements each."""
    from factcheck.verdicts.pairs import judge_pair

    evidence = [
        " ".join(f"{town} Harbour handled {figure(page, n):,} ships in 2024." for n, town in enumerate(TOWNS))
        for page in range(int(sources))
    ]
    claim = " ".join(f"{town} Harbour handled {figure(0, n):,} ships in 2024." for n, town in enumerate(TOWNS))
    judge_pair({"id": 0, "claim": claim, "evidence": evidence})
    count, begin = 0, time.process_time()
    while time.process_time() - begin < 1 or not count:
        judge_pair({"id": 0, "claim": claim, "evidence": evidence})
        count += len(TOWNS)
    return count / (time.process_time() - begin)


def records(count: int) -> list[dict[str, object]]:
    """Pairs of one claim and one statement, every other statement a table."""
    return [
        {
            "id": n,
            "claim": f"{town} Harbour handled {figure(n, n) + n % 3:,} ships in 2024, up {n % 9 + 2}%.",
            "evidence": [said],
        }
        for n in range(count // 2)
        for town in (TOWNS[n % 10],)
        for said in (_statement(town, n), _table(town, n))
    ]


def pairs() -> float:
    """Milliseconds of one processor a pair."""
    from factcheck.verdicts.pairs import judge_pair

    asked = records(600)
    for record in asked[:40]:
        judge_pair(record)
    begin = time.process_time()
    for record in asked:
        judge_pair(record)
    return (time.process_time() - begin) / len(asked) * 1000


def _statement(town: str, number: int) -> str:
    return (
        f"{town} Harbour handled {figure(number, number):,} ships in 2024, the harbour master said on Tuesday. "
        f"That was {number % 9 + 2}% more than in 2023. Its {number % 30 + 12} cranes moved 4.1 million crates."
    )


def _table(town: str, number: int) -> dict[str, object]:
    rows = [[name, f"{figure(number, n):,}", f"{figure(number, n) - 40:,}"] for n, name in enumerate(TOWNS[:6])]
    return {"title": f"Ships handled by harbour, {town} region", "columns": ["Harbour", "2024", "2023"], "rows": rows}


RATES = {f.__name__: f for f in (extraction, sentences, floor, reading, judging, pairs)}

if __name__ == "__main__":
    print(json.dumps(RATES[sys.argv[1]](*sys.argv[2:])))
