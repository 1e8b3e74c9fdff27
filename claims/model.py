"""The values that flow out of this package, one frozen type a stage.

    Document ─ blocks ─▶ Mention ─ bound ─▶ Frame ─ with citations ─▶ Claim

Numbers are `Decimal`, never `float`. Spans are Unicode code points, half open.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter

from claims.frozen import quick
from claims.standing import Modality as Modality
from claims.standing import Voice as Voice


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in some text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def leads_to(self, other: Span) -> bool:
        """True when the other one is the next sentence of the same paragraph: a space or two stand between them."""
        return 0 <= other.start - self.end <= 2

    def shift(self, by: int) -> Span:
        """The same range, `by` code points further on."""
        return Span(self.start + by, self.end + by) if by else self


class Bound(StrEnum):
    """How a value was hedged (the table of agreement rules in docs/method.md)."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    UP_TO = "up_to"
    ORDER = "order"  # N-odd, dozens, 수십만: the order of magnitude only
    BAND = "band"  # 10%대, 700억 원대, "in the twenties"
    LEVEL = "level"  # 2,500선: a mark that was reached or lost
    SINCE = "since"
    UNTIL = "until"


class Grain(StrEnum):
    """How precisely a date was written."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    PART = "part"  # early, mid or late in a year
    YEAR = "year"
    DECADE = "decade"


class Role(StrEnum):
    """What a mention does in its claim."""

    VALUE = "value"
    PERIOD = "period"
    BASELINE = "baseline"  # what the value is compared with ("from $142.62", 전년 동기 대비)
    COUNT = "count"
    DENOMINATOR = "denominator"  # the "per 1,000 live births" of a rate


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, as read from text."""

    value: Decimal | None
    """Canonical value (scale word multiplied in). None for a range, and where no digit is named (수십만)."""
    unit: str | None
    """ISO 4217 code, `percent`, `percentage_point`, `basis_point`, `times`, `rank`, `GW`, a counted noun, or None."""
    low: Decimal | None = None
    """Ends of a written range; for `order` without a named digit what the word can mean at least and at most."""
    high: Decimal | None = None
    step: Decimal = Decimal(1)
    """One unit of the last digit written, scale included: 5.6bn → 1E8; 약 557만 6천 → 1000."""
    bound: Bound = Bound.EXACT
    per: str | None = None
    """Denominator of a rate, canonical: "kWh", "1000000 token", "10000 person", "share"."""
    plus_minus: Decimal | None = None
    dimension: str | None = None
    """Units of one dimension convert into each other: `length`, `energy`, `currency:USD`, `ratio`, `count:person`."""
    factor: Decimal = Decimal(1)
    """Multiplies `value` into the base unit of its dimension (km → 1000 for metres)."""
    ambiguous_unit: tuple[str, ...] = ()
    """Other units that the sign could stand for ("$" where the text does not say whose)."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date with the grain it was written with."""

    value: str | None
    """ISO 8601 by grain: 2025-03, 2025-Q1, 2020-H1, 2025-W05, 1990s, 2025-early. None for ranges and bare seasons."""
    grain: Grain
    first: dt.date | None
    last: dt.date | None
    """First and last day, inclusive. Both None when the date could not be resolved (relative, no reference day)."""
    bound: Bound = Bound.EXACT  # since, until, or about
    fiscal: bool = False
    relative: bool = False
    year_given: bool = True
    """False where the year was inferred ("on January 27", 27일)."""
    of_year: str | None = None
    """Which part of its year, where no year could be told: "Q2", "H1", "06", "06-12"; None where it could."""


class Kind(StrEnum):
    """What a mention is."""

    QUANTITY = "quantity"
    DATE = "date"
    NAME = "name"
    """Of a name, version, list mark, address, id or code; `why` says which."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of text that holds a number or a date."""

    span: Span
    text: str
    value: Quantity | When | None
    """None for a name."""
    claim: bool = True
    """False: found, but nothing to check (a name, a denominator, a byline date, a writer's own small count)."""
    why: str | None = None
    """Where `claim` is false: version, model_name, list_number, address, own_count, …"""
    role: Role = Role.VALUE

    @property
    def kind(self) -> Kind:
        """By the type of `value`."""
        return _KINDS[type(self.value)]


_KINDS: Mapping[type, Kind] = {Quantity: Kind.QUANTITY, When: Kind.DATE, type(None): Kind.NAME}


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    QUOTE = "quote"
    CODE = "code"
    META = "meta"
    """Bylines, datelines, navigation, image names, footers: digits there are no claims."""
    REFERENCE = "reference"
    """An entry of a bibliography, a footnote's text, a list of sources."""


class CitationKind(StrEnum):
    """How a document points at a source."""

    LINK = "link"
    BARE_URL = "bare_url"
    FOOTNOTE = "footnote"
    NUMBERED = "numbered"
    BIBLIOGRAPHY = "bibliography"
    NAMED = "named"
    DOI = "doi"
    ARXIV = "arxiv"
    LISTED = "listed"
    """From a `sources.toml`, not from the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A pointer from a document to a source."""

    url: str
    """Absolute; `doi:` and `arxiv:` forms are https addresses by now."""
    kind: CitationKind
    label: str = ""
    """Link text, footnote label, or the title given in the bibliography."""
    names: tuple[str, ...] = ()
    """Words by which a document may call the source (`names` of sources.toml, publisher, title)."""
    publisher: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a citation stands in the text of a block; the span is empty for a footnote mark."""

    span: Span
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of prose that is read as one: a paragraph, a heading, a list item, a table cell."""

    kind: BlockKind
    text: str
    """Reading text, without mark-up, footnote marks and link targets."""
    pieces: tuple[tuple[int, int], ...]
    """(offset in `text`, offset in `Document.text`) where a run begins that is equal in both; sorted."""
    heading: tuple[str, ...] = ()
    """Headings above, outermost first."""
    anchors: tuple[Anchor, ...] = ()
    row: tuple[str, ...] = ()
    """For a table cell: row header and column header."""
    intro: str = ""
    """For a list item: the sentence that introduces the list."""

    def locate(self, span: Span) -> Span:
        """Turn a span of `text` into a span of `Document.text`."""
        return Span(self._place(span.start), self._place(max(span.start, span.end - 1)) + (span.end > span.start))

    def _place(self, offset: int) -> int:
        at = bisect_right(self.pieces, offset, key=itemgetter(0))
        base = self.pieces[max(0, at - 1)]
        return base[1] + offset - base[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as read; all spans of a report point into `text`."""

    path: str
    format: str
    """markdown, html, text, pdf or docx."""
    language: str
    text: str
    """The file's text (for HTML: its visible text), BOM cut off, line ends as `\\n`."""
    sha256: str
    blocks: tuple[Block, ...]
    title: str = ""
    dated: dt.date | None = None
    """The document's own date (front matter, byline), the reference day of its relative dates."""
    url: str | None = None
    """Its own address: a source at this address is the document itself."""
    citations: tuple[Citation, ...] = ()
    """In order of appearance, without duplicates."""
    lines: tuple[tuple[int, int, int], ...] = ()
    """(offset in `text`, line, column) at the start of each run that stands on one line of the file; 1-based, code
    points. For Markdown and plain text one entry a line; for HTML where each piece of visible text begins."""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (1-based, code points) in the file of an offset into `text`."""
        at = bisect_right(self.lines, offset, key=itemgetter(0))
        if not at:
            return (1, offset + 1)
        start, line, column = self.lines[at - 1]
        return (line, column + offset - start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so."""

    said_by: str = ""
    hearsay: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What the words around a value say, in the order of the text."""

    names: tuple[str, ...] = ()
    """Proper names, as written."""
    concepts: tuple[str, ...] = ()
    """Neutral names of measures, events and qualifiers (`revenue`, `launch`, `quarterly`)."""
    words: tuple[str, ...] = ()
    """Content stems, for what the vocabulary does not know."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One value with what it is bound to; claims and passages are read into the same frames, spans in what was read."""

    mention: Mention
    sentence: str
    sentence_span: Span
    language: str
    subject: str = ""
    """The name that the value most likely belongs to, as written."""
    subject_here: bool = True
    """False where the subject is carried over from a sentence or heading before."""
    own: Keys = Keys()
    """Of its zone: the clause less that of other values. `lead` is its text up to it, `near` of the sentence."""
    near: Keys = Keys()
    lead: str = ""
    far: Keys = Keys()
    """Carried over: sentences before, headings, title; for a cell the caption."""
    periods: tuple[When, ...] = ()
    far_periods: tuple[When, ...] = ()
    baselines: tuple[When, ...] = ()
    """When it holds: dates of its zone or its sentence; those carried over, nearest first; what it is compared with."""
    baseline: bool = False
    """Where a change starts ("from 45.2%"), not where it ends."""
    direction: str | None = None
    """`up`, `down`, or None."""
    change: bool | None = None
    """True: by how much something moved ("rose 12 %"); False: where it stands ("to 12 %"); None: not told."""
    limit: str = ""
    """For a date: what came only `after` or `before` it, `last` then ("not since 2011"), or is to come `by` it."""
    negated: bool = False
    modality: Modality = Modality.FACT
    voice: Voice = Voice.OWN
    said_by: str = ""
    retracted: bool = False  # named as wrong, withdrawn or replaced
    row: Keys = Keys()
    """For a value out of a table: what its row header says; `cell` is its table, row and column."""
    cell: tuple[int, int, int] | None = None

    @property
    def start(self) -> int:
        """Where its value begins in `sentence`."""
        return self.mention.span.start - self.sentence_span.start

    @property
    def end(self) -> int:
        """Where its value ends there, exclusive."""
        return self.mention.span.end - self.sentence_span.start


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion with one principal value."""

    id: str
    """Hash of document path, folded sentence, canonical value and n-th occurrence: survives edits elsewhere."""
    document: str
    sentence: str
    """Reading text of the sentence, mark-up taken out."""
    span: Span
    """The sentence in `Document.text`."""
    line: int
    column: int
    """Of the value mention in the file; 1-based, code points."""
    heading: tuple[str, ...]
    mentions: tuple[Mention, ...]
    """Spans into `Document.text`; exactly one has role `value`."""
    frame: Frame
    attribution: Attribution
    citations: tuple[Citation, ...]
    """Its own: consulted first. Then every other source of the document."""

    @property
    def value(self) -> Mention:
        """The mention with role `value`."""
        return next(m for m in self.mentions if m.role is Role.VALUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Digits of a document that are in no claim, and why."""

    span: Span
    text: str
    why: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in one document. Every digit of its text stands in a claim's mention or in `skipped`."""

    document: Document
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    as_of: dt.date | None = None
    """The day that its relative dates are told from."""
