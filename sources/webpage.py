"""An HTML page: its main text in blocks, its tables, and what it says of itself."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from sources.blocks import Reader, Reading, place_blocks
from sources.charset import decode
from sources.head import HeadReader, absolute
from sources.main import main_runs
from sources.markup import Sieve, parse
from sources.model import Page, Snapshot, Unavailable
from sources.refusal import refuse
from sources.walls import is_paywalled, shut, wall

# "SEOUL (Harbor Wire) —", "[한울뉴스]", "(서울=온통신)": one name of one to four words.
AGENCY = re.compile(
    r"[(\[](?:[^()\[\]=]{1,20}=)?((?:[A-Z][\w&.-]{1,20}\s?){1,4}|[가-힣]{2,8}(?:통신|뉴스|뉴시스|연합|일보|신문))[)\]]"
)


def read_html(snapshot: Snapshot) -> Page | Unavailable:
    """The page, or why it cannot be read."""
    text, charset = decode(snapshot.body, snapshot.charset)
    soup = parse(text)
    sieve = Sieve(soup)
    reading = Reader(soup.body or soup, sieve).read()
    main_text, blocks, tables = place_blocks(main_runs(reading.items))
    lines = [run.text for run in reading.items[:30] if not run.edge] + [block.text for block in blocks[-2:]]
    head = HeadReader(soup, snapshot.final_url).read(lines, main_text)
    stands = wall(soup, head.title, main_text)
    if stands is None and not main_text and not tables:
        stands = shut(soup)
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
        partial="paywall" if is_paywalled(soup, head.free) else "",
        credit=head.credit or _credit(main_text, head.publisher),
    )


def _links(soup: BeautifulSoup, reading: Reading, url: str) -> tuple[str, ...]:
    base = soup.find("base", href=True)
    start = absolute(url, str(base["href"])) if base is not None else url
    return tuple(dict.fromkeys(link for target in reading.links if (link := absolute(start or url, target))))


def _credit(text: str, publisher: str) -> str:
    """A wire agency that the first or last lines name, other than the publisher itself."""
    for line in [*text.split("\n")[:6], *text.split("\n")[-2:]]:
        found = AGENCY.search(line[:200]) or AGENCY.search(line[-60:])
        if found and found[1].strip().lower() not in publisher.lower():
            return found[1].strip()
    return ""
