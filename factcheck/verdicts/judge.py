"""Many sources, one verdict.

Verified needs one source that agrees in its own voice and none that disagrees; contested needs one that disagrees;
everything else is reported only, with the reason. Doubt is never verified.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from claims.frozen import replace
from claims.model import Claim, Extraction, Frame, Quantity
from factcheck.binding.candidate import Candidate
from factcheck.binding.weigh import Stand, Weighed, weigh
from factcheck.matching.align import weights
from factcheck.matching.anchor import told_levels
from factcheck.matching.shelf import Consulted, Shelf
from factcheck.model import Judgement, Reason, ReasonCode, Relation, Verdict
from factcheck.terms.labels import labels
from factcheck.values.compare import Outcome, of_a_size
from factcheck.values.slot import Slot
from factcheck.verdicts.explain import comparison_of, detail_of, evidence_of, looked_at, suggestion_for
from factcheck.verdicts.freshness import freshness
from sources.model import Outcome as Fetch
from sources.model import Unavailable

_UNAVAILABLE = {
    Fetch.BLOCKED: ReasonCode.BLOCKED,
    Fetch.PAYWALLED: ReasonCode.PAYWALLED,
    Fetch.UNSUPPORTED: ReasonCode.UNREADABLE,
    Fetch.TOO_LARGE: ReasonCode.UNREADABLE,
}


def judge_document(extraction: Extraction, consulted: Sequence[Consulted]) -> tuple[Judgement, ...]:
    """Judge every claim of a document against what its citations brought.

    Args: consulted, one entry a citation of the document, in its order; unavailable ones too.
    """
    shelf = Shelf((c for c in consulted if not c.is_self), extraction.document)
    told = told_levels(extraction.claims)
    return tuple(judge(c, shelf, consulted, extraction.as_of, told.get(c.id)) for c in extraction.claims)


def judge(
    claim: Claim,
    shelf: Shelf,
    consulted: Sequence[Consulted],
    today: dt.date | None,
    told: Frame | None = None,
    *,
    brief: bool = False,
) -> Judgement:
    """The verdict on one claim; its own citations are consulted first.

    Args: told, for the change that a claim tells, the level that its document tells it with; brief, whether nobody
    wants to know how the claim might be put right.
    """
    own = {c.url for c in claim.citations}
    keyed = shelf.lexicon.key(claim.frame, told)
    weighed = [
        weigh(
            keyed,
            reading,
            shelf.lexicon,
            cited=not own or reading.consulted.citation.url in own,
            pieces=shelf.pieces,
            aside=is_aside(claim),
        )
        for reading in shelf.readings
    ]
    weighed.sort(key=lambda w: (w.reading.consulted.citation.url not in own, -(w.best.score if w.best else 0.0)))
    return decide(claim, weighed, [c for c in consulted if c.citation.url in own], today, brief=brief)


def is_aside(claim: Claim) -> bool:
    """Whether the value is a date or a duration beside a quantity: it says when or for how long that was so."""
    quantities = [m for m in claim.mentions if m.claim and isinstance(m.value, Quantity) and not _is_time(m.value)]
    return bool(quantities) and _is_time(claim.value.value)


def _is_time(value: object) -> bool:
    return not isinstance(value, Quantity) or value.dimension in ("time", "months")


def decide(
    claim: Claim, weighed: Sequence[Weighed], own: Sequence[Consulted], today: dt.date | None, *, brief: bool = False
) -> Judgement:
    """Put the stands of all sources together; `brief` as for `judge`."""
    agreeing = [w for w in weighed if w.stand is Stand.AGREES]
    against = [w for w in weighed if w.stand in (Stand.DISAGREES, Stand.CORRECTED, Stand.SCOPE)]
    if agreeing:
        against = _outspoken(claim, against, agreeing, weighed, {c.citation.url for c in own})
    if against:
        return _contested(claim, against, agreeing, weighed, brief=brief)
    if agreeing:
        return _verified(claim, agreeing, weighed, today)
    return _reported(claim, weighed, own)


def _outspoken(
    claim: Claim, against: list[Weighed], agreeing: Sequence[Weighed], weighed: Sequence[Weighed], cited: set[str]
) -> list[Weighed]:
    """What speaks against a claim with which another source agrees.

    What is only likely its value does not; nor does a source that it does not cite, where one that it cites agrees, by
    a number that is hardly one of the same thing. Where nothing else does, a silent one that it cites may.
    """
    vouched = any(_url(w) in cited for w in agreeing)
    outright = [w for w in against if not w.likely]
    if not outright:
        told = max((w.best.score for w in agreeing if w.best), default=0.0) if vouched else None
        silent = [w for w in weighed if w.stand is Stand.SILENT or w in against]
        rivals = (_rival(claim, w, told, cited=_url(w) in cited) for w in silent)
        outright = [rival for rival in rivals if rival]
    return [w for w in outright if not vouched or _url(w) in cited or _comparable(claim, w)]


def _rival(claim: Claim, weighed: Weighed, told: float | None, *, cited: bool) -> Weighed | None:
    """What a source that settles nothing by itself has in the stead of a value of another source: a number of the same
    measure, time and size, the best bound of its page.

    Args: told, how well that value is bound, if the claim cites its source; cited, whether the claim cites this one,
    too: its number has to be bound as well. One that it does not cite has to be of whom the claim names; where it names
    nobody, to be bound by itself.
    """
    able = [c for c in weighed.held if not c.slot and not c.placed.formula]
    best = max(able, key=lambda c: c.score, default=None)
    if best is None or best.compared.outcome is not Outcome.DISAGREES or best.narrower or best.absent:
        return None
    if best.alignment.period is not Slot.MATCH or (labels(claim.frame) and not best.alignment.labelled):
        return None
    rival = replace(weighed, stand=Stand.DISAGREES, best=best, likely=False)
    bound = best.score >= (told or 0.0) if cited else _of_nobody_else(claim, best, told)
    bound = bound and best.alignment.measure is Slot.MATCH
    return rival if (bound or _told_as_well(claim, best, told)) and _comparable(claim, rival) else None


def _of_nobody_else(claim: Claim, candidate: Candidate, told: float | None) -> bool:
    if candidate.alignment.entity is Slot.MATCH:
        return True
    return told is not None and not claim.frame.subject and candidate.score >= weights()["verify"]["measure_alone"]


def _told_as_well(claim: Claim, candidate: Candidate, told: float | None) -> bool:
    """A number in the claim's unit that is bound as well as what agrees needs no word for its measure."""
    if told is None or candidate.score < told:
        return False
    ours = claim.value.value
    alike = isinstance(ours, Quantity) and ours.unit is not None and candidate.unit == ours.unit
    return alike and (candidate.alignment.entity is Slot.MATCH or not claim.frame.subject)


def _url(weighed: Weighed) -> str:
    return weighed.reading.consulted.citation.url


def _comparable(claim: Claim, weighed: Weighed) -> bool:
    """Whether a number is of the claim's size: neither half of it nor twice as much."""
    ours, found = claim.value.value, weighed.best.compared.found if weighed.best else None
    if not isinstance(ours, Quantity) or not ours.value or found is None:
        return True
    return of_a_size(ours.value, found, 2)


def _verified(
    claim: Claim, agreeing: Sequence[Weighed], weighed: Sequence[Weighed], today: dt.date | None
) -> Judgement:
    best = agreeing[0]
    code = ReasonCode.STATED
    if best.best and best.best.placed.formula:
        code = ReasonCode.DERIVED
    elif best.best and best.best.placed.keyed.frame.cell:
        code = ReasonCode.IN_TABLE
    evidence = [evidence_of(w, Relation.AGREES) for w in agreeing]
    return Judgement(
        claim=claim,
        verdict=Verdict.VERIFIED,
        reason=Reason(code=code, detail={"source": evidence[0].publisher or evidence[0].final_url}),
        evidence=(*evidence, *looked_at(weighed, agreeing)),
        comparison=comparison_of(claim, best),
        freshness=freshness(claim, weighed, today),
        origins=len({w.reading.consulted.origin or w.reading.consulted.citation.url for w in agreeing}),
    )


def _contested(
    claim: Claim, against: Sequence[Weighed], agreeing: Sequence[Weighed], weighed: Sequence[Weighed], *, brief: bool
) -> Judgement:
    best = against[0]
    code = ReasonCode.CONFLICTING if agreeing else ReasonCode.REFUTED
    if best.stand is Stand.CORRECTED:
        code = ReasonCode.CORRECTED
    elif best.stand is Stand.SCOPE and not agreeing:
        code = ReasonCode.SCOPE
    evidence = [
        evidence_of(w, Relation.CORRECTION if w.stand is Stand.CORRECTED else Relation.DISAGREES) for w in against
    ]
    evidence += [evidence_of(w, Relation.AGREES) for w in agreeing]
    return Judgement(
        claim=claim,
        verdict=Verdict.CONTESTED,
        reason=Reason(code=code, detail={} if brief else detail_of(claim, best)),
        evidence=(*evidence, *looked_at(weighed, [*against, *agreeing])),
        comparison=comparison_of(claim, best),
        suggestion=None if brief else suggestion_for(claim, best),
    )


def _reported(claim: Claim, weighed: Sequence[Weighed], own: Sequence[Consulted]) -> Judgement:
    code, decisive = _why_not(weighed, own, bool(claim.citations))
    relation = {ReasonCode.HEARSAY: Relation.HEARSAY, ReasonCode.FORECAST: Relation.FORECAST}.get(code, Relation.OTHER)
    evidence = [evidence_of(decisive, relation)] if decisive and decisive.best else []
    detail = {"slot": decisive.note if decisive else ""}
    unavailable = [c.fetched for c in own if isinstance(c.fetched, Unavailable)]
    if unavailable:
        detail |= {
            "url": unavailable[0].url,
            "status": str(unavailable[0].status or ""),
            "detail": unavailable[0].detail,
        }
    return Judgement(
        claim=claim,
        verdict=Verdict.REPORTED_ONLY,
        reason=Reason(code=code, detail=detail),
        evidence=(*evidence, *looked_at(weighed, [decisive] if decisive else [])),
        mend=str(code),
    )


def _why_not(weighed: Sequence[Weighed], own: Sequence[Consulted], cited: bool) -> tuple[ReasonCode, Weighed | None]:
    """The one condition that failed."""
    for stand, code in (
        (Stand.HEARSAY, ReasonCode.HEARSAY),
        (Stand.FORECAST, ReasonCode.FORECAST),
        (Stand.DERIVATIVE, ReasonCode.DERIVATIVE),
        (Stand.AMBIGUOUS, ReasonCode.AMBIGUOUS),
    ):
        found = next((w for w in weighed if w.stand is stand), None)
        if found:
            return code, found
    if own and all(c.is_self for c in own):
        return ReasonCode.SELF_SOURCED, None
    had = [c for c in own if c.page is not None]
    if own and not had:
        outcomes = [c.fetched.outcome for c in own]
        return next((_UNAVAILABLE[o] for o in outcomes if o in _UNAVAILABLE), ReasonCode.UNREACHABLE), None
    if had and all(c.page is not None and c.page.partial for c in had):
        return ReasonCode.PAYWALLED, None
    near = next((w for w in weighed if w.best is not None), None)
    return (ReasonCode.NOT_IN_SOURCE if cited else ReasonCode.UNCITED), near
