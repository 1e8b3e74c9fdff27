"""Which newspaper, agency or station a sentence only passes on ("the Ledger Times reported that", 한빛일보는 보도했다).

relayed("Orrin sold 410 cars, Reuters reported.", "en") → "Reuters". Names and words are data (`outlet…`, `relay…` of
`[binding]`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from claims.frames.speakers import GLOSS
from claims.lang import load
from claims.words.patterns import one_of


@lru_cache(maxsize=1 << 12)
def relayed(sentence: str, language: str) -> str:
    """The name of the news medium whose report a sentence passes on, or "" where it speaks for itself."""
    for form in _forms(language):
        if found := form.search(sentence):
            return found["outlet"].strip()
    return ""


@cache
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    words = load(language).binding
    if "outlets" not in words:
        return ()
    parts = {
        key: one_of(words.get(key, ()))
        for key in ("outlets", "outlet_tails", "outlet_strangers", "relay_verbs", "relay_before", "relay_behind")
    }
    return tuple(re.compile(form.format(gloss=GLOSS, **parts)) for form in _SHAPES.get(language, ()))


_EN_OUTLET = r"(?P<outlet>(?<![\w-])(?:{outlets}|(?!The )(?:[A-Z][\w&'’-]{{0,20}} ){{1,3}}(?:{outlet_tails}))(?![\w-]))"
_KO_OUTLET = (
    r"(?<![가-힣\w])(?!{outlet_strangers})"
    r"(?P<outlet>(?:{outlets})(?:통신|방송)?|[가-힣A-Z]{{1,8}}(?:{outlet_tails}))"
)
_NO_OBJECT = r"(?=[,.;]|$|\s(?:that|on|last|this|earlier)\b)"
"""Behind a verb: that it had results of its own to report is no report of others'."""
_SHAPES: Mapping[str, tuple[str, ...]] = {
    "en": (
        _EN_OUTLET + r"{gloss},? (?:(?:has|had|also|first|has also) )?(?:{relay_verbs})" + _NO_OBJECT,
        r"\b(?:{relay_before}) (?:[Tt]he )?" + _EN_OUTLET + r"(?! (?:index|survey|poll|ranking|database|data)\b)",
        r"\b(?:{relay_verbs}) (?:[Tt]he )?" + _EN_OUTLET + r"{gloss}(?=[.,;]|$)",
    ),
    "ko": (
        _KO_OUTLET + r"{gloss}(?:은|는|이|가|도)\s[^.]{{0,200}}?(?:{relay_verbs})",
        _KO_OUTLET + r"{gloss}(?:{relay_behind})",
    ),
}
"""X reported, according to X, reported X. X는 …고 보도했다; X에 따르면."""
