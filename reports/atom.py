"""An Atom feed with an entry for each change of a verdict or of the text it rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from factcheck.keeping.baseline import deciding_snapshot
from factcheck.model import Judgement, Run
from reports.canonical import moment
from reports.clean import clean, shorten, weblink
from reports.interface import Options, Past
from reports.selection import items
from reports.wording import Wording, wording
from reports.xml import serialise

ENTRIES = 1000
"""The newest changes; a reader of feeds keeps the older ones."""
_ATOM = "http://www.w3.org/2005/Atom"
_TAG = "tag:factcheck.example,2025:"
_UNDATED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Atom wants a date on everything; a replay without a clock has none."""


@dataclass(frozen=True, slots=True)
class Change:
    """The n-th verdict of a claim, and the one before."""

    judgement: Judgement
    number: int
    before: Past | None
    after: Past

    @property
    def at(self) -> dt.datetime:
        """When the verdict changed, in UTC."""
        return _moment(self.after.at)


class Atom:
    """Entry ids are never used again: claim id and the number of the change."""

    name = "atom"
    suffix = ".atom"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """An XML document in UTF-8, the newest change first."""
        words = wording(options.language)
        found = [c for item in items(run) for c in changes(item.judgement, run, options)]
        found.sort(key=lambda change: change.at, reverse=True)
        feed = _feed(run, found, options, words)
        for change in found[:ENTRIES]:
            feed.append(_entry(change, options, words))
        return serialise(feed)


def timeline(judgement: Judgement, run: Run, options: Options) -> list[Past]:
    """The verdicts of a claim, oldest first, this run's last."""
    past = [p for p in options.history.get(judgement.claim.id, ()) if p.run != run.id]
    now = Past(
        run=run.id,
        at=run.finished or run.as_of,
        verdict=judgement.verdict.value,
        reason=judgement.reason.code.value,
        snapshot=deciding_snapshot(judgement),
    )
    return [*past, now]


def changes(judgement: Judgement, run: Run, options: Options) -> list[Change]:
    """The first verdict, and each that differs from the one before."""
    found: list[Change] = []
    before: Past | None = None
    for past in timeline(judgement, run, options):
        if before is None or (past.verdict, past.snapshot) != (before.verdict, before.snapshot):
            found.append(Change(judgement, len(found) + 1, before, past))
        before = past
    return found


def _feed(run: Run, found: list[Change], options: Options, words: Wording) -> ET.Element:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": options.language})
    ET.SubElement(feed, "id").text = weblink(options.base_url) or f"{_TAG}verdicts"
    ET.SubElement(feed, "title").text = f"{words.ui('report')}: {words.ui('feed_title')}"
    ET.SubElement(feed, "updated").text = moment(max((c.at for c in found), default=_moment(run.finished or run.as_of)))
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = run.tool
    ET.SubElement(feed, "generator", version=run.version).text = run.tool
    if weblink(options.base_url):
        ET.SubElement(feed, "link", rel="alternate", type="text/html", href=options.base_url)
    return feed


def _entry(change: Change, options: Options, words: Wording) -> ET.Element:
    claim = change.judgement.claim
    after = words.say("verdict", change.after.verdict)
    title = words.ui("first_verdict", after=after)
    if change.before:
        title = words.ui("became", before=words.say("verdict", change.before.verdict), after=after)
    entry = ET.Element("entry")
    ET.SubElement(entry, "id").text = f"{_TAG}claim/{clean(claim.id)}/{change.number}"
    ET.SubElement(entry, "title").text = f"{title}: {shorten(claim.sentence, 120)}"
    ET.SubElement(entry, "updated").text = moment(change.at)
    ET.SubElement(entry, "category", term=change.after.verdict)
    if weblink(options.base_url):
        ET.SubElement(entry, "link", rel="alternate", href=f"{options.base_url}#claim-{claim.id}")
    reason = words.say("reason_name", change.after.reason)
    now = words.reason(change.judgement)
    text = now if change.after.reason == change.judgement.reason.code.value else reason
    ET.SubElement(entry, "summary").text = clean(f"{text} ({shorten(claim.document, 200)}:{claim.line})")
    return entry


def _moment(at: dt.datetime | dt.date | None) -> dt.datetime:
    if at is None:
        return _UNDATED
    if not isinstance(at, dt.datetime):
        return dt.datetime(at.year, at.month, at.day, tzinfo=dt.UTC)
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
