"""Claims of a document: one value each, every digit accounted for, ids that survive edits elsewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.documents.document import read_document, read_text
from claims.extract import canonical, extract
from claims.model import Extraction, Modality, Role

PAGE = """# Orrin Motors in 2023

Orrin sold 410 cars in 2023 [report](https://orrin.example/2023). It hired 40 people[^1].

| Year | Cars |
|---|---|
| 2022 | 350 |

1. Costs were $5 million.
2. `x = 99`

[^1]: https://orrin.example/404
"""


def written(folder: Path, text: str, name: str = "a.md") -> Extraction:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return extract(read_document(file, shown=name, language=None))


def uncovered(extraction: Extraction) -> list[str]:
    text = extraction.document.text
    spans = [m.span for c in extraction.claims for m in c.mentions] + [s.span for s in extraction.skipped]
    free = set(range(len(text))) - {at for span in spans for at in range(span.start, span.end)}
    return [text[max(0, at - 10) : at + 10] for at in sorted(free) if text[at].isdigit()]


def test_each_claim_has_one_value_and_points_into_the_text(tmp_path: Path) -> None:
    extraction = written(tmp_path, PAGE)
    assert [c.value.text for c in extraction.claims][:2] == ["410 cars", "40 people"]
    for claim in extraction.claims:
        assert [m.role for m in claim.mentions].count(Role.VALUE) == 1
        for mention in claim.mentions:
            assert extraction.document.text[mention.span.start : mention.span.end] == mention.text


def test_the_period_beside_a_value_is_a_mention_of_its_claim(tmp_path: Path) -> None:
    claim = written(tmp_path, PAGE).claims[0]
    assert [(m.text, m.role) for m in claim.mentions[1:]] == [("2023", Role.PERIOD)]


def test_where_a_change_starts_is_the_baseline_of_its_claim() -> None:
    extraction = extract(read_text("Orrin shares fell from $142 to $118.", language="en"))
    end = next(c for c in extraction.claims if c.value.text == "$118")
    assert [(m.text, m.role) for m in end.mentions[1:]] == [("$142", Role.BASELINE)]


def test_a_claim_has_the_citation_of_its_own_sentence(tmp_path: Path) -> None:
    first, second = written(tmp_path, PAGE).claims[:2]
    assert [c.url for c in first.citations] == ["https://orrin.example/2023"]
    assert [c.url for c in second.citations] == ["https://orrin.example/404"]


def test_line_and_column_are_those_of_the_file(tmp_path: Path) -> None:
    claim = written(tmp_path, PAGE).claims[0]
    assert PAGE.splitlines()[claim.line - 1][claim.column - 1 :].startswith("410 cars")


def test_headings_and_code_hold_no_claims(tmp_path: Path) -> None:
    extraction = written(tmp_path, PAGE)
    whys = {s.text: s.why for s in extraction.skipped}
    assert whys["99"]
    assert not any("99" in c.value.text for c in extraction.claims)
    assert all(c.heading == ("Orrin Motors in 2023",) for c in extraction.claims)


def test_hearsay_and_speaker_are_noted() -> None:
    rumour = extract(read_text("Orrin reportedly paid $40 million.", language="en")).claims[0]
    quoted = extract(read_text("According to the Tern Institute, exports rose 12%.", language="en")).claims[0]
    assert (rumour.attribution.hearsay, quoted.attribution.hearsay) == (True, False)
    assert quoted.attribution.said_by == "Tern Institute"


def test_a_small_count_is_a_claim_only_where_asked() -> None:
    document = read_text("Ten of them came home.", language="en")
    assert len(extract(document, small=True).claims) >= len(extract(document).claims)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Orrin paid $5.6 million.", "en", "5600000"),
        ("오린은 배 41척을 수주했다.", "ko", "41"),
        ("Orrin opened the yard in March 2021.", "en", "2021-03"),
    ],
)
def test_the_canonical_value_is_one_string(text: str, language: str, expected: str) -> None:
    claim = extract(read_text(text, language=language)).claims[0]
    assert canonical(claim.frame.mention).startswith(expected)


def test_ids_survive_an_edit_elsewhere(tmp_path: Path) -> None:
    before = written(tmp_path, PAGE)
    after = written(tmp_path, PAGE.replace("# Orrin", "A first line with 77 goats.\n\n# Orrin"))
    ids = [c.id for c in before.claims]
    assert [c.id for c in after.claims if c.id in ids] == ids


def test_an_id_changes_with_its_value(tmp_path: Path) -> None:
    before, after = written(tmp_path, PAGE), written(tmp_path, PAGE.replace("410", "411"))
    assert before.claims[0].id != after.claims[0].id
    assert [c.id for c in before.claims[1:]] == [c.id for c in after.claims[1:]]


def test_the_same_sentence_twice_gives_two_ids(tmp_path: Path) -> None:
    claims = written(tmp_path, "Orrin sold 410 cars.\n\nOrrin sold 410 cars.\n").claims
    assert len({c.id for c in claims}) == len(claims) == 2


_ATOMS = st.sampled_from(
    [
        "Orrin sold 410 cars in 2023.", "매출은 3조 2000억 원이었다.", "[1]", "[^2]", "(12%)", "# Part 3", "- 5 of 7",
        "| 2022 | 350 |", "|---|---|", "`x = 99`", "[a](https://a.example/77)", "https://b.example/2024/05/06", "v1.2.3",
        "2024-05-06", "**8.5%**", "> 17 said", "<b>44</b>", "&#8211;", "1.", "$3.4bn", "from 9 to 11",
        "![p](img-640x480.png)", "[^2]: see 4", "---", "```", "٣", "½", "１２", "약 40여 명", "010-1234-5678",
    ]
)  # fmt: skip


def _texts(*joints: str) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(_ATOMS, st.sampled_from(joints)), min_size=1, max_size=14)
    return pairs.map(lambda atoms: "".join(atom + joint for atom, joint in atoms))


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_texts(" ", "", "\n", "\n\n", "\n    "))
def test_every_digit_stands_in_a_claim_or_is_skipped(tmp_path: Path, name: str, text: str) -> None:
    assert uncovered(written(tmp_path, text, name)) == []


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_texts(" said ", ", and ", ".\n\nThen Orrin said: "))
def test_every_digit_of_running_text_stands_in_a_claim_or_is_skipped(tmp_path: Path, name: str, text: str) -> None:
    assert uncovered(written(tmp_path, f"Then {text}", name)) == []


@pytest.mark.parametrize(
    "text", ["Orrin began in 2023\n410 cars were sold.", "# 2024\n\n## 2023\n\nOrrin sold 410 cars."]
)
def test_a_line_may_end_and_the_next_begin_with_a_number(tmp_path: Path, text: str) -> None:
    assert uncovered(written(tmp_path, text)) == []


def test_a_day_to_come_is_a_plan_whatever_its_verb() -> None:
    text = "The bank reports its results on 27 May 2026. It opened on 4 May 2026."
    found = extract(read_text(text, language="en"), as_of=dt.date(2026, 5, 20)).claims
    assert [c.frame.modality for c in found] == [Modality.PLAN, Modality.FACT]
