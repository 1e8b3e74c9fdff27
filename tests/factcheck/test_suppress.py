from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from claims.documents.document import read_document
from claims.model import Document
from factcheck.cli import main
from factcheck.keeping.suppress import Suppressions, comments, suppressions
from factcheck.session import check
from tests.linear import grows_linearly

pytestmark = pytest.mark.usefixtures("workplace")
MARK = '<!-- factcheck: ignore uncited reason="internal estimate" -->'


def read(text: str, name: str = "a.md") -> tuple[Suppressions, dict[str, str]]:
    """What the comments of a text set aside, by the words of the sentence."""
    Path(name).write_text(text, encoding="utf-8")
    run = check([name], offline=True, store="none")
    sentences = {j.claim.id: j.claim.sentence for j in run.judgements}
    found = suppressions(run)
    return found, {sentences[claim]: reason for claim, reason in found.reasons.items()}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"{MARK}\nThe pier cost 40 million euros. It has 12 berths.", "The pier cost 40 million euros."),
        (f"The pier cost 40 million euros. {MARK} It has 12 berths.", "It has 12 berths."),
        (f"The pier {MARK} cost 40 million euros. It has 12 berths.", "The pier  cost 40 million euros."),
        (f"{MARK}\n\n- The pier cost 40 million euros.\n- It has 12 berths.", "The pier cost 40 million euros."),
        (f"{MARK}\n\n1. The pier cost 40 million euros.", "The pier cost 40 million euros."),
        (f"{MARK}\n\n> **The pier** cost 40 million euros.", "The pier cost 40 million euros."),
        (
            '[//]: # (factcheck: ignore uncited reason="internal estimate")\n\nIt has 12 berths.',
            "It has 12 berths.",
        ),
        (
            '<!--factcheck: ignore uncited\n  reason="two lines"-->\n부두에는 선석이 12개 있다.',
            "부두에는 선석이 12개 있다.",
        ),
    ],
)
def test_a_comment_sets_the_next_sentence_aside(text: str, sentence: str) -> None:
    found, reasons = read(text)
    assert [" ".join(s.split()) for s in reasons] == [" ".join(sentence.split())]
    assert found.warnings == ()


def test_every_claim_of_the_sentence_is_set_aside() -> None:
    found, _ = read(f"{MARK}\nThe pier cost 40 million euros and has 12 berths.")
    assert len(found.reasons) == 2


def test_html_comments_count_too() -> None:
    page = f"<p>It has 12 berths.</p>\n{MARK}<p>The pier <b>cost</b> 40 million euros. It has 9 cranes.</p>"
    found, reasons = read(page, "a.html")
    assert list(reasons) == ["The pier cost 40 million euros."]
    assert found.warnings == ()


def test_a_page_that_was_edited_since_is_not_read_again() -> None:
    Path("a.html").write_text(f"{MARK}<p>The pier cost 40 million euros.</p>", encoding="utf-8")
    document = read_document(Path("a.html"))
    assert len(comments(document)) == 1
    Path("a.html").write_text("<p>Another page.</p>", encoding="utf-8")
    assert comments(document) == []


@pytest.mark.parametrize(
    ("comment", "word"),
    [
        ("<!-- factcheck: ignore uncited -->", "required"),
        ('<!-- factcheck: ignore reason="why" -->', "required"),
        ('<!-- factcheck: ignore uncited reason="" -->', "required"),
        ('<!-- factcheck: ignore uncited reason="  " -->', "no reason"),
        ('<!-- factcheck: ignore uncitted reason="why" -->', "did you mean `uncited`"),
        ('<!-- factcheck: skip uncited reason="why" -->', "malformed"),
        ('<!-- factcheck: ignore uncited reason="why"', "malformed"),
        ('<!-- factcheck: ignore refuted reason="why" -->', "unused"),
        (f"{MARK}\n\nA sentence between.\n", "unused"),
    ],
)
def test_what_is_malformed_or_unused_is_told_with_its_line(comment: str, word: str) -> None:
    found, reasons = read(f"# Pier\n\n{comment}\nThe pier cost 40 million euros.")
    assert reasons == {}
    (warning,) = found.warnings
    assert warning.startswith("a.md:3: ")
    assert word in warning


def test_a_comment_that_is_shown_as_text_is_none() -> None:
    found, _ = read(f"Write `{MARK}` above it.\n\n```\n{MARK}\n```\n\nThe pier cost 40 million euros.")
    assert found == Suppressions({}, ())


def test_what_is_set_aside_does_not_fail_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(f"{MARK}\nThe pier cost 40 million euros.\n", encoding="utf-8")
    argv = ["check", "a.md", "--offline", "--fail-on", "reported_only", "--report", "sarif=a.sarif"]
    assert main(argv) == 0
    assert "comments: 1; comments to mend: 0" in capsys.readouterr().err
    Path("a.md").write_text("<!-- factcheck: ignore uncited -->\nThe pier cost 40 million euros.\n", encoding="utf-8")
    assert main(argv) == 1
    told = capsys.readouterr().err
    assert "warning: a.md:1: malformed" in told
    assert main([*argv, "--all-results"]) == 1


def test_sarif_says_that_the_document_sets_it_aside() -> None:
    Path("a.md").write_text(f"{MARK}\nThe pier cost 40 million euros.\n", encoding="utf-8")
    main(["check", "a.md", "--offline", "--all-results", "--report", "sarif=a.sarif"])
    (result,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [s["kind"] for s in result["suppressions"]] == ["inSource"]
    assert result["suppressions"][0]["justification"] == "internal estimate"


@pytest.mark.parametrize("line", ["<!-- factcheck:" * 60_000, "[//]: # (factcheck: ignore a" * 30_000, MARK * 15_000])
def test_hostile_text_takes_no_time(line: str) -> None:
    assert grows_linearly(lambda part: comments(read_document(_written(part))), line)


def _written(text: str) -> Path:
    path = Path("hostile.md")
    path.write_text(text, encoding="utf-8")
    return path


def test_many_comments_of_a_page_cost_no_more_than_their_number() -> None:
    @cache
    def page(text: str) -> Document:
        path = Path(f"{len(text)}.html")
        path.write_text(text, encoding="utf-8")
        return read_document(path)

    assert grows_linearly(lambda text: comments(page(text)), f"<p>Pier.</p>\n{MARK}\n" * 8000)


def test_a_page_in_utf16_has_comments_too() -> None:
    text = f"<p>It has 12 berths.</p>\n{MARK}<p>The pier cost 40 million euros.</p>"
    Path("a.html").write_bytes(text.encode("utf-16"))
    run = check(["a.html"], offline=True, store="none")
    assert len(suppressions(run).reasons) == 1
