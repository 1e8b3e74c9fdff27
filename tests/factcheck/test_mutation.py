"""Claims made wrong on purpose: what is planted, what counts as wrong, and what becomes of it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from claims.extract import extract
from factcheck.cli import main
from factcheck.model import Verdict
from factcheck.mutation import score
from factcheck.mutation.edit import Sort, swaps
from factcheck.mutation.gather import Gathered
from factcheck.mutation.gather import gathered as gathered_papers
from factcheck.mutation.revise import block_of, revised
from factcheck.mutation.score import Checker, Fate, Planted, tallies
from factcheck.settings import load
from tests.conftest import EXAMPLES
from tests.factcheck.papers import consulted, paper

MEANS = {"cassette": str(EXAMPLES / "web.yaml"), "sources": str(EXAMPLES / "sources.toml"), "store": "none"}


def gathered(text: str, *evidence: str) -> Gathered:
    """A one-paragraph document that cites these sources."""
    cited = tuple(consulted(number, one) for number, one in enumerate(evidence))
    extraction = paper(text, *range(len(evidence)))
    document = replace(extraction.document, citations=tuple(c.citation for c in cited))
    return Gathered(replace(extraction, document=document), cited)


def planted(text: str, *evidence: str) -> list[Planted]:
    return list(Checker(gathered(text, *evidence)).planted())


def after(text: str, evidence: str, sort: Sort) -> list[str]:
    return [p.after for p in planted(text, evidence) if p.sort is sort]


@pytest.mark.parametrize(
    ("claim", "source", "sort", "expected"),
    [
        (
            "Orrin had revenue of $5.2 million in 2023.",
            "Orrin had revenue of $5.2 million in 2023.",
            Sort.SCALE,
            "Orrin had revenue of $5.2 billion in 2023.",
        ),
        (
            "Orrin had revenue of $5.2 million in 2023.",
            "Orrin had revenue of $5.2 million in 2023.",
            Sort.CURRENCY,
            "Orrin had revenue of €5.2 million in 2023.",
        ),
        (
            "Orrin had revenue of $5.2 million in 2023.",
            "Orrin had revenue of $5.2 million in 2023.",
            Sort.PERIOD,
            "Orrin had revenue of $5.2 million in 2022.",
        ),
        (
            "Orrin had revenue of $5.2 million in 2023.",
            "Orrin had revenue of $5.2 million in 2023.",
            Sort.BOUND,
            "Orrin had revenue of more than $5.2 million in 2023.",
        ),
        (
            "Orrin shares fell by 17.2% in 2023.",
            "Orrin shares fell by 17.2% in 2023.",
            Sort.PERCENT,
            "Orrin shares fell by 17.2 percentage points in 2023.",
        ),
        (
            "Orrin shares fell by 17.2% in 2023.",
            "Orrin shares fell by 17.2% in 2023.",
            Sort.DIRECTION,
            "Orrin shares rose by 17.2% in 2023.",
        ),
        (
            "Orrin had revenue of more than $5 million in 2023.",
            "Orrin had revenue of $5.4 million in 2023.",
            Sort.BOUND,
            "Orrin had revenue of less than $5 million in 2023.",
        ),
        (
            "한빛중공업의 2023년 매출은 52억 원이었다.",
            "한빛중공업의 2023년 매출은 52억 원이었다.",
            Sort.SCALE,
            "한빛중공업의 2023년 매출은 52만 원이었다.",
        ),
        (
            "한빛중공업의 2023년 매출은 17.2% 감소했다.",
            "한빛중공업의 2023년 매출은 17.2% 감소했다.",
            Sort.DIRECTION,
            "한빛중공업의 2023년 매출은 17.2% 증가했다.",
        ),
        (
            "한빛중공업의 2023년 매출은 17.2% 감소했다.",
            "한빛중공업의 2023년 매출은 17.2% 감소했다.",
            Sort.MODALITY,
            "한빛중공업의 2023년 매출은 17.2% 감소할 전망이다.",
        ),
    ],
)
def test_what_is_planted(claim: str, source: str, sort: Sort, expected: str) -> None:
    assert after(claim, source, sort) == [expected]


def test_a_digit_is_changed_and_nothing_else() -> None:
    text = "Orrin had revenue of $5.2 million in 2023."
    (changed,) = after(text, text, Sort.DIGIT)
    assert len(changed) == len(text)
    assert [(a, b) for a, b in zip(text, changed, strict=True) if a != b and a.isdigit() and b.isdigit()]
    assert sum(a != b for a, b in zip(text, changed, strict=True)) == 1


def test_only_verified_claims_are_edited() -> None:
    assert planted("Orrin had revenue of $5.2 million in 2023.", "Orrin had revenue of $7.9 million in 2023.") == []


def test_a_hedge_before_an_exact_value_leaves_it_right() -> None:
    text = "Orrin had revenue of $5.2 million in 2023."
    (hedged,) = (p for p in planted(text, text) if p.sort is Sort.HEDGE)
    assert hedged.after == "Orrin had revenue of about $5.2 million in 2023."
    assert hedged.fate is Fate.KEPT


def test_a_name_that_tells_the_value_is_left_alone() -> None:
    text = "According to Orrin, exports rose by 17.2% in 2023."
    assert after(text, "Exports rose by 17.2% in 2023, Orrin said.", Sort.ENTITY) == []


def test_another_name_of_the_document_takes_the_place() -> None:
    text = "Orrin had revenue of $5.2 million in 2023. Taldo had revenue of $8.1 million in 2023."
    changed = after(text, text, Sort.ENTITY)
    assert changed == ["Taldo had revenue of $5.2 million in 2023.", "Orrin had revenue of $8.1 million in 2023."]


def test_every_number_that_is_wrong_is_caught() -> None:
    text = "Orrin had revenue of $5.2 million in 2023."
    fates = {p.sort: p.fate for p in planted(text, text)}
    assert {fates[sort] for sort in (Sort.DIGIT, Sort.SCALE, Sort.CURRENCY, Sort.PERIOD)} == {Fate.CAUGHT}


def test_a_checker_that_believes_everything_lets_everything_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = score.judge
    monkeypatch.setattr(score, "judge", lambda *given: replace(honest(*given), verdict=Verdict.VERIFIED))
    text = "Orrin had revenue of $5.2 million in 2023."
    wrong = [p for p in planted(text, text) if p.sort is not Sort.HEDGE]
    assert wrong
    assert {p.fate for p in wrong} == {Fate.SLIPPED}
    assert tallies(wrong)[-1].share == 0


def test_offsets_move_along_with_an_edit() -> None:
    extraction = paper("Orrin had revenue of $5.2 million in 2023, and 41 people worked there.")
    first = extraction.claims[0]
    block = block_of(extraction.document, first)
    assert block is not None
    document = revised(extraction.document, block, first.frame.mention.span, "$12.75 million")
    assert document.text == "Orrin had revenue of $12.75 million in 2023, and 41 people worked there."
    from claims.extract import extract

    for claim in extract(document).claims:
        assert document.text[claim.value.span.start : claim.value.span.end] == claim.value.text


def test_a_particle_follows_the_word_before_it() -> None:
    text = "가람중공업은 2023년에 매출 52억 원을 냈다. 두른테크는 2023년에 매출 81억 원을 냈다."
    changed = after(text, text, Sort.ENTITY)
    assert changed == ["두른테크는 2023년에 매출 52억 원을 냈다.", "가람중공업은 2023년에 매출 81억 원을 냈다."]


def test_no_word_is_its_own_other() -> None:
    for sort in ("unit", "currency", "direction", "bound", "percent", "modality"):
        for language, pairs in swaps()[sort].items():
            assert [pair for pair in pairs if len(set(pair)) != 2] == [], (sort, language)


@pytest.fixture
def columns(workplace: Path) -> list[str]:
    """The example documents with their web, as arguments."""
    for name in ("english-column.md", "korean-column.md", "web.yaml", "sources.toml"):
        shutil.copy(EXAMPLES / name, workplace)
    return ["english-column.md", "korean-column.md", "--cassette", "web.yaml", "--sources", "sources.toml"]


def test_the_command_tells_each_kind_and_each_slip(columns: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", *columns, "--store", "none", "--json", "mutants.json"]) == 0
    table = capsys.readouterr().out
    record = json.loads(Path("mutants.json").read_text(encoding="utf-8"))
    fates = [edit["fate"] for edit in record["edits"]]
    assert record["kinds"][-1]["planted"] == sum(fates.count(fate) for fate in ("caught", "slipped", "lost")) > 40
    for edit in record["edits"]:
        assert (f"+ {edit['after']}" in table) or edit["fate"] in ("caught", "kept")
        assert edit["before"] != edit["after"]


def test_the_same_bytes_again(columns: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for _ in range(2):
        assert main(["mutate", *columns, "--store", "none", "--json", "-"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


def test_where_a_document_lies_does_not_choose_its_edits(tmp_path: Path) -> None:
    told = []
    for folder in ("here", "a-clone-by-another-name"):
        place = shutil.copytree(EXAMPLES, tmp_path / folder)
        papers = gathered_papers(load(None, MEANS), [place / "english-column.md"])
        told.append([p.after for paper in papers if isinstance(paper, Gathered) for p in Checker(paper).planted()])
    assert told[0] == told[1] != []


def test_a_floor_decides_the_exit_code(columns: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", *columns, "--store", "none", "--floor", "0.5"]) == 0
    Path("empty.md").write_text("Nothing was counted.\n", encoding="utf-8")
    assert main(["mutate", "empty.md", "--store", "none", "--offline", "--floor", "0.5"]) == 1
    assert "nothing could be planted" in capsys.readouterr().err


def test_a_floor_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["mutate", "x.md", "--floor", "95"])
    assert left.value.code == 2
    assert "from 0 to 1" in capsys.readouterr().err


def test_an_edit_is_read_on_the_day_that_its_claim_was() -> None:
    paper = gathered("Orrin opened its plant last year.", "Orrin opened its plant in 2023.")
    read = extract(paper.extraction.document, as_of=dt.date(2024, 3, 1))
    cited = tuple(c.citation for c in paper.consulted)
    claims = tuple(replace(claim, citations=cited) for claim in read.claims)
    (edit,) = Checker(Gathered(replace(read, claims=claims), paper.consulted)).planted()
    assert edit.fate is Fate.CAUGHT
