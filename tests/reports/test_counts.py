"""One run, one set of counts, whatever the format."""

import csv
import io
import json
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml

from factcheck.model import CheckedDocument, Verdict
from reports import FORMATS
from reports.summary import terminal
from tests.reports import sample

POOL = sample.run().judgements


@st.composite
def runs(draw):
    """Runs of up to twelve claims in up to three documents."""
    run, number = sample.run(), 0
    documents = []
    for place in range(draw(st.integers(0, 3))):
        chosen = draw(st.lists(st.sampled_from(POOL), max_size=4))
        text = " ".join(j.claim.sentence for j in chosen) or "Nothing here."
        document = sample.document(f"d{place}.md", "en", text)
        judgements, at = [], 0
        for judgement in chosen:
            number += 1
            start = text.index(judgement.claim.sentence, at)
            at = start + len(judgement.claim.sentence)
            shift = start - judgement.claim.span.start
            mentions = tuple(replace(m, span=m.span.shift(shift)) for m in judgement.claim.mentions)
            claim = replace(
                judgement.claim,
                id=f"c{number}",
                document=document.path,
                mentions=mentions,
                span=judgement.claim.span.shift(shift),
            )
            judgements.append(replace(judgement, claim=claim))
        documents.append(CheckedDocument(document=document, judgements=tuple(judgements)))
    return replace(run, documents=tuple(documents))


def by_verdict(words):
    found = list(words)
    return {v.value: found.count(v.value) for v in Verdict}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(runs())
def test_counts_agree_across_formats(run):
    options = sample.options(signoffs={}, suppressed={}, baseline=None, all_results=True)
    body = {name: made.write(run, options) for name, made in FORMATS.items() if not made.binary}
    expected = {v.value: run.counts[v.value] for v in Verdict}
    total = run.counts["claims"]

    report = json.loads(body["json"])
    assert by_verdict(c["verdict"] for d in report["documents"] for c in d["claims"]) == expected
    rows = {
        r["claim_id"]: r["verdict"] for r in csv.DictReader(io.StringIO(body["csv"].decode("utf-8-sig"), newline=""))
    }
    assert by_verdict(rows.values()) == expected
    results = json.loads(body["sarif"])["runs"][0]["results"]
    assert by_verdict(r["properties"]["verdict"] for r in results) == expected
    page = body["html"].decode()
    assert by_verdict(re.findall(r'<article class="claim ([a-z_]+)"', page)) == expected
    assert by_verdict(re.findall(r'<a class="m ([a-z_]+)"', page)) == expected
    notes = json.loads(body["annotation"])["items"]
    assert by_verdict(n["body"][1]["value"] for n in notes) == expected
    suites = JUnitXml.fromstring(body["junit"])
    assert (suites.tests, suites.failures) == (total, expected["contested"])
    assert len(json.loads(body["gitlab"])) == len(json.loads(body["rdjson"])["diagnostics"]) == total
    assert body["markdown"].decode().count("\n| ") == (total + 2 if total else 0)
    last = terminal(run, colour=False, width=100, language="en").splitlines()[-1]
    assert [int(n) for n in re.findall(r"\d+", last)] == [
        total,
        *(expected[v] for v in ("contested", "reported_only", "verified")),
    ]
