"""An HTML page: its main text in blocks, its tables, and what it says of itself."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from sources.model import Outcome, Page, Snapshot, Unavailable
from sources.pages.blocks import Reader, Reading, place_blocks
from sources.pages.budget import within_budget
from sources.pages.charset import decode
from sources.pages.head import HeadReader, absolute
from sources.pages.main import main_runs
from sources.pages.markup import Sieve, parse
from sources.pages.refusal import refuse
from sources.pages.walls import is_paywalled, shut, wall
from sources.pages.words import word_lists

# "SEOUL (Harbor Wire) —": whoever stands in brackets before the dash of a dateline.
DATELINE = re.compile(r"^[^()\n]{0,60}\(([^()=\n]{2,40})\)\s?[—–-]")
UNREAD = (Outcome.UNSUPPORTED, "no text stands before the page limit: too many elements, or too deep")
MOST_BYTES = 10 * 1024 * 1024
# "[한울뉴스]", "(서울=온통신)": a bracketed name.
BRACKETED = re.compile(r"[(\[](?:[^()\[\]=]{1,20}=)?([^()\[\]=]{2,40})[)\]]")
BYLINE_PARTS = re.compile(r"\s*[·|/]\s*")


def read_html(snapshot: Snapshot) -> Page | Unavailable:
    """The page, or why it cannot be read."""
    if len(snapshot.body) > MOST_BYTES:
        return refuse(snapshot, Outcome.TOO_LARGE, f"an HTML page of more than {MOST_BYTES} bytes")
    decoded, charset = decode(snapshot.body, snapshot.charset)
    text = within_budget(decoded)
    soup = parse(text)
    sieve = Sieve(soup)
    reading = Reader(soup.body or soup, sieve).read()
    main_text, blocks, tables = place_blocks(main_runs(reading.items))
    lines = [run.text for run in reading.items[:30] if not (run.edge or run.level)] + [
        block.text for block in blocks[-2:]
    ]
    head = HeadReader(soup, snapshot.final_url).read(lines, main_text)
    stands = wall(soup, head.title, main_text)
    if stands is None and not main_text and not tables:
        stands = shut(soup) if len(text) == len(decoded) else UNREAD
    if stands is not None:
        return refuse(snapshot, *stands)
    return Page(
        url=snapshot.url,
        final_url=snapshot.final_url,
        sha256=snapshot.sha256,
        media_type=snapshot.media_type,
        charset=charset,
        language=head.language,
        title=head.title,
        publisher=head.publisher,
        author=head.author,
        published=head.published,
        updated=head.updated,
        canonical=head.canonical,
        text=main_text,
        blocks=blocks,
        tables=tables,
        links=_links(soup, reading, snapshot.final_url),
        partial=_partial(is_paywalled(soup, head.free), len(text) < len(decoded) or reading.full),
        credit=head.credit or _credit(main_text, head.publisher),
    )


def _partial(paywalled: bool, cut: bool) -> str:
    if paywalled:
        return "paywall"
    return "page limit" if cut else ""


def _links(soup: BeautifulSoup, reading: Reading, url: str) -> tuple[str, ...]:
    base = soup.find("base", href=True)
    start = absolute(url, str(base["href"])) if base is not None else url
    return tuple(dict.fromkeys(link for target in reading.links if (link := absolute(start or url, target))))


def _credit(text: str, publisher: str) -> str:
    """A wire agency that the first or last lines name, other than the publisher itself."""
    lines = text.split("\n")
    for line in [*lines[:6], *lines[-2:]]:
        dateline = DATELINE.match(line[:120])
        names = [dateline[1]] if dateline else []
        places = (line[:120], line[-60:]) if len(line) > 120 else (line,)
        names += [name for place in places for name in BRACKETED.findall(place) if _is_agency(name)]
        if len(line) < 100:
            parts = (part.removeprefix("By ").strip() for part in BYLINE_PARTS.split(line.partition(" — ")[0]))
            names += [part for part in parts if len(part) <= 40 and _is_agency(part)]
        for name in names:
            if name.strip().lower() not in publisher.lower():
                return name.strip()
    return ""


def _is_agency(name: str) -> bool:
    lists = word_lists()["agency"]
    folded = name.strip().lower()
    return folded in lists["names"] or folded.endswith(lists["endings"])
