"""The numbers of a claim, and the columns that they are values of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.tabular.bound import BOUNDS, REACH, Amount, Bound, Heard, Named
from factcheck.tabular.grid import Column, is_year

_LARGE = 100
"""From here a number stands in a column by more than chance."""
_TINY = 20
"""Under here a number inside a text is its own only beside the header."""


def amounts(bound: Bound, taken: set[int]) -> Iterator[Amount]:
    """Every number that stands for no cell, in digits or in words."""
    words = bound.grid.words
    said = bound.said
    done = 0
    for at, token in enumerate(said):
        if at in taken or at < done:
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
        if at in bound.context and (is_year(token) or _of_the_title(bound, at)):
            continue
        end, scale = at + 1, 1
        if not spelled:
            value, scale, end = _scaled(bound, value, at)
        done = end
        yield Amount(at, end, -value if token.negative else value, _sign(bound, at), spelled=spelled, scale=scale)


def _of_the_title(bound: Bound, at: int) -> bool:
    """A number that stands in the title beside the same word as here ("Lakeside 300")."""
    title, said = [t.text for t in bound.grid.title], bound.said
    beside = [(said[i].text, said[i + 1].text) for i in (at - 1, at) if 0 <= i < len(said) - 1]
    return any(pair in pairwise(title) for pair in beside)


def _scaled(bound: Bound, value: Decimal, at: int) -> tuple[Decimal, int, int]:
    """A number with the scale words behind it ("1조 5000억"), in the least of them; and where it ends."""
    said, words = bound.said, bound.grid.words
    scale = words.scale(said[at + 1]) if at + 1 < len(said) else 1
    end = at + 1 + (scale > 1)
    while scale > 1 and end + 1 < len(said) and said[end].number is not None:
        less = words.scale(said[end + 1])
        if not 1 < less < scale:
            break
        value, scale, end = value * (scale // less) + (said[end].number or 0), less, end + 2
    return value, scale, end


def _near_header(bound: Bound, at: int) -> bool:
    """ "In first position": an ordinal right before a header."""
    return any(h.start == at + 1 and bound.grid.columns[h.column].numeric for h in bound.heard)


def _counting(bound: Bound, at: int) -> bool:
    """ "One" counts where a word with content follows, and no "the" or "this" stands before."""
    said, idle = bound.said, bound.grid.words.idle
    if said[at].word not in ("one",):
        return True
    after = said[at + 1].text if at + 1 < len(said) else ""
    if at == 0 and after in ("is", "was"):
        return True
    return (
        bool(after)
        and after not in idle
        and (at == 0 or (said[at - 1].text,) not in bound.grid.words.phrases["pointing"])
    )


def _sign(bound: Bound, at: int) -> str:
    """How the claim bounds an amount, by the words before it or after it."""
    for trigger in bound.triggers:
        if trigger.kind in BOUNDS and (at - 2 <= trigger.end - 1 < at or trigger.start in (at + 1, at + 2)):
            after = trigger.start > at
            if after and bound.said[trigger.start].text != "or":
                continue
            if not after and trigger.end != at:
                continue
            return BOUNDS[trigger.kind]
    return "="


def settle(bound: Bound, amount: Amount) -> None:
    """Find the column that an amount is a value of, by the header beside it, else by where it stands."""
    best: tuple[float, int] | None = None
    columns = bound.grid.columns
    if is_of_times(bound, amount) or is_a_gap(bound, amount):
        bound.amounts.append(amount)
        return
    for heard in [] if _counts_a_noun(bound, amount) else bound.heard:
        cost = _distance(bound, amount, heard)
        column = columns[heard.column]
        if column.dated or cost > REACH or not (column.numeric or amount.stands_in(column)):
            continue
        if percent_of_none(bound, amount, column):
            continue
        cost -= 1.5 * amount.stands_in(column) + 0.5 * heard.share
        if best is None or cost < best[0]:
            best = (cost, heard.column)
    if best and is_year(bound.said[amount.start]) and not amount.stands_in(columns[best[1]]):
        best = None  # "the highest score in 2010": the year stands in another column, or in none
    if best is None and not amount.spelled and amount.value not in _small(bound):
        free = {h.column for h in bound.heard if columns[h.column].numeric} - {a.column for a in bound.amounts}
        free = {place for place in free if not percent_of_none(bound, amount, columns[place])}
        best = (REACH, free.pop()) if len(free) == 1 else None
    if best is None and not amount.spelled:
        holding = [c for c in columns if not c.dated and amount.stands_in(c)]
        if len(holding) == 1 or (holding and amount.value >= _LARGE):
            best = (REACH, holding[0].place)
    if best is None and not amount.spelled and amount.sign == "=":
        found = list(_in_texts(bound, amount))
        if found:
            bound.named += found
            return
    bound.amounts.append(replace(amount, column=best[1], near=best[0]) if best else amount)


def is_of_times(bound: Bound, amount: Amount) -> bool:
    """ "Three times", "three different times", "five out of eight": so many rows."""
    after = [t.text for t in bound.said[amount.end : amount.end + 2]]
    at = amount.end + any(t.kind == "different" and t.start == amount.end for t in bound.triggers)
    return after == ["out", "of"] or any(t.kind == "times" and t.start == at for t in bound.triggers)


def is_a_gap(bound: Bound, amount: Amount) -> bool:
    """ "Six days after": by how much, and no value of a row."""
    said, measures = bound.said, bound.grid.words.phrases["measures"]
    at = amount.end
    unit = at < len(said) and (said[at].text,) in measures
    return unit and any(t.kind in ("later", "earlier") and t.start == at + 1 for t in bound.triggers)


def percent_of_none(bound: Bound, amount: Amount, column: Column) -> bool:
    """A percentage, and a column that neither says "%" nor has the number: it may be a change or a share of it."""
    words, at = bound.grid.words, amount.end
    if at >= len(bound.said) or (bound.said[at].text,) not in words.phrases["percent"] or amount.stands_in(column):
        return False
    said = {t.text for t in (*column.tokens, *(t for c in column.cells for t in c.tokens))}
    return not any(p[0] in said for p in words.phrases["percent"])


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


def spread(bound: Bound) -> None:
    """Of two values of one column, the one that stands farther from its header is that of a header without any."""
    free = {h.column for h in bound.heard if bound.grid.columns[h.column].numeric} - {a.column for a in bound.amounts}
    for column in {a.column for a in bound.amounts if a.column is not None}:
        same = [a for a in bound.amounts if a.column == column and a.sign == "="]
        if len(same) != 2 or len(free) != 1:
            continue
        far = max(same, key=lambda a: (a.near, a.start))
        bound.amounts[bound.amounts.index(far)] = replace(far, column=free.pop(), near=float(REACH))


def _in_texts(bound: Bound, amount: Amount) -> Iterator[Named]:
    """A number inside the texts of one column ("r3", "channel 32 (31)")."""
    token = bound.said[amount.start].text
    beside = {h.column for h in bound.heard if _distance(bound, amount, h) <= REACH}
    for column in bound.grid.columns:
        if column.dated or column.numeric or (amount.value < _TINY and column.place not in beside):
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
    crossed = sum(1.5 for other in (*bound.heard, *bound.named) if other is not heard and other.start in between) + sum(
        2.0 for i in between if said[i].number is not None
    )
    light = {i for t in bound.triggers if t.kind in BOUNDS for i in range(t.start, t.end)}
    return extra + crossed + sum(0.2 if i in light else 0.3 if said[i].text in idle else 1.0 for i in between)
