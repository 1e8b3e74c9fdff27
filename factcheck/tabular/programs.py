"""The programs that a claim about a table may stand for, each run: what it asks, and whether the table says so."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.tabular.bind import Amount, Bound, Heard, Named, Trigger
from factcheck.tabular.conditions import Condition, conditions, holds, together
from factcheck.tabular.grid import Column

Order = tuple[int, ...] | Decimal


@dataclass(frozen=True, slots=True)
class Ran:
    """A program with its outcome."""

    name: str
    true: bool
    formula: str
    rows: tuple[int, ...] = ()


def programs(bound: Bound) -> Iterator[Ran]:
    """Every program that the claim's words ask for; of a list of keys and values only what stands in it."""
    if len(bound.grid) < 2:
        yield from _lookup(bound)
        return
    two_rows = [*_comparison(bound), *_difference(bound), *_same(bound)]
    yield from two_rows
    for make in (_count, _superlative, _only, _aggregate, _mode, _none, _all, _role, _stranger, _absent):
        yield from make(bound)
    if not two_rows:
        yield from _lookup(bound)


def _shown(bound: Bound, asked: Sequence[Condition]) -> str:
    columns = bound.grid.columns
    return " and ".join(
        f"{'/'.join(columns[c].header for c in sorted(one.columns))} {one.amount.sign if one.amount else '='} "
        + " ".join(t.word for t in bound.said[one.start : one.end])
        for one in asked
    )


# --- look-up -----------------------------------------------------------------------------------------------------------


def _lookup(bound: Bound) -> Iterator[Ran]:
    """What the claim says in one breath stands in one row."""
    if any(_is_counted(bound, a) and a.column is None for a in bound.amounts):
        return
    told = [g for g in _breaths(conditions(bound)) if len(g) > 1]
    if not told:
        return
    word = bound.first(*_TURNS)
    name = f"lookup_{_TURNS[word.kind]}" if word else "lookup"
    denied = name == "lookup_not"
    for group in told:
        rows = together(bound.grid, group)
        if not rows:
            yield Ran(name, denied, f"no row has {_shown(bound, group)}")
            return
    yield Ran(name, not denied, "; ".join(f"a row has {_shown(bound, g)}" for g in told))


_TURNS = {
    "not": "not", "none": "not", "max": "most", "min": "most", "only": "only", "total": "sum", "average": "sum", "times": "times", "than": "than",
    "later": "order", "earlier": "order", "same": "same", "all": "all", "more": "than", "fewer": "than",
}  # fmt: skip
"""Words beside which a look-up may not be all that the claim says."""


def _breaths(asked: Sequence[Condition]) -> list[list[Condition]]:
    """Conditions in runs that may be of one row: a column that comes again begins another.

    "Stages 5 and 7 in May": what stands before and behind holds for both.
    """
    done: list[list[Condition]] = []
    groups: list[list[Condition]] = [[]]
    for one in asked:
        rival = next((o for g in groups for o in g if one.columns & o.columns and not one.rows & o.rows), None)
        if rival is None:
            groups = [[*g, one] for g in groups]
        elif groups[-1][-1] is rival and one.start - rival.end <= 1:
            groups.append([*groups[-1][:-1], one])
        else:
            done += groups
            groups = [[one]]
    return [*done, *groups]


def _role(bound: Bound) -> Iterator[Ran]:
    """A name beside a header is of that column ("Oslo was the host"), unless another name is."""
    held = {c for one in conditions(bound) for c in one.columns}
    for name in bound.named:
        if not name.whole or name.day:
            continue
        of = [n for n in bound.named if (n.start, n.end) == (name.start, name.end)]
        near = [h for h in bound.heard if h.share >= _SURE and _gap(bound, name, h) <= _BESIDE]
        if not near or any(h.column == n.column for h in near for n in of):
            continue
        own = {t.text for n in of for t in bound.grid.columns[n.column].tokens}
        wrong = next((h for h in near if h.column not in held and not _numeric(bound, h)), None)
        if wrong and {t.text for t in bound.grid.columns[wrong.column].tokens} & own:
            return
        if wrong:
            columns = bound.grid.columns
            yield Ran("role", False, f"{columns[wrong.column].header} against {columns[name.column].header}")
            return


_SURE = 0.75
_BESIDE = 2


def _numeric(bound: Bound, heard: Heard) -> bool:
    column = bound.grid.columns[heard.column]
    return column.numeric or column.dated


def _gap(bound: Bound, name: Named, heard: Heard) -> int:
    """Words with content between a name and a header; many where another name or number stands between."""
    low, high = (name.end, heard.start) if heard.start >= name.end else (heard.end, name.start)
    if any(low <= x.start < high for x in (*bound.named, *bound.amounts, *bound.heard)):
        return 9
    return high - low


def _stranger(bound: Bound) -> Iterator[Ran]:
    """A number that is a value by its place in the sentence, and stands nowhere."""
    for amount in bound.amounts:
        if amount.column is None and not amount.spelled and amount.sign == "=" and not _is_counted(bound, amount):
            if bound.first("total", "average", "more", "fewer") is None:
                yield Ran("stranger", False, f"{amount.value} stands nowhere")
            return


def _absent(bound: Bound) -> Iterator[Ran]:
    """A number with dashes, a score or a record, that stands nowhere in the table."""
    taken = {i for n in (*bound.named, *bound.heard) for i in range(n.start, n.end)} | bound.context
    for at, token in enumerate(bound.said):
        if token.parts and at not in taken and len(token.parts[0]) < 4:
            yield Ran("absent", False, f"{token.word} stands nowhere")
            return


# --- counting ----------------------------------------------------------------------------------------------------------


def _counts(bound: Bound) -> list[Amount]:
    """The amounts that may count rows, best first."""
    whole = [a for a in bound.amounts if a.value == a.value.to_integral_value() and a.value <= 2 * len(bound.grid) + 5]
    free = [a for a in whole if a.column is None or not bound.grid.columns[a.column].numeric]
    return [a for a in free if _is_counted(bound, a)]


_OF = frozenset({"of", "the", "these", "those", "its", "their", "his", "her", "more", "other", "or"})


def _is_counted(bound: Bound, amount: Amount) -> bool:
    """A noun follows that can be counted, or "times"; and nothing before says that the number is a value."""
    said, words = bound.said, bound.grid.words
    if said[amount.start].word in ("once", "twice") or amount.end >= len(said):
        return amount.spelled
    at = amount.end
    while at < len(said) - 1 and said[at].word in _OF and at < amount.end + 3:
        at += 1
    after = said[at] if at < len(said) else None
    before = said[amount.start - 1].text if amount.start else ""
    if any(n.start <= at < n.end for n in bound.named):
        return True
    if after is None or after.number is not None or (after.text,) in words.phrases["measures"]:
        return False
    if (before,) in words.phrases["giving"] and before not in ("of", "is", "was"):
        return False
    return after.text not in words.idle


def _count(bound: Bound) -> Iterator[Ran]:
    if bound.first("max", "min", "average", "than") and not any(a.sign != "=" for a in bound.amounts):
        return
    untold = _outcome_untold(bound)
    for amount in _counts(bound)[:1]:
        asked = [c for c in conditions(bound, without=[amount]) if c.amount is not amount]
        rows = together(bound.grid, asked)
        ways = {len(rows)}
        if bound.first("different") or not asked:
            ways |= {len({bound.grid.columns[h.column].cells[r].text for r in rows}) for h in bound.heard}
        true = any(holds(Decimal(n), amount) for n in ways)
        name = "count_untold" if untold else "count" if asked else "count_all"
        yield Ran(name, true, f"count({_shown(bound, asked)}) = {len(rows)}", tuple(sorted(rows)))


def _outcome_untold(bound: Bound) -> bool:
    """The claim says "won" or "lost", and no column does."""
    taken = {i for n in (*bound.named, *bound.heard) for i in range(n.start, n.end)}
    words = {p for kind in ("won", "lost", "drawn") for p in bound.grid.words.phrases[kind]}
    return any((t.text,) in words and i not in taken for i, t in enumerate(bound.said))


def _only(bound: Bound) -> Iterator[Ran]:
    """ "The only one that": one row has what follows, and it is the one that is named."""
    only = bound.first("only")
    if only is None or any(a.column is None for a in bound.amounts):
        return
    asked = conditions(bound)
    before, after = [c for c in asked if c.end <= only.start], [c for c in asked if c.start >= only.end]
    if not after:
        return
    rows = together(bound.grid, after)
    who = together(bound.grid, before) if before else rows
    yield Ran("only", len(rows) == 1 and rows <= who, f"only({_shown(bound, after)}) = {len(rows)} rows", tuple(rows))


def _none(bound: Bound) -> Iterator[Ran]:
    """ "No team has": not one row has it."""
    word = bound.first("none", "not")
    if word is None or bound.first("only", "all", "max", "min", "but"):
        return
    asked = conditions(bound)
    if asked:
        rows = together(bound.grid, asked)
        yield Ran("none", not rows, f"count({_shown(bound, asked)}) = {len(rows)}", tuple(rows))


def _all(bound: Bound) -> Iterator[Ran]:
    """ "All games in May were at home": the rows that have what stands before have what stands after."""
    word = bound.first("all")
    if word is None or bound.first("not", "none", "max", "min", "than"):
        return
    asked = conditions(bound)
    if not asked or any(a.column is None for a in bound.amounts):
        return
    last = asked[-1]
    scope = together(bound.grid, asked[:-1])
    if scope and last.rows:
        yield Ran("all", scope <= last.rows, f"all {_shown(bound, asked[:-1])} have {_shown(bound, [last])}")


# --- most and least ----------------------------------------------------------------------------------------------------


def _superlative(bound: Bound) -> Iterator[Ran]:
    """The row with the most or the least of a column is the one that is named, or its number the one that is said."""
    word = bound.first("max", "min", "latest", "earliest")
    if word is None or bound.first("than"):
        return
    column = _measured(bound, word) or _of_amounts(bound)
    if column is None:
        return
    asked = conditions(bound)
    said = [c for c in asked if c.amount and _of_best(c, column, asked)]
    others = [c for c in asked if c not in said]
    scopes = [[], others] if said else [[]]
    scopes += [[c] for c in others if len(others) > 1 or not said]
    outcomes = []
    for scope in scopes:
        rows = _best(column, together(bound.grid, scope), _wants_most(word, column), _nth(bound, word))
        rest = [c for c in others if c not in scope]
        if rows and (rest or said):
            true = bool(rows & together(bound.grid, rest)) if rest else True
            true = true and all(holds(column.cells[r].value, c.amount, column.scale) for c in said if c.amount for r in rows)
            outcomes.append((true, rows))
    denied = bound.first("not", "none") is not None
    if outcomes:
        true = any(o[0] for o in outcomes)
        rows = next((o[1] for o in outcomes if o[0] == true), frozenset())
        name = "superlative_not" if denied else "superlative_number" if said else "superlative_name"
        yield Ran(name, true != denied, f"{word.kind}({column.header}) = {_text(column, rows)}", tuple(sorted(rows)))


def _of_best(one: Condition, column: Column, asked: Sequence[Condition]) -> bool:
    """The number that is said of the best row: of its column, or the claim's last with no header right beside it."""
    amount = one.amount
    if amount is None or column.place in one.columns:
        return amount is not None
    return one is asked[-1] and amount.near > 1.0 and amount.sign == "="


def _mode(bound: Bound) -> Iterator[Ran]:
    """ "The bike that was used most often": the value that most rows have."""
    if not bound.grid.words.has("often", " ".join(t.word for t in bound.said)):
        return
    for name in bound.named[:1]:
        cells = [c.text for c in bound.grid.columns[name.column].cells]
        tally = Counter(cells)
        most = max(tally.values())
        true = any(tally[cells[r]] == most for r in name.rows)
        yield Ran("mode", true, f"most often {max(tally, key=lambda t: tally[t])}: {most}")


def _of_amounts(bound: Bound) -> Column | None:
    """The one column that the claim's numbers are values of."""
    columns = {a.column for a in bound.amounts if a.column is not None and bound.grid.columns[a.column].numeric}
    return bound.grid.columns[columns.pop()] if len(columns) == 1 else None


def _text(column: Column, rows: frozenset[int]) -> str:
    return ", ".join(column.cells[r].text for r in sorted(rows)[:2])


def _wants_most(word: Trigger, column: Column) -> bool:
    most = word.kind in ("max", "latest")
    return not most if column.ranks and word.kind == "max" else most


def _nth(bound: Bound, word: Trigger) -> int:
    before = bound.said[word.start - 1] if word.start else None
    if before is None:
        return 1
    if before.text in bound.grid.words.ordinals:
        return bound.grid.words.ordinals[before.text]
    return int(before.number) if before.number is not None and before.number < 10 and before.word[-1:].isalpha() else 1


def _best(column: Column, rows: frozenset[int], most: bool, nth: int) -> frozenset[int]:
    values = {r: v for r in rows if (v := column.order(r)) is not None}
    ranked = sorted(set(values.values()), reverse=most)  # type: ignore[type-var]
    if len(ranked) < nth:
        return frozenset()
    return frozenset(r for r, v in values.items() if v == ranked[nth - 1])


def _measured(bound: Bound, word: Trigger) -> Column | None:
    """The column that a word of more or most speaks of: the nearest header that can be ordered, those after it first."""
    columns = bound.grid.columns
    if word.kind in ("later", "earlier", "latest", "earliest"):
        dated = [c for c in columns if c.dated]
        if dated:
            return dated[0]

    def far(heard: Heard) -> float:
        after = heard.start - word.end
        return after if after >= 0 else 1.5 + (word.start - heard.end)

    able = [h for h in bound.heard if columns[h.column].numeric or columns[h.column].dated]
    near = sorted(able, key=lambda h: (far(h) - 2 * columns[h.column].numeric, -h.share))
    return columns[near[0].column] if near and far(near[0]) <= 8 else None


# --- two rows ----------------------------------------------------------------------------------------------------------


def _sides(bound: Bound, word: Trigger) -> tuple[Condition, Condition] | None:
    """Two names of one column, the one before and the one after the word that compares them."""
    asked = conditions(bound)
    left = [c for c in asked if c.end <= word.start]
    right = [c for c in asked if c.start >= word.end]
    pairs = [(a, b) for b in right for a in left if a.columns & b.columns and a.rows != b.rows]
    if not pairs:
        return None
    return min(pairs, key=lambda p: (p[1].start - p[0].end, p[0].start))


def _comparison(bound: Bound) -> Iterator[Ran]:
    """One row has more than another, or comes before it."""
    word = bound.first("more", "fewer", "later", "earlier")
    if word is None or any(a.column is None for a in bound.amounts) or _by(bound, word):
        return
    yield from _compared(bound, word)


def _compared(bound: Bound, word: Trigger) -> Iterator[Ran]:
    sides, column = _sides(bound, word), _measured(bound, word)
    if sides is None or column is None or sides[0].columns & {column.place} and not sides[0].day:
        return
    one, other = (_values(column, side.rows) for side in sides)
    if not one or not other:
        return
    up = word.kind in ("more", "later")
    a, b = one[0], other[0]
    true = a > b if up else a < b  # type: ignore[operator]
    if column.ranks and word.kind in ("more", "fewer"):
        true = a != b and not true
    asked = conditions(bound)
    said = [c for c in asked if c.amount and column.place in c.columns]
    every = frozenset(r for c in asked if c.columns & sides[0].columns for r in c.rows)
    if true and said:
        true = all(c.rows & every for c in said)
    yield Ran("comparison", true, f"{column.header}: {_text(column, sides[0].rows)} against {_text(column, sides[1].rows)}")


def _same(bound: Bound) -> Iterator[Ran]:
    """Two rows have the same in the column that is named."""
    word = bound.first("same")
    asked = conditions(bound)
    if word is None or any(a.column is None for a in bound.amounts) or bound.first("not", "none"):
        return
    heard = sorted((h for h in bound.heard), key=lambda h: abs(h.start - word.end))
    pairs = [(a, b) for i, a in enumerate(asked) for b in asked[i + 1 :] if a.columns == b.columns and a.rows != b.rows]
    for near in heard[:1]:
        column = bound.grid.columns[near.column]
        for one, other in pairs[:1]:
            left, right = ({column.cells[r].text for r in side.rows} for side in (one, other))
            if column.place not in one.columns and left and right:
                yield Ran("same", bool(left & right), f"{column.header}: {'/'.join(left)} and {'/'.join(right)}")


def _values(column: Column, rows: frozenset[int]) -> list[Order]:
    return [v for r in sorted(rows) if (v := column.order(r)) is not None]


def _by(bound: Bound, word: Trigger) -> list[Amount]:
    """The number right before a word that compares: by how much ("12 years earlier")."""
    return [a for a in bound.amounts if 0 <= word.start - a.end <= 1 and a.sign in "=>"]


def _difference(bound: Bound) -> Iterator[Ran]:
    """One row has so much more than another, or comes so much later."""
    word = bound.first("more", "fewer", "later", "earlier")
    if word is None:
        return
    sides, column, by = _sides(bound, word), _measured(bound, word), _by(bound, word)
    if sides is None or column is None or not by:
        return
    one, other = (_values(column, side.rows) for side in sides)
    if not one or not other:
        return
    gap = _gap_of(one[0], other[0], bound.said[word.start - 1].word)
    if gap is not None:
        gap = gap if word.kind in ("more", "later") else -gap
        yield Ran("difference", gap == by[0].value, f"{column.header}: {_text(column, sides[0].rows)} − {_text(column, sides[1].rows)} = {gap}")


def _gap_of(one: Order, other: Order, unit: str) -> Decimal | None:
    """A difference of numbers, or of days in the unit that the claim says."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one - other
    if isinstance(one, Decimal) or isinstance(other, Decimal):
        return None
    years, months = one[0] - other[0], one[1] - other[1]
    if unit.startswith("year"):
        return Decimal(years)
    if unit.startswith("month"):
        return Decimal(years * 12 + months)
    if all(one[1:]) and all(other[1:]) and unit.startswith(("day", "week")):
        days = (dt.date(one[0] or 2000, *one[1:]) - dt.date(other[0] or 2000, *other[1:])).days
        return Decimal(days) / (7 if unit.startswith("week") else 1)
    return None


# --- sums --------------------------------------------------------------------------------------------------------------


def _aggregate(bound: Bound) -> Iterator[Ran]:
    """The sum or the mean of a column over the rows that are named."""
    word = bound.first("total", "average")
    if word is None:
        return
    for amount in bound.amounts:
        column = _summed(bound, word, amount)
        if column is None:
            continue
        asked = [c for c in conditions(bound, without=[amount]) if column.place not in c.columns]
        rows = sorted(together(bound.grid, asked))
        values = [v for r in rows if (v := column.cells[r].value) is not None]
        if not values:
            continue
        total = sum(values, Decimal(0))
        mean = word.kind == "average"
        result = total / len(values) if mean else total
        true = _rounds(result, amount) or (len(values) == 1 and holds(values[0], amount))
        yield Ran(word.kind if len(values) > 1 else "lookup_total", true, f"{word.kind}({column.header} of {len(values)}) = {result}", tuple(rows))
        return


def _summed(bound: Bound, word: Trigger, amount: Amount) -> Column | None:
    if amount.column is not None and bound.grid.columns[amount.column].numeric:
        return bound.grid.columns[amount.column]
    return None


def _rounds(result: Decimal, amount: Amount) -> bool:
    if amount.sign != "=":
        return holds(result, amount)
    exponent = amount.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(result - amount.value) <= step / 2


ALL: tuple[Callable[[Bound], Iterator[Ran]], ...] = ()
