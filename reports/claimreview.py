"""schema.org ClaimReview, for publication: only claims that a person has signed, and only with an address."""

from __future__ import annotations

import json
from typing import Any

from claims.model import Document
from factcheck.keeping.signoff import Signoff
from factcheck.model import Judgement, Run, Verdict
from reports.canonical import day
from reports.clean import clean, shorten, weblink
from reports.interface import Options
from reports.selection import TROUBLE, items
from reports.wording import Wording, wording

_CUT = 75


class ClaimReview:
    """A machine's verdict is not a published review, so unsigned claims are left out."""

    name = "claimreview"
    suffix = ".jsonld"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """JSON-LD; an empty graph without `base_url` or without an accepted sign-off."""
        words, graph = wording(options.language), []
        for item in items(run):
            signed = options.signoffs.get(item.judgement.claim.id)
            if signed and signed.decision == "accept" and _publishable(item.judgement, options):
                graph.append(_review(item.document, item.judgement, signed, options, words))
        text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
        return (text.replace("<", "\\u003c") + "\n").encode("utf-8", "replace")


def _publishable(judgement: Judgement, options: Options) -> bool:
    return bool(weblink(options.base_url)) and judgement.reason.code not in TROUBLE


def _review(
    document: Document, judgement: Judgement, signed: Signoff, options: Options, words: Wording
) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim"}
    if document.url and weblink(document.url):
        claim["appearance"] = {"@type": "CreativeWork", "url": document.url, "name": shorten(document.title, 200)}
    if document.dated:
        claim["datePublished"] = day(document.dated)
    if judgement.claim.attribution.said_by:
        claim["author"] = {"@type": "Organization", "name": clean(judgement.claim.attribution.said_by)}
    review = {
        "@type": "ClaimReview",
        "url": f"{options.base_url}#claim-{judgement.claim.id}",
        "claimReviewed": shorten(judgement.claim.sentence, _CUT),
        "author": {"@type": "Person", "name": clean(signed.by)},
        "reviewRating": _rating(judgement, words),
        "itemReviewed": claim,
    }
    return review | ({"datePublished": str(signed.at)[:10]} if signed.at else {})


def _rating(judgement: Judgement, words: Wording) -> dict[str, Any]:
    """A number for verified claims only: no scale says how wrong a contested one is."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": words.verdict(judgement)}
    if judgement.verdict is Verdict.VERIFIED:
        rating |= {"ratingValue": 5, "bestRating": 5, "worstRating": 1}
    return rating
