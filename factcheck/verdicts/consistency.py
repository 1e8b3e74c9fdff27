"""A document held against itself: findings that need no source.

Three kinds, each precise rather than complete: a change in per cent against the two numbers it is made from, the same
tuple with two values, and shares that should make a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.model import Bound, Claim, Extraction, Quantity, Span
from claims.words.vocabulary import kind
from factcheck.model import Finding
from factcheck.values.compare import Outcome, compare_quantities, interval
from factcheck.values.nouns import nouns
from factcheck.values.rounding import rounded
from factcheck.verdicts.restate import plain

_WHOLE = Decimal(100)
_HUNDREDTH = Decimal("0.01")


def findings(extraction: Extraction) -> tuple[Finding, ...]:
    """Every place where the document disagrees with itself, in order of position."""
    sentences: dict[Span, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        sentences[claim.span].append(claim)
    found: list[Finding] = []
    for claims in sentences.values():
        found += _changes(claims)
        found += _shares(claims)
    found += _two_values(extraction.claims)
    return tuple(found)


def _changes(claims: Sequence[Claim]) -> Iterator[Finding]:
    """ "From $142.62 to $118.42, a fall of 14 %": the percentage against its two numbers."""
    levels = [
        (c, q) for c in claims if (q := _number(c)) and q.unit not in ("percent", "percentage_point", "times", None)
    ]
    for change in claims:
        stated = _number(change)
        if stated is None or stated.unit != "percent" or change.frame.direction is None or stated.value is None:
            continue
        for start, end in pairwise(levels):
            if (
                not start[0].frame.baseline
                or start[1].unit != end[1].unit
                or not start[1].value
                or end[1].value is None
            ):
                continue
            computed = (end[1].value - start[1].value) / start[1].value * 100
            allowed = interval(stated)
            if allowed is None or allowed.holds(rounded(abs(computed), _HUNDREDTH)) or _rounds(stated, computed):
                continue
            text = (
                f"({plain(end[1].value)} − {plain(start[1].value)}) / {plain(start[1].value)} = "
                f"{plain(rounded(computed, _HUNDREDTH))} %; {plain(stated.value)} %"
            )
            ids = (start[0].id, end[0].id, change.id)
            yield Finding(document=change.document, kind="percentage", claims=ids, text=text)


def _rounds(stated: Quantity, computed: Decimal) -> bool:
    """True when the inputs' own rounding can explain the difference."""
    return stated.value is not None and abs(abs(computed) - abs(stated.value)) <= stated.step


def _shares(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Three or more shares of a list that names "other" should make 100 %."""
    shares = [
        (c, q)
        for c in claims
        if (q := _number(c)) and q.unit == "percent" and q.value is not None and not c.frame.change
    ]
    if len(shares) < 3 or not any(
        nouns("rest") & set(c.sentence.casefold().replace(",", " ").split()) for c, _ in shares[:1]
    ):
        return
    total = sum((q.value for _, q in shares if q.value is not None), Decimal(0))
    slack = sum((q.step for _, q in shares), Decimal(0)) / 2
    if abs(total - _WHOLE) > max(slack, Decimal(1)):
        text = " + ".join(plain(q.value) or "" for _, q in shares) + f" = {plain(total)} %"
        yield Finding(document=shares[0][0].document, kind="sum", claims=tuple(c.id for c, _ in shares), text=text)


def _two_values(claims: Iterable[Claim]) -> Iterator[Finding]:
    """The same subject, measure, unit and period with two values that exclude each other."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = _tuple(claim)
        if key:
            groups[key].append(claim)
    for group in groups.values():
        first = group[0]
        for other in group[1:]:
            if other.span != first.span and _exclude(first, other):
                text = f"{first.value.text} ≠ {other.value.text}"
                yield Finding(document=first.document, kind="two_values", claims=(first.id, other.id), text=text)


def _tuple(claim: Claim) -> tuple[object, ...] | None:
    quantity, frame = _number(claim), claim.frame
    measures = frozenset(c for c in frame.own.concepts if kind(c) in ("measure", "event", "qualifier"))
    if quantity is None or not frame.own.names or not frame.periods or frame.baseline or frame.negated:
        return None
    if not any(kind(c) == "measure" for c in measures) or quantity.unit in (None, "rank"):
        return None
    periods = tuple(p.value for p in frame.periods)
    return (frame.subject.casefold(), measures, quantity.unit, quantity.per, periods, frame.change, frame.modality)


def _exclude(first: Claim, other: Claim) -> bool:
    a, b = _number(first), _number(other)
    if a is None or b is None or Bound.ORDER in (a.bound, b.bound):
        return False
    disagree = Outcome.DISAGREES
    return compare_quantities(a, b).outcome is disagree and compare_quantities(b, a).outcome is disagree


def _number(claim: Claim) -> Quantity | None:
    value = claim.value.value
    return value if isinstance(value, Quantity) else None
