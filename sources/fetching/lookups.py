"""A resolver over open look-up services that ask for no key: Crossref, OpenAlex, Wikipedia, Wayback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from claims.model import Citation, CitationKind
from sources.fetching.resolve import Note, doi_of, silent

CROSSREF = "https://api.crossref.org/works"
OPENALEX = "https://api.openalex.org/works/https://doi.org/"
WIKIPEDIA = "https://{language}.wikipedia.org/api/rest_v1/page/summary/"
WAYBACK = "https://archive.org/wayback/available?url="
LONGEST_QUERY = 400
ROWS = 3
# A found title is the one cited when the entry holds nearly all of its words, and it has enough of them to tell.
LEAST_WORDS = 4
SHARE = 0.9
HANGUL = re.compile(r"[가-힣]")

Ask = Callable[[str, Note], bytes | None]
"""The body of a look-up's answer, or None where it gave none (the reason is noted)."""


class LookupResolver:
    """Other addresses of a study, an article for a named subject, an archived copy of a page."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def resolve(self, citation: Citation, note: Note = silent) -> tuple[str, ...]:
        """Addresses of one citation, open access first, without the one that it already gives."""
        doi = doi_of(citation.url)
        if doi:
            found = [*self._open_access(doi, note), *self._landing(doi, note)]
        elif citation.url:
            found = []
        elif citation.kind is CitationKind.NAMED:
            found = self._article(citation.label or next(iter(citation.names), ""), note)
        else:
            found = self._by_title(citation.label, note)
        if citation.url:
            found += self._archived(citation.url, note)
        return tuple(url for url in dict.fromkeys(found) if url != citation.url)

    def _open_access(self, doi: str, note: Note) -> list[str]:
        work = self._json(OPENALEX + quote(doi, safe="/"), note)
        best = ("best_oa_location",)
        return _links(
            _at(work, *best, "pdf_url"), _at(work, *best, "landing_page_url"), _at(work, "open_access", "oa_url")
        )

    def _landing(self, doi: str, note: Note) -> list[str]:
        work = _at(self._json(f"{CROSSREF}/{quote(doi, safe='/')}", note), "message")
        return _links(_at(work, "resource", "primary", "URL"), _at(work, "URL"))

    def _by_title(self, entry: str, note: Note) -> list[str]:
        written = " ".join(entry.split())[:LONGEST_QUERY]
        if len(_words(written)) < LEAST_WORDS:
            return []
        found = self._json(f"{CROSSREF}?query.bibliographic={quote(written)}&rows={ROWS}", note)
        items = _at(found, "message", "items")
        for item in items if isinstance(items, list) else []:
            doi = _at(item, "DOI")
            if isinstance(doi, str) and any(_names(written, title) for title in _at(item, "title") or ()):
                return [f"https://doi.org/{quote(doi, safe='/')}"]
        return []

    def _article(self, name: str, note: Note) -> list[str]:
        title = "_".join(name.split())[:LONGEST_QUERY]
        if not title:
            return []
        language = "ko" if HANGUL.search(title) else "en"
        summary = self._json(WIKIPEDIA.format(language=language) + quote(title, safe=""), note)
        # A page that lists several meanings says nothing of the one meant.
        return _links(_at(summary, "content_urls", "desktop", "page")) if _at(summary, "type") == "standard" else []

    def _archived(self, url: str, note: Note) -> list[str]:
        closest = _at(self._json(WAYBACK + quote(url, safe=""), note), "archived_snapshots", "closest")
        if _at(closest, "available") is not True or _at(closest, "status") != "200":
            return []
        return [link.replace("http://", "https://", 1) for link in _links(_at(closest, "url"))]

    def _json(self, url: str, note: Note) -> Any:
        body = self._ask(url, note)
        try:
            return json.loads(body) if body else None
        except (ValueError, RecursionError):
            note(url, "look-up", "the answer is no JSON")
            return None


def _at(value: Any, *path: str) -> Any:
    """What lies at a path of keys, or None where the answer is of another form."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _links(*values: Any) -> list[str]:
    return [value for value in values if isinstance(value, str) and value.startswith(("https://", "http://"))]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _names(entry: str, title: Any) -> bool:
    words, known = _words(str(title)), set(_words(entry))
    return len(words) >= LEAST_WORDS and sum(word in known for word in words) >= SHARE * len(words)
