from pathlib import Path

import pytest

from claims.model import Citation, CitationKind
from sources.fetching.cassette import open_cassette
from sources.fetching.fetch import Fetcher
from sources.fetching.limits import Limits
from sources.fetching.lookups import LookupResolver
from sources.fetching.resolve import CitedResolver, FirstOf, fetch_cited
from sources.model import Outcome, Snapshot

CASSETTE = Path(__file__).parent / "cassettes" / "lookups.yaml"
STUDY = "https://doi.org/10.5555/locks.2024.7"
JOURNAL = "https://journal.example/articles/7"
REPOSITORY = "https://repository.example/items/7"
GONE = "https://harbour.example/2024/count"
ENTRY = "Lee, J. (2024). Counting boats at river locks by hand and by camera. Journal of Inland Water 12(4)."
KNOWN = Citation(url="https://authority.example/", kind=CitationKind.LISTED, names=("River  Authority",))


def cited(url="", label="", kind=CitationKind.LINK):
    return Citation(url=url, label=label, kind=kind)


@pytest.fixture
def looking():
    with open_cassette(CASSETTE, "none") as cassette:
        yield Fetcher(Limits(lookups=True), transport=cassette)


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        (cited("https://a.example/x"), ("https://a.example/x",)),
        (cited("doi:10.5555/a.b"), ("https://doi.org/10.5555/a.b",)),
        (cited("10.5555/a.b"), ("https://doi.org/10.5555/a.b",)),
        (cited("arxiv:2401.00001"), ("https://arxiv.org/abs/2401.00001", "https://arxiv.org/pdf/2401.00001")),
        (cited("www.harbour.example/a"), ("https://www.harbour.example/a",)),
        (cited(label="Lee, J. Boats. doi:10.5555/a.b (2024)"), ("https://doi.org/10.5555/a.b",)),
        (cited(label="river authority", kind=CitationKind.NAMED), ("https://authority.example/",)),
        (cited(label="Another Authority", kind=CitationKind.NAMED), ()),
        (cited("javascript:alert(1)"), ()),
        (cited(), ()),
    ],
)
def test_what_a_citation_gives_is_tried(citation, found):
    assert CitedResolver([KNOWN]).resolve(citation) == found


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        (cited(STUDY), (REPOSITORY, JOURNAL)),
        (cited(label=ENTRY, kind=CitationKind.BIBLIOGRAPHY), (STUDY,)),
        (cited(label="Kim, A. (2019). A wholly different book about mountain railways and their keepers."), ()),
        (cited(label="Lee 2024"), ()),
        (cited(label="Lower Lock", kind=CitationKind.NAMED), ("https://en.wikipedia.org/wiki/Lower_River_Lock",)),
        (cited(label="Lock", kind=CitationKind.NAMED), ()),
        (cited(label="Nowhere", kind=CitationKind.NAMED), ()),
        (cited(label="Broken", kind=CitationKind.NAMED), ()),
        (
            cited(label="아래 갑문", kind=CitationKind.NAMED),
            ("https://ko.wikipedia.org/wiki/%EC%95%84%EB%9E%98_%EA%B0%91%EB%AC%B8",),
        ),
        (cited(GONE), (f"https://web.archive.org/web/20240401000000/{GONE}",)),
        (cited("https://never.example/x"), ()),
    ],
)
def test_look_up_services_name_other_addresses(looking, citation, found):
    assert LookupResolver(looking._ask).resolve(citation) == found


def test_answers_of_another_form_say_nothing():
    for body in (b"[]", b'"x"', b"null", b"{", b"[" * 100_000, b'{"message": {"items": [1, {"title": 7}]}}', b"\xff"):
        resolver = LookupResolver(lambda url, note, body=body: body)
        for citation in (cited(STUDY), cited(label=ENTRY), cited(label="Lock", kind=CitationKind.NAMED), cited(GONE)):
            assert resolver.resolve(citation) == ()


def test_a_study_behind_a_wall_is_read_where_it_is_open(looking):
    found = looking.fetch(STUDY)
    assert isinstance(found, Snapshot)
    assert (found.url, found.final_url) == (STUDY, REPOSITORY)
    assert [step.action for step in found.trail] == [
        "redirect", "direct", "look-up", "look-up", "look-up", "look-up"
    ]  # fmt: skip


def test_no_service_is_asked_unless_allowed():
    with open_cassette(CASSETTE, "none") as cassette:
        fetcher = Fetcher(Limits(), transport=cassette)
        assert fetcher.fetch(STUDY).outcome is Outcome.BLOCKED
        assert isinstance(fetcher.resolver([KNOWN]), CitedResolver)


def test_an_entry_without_an_address_is_found_and_its_way_kept(looking):
    citation = cited(label=ENTRY, kind=CitationKind.BIBLIOGRAPHY)
    found = fetch_cited(citation, looking.resolver(), looking.fetch)
    assert isinstance(found, Snapshot)
    assert found.final_url == REPOSITORY
    assert found.trail[0].url.startswith("https://api.crossref.org/works?")


def test_what_nobody_knows_is_missing(looking):
    found = fetch_cited(cited(label="Nowhere", kind=CitationKind.NAMED), looking.resolver(), looking.fetch)
    assert found.outcome is Outcome.MISSING
    assert [(step.action, step.result) for step in found.trail] == [("look-up", "404")]
    lost = fetch_cited(cited("https://never.example/x"), looking.resolver(), looking.fetch)
    assert lost.outcome is Outcome.MISSING
    assert [step.action for step in lost.trail] == ["direct", "look-up"]


def test_the_first_that_knows_is_heard():
    assert FirstOf([CitedResolver(), CitedResolver([KNOWN])]).resolve(cited(label="River Authority")) == (
        "https://authority.example/",
    )
