"""The HTML report in a real browser: nothing of theirs runs, and everyone can use it."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports import FORMATS
from tests.reports import many, sample
from tests.reports.browser import Tab, axe, chromium, tab
from tests.reports.test_hostile import hostile

pytest.importorskip("websockets", reason="no websockets library; pip install websockets")
PANEL = "document.querySelector('article.claim.on')"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium on the path; set FACTCHECK_CHROMIUM to try the report in a browser")
    with tab(program, tmp_path_factory.mktemp("profile")) as opened:
        for domain in ("Page", "Network", "Runtime"):
            opened.call(f"{domain}.enable")
        opened.window(1360)
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    for language in ("en", "ko"):
        options = sample.options(language, docs_url="https://docs.example/reasons")
        (folder / f"{language}.html").write_bytes(FORMATS["html"].write(sample.run(), options))
        (folder / f"hostile-{language}.html").write_bytes(FORMATS["html"].write(hostile(), options))
    (folder / "dense.html").write_bytes(FORMATS["html"].write(many.run(201), sample.options("ko")))
    return {path.stem: path for path in folder.iterdir()}


def requests(browser: Tab) -> list[str]:
    """Addresses asked for, but for the page itself."""
    sent = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith("file://")]


def happened(browser: Tab, *methods: str) -> list[str]:
    return [str(e) for e in browser.events if e["method"] in methods]


@pytest.mark.parametrize("name", ["hostile-en", "hostile-ko", "en", "ko", "dense"])
def test_nothing_is_asked_for_and_nothing_of_theirs_runs(browser: Tab, report: dict[str, Path], name: str) -> None:
    browser.window(1360)
    browser.open(report[name])
    for button in ("[data-view=list]", "[data-sort=host]", "[data-view=document]", ".m", "#next"):
        browser.js(f"document.querySelector({button!r})?.click()")
    browser.js("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    browser.js("new Promise(done => setTimeout(() => done(true), 50))")
    assert requests(browser) == []
    assert happened(browser, "Page.javascriptDialogOpening", "Runtime.exceptionThrown") == []
    assert browser.js("document.querySelectorAll('script').length") == 1
    assert browser.js("document.querySelectorAll('iframe, object, embed, base, form, [onerror], [onload]').length") == 0
    assert (
        browser.js("[...document.querySelectorAll('a')].filter(a => !/^(https?:|file:)$/.test(a.protocol)).length") == 0
    )


@pytest.mark.parametrize("name", ["en", "ko", "hostile-en", "dense"])
@pytest.mark.parametrize("view", ["", "#view=list"])
def test_a_phone_needs_no_sideways_scrolling(browser: Tab, report: dict[str, Path], name: str, view: str) -> None:
    browser.window(320, 640, phone=True)
    browser.open(report[name], view)
    assert browser.js("document.documentElement.scrollWidth") <= 320
    browser.js("document.querySelector(location.hash ? '.list a' : '.m').click()")
    assert browser.js("document.documentElement.scrollWidth") <= 320
    assert browser.js("document.getElementById('claims').scrollWidth") <= 320


@pytest.mark.parametrize("name", ["en", "ko", "dense"])
@pytest.mark.parametrize("width", [1000, 1280, 1600])
def test_no_cell_of_the_list_runs_into_the_next(browser: Tab, report: dict[str, Path], name: str, width: int) -> None:
    browser.window(width)
    browser.open(report[name], "#view=list")
    over = (
        "[...document.querySelectorAll('.list td')].filter(c => c.scrollWidth > c.clientWidth).map(c => c.textContent)"
    )
    assert browser.js(over) == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_filters_stand_in_one_line_on_a_desk(browser: Tab, report: dict[str, Path], language: str) -> None:
    browser.window(1280)
    browser.open(report[language])
    assert browser.js("document.querySelector('.tools').offsetHeight") < 60


@pytest.mark.parametrize("name", ["en", "ko", "dense"])
@pytest.mark.parametrize(("width", "dark", "view"), [(1360, False, ""), (1360, True, "#view=list"), (320, True, "")])
def test_axe_has_nothing_to_say(
    browser: Tab, report: dict[str, Path], name: str, width: int, dark: bool, view: str
) -> None:
    script = axe()
    if script is None:
        pytest.skip("no axe-core; npm install --no-save axe-core, or set FACTCHECK_AXE to its axe.min.js")
    browser.window(width, dark=dark, phone=width < 500)
    browser.open(report[name], view)
    browser.js("document.querySelector(location.hash ? '.list a' : '.m.contested').click()")
    browser.js(script.read_text(encoding="utf-8") + ";0")
    tags = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"
    found = f"axe.run(document, {tags}).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html.slice(0, 200)))"
    assert browser.js(found) == []


def test_the_keyboard_does_all(browser: Tab, report: dict[str, Path]) -> None:
    browser.window(1360)
    browser.open(report["en"])
    browser.press("Tab")
    assert browser.js("document.activeElement.className") == "skip"
    browser.js("document.querySelectorAll('.m')[2].focus()")
    mark = browser.js("document.activeElement.id")
    browser.press("Enter")
    assert browser.js(f"{PANEL}.id.slice(6)") == mark[2:]
    assert browser.js("document.activeElement.tagName") == "H3"
    browser.press("Escape")
    assert browser.js("document.activeElement.id") == mark


def test_single_keys_are_off_until_asked_for(browser: Tab, report: dict[str, Path]) -> None:
    browser.open(report["en"])
    before = browser.js(f"{PANEL}.id")
    browser.press("j")
    assert browser.js(f"{PANEL}.id") == before
    browser.js("document.getElementById('keys').click()")
    browser.js("document.activeElement.blur()")
    browser.press("j")
    assert browser.js(f"{PANEL}.id") != before
    browser.js("document.getElementById('keys').click()")


def test_the_address_holds_view_filters_and_claim(browser: Tab, report: dict[str, Path]) -> None:
    browser.window(1360)
    browser.open(report["en"])
    browser.js("document.querySelector('.tally .contested button').click()")
    browser.js("document.querySelector('[data-view=list]').click()")
    shown = browser.js("document.querySelectorAll('#list tbody tr').length")
    assert 0 < shown == browser.js("document.querySelectorAll('article.contested').length")
    browser.js("document.querySelectorAll('#list tbody a')[1].click()")
    address, chosen = browser.js("location.hash"), browser.js(f"{PANEL}.id")
    browser.open(report["en"], address)
    assert browser.js("document.querySelectorAll('#list tbody tr').length") == shown
    assert browser.js(f"{PANEL}.id") == chosen
    browser.open(report["en"], f"#{chosen}")
    assert browser.js(f"{PANEL}.id") == chosen


def test_a_decision_becomes_a_block_that_signoff_reads(browser: Tab, report: dict[str, Path], tmp_path: Path) -> None:
    from factcheck.keeping import signoff

    browser.open(report["en"])
    browser.js("document.getElementById('by').value = 'Kim \"J\" 민'")
    browser.js("document.getElementById('note').value = 'called them\\n'")
    browser.js("document.querySelector('[name=decision][value=accept]').click()")
    block = tmp_path / "factcheck-signoff.toml"
    block.write_text(browser.js("document.getElementById('toml').value"), encoding="utf-8")
    (entry,) = signoff.read(block)
    assert (entry.by, entry.decision) == ('Kim "J" 민', "accept")
    assert set(signoff.in_force(sample.run(), (entry,))) == {entry.claim}
    browser.js("localStorage.clear()")


def test_a_short_panel_is_given_what_settles_it(browser: Tab, report: dict[str, Path]) -> None:
    browser.window(1360)
    browser.open(report["dense"])
    assert browser.js(f"{PANEL}.querySelectorAll('.mend').length") == 1
    browser.js("document.querySelectorAll('.m')[1].click(); document.querySelectorAll('.m')[0].click()")
    assert browser.js(f"{PANEL}.querySelectorAll('.mend').length") == 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_paper_has_every_claim_and_quote(browser: Tab, report: dict[str, Path], language: str) -> None:
    from pypdf import PdfReader

    browser.window(1360, dark=True)
    browser.open(report[language])
    pdf = base64.b64decode(browser.call("Page.printToPDF")["data"])
    paper = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    for judgement in sample.run().judgements:
        assert squeezed(judgement.claim.sentence)[:30] in paper
        for evidence in judgement.evidence:
            assert squeezed(evidence.formula or evidence.written if evidence.cell else evidence.quote)[:30] in paper


def squeezed(text: str) -> str:
    """Letters and digits only: paper breaks lines where it likes, and a font may lack a sign."""
    return re.sub(r"[\W_]+", "", text)
