"""What a claim says of one row: whether a row has it all, and numbers that stand nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.tabular.amounts import percent_of_none
from factcheck.tabular.bound import Bound, Heard, Named, places
from factcheck.tabular.conditions import Condition, conditions, together
from factcheck.tabular.grid import is_year
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
    for name in bound.named:
        if not name.whole or name.day:
            continue
        own = {n.column for n in bound.named if (n.start, n.end) == (name.start, name.end)}
        near = [h for h in bound.heard if h.share >= _SURE and _equates(bound, name, h)]
        if not near or any(h.column in own for h in bound.heard):
            continue
        wrong = next((h for h in near if not _numeric(bound, h) and _is_only_beside(bound, h, name, own)), None)
        if wrong:
            columns = bound.grid.columns
            yield Ran("role", False, f"{columns[wrong.column].header} against {columns[name.column].header}")
            return


def _equates(bound: Bound, name: Named, heard: Heard) -> bool:
    """Only "is the", "was a" or the like stands between a name and a header."""
    if _gap(bound, name, heard) > _BESIDE:
        return False
    between = [bound.said[i].text for i in range(min(name.end, heard.end), max(name.start, heard.start))]
    verbs, articles = (bound.grid.words.phrases[kind] for kind in ("equating", "articles"))
    return any((word,) in verbs for word in between) and all((w,) in (*verbs, *articles) for w in between)


def _is_only_beside(bound: Bound, heard: Heard, name: Named, own: set[int]) -> bool:
    """No cell of its own column stands as near to a header, and it says a word that no header of the name's does."""
    rivals = [n for n in bound.named if n.column == heard.column and n.start != name.start]
    if any(_gap(bound, n, heard) <= _gap(bound, name, heard) for n in rivals):
        return False
    said = {t.text for t in bound.said[heard.start : heard.end]}
    return bool(said - {t.text for c in own for t in bound.grid.columns[c].tokens})


def sibling(bound: Bound) -> Iterator[Ran]:
    """A value beside the header of another column of its sort ("the away team scored 12", of a home team's score)."""
    columns = bound.grid.columns
    for name in bound.named:
        own = {n.column for n in bound.named if (n.start, n.end) == (name.start, name.end)}
        if name.day or not name.whole or len(own) > 1:
            continue
        near = min(bound.heard, key=lambda h: (name.gap(h), h.start >= name.end), default=None)
        if near is None or name.gap(near) > _BESIDE or near.column in own:
            continue
        header = {t.text for t in columns[name.column].tokens}
        said = {t.text for t in bound.said[near.start : near.end]} & {t.text for t in columns[near.column].tokens}
        years = all(len(h) == 1 and next(iter(h)).isdigit() for h in (said, header))
        gap = name.gap(near)
        rivals = (n for n in bound.named if n.column == near.column and n.gap(near) <= gap)
        alike = any(word.isalpha() for word in said & header)
        if (alike or years) and said - header and not any(rivals):
            yield Ran("sibling", False, f"{columns[near.column].header} against {columns[name.column].header}")
            return


def _numeric(bound: Bound, heard: Heard) -> bool:
    column = bound.grid.columns[heard.column]
    return column.numeric or column.dated


def _gap(bound: Bound, name: Named, heard: Heard) -> int:
    """Words with content between a name and a header; many where another name or number stands between."""
    low, high = (name.end, heard.start) if heard.start >= name.end else (heard.end, name.start)
    crossed = any(low <= x.start < high for x in (*bound.named, *bound.amounts, *bound.heard))
    return _MANY if crossed else name.gap(heard)


_MANY = 9
"""Stands for more words than any limit allows."""


def stranger(bound: Bound) -> Iterator[Ran]:
    """A number that is a value by its place in the sentence, and stands nowhere."""
    for amount in bound.amounts:
        if amount.column is not None or amount.spelled or amount.sign != "=" or is_counted(bound, amount):
            continue
        if all(percent_of_none(bound, amount, c) for c in bound.grid.columns) or is_year(bound.said[amount.start]):
            continue  # of a year that it does not have the table says nothing
        if bound.first("total", "average", "more", "fewer") is None:
            yield Ran("stranger", False, f"{amount.value} stands nowhere")
        return


def absent(bound: Bound) -> Iterator[Ran]:
    """A number with dashes, a score or a record, that stands nowhere in the table."""
    taken = places(*bound.named, *bound.heard) | bound.context
    for at, token in enumerate(bound.said):
        if token.parts and at not in taken and len(token.parts[0]) < 4:
            yield Ran("absent", False, f"{token.word} stands nowhere")
            return
