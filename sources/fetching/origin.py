"""Which pages tell one story: wire copies, mirrors, one publisher; and which page is the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from sources.address import RefusedAddressError, parse_address, site
from sources.fetching.pace import host_of
from sources.model import Page

RUN = 4
"""Words of a shingle."""
COMMON = 40
"""A shingle on more pages than this is a phrase of the trade, and would make the look-up quadratic."""
LEAST_SHARED = 12
SAME_TEXT = 0.6
SAME_WIRE = 0.25
MIRROR = 0.7
LONGEST = 200_000


def origins(pages: Sequence[Page]) -> dict[str, str]:
    """Address of each page → id of its origin; pages with one id count once."""
    groups = list(range(len(pages)))

    def root(place: int) -> int:
        while groups[place] != place:
            groups[place] = groups[groups[place]]
            place = groups[place]
        return place

    for first, second in _copies(pages):
        low, high = sorted((root(first), root(second)))
        groups[high] = low
    names = _names(pages)
    ids: dict[int, str] = {}
    for place in range(len(pages)):
        head = root(place)
        members = [other for other in range(len(pages)) if root(other) == head] if head not in ids else []
        if members:
            ids[head] = _group_id([pages[member] for member in members], names)
    return {page.url: ids[root(place)] for place, page in enumerate(pages)}


def is_self(document_url: str, document_text: str, page: Page) -> bool:
    """True when the page is the document, a mirror of it, or links to it."""
    own = _canonical(document_url) if document_url else ""
    if own and own in {_canonical(url) for url in (page.url, page.final_url, page.canonical, *page.links) if url}:
        return True
    document = _shingles(document_text)
    shared = len(document & _shingles(page.text))
    return len(document) >= LEAST_SHARED and shared >= MIRROR * len(document)


def _copies(pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Pairs of pages whose texts overlap as copies do."""
    shingles = [_shingles(page.text) for page in pages]
    holders: dict[tuple[str, ...], list[int]] = {}
    for place, own in enumerate(shingles):
        for shingle in own:
            holders.setdefault(shingle, []).append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= COMMON:
            shared.update(combinations(places, 2))
    pairs = []
    for (first, second), count in sorted(shared.items()):
        one, other = pages[first], pages[second]
        wire = bool(one.credit) and _folded(one.credit) in (_folded(other.credit), _folded(other.publisher))
        least = SAME_WIRE if wire else SAME_TEXT
        if count >= LEAST_SHARED and count >= least * min(len(shingles[first]), len(shingles[second])):
            pairs.append((first, second))
    return pairs


def _names(pages: Sequence[Page]) -> dict[str, str]:
    """Publisher's name → its site, so that an agency and a copy credited to it have one id."""
    return {_folded(page.publisher): _site(page) for page in reversed(pages) if page.publisher and not page.credit}


def _group_id(members: Sequence[Page], names: dict[str, str]) -> str:
    wires = [_folded(page.credit) for page in members if page.credit]
    if wires:
        return names.get(wires[0], f"wire:{wires[0]}")
    dated = sorted((page.published, place) for place, page in enumerate(members) if page.published)
    return _site(members[dated[0][1]] if dated else members[0])


def _site(page: Page) -> str:
    return site(host_of(page.canonical or page.final_url or page.url))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text[:LONGEST].lower())
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def _folded(name: str) -> str:
    return re.sub(r"\W+", " ", name.lower()).strip()


def _canonical(url: str) -> str:
    try:
        address = parse_address(url)
    except RefusedAddressError:
        return url
    return f"{address.host.removeprefix('www.')}{address.path.rstrip('/')}?{address.query}"
