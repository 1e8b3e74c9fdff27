"""English prose on a page that a claim cites: whom a sentence goes on about, and what is likely its value."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.documents.document import read_text
from claims.extract import extract
from claims.frames.read import Context, read_frames
from claims.model import Citation, CitationKind, Frame
from claims.names.latin_names import latin_names
from factcheck.binding.candidate import candidates
from factcheck.matching.shelf import Consulted, Shelf
from factcheck.values.slot import Slot
from sources.model import Page
from sources.pages.read import read
from tests.factcheck.test_cells import URL, html, verdicts
from tests.sources.scripted import snapshot

HUB = html(
    "The eye clinic at Weston",
    "<p>The eye clinic at Weston cost £31.6 million to build and equip.</p>"
    "<p>Correction, 9 May: an earlier version said that the clinic had cost £34.2 million.</p>"
    "<p>The first patients were seen on 12 May 2025.</p>",
)
FARES = html(
    "Parking in Weston",
    "<p>We last put up the price of a permit in March 2024, by £8. Before that it had been £60 since April 2021.</p>"
    "<p>A year ago 41.3% of the bays were taken, so use is up by 2.4 percentage points.</p>",
)
HOLDING = "<p>A holding measures 74 hectares.</p>"
HERDS = html(
    "Dairy census 2025",
    "<p>Fernland had 6,240 dairy farms on 1 April 2025.</p><p>Milk production came to 12.9 billion litres.</p>"
    "<p>Only 118 of them sell their own cheese.</p>",
)


def frame(text: str, value: str) -> Frame:
    frames = read_frames(text, Context(language="en", as_of=dt.date(2026, 2, 1)))
    return next(f for f in frames if value in f.mention.text)


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("Imran Vale has run the town since the flood. Fares have not gone up since 2022, he insists.", "2022", ""),
        ("Ms Vale laughs. At the end of May 214 families were on the list.", "214", ""),
        ("Ms Vale runs Orrin. She sold 214 boats.", "214", "Vale"),
        ("Orrin grew. Its clinic cost £34 million, the Weston Post reported.", "34", "Orrin"),
        ("Ms Vale laughs. There are 214 families; Long Table, the charity that feeds them, worries.", "214", ""),
        ("Hunger is another matter: 214 families ate there.", "214", ""),
    ],
)
def test_whom_a_sentence_goes_on_about(text: str, value: str, subject: str) -> None:
    assert frame(text, value).subject == subject


def test_another_clause_is_not_of_the_time_since_a_date() -> None:
    assert not frame("It is the new clinic, in use since May 2025, which cost £34 million.", "34").periods
    assert frame("Since May 2025 it has cost £34 million.", "34").periods


def test_a_year_ends_on_its_last_day() -> None:
    (period,) = frame("Orrin ended 2025 with 3 million users.", "3 million").periods
    assert period.first == period.last == dt.date(2025, 12, 31)
    (year,) = frame("In 2025 Orrin gained 3 million users.", "3 million").periods
    assert year.first == dt.date(2025, 1, 1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Ministry of Roads, Bridges and Water said so.", ["Ministry of Roads, Bridges and Water"]),
        ("The Ministry of Finance, Berlin and Paris agreed.", ["Ministry of Finance", "Berlin", "Paris"]),
        ("AB-12 · Handed down yesterday", ["AB-12"]),
        ("Corals feel it first.", []),
    ],
)
def test_what_is_a_name(text: str, names: list[str]) -> None:
    assert [name for _, name in latin_names(text)] == names


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        ("The eye clinic in Weston cost £34.2 million.", HUB, "contested"),
        ("The eye clinic in Weston cost £31.6 million.", HUB, "verified"),
        ("The town has not raised the price of a permit since 2021.", FARES, "contested"),
        ("The town has not raised the price of a permit since 2024.", FARES, "verified"),
        ("That use grew by 2.4% in a year.", FARES, "contested"),
        ("Cows in Fernland gave 12.9 billion litres of milk.", HERDS, "verified"),
        ("Cows in Fernland gave 11.9 billion litres of milk.", HERDS, "reported_only"),
        ("Cows in Norland gave 12.9 billion litres of milk.", HERDS, "reported_only"),
    ],
)
def test_what_a_page_says_in_other_words(claim: str, page: str, expected: str) -> None:
    assert verdicts(claim, page) == [expected]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Oakfield library lent 68,400 books in 2024.", "contested"),
        ("Oakfield library lent 64,800 books in 2024.", "verified"),
        ("The café of Oakfield library sold 8,600 scones.", "reported_only"),
        ("Oakfield library has been open on Sundays since May 2024.", "contested"),
        ("Oakfield library has been open on Sundays since May 2023.", "verified"),
    ],
)
def test_slips_of_the_pen(claim: str, expected: str) -> None:
    page = html(
        "Oakfield library",
        "<p>Oakfield library lent 64,800 books in 2024.</p><p>It has been open on Sundays since 6 May 2023.</p>"
        "<p>The café earned £6,800.</p>",
    )
    assert verdicts(claim, page) == [expected]


def test_a_page_goes_on_about_whom_it_opens_with() -> None:
    body = html("Annual review", "<p>Fernland counted 6,240 farms.</p>" + "<p>Farmers age.</p>" * 4, HOLDING)
    fetched = snapshot(body, "text/html", URL)
    page = read(fetched)
    assert isinstance(page, Page)
    cited = Consulted(citation=Citation(url=URL, kind=CitationKind.LINK), fetched=fetched, page=page, origin=URL)
    extraction = extract(
        read_text("In Fernland a holding has 74 hectares. In Norland it has 74 hectares.", language=None)
    )
    held = Shelf([cited], extraction.document)
    (reading,) = held.readings
    assert reading.topics == ("Fernland",)
    found = [next(iter(candidates(held.lexicon.key(c.frame), reading, held.lexicon, 0.0))) for c in extraction.claims]
    assert [c.alignment.entity for c in found] == [Slot.MATCH, Slot.UNKNOWN]


SMOKERS = html(
    "한빛도 건강 조사",
    "<p>한빛도 보건연구원이 2025년 건강 조사를 했다.</p>"
    "<p>조사 결과 한빛도 성인의 흡연율은 40.3%로 나타났다. 전국 평균은 33.1%, 가람도는 29.8%였다.</p>",
)


@pytest.mark.parametrize(("share", "verdict"), [("10명 중 4명", "verified"), ("10명 중 3명", "reported_only")])
def test_a_number_in_digits_needs_little_chance(share: str, verdict: str) -> None:
    """The only word in common is whose share it is; the other shares of the page are of other places."""
    assert verdicts(f"건강 조사에서 담배를 한 대라도 피우는 도내 어른은 {share}이었다.", SMOKERS) == [verdict]


@pytest.mark.parametrize(
    ("value", "verdict"), [("7,870", "verified"), ("7,410", "contested"), ("7,650", "reported_only")]
)
def test_three_digits_tell_in_a_table_that_never_says_the_name(value: str, verdict: str) -> None:
    """Data files need not say whose they are; 7,410 is of another month."""
    register = "month,launched,working\n2025-12,8120,7410\n2026-03,8760,7870\n"
    claim = f"Skerra alone had {value} of them at work on the last day of March 2026."
    assert verdicts(claim, register, "text/csv") == [verdict]


DIVISIONS = html(
    "한들제과 실적",
    "<table><tr><th>구분(억 원)</th><th>2024년</th><th>2025년</th></tr>"
    "<tr><td>과자 부문 매출</td><td>250</td><td>285</td></tr><tr><td>음료 부문 매출</td><td>400</td><td>390</td></tr></table>",
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("한들제과의 과자 부문 매출은 14% 늘었다.", "verified"),
        ("한들제과의 매출은 14% 늘었다.", "reported_only"),
        ("한들제과의 매출은 35억 원 늘었다.", "reported_only"),
    ],
)
def test_how_a_part_moved_says_nothing_of_the_whole(claim: str, verdict: str) -> None:
    assert verdicts(claim, DIVISIONS) == [verdict]
