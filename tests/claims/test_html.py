import datetime as dt

import pytest

from claims.documents.document import parse_document
from claims.model import BlockKind, Document, Span


def read(text: str) -> Document:
    return parse_document(text.encode(), path="x.html")


def prose(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.kind not in (BlockKind.META, BlockKind.REFERENCE, BlockKind.HEADING)]


PAGE = """<!DOCTYPE html>
<html lang="ko"><head><title>제목 | 신문</title>
<link rel="canonical" href="https://paper.example/a/1">
<script type="application/ld+json">{"datePublished": "2025-03-04T09:00:00+09:00"}</script></head>
<body class="has-sidebar"><nav>메뉴 5</nav>
<div class="ad">광고 9,900원</div>
<article><h1>큰 제목</h1><p class="byline">홍길동 기자 · 입력 2025.03.04</p>
<p>인구는 <b>5만</b>&nbsp;명이다.<sup><a href="#n1">1)</a></sup> 면적은 10<sup>3</sup>㎢다.<br>둘째 줄
<a href="/b">안쪽 링크</a>.
<p>닫지 않은 문단 &lt;7&gt;
<div hidden>숨은 3</div><span style="display: none">안 보임 4</span>
<ol class="footnotes"><li id="n1">통계청, <a href="https://stat.example/x">인구</a>.</ol></article>
<aside>많이 본 기사 8</aside><footer>등록번호 02</footer></body></html>"""


def test_visible_text_only_and_furniture_apart() -> None:
    document = read(PAGE)
    assert prose(document) == ["인구는 5만\u00a0명이다. 면적은 10³㎢다.\n둘째 줄 안쪽 링크.", "닫지 않은 문단 <7>"]
    assert "숨은" not in document.text
    assert "안 보임" not in document.text
    assert {b.text for b in document.blocks if b.kind is BlockKind.META} == {
        "메뉴 5", "광고 9,900원", "홍길동 기자 · 입력 2025.03.04", "많이 본 기사 8", "등록번호 02",
    }  # fmt: skip


def test_what_the_page_says_of_itself() -> None:
    document = read(PAGE)
    assert (document.title, document.language, document.url) == ("큰 제목", "ko", "https://paper.example/a/1")
    assert document.dated == dt.date(2025, 3, 4)


def test_links_and_footnotes_become_anchors() -> None:
    block = next(b for b in read(PAGE).blocks if b.text.startswith("인구는"))
    found = [(block.text[a.span.start : a.span.end], a.citations[0].url) for a in block.anchors]
    assert found == [("", "https://stat.example/x"), ("안쪽 링크", "https://paper.example/b")]


def test_pieces_and_positions_lead_back_to_the_file() -> None:
    document = read(PAGE)
    lines = PAGE.split("\n")
    for block in document.blocks:
        ends = [piece[0] for piece in block.pieces[1:]] + [len(block.text)]
        for (start, at), end in zip(block.pieces, ends, strict=True):
            assert block.text[start:end] == document.text[at : at + end - start]
    for word in ("5만", "닫지", "둘째", "안쪽"):
        line, column = document.position(document.text.index(word))
        assert lines[line - 1][column - 1 :].startswith(word)


def test_tables_with_spans() -> None:
    document = read(
        "<table><caption>Sales (in millions)</caption><tr><th rowspan=2>Firm<th colspan=2>2024<tr><th>Q1<th>Q2"
        "<tr><td>Acme<td>5<td>6<tr><td colspan=2>All<td>7</table><p>Source: <a href='https://s.example/'>S</a></p>"
    )
    cells = [(b.text, b.row) for b in document.blocks if b.kind is BlockKind.TABLE_CELL]
    assert cells == [("5", ("Acme", "2024 / Q1")), ("6", ("Acme", "2024 / Q2")), ("7", ("All", "2024 / Q2"))]
    assert document.blocks[0].kind is BlockKind.CAPTION
    assert next(b for b in document.blocks if b.text == "6").anchors[0].citations[0].url == "https://s.example/"


def test_text_outside_the_main_part_is_furniture() -> None:
    document = read(
        f"<div>Weather 12</div><main><p>{'The main part is long enough. ' * 10}</p></main><div>Contact 55</div>"
    )
    assert [b.kind for b in document.blocks] == [BlockKind.META, BlockKind.PARAGRAPH, BlockKind.META]


def test_ids_made_from_headings_and_layout_classes_hide_nothing() -> None:
    document = read(
        '<body class="page-with-ads"><div class="no-sidebar"><h2 id="related-work">Related</h2>'
        '<p id="ad-1">Five 5.</p></div>'
    )
    assert prose(document) == ["Five 5."]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "text 5",
        "<b><i>" * 20_000 + "text 5",
        "<p><font><b></p></font>" * 3_000 + "text 5",
        "<table><tr><td>" * 5_000 + "text 5",
        "<p " + "a=1 " * 50_000 + ">text 5",
        "&amp;" * 100_000 + " text 5",
        "text 5" + "<!--" * 100_000,
        "<script>" + "</scrip" * 100_000 + "</script>text 5",
        "<b><div>" + "<i>" * 20_000 + "</b>" * 20_000 + "text 5",
        "<table><tr>" + "<td rowspan=200 colspan=100>x" * 1_000 + "</table>text 5",
        "<title>no end<p>text 5",
    ],
    ids=lambda page: page[:12],
)
def test_broken_and_deep_pages_keep_their_text_and_end(page: str) -> None:
    assert any("text 5" in block.text for block in read(page).blocks)


def test_a_span_of_a_block_can_be_located() -> None:
    document = read("<p>One &amp; two <b>5%</b> up.</p>")
    block = document.blocks[0]
    start = block.text.index("5%")
    place = block.locate(Span(start, start + 2))
    assert document.text[place.start : place.end] == "5%"
    assert document.position(place.start) == (1, 21)


def test_a_raised_number_in_brackets_points_to_the_entry_that_it_numbers() -> None:
    page = (
        "<p>승객은 5만 명이다.<sup>[1]</sup> 면적은 10<sup>3</sup>㎢다.</p>"
        '<h4>자료</h4><p>[1] 가온시, <a href="https://a.example/1">연보</a></p>'
    )
    document = read(page)
    first = document.blocks[0]
    assert first.text == "승객은 5만 명이다. 면적은 10³㎢다."
    assert [c.url for a in first.anchors for c in a.citations] == ["https://a.example/1"]
