"""The sources of a run: each fetched once, read only where it changed, and held small where they are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.keeping.memory import Head, Memory, digest, rules
from factcheck.keeping.packed import fold, unfold
from factcheck.running.runners import RunMany
from factcheck.running.stages import Source, batches, in_order, merged
from sources.fetching.fetch import by_host
from sources.fetching.origin import origins
from sources.model import Fetched, Outcome, Page, Snapshot, Unavailable

Fetch = Callable[[Sequence[str]], Mapping[str, Fetched]]
"""Addresses of one host in, what came back for each out."""
Keep = Callable[[Mapping[str, Page | Unavailable]], None]
"""What was read of each address, to be kept for whoever asks later what was read."""
ROUND = 1000
"""Addresses whose bodies may lie in memory at a time."""


def forget(pages: Mapping[str, Page | Unavailable]) -> None:
    """Keep nothing."""


class Desk:
    """Everything that was fetched for a run, by address as cited; a body is let go once it is read."""

    def __init__(self, memory: Memory, keep: Keep, *, lean: bool) -> None:
        self._memory = memory
        self._keep = keep
        self._lean = lean
        self._pages: dict[str, Page | Unavailable | bytes] = {}
        self.fetched: dict[str, Fetched] = {}
        self.marks: dict[str, str] = {}
        self.heads: dict[str, Head] = {}

    def take(self, fetched: Mapping[str, Fetched], run_many: RunMany) -> None:
        """Lay down what came back, and read what is not known yet."""
        marks = {url: _mark(item) for url, item in fetched.items()}
        self.marks |= marks
        known = self._memory.read(marks)
        fresh = {url: replace(item, url=url) for url, item in fetched.items() if url not in known}
        if fresh:
            self._read(fresh, run_many)
        self.fetched |= {
            url: replace(item, body=b"") if isinstance(item, Snapshot) else item for url, item in fetched.items()
        }

    def _read(self, fresh: Mapping[str, Fetched], run_many: RunMany) -> None:
        from factcheck.running.work import read_snapshots

        pages = merged(run_many(read_snapshots, batches(fresh.values())))
        self._keep(pages)
        self._memory.keep_pages(self.marks, pages)
        self._pages |= {url: fold(page) if self._lean else page for url, page in pages.items()}

    def settle(self, urls: Sequence[str]) -> None:
        """Find out whose words the pages are, once all lie here; they stay in the order of `urls`."""
        self.fetched = in_order(urls, self.fetched)
        self.marks = {url: self.marks[url] for url in self.fetched}
        key = digest(*(f"{url}\n{self.marks[url]}" for url in self.fetched))
        heads = self._memory.web(key)
        if heads is None:
            heads = self._heads()
            self._memory.keep_web(key, heads)
        self.heads = {head.url: head for head in heads}

    def _heads(self) -> tuple[Head, ...]:
        readable = [page for _, page in self.pages(self.fetched) if isinstance(page, Page)]
        whose = origins(readable)
        return tuple(_head(url, page, whose.get(url, "")) for url, page in self.pages(self.fetched))

    def pages(self, urls: Iterable[str]) -> Iterator[tuple[str, Page | Unavailable]]:
        """What could be read of some addresses."""
        wanted = tuple(urls)
        kept = self._memory.pages([url for url in wanted if url not in self._pages])
        for url in wanted:
            page: Page | Unavailable = kept[url] if url in kept else unfold(self._pages[url])
            yield url, page

    def sources(self, urls: Iterable[str]) -> dict[str, Source]:
        """Some addresses with everything that a document is judged by."""
        found = self.pages(dict.fromkeys(urls))
        return {url: Source(url, self.fetched[url], page, self.heads[url].origin) for url, page in found}


def consult(desk: Desk, urls: Sequence[str], fetch: Fetch, run_many: RunMany, fetch_many: RunMany) -> None:
    """Fetch and read what is cited; many addresses in several rounds, so that their bodies never lie here together."""
    for hosts in _rounds(by_host(urls)):
        desk.take(merged(fetch_many(fetch, hosts)), run_many)
    desk.settle(urls)


def _rounds(hosts: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], ...]]:
    held: list[tuple[str, ...]] = []
    for urls in hosts:
        held.append(urls)
        if sum(map(len, held)) >= ROUND:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _mark(item: Fetched) -> str:
    """A hash of what reading and judging see of it; when it was fetched, and whether anew, is not part of that."""
    if isinstance(item, Unavailable):
        return digest(rules(), item.final_url, item.status, item.outcome, item.detail)
    paywalled = item.outcome is Outcome.PAYWALLED
    return digest(rules(), item.final_url, item.status, item.media_type, item.charset, item.sha256, paywalled)


def _head(url: str, page: Page | Unavailable, origin: str) -> Head:
    if isinstance(page, Unavailable):
        return Head(url=url, trouble=page)
    return Head(url=url, origin=origin, title=page.title, publisher=page.publisher, published=page.published)
