"""Evidence, arithmetic, reasons and a suggested wording for a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from claims.model import Bound, Claim, Frame, Quantity, Span, When
from factcheck.binding.candidate import Candidate
from factcheck.binding.weighed import Stand, Weighed
from factcheck.matching.align import weights
from factcheck.model import Cell, Comparison, Evidence, Relation
from factcheck.values.compare import Interval, convert, interval
from factcheck.values.rounding import rounded
from factcheck.verdicts.particles import following
from factcheck.verdicts.restate import plain, redated, restated, shortened
from sources.model import Page

_CONTEXT = 160
"""Code points of context on each side of a quote."""
_LOOKED_AT = 3
_POINT = frozenset({"direction", "negation", "points", "retracted"})
"""What is wrong is not the number: another number would mend nothing."""
_OPEN = frozenset({Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO})
_UNSURE = frozenset({Bound.ORDER, Bound.BAND, Bound.LEVEL, Bound.NEARLY})
_SIGNS = {"percent": "%", "percentage_point": "%p", "times": "×"}


def decisive(weighed: Weighed) -> Candidate | None:
    """The value that speaks for a source: where it withdrew one, the value that it put in its place.

    That is the one other value of the notice's sentence, or else of its paragraph; where there are two, none is chosen.
    """
    best = weighed.best
    if weighed.stand is not Stand.CORRECTED or best is None:
        return best
    said = best.placed.keyed.frame.sentence
    others = [
        c for c in weighed.others if not c.agrees and not c.placed.formula and c.placed.block == best.placed.block
    ]
    beside = [c for c in others if c.placed.keyed.frame.sentence == said]
    after = [c for c in others if c not in beside and c.slot != "retracted"]
    return beside[0] if len(beside) == 1 else after[0] if len(after) == 1 and not beside else best


def evidence_of(weighed: Weighed, relation: Relation, candidate: Candidate | None = None) -> Evidence:
    """The passage or cell that decided where a source stands, or another `candidate` of it."""
    page, candidate = weighed.reading.consulted.page, candidate or decisive(weighed)
    if page is None or candidate is None:
        raise ValueError("evidence needs a page and a value")
    frame, block = candidate.placed.keyed.frame, candidate.placed.block
    start = block.span.start + frame.sentence_span.start if block else None
    end = block.span.start + frame.sentence_span.end if block else None
    value, computed = frame.mention.value, bool(candidate.placed.formula)
    return Evidence(
        url=weighed.reading.consulted.citation.url,
        final_url=page.final_url,
        snapshot=page.sha256,
        relation=relation,
        quote=frame.sentence,
        start=start,
        end=end,
        found=None if computed else _found(frame, page),
        before=page.text[max(0, start - _CONTEXT) : start] if start is not None else "",
        after=page.text[end : end + _CONTEXT] if end is not None else "",
        cell=_cell(page, frame),
        formula=candidate.placed.formula,
        value=_value(value),
        low=_low(value),
        high=_high(value),
        unit=value.unit if isinstance(value, Quantity) else "date",
        written=_computed(value) if computed else frame.mention.text,
        note=_note(weighed, candidate),
        title=page.title,
        publisher=page.publisher or weighed.reading.consulted.citation.publisher,
        published=page.published,
        origin=weighed.reading.consulted.origin,
        language=page.language,
        score=Decimal(str(round(max(0.0, min(1.0, candidate.score)), 3))),
    )


def _found(frame: Frame, page: Page) -> Span | None:
    """Where the value stands in the quote."""
    text, start = frame.mention.text, frame.start
    if frame.cell is not None:
        number, row, column = frame.cell
        table = page.table(number)
        cells = table.rows[row] if table else ()
        before = " ".join(" ".join(cells[:column]).split())
        start = frame.sentence.find(text, len(before))
    if start < 0 or frame.sentence[start : start + len(text)] != text:
        return None
    return Span(start, start + len(text))


def _computed(value: Quantity | When | None) -> str:
    """A computed value as text: its number and its unit."""
    number = _value(value) or ""
    if not isinstance(value, Quantity) or not value.unit:
        return number
    if value.unit == "rank":
        return f"#{number}"
    sign = _SIGNS.get(value.unit)
    return f"{number}{sign}" if sign else f"{number} {value.unit}"


def _note(weighed: Weighed, candidate: Candidate) -> str:
    """The slot that differs; for a value that counts, what about it is wrong where that is not the number."""
    if candidate is not weighed.best:
        return "retracted" if weighed.stand is Stand.CORRECTED else candidate.slot
    if candidate.compared.rule == "points":
        return "points"
    return weighed.note or candidate.slot


def _value(value: Quantity | When | None) -> str | None:
    if isinstance(value, Quantity):
        return None if value.value is None else plain(shortened(value.value))
    return value.value if value else None


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
    table = page.table(number)
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


def looked_at(weighed: Iterable[Weighed], used: Sequence[Weighed]) -> tuple[Evidence, ...]:
    """What was looked at and did not count: one value a source, the nearest first, each with the slot that differs."""
    near = []
    for one in weighed:
        candidate = None if one in used else one.best or _nearest(one)
        if candidate is not None:
            near.append((candidate.score, one, candidate))
    near.sort(key=lambda entry: -entry[0])
    return tuple(evidence_of(one, _relation(c), c) for _, one, c in near[:_LOOKED_AT])


def _nearest(weighed: Weighed) -> Candidate | None:
    """The best bound value that something keeps from counting."""
    least = weights()["threshold"]["near"]
    return next((c for c in weighed.others if c.slot and c.score >= least), None)


def _relation(candidate: Candidate) -> Relation:
    return {"hearsay": Relation.HEARSAY, "modality": Relation.FORECAST}.get(candidate.slot, Relation.OTHER)


def detail_of(claim: Claim, weighed: Weighed) -> dict[str, str]:
    """What fills the blanks of a contested claim's reason."""
    page, candidate = weighed.reading.consulted.page, decisive(weighed)
    if page is None or candidate is None:
        return {"claimed": claim.value.text}
    replaced = weighed.stand is not Stand.CORRECTED or candidate is not weighed.best
    frame = candidate.placed.keyed.frame
    return {
        "claimed": claim.value.text,
        "found": (_in_words(claim, candidate) or _spelled(candidate)) if replaced else "",
        "slot": _note(weighed, candidate),
        "way": frame.direction or "",
        "source": page.publisher or weighed.reading.consulted.citation.publisher or page.final_url,
    }


def _spelled(candidate: Candidate) -> str:
    """The value as the source writes it, with its unit."""
    mention = candidate.placed.keyed.frame.mention
    if candidate.placed.formula:
        return _computed(mention.value)
    bare = isinstance(mention.value, Quantity) and mention.value.unit and not mention.text.strip("0123456789,. ")
    return _computed(mention.value) if bare else mention.text


def _in_words(claim: Claim, candidate: Candidate) -> str | None:
    """A bare cell or a computed value in the claim's own unit; None where the source's own wording will do."""
    mention, found = candidate.placed.keyed.frame.mention, candidate.compared.found
    if isinstance(mention.value, When):
        return None if any(ch.isdigit() for ch in mention.text) else mention.value.value
    if found is None or (mention.text.strip("0123456789,. ") and not candidate.placed.formula):
        return None
    return restated(claim.value, found, claim.frame.language)


def comparison_of(claim: Claim, weighed: Weighed) -> Comparison | None:
    """The arithmetic of the deciding value, in the claim's unit."""
    candidate = decisive(weighed)
    if candidate is None:
        return None
    ours, theirs = claim.value.value, candidate.placed.keyed.frame.mention.value
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        return _compare_numbers(ours, candidate)
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


def _compare_numbers(ours: Quantity, candidate: Candidate) -> Comparison:
    allowed = interval(ours)
    found, high = candidate.compared.found, candidate.compared.found_high
    found = None if found is None else shortened(found)
    high = found if high is None else shortened(high)
    points = candidate.compared.rule == "points"
    difference = found - ours.value if found is not None and ours.value is not None and not points else None
    relative = None
    if difference is not None and ours.value:
        relative = plain(rounded(difference / abs(ours.value) * 100, Decimal("0.1")))
    return Comparison(
        rule=candidate.compared.rule,
        claimed_low=_edge(allowed, low=True),
        claimed_high=_edge(allowed, low=False),
        found_low=plain(found),
        found_high=plain(high),
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
    """The claim's sentence with the value that the source gives, in the claim's own unit and precision.

    None where the number is not what is wrong, and where writing it would be a guess.
    """
    candidate = decisive(weighed)
    if candidate is None or _point(weighed, candidate):
        return None
    span, new = _place(claim), _replacement(claim, candidate)
    if span is None or new is None:
        return None
    rest = claim.sentence[span.end :]
    return claim.sentence[: span.start] + new + (following(new, rest) if claim.frame.language == "ko" else rest)


def _point(weighed: Weighed, candidate: Candidate) -> bool:
    if weighed.stand is Stand.CORRECTED:
        return candidate is weighed.best
    return _note(weighed, candidate) in _POINT


def _replacement(claim: Claim, candidate: Candidate) -> str | None:
    ours, theirs = claim.value.value, candidate.placed.keyed.frame.mention.value
    if isinstance(ours, When) and isinstance(theirs, When):
        return redated(claim.value, theirs, claim.frame.language)
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or candidate.compared.found is None:
        return None
    if convert(theirs, ours) is None or not _swappable(ours.bound, theirs.bound):
        return None
    return restated(claim.value, candidate.compared.found, claim.frame.language)


def _swappable(ours: Bound, theirs: Bound) -> bool:
    """Whether the sentence would be true with the other number: "less than 3.9" is not when 3.9 it is."""
    if theirs in _UNSURE or ours in (Bound.NEARLY, Bound.BAND, Bound.LEVEL):
        return False
    return theirs is ours if theirs in _OPEN else ours not in (Bound.MORE_THAN, Bound.LESS_THAN)


def _place(claim: Claim) -> Span | None:
    """Where the value stands in the claim's sentence; None where that is not certain."""
    text, sentence = claim.value.text, claim.sentence
    start = claim.frame.start
    if start < 0 or sentence[start : start + len(text)] != text:
        start = sentence.find(text) if sentence.count(text) == 1 else -1
    return Span(start, start + len(text)) if start >= 0 else None
