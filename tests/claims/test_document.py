import io
import json
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from claims.documents.document import parse_document, read_document, read_text
from claims.documents.sentence import sentences
from claims.errors import DocumentError
from claims.model import BlockKind
from tests.linear import grows_linearly

SENTENCE = "한울시의 인구는 48,213명이다."


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        b"\xef\xbb\xbf" + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("cp949"),
        unicodedata.normalize("NFD", SENTENCE).encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "cp949", "nfd"],
)
def test_encodings_give_the_same_text(data: bytes) -> None:
    document = parse_document(data, path="x.txt")
    assert document.text == SENTENCE
    assert document.language == "ko"


def test_a_declared_charset_is_believed_only_when_it_is_a_safe_one() -> None:
    page = '<meta charset="{}"><p>caf\xe9 \xa35 m\xf6glich \xe0 \xe9\xe8</p>'
    latin = parse_document(page.format("iso-8859-1").encode("latin-1"), path="x.html")
    assert "£5" in latin.text
    with pytest.raises(DocumentError, match="save it as UTF-8"):
        parse_document(page.format("utf-7").encode("utf-7") + b"\xff\xfe\xfd" * 40, path="x.html")


def test_single_bytes_of_windows_1252_are_read() -> None:
    assert "€5 and £6" in parse_document("It cost €5 and £6.".encode("cp1252"), path="x.txt").text


def test_damage_is_shown_and_the_rest_is_read() -> None:
    document = parse_document(b"\xc0\xaf\xed\xa0\x80 " + b"The count was 48,213 in 2024. " * 4, path="x.txt")
    assert "\ufffd" in document.text
    assert "48,213" in document.text


def test_nul_becomes_a_replacement_character() -> None:
    assert "\0" not in parse_document(b"It was 5.\0\0 Then 6.", path="x.txt").text


def test_line_ends_of_all_kinds_keep_their_line_numbers() -> None:
    document = parse_document(b"# R\r\rIt was 5.\r\n\r\nIt was 6.\n", path="x.md")
    assert [document.position(document.text.index(f"{n}."))[0] for n in (5, 6)] == [3, 5]


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"", "a.md", "a.md: the file is empty"),
        (bytes(range(256)) * 20, "a.md", "a.md: this is a binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.md", "a.md: this is a binary file"),
        (b"x", "a.xlsx", "a.xlsx: .xlsx files are not supported; give one of"),
        (b"\x81\xff" * 90, "a.txt", "a.txt: neither UTF-8 nor CP949"),
        (b"no pdf", "a.pdf", "a.pdf: "),
        (b"no zip", "a.docx", "a.docx: "),
    ],
)
def test_errors_name_the_file_and_the_remedy(data: bytes, path: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_document(data, path=path)
    assert str(caught.value).startswith(message)
    assert ";" in str(caught.value)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gone\.md: there is no such file; check the path"):
        read_document(tmp_path / "gone.md")
    with pytest.raises(DocumentError, match="this is a folder"):
        read_document(tmp_path, shown="docs")


def test_a_missing_file_is_told_with_what_may_have_been_meant(tmp_path: Path) -> None:
    (tmp_path / "english-column.md").write_text("One.", encoding="utf-8")
    (tmp_path / "dangling.md").symlink_to(tmp_path / "gone.md")
    with pytest.raises(DocumentError, match=r"did you mean english-column\.md"):
        read_document(tmp_path / "english-colum.md")
    with pytest.raises(DocumentError, match=r"dangling\.md: this link leads to .*gone\.md"):
        read_document(tmp_path / "dangling.md")
    with pytest.raises(DocumentError, match="check the path"):
        read_document(tmp_path / "no" / "folder.md")


def test_the_shown_path_and_the_digest_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    document = read_document(tmp_path / "a.txt", shown="docs/a.txt", language="en")
    assert (document.path, document.language, document.format) == ("docs/a.txt", "en", "text")
    assert len(document.sha256) == 64


def test_a_bare_string_is_one_paragraph() -> None:
    document = read_text("Revenue:\n5 billion (https://a.example/b)", language=None)
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]
    assert document.citations[0].url == "https://a.example/b"
    assert read_text("", language="ko").blocks == ()


def test_invisible_characters_do_not_hide_a_number() -> None:
    assert read_text("It had 4\u200b8\u2060,2\u00ad13 people.", language="en").blocks[0].text == "It had 48,213 people."


def test_a_word_file() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{w}"><w:body><w:p>'
        '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Sales rose </w:t></w:r><w:r><w:t>5%.</w:t></w:r></w:p></w:body></w:document>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", body)
    document = parse_document(packed.getvalue(), path="x.docx")
    assert (document.title, document.blocks[1].text) == ("Title", "Sales rose 5%.")


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize(
    "bait",
    [
        *("[", "](", "*a **b ", "`a``", "<!--a", "<a ", "a.co/", "http://", "[1]", "다¹ ", "1,", "a:\n", "- a\n", "|1"),
        *("![[]()", "~~a", "10.1000/", "\u200b1"),
    ],
)
def test_hostile_lines_take_linear_time(bait: str, suffix: str) -> None:
    text = bait * (200_000 // len(bait))
    assert grows_linearly(lambda part: parse_document(part.encode(), path=f"x.{suffix}"), text)


def worlds() -> list[Path]:
    named = os.environ.get("FACTCHECK_SHARED")
    shared = Path(named) if named else Path(__file__).parents[3] / "shared"
    return sorted(path.parent for path in shared.glob("worlds/*/gold.jsonl"))


def test_every_gold_quote_lies_in_one_sentence_of_prose() -> None:
    if not worlds():
        pytest.skip("the folder shared/worlds is not here; set FACTCHECK_SHARED")
    apart = (BlockKind.META, BlockKind.REFERENCE, BlockKind.CODE, BlockKind.HEADING)
    lost = []
    for world in worlds():
        document = read_document(next(world.glob("document.*")))
        found = [
            " ".join(block.text[span.start : span.end].split())
            for block in document.blocks
            if block.kind not in apart
            for span in sentences(block.text, document.language)
        ]
        for line in (world / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            quote = " ".join(json.loads(line)["quote"].split())
            if not any(quote in sentence for sentence in found):
                lost.append((world.name, quote))
    assert lost == []
