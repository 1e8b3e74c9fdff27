"""`sources.toml`: sources that are added to documents."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.model import Citation, CitationKind
from sources.address import RefusedAddressError, parse_address
from sources.errors import SourcesFileError

TEXT_KEYS = ("url", "title", "publisher")
LIST_KEYS = ("names", "topics", "documents")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A source of a `sources.toml` and the documents that it is meant for."""

    citation: Citation
    documents: tuple[str, ...] = ()
    """Globs; empty means every document."""


def read_sources_file(path: Path) -> tuple[ListedSource, ...]:
    """Read a `sources.toml` into its sources; SourcesFileError names file, entry, key and remedy."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        content = tomllib.loads(text)
    except OSError as error:
        raise SourcesFileError(f"{path}: cannot be read ({error.strerror}); give the path of a sources.toml") from error
    except UnicodeDecodeError as error:
        raise SourcesFileError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise SourcesFileError(f"{path}: is no valid TOML: {error}; mend that place") from error
    _refuse_unknown(content, ("source",), str(path))
    entries = content.get("source", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise SourcesFileError(f"{path}: `source` must be an array of tables; write [[source]] above each entry")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[source]]")]
    return tuple(_listed(entry, _place(path, number, lines)) for number, entry in enumerate(entries, 1))


def for_document(listed: Sequence[ListedSource], path: str) -> tuple[Citation, ...]:
    """The citations of `listed` that are meant for the document at `path`, in file order, without duplicates."""
    chosen = (s.citation for s in listed if not s.documents or any(_matches(path, glob) for glob in s.documents))
    return tuple({citation.url: citation for citation in chosen}.values())


def _place(path: Path, number: int, lines: Sequence[int]) -> str:
    line = f", line {lines[number - 1]}" if len(lines) >= number else ""
    return f"{path}{line}: [[source]] number {number}"


def _listed(entry: Mapping[str, Any], place: str) -> ListedSource:
    _refuse_unknown(entry, TEXT_KEYS + LIST_KEYS, place)
    texts = {key: _text(entry, key, place) for key in TEXT_KEYS}
    lists = {key: _strings(entry, key, place) for key in LIST_KEYS}
    if not texts["url"]:
        raise SourcesFileError(f'{place}: has no `url`; add url = "https://…"')
    try:
        parse_address(texts["url"])
    except RefusedAddressError as error:
        raise SourcesFileError(f"{place}: `url` {texts['url']!r} is refused: {error}; give an https address") from error
    named = (*lists["names"], texts["publisher"], texts["title"])
    citation = Citation(
        url=texts["url"],
        kind=CitationKind.LISTED,
        label=texts["title"],
        names=tuple(dict.fromkeys(name for name in named if name)),
        publisher=texts["publisher"],
        topics=lists["topics"],
    )
    return ListedSource(citation=citation, documents=lists["documents"])


def _refuse_unknown(table: Mapping[str, Any], known: Sequence[str], place: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
            raise SourcesFileError(f"{place}: unknown key `{key}`; did you mean `{near[0]}`? Known: {', '.join(known)}")


def _text(entry: Mapping[str, Any], key: str, place: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise SourcesFileError(f"{place}: `{key}` must be a string, not {type(value).__name__}; put it in quotes")
    return value.strip()


def _strings(entry: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SourcesFileError(f'{place}: `{key}` must be a list of strings; write {key} = ["…", "…"]')
    return tuple(item.strip() for item in value if item.strip())


def _matches(path: str, glob: str) -> bool:
    folded = path.replace("\\", "/").removeprefix("./")
    return re.search(rf"(?:^|/){_glob_pattern(glob.removeprefix('./'))}$", folded) is not None


def _glob_pattern(glob: str) -> str:
    marks = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.sub(r"\*\*/|\*\*|\*|\?|[^*?]+", lambda m: marks.get(m[0]) or re.escape(m[0]), glob)
