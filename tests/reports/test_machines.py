"""SARIF, JUnit, GitHub, GitLab, rdjson, Atom, ClaimReview, Web Annotation: read back as their readers do."""

import io
import json
from dataclasses import replace

import feedparser
import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from claims.model import Span
from factcheck.model import CheckedDocument, ReasonCode
from reports import FORMATS
from reports.github import PER_LEVEL
from reports.sarif import LIMIT
from tests.reports import sample


def written(name, run=None, **more):
    return FORMATS[name].write(run or sample.run(), sample.options(**more))


def data(name, run=None, **more):
    return json.loads(written(name, run, **more))


def claim(text):
    run = sample.run()
    return next((d.document, j) for d in run.documents for j in d.judgements if j.claim.value.text == text)


def many(count):
    """A run with as many contested claims."""
    document, judgement = claim("14%")
    copies = tuple(replace(judgement, claim=replace(judgement.claim, id=f"c{n:05}")) for n in range(count))
    return replace(sample.run(), documents=(CheckedDocument(document=document, judgements=copies),))


@pytest.fixture
def oasis(shared):
    path = shared / "data" / "schemas" / "sarif-schema-2.1.0.json"
    if not path.exists():
        pytest.skip("no SARIF schema in the shared development data")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("everything", [False, True])
def test_sarif_fits_the_oasis_schema(oasis, everything):
    jsonschema.Draft7Validator(oasis).validate(data("sarif", all_results=everything))


def test_machines_are_told_where_a_reason_is_explained():
    pages = "https://docs.example/reasons"
    rules = data("sarif", docs_url=pages)["runs"][0]["tool"]["driver"]["rules"]
    assert {r["helpUri"] for r in rules} == {f"{pages}/{code.value}.md" for code in ReasonCode}
    assert all("helpUri" not in r for r in data("sarif")["runs"][0]["tool"]["driver"]["rules"])
    assert data("rdjson", docs_url=pages)["diagnostics"][0]["code"]["url"].startswith(pages)


def test_sarif_lists_open_claims_worst_first():
    results = data("sarif")["runs"][0]["results"]
    assert [r["level"] for r in results] == ["error"] * 4 + ["note"] * 5
    assert results[0]["message"]["text"].startswith("The document says 14%; haeon.example says 11.2%.")
    assert results[0]["baselineState"] == "updated"
    assert results[0]["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")


def test_sarif_regions_hold_the_value():
    document, _ = claim("$4.7 billion")
    result = next(r for r in data("sarif")["runs"][0]["results"] if r["ruleId"] == "conflicting")
    location = result["locations"][0]["physicalLocation"]
    region = location["region"]
    line = document.text.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "$4.7 billion" == region["snippet"]["text"]
    assert location["artifactLocation"] == {"uri": "notes/tide%20power.md", "uriBaseId": "%SRCROOT%"}
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "$5.1 billion"


def test_sarif_tells_fetch_trouble_as_notifications():
    invocation = data("sarif")["runs"][0]["invocations"][0]
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["warning", "warning", "error"]
    assert invocation["executionSuccessful"] is False


def test_sarif_keeps_what_github_keeps():
    assert len(data("sarif", many(LIMIT + 3))["runs"][0]["results"]) == LIMIT


def test_sarif_of_everything_has_passes_and_suppressions():
    results = data("sarif", all_results=True)["runs"][0]["results"]
    assert len(results) == 15
    kinds = {r["properties"]["claim_id"]: r for r in results}
    opened, turnout = claim("12 May 2023")[1].claim.id, claim("61%")[1].claim.id
    assert kinds[opened]["kind"] == "pass"
    assert kinds[opened]["suppressions"][0]["kind"] == "external"
    assert kinds[turnout]["suppressions"][0]["justification"] == "internal estimate"


def test_junit_is_read_back():
    suites = JUnitXml.fromstring(written("junit"))
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (16, 4, 3, 2)
    cases = {case.name.split()[0]: case for suite in suites for case in suite}
    result = cases[claim("14%")[1].claim.id].result[0]
    assert isinstance(result, Failure)
    assert "11.2%" in result.message
    assert isinstance(cases[claim("£18 per MWh")[1].claim.id].result[0], Error)
    assert isinstance(cases[claim("61%")[1].claim.id].result[0], Skipped)
    assert cases[claim("2026년 3월")[1].claim.id].result == []


def test_github_lines_stay_within_its_limits():
    lines = written("github", many(37)).decode().splitlines()
    assert len(lines) == PER_LEVEL
    assert lines[-1] == "::error::and 28 more%2C see the full report".replace("%2C", ",")


def test_github_points_at_line_and_column():
    line = next(x for x in written("github").decode().splitlines() if "14%25" in x)
    assert line.startswith("::error file=columns/haeon.md,line=3,endLine=3,col=")
    assert "title=Contested%3A 14%25::The document says 14%25; haeon.example says 11.2%25." in line


def test_gitlab_fingerprints_are_unique_and_free_of_lines():
    found = data("gitlab")
    assert len({f["fingerprint"] for f in found}) == len(found) == 9
    assert {f["severity"] for f in found} == {"major", "minor", "info"}
    assert all({"description", "check_name", "location"} <= set(f) for f in found)


def test_rdjson_counts_columns_in_bytes():
    document, _ = claim("1.2 million homes")
    found = next(d for d in data("rdjson")["diagnostics"] if d["code"]["value"] == "scope")
    start, end = found["location"]["range"]["start"], found["location"]["range"]["end"]
    line = document.text.split("\n")[start["line"] - 1].encode()
    assert line[start["column"] - 1 : end["column"] - 1].decode() == "1.2 million homes"


def test_rdjson_suggests_the_number_found():
    found = {d["code"]["value"]: d for d in data("rdjson")["diagnostics"]}
    assert found["refuted"]["suggestions"][0]["text"] == "11.2%"
    assert "suggestions" not in found["corrected"]


def test_atom_is_read_back():
    feed = feedparser.parse(io.BytesIO(written("atom")))
    assert not feed.bozo
    assert len(feed.entries) == 16
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    changed = next(e for e in feed.entries if "→" in e.title)
    assert changed.title == "Verified → Contested: 영업이익률은 14%까지 올랐다."
    assert changed.updated == "2025-08-01T09:30:42Z"


def test_atom_without_a_clock_still_has_dates():
    feed = feedparser.parse(io.BytesIO(FORMATS["atom"].write(sample.empty(), sample.options())))
    assert feed.feed.updated == "1970-01-01T00:00:00Z"


def test_claimreview_is_for_signed_claims_with_an_address():
    graph = data("claimreview")["@graph"]
    assert [g["url"] for g in graph] == [f"https://desk.example/report.html#claim-{claim('12 May 2023')[1].claim.id}"]
    assert graph[0]["reviewRating"]["ratingValue"] == 5
    assert data("claimreview", base_url="")["@graph"] == []
    assert data("claimreview", signoffs={})["@graph"] == []


def test_annotations_select_the_words():
    run, found = sample.run(), data("annotation")["items"]
    texts = {d.document.url or d.document.path: d.document.text for d in run.documents}
    assert len(found) == 15
    for item in found:
        quoted, position = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == quoted["exact"]
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text


def test_absolute_paths_become_file_addresses():
    document, judgement = claim("14%")
    moved = replace(document, path="/tmp/a b.md")
    run = replace(sample.run(), documents=(CheckedDocument(document=moved, judgements=(judgement,)),))
    location = data("sarif", run)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "file:///tmp/a%20b.md"}


def test_positions_survive_a_document_without_lines():
    document, judgement = claim("14%")
    bare = replace(document, lines=())
    run = replace(sample.run(), documents=(CheckedDocument(document=bare, judgements=(judgement,)),))
    span: Span = judgement.claim.value.span
    region = data("sarif", run)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (1, span.start + 1)
