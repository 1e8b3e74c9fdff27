"""The report for the person who signs: one HTML file that opens no address."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from factcheck.model import Run
from reports.clean import clean
from reports.interface import Options
from reports.marks import MARKS
from reports.page import IndexPage, PageBuilder, ReportPage
from reports.selection import WORST_FIRST
from reports.values import grouped
from reports.wording import Wording, wording


class Html:
    """Works without script; script adds panel, filters, list and sign-off."""

    name = "html"
    suffix = ".html"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """A whole HTML page in UTF-8."""
        words = wording(options.language)
        return _rendered("report.html", PageBuilder(run, options, words).page(), words)


def index(run: Run, options: Options, names: Sequence[str]) -> bytes:
    """The page that leads to the pages of a large run; `names` are their files, one a document."""
    words = wording(options.language)
    return _rendered("index.html", PageBuilder(run, options, words).index(names), words)


def _rendered(template: str, page: ReportPage | IndexPage, words: Wording) -> bytes:
    style, script = _asset("style.css"), _asset("report.js")
    text = (
        _environment()
        .get_template(template)
        .render(
            page=page,
            words=words,
            ui=words.ui,
            say=words.say,
            grouped=grouped,
            order=[v.value for v in WORST_FIRST],
            marks={v.value: sign for v, sign in MARKS.items()},
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=_policy(style, script),
        )
    )
    return text.encode("utf-8", "replace")


def _policy(style: str, script: str) -> str:
    """A content security policy that lets nothing in but our own style and script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> str:
    return files("reports").joinpath(f"templates/{name}").read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _harmless(value: object) -> object:
    """Every text that the template puts down, without unsafe characters; our own mark-up as it is."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
