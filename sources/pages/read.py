"""A snapshot in, a readable page or the reason why not out: by what the bytes are, then by their label."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import files

from claims.mentions.find import find_mentions
from claims.model import Grain, When
from sources.model import Outcome, Page, Snapshot, Unavailable
from sources.pages.delimited import read_delimited
from sources.pages.documents import read_pdf, read_workbook
from sources.pages.feed import read_xml
from sources.pages.grouping import join_groups
from sources.pages.plain import read_plain
from sources.pages.records import read_json
from sources.pages.refusal import refuse
from sources.pages.sniff import packed_type, text_type
from sources.pages.webpage import read_html

Reading = Callable[[Snapshot], Page | Unavailable]
READERS: dict[str, Reading] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "text/x-markdown": read_plain,
    "text/csv": read_delimited,
    "application/csv": read_delimited,
    "text/tab-separated-values": read_delimited,
    "application/json": read_json,
    "text/json": read_json,
    "application/xml": read_xml,
    "text/xml": read_xml,
}


def read(snapshot: Snapshot) -> Page | Unavailable:
    """What can be read of a snapshot."""
    page = _read(snapshot)
    if not isinstance(page, Page):
        return page
    page = join_groups(page)
    return replace(page, corrected=_corrected(page))


def _corrected(page: Page) -> dt.date | None:
    """The last day that a notice of correction names, counted from the day of the page where it leaves out the year."""
    notices = (block.text for block in page.blocks if block.correction)
    found = (m.value for text in notices for m in find_mentions(text, page.language, as_of=page.published))
    return max((w.last for w in found if isinstance(w, When) and w.grain is Grain.DAY and w.last), default=None)


def _read(snapshot: Snapshot) -> Page | Unavailable:
    packed = packed_type(snapshot.body)
    if packed == "application/pdf":
        return read_pdf(snapshot)
    if packed == "application/zip" and b"xl/workbook" in snapshot.body:
        return read_workbook(snapshot)
    if packed:
        return refuse(snapshot, Outcome.UNSUPPORTED, f"the body is {packed}, which cannot be read as text")
    return _text_reader(snapshot)(snapshot)


@functools.cache
def reader_version() -> str:
    """Of this package's code and word lists and of the parsers below it: another version may find another text."""
    own = sorted((entry for entry in files("sources.pages").iterdir() if entry.is_file()), key=lambda entry: entry.name)
    digest = hashlib.sha256(b"".join(entry.read_bytes() for entry in own if entry.name.endswith((".py", ".toml"))))
    digest.update(" ".join(version(parser) for parser in ("beautifulsoup4", "lxml", "pypdf")).encode())
    return digest.hexdigest()[:12]


def _text_reader(snapshot: Snapshot) -> Reading:
    label = snapshot.media_type
    path = snapshot.final_url.partition("?")[0].lower()
    if label in ("", "text/plain", "application/octet-stream") and path.endswith((".csv", ".tsv")):
        return read_delimited
    if label == "image/svg+xml":
        return _drawing
    if label in READERS:
        # A page that is labelled as data, or the other way round, is read as what it is.
        guess = text_type(snapshot.body)
        return READERS["text/html"] if guess == "text/html" and "xml" not in label else READERS[label]
    if label.endswith("+json"):
        return read_json
    return READERS[text_type(snapshot.body)] if not label.endswith("+xml") else read_xml


def _drawing(snapshot: Snapshot) -> Unavailable:
    return refuse(snapshot, Outcome.UNSUPPORTED, "a drawing holds no text that can be cited")
