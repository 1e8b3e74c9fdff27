"""Who stands behind a sentence, whether it has happened, and whether it is denied.

The words are data (`[binding]` of each language file); this module only looks them up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from claims.lang import load
from claims.model import Modality, Voice
from claims.words.foretold import is_foretold, is_meant
from claims.words.patterns import one_of
from claims.words.rumour import is_rumour

_INJECTION = re.compile(
    r"\b(?:ignore (?:all|any|the|previous)|note to (?:automated|fact|the check)\w*|system ?:"
    r"|automated (?:checkers|fact)"
    r"|fact[- ]?check(?:ers|ing (?:tools|software|bots))\b.{0,40}\b(?:must|should|mark|treat|answer))"
    r"|\b(?:mark|treat|rate|label) (?:this|the|all|every)\b.{0,40}\b(?:as )?(?:verified|confirmed|true|contested)\b"
    r"|(?:검증|팩트체크|자동)\s?(?:프로그램|도구|시스템|봇|로봇|기).{0,40}(?:표시|처리|판정|간주)"
    r"|이 (?:주장|내용|기사).{0,20}(?:확인됨|검증됨|사실로) ?(?:으로 )?(?:표시|처리|판정)",
    re.IGNORECASE,
)


_UNSTEADY = frozenset({"negation", "plan", "forecast"})
"""Kinds of words that idioms hold too ("not only", "target range")."""
_MAY_MONTH = re.compile(
    r"\b(?:in|of|since|until|by|early|late|mid|last|from|to|between|and|before|after|during|this|next|\d{1,2})[ -]May\b"
    r"|\bMay (?=\d|and [A-Z]|to [A-Z])"
)
"""The month, which is no modal verb."""
_MISSED = re.compile(
    r"(?<= than )(?:had been |was |were )?(?:expected|forecast|predicted|projected)\b"
    r"|\b(?:in|at|with|after|on|for|by)\b[^,;]{1,40}\bhad (?:ever |been )?(?:expected|predicted|forecast)\b(?: to\b)?"
)
"""What came otherwise than expected, or in a place that had been expected to be otherwise, has come."""
_DESCRIBES = re.compile(
    r"\b(?:who|that|which) (?:[a-z]+ ){0,2}?(?:wants?|wanted|plans?|planned|intends?|hopes?|expects?|expected)\b"
    r"(?=[^.;\d]{1,80} (?:came to|amounted to|rose|fell|grew|reached|stood at|totall?ed|numbered|was|were)\b)"
)
"""Whom or what a clause plans to tell, whose number has come ("people who want to work came to 402 million")."""

_ANSWERS = re.compile(
    r"\b(?:said|say|told us|answered|replied|think|thought) (?:that )?(?:they|he|she) "
    r"(?:would|will|may|might|could|plan(?:ned)? to|intend(?:ed)? to|expect(?:ed)? to|want(?:ed)? to|hope[sd]? to)\b"
)
"""What those who were asked mean to do; how many they are is told as it is."""

_REACHED = re.compile(
    r"(?<!to )(?<!be )(?<!not )\b(?:reached|hit|met|achieved|attained)\b[^,;.]{0,24}?\b(?:targets?|targeted|goals?)\b"
    r"|(?:목표|계획)(?=[^,]{0,24}?(?:에|를|을|까지) ?(?:이르렀|이르러|이른|도달|달성|안착|진입|올랐|올라|채웠|채워)"
    r"(?!\S*(?:지 ?못|지 ?않|[하할]\b|하기|하려|하도록|하겠)))"
)
"""What was aimed at and has come ("reached its target height of 600 km", 목표 고도 600km에 이르러)."""

_REST = re.compile(
    r"\bestimates? for (?=(?:(?:the|all|any|those) )?(?:[a-z]+ )?"
    r"(?:others?|rest|remainder|missing|remaining|who|that|which)\b)"
)
"""What is estimated because not all were counted ("returns, and our estimate for the rest")."""

_ALLOWED = re.compile(
    r"(?P<limit>\b(?:maximum of|no more than|not more than|at most|no fewer than|at least|a limit of|only)\b"
    r"[^.;]{1,60}?) may\b(?! (?:be )?(?:come|fall|rise|grow|reach|drop|lose|gain)\b)",
    re.IGNORECASE,
)
"""What a rule allows is no forecast ("a maximum of three ships may call on any one day")."""
_COULD_NOT = re.compile(r"\bcould(?: not| never| no longer|n['’]t)\b(?! (?:be )?(?:exceed|reach|rule))", re.IGNORECASE)
"""What somebody was unable to do has come out so ("could not trace the money")."""


UNPARTED = ("ko", "ja", "zh")
"""Languages whose words are looked for wherever they stand, also inside of longer ones."""


@cache
def pattern(language: str, key: str) -> re.Pattern[str] | None:
    """The words under `key` of `[binding]` as one alternation, longest first; None where there are none."""
    words = load(language).binding.get(key, ())
    if not words:
        return None
    body = one_of(words)
    if language in UNPARTED:
        return re.compile(body)
    return re.compile(rf"(?<![\w'’-])(?:{body})(?![\w-])", re.IGNORECASE)


def has(text: str, language: str, key: str) -> bool:
    """True when a word under `key` stands in the text."""
    if key not in _may_have(text, language):
        return False
    compiled = pattern(language, key)
    if compiled is None or not compiled.search(text):
        return False
    idioms = pattern(language, "idioms") if key in _UNSTEADY else None
    return idioms is None or bool(compiled.search(idioms.sub(" ", text)))


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1024)
def _may_have(text: str, language: str) -> frozenset[str]:
    """The keys of `[binding]` that a text may have a phrase of, by its words; kept, as every value of a sentence asks
    its text a dozen questions, and most have none of them."""
    always, needed = _telling(language)
    if not needed:
        return always
    return always.union(*(needed[word] for word in _WORD.findall(text.lower()) if word in needed))


@cache
def _telling(language: str) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The keys that any text may have a phrase of, and by the longest word of a phrase those that need it: in a
    language that does not part its words, or where some phrase has no word, there is none to look for."""
    always, needed = set[str](), defaultdict[str, set[str]](set)
    for key, phrases in load(language).binding.items():
        told = [max(_WORD.findall(phrase.lower()), key=len, default="") for phrase in phrases]
        if language in UNPARTED or not all(told):
            always.add(key)
            continue
        for word in told:
            needed[word].add(key)
    return frozenset(always), {word: frozenset(keys) for word, keys in needed.items()}


def denied(text: str, language: str) -> frozenset[str]:
    """The words that a text denies, in lower case and with the endings they have there: "recover" of "did not recover",
    회복 of 회복하지 못했다."""
    find, idioms = _denied(language), pattern(language, "idioms")
    if find is None:
        return frozenset()
    return frozenset(find.findall((idioms.sub(" ", text) if idioms else text).lower()))


@cache
def _denied(language: str) -> re.Pattern[str] | None:
    """What denies, with the word behind it; before it in a language that ties it there by an ending."""
    words = load(language).binding
    denial = one_of(words.get("denial", ()))
    if endings := words.get("denied_endings"):
        return re.compile(rf"([^\W\d_]{{1,12}}?)(?:{one_of(endings)}) ?(?:{denial})")
    helps = one_of(words.get("denial_helps", ()))
    return re.compile(rf"(?:{denial}) (?:(?:{helps}) )?([^\W\d_]{{4,}})") if words.get("denial") else None


def is_injected(text: str) -> bool:
    """True for text that addresses the reader's tools instead of the reader."""
    return bool(_INJECTION.search(text))


def voice_of(sentence: str, language: str) -> Voice:
    """Own, attributed, hearsay or injected, for a whole sentence."""
    if is_injected(sentence):
        return Voice.INJECTED
    if has(sentence, language, "hearsay"):
        return Voice.HEARSAY
    if not _RUMOUR.isdisjoint(_may_have(sentence, language)) and is_rumour(sentence, language):
        return Voice.HEARSAY
    return Voice.ATTRIBUTED if has(sentence, language, "attributed_to") else Voice.OWN


_RUMOUR = frozenset({"informants", "talk"})
"""Words without which there is no rumour (claims/words/rumour.py)."""


def modality_of(clause: str, language: str) -> Modality:
    """Fact, plan, forecast, or what is due, for a clause."""
    if has(clause, language, "forecast") or has(clause, language, "plan"):
        clause = _ALLOWED.sub(r"\g<limit> ", clause)
        clause = _REACHED.sub(" ", _COULD_NOT.sub(" ", _ANSWERS.sub(" ", _DESCRIBES.sub(" ", clause))))
        clause = _REST.sub(" ", clause)
        if has(_MISSED.sub(" ", _MAY_MONTH.sub(" ", clause)), language, "forecast"):
            return Modality.FORECAST
        if has(clause, language, "plan"):
            return Modality.DUE if _is_due(clause, language) else Modality.PLAN
    if language == "ko" and is_foretold(clause):
        return Modality.FORECAST
    if language == "ko" and is_meant(clause):
        return Modality.PLAN
    return Modality.DUE if has(clause, language, "obliged") else Modality.FACT


def _is_due(clause: str, language: str) -> bool:
    """Whether nothing of a clause is to come but what somebody is bound to pay or to get ("is to repay £2 million")."""
    due = pattern(language, "due")
    if due is None or not due.search(clause) or has(clause, language, "conditional"):
        return False
    return not has(due.sub(" ", clause), language, "plan")
