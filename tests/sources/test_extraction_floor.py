"""Main text against pages whose text was marked by hand: a floor under the reader."""

import gzip
import json
import re
from collections import Counter

from sources.model import Page
from sources.pages.read import read
from tests.sources.scripted import snapshot

FLOOR = 0.95


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def f1(found, gold):
    both = sum((words(found) & words(gold)).values())
    return 2 * both / (sum(words(found).values()) + sum(words(gold).values())) if both else 0.0


def test_main_text_is_what_people_marked(shared):
    path = shared / "data" / "benchmarks" / "article_extraction" / "dev.jsonl.gz"
    scores = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            found = read(snapshot(item["html"].encode("utf-8", "replace"), url=item["url"]))
            scores.append(f1(found.text, item["gold_text"]) if isinstance(found, Page) else 0.0)
    assert sum(scores) / len(scores) >= FLOOR
