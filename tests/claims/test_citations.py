import pytest

from claims.documents.citations import citations_for, with_listed
from claims.documents.document import parse_document
from claims.documents.entries import entry_names, is_named
from claims.documents.sentence import sentences
from claims.model import Citation, CitationKind, Document


def read(text: str, path: str = "x.md") -> Document:
    return parse_document(text.encode(), path=path)


def urls(document: Document) -> list[str]:
    return [citation.url for citation in document.citations]


def own(document: Document, words: str) -> list[str]:
    """Addresses of the citations of the sentence that holds these words."""
    for block in document.blocks:
        for span in sentences(block.text, document.language):
            if words in block.text[span.start : span.end]:
                return [citation.url for citation in citations_for(document, block, span)]
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("text", "url", "kind"),
    [
        ("See [it](https://a.example/b_(c)).", "https://a.example/b_(c)", CitationKind.LINK),
        ("See <https://a.example/b>.", "https://a.example/b", CitationKind.BARE_URL),
        ("See (https://a.example/b?c=1&d=2).", "https://a.example/b?c=1&d=2", CitationKind.BARE_URL),
        ("자료는 https://a.example/b에서 볼 수 있다.", "https://a.example/b", CitationKind.BARE_URL),
        ("값이 올랐다(https://a.example/news/5512 참고).", "https://a.example/news/5512", CitationKind.BARE_URL),
        ("See stats.example.co.uk/births today.", "https://stats.example.co.uk/births", CitationKind.BARE_URL),
        ("See www.a.example, too.", "https://www.a.example", CitationKind.BARE_URL),
        ("As in doi:10.1000/xyz.123.", "https://doi.org/10.1000/xyz.123", CitationKind.DOI),
        ("As in arXiv:2412.19437.", "https://arxiv.org/abs/2412.19437", CitationKind.ARXIV),
        ("As in [x](https://doi.org/10.1000/9).", "https://doi.org/10.1000/9", CitationKind.DOI),
    ],
)
def test_one_address(text: str, url: str, kind: CitationKind) -> None:
    assert [(c.url, c.kind) for c in read(text).citations] == [(url, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1)) and [b](data:text/html,x)",
        "[a](file:///etc/passwd) and [b](mailto:a@b.example)",
        "[a](/relative) and Node.js/React and and/or and U.S./China and a@b.example/c",
        "http:// and https://, and http://[::1 and [c](http://exa\u202emple.example/)",
    ],
)
def test_no_address(text: str) -> None:
    assert urls(read(text)) == []


def test_footnotes_numbers_and_the_list_of_sources() -> None:
    document = read(
        "Sales rose 5%.[^a] Profit fell 6%.[2] Cash was 7.[^b]\n\n## Sources\n\n"
        "- [1] The Office, Yearbook, 2024 — https://o.example/y\n"
        '- [2] Bureau, "A title", https://b.example/t\n\n'
        "[^a]: Agency, as said here: https://a.example/n.\n[^b]: The Office, as above."
    )
    assert own(document, "Sales rose") == ["https://a.example/n"]
    assert own(document, "Profit fell") == ["https://b.example/t"]
    assert own(document, "Cash was") == ["https://o.example/y"]
    kinds = {c.url: (c.kind, c.names) for c in document.citations}
    assert kinds["https://a.example/n"][0] is CitationKind.FOOTNOTE
    assert kinds["https://b.example/t"] == (CitationKind.NUMBERED, ("Bureau", "A title"))
    assert kinds["https://o.example/y"] == (CitationKind.BIBLIOGRAPHY, ("The Office", "Yearbook"))


def test_numbers_in_a_row_and_ranges() -> None:
    document = read(
        "One rose 5%.[1][3] Two fell 6% [2-3].\n\n## References\n\n"
        "[1] A. https://a.example/\n[2] B. https://b.example/\n[3] C. https://c.example/"
    )
    assert own(document, "One rose") == ["https://a.example/", "https://c.example/"]
    assert own(document, "Two fell") == ["https://b.example/", "https://c.example/"]


def test_own_citations_come_nearest_first() -> None:
    document = read(
        "First [a](https://a.example/1) is 1. Second [b](https://b.example/2) is 2. Third is 3. "
        "Fourth [d](https://d.example/4) is 4. "
        "Fifth is 5. Sixth [f](https://f.example/6) is 6."
    )
    assert own(document, "Second") == ["https://b.example/2"]
    assert own(document, "Third") == [
        "https://b.example/2",
        "https://a.example/1",
        "https://d.example/4",
        "https://f.example/6",
    ]


def test_a_mark_behind_the_stop_belongs_to_the_sentence_before() -> None:
    document = read("Sales rose 5%. [^a] Profit fell 6%.[^b]\n\n[^a]: https://a.example/\n[^b]: https://b.example/")
    assert own(document, "Sales") == ["https://a.example/"]
    assert own(document, "Profit") == ["https://b.example/"]


def test_a_source_that_is_only_named() -> None:
    document = read(
        "통계청이 낸 자료에서 인구는 5만 명이다.\n\n한국은행의 말이다.\n\n## 출처\n\n"
        "- 통계청, 2025년 8월 28일 보도자료 — https://k.example/1\n"
        "- 한국은행, 보고서 — https://b.example/2"
    )
    assert {c.url: c.names for c in document.citations} == {
        "https://k.example/1": ("통계청",),
        "https://b.example/2": ("한국은행",),
    }
    assert own(document, "인구는") == ["https://k.example/1"]


def test_list_items_share_the_citation_of_their_introduction() -> None:
    document = read("The [report](https://r.example/) says:\n\n- sales of 5\n- profits of 6 [x](https://x.example/)")
    assert own(document, "sales of 5") == ["https://r.example/"]
    assert own(document, "profits of 6") == ["https://x.example/"]


def test_one_address_is_one_citation() -> None:
    document = read(
        "A [b](https://a.example/) c.[^1] D.[^1]\n\n## Sources\n\n- Office, https://a.example/\n\n[^1]: https://a.example/"
    )
    assert urls(document) == ["https://a.example/"]
    assert document.citations[0].names == ("Office",)


def test_links_of_furniture_are_no_citations() -> None:
    page = "<nav><a href='https://n.example/'>n</a></nav><p>It is <a href='https://a.example/'>5</a>.</p>"
    assert urls(read(page, "x.html")) == ["https://a.example/"]


def test_listed_sources_are_added_with_their_names() -> None:
    document = read("네이처에 실린 논문은 5%라고 했다. See [x](https://x.example/).")
    listed = [
        Citation(
            url="https://n.example/1", kind=CitationKind.LINK, publisher="Nature", names=("네이처",), topics=("t",)
        ),
        Citation(url="https://x.example/", kind=CitationKind.LISTED, label="The X"),
    ]
    wider = with_listed(document, listed)
    assert [(c.url, c.kind, c.names) for c in wider.citations] == [
        ("https://x.example/", CitationKind.LINK, ("The X",)),
        ("https://n.example/1", CitationKind.LISTED, ("네이처", "Nature")),
    ]
    assert own(wider, "논문은") == ["https://x.example/", "https://n.example/1"]


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("IEA, Global Outlook 2025, <x>", ("IEA", "Global Outlook")),
        ("[3] 픽셀일보, “값이 또 오른다” —", ("픽셀일보", "값이 또 오른다")),
        ("Nvidia, results for the fourth quarter and fiscal 2025,", ("Nvidia",)),
        ("4. 넷플릭스 2024년 4분기 주주서한", ("넷플릭스",)),
        ("as above", ()),
    ],
)
def test_names_of_an_entry(entry: str, names: tuple[str, ...]) -> None:
    found = entry_names(entry)
    assert found[: len(names)] == names
    assert bool(found) is bool(names)


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        ("IDC", "IDC에 따르면 5%다.", True),
        ("IDC", "The IDCO grew.", False),
        ("통계청", "통계청은 밝혔다.", True),
        ("통계청", "통계청장 회의", False),
        ("Nature", "according to nature, it grew", True),
        ("Nature", "a Signature move", False),
        ("네이처", "학술지네이처가", False),
    ],
)
def test_whole_words_only(name: str, sentence: str, expected: bool) -> None:
    assert is_named(name, sentence) is expected
