"""Pages that stand in the place of the page: not found, log in, prove that you are human, needs a script."""

from __future__ import annotations

from bs4 import BeautifulSoup

from sources.model import Outcome
from sources.pages.markup import visible_text
from sources.pages.words import has_any

SHORT = 1500
VERY_SHORT = 400
SCANT = 200
SHELL = 120
TITLE = 200


def wall(soup: BeautifulSoup, title: str, text: str) -> tuple[Outcome, str] | None:
    """What stands in the page's place, with one sentence; None for a page that is what it should be."""
    if len(text) > SHORT:
        return None
    headings = " ".join(tag.get_text()[:TITLE] for tag in soup.find_all(("h1", "h2"), limit=3))
    lead = f"{title[:TITLE]} {headings}"
    everything = visible_text(soup)[:20_000]
    if _says(lead, text, "soft404", "phrases", "scant"):
        return Outcome.SOFT_404, "the page says that what was asked for is not there"
    if len(text) < SCANT and has_any(everything, "soft404", "parked"):
        return Outcome.SOFT_404, "the domain is parked"
    shown = f"{text} {everything[:500]}" if len(text) < SCANT else text
    if (len(text) < VERY_SHORT and has_any(lead, "wall", "robot")) or (
        len(text) < SCANT and has_any(shown, "wall", "robot")
    ):
        return Outcome.BLOCKED, "a check for robots stands before the page"
    if len(text) < SCANT and soup.find("input", type="password") is not None and has_any(everything, "wall", "login"):
        return Outcome.BLOCKED, "a login stands before the page"
    if len(text) < SHELL and soup.find("button") is not None and has_any(everything, "wall", "consent"):
        return Outcome.BLOCKED, "a consent dialogue stands before the page"
    return _empty_shell(soup, everything) if len(text) < SHELL else None


def _says(lead: str, text: str, table: str, in_lead: str, in_text: str) -> bool:
    """In the title or a heading of a short page, or in a page that says hardly anything else."""
    if len(text) < VERY_SHORT * 2 and has_any(lead, table, in_lead):
        return True
    return len(text) < SCANT and has_any(f"{lead} {text}", table, in_text)


def _empty_shell(soup: BeautifulSoup, everything: str) -> tuple[Outcome, str] | None:
    noscript = " ".join(tag.get_text()[:1000] for tag in soup.find_all("noscript", limit=10))
    if has_any(f"{everything} {noscript}", "wall", "script"):
        return Outcome.BLOCKED, "the page needs a browser with scripts"
    return None


def shut(soup: BeautifulSoup) -> tuple[Outcome, str]:
    """Why a page without any main text has none."""
    everything = visible_text(soup)[:20_000]
    if has_any(everything, "wall", "consent"):
        return Outcome.BLOCKED, "a consent dialogue stands before the page"
    if has_any(everything, "wall", "login"):
        return Outcome.BLOCKED, "a login stands before the page"
    if soup.find("script") is not None:
        return Outcome.BLOCKED, "the page needs a browser with scripts"
    return Outcome.UNSUPPORTED, "the page holds no text"


def is_paywalled(soup: BeautifulSoup, free: bool) -> bool:
    """True when only a part of the page can be read without a subscription."""
    if not free:
        return True
    boxes = soup.find_all(class_=_paywall_class, limit=5)
    return bool(boxes) or has_any(visible_text(soup)[-3000:], "wall", "paywall")


def _paywall_class(name: str | None) -> bool:
    return (
        bool(name)
        and name is not None
        and name.lower() in ("paywall", "regwall", "gate", "subscriber-only", "piano-offer")
    )
