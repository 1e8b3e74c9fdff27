import datetime as dt
import json
import time

import pytest

from claims.model import BlockKind
from sources.model import Outcome, Page, Unavailable
from sources.pages.read import read
from tests.sources.scripted import PROSE, article, page, snapshot


def lost(body):
    found = read(snapshot(body))
    assert isinstance(found, Unavailable), found
    return found.outcome


def test_blocks_carry_kind_heading_and_span():
    found = page(
        article(f"<h1>Boats</h1><p>{PROSE}</p><h2>Tolls</h2><ul><li>Gravel pays 4.20 a tonne</li></ul>"
                "<figure><figcaption>The lock in 1931</figcaption></figure><blockquote>We saw 12 swans</blockquote>")
    )  # fmt: skip
    assert [block.kind for block in found.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.CAPTION,
        BlockKind.QUOTE,
    ]
    assert found.blocks[3].heading == ("Boats", "Tolls")
    assert all(found.text[b.span.start : b.span.end] == b.text for b in found.blocks)


@pytest.mark.parametrize(
    "box",
    [
        "<nav><p>{}</p></nav>",
        "<div class='cookie-banner'><p>{}</p></div>",
        "<aside><p>{}</p></aside>",
        "<div class=ad><p>{}</p></div>",
        "<section class=comments><h3>Comments (3)</h3><p>{}</p></section>",
        "<h3>Most read</h3><ol><li>{}</li></ol>",
        "<h3>관련기사</h3><ul><li>{}</li></ul>",
        "<div class=poll><p>{}</p></div>",
        "<p style='display: none'>{}</p>",
        "<p hidden>{}</p>",
        "<div aria-hidden=true>{}</div>",
        "<p class=ghost>{}</p>",
        "<p style='font-size:0'>{}</p>",
        "<script>{}</script>",
        "<noscript>{}</noscript>",
        "<template>{}</template>",
        "<!-- {} -->",
        "<p><img src=x alt='{}'></p>",
        "<p><del>{}</del></p>",
        "<footer>{}</footer>",
        "<ul class=related><li>{}</li></ul>",
        "<p><a href=/other>{}</a></p>",
    ],
)
def test_what_is_not_the_articles_own_matter_is_left_out(box):
    inner = f"<h1>Boats</h1><p>{PROSE}</p>{box.format('The bridge has 777 lamps')}"
    found = page(article(inner, head="<style>.ghost{display:none} @media print{p{display:none}}</style>"))
    assert "777" not in found.text
    assert "1,204 boats" in found.text


def test_words_about_an_article_are_kept_in_any_box_that_holds_most_of_it():
    found = page(
        f"<html><body><div class='content with-sidebar ad-free'><p>{PROSE}</p><p>{PROSE[::-1]}</p></div></body>"
    )
    assert "1,204 boats" in found.text


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier version of this article said 1,402 boats.",
        "An earlier version of this story gave the wrong count.",
        "[바로잡습니다] 처음 기사에서 1,402척으로 적었으나 1,204척이 맞습니다.",
        "정정합니다. 배는 1,204척입니다.",
    ],
)
def test_a_correction_is_kept_and_marked_wherever_it_stands(notice):
    for box in ("<p>{}</p>", "<footer><p>{}</p></footer>", "<aside><p>{}</p></aside>"):
        found = page(article(f"<p>{PROSE}</p>{box.format(notice)}"))
        assert [block.text for block in found.blocks if block.correction] == [notice]


@pytest.mark.parametrize("plain", ["Corrections officers counted 12 boats.", "정정당당한 승부였다."])
def test_a_word_that_only_looks_like_a_notice_is_none(plain):
    assert not any(block.correction for block in page(article(f"<p>{PROSE}</p><p>{plain}</p>")).blocks)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("48,2<b>13</b> boats", "48,213 boats"),
        ("48,213<sup>1</sup> boats", "48,213 boats"),
        ("48,213<sup><a href=#n>[1]</a></sup> boats", "48,213 boats"),
        ("about 10<sup>6</sup> fish", "about 10⁶ fish"),
        ("an area of 40 km<sup>2</sup>", "an area of 40 km²"),
        ("the 21<sup>st</sup> lock", "the 21st lock"),
        ("4\u200b8,2\u00ad13 boats", "48,213 boats"),
        ("48\u202f213 boats", "48\u202f213 boats"),
        ("one\u202e two", "one two"),
        ("a&#0;b &#xD800; c", "a\ufffdb \ufffd c"),
        ("was <s>51,007</s> 48,213 boats", "was 48,213 boats"),
    ],
)
def test_numbers_stay_whole_and_marks_stay_off(markup, text):
    assert text in page(article(f"<p>{PROSE}</p><p>{markup}</p>")).text


def test_hangul_is_composed():
    assert "인구" in page(article("<p>" + "\u110b\u1175\u11ab\u1100\u116e는 늘었다. " * 8 + "</p>")).text


def test_definition_lists_keep_term_and_value_together():
    found = page(article(f"<p>{PROSE}</p><dl><dt>Boats</dt><dd>1,204</dd><dt>Lamps</dt><dd>77</dd></dl>"))
    assert [block.text for block in found.blocks[1:]] == ["Boats 1,204", "Lamps 77"]


def test_a_page_says_who_when_and_where():
    head = (
        '<meta property="og:site_name" content="River Post"><link rel=canonical href="/news/boats">'
        '<meta property="article:published_time" content="2025-03-02T08:00:00Z">'
        '<script type="application/ld+json">'
        + json.dumps({"@graph": [{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ada Lock"},
                                  "dateModified": "2025-03-04"}]})
        + "</script>"
    )  # fmt: skip
    found = page(
        article(f"<p>{PROSE}</p><p><a href='report.pdf'>the report</a> was long enough to read.</p>", head=head)
    )
    assert (found.publisher, found.author) == ("River Post", "Ada Lock")
    assert (found.published, found.updated) == (dt.date(2025, 3, 2), dt.date(2025, 3, 4))
    assert found.canonical == "https://paper.example/news/boats"
    assert found.links == ("https://paper.example/news/report.pdf",)
    assert found.language == "en"


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("입력 2025.01.28 10:02 · 수정 2025.01.29 11:00", dt.date(2025, 1, 28), dt.date(2025, 1, 29)),
        ("노을 기자 · 승인 2026.03.25 15:20", dt.date(2026, 3, 25), None),
        ("27 January 2026", dt.date(2026, 1, 27), None),
        ("Published Jan. 27, 2025, 9:48 p.m. | Updated Jan. 28, 2025", dt.date(2025, 1, 27), dt.date(2025, 1, 28)),
        ("2026. 2. 27. 갱신", None, dt.date(2026, 2, 27)),
        ("기준일 2026. 1. 1.", None, None),
        ("The lock was opened by the king on 3 May 1931 with a great many boats and a band.", None, None),
    ],
)
def test_date_lines_are_read(line, published, updated):
    found = page(article(f"<h1>Boats</h1><p>{line}</p><p>{PROSE}</p>"))
    assert (found.published, found.updated) == (published, updated)


@pytest.mark.parametrize(
    ("title", "url", "publisher"),
    [
        ("Boats on the river | River Post", "https://paper.example/", "River Post"),
        ("River Post | News | Boats", "https://www.riverpost.example/", "River Post"),
        ("강의 배 - 강변일보", "https://paper.example/", "강변일보"),
        ("Boats, 3 March 2025", "https://paper.example/", ""),
        ("Boats - a summary of 2024", "https://paper.example/", ""),
    ],
)
def test_a_title_may_name_the_publisher(title, url, publisher):
    assert page(article(f"<p>{PROSE}</p>", title=title), url=url).publisher == publisher


@pytest.mark.parametrize(
    ("inner", "credit"),
    [
        (f"<p>LOCKTON (Harbor Wire) — {PROSE}</p>", "Harbor Wire"),
        (f"<p>(강변=물결통신) {PROSE}</p>", "물결통신"),
        (f"<p>By HARBOR WIRE · posted 6:02</p><p>{PROSE}</p>", "HARBOR WIRE"),
        (f"<p>{PROSE} The dam (BIG) grows.</p>", ""),
        (f"<p>{PROSE}</p><p>끝으로 강은 흐른다. (물결통신)</p>", "물결통신"),
    ],
)
def test_a_wire_credit_is_found(inner, credit):
    assert page(article(inner)).credit == credit


def test_a_paywalled_page_is_partial_and_its_gate_is_not_text():
    found = page(article(f"<p>{PROSE}</p><div class=paywall><p>Subscribe for 9.90 a month to keep reading</p></div>"))
    assert found.partial == "paywall"
    assert "9.90" not in found.text


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("<title>Page not found</title><h1>Sorry</h1><p>Try the search.</p>", Outcome.SOFT_404),
        (
            "<title>강변일보</title><h1>요청하신 페이지를 찾을 수 없습니다</h1><p>주소를 확인하세요.</p>",
            Outcome.SOFT_404,
        ),
        ("<title>Just a moment...</title><p>Verify you are human by completing the action below.</p>", Outcome.BLOCKED),
        ("<title>Log in</title><form><p>Please log in to continue</p><input type=password></form>", Outcome.BLOCKED),
        ("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>", Outcome.BLOCKED),
        ("<div role=dialog><p>We use cookies</p><button>Accept</button></div>", Outcome.BLOCKED),
        ("<title>lock.example</title><p>This domain is for sale.</p>", Outcome.SOFT_404),
        ("<html><body></body></html>", Outcome.UNSUPPORTED),
    ],
)
def test_what_stands_in_a_pages_place_is_named(body, outcome):
    assert lost(body) is outcome


@pytest.mark.parametrize(
    "title",
    [
        "404 boats at the lower lock",
        "Missing boat not found after a week",
        "How a captcha works",
        "게시글 삭제되었습니다 논란",
    ],
)
def test_a_headline_with_the_words_of_a_wall_is_no_wall(title):
    found = page(article(f"<h1>{title}</h1><p>{PROSE} {PROSE}</p>", title=title))
    assert "1,204 boats" in found.text


def test_data_is_kept_whatever_its_box_is_called():
    rows = "<tr><th>Lock</th><th>Share</th></tr><tr><td>Low</td><td>41%</td></tr>"
    for name in ("market-share", "share", "stock", "ranking", "promo"):
        found = page(
            article(f"<p>{PROSE}</p><div class={name}><table>{rows}</table></div><p id=stock-price>It rose 3%</p>")
        )
        assert found.tables[0].rows == (("Low", "41%"),)
        assert "It rose 3%" in found.text


def test_a_page_about_errors_is_a_page():
    found = page(article(f"<h1>The year in boats</h1><p>{PROSE} One wreck was not found.</p>"))
    assert "not found" in found.text


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 900 + "48,213 boats",
        "<table><tr><td>" * 900 + "48,213 boats",
        "<p><font><b>" * 450 + "48,213 boats",
        "<p a" + " b" * 50_000 + ">48,213 boats</p>",
        "<style>" + "/*" * 100_000 + "</style><p>48,213 boats</p>",
        "<header>" * 900 + "</header>" * 900 + "<p>48,213 boats</p>",
        f"<p>{'x ' * 200_000}</p><p>48,213 boats and many more of them in the harbour</p>",
        f"<h2>{' (1' * 100_000}</h2><p>48,213 boats</p>",
        f"<table><caption>{'(' * 200_000}</caption><tr><th colspan=9999999>a<tr><td rowspan=9999999>1</table>48,213",
    ],
)
def test_hostile_shapes_are_read_in_bounded_time(body):
    found = read(snapshot(f"<html><body>{body}"))
    assert isinstance(found, Page)


@pytest.mark.parametrize(
    "endless",
    ["<div>a", "<table><tr><td>x", "<p>a ", "<!-- x -->"],
)
def test_ten_megabytes_of_elements_are_cut_at_the_page_limit(endless):
    start = time.thread_time()
    found = read(snapshot(f"<html><body><p>{PROSE}</p>" + endless * (10_000_000 // len(endless))))
    assert isinstance(found, Page)
    assert PROSE in found.text
    assert found.partial == "page limit"
    assert time.thread_time() - start < 20


def test_a_page_with_nothing_before_the_page_limit_is_no_page():
    found = read(snapshot("<div>" * 20_000 + "48,213 boats"))
    assert isinstance(found, Unavailable)
    assert "page limit" in found.detail


def test_world_pages_hold_their_evidence(shared):
    """Every quote that a world's gold names stands in the main text or in a row of a table."""
    missed = []
    for world in sorted((shared / "worlds").glob("*/web.json")):
        web = {entry["url"]: entry for entry in json.loads(world.read_text(encoding="utf-8"))}
        for line in (world.parent / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            entry = web.get(gold.get("evidence_url"))
            if entry and entry.get("body", "").endswith(".html") and not _stands(world.parent, entry, gold):
                missed.append(gold["id"])
    # Two quotes run over a merged cell, one over two rows: no single row of a table holds them.
    assert len(missed) <= 3, missed


def _stands(world, entry, gold):
    raw = (world / entry["body"]).read_bytes()
    found = page(raw, url=entry["url"])
    rows = [" ".join(row) for table in found.tables for row in table.rows]
    quote = " ".join(gold["evidence_quote"].split())
    return any(quote in " ".join(text.split()) for text in (found.text, *rows))


def test_the_day_of_a_correction_is_read():
    notice = "<p>Correction, 4 March 2025: an earlier version of this article gave the wrong number of boats.</p>"
    assert page(article(f"<p>{PROSE}</p>{notice}")).corrected == dt.date(2025, 3, 4)
    assert page(article(f"<p>{PROSE}</p>")).corrected is None
