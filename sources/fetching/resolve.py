"""From a citation to the addresses to try: as written, by name, and by open look-up services."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from claims.documents.addresses import cite, find_addresses
from claims.model import Citation, CitationKind
from sources.model import Fetched, Outcome, Snapshot, Step, Unavailable

Note = Callable[[str, str, str], None]
MOST_LABEL = 2_000
ABSTRACT, FULL_TEXT = "https://arxiv.org/abs/", "https://arxiv.org/pdf/"


def silent(url: str, action: str, result: str) -> None:
    """Note nothing."""


class Resolver(Protocol):
    """Knows where the source of a citation may lie."""

    def resolve(self, citation: Citation, note: Note = silent) -> tuple[str, ...]:
        """Addresses to try, best first; each step that led to them is noted."""


class CitedResolver:
    """The address that the citation gives, one in its label, or that of a listed source by its name."""

    def __init__(self, known: Iterable[Citation] = ()) -> None:
        self._named: dict[str, list[str]] = {}
        for citation in known:
            for name in (*citation.names, citation.label):
                if name.strip() and citation.url:
                    self._named.setdefault(_folded(name), []).append(citation.url)

    def resolve(self, citation: Citation, note: Note = silent) -> tuple[str, ...]:
        """Addresses of one citation."""
        given = cite(citation.url, citation.kind)
        if given is not None:
            return _with_full_text(given.url)
        found = [inside.url for _, _, inside in find_addresses(citation.label[:MOST_LABEL]) if inside]
        if not found:
            names = (citation.label, *citation.names, citation.publisher)
            found = [url for name in names for url in self._named.get(_folded(name), ())]
        for url in dict.fromkeys(found):
            note(url, "resolve", f"for {(citation.label or citation.publisher)[:80]!r}")
        return tuple(dict.fromkeys(address for url in found for address in _with_full_text(url)))


class FirstOf:
    """One resolver after the other; the next is asked only where those before know nothing."""

    def __init__(self, resolvers: Sequence[Resolver]) -> None:
        self._resolvers = resolvers

    def resolve(self, citation: Citation, note: Note = silent) -> tuple[str, ...]:
        """Addresses of the first resolver that has any."""
        for resolver in self._resolvers:
            found = resolver.resolve(citation, note)
            if found:
                return found
        return ()


def fetch_cited(citation: Citation, resolver: Resolver, fetch: Callable[[str], Fetched]) -> Fetched:
    """The first address of a citation that gives a snapshot; the whole way there is in its trail."""
    trail: list[Step] = []

    def note(url: str, action: str, result: str) -> None:
        trail.append(Step(url=url, action=action, result=result))

    lost: Unavailable | None = None
    for url in resolver.resolve(citation, note):
        found = fetch(url)
        trail += found.trail
        if isinstance(found, Snapshot):
            return replace(found, trail=tuple(trail))
        lost = lost or found
    if lost is not None:
        return replace(lost, trail=tuple(trail))
    detail = f"no address is known for {(citation.label or citation.url)[:80]!r}"
    return Unavailable(url=citation.url, outcome=Outcome.MISSING, detail=detail, trail=tuple(trail))


def doi_of(url: str) -> str:
    """The DOI that an address stands for, or an empty string."""
    given = cite(url, CitationKind.LINK)
    if given is None or given.kind is not CitationKind.DOI:
        return ""
    return given.url.partition("doi.org/")[2].partition("?")[0].partition("#")[0]


def _with_full_text(url: str) -> tuple[str, ...]:
    paper = url.removeprefix(ABSTRACT)
    return (url, FULL_TEXT + paper) if paper != url else (url,)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
