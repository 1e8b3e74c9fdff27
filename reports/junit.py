"""JUnit XML: a document is a suite, a claim is a case."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from claims.model import Document
from factcheck.model import CheckedDocument, Evidence, Judgement, Run, Verdict
from reports.canonical import moment
from reports.clean import clean, shorten
from reports.interface import Options
from reports.selection import TROUBLE, deciding, settled
from reports.wording import Wording, headline, wording
from reports.xml import serialise


class JUnit:
    """Contested claims fail, sources that could not be had are errors, claims that a person settled are skipped."""

    name = "junit"
    suffix = ".xml"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """An XML document in UTF-8."""
        words = wording(options.language)
        root = ET.Element("testsuites", name=run.tool)
        for checked in run.documents:
            root.append(_suite(run, checked, options, words))
        for key in ("tests", "failures", "errors", "skipped"):
            root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
        return serialise(root)


def _suite(run: Run, checked: CheckedDocument, options: Options, words: Wording) -> ET.Element:
    path = shorten(checked.document.path, 500)
    suite = ET.Element("testsuite", name=path, file=path, time="0")
    if run.started:
        suite.set("timestamp", (moment(run.started) or "").removesuffix("Z"))
    if checked.error:
        _child(
            ET.SubElement(suite, "testcase", name=path, classname=path, time="0"), "error", "document", checked.error
        )
    for judgement in checked.judgements:
        suite.append(_case(checked.document, judgement, options, words))
    suite.set("tests", str(len(suite)))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(tag) is not None for case in suite)))
    return suite


def _case(document: Document, judgement: Judgement, options: Options, words: Wording) -> ET.Element:
    claim, path = judgement.claim, shorten(document.path, 500)
    name = f"{claim.id} {shorten(claim.sentence, 100)}"
    case = ET.Element("testcase", name=name, classname=path, file=path, line=str(claim.line), time="0")
    message = shorten(headline(judgement, words), 300)
    if settled(judgement, options):
        ET.SubElement(case, "skipped", message=shorten(settled(judgement, options), 300))
    elif judgement.verdict is Verdict.CONTESTED:
        _child(case, "failure", judgement.reason.code.value, message, _detail(judgement, words))
    elif judgement.reason.code in TROUBLE:
        _child(case, "error", judgement.reason.code.value, message, _detail(judgement, words))
    elif judgement.verdict is Verdict.REPORTED_ONLY:
        ET.SubElement(case, "system-out").text = clean(message)
    return case


def _child(case: ET.Element, tag: str, kind: str, message: str, text: str = "") -> None:
    ET.SubElement(case, tag, message=shorten(message, 300), type=kind).text = clean(text)


def _detail(judgement: Judgement, words: Wording) -> str:
    evidence = deciding(judgement)
    lines = [judgement.claim.sentence, words.mend(judgement)]
    lines += _quoted(evidence) if evidence else []
    return "\n".join(line for line in lines if line)


def _quoted(evidence: Evidence) -> list[str]:
    return [evidence.final_url or evidence.url, evidence.formula, evidence.quote[:2000]]
