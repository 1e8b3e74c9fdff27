import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents.document import parse_document
from claims.model import Block, BlockKind, Document, Span


def read(text: str) -> Document:
    return parse_document(text.encode(), path="x.md")


def only(text: str) -> Block:
    blocks = [block for block in read(text).blocks if block.kind is not BlockKind.REFERENCE]
    assert len(blocks) == 1
    return blocks[0]


def check_pieces(document: Document) -> None:
    """Every run of a block's text equals the document's text where it says that it stands."""
    for block in document.blocks:
        ends = [piece[0] for piece in block.pieces[1:]] + [len(block.text)]
        for (start, at), end in zip(block.pieces, ends, strict=True):
            here, there = block.text[start:end], document.text[at : at + end - start]
            assert here == there or document.text[at] == "&", (here, there)


SAMPLES = [
    "Sales **rose 5%** in _2024_.",
    "> quoted `x1` text\n> goes *on*\nand lazily on\n\n- a [b](https://c.example/d)\n  more ![i](j.png)\n  1. deep",
    "| a | b |\n|---|---|\n| 1 \\| 2 | [x](https://y.example/) |\n\nSource: <https://z.example/q>",
    "Text[^1] and [ref] and \\* &amp; &nbsp;5.\n\n[ref]: https://r.example/\n[^1]: Note https://n.example/ here.",
    "<div>\none <b>2</b>\n<table><tr><td>3</td></tr></table></div>\n\nEnd <span title=x>4</span>.",
    "---\ntitle: T\ndate: 2024-05-06\n---\n# H\n\nSoft\u00adhy\u200bphen 1\u20602.\n",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_pieces_lead_back_to_the_file(text: str) -> None:
    check_pieces(read(text))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"*_`~[]()!<>&\\|#-+. \n1a가", "\n\n", "> ", "- ", "](", "[^1]", "https://a.example/", "**"]),
        max_size=60,
    )
)
def test_pieces_lead_back_from_any_text(parts: list[str]) -> None:
    check_pieces(read("x" + "".join(parts)))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Sales **rose 5%** in _2024_ to *x*.", "Sales rose 5% in 2024 to x."),
        ("The `o1` code, the `name` code.", "The code, the name code."),
        ("See [the *page*](https://a.example/b_(c) 'T').", "See the page."),
        ("An ![image 5](a.png) here.", "An here."),
        ("10~20% of 5 * 3 = 2\\*7, snake_case_name", "10~20% of 5 * 3 = 2*7, snake_case_name"),
        ("It was ~~7%~~ 8%.", "It was 8%."),
        ("One<!-- 9 --> and <span class='x'>two</span> &lt; 3.", "One and two < 3."),
        ("The text[^n] goes on [3][4] and on.", "The text goes on and on."),
        ("Was read at https://a.example/b?c=1.", "Was read at."),
        ("A fee of 5 (https://a.example/x 참고) each.", "A fee of 5 each."),
    ],
)
def test_reading_text(source: str, text: str) -> None:
    assert only(source).text == text


def test_headings_lists_and_introductions() -> None:
    document = read("# Top\n\n## Part\n\nThe figures are as follows:\n\n- one\n- two\n\n## Next\n\nText.")
    kinds = [(block.kind, block.heading) for block in document.blocks]
    assert document.title == "Top"
    assert kinds[1] == (BlockKind.HEADING, ("Top",))
    assert kinds[3] == (BlockKind.LIST_ITEM, ("Top", "Part"))
    assert document.blocks[3].intro == "The figures are as follows:"
    assert kinds[-1] == (BlockKind.PARAGRAPH, ("Top", "Next"))


def test_table_cells_know_their_headers_and_sources() -> None:
    document = read("| City | 2023 | 2024 |\n|---|---|---|\n| Busan | 5 | 6 |\n\nSource: [Office](https://o.example/t)")
    cells = [block for block in document.blocks if block.kind is BlockKind.TABLE_CELL]
    assert [(cell.text, cell.row) for cell in cells] == [("5", ("Busan", "2023")), ("6", ("Busan", "2024"))]
    assert cells[0].anchors[-1].citations[0].url == "https://o.example/t"


def test_front_matter_is_read_without_a_yaml_loader() -> None:
    document = read(
        '---\ntitle: "A: b"\ndate: 2024-02-30\npublished: 2024-03-01\nx: !!python/name:os.system\n---\nText 5.'
    )
    assert (document.title, document.blocks[0].kind) == ("A: b", BlockKind.META)
    assert read("---\ndate: 2024-03-01\n---\nText.").dated == dt.date(2024, 3, 1)
    assert document.dated == dt.date(2024, 3, 1)  # 30 February is no date


def test_code_is_code_and_comments_are_gone() -> None:
    document = read("```\nx = 99\n```\n\n<!-- 12 -->\n\n<script>\nvar a = 7\n</script>\n\nText 5.")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.CODE, "x = 99"),
        (BlockKind.PARAGRAPH, "Text 5."),
    ]


def test_text_below_the_deepest_nesting_is_kept() -> None:
    document = read(">" * 3000 + " The count was 12.")
    assert any("The count was 12." in block.text for block in document.blocks)


def test_positions_are_those_of_the_file() -> None:
    document = parse_document("\ufeff# A\r\n\r\nIt was *5%*.\r\n".encode(), path="x.md")
    block = document.blocks[1]
    start = block.text.index("5%")
    place = block.locate(Span(start, start + 2))
    assert document.text[place.start : place.end] == "5%"
    assert document.position(place.start) == (3, 9)
