"""What each word of a claim stands for in a table: a cell, a header, a day, an amount, or a word that asks.

Bound first, and each word once: the longest reading wins, and what is left over is counted as unexplained.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from factcheck.tabular.grid import Column, Grid, day_of, is_year
from factcheck.tabular.tongue import Token, Tongue, tokens

_ASKING = (
    "max", "min", "latest", "earliest", "more", "fewer", "later", "earlier", "same", "than", "only", "all", "none", "not",
    "total", "average", "different", "but", "or", "at_least", "at_most", "more_than", "less_than", "about", "times",
)  # fmt: skip
_REACH = 4
"""Words between an amount and the header that it belongs to, at most."""
_BOUNDS = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that asks something of the table."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A header that the claim says."""

    start: int
    end: int
    column: int
    share: float


@dataclass(frozen=True, slots=True)
class Named:
    """Words of the claim that are those of cells."""

    start: int
    end: int
    column: int
    rows: frozenset[int]
    whole: bool
    day: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the claim, with the column that it is a value of; None for a count."""

    start: int
    end: int
    value: Decimal
    sign: str = "="
    column: int | None = None
    spelled: bool = False
    near: float = 9.0
    scale: int = 1
    """What a word behind it multiplies it by ("billion"); 1 where there is none."""

    def agrees(self, number: Decimal, scale: int) -> bool:
        """Whether a cell's number is this one: as written, or to half a unit of its last digit where scales differ."""
        if number == self.value or (self.value > 0 and abs(number) == self.value):
            return self.scale in (1, scale) or scale == 1 and self.scale == 1
        exponent = self.value.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * self.scale
        return self.scale > 1 and abs(abs(number) * scale - self.value * self.scale) <= step / 2


@dataclass
class Bound:
    """A claim with its words bound to one table."""

    said: tuple[Token, ...]
    grid: Grid
    triggers: list[Trigger] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    context: set[int] = field(default_factory=set)
    """Words that the title says too."""

    def first(self, *kinds: str) -> Trigger | None:
        """The first word of some kinds that asks."""
        return next((t for t in self.triggers if t.kind in kinds), None)

    @property
    def explained(self) -> float:
        """The share of the claim's words with content that stand for something, 0 to 1."""
        idle = self.grid.words.idle
        taken = {i for x in (*self.triggers, *self.heard, *self.named, *self.amounts) for i in range(x.start, x.end)}
        told = [i for i, t in enumerate(self.said) if t.number is not None or t.parts or t.text not in idle]
        return sum(i in taken or i in self.context for i in told) / len(told) if told else 0.0


def bind(claim: str, grid: Grid) -> Bound:
    """The words of a claim bound to a table."""
    said = tokens(claim)
    bound = Bound(said, grid, _triggers(said, grid.words))
    title = {t.text for t in grid.title}
    bound.context = {i for i, t in enumerate(said) if t.text in title}
    headers, cells = list(_header_spans(said, grid)), list(_cell_spans(bound))
    longer = [r for r in cells if r.end - r.start > 2 and not grid.columns[r.column].dated]
    days = [d for d in _days(said, grid, headers) if not any(r.start <= d.start and d.end < r.end for r in longer)]
    taken = {i for d in days for i in range(d.start, d.end)}
    bound.named, bound.heard = _chosen(bound, [*cells, *headers], taken)
    bound.named += days
    bound.named += _outcomes(bound)
    spans = [(x.start, x.end) for x in (*bound.named, *bound.heard)]
    bound.triggers = [t for t in bound.triggers if not any(s <= t.start and t.end <= e for s, e in spans)]
    taken = {i for x in (*bound.named, *bound.heard) for i in range(x.start, x.end)}
    for amount in _amounts(bound, taken):
        _settle(bound, amount)
    bound.named.sort(key=lambda n: (n.start, n.column))
    return bound


def _triggers(said: Sequence[Token], words: Tongue) -> list[Trigger]:
    texts = [t.text for t in said]
    out: list[Trigger] = []
    for kind in _ASKING:
        for at in range(len(texts)):
            phrase = next((p for p in words.phrases[kind] if tuple(texts[at : at + len(p)]) == p), None)
            if phrase and not (len(phrase) == 1 and len(phrase[0]) < 4 and said[at].word != phrase[0]):
                out.append(Trigger(at, at + len(phrase), kind))
    return sorted(out, key=lambda t: (t.start, -t.end))


# --- cells and headers -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of the claim's words that stands in cells or a header."""

    start: int
    end: int
    column: int
    rows: frozenset[int]
    whole: bool
    score: float
    header: float = 0.0


def _cell_spans(bound: Bound) -> Iterator[_Run]:
    said, grid = bound.said, bound.grid
    limits = {t.end for t in bound.triggers if t.kind in _BOUNDS}
    where: dict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(said):
        where[token.text].append(at)
    for column in grid.columns:
        found: dict[tuple[int, int, bool], set[int]] = defaultdict(set)
        for row, cell in enumerate(column.cells):
            for start, end, whole in _runs(said, where, cell.tokens):
                found[(start, end, whole)].add(row)
        for (start, end, whole), rows in found.items():
            limited = start in limits and said[start].number is not None
            known = not whole and end - start == 1 and start in bound.context
            if not limited and not known and _telling(said[start:end], grid, whole=whole):
                weight = sum(_weight(t, grid) for t in said[start:end])
                yield _Run(start, end, column.place, frozenset(rows), whole, weight * (1.25 if whole else 1.0))


def _runs(
    said: Sequence[Token], where: dict[str, list[int]], cell: Sequence[Token]
) -> Iterator[tuple[int, int, bool]]:
    """Every longest run of words that a cell and the claim share: start, end, and whether it is the whole cell."""
    for i, token in enumerate(cell):
        for at in where.get(token.text, ()):
            if i and at and cell[i - 1].text == said[at - 1].text:
                continue
            length = 1
            while i + length < len(cell) and at + length < len(said) and cell[i + length].text == said[at + length].text:
                length += 1
            yield at, at + length, length == len(cell)


def _telling(run: Sequence[Token], grid: Grid, *, whole: bool) -> bool:
    """More than a small word or a number met by chance."""
    idle = grid.words.idle
    words = [t for t in run if t.number is None and not t.parts and len(t.word) > 1 and t.text not in idle]
    if any(t.parts for t in run):
        return True
    if whole and len(run) > 1 and (words or all(t.number is not None for t in run)):
        return True
    if len(run) == 1 and run[0].text in grid.words.asking:
        return False
    return bool(words) and (whole or any(len(t.word) > 2 for t in words))


def _weight(token: Token, grid: Grid) -> float:
    if token.text in grid.words.idle:
        return 0.2
    if token.number is not None:
        return 0.6
    return 1.0


def _header_spans(said: Sequence[Token], grid: Grid) -> Iterator[_Run]:
    idle = grid.words.idle
    for column in grid.columns:
        header = [t for t in column.tokens if t.text not in idle] or list(column.tokens)
        keys = {t.text for t in header}
        at = 0
        while at < len(said):
            end = at
            while end < len(said) and (_key(said[end], keys) or (end > at and said[end].text in idle)):
                end += 1
            while end > at and not _key(said[end - 1], keys):
                end -= 1
            if end > at:
                got = {k for t in said[at:end] if (k := _key(t, keys))}
                small = len({t.text for t in column.tokens} - keys - {t.text for t in said[at:end]})
                share = len(got) / (len(keys) + 0.5 * small)
                if share == 1 or any(not t[0].isdigit() and len(t) > 1 for t in got):
                    yield _Run(at, end, column.place, frozenset(), True, len(got) * (0.8 + 0.4 * share), share)
            at = max(end, at + 1)


def _key(token: Token, keys: set[str]) -> str:
    """The word of a header that a word of the claim is; short for it, as in "pop" and "avg", too."""
    if token.text in keys:
        return token.text
    long = len(token.word) >= 6 and token.number is None
    return next((k for k in sorted(keys) if len(k) == 3 and token.word.startswith(k)), "") if long else ""


def _chosen(bound: Bound, runs: Iterable[_Run], taken: set[int]) -> tuple[list[Named], list[Heard]]:
    """Each word once, the weightiest reading first; cells of several columns that share a run are any of them."""
    named: list[Named] = []
    heard: list[Heard] = []
    used = set(taken)
    groups: dict[tuple[int, int], list[_Run]] = defaultdict(list)
    for run in runs:
        groups[(run.start, run.end)].append(run)
    order = sorted(groups.items(), key=lambda kv: (-max(r.score for r in kv[1]), kv[0]))
    for (start, end), same in order:
        if any(i in used for i in range(start, end)):
            continue
        used |= set(range(start, end))
        best = max(same, key=lambda r: (r.score, -r.column))
        if best.header:
            for run in same:
                if run.header and run.header >= best.header - 1e-9:
                    heard.append(Heard(start, end, run.column, run.header))
            continue
        cells = [r for r in same if not r.header and r.whole == best.whole]
        if len(cells) == 1:
            named.append(Named(start, end, cells[0].column, cells[0].rows, best.whole))
        else:
            named += [Named(start, end, r.column, r.rows, best.whole) for r in cells]
    return named, sorted(heard, key=lambda h: h.start)


def _outcomes(bound: Bound) -> Iterator[Named]:
    """ "Won" and "lost" where a column marks its rows so ("w 82 - 79")."""
    words, used = bound.grid.words, {i for x in (*bound.named, *bound.heard) for i in range(x.start, x.end)}
    marks = {kind: {p[0] for p in words.phrases[f"{kind}_mark"]} for kind in ("won", "lost", "drawn")}
    every = frozenset().union(*marks.values())
    for column in bound.grid.columns:
        heads = [c.tokens[0].text if c.tokens else "" for c in column.cells]
        if not heads or sum(h in every for h in heads) < 0.6 * len(heads):
            continue
        for at, token in enumerate(bound.said):
            kind = next((k for k in marks if at not in used and (token.text,) in words.phrases[k]), "")
            if kind:
                rows = frozenset(i for i, h in enumerate(heads) if h in marks[kind])
                yield Named(at, at + 1, column.place, rows, True)
        return


# --- days --------------------------------------------------------------------------------------------------------------


def _days(said: Sequence[Token], grid: Grid, headers: Sequence[_Run]) -> Iterator[Named]:
    """Days, months and years that the claim names, in the columns that hold such."""
    dated = [c for c in grid.columns if c.dated]
    measured = {r.column for r in headers if grid.columns[r.column].numeric}
    at = 0
    while at < len(said):
        end = _day_end(said, at, grid.words)
        value = said[at].number
        measure = end == at + 1 and value is not None and any(_holds(grid.columns[c], Amount(at, end, value)) for c in measured)
        if end and not measure:
            day = day_of(said[at:end], grid.words)
            for column in dated if day else ():
                rows = _on(column, day) if day else frozenset()
                if rows or (day and day[1] and day[2]) or _asked_for(column, headers, at):
                    yield Named(at, end, column.place, rows, True, day=True)
                    break
        at = max(end, at + 1)


def _asked_for(column: Column, headers: Sequence[_Run], at: int) -> bool:
    """The header of a column of days stands before a year that none of its cells has."""
    return any(r.column == column.place and 0 <= at - r.end <= _REACH for r in headers)


def _on(column: Column, day: tuple[int, int, int]) -> frozenset[int]:
    def same(other: tuple[int, int, int] | None) -> bool:
        return other is not None and all(a == b or not a or not b for a, b in zip(day, other, strict=True)) and any(
            a and a == b for a, b in zip(day, other, strict=True)
        )

    return frozenset(i for i, c in enumerate(column.cells) if same(c.day))


def _day_end(said: Sequence[Token], at: int, words: Tongue) -> int:
    """Where a date that begins at a word ends; 0 where none begins."""
    token = said[at]
    marked = _marked_end(said, at, words)
    if marked:
        return marked
    month = token.word in words.months
    if not month and not (token.number is not None and at + 1 < len(said) and said[at + 1].word in words.months):
        return at + 1 if is_year(token) and not token.parts else 0
    end, seen = at, 0
    while end < len(said) and end < at + 3:
        word = said[end]
        small = word.number is not None and word.number <= 31 and word.number == int(word.number)
        if word.word in words.months and (end == at or said[end - 1].number is not None):
            seen += 1
        elif not (small or (is_year(word) and not word.parts)):
            break
        end += 1
    return end if seen == 1 else 0


def _marked_end(said: Sequence[Token], at: int, words: Tongue) -> int:
    """Where a date with a mark behind each number ends ("2025년 1월 13일"); 0 where none begins."""
    marks = {p[0] for kind in ("year", "month", "day") for p in words.phrases[f"{kind}_mark"]}
    end = at
    while end + 1 < len(said) and said[end].number is not None and said[end + 1].text in marks:
        end += 2
    return end if end > at else 0


# --- amounts -----------------------------------------------------------------------------------------------------------


def _amounts(bound: Bound, taken: set[int]) -> Iterator[Amount]:
    words = bound.grid.words
    said = bound.said
    for at, token in enumerate(said):
        if at in taken:
            continue
        value, spelled = token.number, False
        if at + 1 < len(said) and token.text in words.ordinals and _near_header(bound, at):
            value = Decimal(words.ordinals[token.text])
        if value is None and token.text in words.numbers and not token.parts:
            value, spelled = Decimal(words.numbers[token.text]), True
            if value == 1 and not _counting(bound, at):
                continue
        if value is None:
            continue
        if at in bound.context and is_year(token):
            continue
        scale = words.scales.get(said[at + 1].text, 1) if at + 1 < len(said) and not spelled else 1
        end = at + 1 + (scale > 1)
        yield Amount(at, end, -value if token.negative else value, _sign(bound, at), spelled=spelled, scale=scale)


def _near_header(bound: Bound, at: int) -> bool:
    """ "In first position": an ordinal right before a header."""
    return any(h.start == at + 1 and bound.grid.columns[h.column].numeric for h in bound.heard)


def _counting(bound: Bound, at: int) -> bool:
    """ "One" counts where a word with content follows, and no "the" or "this" stands before."""
    said, idle = bound.said, bound.grid.words.idle
    if said[at].word not in ("one",):
        return True
    after = said[at + 1].text if at + 1 < len(said) else ""
    return bool(after) and after not in idle and (at == 0 or said[at - 1].word not in ("the", "this", "that", "no"))


def _sign(bound: Bound, at: int) -> str:
    """How the claim bounds an amount, by the words before it or after it."""
    for trigger in bound.triggers:
        if trigger.kind in _BOUNDS and (at - 2 <= trigger.end - 1 < at or trigger.start in (at + 1, at + 2)):
            after = trigger.start > at
            if after and bound.said[trigger.start].text != "or":
                continue
            if not after and trigger.end != at:
                continue
            return _BOUNDS[trigger.kind]
    return "="


def _settle(bound: Bound, amount: Amount) -> None:
    """Find the column that an amount is a value of, by the header beside it, else by where it stands."""
    best: tuple[float, int] | None = None
    columns = bound.grid.columns
    if any(t.kind == "times" and t.start == amount.end for t in bound.triggers):
        bound.amounts.append(amount)
        return
    for heard in [] if _counts_a_noun(bound, amount) else bound.heard:
        cost = _distance(bound, amount, heard)
        column = columns[heard.column]
        if column.dated or cost > _REACH or not (column.numeric or _holds(column, amount)):
            continue
        cost -= 1.5 * _holds(column, amount) + 0.5 * heard.share
        if best is None or cost < best[0]:
            best = (cost, heard.column)
    free = {h.column for h in bound.heard if columns[h.column].numeric} - {a.column for a in bound.amounts}
    if best is None and len(free) == 1 and not amount.spelled and amount.value not in _small(bound):
        best = (_REACH, free.pop())
    if best is None and not amount.spelled:
        holding = [c for c in columns if not c.dated and _holds(c, amount)]
        if len(holding) == 1 or (holding and amount.value >= 100):
            best = (_REACH, holding[0].place)
    if best is None and not amount.spelled and amount.sign == "=":
        found = list(_in_texts(bound, amount))
        if found:
            bound.named += found
            return
    bound.amounts.append(replace(amount, column=best[1], near=best[0]) if best else amount)


def _counts_a_noun(bound: Bound, amount: Amount) -> bool:
    """A small whole number right before a noun that is no header, no name and no measure: so many of them."""
    said, words, at = bound.said, bound.grid.words, amount.end
    if at >= len(said) or amount.value not in _small(bound) or amount.scale > 1:
        return False
    token = said[at]
    taken = any(x.start <= at < x.end for x in (*bound.heard, *bound.named, *bound.triggers))
    plain = token.number is None and not token.parts and token.text not in words.idle and len(token.word) > 3
    return plain and not taken and token.word.endswith("s") and (token.text,) not in words.phrases["measures"]


def _small(bound: Bound) -> range:
    """Numbers that may count rows."""
    return range(len(bound.grid) + 1)


def _in_texts(bound: Bound, amount: Amount) -> Iterator[Named]:
    """A number inside the texts of one column ("r3", "channel 32 (31)")."""
    token = bound.said[amount.start].text
    beside = {h.column for h in bound.heard if _distance(bound, amount, h) <= _REACH}
    for column in bound.grid.columns:
        if column.dated or column.numeric or (amount.value < 20 and column.place not in beside):
            continue
        rows = frozenset(i for i, c in enumerate(column.cells) if any(token in (t.text, *t.parts) for t in c.tokens))
        if rows:
            yield Named(amount.start, amount.end, column.place, rows, False)
            return


def _distance(bound: Bound, amount: Amount, heard: Heard) -> float:
    """Words between them; what stands before its header belongs to it a little more than what stands after."""
    said, idle = bound.said, bound.grid.words.idle
    if heard.start >= amount.end:
        between, extra = range(amount.end, heard.start), 0.0
    else:
        between, extra = range(heard.end, amount.start), 0.4
    crossed = sum(
        1.5 for other in (*bound.heard, *bound.named) if other is not heard and other.start in between
    ) + sum(2.0 for i in between if said[i].number is not None)
    light = {i for t in bound.triggers if t.kind in _BOUNDS for i in range(t.start, t.end)}
    return extra + crossed + sum(0.2 if i in light else 0.3 if said[i].text in idle else 1.0 for i in between)


def _holds(column: Column, amount: Amount) -> bool:
    return any(c.value is not None and amount.agrees(c.value, column.scale) for c in column.cells)
