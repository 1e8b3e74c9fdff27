"""Whatever documents and sources say is data in every format."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from claims.model import Attribution, Citation, CitationKind
from factcheck.model import Cell, CheckedDocument, Finding, Relation
from reports import FORMATS
from reports.clean import clean, fit, one_line, shorten, weblink, width
from reports.summary import terminal
from tests.linear import grows_linearly
from tests.reports import sample

EVIL = (
    '<script>alert(1)</script>"><img src=x onerror=alert(2)> ]]> --> %0A::error::pwned\n::error::pwned2\r\n'
    "=cmd|' /C calc'!A0 "
    "\x1b[2J\x1b]0;t\x07 \u202etxet desrever\u202c \u2028 \x00 \ufffe {{ 7*7 }} {% raw %} {host} `x` |a| "
    "[l](javascript:alert(3)) ${jndi:x} \ud800 &amp; </textarea></title></style><!--"
)
LINK = "javascript:alert(4)"
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\ufffe\ud800-\udfff]")
TEXT_FORMATS = [name for name, made in FORMATS.items() if not made.binary]


def hostile(text=EVIL):
    """The sample with the text everywhere that a document or a source speaks."""
    run = sample.run()
    documents = []
    for number, checked in enumerate(run.documents):
        document = sample.document(
            f"d{number}\n::error::{text[:40]}.md", "en", f"{text} 12% {text}", title=text, url=LINK
        )
        judgements = tuple(_judged(j, document, text, place) for place, j in enumerate(checked.judgements))
        finding = Finding(document=document.path, kind=text[:30], claims=(), text=text)
        documents.append(
            CheckedDocument(document=document, judgements=judgements, findings=(finding,), error=text if number else "")
        )
    sources = [
        replace(s, url=s.url + "?" + text, title=text, publisher=text, detail=text, origin=text) for s in run.sources
    ]
    sources.append(replace(run.sources[0], url=LINK, final_url=LINK))
    return replace(run, documents=tuple(documents), sources=tuple(sources))


def _judged(judgement, document, text, place):
    claim = sample.claim(document, document.text, "12%", sample.number("12", text[:20]))
    claim = replace(
        claim,
        id=f"c{place}",
        heading=(text,),
        attribution=Attribution(said_by=text),
        citations=(Citation(url=LINK, kind=CitationKind.LINK, label=text),),
    )
    cell = Cell(table=0, row=0, column=0, row_header=text, column_header=text, caption=text)
    said = dict.fromkeys(
        ("quote", "title", "publisher", "origin", "unit", "value", "before", "after", "written", "note"), text
    )
    evidence = tuple(
        replace(e, **said, url=LINK, final_url=LINK, found=None, formula=e.formula and text, cell=e.cell and cell)
        for e in judgement.evidence
    )
    reason = replace(judgement.reason, detail={"host": text, "found": text, "claimed": text, "slot": text, "url": text})
    comparison = judgement.comparison and replace(judgement.comparison, rule=text, unit=text, difference=text)
    suggestion = judgement.suggestion and text
    return replace(
        judgement,
        claim=claim,
        evidence=evidence,
        reason=reason,
        comparison=comparison,
        suggestion=suggestion,
        mend=text,
    )


def written(name, text=EVIL):
    options = sample.options(suppressed={"c3": text}, base_url="https://desk.example/r.html")
    return FORMATS[name].write(hostile(text), options)


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_writer_gives_valid_utf8(name):
    written(name).decode("utf-8")


@pytest.mark.parametrize("name", [n for n in TEXT_FORMATS if n not in ("json", "annotation")])
def test_no_control_or_direction_mark_gets_through(name):
    text = written(name).decode("utf-8-sig")
    found = {hex(ord(c)) for c in UNSAFE.findall(text.replace("\\u", ""))}
    assert not found


@pytest.mark.parametrize("name", ["json", "annotation", "sarif", "gitlab", "rdjson", "claimreview"])
def test_json_formats_stay_json(name):
    json.loads(written(name))


@pytest.mark.parametrize("name", ["junit", "atom"])
def test_xml_formats_stay_xml(name):
    ET.fromstring(written(name))


class Scripts(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.scripts, self.bad = 0, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        named = dict(attrs)
        if tag in ("img", "iframe") or any(k.startswith("on") for k in named):
            self.bad.append((tag, named))
        if (named.get("href") or "").lower().startswith("javascript:"):
            self.bad.append((tag, named))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_html_runs_nothing_of_theirs(language):
    body = FORMATS["html"].write(hostile(), sample.options(language)).decode()
    found = Scripts(body)
    assert (found.scripts, found.bad) == (1, [])
    assert "{{ 7*7 }}" in body


def test_github_takes_no_command_of_theirs():
    lines = written("github").decode().splitlines()
    assert all(re.match(r"::(error|warning|notice)( [^:]*)?::", line) for line in lines)
    assert not any(line.startswith(("::error::pwned", "%0A")) for line in lines)
    assert all("%" not in re.sub(r"%(25|3A|2C)", "", line) for line in lines)


def test_csv_has_no_formula():
    rows = list(csv.reader(io.StringIO(written("csv").decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    for value in (v for row in rows for v in row):
        assert not re.match(r"[=+\-@\t\r]", value) or re.fullmatch(r"[-+]?\d+(\.\d+)?", value), value


def test_csv_defuses_a_bare_formula():
    text = written("csv", "=cmd|' /C calc'!A0").decode("utf-8-sig")
    assert ",=cmd" not in text
    assert '"=cmd' not in text


def test_markdown_keeps_its_table_and_shows_no_markup():
    text = written("markdown").decode()
    assert "<script" not in re.sub(r"`[^`\n]*`", "", text)
    assert "javascript:" not in re.sub(r"\\.|&#\d+;", "", "".join(re.findall(r"\]\(<[^>]*>", text)))
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


@pytest.mark.parametrize("colour", [False, True])
def test_the_terminal_gets_no_escape_of_theirs(colour):
    text = terminal(hostile(), colour=colour, width=80, language="en")
    assert not UNSAFE.search(re.sub(r"\x1b\[[0-9;]+m", "", text))
    assert max(width(line) for line in re.sub(r"\x1b\[[0-9;]+m", "", text).splitlines()) <= 80


@pytest.mark.parametrize("name", TEXT_FORMATS)
@pytest.mark.parametrize("filler", ["A", "값 ", "<", "|", "1,", "\u202e"])
def test_a_line_of_a_megabyte_hangs_no_writer(name, filler):
    assert grows_linearly(
        lambda text: FORMATS[name].write(_of_one_line(text), sample.options()), filler * (1_000_000 // len(filler))
    )


def _of_one_line(text):
    document = sample.document("long.md", "en", text + " 12%")
    claim = sample.claim(document, document.text, "12%", sample.number("12", "percent"))
    quote = sample.evidence(sample.GRID, Relation.DISAGREES, document.text, "12%", title=document.text)
    judgement = replace(sample.run().judgements[1], claim=claim, evidence=(quote,), suggestion=None)
    return replace(sample.run(), documents=(CheckedDocument(document=document, judgements=(judgement,)),))


def test_a_long_line_hangs_no_terminal():
    assert grows_linearly(lambda x: terminal(hostile(x), colour=True, width=80, language="en"), "x" * 1_000_000)


def test_cleaning_keeps_offsets_and_what_people_write():
    assert clean("a\x00b\u202ec") == "a\ufffdb\ufffdc"
    assert clean("👩‍🔬 e\u0301 값\t1\n") == "👩‍🔬 e\u0301 값\t1\n"
    assert one_line(" a\n\n b\x1b[1m ") == "a b [1m"


def test_cuts_say_that_they_are_cuts():
    assert shorten("one two three four", 12) == "one two…"
    assert shorten("short", 12) == "short"
    assert fit("해온조선 실적", 8) == "해온조…"
    assert width("해온e\u0301") == 5


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "http://a b", "https://a\u202e", "", "//x", "ftp://x"]
)
def test_only_web_addresses_become_links(url):
    assert weblink(url) == ""
