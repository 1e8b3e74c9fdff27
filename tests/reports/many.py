"""A run of many contested claims in Korean, each with three sources: the heaviest page there is."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from factcheck.model import CheckedDocument, Comparison, Judgement, ReasonCode, Relation, Run, SourceRecord, Verdict
from tests.reports import sample

_QUOTE = (
    "회사는 {n}번째 사업장의 지난해 매출이 {found}으로 집계됐으며 이는 시장의 기대에 미치지 못한 수준이라고 설명했다."
)
_SENTENCE = "해온조선의 {n}번째 사업장은 지난해 매출이 {claimed}으로 전년보다 크게 늘었다고 회사가 밝혔다."
_RELATIONS = (Relation.DISAGREES, Relation.AGREES, Relation.OTHER)
_SOURCES = 100


def run(claims: int, documents: int = 1) -> Run:
    """A run of `claims` contested claims in each of `documents` documents."""
    sources = tuple(_source(n) for n in range(_SOURCES))
    checked = tuple(_checked(d, claims, sources) for d in range(documents))
    return replace(sample.run(), documents=checked, sources=sources)


def _source(n: int) -> SourceRecord:
    sha = hashlib.sha256(str(n).encode()).hexdigest()
    return sample.source(f"https://ir{n}.haeon.example/{n}", title=f"해온조선 실적 발표 {n}", sha256=sha)


def _checked(number: int, claims: int, sources: tuple[SourceRecord, ...]) -> CheckedDocument:
    sentences = [_SENTENCE.format(n=n, claimed=_claimed(n)) for n in range(claims)]
    document = sample.document(f"columns/many-{number}.md", "ko", "\n\n".join(sentences))
    judgements = []
    for n, sentence in enumerate(sentences):
        claim = sample.claim(document, sentence, _claimed(n), sample.number(f"{1001 + n}00000000", "KRW"))
        judgement = _judged(n, sources)
        judgements.append(replace(judgement, claim=replace(claim, id=f"{number:02x}{n:06x}")))
    return CheckedDocument(document=document, judgements=tuple(judgements))


def _claimed(n: int) -> str:
    return f"{1001 + n:,}억 원"


def _judged(n: int, sources: tuple[SourceRecord, ...]) -> Judgement:
    found, value = f"{901 + n:,}억 원", f"{901 + n}00000000"
    quote = _QUOTE.format(n=n, found=found)
    evidence = tuple(
        sample.evidence(
            sources[(n + 7 * place) % _SOURCES].url,
            relation,
            quote,
            found,
            snapshot=sources[(n + 7 * place) % _SOURCES].sha256,
            value=value,
            unit="KRW",
            before="앞 문단의 글이 이어진다. " * 5,
            after=" 뒤 문단의 글이 이어진다." * 5,
        )
        for place, relation in enumerate(_RELATIONS)
    )
    comparison = Comparison(
        rule="exact",
        claimed_low=f"{1001 + n}00000000",
        claimed_high=f"{1001 + n}00000000",
        found_low=value,
        found_high=value,
        unit="KRW",
        difference="-10000000000",
        relative="-10",
    )
    sentence = _SENTENCE.format(n=n, claimed=_claimed(n))
    claim = sample.run().judgements[0].claim
    return sample.judged(
        claim,
        Verdict.CONTESTED,
        ReasonCode.CONFLICTING if n % 2 else ReasonCode.REFUTED,
        evidence=evidence,
        comparison=comparison,
        suggestion=sentence.replace(_claimed(n), found),
    )
