"""Who published a page, when, under what name and address."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from sources.pages.dates import find_date, read_date
from sources.pages.folding import fold
from sources.pages.words import is_notice, word_lists

LONGEST_TITLE = 300
LONGEST_NAME = 120
LONGEST_DATE_LINE = 160
PUBLISHED_META = word_lists()["date"]["published_meta"]
UPDATED_META = word_lists()["date"]["updated_meta"]
TITLE_PARTS = re.compile(r"\s(?:[|•·–—:-]|::|»)\s")
LANGUAGES = (("ko", "가", "힣"), ("ja", "ぁ", "ヿ"), ("zh", "一", "鿿"), ("ru", "а", "я"), ("ar", "ء", "ي"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: dt.date | None = None
    updated: dt.date | None = None
    canonical: str = ""
    language: str = ""
    credit: str = ""
    free: bool = True
    """False where the page says that it is not free to read."""


class HeadReader:
    """Reads meta tags, JSON-LD and the title of one page."""

    def __init__(self, soup: BeautifulSoup, url: str) -> None:
        self._soup = soup
        self._url = url
        self._meta = _meta(soup)
        self._things = tuple(_things(soup))
        self._articles = tuple(t for t in self._things if _is_article(t)) or self._things

    def read(self, lines: Sequence[str], text: str) -> Head:
        """The head, helped by the first lines of the main text."""
        written = fold(self._soup.title.get_text()[:5000]) if self._soup.title else ""
        heading = next((fold(h.get_text()) for h in self._soup.find_all("h1", limit=1)), "")
        title = (self._meta.get("og:title") or written or heading)[:LONGEST_TITLE]
        publisher = self._publisher(written)
        published, updated = self._dates(lines)
        author, organisation = self._author()
        credit = organisation if organisation and _folded(organisation) != _folded(publisher) else ""
        return Head(
            title=title,
            publisher=publisher,
            author=author,
            published=published,
            updated=updated,
            canonical=self._canonical(),
            language=self._language(text),
            credit=credit,
            free=all(str(t.get("isAccessibleForFree", "true")).lower() != "false" for t in self._things),
        )

    def _publisher(self, title: str) -> str:
        named = (
            self._meta.get("og:site_name") or self._meta.get("application-name") or self._meta.get("citation_publisher")
        )
        for thing in self._articles:
            named = named or _name(thing.get("publisher"))
        return fold(named or _name_in_title(title, self._url))[:LONGEST_NAME]

    def _author(self) -> tuple[str, str]:
        """Author, and the author again where it is an organisation."""
        for thing in self._articles:
            author = thing.get("author")
            first = author[0] if isinstance(author, list) and author else author
            name = fold(_name(first))[:LONGEST_NAME]
            if name:
                kind = str(first.get("@type", "")) if isinstance(first, dict) else ""
                return name, name if "organi" in kind.lower() else ""
        return fold(self._meta.get("author") or self._meta.get("citation_author") or "")[:LONGEST_NAME], ""

    def _dates(self, lines: Sequence[str]) -> tuple[dt.date | None, dt.date | None]:
        published = self._told("datePublished", PUBLISHED_META)
        updated = self._told("dateModified", UPDATED_META)
        if not published:
            tag = self._soup.find("time", attrs={"datetime": True})
            published = read_date(str(tag["datetime"])) if isinstance(tag, Tag) else None
        shown, shown_updated = visible_dates(lines)
        return published or shown, updated or shown_updated

    def _told(self, key: str, names: Sequence[str]) -> dt.date | None:
        for thing in self._articles:
            date = read_date(str(thing.get(key, "")))
            if date:
                return date
        # Versions and reprints add later dates; the first day out is the earliest.
        return min((date for name in names if (date := read_date(self._meta.get(name, "")))), default=None)

    def _canonical(self) -> str:
        link = self._soup.find("link", rel="canonical", href=True)
        written = str(link["href"]) if isinstance(link, Tag) else self._meta.get("og:url", "")
        return absolute(self._url, written)

    def _language(self, text: str) -> str:
        html = self._soup.find("html")
        declared = str(html.get("lang", "")) if isinstance(html, Tag) else ""
        return guess_language(text, declared or self._meta.get("og:locale", ""))


def guess_language(text: str, declared: str = "") -> str:
    """The language of a text by its letters, else as declared, else English; two letters."""
    sample = text[:4000]
    letters = sum(char.isalpha() for char in sample)
    for code, first, last in LANGUAGES:
        if letters and sum(first <= char <= last for char in sample) > 0.2 * letters:
            return code
    found = re.match(r"[a-z]{2}", declared.strip().lower())
    told = found[0] if found else ""
    # A page in Latin letters that says "ko" has kept its template's language.
    return told if told not in ("", *(code for code, _, _ in LANGUAGES)) else "en" if letters else told


def visible_dates(lines: Sequence[str]) -> tuple[dt.date | None, dt.date | None]:
    """Dates of date lines ('Published 3 May 2024 · Updated …', '입력 2025.01.28 수정 …'): published, updated."""
    published = updated = None
    for line in lines:
        rest = line if len(line) <= LONGEST_DATE_LINE and not is_notice(line) else ""
        while found := find_date(rest):
            date, start, end = found
            label, rest = rest[:start].lower(), rest[end:]
            kind = _label(label) or _label_after(rest)
            if kind == "updated":
                updated = updated or date
            elif kind == "published" or (not kind and _is_byline(line, label, rest)):
                published = published or date
    return published, updated


def _label_after(after: str) -> str:
    """The list whose word stands right behind a date: "2026. 2. 27. 갱신"."""
    start = after.lstrip(" .)").lower()
    lists = word_lists()["date"]
    return next((kind for kind in ("published", "updated") if start.startswith(lists[f"{kind}_after"])), "")


def _is_byline(line: str, before: str, after: str) -> bool:
    """A date in a line that says little else, and not that something was counted on that day."""
    as_of = word_lists()["date"]["as_of"]
    counted = before.rstrip().endswith(as_of) or after.lstrip(" .").startswith(as_of)
    return not counted and len(line) <= 120 and len(before.split()) <= 4 and len(after.split()) <= 14


def absolute(base: str, target: str) -> str:
    """An absolute http(s) address without its fragment, or an empty string."""
    try:
        joined = urlsplit(urljoin(base, target.strip()))
    except ValueError:
        return ""
    return joined._replace(fragment="").geturl() if target.strip() and joined.scheme in ("http", "https") else ""


def _name_in_title(title: str, url: str) -> str:
    """The part of a title that names the site: one that its host spells out, else a last part that is a name."""
    parts = [part.strip() for part in TITLE_PARTS.split(title)]
    host = re.sub(r"[^a-z0-9]", "", (urlsplit(url).hostname or "").removeprefix("www."))
    for part in parts:
        letters = re.sub(r"[^a-z0-9]", "", part.lower())
        if len(parts) > 1 and len(letters) > 2 and host.startswith(letters):
            return part
    last = parts[-1]
    is_name = len(parts) > 1 and len(last) <= 60 and not re.search(r"\d|[.,!?]$", last) and len(last.split()) <= 7
    return last if is_name else ""


def _label(before: str) -> str:
    """The list whose word stands last before a date: `published`, `updated`, or none."""
    lists = word_lists()["date"]
    kinds = ("published", "updated")
    # By where the word ends: "updated" holds "date".
    found = ((before.rfind(word) + len(word), kind) for kind in kinds for word in lists[kind] if word in before)
    return max(found, default=(-1, ""))[1]


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", limit=400):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        if name and tag.get("content"):
            found.setdefault(str(name).strip().lower(), str(tag["content"])[:2000])
    return found


def _things(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD."""
    for script in soup.find_all("script", type=re.compile(r"ld\+json", re.IGNORECASE), limit=20):
        try:
            content = json.loads(script.get_text()[:500_000])
        except (ValueError, RecursionError):
            continue
        stack, left = [content], 500
        while stack and left:
            left -= 1
            item = stack.pop()
            if isinstance(item, list):
                stack += reversed(item)
            elif isinstance(item, dict):
                yield item
                stack += [item["@graph"]] if isinstance(item.get("@graph"), list) else []


def _is_article(thing: dict[str, Any]) -> bool:
    kind = json.dumps(thing.get("@type", ""))
    return any(
        word in kind for word in ("Article", "Report", "BlogPosting", "WebPage", "Dataset", "Review", "LiveBlog")
    )


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return value if isinstance(value, str) else ""


def _folded(name: str) -> str:
    return re.sub(r"\W+", "", name.lower())
