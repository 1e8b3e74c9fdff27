"""The words of reports, by language: verdicts, reasons, mends, and the interface."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from factcheck.errors import SettingsError
from factcheck.model import Evidence, Judgement, Relation, Verdict
from reports.clean import shorten
from reports.selection import deciding, host, is_withdrawn
from reports.values import found

LANGUAGES = ("en", "ko")
_FORMATTER = Formatter()


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's catalogue; look-ups give text with its blanks filled."""

    language: str
    tables: Mapping[str, Mapping[str, str | Sequence[str]]]

    def say(self, table: str, key: str, **blanks: str) -> str:
        """The text of a key; the first variant whose blanks are all given; the key itself where unknown."""
        entry = self.tables[table].get(key)
        if entry is None:
            return key
        variants = (entry,) if isinstance(entry, str) else entry
        given = _Blanks({name: value for name, value in blanks.items() if value})
        chosen = next((v for v in variants if _fields(v) <= given.keys()), variants[-1])
        return chosen.format_map(given)

    def ui(self, key: str, **blanks: str) -> str:
        """A word of the interface; the key must exist."""
        if key not in self.tables["ui"]:
            raise KeyError(f"reports/text/{self.language}.toml: no [ui] {key}")
        return self.say("ui", key, **blanks)

    def verdict(self, judgement: Judgement) -> str:
        """The verdict's word."""
        return self.say("verdict", judgement.verdict.value)

    def reason(self, judgement: Judgement) -> str:
        """Why the verdict was given, in a sentence; blanks the judge left open are filled from the evidence."""
        return self.pointed(judgement) or self.say("reason", judgement.reason.code.value, **self._blanks(judgement))

    def pointed(self, judgement: Judgement) -> str:
        """Why a claim is contested whose number is not what is wrong; "" where it is."""
        blanks, slot = self._blanks(judgement), self._slot(judgement)
        replaced = slot == "retracted" and "found" in blanks
        contested = judgement.verdict is Verdict.CONTESTED and slot in self.tables["reason_slot"]
        return self.say("reason_slot", slot, **blanks) if contested and not replaced else ""

    def differing(self, judgement: Judgement) -> str:
        """`pointed` in a few words, for lists."""
        return (self._differs(self._slot(judgement)) or self.pointed(judgement)) if self.pointed(judgement) else ""

    def mend(self, judgement: Judgement) -> str:
        """What would settle the claim; "" for a verified one."""
        known = self.tables["mend"]
        slot = self._slot(judgement) if judgement.verdict is Verdict.CONTESTED else ""
        keys = (judgement.mend, slot, judgement.reason.code.value)
        key = next((k for k in keys if k in known), "")
        return self.say("mend", key, **self._blanks(judgement)) if key in known else ""

    def relation_why(self, evidence: Evidence, *, short: bool = False) -> str:
        """Why a piece of evidence counts or does not; short: in a word or two."""
        if short:
            return f"({self._differs(evidence.note) or self.say('relation', evidence.relation.value)})"
        return self.say("relation_why", evidence.relation.value, differs=self._differs(evidence.note))

    def _differs(self, slot: str) -> str:
        return self.say("differs", slot) if slot in self.tables["differs"] else ""

    def _slot(self, judgement: Judgement) -> str:
        """What about the value is wrong or different, as a neutral word."""
        evidence = deciding(judgement)
        counts = evidence is not None and evidence.relation in (Relation.DISAGREES, Relation.CORRECTION)
        slot = judgement.reason.detail.get("slot") or (evidence.note if evidence and counts else "")
        return slot or ("limit" if counts and _same_number(judgement) else "")

    def _blanks(self, judgement: Judgement) -> dict[str, str]:
        evidence = deciding(judgement)
        blanks = {"claimed": judgement.claim.value.text}
        if evidence is not None:
            blanks |= {"found": found(evidence, self), "host": host(evidence.final_url or evidence.url)}
        elif judgement.claim.citations:
            blanks["host"] = host(judgement.claim.citations[0].url)
        detail = {key: value for key, value in judgement.reason.detail.items() if value}
        if "url" in detail:
            blanks["host"] = host(detail["url"])
        if evidence is not None and detail.get("found") == evidence.written:
            del detail["found"]
        if is_withdrawn(judgement):
            blanks.pop("found", None)
        blanks |= detail
        if blanks.get("slot"):
            blanks |= {"differs": self._differs(blanks["slot"]), "slot": self.say("slot", blanks["slot"])}
        if blanks.get("way"):
            blanks["way"] = self.say("way", blanks["way"])
        return {key: shorten(value, 120) for key, value in blanks.items()}


def _same_number(judgement: Judgement) -> bool:
    """Both texts give one number, so that what differs is "at least", "less than" or the like."""
    compared = judgement.comparison
    return compared is not None and compared.difference == "0" and judgement.verdict is Verdict.CONTESTED


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in _FORMATTER.parse(text) if name}


@cache
def wording(language: str) -> Wording:
    """The catalogue of an interface language, `en` or `ko`; any other is an error."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise SettingsError(f"--lang {language}: no report wording in this language; choose one of {known}")
    text = files("reports").joinpath(f"text/{language}.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    return Wording(language, tables)


def headline(judgement: Judgement, words: Wording) -> str:
    """One line for lists and annotations: the verdict and the reason, both numbers where sources differ."""
    return f"{words.verdict(judgement)}: {words.reason(judgement)}"
