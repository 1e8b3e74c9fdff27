"""The slots of one value that are no time: a limit, whether it is denied, foretold or withdrawn.

Every function looks at a `Site`: a value in its sentence with the part of the sentence that belongs to it. The words
are data (`[binding]` of each language file).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claims.frames.clauses import relative_clauses
from claims.frames.site import Site
from claims.mentions.grammar import grammar
from claims.mentions.hedges import past_bound
from claims.model import Kind, Modality, Quantity
from claims.words import stance

_PARTICIPLE = re.compile(r"[\s,]*(?:and )?[a-z]+ing\b")
_STOPS = re.compile(r"[:;,—]\s|고 |며 |지만 |으나 |는데 |(?<=[가-힣]) (?:뒤|후|다음)(?:에|로|부터)?(?:도|는)? ")


_SINCE_IN = re.compile(r"\bsince (?:[^\W\d_][\w'’&-]* ){1,6}(?:in|on|of) ?\Z")
"""No storm cost more "since Storm Orla in" 2015."""
_SINCE_WORDS = 60
_BREAKS = re.compile(r"[:;,—]\s")


def limit(site: Site, denied: bool) -> str:
    """Whether a date is only what something came `after` or `before`, the `last` time that something happened ("not
    since 2011"), or what something is to be done `by`; "" for the date of the thing itself.

    Args: denied, whether its clause is.
    """
    if site.mention.kind is not Kind.DATE:
        return ""
    if denied and (
        site.precedes("last_after", 12)
        or site.follows("last_before", 24)
        or (site.language == "en" and _SINCE_IN.search(site.before(_SINCE_WORDS)))
    ):
        return "last"
    if site.follows("date_after", 20):
        return "after"
    if site.follows("deadline_before", 20) or site.precedes("deadline_after", 6):
        return "by"
    return "before" if site.follows("date_before", 20) or site.precedes("date_before_behind", 6) else ""


def is_denied(site: Site) -> bool:
    """The value's own clause denies it ("not 17 %", 17%가 아니다)."""
    text, start, language = site.sentence.text, site.span.start, site.language
    value = site.mention.value
    if isinstance(value, Quantity) and value.value == 0:
        # "None" is a value of its own.
        return False
    if language == "ko":
        # "Did not pass 10" is a bound, no denial.
        rest = text[past_bound(text, site.span.end, grammar(language)) : start + 48]
        if rest.lstrip().startswith(site.words("only_after") or ("\0",)):
            return False
        stop = _STOPS.search(rest)
        return stance.has(rest[: stop.start()] if stop else rest, language, "negation")
    before = text[max(0, start - 60) : start]
    ends = [m.end() for m in _BREAKS.finditer(before)]
    turns = stance.pattern(language, "negation_ends")
    ends += [m.end() for m in turns.finditer(before)] if turns else []
    return stance.has(before[max(ends) :] if ends else before, language, "negation")


def modality(site: Site) -> Modality:
    """Fact, plan or forecast, by the value's part of the sentence; Korean says it at the very end."""
    text, language = site.sentence.text, site.language
    start = max(site.area.start, text.rfind("; ", site.area.start, site.span.start))
    start = _start_of_its_clause(site, start)
    if language == "ko" and (held := _held_to_a_plan(site)):
        before = held.start() >= site.span.end
        text = text[: held.start()] if before else f"{' ' * held.end()}{text[held.end() :]}"
    text = _without_relatives(text, site)
    own = stance.modality_of(text[start : _end_of_its_clause(site)], language)
    if own is Modality.FACT and language == "en" and _PARTICIPLE.match(text, site.area.start):
        # "Forecasts 3 million visitors, rising to 4 million": the participle goes on with the forecast.
        own = stance.modality_of(text[: site.area.start], language)
    return own if own is not Modality.FACT or language != "ko" else stance.modality_of(text[-24:], language)


def _without_relatives(text: str, site: Site) -> str:
    """The text with blanks for what it says of a noun in a relative clause that does not hold the value ("the marathon,
    which will be run in April, drew 840,000"); of one that does, for all the rest."""
    for clause in relative_clauses(site.sentence.text, site.language):
        before, inside, after = text[: clause.start], text[clause.start : clause.end], text[clause.end :]
        if clause.start <= site.span.start < clause.end:
            return f"{' ' * len(before)}{inside}{' ' * len(after)}"
        text = f"{before}{' ' * len(inside)}{after}"
    return text


def _held_to_a_plan(site: Site) -> re.Match[str] | None:
    """What a Korean sentence says of the plan that a value has come out above or below, the planned number included;
    None where the value is that number, or where there is none."""
    found = _plans_passed(site.sentence.text)
    beside = (m for m in found if m.start() >= site.span.end or m.end() <= site.span.start)
    return None if len(found) > 1 else next(beside, None)


@lru_cache(maxsize=8)
def _plans_passed(sentence: str) -> Sequence[re.Match[str]]:
    """Kept, as it is asked for each value of a sentence."""
    return list(_PLAN_PASSED.finditer(sentence))


_PLAN_PASSED = re.compile(
    r"(?:당초 |애초 |처음 |첫해 )?(?:계획|목표|예상|전망|예측)(?:치|량|액|인원)?(?:이던|이었던|인|했던|한)? ?"
    r"(?:\([^()]{1,40}\)|[\d.,]{1,12} ?[가-힣%]{1,6} ?[\d.,]{0,6} ?[가-힣%]{0,4})??"
    r"(?:을|를|에|보다)? ?(?:[가-힣]{1,4} ){0,2}"
    r"(?:넘겼|넘었|넘어섰|넘긴|넘어선|뛰어넘었|뛰어넘은|넘겨|웃돌았|웃돈|웃돌며|초과했|초과한|상회했|상회한|앞질렀"
    r"|밑돌았|밑돈|밑돌며|하회했|하회한|미치지 못했|미치지 못한|못 미쳤|못 미친|많았|적었|많은|적은)"
)
"""What came is held against what was planned (계획(180일)을 훌쩍 넘겼다): it is no plan itself."""


_GOES_ON = re.compile(
    r";|``|[“”\"]|, an? [a-z]+ (?:that|which|who|I|you|we) "
    r"| (?:and|but|though|although|while|whereas) (?:it|he|she|they|we|there|this|that) "
)
"""Here an English sentence says something else, with a subject of its own."""


_TELLS_ON = re.compile(
    r", (?:and|but|so|while|whereas) (?=(?:the|its|their|his|her|our|an?|this|that|it|they|[A-Z][\w'’-]*) "
    r"(?:[\w'’-]+ ){0,4}?(?:had|has|was|were|did|fell|rose|grew|began|came|went|took|ran|drew|gave|saw|became|sank"
    r"|sent|paid|sold|won|lost|bought|built|spent|held|made|found|brought|got|left|kept|put|shut) )"
)
"""Here an English sentence tells on with a subject and a verb of its own, which is over: what was to come is not it."""


_SAYS_WHAT = re.compile(r"(?<=[a-z]): (?=[^:;]{0,200} (?:have|has|had|are|is|was|were|do|does|did)\b)")
"""Behind a colon an English sentence says what it announced ("It will surprise nobody: 58% have no staff")."""


def _start_of_its_clause(site: Site, start: int) -> int:
    """Where the clause of a value starts: "everyone could ask for one, and the board had 400 printed" tells of 400."""
    if site.language != "en":
        return start
    text, at = site.sentence.text, site.span.start
    said = (m.end() for m in _SAYS_WHAT.finditer(text, start) if m.end() <= at)
    return max((*said, *(m.end() for m in _TELLS_ON.finditer(text, start, at))), default=start)


_WORD_GOES_ON = re.compile(r"[가-힣]+")


def _end_of_its_clause(site: Site) -> int:
    """Where the clause of a value ends: "... has 28 clubs, and it plans to expand" plans no clubs; in Korean at the end
    of a word (보이며)."""
    if site.language != "en":
        inside = _WORD_GOES_ON.match(site.sentence.text, max(0, site.area.end - 1))
        return inside.end() if inside else site.area.end
    other = _GOES_ON.search(site.sentence.text, site.span.end, site.area.end)
    return other.start() if other else site.area.end


def retracted(site: Site) -> bool:
    """The sentence names the value as wrong, withdrawn or replaced."""
    language = site.language
    if stance.has(site.sentence.text, language, "retracted"):
        return not _put_right(site)
    before = site.before(30)
    replaced = stance.has(before, language, "replaced_before") and not stance.has(before, language, "old_records")
    return replaced or stance.has(site.after(12), language, "replaced_after")


def _put_right(site: Site) -> bool:
    """The value is the one that a correction puts in the place of another ("61명을 16명으로 바로잡습니다")."""
    return site.follows("corrected_before", 40) or site.precedes("corrected_after", 20)
