import pytest

from claims.model import CitationKind
from sources.errors import SourcesFileError
from sources.listing import for_document, read_sources_file


@pytest.fixture
def write(tmp_path):
    def make(text):
        path = tmp_path / "sources.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return make


def test_sources_are_read_with_all_their_names(write):
    path = write(
        '[[source]]\nurl = "https://lock.example/report"\ntitle = "Lock report"\npublisher = "River Authority"\n'
        'names = ["하천청"]\ntopics = ["boats"]\ndocuments = ["docs/**/*.md"]\n'
    )
    (listed,) = read_sources_file(path)
    assert listed.citation.kind is CitationKind.LISTED
    assert listed.citation.names == ("하천청", "River Authority", "Lock report")
    assert listed.documents == ("docs/**/*.md",)


def test_sources_go_to_the_documents_that_their_globs_name(write):
    path = write(
        '[[source]]\nurl = "https://a.example/"\n[[source]]\nurl = "https://b.example/"\ndocuments = ["docs/**/*.md"]\n'
        '[[source]]\nurl = "https://c.example/"\ndocuments = ["*.txt"]\n'
    )
    listed = read_sources_file(path)

    def hosts(document):
        return [citation.url for citation in for_document(listed, document)]

    assert hosts("docs/a/b.md") == ["https://a.example/", "https://b.example/"]
    assert hosts("./docs/b.md") == ["https://a.example/", "https://b.example/"]
    assert hosts("/abs/docs/b.md") == ["https://a.example/", "https://b.example/"]
    assert hosts("x/notes.txt") == ["https://a.example/", "https://c.example/"]
    assert hosts("docs.md") == ["https://a.example/"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[source]]\nurl = "https://a.example/"\n\n[[source]]\nurll = "https://b.example/"\n',
            ["line 4", "urll", "`url`"],
        ),
        ('[[sources]]\nurl = "https://a.example/"\n', ["sources", "source"]),
        ("[[source]]\ntitle = 'x'\n", ["number 1", "url"]),
        ("[[source]]\nurl = 3\n", ["`url`", "string"]),
        ('[[source]]\nurl = "https://a.example/"\nnames = "x"\n', ["`names`", "list"]),
        ('[[source]]\nurl = "file:///etc/passwd"\n', ["http"]),
        ('source = "x"\n', ["[[source]]"]),
        ("[[source]\n", ["line 1"]),
        (b"\xff\xfe", ["UTF-8"]),
    ],
)
def test_what_is_wrong_is_named_with_its_place(write, text, said):
    path = write(text)
    with pytest.raises(SourcesFileError) as caught:
        read_sources_file(path)
    assert all(word in str(caught.value) for word in [str(path), *said])


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(SourcesFileError, match="cannot be read"):
        read_sources_file(tmp_path / "none.toml")


def test_the_shared_example_is_read(shared):
    assert len(read_sources_file(shared / "worlds" / "seed-ko-column" / "sources.toml")) > 10
