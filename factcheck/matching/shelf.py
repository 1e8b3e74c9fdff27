"""The sources of a document, read once into frames and indexed by what they speak of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from claims.frames.read import Context, read_frames
from claims.frozen import replace
from claims.kept import kept
from claims.mentions.noughts import WHY, is_nought
from claims.model import BlockKind, Citation, Document, Frame, Grain, Kind, Voice
from claims.names.find import NameBook
from claims.words import stance
from claims.words.vocabulary import kind
from factcheck.matching.notice import in_force_from
from factcheck.matching.pile import Makings, Pile, Placed
from factcheck.matching.rows import Rows
from factcheck.tables.derive import changes, derived, series, way_in
from factcheck.tables.elapsed import Spell, spells
from factcheck.tables.frames import table_frames
from factcheck.tables.headers import names_a_unit, unit_sentence
from factcheck.tables.headlines import as_the_text_has_it
from factcheck.tables.lines import Line, Lines, through
from factcheck.tables.moved import Recipe
from factcheck.tables.pooled import mean_and_sum
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.retold import retold
from factcheck.terms.rows import wholes
from sources.model import Fetched, Page, PageBlock

_MANY = 5000
"""Values of a page beyond which what can be computed along the rows of its tables is made for each claim, not kept."""
_LEAD = 300
"""Characters of a page's first paragraph that say whose tables stand on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """A citation of the document and what came of it."""

    citation: Citation
    fetched: Fetched
    page: Page | None
    origin: str = ""
    is_self: bool = False


class Reading:
    """One page as frames: what it says, and, only when asked, what can be computed from that."""

    def __init__(self, consulted: Consulted, placed: Sequence[Placed], lexicon: Lexicon) -> None:
        self.consulted = consulted
        self.placed = placed
        self._lexicon = lexicon
        self._known: dict[str, bool] = {}
        self._asked: tuple[Keyed, Sequence[Placed]] | None = None
        """The claim whose operands were looked for last, with what was found."""
        self._said = {k: Pile([p for p in placed if p.keyed.frame.mention.kind is k]) for k in Kind}

    def near(self, claim: Keyed) -> list[Placed]:
        """What the page says that shares most with a claim, of what its value can be compared with: of whatever unit
        where the claim says that there was none."""
        if is_nought(claim.frame.mention):
            return [*self.operands(claim), *self.noughts]
        return self._said[claim.frame.mention.kind].near(claim)

    @kept
    def has_cells(self) -> bool:
        """Whether any of its values stands in a table."""
        return any(p.keyed.frame.cell for p in self.placed)

    @kept
    def rows(self) -> Mapping[int, Rows]:
        """By number of a table, a value of each of its rows that are named."""
        found: dict[int, Rows] = {}
        for placed in self.placed:
            frame = placed.keyed.frame
            if frame.cell and (frame.row.words or frame.row.names) and not placed.formula:
                found.setdefault(frame.cell[0], Rows()).setdefault(frame.cell[1], placed.keyed)
        return found

    def operands(self, claim: Keyed) -> Sequence[Placed]:
        """What the page says that shares most with a claim, whatever its unit."""
        asked = self._asked
        if asked is None or asked[0] is not claim:
            asked = self._asked = claim, self._said[claim.frame.mention.kind].operands(claim)
        return asked[1]

    def computed(self, claim: Keyed) -> list[Placed]:
        """What can be computed from the page's numbers that shares most with a claim."""
        if claim.frame.mention.kind is not Kind.QUANTITY:
            return []
        made = self._made.near(claim)
        if not self.has_cells:
            return made
        cells = [p.keyed.frame for p in self.operands(claim)] if claim.frame.periods else []
        pooled = mean_and_sum(through(cells, self._series), claim.frame)
        along = Makings(self._made_along_rows(claim), self._as_placed).near(claim) if self._is_vast else ()
        return [*made, *along, *(self._as_placed(*one) for one in pooled)]

    def beside(self, frame: Frame) -> Sequence[Frame]:
        """The values of a frame's sentence."""
        return self._by_sentence.get(frame.sentence, ())

    @kept
    def _by_sentence(self) -> dict[str, list[Frame]]:
        found: dict[str, list[Frame]] = defaultdict(list)
        for placed in self.placed:
            found[placed.keyed.frame.sentence].append(placed.keyed.frame)
        return found

    def last_of_column(self, frame: Frame) -> dt.date:
        """When the latest value of a cell's column is told of, among those told of a time as long as its own."""
        if frame.cell is None or not frame.periods:
            return dt.date.min
        return self._last_of_columns.get((frame.cell[0], frame.cell[2], frame.periods[0].grain), dt.date.min)

    @kept
    def _last_of_columns(self) -> dict[tuple[int, int, Grain], dt.date]:
        last: dict[tuple[int, int, Grain], dt.date] = {}
        for frame in (placed.keyed.frame for placed in self.placed):
            if frame.cell and frame.periods and frame.periods[0].first:
                key = frame.cell[0], frame.cell[2], frame.periods[0].grain
                last[key] = max(last.get(key, dt.date.min), frame.periods[0].first)
        return last

    @kept
    def noughts(self) -> Sequence[Placed]:
        """What it says that there is none of, in words, or names; read only where a claim says that there was none."""
        page = self.consulted.page
        told = _told_by(page, noughts=True) if page else ()
        found = ((f, b, c) for f, b, c in told if f.mention.why == WHY)
        return [Placed(self._lexicon.key(replace(f, negated=False)), b, c) for f, b, c in found]

    @kept
    def anonymous(self) -> bool:
        """Whether the page never says of whom it speaks, as a passage out of its page may not."""
        return all(p.keyed.anonymous for p in self.placed)

    def knows(self, name: str) -> bool:
        """Whether the page names somebody, in any spelling."""
        if name not in self._known:
            self._known[name] = name.casefold() in self._words or self._lexicon.any_same(name, self._names)
        return self._known[name]

    def speaks_of(self, word: str) -> bool:
        """Whether the page has a word, whatever it says of it."""
        return word in self._words

    @kept
    def _words(self) -> str:
        page = self.consulted.page
        head = (page.title, page.publisher, page.text) if page else ()
        return "\n".join((*head, *dict.fromkeys(p.keyed.frame.sentence for p in self.placed))).casefold()

    @kept
    def _names(self) -> tuple[str, ...]:
        frames = (p.keyed.frame for p in self.placed)
        return tuple(dict.fromkeys(n for f in frames for n in (*f.own.names, *f.near.names, *f.far.names)))

    @kept
    def topics(self) -> tuple[str, ...]:
        """Whom the page opens with: the names of the first sentence of its prose that has a value."""
        prose = (p.keyed.frame for p in self.placed if p.keyed.frame.cell is None)
        return next((f.near.names for f in prose if f.near.names), ())

    @kept
    def qualifiers(self) -> frozenset[str]:
        """Every scope and basis that the page speaks of."""
        return frozenset(c for p in self.placed for c in p.keyed.concepts_own if kind(c) == "qualifier")

    @kept
    def wholes(self) -> frozenset[tuple[int, frozenset[str]]]:
        """What the rows of its tables that are called a total are the totals of, by table ("completions / total")."""
        return wholes(p.keyed.frame for p in self.placed)

    @kept
    def notices(self) -> frozenset[dt.date]:
        """The days, later than its own, from which it says that something holds."""
        page = self.consulted.page
        return in_force_from((p.keyed.frame for p in self.placed), page.published if page else None)

    @kept
    def lines(self) -> Lines:
        """Its levels as lines."""
        return Lines(p.keyed.frame for p in self.placed if not p.correction)

    @kept
    def told_together(self) -> Sequence[Sequence[Keyed]]:
        """Its values by row and by column of a table, and by sentence with the next one that has a value."""
        cells: dict[Hashable, list[Keyed]] = defaultdict(list)
        sentences: dict[int, list[Keyed]] = defaultdict(list)
        for key in (p.keyed for p in self.placed if not p.formula and not p.correction):
            if (cell := key.frame.cell) is None:
                sentences[key.frame.sentence_span.start].append(key)
            else:
                cells[cell[0], "row", cell[1]].append(key)
                cells[cell[0], "column", cell[2]].append(key)
        told = [sentences[start] for start in sorted(sentences)]
        return [*cells.values(), *([a + b for a, b in pairwise(told)] or told)]

    @kept
    def retold(self) -> Sequence[Sequence[Frame]]:
        """What its text tells of several times, told again without being named again."""
        return retold(p.keyed.frame for p in self.placed if not p.correction)

    def apart(self, one: Frame, other: Frame) -> bool:
        """Whether each of two values of its text is told again, and neither with the other."""
        homes = {self._told_again.get(_place(f)) for f in (one, other)}
        return len(homes - {None}) > 1

    @kept
    def _told_again(self) -> dict[tuple[str, int], int]:
        return {_place(f): number for number, series in enumerate(self.retold) for f in series}

    @kept
    def spells(self) -> Sequence[Spell]:
        """Every span between two times of day that it tells."""
        page = self.consulted.page
        return list(spells(page)) if page else ()

    def way_of(self, frame: Frame) -> str | None:
        """Which way a cell went in the year that it is of, by the row or column that it stands in; None if not told."""
        if frame.cell is None:
            return None
        table, row, column = frame.cell
        lines = [self._series.get(place, ()) for place in ((table, None, column), (table, row, None))]
        ways = {way_in(line, frame) for line in lines if any(f.cell == frame.cell for f in line)} - {None}
        return ways.pop() if len(ways) == 1 else None

    @kept
    def _series(self) -> Mapping[Line, Sequence[Frame]]:
        return series(p.keyed.frame for p in self.placed)

    @kept
    def _made(self) -> Makings:
        """What is computed once for all claims; of very many values not what is computed along rows."""
        return Makings(derived(self._evidence, rows=not self._is_vast), self._as_placed)

    def _made_along_rows(self, claim: Keyed) -> Iterator[Recipe]:
        """The rest of it, of the rows whose cells share most with a claim."""
        cells = {p.keyed.frame.cell[:2] for p in self.operands(claim) if p.keyed.frame.cell}
        for table, row in sorted(cells):
            yield from changes(self._rows[table, row])

    @property
    def _is_vast(self) -> bool:
        return len(self._evidence) > _MANY

    @kept
    def _rows(self) -> Mapping[tuple[int, int], Sequence[Frame]]:
        """The rows of tables that may give something to compute."""
        found: dict[tuple[int, int], list[Frame]] = defaultdict(list)
        for frame in self._evidence:
            if frame.cell:
                found[frame.cell[:2]].append(frame)
        return found

    def _as_placed(self, frame: Frame, formula: str) -> Placed:
        return Placed(self._lexicon.key(frame), self._blocks.get(frame.sentence), formula=formula)

    @kept
    def _evidence(self) -> Sequence[Frame]:
        return [p.keyed.frame for p in self.placed if _is_evidence(p)]

    @kept
    def _blocks(self) -> Mapping[str, PageBlock | None]:
        return {p.keyed.frame.sentence: p.block for p in self.placed}


def _place(frame: Frame) -> tuple[str, int]:
    return frame.sentence, frame.mention.span.start


def _is_evidence(placed: Placed) -> bool:
    frame = placed.keyed.frame
    return not placed.correction and frame.voice in (Voice.OWN, Voice.ATTRIBUTED) and not frame.negated


class Shelf:
    """Every source that a document may be checked against."""

    def __init__(
        self, consulted: Iterable[Consulted], document: Document | None = None, *, given: bool = False
    ) -> None:
        """Args: given, whether every source was given for the very claims that it is held against."""
        all_of_them = list(consulted)
        texts = [document.text] if document else []
        texts += [c.page.text for c in all_of_them if c.page]
        names = [c.citation.names for c in all_of_them if c.citation.names]
        languages = {x.language for x in (document, *(c.page for c in all_of_them)) if x}
        self.lexicon = Lexicon(NameBook.of(texts, names), across=len(languages) > 1)
        for text in texts:
            self.lexicon.read(text)
        read: dict[str, list[tuple[Frame, PageBlock | None, bool]]] = {}
        self.readings: list[Reading] = []
        for item in all_of_them:
            if item.page is None:
                continue
            if item.page.sha256 not in read:
                read[item.page.sha256] = as_the_text_has_it(list(frames_of(item.page)))
            placed = [Placed(self.lexicon.key(f), b, c) for f, b, c in read[item.page.sha256]]
            self.readings.append(Reading(item, placed, self.lexicon))
        self.pieces = len(self.readings) if given else 0
        self.lexicon.learn(p.keyed for r in self.readings for p in r.placed)


def _host_name(url: str) -> str:
    """The telling label of a host as a name: "pr.tsmc.com" → "Tsmc"."""
    labels = (urlsplit(url).hostname or "").split(".")[:-1]
    telling = [x for x in labels if x not in ("www", "co", "go", "or", "ac", "com", "org", "gov")]
    return telling[-1].capitalize() if telling else ""


def frames_of(page: Page) -> Iterable[tuple[Frame, PageBlock | None, bool]]:
    """Every value of a page with what it is bound to; the block it stands in; whether a correction names it."""
    yield from _told_by(page)
    unit = next((u for b in page.blocks if (u := unit_sentence(b.text))), "")
    lead = next((b.text[:_LEAD] for b in page.blocks if b.kind is BlockKind.PARAGRAPH), "")
    day = page.published or page.updated
    for table in page.tables:
        table = table if table.unit else replace(table, unit=unit)
        above = tuple(t for t in (*reversed(table.heading), page.title, *_whose(page), lead) if t)
        for frame in table_frames(table, language=page.language, above=above, as_of=day):
            yield frame, None, False


def _whose(page: Page) -> tuple[str, ...]:
    return tuple(t for t in (page.publisher, _host_name(page.final_url)) if t)


def _told_by(page: Page, *, noughts: bool = False) -> Iterator[tuple[Frame, PageBlock, bool]]:
    """The values of its prose.

    Args: noughts, whether "nobody" and the like are values, too.
    """
    day: dt.date | None = page.published or page.updated
    whose, rumours = _whose(page), stance.has(page.title, page.language, "hearsay")
    before = ""
    for block in page.blocks:
        if block.kind in (BlockKind.META, BlockKind.CODE):
            continue
        above = tuple(t for t in (*reversed(block.heading), page.title, *whose) if t and t != block.text)
        context = Context(
            language=page.language, as_of=day, above=above, before=before, hearsay=rumours, noughts=noughts
        )
        before = block.text if block.kind is BlockKind.PARAGRAPH else ""
        for frame in read_frames(block.text, context):
            if not names_a_unit(block.text, frame):
                yield frame, block, block.correction
