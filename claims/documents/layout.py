"""The words of a document's furniture, read once from `layout.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from claims.errors import LanguageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Words by which headings of source lists, bylines, footers and abbreviations are known."""

    reference_headings: frozenset[str]
    source_lines: tuple[str, ...]
    follow: frozenset[str]
    generic: frozenset[str]
    byline_words: tuple[str, ...]
    byline_starts: tuple[str, ...]
    furniture: tuple[str, ...]
    top_level: frozenset[str]
    particles: frozenset[str]
    never_ends: frozenset[str]
    sometimes_ends: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    endings: frozenset[str]
    months: Mapping[str, int]
    void_elements: frozenset[str]
    block_elements: frozenset[str]
    unseen_elements: frozenset[str]
    container_elements: frozenset[str]
    published_names: frozenset[str]
    never_prose: frozenset[str]
    seldom_prose: frozenset[str]
    layout_words: frozenset[str]
    reference_classes: frozenset[str]
    hidden_classes: frozenset[str]


@functools.cache
def layout() -> Layout:
    """Read the table of the package; the same frozen object each time."""
    raw = tomllib.loads(resources.files("claims.documents").joinpath("layout.toml").read_text(encoding="utf-8"))
    try:
        return Layout(
            reference_headings=frozenset(raw["references"]["headings"]),
            source_lines=tuple(raw["references"]["lines"]),
            follow=frozenset(raw["references"]["follow"]),
            generic=frozenset(raw["references"]["generic"]),
            byline_words=tuple(raw["byline"]["words"]),
            byline_starts=tuple(raw["byline"]["start"]),
            furniture=tuple(raw["furniture"]["start"]),
            top_level=frozenset(raw["addresses"]["top_level"]),
            particles=frozenset(raw["addresses"]["particles"]),
            never_ends=frozenset(raw["sentence"]["always"]),
            sometimes_ends=frozenset(raw["sentence"]["sometimes"]),
            numbered=frozenset(raw["sentence"]["numbered"]),
            starters=frozenset(raw["sentence"]["starters"]),
            endings=frozenset(raw["sentence"]["endings"]),
            months=dict(raw["months"]),
            void_elements=frozenset(raw["html"]["void"]),
            block_elements=frozenset(raw["html"]["block"]),
            unseen_elements=frozenset(raw["html"]["unseen"]),
            container_elements=frozenset(raw["html"]["container"]),
            published_names=frozenset(raw["html"]["published"]),
            never_prose=frozenset(raw["html"]["never"]),
            seldom_prose=frozenset(raw["html"]["seldom"]),
            layout_words=frozenset(raw["html"]["layout"]),
            reference_classes=frozenset(raw["html"]["references"]),
            hidden_classes=frozenset(raw["html"]["hidden"]),
        )
    except KeyError as missing:
        raise LanguageError(f"claims/documents/layout.toml: table or key {missing} is missing; add it") from missing
