"""The HTML report: closed to the outside, readable by everyone, linked throughout."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from claims.model import Block, BlockKind, Span
from factcheck.model import CheckedDocument
from reports import FORMATS, write_report
from reports.chart import axis, stacked
from reports.reading import paragraphs, reading_span, split
from reports.wording import wording
from tests.reports import many, sample

VOID = {"meta", "input", "br", "path", "rect", "circle"}
STYLE = files("reports").joinpath("templates/style.css").read_text(encoding="utf-8")


def page(run=None, **more):
    return FORMATS["html"].write(run or sample.run(), sample.options(**more)).decode()


class Reader(HTMLParser):
    """Collects tags with their attributes, and text outside of script and style."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self.inside = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.text.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_policy_lets_in_our_style_and_script_only(language):
    text = page(language=language)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text).group(1).replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_is_fetched_and_nothing_is_inline():
    reader = Reader(page())
    for tag, attrs in reader.tags:
        assert "src" not in attrs, tag
        assert "style" not in attrs, tag
        assert not [name for name in attrs if name.startswith("on")], tag
        assert tag not in ("link", "img", "iframe", "object", "base", "form")
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_ids_are_unique_and_links_lead_somewhere():
    reader = Reader(page())
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [a["href"] for a in reader.all("a") if a["href"].startswith("#")]
    assert {t[1:] for t in targets} <= set(ids)
    outside = [a["href"] for a in reader.all("a") if not a["href"].startswith("#")]
    assert outside
    assert all(re.match(r"https?://", href) for href in outside)


def test_every_claim_has_a_mark_with_words_and_a_panel():
    text = page()
    for judgement in sample.run().judgements:
        claim = judgement.claim.id
        assert text.count(f'id="m-{claim}"') == text.count(f'id="claim-{claim}"') == 1
    marks = re.findall(r'<a class="m [a-z_]+"[^>]*>(.*?)</a>', text)
    assert len(marks) == 15
    assert all(re.search(r"<i> (Verified|Contested|Reported only)</i>$", m) for m in marks)


def test_headings_go_down_one_at_a_time():
    levels = [int(tag[1]) for tag, _ in Reader(page()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_controls_have_names():
    text = page()
    for name in ("f-r", "f-h", "f-s", "theme", "q", "note", "by", "keys"):
        assert re.search(rf'<label[^>]*>(?:(?!</label>).)*id="{name}"', text, re.S), name


def test_the_panel_shows_both_values_and_the_proof():
    text = page(language="ko")
    panel = text.split(f'id="claim-{sample.claim_id(sample.run(), "14%")}"')[1].split("</article>")[0]
    for part in ("11.2%", "−2.8%p<", "13.5 ~ 14.5%", "<ins>11.2%</ins>", "<mark>11.2%</mark>", "해온조선"):
        assert part in panel
    assert "https://haeon.example/ir/2025q2#:~:text=" in panel
    assert "2025-07-01 · 확인됨" in panel


def test_table_and_formula_are_shown():
    text = page(language="ko")
    assert '<th scope="col">2025년' in text
    assert "17 + 21 = 38" in text


def test_findings_failures_and_sources_are_listed():
    text = page()
    assert "(812 − 700) / 700 = 16 %" in text
    assert "notes/scan.md: is binary; save it as text" in text
    assert "robots.txt forbids this address." in text
    assert text.count('<li id="source-') == 7


def test_quotes_carry_their_language():
    assert '<blockquote lang="ko">' in page(language="en")
    assert '<blockquote lang="en">' in page(language="ko")


def test_an_empty_run_has_a_page():
    text = page(sample.empty())
    assert "No claim with a number or a date was found." in text


def test_a_claim_without_a_place_in_a_block_makes_the_document_plain():
    run = sample.run()
    checked = replace(run.documents[0], document=replace(run.documents[0].document, blocks=()))
    (only,) = paragraphs(checked)
    assert only.kind == "plain"
    assert sum(bool(part.claim) for part in only.parts) == 7


def test_a_mark_inside_another_loses_no_text():
    parts = split("0123456789", [(Span(2, 8), "a"), (Span(4, 6), "b")])
    assert "".join(p.text for p in parts) == "0123456789"
    assert [p.claim for p in parts if p.claim] == ["a", "b"]


def test_spans_of_the_file_lead_into_the_reading_text():
    # "Up **12%** now" is read as "Up 12% now".
    block = Block(kind=BlockKind.PARAGRAPH, text="Up 12% now", pieces=((0, 0), (3, 5), (6, 10)))
    assert reading_span(block, Span(5, 8)) == Span(3, 6)
    assert reading_span(block, Span(40, 44)) is None


def cells(row_texts, kind=BlockKind.TABLE_CELL, row=()):
    return [(text, kind, row) for text in row_texts]


def test_tables_of_html_are_put_together_again():
    layout = [
        *cells(["Item", "2024"], BlockKind.HEADING),
        *cells(["Output"], BlockKind.HEADING),
        *cells(["12"], row=("Output", "2024")),
        *cells(["Sales"], BlockKind.HEADING),
        *cells(["15"], row=("Sales", "2024")),
    ]
    blocks, text = [], ""
    for word, kind, row in layout:
        blocks.append(Block(kind=kind, text=word, pieces=((0, len(text)),), heading=("Top",), row=row))
        text += word + "\n"
    document = replace(sample.document("a.html", "en", text, format="html"), blocks=tuple(blocks))
    (table,) = paragraphs(CheckedDocument(document=document, judgements=()))
    shown = [[part.text for cell in row for part in cell.parts] for row in table.rows]
    assert shown == [["Item", "2024"], ["Output", "12"], ["Sales", "15"]]


def test_the_stacked_bar_is_as_wide_as_its_frame():
    bar = stacked({"contested": 1, "reported_only": 0, "verified": 6})
    assert [(s.verdict, s.x + s.width) for s in bar] == [("contested", 85), ("verified", 600)]
    assert stacked({"contested": 0, "reported_only": 0, "verified": 0}) == ()


def test_the_axis_shows_claim_and_sources_to_scale():
    judgement = next(j for j in sample.run().judgements if j.claim.value.text == "$4.7 billion")
    drawn = axis(judgement)
    assert [row.relation for row in drawn.rows] == ["ours", "disagrees", "agrees"]
    assert (drawn.low, drawn.high) == (4650000000, 5100000000)
    assert drawn.end(drawn.low, wording("en")) == "4.65 billion US dollars"
    assert drawn.rows[1].x > drawn.rows[0].x + drawn.rows[0].width
    assert axis(sample.run().judgements[0]) is None


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def palettes():
    blocks = re.findall(r"\{([^{}]*--paper:[^{}]*)\}", STYLE)
    return [dict(re.findall(r"--([a-z_-]+): (#[0-9a-f]{6})", b)) for b in blocks if "#fff;" not in b]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark", "dark by choice"])
def test_colours_keep_their_contrast(palette):
    for ground in ("paper", "card"):
        for ink in ("ink", "quiet", "link", "contested", "reported_only", "verified"):
            assert contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)
        assert contrast(palette["focus"], palette[ground]) >= 3
        assert contrast(palette["rule"], palette[ground]) >= 3
    for verdict in ("contested", "reported_only", "verified"):
        assert contrast(palette[verdict], palette[f"{verdict}-tint"]) >= 4.5
    assert contrast(palette["ink"], palette["found"]) >= 4.5


def test_the_two_dark_palettes_are_one():
    _, first, second = palettes()
    assert first == second


@pytest.mark.parametrize("language", ["en", "ko"])
def test_five_hundred_contested_claims_fit_a_megabyte(language):
    assert len(FORMATS["html"].write(many.run(500), sample.options(language))) < 1_000_000


def test_a_short_panel_leaves_what_settles_it_to_the_list_of_reasons():
    short, whole = page(many.run(201)), page(many.run(2))
    advice = wording("en").say("mend", "refuted")
    advice = advice.replace("'", "&#39;")
    assert short.count(advice) == 1
    assert whole.count(advice) == 2  # in the panel and in the list
    assert 'href="#reason-refuted"' in short
    assert 'id="reason-refuted"' in short


def test_reasons_lead_to_their_pages():
    assert 'href="https://docs.example/reasons/refuted.md"' in page(docs_url="https://docs.example/reasons/")
    assert "refuted.md" not in page()
    assert "javascript" not in page(docs_url="javascript:alert(1)//")


def test_a_large_run_is_an_index_and_a_page_a_document(tmp_path):
    run = many.run(1001, documents=2)
    write_report(run, "html", tmp_path / "report.html", sample.options("ko"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report-1.html", "report-2.html", "report.html"]
    index = (tmp_path / "report.html").read_text(encoding="utf-8")
    second = (tmp_path / "report-2.html").read_text(encoding="utf-8")
    assert 'href="report-1.html#claim-00000000"' in index
    assert 'id="claim-01000000"' in second
    assert 'href="report.html"' in second
    assert 'id="claim-00000000"' not in second
