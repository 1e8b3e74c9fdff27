"""What of a page's mark-up its reader sees, and what of that belongs to the page's own matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from sources.pages.words import word_lists

UNSEEN = frozenset(word_lists()["tags"]["unseen"])
NEVER = frozenset(("nav", "menu", "dialog", "search"))
EDGES = frozenset(("footer", "aside", "header"))
NEVER_ROLES = frozenset(
    ["navigation", "search", "dialog", "alertdialog", "menu", "menubar", "tablist", "toolbar", "tooltip"]
)
EDGE_ROLES = frozenset(["banner", "contentinfo", "complementary"])
HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0{1,9})?(?![.\d])|font-size:0(?:px|em|rem|pt|%)?(?![.\d])"
    r"|(?:text-indent|left|top|right):-\d{3,6}(?:px|em|rem)|clip:rect\(0|(?<!-)(?:width|height|max-height):0(?:px)?(?:;|$)"
)
WHITE_TEXT = re.compile(r"(?<![\w-])color:(?:#fff(?:fff)?|white|transparent|rgba\([^)]{0,40},0\))(?:;|!|$)")
SIMPLE_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]{0,20})?([.#][\w-]{1,80})$", re.IGNORECASE)
# A box may be called anything; one that holds this share of the page's text or prose is the page.
WHOLE_PAGE = 0.5
MUCH_PROSE = 0.3
LONG_PARAGRAPH = 80


def parse(text: str) -> BeautifulSoup:
    """A tree of the page; with lxml under Beautiful Soup nothing that lies deep is lost."""
    # A leading XML declaration would make the parser warn that HTML is XML.
    return BeautifulSoup(re.sub(r"^\s{0,100}<\?xml[^>]{0,300}\?>", "", text), "lxml")


def strings(tag: Tag) -> Iterator[str]:
    """The text of a tag as a reader sees it, piece by piece."""
    stack = [iter(tag.contents)]
    while stack:
        for child in stack[-1]:
            if isinstance(child, Tag):
                if child.name not in UNSEEN:
                    stack.append(iter(child.contents))
                    break
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                yield str(child)
        else:
            stack.pop()


def visible_text(tag: Tag) -> str:
    """All that a reader sees of a tag, as one string."""
    return "".join(strings(tag))


@dataclass(slots=True)
class Extent:
    """How much stands under an element, in visible characters."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    """In long paragraphs that are not mostly links."""
    heads: int = 0
    """Header cells of tables."""
    tables: bool = False
    """A table that holds tables."""


class Sieve:
    """Tells main matter from the rest, for one page."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._hidden_names = _hidden_names(soup)
        self._extents = _survey(soup)
        self._page = self._extents[id(soup)]

    def holds_tables(self, table: Tag) -> bool:
        """True for a table around other tables: it lays out a page."""
        return self._extents[id(table)].tables

    def unseen(self, tag: Tag) -> bool:
        """True for what no reader sees."""
        if tag.name in UNSEEN or tag.has_attr("hidden") or str(tag.get("aria-hidden", "")).lower() == "true":
            return True
        style = tag.get("style")
        if style:
            folded = re.sub(r"\s+", "", str(style)).lower()
            if HIDING.search(folded) or (WHITE_TEXT.search(folded) and "background" not in folded):
                return True
        return bool(self._hidden_names) and any(name in self._hidden_names for name in _names(tag))

    def foreign(self, tag: Tag) -> bool:
        """True for navigation, adverts, teasers, votes, comments: never read."""
        if self._whole(tag):
            return False
        if tag.name in NEVER or str(tag.get("role", "")).lower() in NEVER_ROLES:
            return True
        names = [name.lower() for name in _written(tag)]
        if not names:
            return False
        lists = word_lists()["boilerplate"]
        attributes = " ".join(names)
        tokens = _tokens(attributes)
        if not tokens.isdisjoint(lists["replies"]):
            return True
        extent = self._extents[id(tag)]
        if extent.heads or extent.prose > MUCH_PROSE * self._page.prose:
            # A box of data or of much of the text is no advert, whatever it is called.
            return False
        named = not tokens.isdisjoint(lists["words"]) or any(name in lists["names"] for name in names)
        return named or any(part in attributes for part in lists["parts"])

    def edge(self, tag: Tag, *, in_article: bool) -> bool:
        """True for headers, footers and boxes beside the text: only notices are read there."""
        if self._whole(tag) or tag.name in ("html", "body", "main", "article"):
            return False
        if tag.name == "header" and in_article:
            return False
        if tag.name in EDGES or str(tag.get("role", "")).lower() in EDGE_ROLES:
            return True
        return any(name[1:].lower() in word_lists()["boilerplate"]["edges"] for name in _names(tag))

    def _whole(self, tag: Tag) -> bool:
        named = tag.name in ("html", "body", "main", "[document]")
        return named or self._extents[id(tag)].text > WHOLE_PAGE * self._page.text


def _written(tag: Tag) -> list[str]:
    classes = tag.get("class")
    listed = list(classes) if isinstance(classes, list) else [classes] if classes else []
    others = [tag.get(name) for name in ("id", "data-component", "data-module", "data-testid")]
    return [str(value)[:300] for value in [*listed, *others] if value]


def _names(tag: Tag) -> list[str]:
    classes = tag.get("class")
    listed = [f".{name}" for name in classes] if isinstance(classes, list) else []
    return [*listed, f"#{tag['id']}"] if tag.get("id") else listed


def _tokens(attributes: str) -> set[str]:
    return set(re.split(r"[^a-z0-9]+", attributes)) | set(attributes.split())


def _hidden_names(soup: BeautifulSoup) -> frozenset[str]:
    """Classes and ids that the page's own style sheets hide outright."""
    names = set()
    for sheet in soup.find_all("style")[:50]:
        for selectors, rules in _rules(sheet.get_text()[:200_000]):
            if re.search(r"display:none|visibility:hidden", re.sub(r"\s+", "", rules)):
                for selector in selectors.split(","):
                    simple = SIMPLE_SELECTOR.match(selector.strip())
                    if simple:
                        names.add(simple[1])
    return frozenset(names)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations outside of @media and its like."""
    depth, start, conditional, selectors = 0, 0, False, ""
    # Cut at every "/*", then drop each piece up to its "*/": linear, however many are never closed.
    first, *rest = sheet.split("/*")
    sheet = first + "".join(piece.partition("*/")[2] for piece in rest)
    for mark in re.finditer(r"[{}]", sheet):
        piece = sheet[start : mark.start()]
        start = mark.end()
        if mark[0] == "{":
            depth += 1
            selectors = piece.rpartition(";")[2].strip()
            conditional = conditional or selectors.startswith("@")
        else:
            depth = max(0, depth - 1)
            if depth == 0:
                if not conditional:
                    yield selectors, piece
                conditional = False


def _survey(soup: BeautifulSoup) -> dict[int, Extent]:
    """How much stands under each element, in one pass that no depth slows down."""
    extents = {id(soup): Extent()}
    stack: list[tuple[Tag, Iterator[object]]] = [(soup, iter(soup.contents))]
    tables: list[Extent] = []
    while stack:
        tag, children = stack[-1]
        extent = extents[id(tag)]
        for child in children:
            if isinstance(child, Tag):
                if child.name in UNSEEN:
                    continue
                extents[id(child)] = Extent()
                if child.name == "table":
                    if tables:
                        tables[-1].tables = True
                    tables.append(extents[id(child)])
                stack.append((child, iter(child.contents)))
                break
            if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                extent.text += len(child.strip())
        else:
            stack.pop()
            _close(tag, extent, extents[id(stack[-1][0])] if stack else Extent())
            if tag.name == "table":
                tables.pop()
    return extents


def _close(tag: Tag, extent: Extent, parent: Extent) -> None:
    if tag.name == "a":
        extent.linked = extent.text
    elif tag.name == "p" and extent.text >= LONG_PARAGRAPH and extent.linked * 2 <= extent.text:
        extent.prose = extent.text
    parent.heads += extent.heads + (tag.name == "th")
    parent.text += extent.text
    parent.linked += extent.linked
    parent.prose += extent.prose
