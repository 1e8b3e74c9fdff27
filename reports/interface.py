"""What every report format is given, and what it must offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from factcheck.keeping.baseline import Entry
from factcheck.keeping.signoff import Signoff
from factcheck.model import Run
from reports.clean import weblink


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A verdict that a claim had in an earlier run, or has in this one."""

    run: str
    at: dt.datetime | dt.date | None
    verdict: str
    reason: str
    snapshot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a report may depend on besides the run; writers read no clock, file or environment."""

    language: str = "en"
    """Of the interface: `en` or `ko`. Values from documents stay as written."""
    baseline: Mapping[str, Entry] | None = None
    """By claim id; None where no baseline is in use."""
    signoffs: Mapping[str, Signoff] = field(default_factory=dict)
    """By claim id; only those that have not lapsed."""
    base_url: str = ""
    """Address at which the HTML report will stand; empty where it is not published."""
    docs_url: str = ""
    """Address under which the pages on reasons stand (`<docs_url>/<code>.md`); empty for no links to them."""
    index: str = ""
    """File name of the index page, where this page is one of several."""
    history: Mapping[str, Sequence[Past]] = field(default_factory=dict)
    """Verdicts by claim id, oldest first."""
    suppressed: Mapping[str, str] = field(default_factory=dict)
    """Claim id to the reason given in the document."""
    all_results: bool = False
    """Formats that gate also list verified claims."""
    bodies: Mapping[str, bytes] = field(default_factory=dict)
    """Snapshot bodies by SHA-256; only the `warc` format asks for them."""

    def reason_page(self, code: str) -> str:
        """Address of the page on a reason; "" where no folder of them is set."""
        base = self.docs_url.rstrip("/")
        return weblink(f"{base}/{code}.md") if base else ""


class Format(Protocol):
    """A way to write a run."""

    @property
    def name(self) -> str:
        """Name on the command line."""

    @property
    def suffix(self) -> str:
        """File name suffix with its dot."""

    @property
    def binary(self) -> bool:
        """True where the bytes are not text."""

    def write(self, run: Run, options: Options) -> bytes:
        """The whole report, as the bytes of a file."""


@runtime_checkable
class Streamed(Format, Protocol):
    """A way to write a run of any size, never holding the whole report."""

    def parts(self, run: Run, options: Options) -> Iterator[bytes]:
        """What `write` gives, piece by piece."""
