import datetime as dt

import pytest

from claims.documents.document import parse_document
from claims.model import BlockKind, Document


def read(text: str) -> Document:
    return parse_document(text.encode(), path="x.txt")


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text).blocks]


def test_headings_numbered_heads_and_paragraphs() -> None:
    document = read(
        "도시의 살림\n\n1. 예산의 특징\n\n예산은 5조 원이다. 작년보다 늘었다.\n\n2. 인구의 변화\n\n인구는 60만 명이다."
    )
    kinds = [block.kind.value for block in document.blocks]
    assert kinds == ["heading", "heading", "paragraph", "heading", "paragraph"]
    assert document.blocks[2].heading == ("도시의 살림", "1. 예산의 특징")
    assert document.title == "도시의 살림"


def test_a_label_heads_the_lines_below_it() -> None:
    document = read("The city:\nIt has 500,000 people,\nand 3 rivers.\n\nThe river: it is 40 km long.")
    assert document.blocks[1].heading == ("The city",)
    assert document.blocks[1].text == "It has 500,000 people,\nand 3 rivers."
    assert document.blocks[2].text.startswith("The river:")


def test_short_lines_below_a_label_are_items() -> None:
    assert shape("Its strong points:\n\nlow prices\n\n3 rivers\n\nMore is to be said of this.")[1:3] == [
        ("list_item", "low prices"),
        ("list_item", "3 rivers"),
    ]


def test_list_items_lose_their_marks() -> None:
    assert shape("Three things:\n- one of 5\n- two of 6\n• three of 7")[1:] == [
        ("list_item", "one of 5"),
        ("list_item", "two of 6"),
        ("list_item", "three of 7"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "a_file_name_123_0.png",
        "by Kim",
        "홍길동 기자 · 입력 2025.01.28 09:10",
        "Updated 3 May 2024 | 5 min read",
        "© 2026 The Paper, no. 12",
    ],
)
def test_furniture_is_meta(line: str) -> None:
    blocks = read(f"A title\n\n{line}\n\nThe text of it has a number, 5, and ends here.").blocks
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.META, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("홍길동 기자 · 입력 2025.01.28 09:10", dt.date(2025, 1, 28)),
        ("By A. Writer · 6 March 2026", dt.date(2026, 3, 6)),
        ("Briefing for the board · March 2026 · v2", dt.date(2026, 3, 31)),
        ("Posted on February 30, 2024 | 5 min read", None),
        ("Report by Ada Stone and Tom Reed. 6 March 2026. Seven minutes.", dt.date(2026, 3, 6)),
        ("Quay & Cable, no. 12. Posted on 6 March 2026 by Ada Stone.", dt.date(2026, 3, 6)),
        ("Published in May 2021, the book sold 3,000. Nobody knew.", None),
        ("Founded in May 2021 by Ada Stone. It closed in 2024.", None),
    ],
)
def test_the_document_bears_the_date_of_its_byline(head: str, expected: dt.date | None) -> None:
    assert read(f"A title\n\n{head}\n\nThe text begins here, and it ends here.").dated == expected


def test_a_dateline_dates_the_document_but_other_dates_do_not() -> None:
    assert read("BUSAN, 6 March 2026 — Exports rose 5% in 2025.").dated == dt.date(2026, 3, 6)
    assert read("Exports rose 5% on 6 March 2026.").dated is None


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The office counted 12,345 visitors on 3 May 2021, which was more than\n"
        "in any month before it, and said that 5% of them\ncame twice."
    )
    assert shape(text) == [("paragraph", text)]


def test_numbered_entries_are_references() -> None:
    document = read(
        "It rose by 5%.[2]\n\nSources\n[1] The Office. https://a.example/1\n[2] The Bureau. https://b.example/2"
    )
    assert [block.kind.value for block in document.blocks] == ["paragraph", "heading", "reference", "reference"]
    assert document.blocks[0].anchors[0].citations[0].url == "https://b.example/2"


def test_a_timeline_at_the_head_is_no_byline() -> None:
    text = "- 27 January 2025 — shares fell 17%\n- 3 March 2025 — shares rose 5%"
    assert [block.kind for block in read(text).blocks] == [BlockKind.LIST_ITEM] * 2


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("velog\n\nWhy the ferries are late", "Why the ferries are late"),
        ("harbour.example\n\n항만이 늦는 까닭\n\n두 번째 제목", "항만이 늦는 까닭"),
        ("notes\n\n항만 칼럼 :\n배와 부두", "항만 칼럼"),
        ("Ferries\n\nWhy they are late", "Ferries"),
        ("부두\n\n배가 늦는 까닭", "부두"),
        ("notes", "notes"),
    ],
)
def test_a_logo_above_the_headline_is_no_title(head: str, title: str) -> None:
    assert read(f"{head}\n\nThe text begins here, and it ends here.").title == title
