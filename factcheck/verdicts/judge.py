"""Many sources, one verdict.

Verified needs one source that agrees in its own voice and none that disagrees; contested needs one that disagrees;
everything else is reported only, with the reason. Doubt is never verified.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set

from claims.documents.beside import cited_beside
from claims.model import Claim, Extraction, Frame, Quantity
from factcheck.binding.weigh import weigh
from factcheck.binding.weighed import Stand, Weighed
from factcheck.matching.anchor import told_levels
from factcheck.matching.shelf import Consulted, Reading, Shelf
from factcheck.model import Freshness, Judgement, Reason, ReasonCode, Relation, Verdict
from factcheck.terms.asked import level_alone
from factcheck.terms.lexicon import Keyed
from factcheck.verdicts.explain import comparison_of, detail_of, evidence_of, looked_at, suggestion_for
from factcheck.verdicts.freshness import freshness
from factcheck.verdicts.rivals import comparable, has_the_number, may_speak_unasked, of_less, out_of_proportion, rival
from factcheck.verdicts.second import at_odds
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
    told, beside = told_levels(extraction.claims), cited_beside(extraction)
    none: frozenset[str] = frozenset()
    return tuple(
        judge(c, shelf, consulted, extraction.as_of, told.get(c.id), beside.get(c.id, none)) for c in extraction.claims
    )


def judge(
    claim: Claim,
    shelf: Shelf,
    consulted: Sequence[Consulted],
    today: dt.date | None,
    told: Frame | None = None,
    beside: Set[str] = frozenset(),
    *,
    brief: bool = False,
) -> Judgement:
    """The verdict on one claim; its own citations are consulted first.

    Args: told, for the change that a claim tells, the level that its document tells it with; beside, addresses that
    are cited next to it; brief, whether nobody wants to know more than the verdict, its reason and its evidence.
    """
    own = {c.url for c in claim.citations}
    keyed = shelf.lexicon.key(claim.frame, told)
    weighed = [_weighed(claim, keyed, reading, shelf, own) for reading in shelf.readings]
    weighed.sort(key=lambda w: (w.reading.consulted.citation.url not in own, -(w.best.score if w.best else 0.0)))
    judged = decide(claim, keyed, weighed, [c for c in consulted if c.citation.url in own], today, brief=brief)
    if judged.verdict is Verdict.VERIFIED and (odd := at_odds(claim, keyed, weighed, shelf, own | beside)):
        return _contested(claim, odd, [w for w in weighed if w.stand is Stand.AGREES], weighed, brief=brief)
    return judged


def _weighed(claim: Claim, keyed: Keyed, reading: Reading, shelf: Shelf, own: set[str]) -> Weighed:
    """One claim against one source; a level that only the way speaks against, without it, where the way is another
    claim's."""
    cited, aside = not own or reading.consulted.citation.url in own, is_aside(claim)
    found = weigh(keyed, reading, shelf.lexicon, cited=cited, pieces=shelf.pieces, aside=aside)
    if found.note != "direction" or (alone := level_alone(claim.frame)) is claim.frame:
        return found
    return weigh(shelf.lexicon.key(alone), reading, shelf.lexicon, cited=cited, pieces=shelf.pieces, aside=aside)


def is_aside(claim: Claim) -> bool:
    """Whether the value is a date or a duration beside a quantity: it says when or for how long that was so."""
    quantities = [m for m in claim.mentions if m.claim and isinstance(m.value, Quantity) and not _is_time(m.value)]
    return bool(quantities) and _is_time(claim.value.value)


def _is_time(value: object) -> bool:
    return not isinstance(value, Quantity) or value.dimension in ("time", "months")


def decide(
    claim: Claim,
    keyed: Keyed,
    weighed: Sequence[Weighed],
    own: Sequence[Consulted],
    today: dt.date | None,
    *,
    brief: bool = False,
) -> Judgement:
    """Put the stands of all sources together; `brief` as for `judge`."""
    agreeing = [w for w in weighed if w.stand is Stand.AGREES]
    against = [w for w in weighed if w.stand in (Stand.DISAGREES, Stand.CORRECTED, Stand.SCOPE)]
    cited = {c.citation.url for c in own}
    if cited:
        against = [w for w in against if _url(w) in cited or may_speak_unasked(claim, w, agreeing)]
    if agreeing:
        against = _outspoken(claim, keyed, against, agreeing, weighed, cited)
    elif against and any(w.stand in _UNSETTLED and w.best and w.best.agrees for w in weighed):
        # That is where the claim has its value from: what another source says is likely of something else.
        against = [w for w in against if not w.likely]
    elif not against and (having := [w for w in weighed if _url(w) in cited and has_the_number(w)]):
        against = [
            other for w in weighed if w not in having and (other := rival(claim, keyed, w, _AS_WELL, cited=False))
        ]
    if against:
        return _contested(claim, against, agreeing, weighed, brief=brief)
    if agreeing:
        return _verified(claim, agreeing, weighed, today, brief=brief)
    return _reported(claim, weighed, own)


_UNSETTLED = (Stand.HEARSAY, Stand.FORECAST)
"""What says of a source that it has the claim's value, as a rumour or as what is to come."""
_AS_WELL = 1.0
"""How well a number must be bound that stands in for one that no source bears out."""


def _outspoken(
    claim: Claim,
    keyed: Keyed,
    against: list[Weighed],
    agreeing: Sequence[Weighed],
    weighed: Sequence[Weighed],
    cited: set[str],
) -> list[Weighed]:
    """What speaks against a claim with which another source agrees.

    What is only likely its value does not, unless the claim cites that source and none that agrees; nor does a source
    that it does not cite, where one that it cites agrees, by a number that is hardly one of the same thing. Where
    nothing else does, a silent one that it cites may.
    """
    vouched = any(_url(w) in cited for w in agreeing)
    own = [w for w in against if not vouched and _url(w) in cited and comparable(claim, w)]
    outright = [w for w in against if not w.likely or w in own]
    if not outright:
        least = max((w.best.score for w in agreeing if w.best), default=0.0) if vouched else None
        silent = [w for w in weighed if w.stand is Stand.SILENT or w in against]
        outright = [other for w in silent if (other := rival(claim, keyed, w, least, cited=_url(w) in cited))]
    if vouched:
        beside = (w for w in outright if _url(w) in cited or comparable(claim, w))
        outright = [w for w in beside if not out_of_proportion(claim, w)]
        outright = [w for w in outright if not _is_of_less(keyed, w, agreeing)]
    return outright


def _is_of_less(claim: Keyed, weighed: Weighed, agreeing: Sequence[Weighed]) -> bool:
    return weighed.stand is Stand.DISAGREES and weighed.best is not None and of_less(claim, weighed.best, agreeing)


def _url(weighed: Weighed) -> str:
    return weighed.reading.consulted.citation.url


def _verified(
    claim: Claim, agreeing: Sequence[Weighed], weighed: Sequence[Weighed], today: dt.date | None, *, brief: bool
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
        comparison=None if brief else comparison_of(claim, best),
        freshness=Freshness.UNKNOWN if brief else freshness(claim, weighed, today),
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
        comparison=None if brief else comparison_of(claim, best),
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
