"""Evidence, arithmetic and a suggested wording for a verdict."""

from __future__ import annotations

from decimal import Decimal

from claims.model import Bound, Claim, Frame, Quantity, When
from factcheck.compare import Interval, convert, interval
from factcheck.model import Cell, Comparison, Evidence, Relation
from factcheck.weigh import Candidate, Weighed
from sources.model import Page

_CONTEXT = 160
"""Code points of context on each side of a quote."""


def plain(number: Decimal | None) -> str | None:
    """A decimal without exponent and without idle zeros; None stays None."""
    if number is None:
        return None
    text = format(number.normalize(), "f")
    return "0" if text in ("-0", "") else text


def evidence_of(weighed: Weighed, relation: Relation) -> Evidence:
    """The passage or cell that decided where a source stands."""
    page, candidate = weighed.reading.consulted.page, weighed.best
    if page is None or candidate is None:
        raise ValueError("evidence needs a page and a value")
    frame, block = candidate.placed.keyed.frame, candidate.placed.block
    start = block.span.start + frame.sentence_span.start if block else None
    end = block.span.start + frame.sentence_span.end if block else None
    value = frame.mention.value
    return Evidence(
        url=weighed.reading.consulted.citation.url,
        final_url=page.final_url,
        snapshot=page.sha256,
        relation=relation,
        quote=frame.sentence,
        start=start,
        end=end,
        before=page.text[max(0, start - _CONTEXT) : start] if start is not None else "",
        after=page.text[end : end + _CONTEXT] if end is not None else "",
        cell=_cell(page, frame),
        formula=candidate.placed.formula,
        value=_value(value),
        low=_low(value),
        high=_high(value),
        unit=value.unit if isinstance(value, Quantity) else "date",
        written=frame.mention.text,
        note=weighed.note or candidate.slot,
        title=page.title,
        publisher=page.publisher or weighed.reading.consulted.citation.publisher,
        published=page.published,
        origin=weighed.reading.consulted.origin,
        language=page.language,
        score=Decimal(str(round(max(0.0, min(1.0, candidate.score)), 3))),
    )


def _value(value: Quantity | When | None) -> str | None:
    return plain(value.value) if isinstance(value, Quantity) else (value.value if value else None)


def _low(value: Quantity | When | None) -> str | None:
    if isinstance(value, Quantity):
        return plain(value.low)
    return value.first.isoformat() if value and value.first else None


def _high(value: Quantity | When | None) -> str | None:
    if isinstance(value, Quantity):
        return plain(value.high)
    return value.last.isoformat() if value and value.last else None


def _cell(page: Page, frame: Frame) -> Cell | None:
    if frame.cell is None:
        return None
    number, row, column = frame.cell
    table = next((t for t in page.tables if t.index == number), None)
    if table is None:
        return None
    return Cell(
        table=number,
        row=row,
        column=column,
        row_header=table.rows[row][0] if table.rows[row] else "",
        column_header=table.columns[column] if column < len(table.columns) else "",
        caption=table.title,
    )


def comparison_of(claim: Claim, weighed: Weighed) -> Comparison | None:
    """The arithmetic of the deciding value, in the claim's unit."""
    candidate = weighed.best
    if candidate is None:
        return None
    ours, theirs = claim.value.value, candidate.placed.keyed.frame.mention.value
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        return _compare_numbers(ours, theirs, candidate)
    if isinstance(ours, When) and isinstance(theirs, When):
        return Comparison(
            rule="date",
            claimed_low=_low(ours),
            claimed_high=_high(ours),
            found_low=_low(theirs),
            found_high=_high(theirs),
            unit="date",
        )
    return None


def _compare_numbers(ours: Quantity, theirs: Quantity, candidate: Candidate) -> Comparison:
    allowed = interval(ours)
    found, high = candidate.compared.found, candidate.compared.found_high
    difference = found - ours.value if found is not None and ours.value is not None else None
    relative = None
    if difference is not None and ours.value:
        relative = plain((difference / abs(ours.value) * 100).quantize(Decimal("0.1")))
    return Comparison(
        rule=candidate.compared.rule,
        claimed_low=_edge(allowed, low=True),
        claimed_high=_edge(allowed, low=False),
        found_low=plain(found),
        found_high=plain(high if high is not None else found),
        unit=ours.unit,
        difference=plain(difference),
        relative=relative,
    )


def _edge(allowed: Interval | None, *, low: bool) -> str | None:
    if allowed is None:
        return None
    edge = allowed.low if low else allowed.high
    return None if abs(edge) >= Decimal("1e40") else plain(edge)


def suggestion_for(claim: Claim, weighed: Weighed) -> str | None:
    """The claim's sentence with the value that the source gives; None where writing it would be a guess."""
    candidate = weighed.best
    if candidate is None or weighed.note in ("direction", "negation") or candidate.slot == "retracted":
        return None
    ours, theirs = claim.value.value, candidate.placed.keyed.frame.mention
    if isinstance(ours, Quantity) and isinstance(theirs.value, Quantity):
        if convert(theirs.value, ours) is None or theirs.value.bound in (Bound.ORDER, Bound.BAND):
            return None
    if claim.sentence.count(claim.value.text) != 1:
        return None
    return claim.sentence.replace(claim.value.text, theirs.text)
