"""CSV, Markdown, Parquet, WARC and the terminal."""

import csv
import io
import sys
from dataclasses import replace

import pytest

from factcheck.errors import OutputError
from factcheck.model import CheckedDocument, Verdict
from reports import FORMATS, suffix, write_report
from reports.clean import width
from reports.csv import COLUMNS, cell
from reports.markdown import ROWS, escape
from reports.summary import terminal
from reports.values import shown
from reports.wording import wording
from tests.reports import sample


def rows(**more):
    body = FORMATS["csv"].write(sample.run(), sample.options(**more))
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_each_piece_of_evidence():
    judgements = sample.run().judgements
    found = rows()
    assert len(found) == sum(max(1, len(j.evidence)) for j in judgements)
    assert {r["claim_id"] for r in found} == {j.claim.id for j in judgements}
    assert tuple(found[0]) == COLUMNS


def test_csv_numbers_stay_numbers():
    found = next(r for r in rows() if r["reason"] == "refuted")
    assert (found["claim_value"], found["difference"], found["relative"]) == ("14", "-2.8", "-20")
    assert found["claim_text"] == "14%"


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1", "  =1", "-", "=\n1"])
def test_csv_defuses_formulas(text):
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["-2.8", "+7", "0", "plain", "3 = 4", None])
def test_csv_leaves_the_rest_alone(text):
    assert cell(text) == (text or "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("<script>", "&#60;script&#62;"),
        ("@team #1 [x](y)", "&#64;team \\#1 \\[x\\](y)"),
        ("see evil.example now", "see evil.example now"),
        ("3.5 % of 1,234.5", "3.5 % of 1,234.5"),
        ("2024. It rose", "2024\\. It rose"),
        ("- item", "\\- item"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_shows_text_as_it_is(text, shown):
    assert escape(text) == shown


def test_markdown_lists_what_is_open_and_names_the_rest():
    text = FORMATS["markdown"].write(sample.run(), sample.options("ko")).decode()
    assert text.startswith("# 팩트체크 보고서\n\n주장 15건: ≠ **4** 불일치 · ❝ **6** 미확인 · ✓ **5** 확인됨\n")
    assert text.count("\n| ") == 11
    assert "gone" in text.split("## 가져오지 못한 출처")[1]


def test_markdown_is_cut_and_says_so():
    run = sample.run()
    checked = run.documents[0]
    copies = tuple(
        replace(checked.judgements[1], claim=replace(checked.judgements[1].claim, id=str(n))) for n in range(ROWS + 5)
    )
    big = replace(run, documents=(CheckedDocument(document=checked.document, judgements=copies),))
    text = FORMATS["markdown"].write(big, sample.options()).decode()
    assert text.count("\n| ") == ROWS + 2
    assert "5 more are not shown here" in text


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_terminal_summary_is_worst_first_and_fits(language):
    text = terminal(sample.run(), colour=False, width=60, language=language)
    lines = text.splitlines()
    assert lines[1].startswith("≠ 14% → 11.2%")
    assert max(width(line) for line in lines) <= 60
    assert len(lines) <= 24
    assert "4" in lines[-1]
    assert "\x1b" not in text


def test_colours_only_on_request():
    assert "\x1b[1;33m≠" in terminal(sample.run(), colour=True, width=80, language="en")


@pytest.mark.parametrize("columns", [40, 50, 60, 80])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_narrow_terminal_cuts_off_no_value_no_line_number_and_no_count(columns, language):
    text = terminal(sample.run(), colour=False, width=columns, language=language)
    assert max(width(line) for line in text.splitlines()) <= columns
    for kept in ("≠ 14% → 11.2%", "≠ $4.7 billion → $5.1 billion", "≠ 4", "❝ 6", "✓ 5", "haeon.md:3", "power.md:3"):
        assert kept in text


@pytest.mark.parametrize("columns", [40, 80])
def test_a_long_list_still_fits_a_screen(columns):
    run = sample.run()
    checked = run.documents[0]
    bad = next(j for j in checked.judgements if j.verdict is Verdict.CONTESTED)
    big = replace(run, documents=(CheckedDocument(document=checked.document, judgements=(bad,) * 400),))
    text = terminal(big, colour=False, width=columns, language="en")
    assert len(text.splitlines()) < 40
    shown = text.count("≠ ") - 1
    assert str(400 - shown) in text


def test_what_differs_outlives_the_host_where_it_is_not_the_number():
    run = sample.run()
    checked = run.documents[0]
    bad = next(j for j in checked.judgements if j.verdict is Verdict.CONTESTED)
    denied = replace(bad, reason=replace(bad.reason, detail={**bad.reason.detail, "slot": "negation"}))
    one = replace(run, documents=(CheckedDocument(document=checked.document, judgements=(denied,)),))
    (line,) = (x for x in terminal(one, colour=False, width=66, language="en").splitlines() if "→" in x)
    assert "one of the two texts denies it" in line
    assert ".example" not in line


def test_parquet_is_read_back():
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(FORMATS["parquet"].write(sample.run(), sample.options())))
    assert table.num_rows == len(rows())
    assert table.schema.metadata[b"factcheck.run"] == sample.run().id.encode()
    assert str(table.schema.field("published").type) == "date32[day]"
    values = dict(zip(table["claim_text"].to_pylist(), table["claim_value_number"].to_pylist(), strict=True))
    assert values["14%"] == 14


def test_warc_is_read_back():
    reader = pytest.importorskip("warcio.archiveiterator")
    run = sample.run()
    bodies = {s.sha256: f"<p>{s.url}</p>".encode() for s in run.sources if s.sha256}
    body = FORMATS["warc"].write(run, sample.options(bodies=bodies))
    records = [
        (r.rec_headers["WARC-Target-URI"], r.content_stream().read()) for r in reader.ArchiveIterator(io.BytesIO(body))
    ]
    assert records == [(s.final_url, bodies[s.sha256]) for s in run.sources if s.sha256]


def test_warc_needs_the_bodies():
    pytest.importorskip("warcio")
    with pytest.raises(OutputError, match="snapshots"):
        FORMATS["warc"].write(sample.run(), sample.options())


@pytest.mark.parametrize(("name", "module"), [("parquet", "pyarrow"), ("warc", "warcio.warcwriter")])
def test_a_missing_extra_is_named(monkeypatch, name, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(OutputError, match=rf"factcheck-pipeline\[{name}\]"):
        FORMATS[name].write(sample.run(), sample.options())


def test_a_report_is_written_whole(tmp_path):
    path = tmp_path / "deep" / "run.json"
    write_report(sample.run(), "json", path, sample.options())
    assert path.read_bytes() == FORMATS["json"].write(sample.run(), sample.options())
    assert [p.name for p in path.parent.iterdir()] == ["run.json"]


def test_an_unwritable_place_is_an_error_with_a_remedy(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OutputError, match="choose another"):
        write_report(sample.run(), "json", blocked / "run.json", sample.options())


def test_a_writer_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "run.json"
    path.write_text("old")
    monkeypatch.setattr(type(FORMATS["json"]), "parts", lambda *_: (1 / 0 for _ in "x"))
    with pytest.raises(ZeroDivisionError):
        write_report(sample.run(), "json", path, sample.options())
    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]


def test_an_unknown_format_is_an_error(tmp_path):
    with pytest.raises(OutputError, match="choose one of html, json"):
        write_report(sample.run(), "docx", tmp_path / "x", sample.options())


def test_one_document_is_named_once_in_markdown():
    run = sample.run()
    alone = FORMATS["markdown"].write(replace(run, documents=run.documents[:1]), sample.options()).decode()
    path = run.documents[0].document.path
    assert f"Document: `{path}`" in alone
    assert f"{path}:" not in alone
    assert f"{path}:" in FORMATS["markdown"].write(run, sample.options()).decode()


def test_the_terminal_keeps_the_line_of_a_long_path():
    run = sample.run()
    long = replace(run.documents[0].document, path="a-very-long-folder/" * 20 + "haeon.md")
    deep = replace(run, documents=(replace(run.documents[0], document=long),))
    lines = terminal(deep, colour=False, width=80, language="en").splitlines()
    assert lines[0].endswith("folder/haeon.md:3")
    assert all(width(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("number", "en", "ko"),
    [
        ("200750000000", "200.75 billion", "2,007억 5,000만"),
        ("3570000", "3.57 million", "357만"),
        ("1234567", "1,234,567", "123만 4,567"),
        ("12000", "12,000", "12,000"),
        ("-5000000", "−5,000,000", "−5,000,000"),
    ],
)
def test_long_numbers_are_shown_as_they_are_said(number, en, ko):
    assert shown(number, wording("en")) == en
    assert shown(number, wording("ko")) == ko


def test_every_format_is_the_one_of_its_name():
    assert {name: (writer.name, writer.suffix) for name, writer in FORMATS.items()} == {
        name: (name, suffix(name)) for name in FORMATS
    }
    assert "docx" not in FORMATS
