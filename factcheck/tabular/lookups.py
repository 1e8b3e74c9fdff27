"""What a claim says of one row: whether a row has it all, and numbers that stand nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.tabular.amounts import percent_of_none
from factcheck.tabular.bound import Bound, Heard, Named
from factcheck.tabular.conditions import Condition, conditions, together
from factcheck.tabular.program import Ran, is_counted, shown

_TURNS = {
    "not": "not", "none": "not", "max": "most", "min": "most", "only": "only", "total": "sum", "average": "sum",
    "times": "times", "than": "than",
    "later": "order", "earlier": "order", "same": "same", "all": "all", "more": "than", "fewer": "than",
}  # fmt: skip
"""Words beside which a look-up may not be all that the claim says."""
_FAR = 1.5
"""What an amount may cost that stands right beside its header."""
_SURE = 0.75
"""Share of a header that must be said for it to give a name a role."""
_BESIDE = 2
"""Words between a name and the header of its role, at most."""


def lookup(bound: Bound) -> Iterator[Ran]:
    """What the claim says in one breath stands in one row."""
    if any(is_counted(bound, a) and a.column is None for a in bound.amounts):
        return
    told = [g for g in _breaths(conditions(bound)) if len(g) > 1]
    if not told:
        return
    word = bound.first(*_TURNS)
    name = f"lookup_{_TURNS[word.kind]}" if word else "lookup"
    loose = any(_is_loose(c) for g in told for c in g)
    name += "_loose" if loose and name == "lookup" else ""
    denied = name == "lookup_not"
    for group in told:
        rows = together(bound.grid, group)
        if not rows:
            yield Ran(name, denied, f"no row has {shown(bound, group)}")
            return
    yield Ran(name, not denied, "; ".join(f"a row has {shown(bound, g)}" for g in told))


def _is_loose(one: Condition) -> bool:
    """Bound by a part of a cell only, or by a header that stands far off."""
    return one.amount.near > _FAR if one.amount else not one.whole


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


def role(bound: Bound) -> Iterator[Ran]:
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


def _numeric(bound: Bound, heard: Heard) -> bool:
    column = bound.grid.columns[heard.column]
    return column.numeric or column.dated


def _gap(bound: Bound, name: Named, heard: Heard) -> int:
    """Words with content between a name and a header; many where another name or number stands between."""
    low, high = (name.end, heard.start) if heard.start >= name.end else (heard.end, name.start)
    if any(low <= x.start < high for x in (*bound.named, *bound.amounts, *bound.heard)):
        return 9
    return high - low


def stranger(bound: Bound) -> Iterator[Ran]:
    """A number that is a value by its place in the sentence, and stands nowhere."""
    for amount in bound.amounts:
        if amount.column is not None or amount.spelled or amount.sign != "=" or is_counted(bound, amount):
            continue
        if all(percent_of_none(bound, amount, c) for c in bound.grid.columns):
            continue
        if bound.first("total", "average", "more", "fewer") is None:
            yield Ran("stranger", False, f"{amount.value} stands nowhere")
        return


def absent(bound: Bound) -> Iterator[Ran]:
    """A number with dashes, a score or a record, that stands nowhere in the table."""
    taken = {i for n in (*bound.named, *bound.heard) for i in range(n.start, n.end)} | bound.context
    for at, token in enumerate(bound.said):
        if token.parts and at not in taken and len(token.parts[0]) < 4:
            yield Ran("absent", False, f"{token.word} stands nowhere")
            return
