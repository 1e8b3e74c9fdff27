"""What the rows and columns that a claim names give: one against another, together, or as parts of a whole.

Of all columns and rows that may be meant, the best bound one decides; where two are bound equally well and give
different results, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.frozen import quick, replace
from claims.kept import kept
from claims.model import Frame, Keys
from claims.words import stance
from factcheck.computed.ages import ages
from factcheck.computed.counted import rows_counted
from factcheck.computed.lists import sums_of_lists
from factcheck.computed.named import Line, against, columns, lines_of, listed, told_of, way
from factcheck.computed.operands import (
    as_level,
    bound,
    levels,
    plausible,
    same_measure,
    tells_by_unit,
    whole,
    without_row,
)
from factcheck.computed.ratios import ratios
from factcheck.computed.throughout import of_each, outlier
from factcheck.computed.wholes import Made, fills, shares, summable
from factcheck.matching.align import Alignment, align
from factcheck.matching.match import SAID, of_kind
from factcheck.matching.shelf import Reading
from factcheck.tables.derive import total
from factcheck.tables.elapsed import Spell, event, frame_of
from factcheck.tables.lines import contains, holds_at, last_day, number_of, said_by, spans
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.naming import Naming
from factcheck.values.nouns import nouns
from factcheck.values.slot import Slot

TIE = 0.02
"""Of two values bound nearly equally well neither is the one that is meant."""
_ALL = 0.05
"""What a share is ahead that is taken from the column, or the row, of totals; more where that is named."""


@quick
@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that a claim compares, and how well they are bound to it."""

    later: Frame
    earlier: Frame
    score: float
    contrary: bool = False
    """The claim has it the other way round."""
    sure: bool = True
    """Both are told to be of whom the claim names, or stand in rows or columns that it names."""


class Across:
    """The cells of one source at the time of one claim, by row and by column."""

    def __init__(self, claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool) -> None:
        """Args: cited, whether the claim cites the source; any other one has to name whom the claim speaks of."""
        self._claim, self._reading, self._lexicon, self._cited = claim, reading, lexicon, cited
        self._page = reading.consulted.page
        self._namings: dict[tuple[Keys, bool], Naming] = {}

    @property
    def in_tables(self) -> bool:
        """Whether the source has any rows and columns."""
        return self._reading.has_cells

    @kept
    def _known(self) -> list[Frame]:
        return [p.keyed.frame for p in levels(self._claim, self._reading)]

    @kept
    def _cells(self) -> Sequence[Frame]:
        if not self._reading.has_cells:
            return ()
        return _of_time(self._claim.frame, [f for f in self._known if f.cell])

    @kept
    def _told(self) -> Sequence[Frame]:
        return [f for f in self._known if not f.cell and _not_of_another_time(self._claim.frame, f)]

    @kept
    def _level(self) -> Keyed:
        return self._lexicon.key(as_level(self._claim.frame))

    def _naming(self, said: Keys, *, meant: bool = False) -> Naming:
        """What the claim names of the page's tables by some of its words, or means by them, found once."""
        key = said, meant
        if key not in self._namings:
            self._namings[key] = Naming(self._claim.frame, said, self._page, self._lexicon, meant=meant)
        return self._namings[key]

    def _lines(self, said: Keys, *, meant: bool = False) -> Iterator[Line]:
        return lines_of(self._naming(said, meant=meant), self._cells) if self._cells else iter(())

    def _aligned(self, frame: Frame) -> Alignment | None:
        """How a value is bound, where it may be meant at all."""
        alignment = align(self._level, self._lexicon.key(frame), self._lexicon)
        known = self._cited or alignment.entity is Slot.MATCH
        return alignment if known and not alignment.other() else None

    def pairs(self) -> Iterator[Pair]:
        """Two rows of one column, or two columns of one row, the one held against the other; else two of a text."""
        found = list(self._pairs(self._lines(self._claim.frame.near)))
        yield from found or self._pairs(told_of(self._claim.frame, self._told))

    def _pairs(self, lines: Iterable[Line]) -> Iterator[Pair]:
        claim = self._claim.frame
        told, distance = way(claim), self._claim.apart
        for line in lines:
            pair = against(claim, line, distance=distance) if line.single else None
            if pair is None:
                continue
            ours, theirs = pair
            if not line.down and len(line.named) == 1 and self._naming(claim.near).place(ours, row=True) is None:
                # What a row is held against is its own norm: of some row that the claim does not name nobody speaks.
                continue
            more = "up" if number_of(ours) > number_of(theirs) else "down"
            alignment = self._aligned(ours)
            # Where the claim names both, it need not say what is measured of them.
            unsaid = not of_kind(self._claim.concepts_near, *SAID) and ours.cell is not None and len(line.named) > 1
            if alignment and (bound(alignment) or unsaid):
                sure = bound(alignment) and (ours.cell is not None or all(self._names(f) for f in pair))
                yield Pair(ours, theirs, alignment.score + whole(self._claim, ours), told not in (None, more), sure)

    def _names(self, frame: Frame) -> bool:
        """Whether the claim names whom a value of a text is of."""
        return bool(frame.subject) and self._lexicon.any_same(frame.subject, self._claim.frame.near.names)

    def sums(self) -> Iterator[Made]:
        """The sum of the rows that a claim gives one value together, in the best bound column."""
        claim = self._claim.frame
        found: list[tuple[float, Made]] = []
        for line in self._lines(claim.own):
            parts = [n.frame for n in line.named]
            able = len(parts) > 1 and line.single and same_measure(claim, parts[0])
            if not able or not summable(parts, down=line.down):
                continue
            alignment = self._aligned(parts[0])
            if alignment and bound(alignment):
                found.append((alignment.score + whole(self._claim, parts[0]), Made(*total(parts), sure=True)))
        yield from self._best(found)

    def gathered(self) -> Iterator[Made]:
        """The sum of the rows that share the one header that a claim names, or of a column that it means as a whole."""
        claim = self._claim.frame
        found: list[tuple[float, Made]] = []
        for line in [*self._lines(claim.own), *self._all()]:
            parts = line.named[0].frames if len(line.named) == 1 else line.cells if not line.named else ()
            if len(parts) < 2 or not same_measure(claim, parts[0]):
                continue
            dated = bool(claim.periods) or not _records(line.cells)
            if not summable(parts, down=line.down, dated=dated):
                continue
            frame, formula = total(parts)
            frame = self._of_group(frame)
            alignment = self._aligned(frame)
            if alignment and (bound(alignment) or (not line.named and tells_by_unit(frame))):
                found.append((alignment.score, Made(frame, formula, sure=False)))
        yield from self._best(found)

    def _of_group(self, frame: Frame) -> Frame:
        """A sum of rows as of those of their names that the claim has: the others are of single ones."""
        said = self._claim.frame.near.names
        names = tuple(n for n in frame.row.names if self._lexicon.any_same(n, said))
        bare = without_row(frame)
        own = replace(bare.own, names=tuple(dict.fromkeys((*names, *bare.own.names))))
        return replace(bare, own=own, subject=next(iter(own.names), ""))

    def counted(self) -> Iterator[Made]:
        """The sum of as many rows as a claim says to be what it tells its value of."""
        found: list[tuple[float, Made]] = []
        for line, headed in rows_counted(self._claim.frame, self._known, self._page) if self._page else ():
            able = same_measure(self._claim.frame, line.cells[0]) and summable(line.cells, down=True, dated=False)
            frame, formula = total(line.cells) if able else (None, "")
            alignment = self._aligned(without_row(frame)) if frame else None
            if frame and alignment and bound(alignment):
                found.append((alignment.score, Made(without_row(frame), formula, sure=False, each=headed)))
        yield from self._best(found)

    def over_time(self) -> Iterator[Made]:
        """The sum of a column that the claim names over times that together make up the claim's."""
        claim = self._claim.frame
        when, naming = next(iter(claim.periods), None), self._naming(claim.near)
        found: list[tuple[float, Made]] = []
        for line in columns(f for f in self._known if f.cell) if when and self._reading.has_cells else ():
            assert when
            parts = [f for f in line.cells if any(contains(when, p) for p in f.periods[:1])]
            able = fills(when, parts) and same_measure(claim, parts[0]) and naming.place(parts[0], row=False)
            if able and summable(parts, down=True, dated=False):
                frame, formula = total(parts)
                if alignment := self._aligned(replace(without_row(frame), periods=claim.periods)):
                    found.append((alignment.score, Made(frame, formula, sure=False)))
        yield from self._best(found)

    def _all(self) -> Iterator[Line]:
        """The columns whose rows are all meant: the claim says "in all", or lists as many as there are."""
        claim = self._claim.frame
        number, everything = listed(claim), stance.has(claim.sentence, claim.language, "in_all")
        for line in columns(self._cells):
            if everything or len(line.cells) == number:
                yield line

    def each(self) -> Iterator[Made]:
        """One cell of the column that a claim speaks of row by row: one that is not so, else any."""
        claim, page = self._claim, self._page
        sentence, language = claim.frame.sentence, claim.frame.language
        if page is None or not stance.has(sentence, language, "each") or stance.has(sentence, language, "joint"):
            return
        tables = {t.index for t in page.tables if of_each(claim.frame, t)}
        if not tables:
            return
        found: list[tuple[float, Made]] = []
        cells = [f for f in self._known if f.cell and f.cell[0] in tables]
        naming = self._naming(claim.frame.near)
        named = [f for f in cells if naming.place(f, row=False)]
        for line in columns(named or cells):
            frame = outlier(claim, line)
            alignment = self._aligned(without_row(frame)) if frame else None
            if frame and alignment and bound(alignment):
                text = ", ".join(f.mention.text for f in line.cells)
                found.append((alignment.score, Made(without_row(frame), text, sure=True, each=True)))
        yield from self._best(found)

    def spells(self) -> Iterator[Made]:
        """How long something went on, by the times of day that the page tells."""
        found: list[tuple[float, Spell]] = []
        known: dict[int, tuple[Frame, str, bool]] = {}
        page = self._page
        for spell in self._reading.spells:
            assert page
            frame, formula = frame_of(spell, page, self._claim.frame)
            if alignment := self._aligned(frame):
                known[id(spell)] = frame, formula, bound(alignment)
                found.append((alignment.score, spell))
        if meant := event(found):
            frame, formula, named = known[id(meant[0])]
            yield Made(frame, formula, sure=meant[1] and named)

    def ages(self) -> Iterator[Made]:
        """How old whom the claim names was."""
        frames = [p.keyed.frame for p in self._reading.placed if not p.correction]
        found = (
            [Made(*made) for made in ages(self._claim.frame, frames, self._page, self._lexicon)] if self._cited else []
        )
        if len({m.frame.mention.value for m in found}) == 1:
            yield found[0]

    def of_lists(self) -> Iterator[Made]:
        """The sum of a list of the text, where the claim cites it."""
        found = sums_of_lists(self._claim.frame, self._reading.placed, self._page) if self._cited else ()
        made = [Made(*one) for one in found]
        if len({number_of(m.frame) for m in made}) == 1:
            yield made[0]

    def ratios(self) -> Iterator[Made]:
        """A ratio with a name of its own, from the two values that make it."""
        found = [
            (alignment.score, Made(frame, formula, sure=True))
            for frame, formula in ratios(self._claim.frame, self._cells, self._page)
            if (alignment := self._aligned(frame))
        ]
        yield from self._best(found)

    def shares(self) -> Iterator[Made]:
        """What part of a whole the rows are that a claim names, in the best bound column."""
        claim = self._claim.frame
        for said in (claim.own, claim.near):
            found: list[tuple[float, Made]] = []
            for line in self._lines(said, meant=True):
                beside = self._naming(said, meant=True).place(line.cells[0], row=not line.down) is not None
                of_all = bool(nouns("totals") & said_by(line.cells[0], row=not line.down))
                for share in shares(claim, line):
                    made = self._moved(share) if claim.direction else share
                    if alignment := self._aligned(made.frame):
                        ahead = _ALL * (of_all + 3 * beside)
                        found.append((alignment.score + ahead, replace(made, sure=made.sure and bound(alignment))))
            if found:
                yield from self._best([f for f in found if f[1].of_named] or found)
                return

    def _moved(self, share: Made) -> Made:
        """A share with the way in which it went since the time before, where the source has that."""
        before = [self._before(f) for f in share.of]
        part, whole_ = before if len(before) == 2 else (None, None)
        if part is None or whole_ is None or not number_of(whole_):
            return share
        now, then = (number_of(one) * number_of(other) for one, other in ((share.of[0], whole_), (part, share.of[1])))
        way_ = "up" if now > then else "down" if now < then else None
        return replace(share, frame=replace(share.frame, direction=way_))

    def _before(self, frame: Frame) -> Frame | None:
        """The last value of a cell's line before its own time."""
        day = last_day(frame)
        earlier = [f for f in self._reading.lines.line(frame) if day and "" < last_day(f) < day] if frame.cell else []
        return max(earlier, key=last_day, default=None)

    def _best(self, found: Sequence[tuple[float, Made]]) -> Iterator[Made]:
        """The best bound result; of several the one whose headers say least that the claim does not; none where that
        leaves two."""
        able = [(score, made) for score, made in found if plausible(self._claim.frame, made.frame)]
        best = max((score for score, _ in able), default=0.0)
        close = [(self._rest(made.frame), made) for score, made in able if best - score < TIE]
        plainest = [made for rest, made in close if rest == min(r for r, _ in close)]
        if len({number_of(made.frame) for made in plainest}) == 1:
            yield plainest[0]

    def _rest(self, frame: Frame) -> int:
        """How many words of a value's headers the claim does not say."""
        said = self._claim.words_near | nouns("totals")
        return len([w for w in frame.own.words if w not in said])


def _of_time(claim: Frame, cells: Sequence[Frame]) -> Sequence[Frame]:
    """The cells of the claim's time; where it tells none, those of the time carried over, else of the latest, in each
    table."""
    tables: dict[int, list[Frame]] = defaultdict(list)
    for frame in cells:
        if frame.cell:
            tables[frame.cell[0]].append(frame)
    return [f for table in tables.values() for f in _of_table(claim, table)]


def _of_table(claim: Frame, cells: Sequence[Frame]) -> Sequence[Frame]:
    when = next((w for w in (*claim.periods, *claim.far_periods[:1])), None)
    dated = [f for f in cells if when and (holds_at(f, when) or spans(f, when))]
    if dated or claim.periods:
        return dated or [f for f in cells if not f.periods]
    if _records(cells):
        return cells
    latest = max(map(last_day, cells), default="")
    return [f for f in cells if last_day(f) in ("", latest)]


def _records(cells: Sequence[Frame]) -> bool:
    """Whether each row of a table is a thing of its own, and a date in it only one of the things told of it."""
    rows: dict[int, list[Frame]] = defaultdict(list)
    for frame in cells:
        if frame.cell:
            rows[frame.cell[1]].append(frame)
    heads = [row[0].row for row in rows.values()]
    named = all(head.words or head.names for head in heads) and len(set(heads)) == len(heads)
    return named and all(len({f.periods for f in row}) == 1 for row in rows.values())


def _not_of_another_time(claim: Frame, frame: Frame) -> bool:
    when = next(iter(claim.periods), None)
    return when is None or not frame.periods or holds_at(frame, when)
