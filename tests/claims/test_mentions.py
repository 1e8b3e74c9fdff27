"""The whole reader: spans, order, coverage of digits, hostile text, records, the development data."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from claims.mentions.find import as_record, find_mentions
from claims.model import Quantity
from tests.linear import grows_linearly

TEXTS = [
    ("en", "In 2023 Halden Ferries carried 4.2 million people, 8% more than in 2022; GPT-4 wrote page 3."),
    ("ko", "2023년 할덴해운은 420만 명을 실어 날라 전년보다 8% 늘었고, 표 3은 제5조를 인용했다."),
    ("ja", "2023年の売上高は3,200億円で、8%増えた。"),
    ("zh", "2023年营收达3200亿元，增长8%。"),
    ("en", "x1y2z3 4-5-6 7/8/9 1e5 ½ 12:30 #7 @8 9% $.5 (10) [11] 12) 0x1F 3.14.15 ２３"),
    ("ko", "가1나2 3-4-5 도6도7이 8·9 10% ₩11 １２억 13만14 (15) 제16 17호18"),
]
HOSTILE = ["1" * 1_000_000, "1,1," * 20_000, "(" * 100_000 + "7", "일이삼사" * 25_000, "$" * 300_000, "1.1." * 20_000]


def shared() -> Path:
    folder = Path(os.environ.get("FACTCHECK_SHARED") or Path(__file__).parents[3] / "shared")
    if not folder.is_dir():
        pytest.skip("the shared development data is not here")
    return folder


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_mentions_are_sorted_apart_and_cover_every_digit(language, text):
    mentions = find_mentions(text, language, as_of=dt.date(2025, 5, 5))
    ends = [0]
    for mention in mentions:
        assert mention.span.start >= ends[-1]
        assert text[mention.span.start : mention.span.end] == mention.text
        ends.append(mention.span.end)
    covered = {i for m in mentions for i in range(m.span.start, m.span.end)}
    assert not [i for i, letter in enumerate(text) if letter.isdecimal() and i not in covered]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: f"{t[:4]}x{len(t)}")
def test_hostile_text_does_not_hang(text, language):
    assert grows_linearly(lambda part: find_mentions(part, language), text)


def test_the_same_text_gives_the_same_mentions():
    assert find_mentions(*TEXTS[0][::-1]) == find_mentions(*TEXTS[0][::-1])


def test_format_characters_and_decomposed_hangul_keep_their_places():
    (mention,) = find_mentions("가격 4\u200b8,213원", "ko")
    assert (mention.text, mention.value.value) == ("4\u200b8,213원", 48213)
    import unicodedata

    text = unicodedata.normalize("NFD", "매출 3조 원")
    (mention,) = find_mentions(text, "ko")
    assert mention.value.unit == "KRW"
    assert unicodedata.normalize("NFC", mention.text) == "3조 원"


def test_records_are_plain_json():
    records = [as_record(m) for m in find_mentions(TEXTS[1][1], "ko")]
    assert json.loads(json.dumps(records)) == records
    assert records[1] | {} == {
        "start": 12, "end": 18, "text": "420만 명", "kind": "quantity", "role": "value", "value": "4200000",
        "unit": "person",
        "low": None, "high": None, "bound": "exact", "claim": True,
    }  # fmt: skip


def test_empty_text_has_no_mentions():
    assert find_mentions("", "en") == []


def test_development_sentences_keep_their_floor():
    rows = [
        json.loads(line) for line in (shared() / "data/ours/sentences.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    wanted = right = 0
    for row in rows:
        day = dt.date.fromisoformat(row["as_of"]) if row.get("as_of") else None
        records = [as_record(m) for m in find_mentions(row["text"], row["lang"], as_of=day)]
        for gold in row["gold"]:
            if gold["kind"] == "name" or gold.get("optional") or gold.get("value") is None:
                continue
            wanted += 1
            right += any(_same(r, gold) for r in records)
    assert right / wanted > 0.98


def _same(record, gold):
    if record["end"] <= gold["start"] or record["start"] >= gold["end"] or record["kind"] != gold["kind"]:
        return False
    if gold["kind"] == "date":
        return record["value"] == gold["value"]
    return record["value"] is not None and abs(float(record["value"]) - float(gold["value"])) < 1e-5 * abs(
        float(gold["value"])
    )


def test_a_hidden_number_is_not_a_quantity():
    assert not [m for m in find_mentions("만약 천천히 이야기하면", "ko") if isinstance(m.value, Quantity)]
