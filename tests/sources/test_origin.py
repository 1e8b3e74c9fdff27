import datetime as dt
from dataclasses import replace

from sources.fetching.origin import is_self, origins
from tests.sources.scripted import PROSE, article, page

STORY = f"{PROSE} The count took nine days and was made by students who stood on the wall with a thermos of tea."


def at(url, text=STORY, **known):
    return replace(page(article(f"<p>{text}</p>", title="x"), url=url), **known)


def test_copies_of_one_story_are_one_origin():
    edited = STORY.replace("nine days", "almost nine days").replace("thermos", "flask")
    found = origins(
        [at("https://a.example/1"), at("https://b.example/2", edited), at("https://c.example/3", PROSE[::-1])]
    )
    assert found["https://a.example/1"] == found["https://b.example/2"] != found["https://c.example/3"]


def test_the_wire_is_the_origin_of_its_copies():
    cut = " ".join(STORY.split()[:22]) + " But our own reporter went there and saw something else that day."
    found = origins(
        [
            at("https://a.example/1", credit="Harbor Wire"),
            at("https://b.example/2", cut, credit="HARBOR WIRE"),
            at("https://www.harborwire.example/3", PROSE[::-1], publisher="Harbor Wire"),
        ]
    )
    assert set(found.values()) == {"harborwire.example"}


def test_one_site_is_one_origin_and_the_earliest_copy_names_it():
    found = origins(
        [
            at("https://a.example/1", published=dt.date(2025, 3, 2)),
            at("https://b.example/2", published=dt.date(2025, 3, 1)),
            at("https://news.b.example/3", PROSE[::-1]),
        ]
    )
    assert set(found.values()) == {"b.example"}


def test_a_phrase_in_common_is_not_a_copy():
    other = "The mayor said that most of them carried gravel for the new dam, and went home. " + PROSE[::-1]
    found = origins([at("https://a.example/1"), at("https://b.example/2", other)])
    assert len(set(found.values())) == 2


def test_many_pages_are_compared_in_good_time():
    pages = [at(f"https://h{n}.example/", f"{STORY} {' '.join(f'w{n}x{i}' for i in range(200))}") for n in range(120)]
    assert len(origins(pages)) == 120


def test_the_document_itself_its_mirror_and_what_cites_it():
    own = "https://blog.example/post"
    assert is_self(
        own, STORY, at("https://www.blog.example/post/", "short text of the page that is long enough to read")
    )
    assert is_self("", STORY, at("https://mirror.example/x", STORY + " Share this."))
    assert is_self(own, "other text", at("https://a.example/1", links=(own,)))
    assert not is_self(own, "Other words entirely, " * 20, at("https://a.example/1"))
    assert not is_self("", "", at("https://a.example/1"))
    assert not is_self(own, f"{PROSE[::-1]} {PROSE[::-1].upper()} {PROSE}", at("https://a.example/1", PROSE))
