import io
import json
import zipfile

import pypdf
import pytest

from claims.model import BlockKind
from sources.model import Outcome, Page, Unavailable
from sources.pages.charset import decode
from sources.pages.read import read
from tests.sources.scripted import page, snapshot


def outcome(body, media_type="text/html"):
    found = read(snapshot(body, media_type))
    return found.outcome if isinstance(found, Unavailable) else Outcome.FETCHED


# Separated values


@pytest.mark.parametrize(
    "body",
    [
        "lock,boats\nLow,991\nHigh,213\n",
        "\ufefflock,boats\r\nLow,991\r\nHigh,213\r\n",
        "lock;boats\nLow;991\nHigh;213\n",
        "lock\tboats\nLow\t991\nHigh\t213\n",
        'lock,boats\n"Low","991"\n\nHigh,213\n',
        "\ufefflock\tboats\nLow\t991\nHigh\t213\n".encode("utf-16-le"),
    ],
)
def test_separated_values_in_any_dress_are_one_table(body):
    (table,) = page(body, "text/csv").tables
    assert (table.columns, table.rows) == (("lock", "boats"), (("Low", "991"), ("High", "213")))


def test_korean_values_without_a_charset_are_read():
    found = page("노선,단위,2024년,2025년\n마을버스(똠방골),천 명,2204,2133\n".encode("cp949"), "text/csv")
    assert found.charset == "cp949"
    assert found.tables[0].columns == ("노선", "단위", "2024년", "2025년")


def test_lines_above_the_header_are_title_unit_and_notes():
    found = page("# Boats at the locks\n# Unit: boats\nlock,2023,2024\nLow,900,991\n", "text/csv")
    (table,) = found.tables
    assert (table.title, table.unit, table.columns) == ("Boats at the locks", "boats", ("lock", "2023", "2024"))
    preface = page("배 통계,,\n(단위: 척),,\n갑문,2023,2024\n하류,900,991\n", "text/csv").tables[0]
    assert (preface.title, preface.unit, preface.rows) == ("배 통계", "척", (("하류", "900", "991"),))


def test_ragged_and_endless_rows_do_not_stop_the_reader():
    table = page('a,b\n1\n1,2,3\n"open,4\n', "text/csv").tables[0]
    assert {len(row) for row in table.rows} == {3}
    assert page("a,b\n" + "x" * 3_000_000 + ",1\n", "text/csv").tables
    assert page("a\x00,b\n1,2\n", "text/csv").tables[0].columns == ("a", "b")


def test_spectrum_files_are_read(shared):
    folder = shared / "data" / "csv-spectrum"
    for path in sorted(folder.rglob("*.csv")):
        expected = json.loads(next(folder.rglob(f"{path.stem}.json")).read_text(encoding="utf-8"))
        expected = expected if isinstance(expected, list) else [expected]
        found = read(snapshot(path.read_bytes(), "text/csv"))
        assert isinstance(found, Page) or not expected, path.name
        if isinstance(found, Page):
            assert len(found.tables[0].rows) + (not any(found.tables[0].columns)) >= len(expected), path.name


# JSON


def test_lists_of_objects_are_tables_with_their_parents():
    body = {"meta": {"unit": "boats"}, "years": [
        {"year": 2023, "locks": [{"name": "Low", "boats": 900}, {"name": "High", "boats": 1.50}]}]}  # fmt: skip
    found = page(json.dumps(body).replace("1.5", "1.50"), "application/json")
    meta, years = found.tables
    assert meta.rows == (("meta / unit", "boats"),)
    assert years.columns == ("year", "locks / name", "locks / boats")
    assert years.rows == (("2023", "Low", "900"), ("2023", "High", "1.50"))
    assert years.unit == "boats"


def test_objects_of_plain_values_are_tables_of_two_columns():
    (table,) = page('{"launches": {"2023": 98, "2024": 138}, "ok": true, "none": null}', "application/json").tables
    assert table.rows == (("launches / 2023", "98"), ("launches / 2024", "138"), ("ok", "true"), ("none", ""))


def test_odd_json_is_kept_as_it_is_written():
    rows = page('{"a": NaN, "b": 1e999, "c": %s, "d": 1, "d": 2}' % ("9" * 5000), "application/json").tables[0].rows
    assert [cell[:5] for _, cell in rows] == ["NaN", "1e999", "99999", "1", "2"]


def test_rows_of_arrays_and_sentences():
    found = page(
        '{"data": [["lock", "boats"], ["Low", 991]], "note": "Counted by hand at noon on every single day."}',
        "application/json",
    )
    assert (found.tables[-1].columns, found.tables[-1].rows) == (("lock", "boats"), (("Low", "991"),))
    assert found.text == "Counted by hand at noon on every single day."


@pytest.mark.parametrize("body", ["[" * 100_000, "{}", "[]", "{'a': 1}", '{"a": 1'])
def test_json_that_says_nothing_is_unsupported(body):
    assert outcome(body, "application/json") is Outcome.UNSUPPORTED


# XML, text


def test_a_feed_is_text_without_its_mark_up():
    found = page(
        "<?xml version='1.0'?><rss><channel><item><title>Boats</title><description>&lt;p&gt;We saw &lt;b&gt;1,204"
        "&lt;/b&gt; boats&lt;/p&gt;</description></item></channel></rss>",
        "application/rss+xml",
    )
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.HEADING, "Boats"),
        (BlockKind.PARAGRAPH, "We saw 1,204 boats"),
    ]


def test_entities_are_not_expanded_and_files_not_read():
    body = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><b>boats</b><c>&e;</c></a>"
    found = read(snapshot(body, "application/xml"))
    assert not isinstance(found, Page) or "root:" not in found.text


def test_markdown_is_paragraphs_lists_and_headings():
    found = page("# Boats\n\nWe counted\n1,204 boats.\n\n- gravel\n- sand\n\n| a | b |\n|---|---|\n", "text/markdown")
    kinds = [(block.kind, block.text) for block in found.blocks]
    assert kinds[:2] == [(BlockKind.HEADING, "Boats"), (BlockKind.PARAGRAPH, "We counted 1,204 boats.")]
    assert (BlockKind.LIST_ITEM, "gravel") in kinds
    assert found.blocks[1].heading == ("Boats",)


# What the bytes are


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "text/html"),
        (bytes(range(256)) * 40, "application/octet-stream"),
        (b"\x1f\x8b\x08" + bytes(300), "text/html"),
        (b"<svg onload=x()><text>1,204</text></svg>", "image/svg+xml"),
        (b"%PDF-1.4 cut in the mid", "application/pdf"),
    ],
)
def test_what_is_no_text_is_unsupported(body, label):
    assert outcome(body, label) is Outcome.UNSUPPORTED


def test_a_zip_is_not_text_whatever_its_label():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../a.txt", "1,204 boats")
    assert outcome(archive.getvalue(), "text/csv") is Outcome.UNSUPPORTED


def test_html_under_another_label_is_html():
    assert page("<!doctype html><html><body><p>1,204 boats were counted at noon.</p></body></html>", "text/plain").text


# PDF


def pdf(*lines):
    writer = pypdf.PdfWriter()
    sheet = writer.add_blank_page(400, 400)
    stream = pypdf.generic.DecodedStreamObject()
    shown = "".join(f"1 0 0 1 20 {380 - 14 * n} Tm ({line}) Tj " for n, line in enumerate(lines))
    stream.set_data(f"BT /F1 10 Tf {shown} ET".encode())
    font = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject(k): pypdf.generic.NameObject(v)
         for k, v in {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Courier"}.items()}
    )  # fmt: skip
    sheet[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject("/Font"): pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/F1"): font})}
    )
    sheet[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_is_read_in_pages_paragraphs_and_tables():
    found = page(
        pdf(
            "We counted boats at all of the locks of the river and there",
            "were 1,204 of them in March.",
            "Table 1. Boats, in thousands",
            "Lock     2023   2024",
            "Low      0.9    1.0",
            "High     0.2    0.3",
        ),
        "application/pdf",
    )
    assert found.blocks[0].text.endswith("there were 1,204 of them in March.")
    assert found.blocks[0].page == 1
    (table,) = found.tables
    assert (table.title, table.unit) == ("Table 1. Boats, in thousands", "in thousands")
    assert (table.columns, table.rows) == (("Lock", "2023", "2024"), (("Low", "0.9", "1.0"), ("High", "0.2", "0.3")))


def test_a_pdf_without_text_says_so():
    found = read(snapshot(pdf(), "application/pdf"))
    assert isinstance(found, Unavailable)
    assert "text layer" in found.detail


# Charsets

KOREAN = "<p>강변시의 인구는 48,213명으로 집계됐다.</p>"


@pytest.mark.parametrize(
    ("body", "header", "codec"),
    [
        (KOREAN.encode(), "euc-kr", "utf-8"),
        (b"\xef\xbb\xbf" + KOREAN.encode(), "euc-kr", "utf-8"),
        (KOREAN.encode("cp949"), "utf-8", "cp949"),
        (KOREAN.encode("cp949"), None, "cp949"),
        ("<p>똠방각하</p>".encode("cp949"), "EUC-KR", "cp949"),
        (b"<meta charset='ks_c_5601-1987'>" + KOREAN.encode("cp949"), None, "cp949"),
        (KOREAN.encode("utf-16"), None, "utf-16-le"),
        (KOREAN.encode("utf-16-le"), "utf-16le", "utf-16-le"),
        ("<p>Prix : 48 €, déjà payé</p>".encode("cp1252"), "iso-8859-1", "cp1252"),
        (KOREAN.encode("cp949"), "unicode_escape", "cp949"),
        ("<html lang=ja><p>人口は48,213人でした。</p>".encode("cp932"), None, "cp932"),
    ],
)
def test_bytes_decide_before_labels(body, header, codec):
    text, named = decode(body, header)
    assert named == codec
    assert "\ufffd" not in text
    assert "\ufeff" not in text


def test_bad_bytes_between_good_ones_are_replaced():
    text, _ = decode(b"<p>48,213 \xff boats</p>", "utf-8")
    assert "48,213" in text


# Workbooks


def workbook(rows):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Locks"
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_one_table_a_sheet():
    body = workbook([["Boats at the locks (in thousands)"], ["Lock", 2023, 2024], ["Low", 0.9, 1]])
    (table,) = page(body, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").tables
    assert (table.title, table.unit) == ("Locks Boats at the locks (in thousands)", "in thousands")
    assert (table.columns, table.rows) == (("Lock", "2023", "2024"), (("Low", "0.9", "1"),))


def test_a_workbook_that_unpacks_to_too_much_is_not_read():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", bytes(200_000_000))
    found = read(snapshot(archive.getvalue(), "application/zip"))
    assert isinstance(found, Unavailable)
    assert "XLSX" in found.detail


def test_json_may_name_the_unit_of_each_field():
    body = '{"units": {"guests": "thousand persons"}, "rows": [{"year": 2024, "guests": 455}, {"year": 2025, "guests": 438}]}'
    found = next(t for t in page(body, "application/json").tables if t.rows[0] == ("2024", "455"))
    assert found.columns == ("year", "guests (thousand persons)")


def test_the_unit_of_a_field_stands_beside_it_where_the_fields_are_rows_and_what_is_of_before_stands_apart():
    body = {
        "station": "Gull Point",
        "month": "2026-05",
        "units": {"mean": "degC"},
        "values": {"mean": 11.4},
        "month_before": {"mean": 9.1},
        "coast": [{"name": "Cape Marr", "mean": 12.0}],
    }
    now, before, others = page(json.dumps(body), "application/json").tables
    assert now.rows[-1] == ("values / mean (degC)", "11.4")
    assert before.rows == (("month_before / mean (degC)", "9.1"),)
    assert "2026-05" in now.title
    assert "2026-05" not in before.title
    assert others.rows[0] == ("Cape Marr", "12.0")
