"""Whom a value belongs to: the name beside it, the one a relative clause goes back to, the topic that is carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from claims.frames.clauses import piece
from claims.frames.passage import Found, Sentence
from claims.frames.site import Site, ends_with
from claims.lang import load
from claims.model import Keys, Span
from claims.names.aliases import is_adjective, is_country, known
from claims.names.home import abroad
from claims.words import stance
from claims.words.morphology import split_syllable
from claims.words.patterns import one_of

_FORWARD = re.compile(
    r"(?:In|At|On|With|For|By|After|Under|Despite|Before|During|From|To|Like|Besides)\b[^,.;:]{0,80}"
    r"\b(?:its|his|her|their)\b(?:[^,.;:]{0,80},| (?:[a-z]+ ){0,3}(?:year|half|quarter|month|season|decade))"
    r" (?:the )?(?=[A-Z])"
)
"""A pronoun that points to the name behind its phrase ("In its letter to shareholders, Orrin ...")."""
_WHO = re.compile(r"\w (?:who|whose|which|that) ")
_PLURAL = re.compile(r"\w (?:who|whose|which|that) |\b[a-z]{3,}s\b")
_MANY = ("they", "them", "their")
_APPOSED = re.compile(r"\b[A-Z][\w'’&-]*, \Z")
"""Behind a name, "the charity" says who it is ("Open Door, the charity that ...")."""
_TOPIC = ("은", "는", "이", "가")
_OWNER = (*_TOPIC, "의")


def subject(site: Site, own: Keys, near: Keys, dropped: str) -> str:
    """The name that the value most likely belongs to, or "".

    Args: dropped, whom its sentence goes on about without a name.
    """
    sentence = site.sentence
    inside = [(s, n) for s, n in sentence.names if site.area.start <= s.start < site.area.end and n in own.names]
    if sentence.language == "ko":
        inner = piece(sentence.text, site.span, "ko")
        before = [(s, n) for s, n in inside if s.end <= site.span.start]
        beside = [pair for pair in before if pair[0].start >= inner.start]
        topic = _topic(beside, sentence.text, _OWNER) or _topic(before, sentence.text, _TOPIC)
        if not topic:
            topic = beside[-1][1] if beside else dropped or topic_before(site)
        if topic:
            return topic
    if sentence.language == "en":
        subject = _antecedent(site, inside) or dropped
        if subject:
            return subject
    anew = _of_a_new_clause(site)
    inside = [pair for pair in inside if pair not in anew]
    if inside:
        return _no_place(site, inside)[1]
    later = {n for _, n in anew}
    elsewhere = sentence.language == "ko" and (_DATES_A_CLAUSE.search(sentence.text) or _comes_home(sentence, near))
    around = () if elsewhere else near.names
    return next((n for n in (*own.names, *around) if n not in later), "")


def _comes_home(sentence: Sentence, near: Keys) -> bool:
    """Whether a sentence without a name turns to the text's own country from another one ("미국 …. 국내에서도 …")."""
    if sentence.names or not stance.has(sentence.text[:_OPENING], sentence.language, "home_words"):
        return False
    return abroad(near.names, sentence.language)


_OPENING = 8
"""Characters in which a sentence says where it turns."""


def _no_place(site: Site, names: Found) -> tuple[Span, str]:
    """The first name; where that only tells where, the one in apposition ("a landlord in Elmsby, Orrin Homes, has") or
    the one that a comma and who it is lead to ("In Norland, the house builder Orrin has")."""
    places = site.words("places_before")
    if site.language != "en" or not ends_with(_ahead(site.sentence.text, names[0][0]), places):
        return names[0]
    behind = (
        pair for one, pair in pairwise(names) if _WHO_IT_IS.fullmatch(site.sentence.text[one[0].end : pair[0].start])
    )
    return next((p for p in behind if p[0].end <= site.span.start and not is_country(known(p[1]))), names[0])


_WHO_IT_IS = re.compile(
    r", (?:(?:the|its|a|an|one) (?:(?!(?:of|in|at|by|for|to|from|with|on|and|or|that|which|who)\b)[a-z][a-z-]* ){0,5})?"
)
"""What leads to a name behind a place: its article, and what sort of thing it is."""
_ANEW = re.compile(r"[,;:] (?:and|but|while|whereas|although|though|yet|so) |; ")


def _of_a_new_clause(site: Site) -> Found:
    """The names behind a value that stand in another English clause: that clause is of them, the value is not."""
    if site.language != "en":
        return []
    text, end = site.sentence.text, site.span.end
    return [(s, n) for s, n in site.sentence.names if _ANEW.search(text, end, max(end, s.start))]


@cache
def _relative(language: str) -> re.Pattern[str]:
    """A relative clause that has not ended yet."""
    words = one_of(load(language).binding.get("relative", ()))
    return re.compile(rf"\b(?:{words}) (?:(?!, ).){{0,120}}\Z")


def _antecedent(site: Site, names: Found) -> str:
    """The name that a relative clause speaks of ("..., which closed with 5 million"): the last one before it that is
    no place."""
    text = site.sentence.text
    opened = _relative(site.language).search(text[: site.span.start])
    if opened is None or any(opened.start() <= s.start < site.span.start for s, _ in names):
        return ""
    before = [(s, n) for s, n in names if s.end <= opened.start()]
    return next((n for s, n in reversed(before) if not ends_with(_ahead(text, s), site.words("places_before"))), "")


def _ahead(text: str, span: Span) -> str:
    """What stands in front of a name, its article left out."""
    return text[max(0, span.start - 24) : span.start].rstrip().lower().removesuffix(" the").rstrip()


def _topic(names: Found, text: str, marks: tuple[str, ...]) -> str:
    """The first name with one of the marks; of "대전의 태양로는" the one that is owned, not its owner, and of "대전시가
    지은 태양로는" the one that the clause goes with."""
    marked = [(s, n, _past_gloss(text, s)) for s, n in names]
    marked = [(s, n, end) for s, n, end in marked if text[end : end + 1] in marks]
    for at, (_, name, end) in enumerate(marked[:-1]):
        start = marked[at + 1][0].start
        owner = text[end] == "의" and start == end + len("의 ")
        if not owner and not (text[end] in ("이", "가") and _is_adnominal(text[:start])):
            return name
    return marked[-1][1] if marked else ""


def _is_adnominal(text: str) -> bool:
    """Whether a Korean text ends in a verb that goes with the noun behind it ("... 지은 ")."""
    last = text[-2:-1]
    return text[-1:] == " " and "가" <= last <= "힣" and split_syllable(last)[2] == _N


_N = 4
"""The final consonant ㄴ, in which such verbs end."""


def _without_speaker(sentence: Sentence) -> Found:
    """The names of a sentence less who only says so, and less its gloss."""
    speaker, text = sentence.speaker, sentence.text
    return [(s, n) for s, n in sentence.names if not speaker or (n != speaker and f"{speaker}({n})" not in text)]


def topic_before(site: Site) -> str:
    """The topic of a Korean sentence that stands nearest before a value, be it in another part of the sentence."""
    before = [(s, n) for s, n in _without_speaker(site.sentence) if s.end <= site.span.start]
    return next((n for pair in reversed(before) if (n := _topic([pair], site.sentence.text, _TOPIC))), "")


_BRACKETS = re.compile(r"[(（][^()（）]{1,40}[)）]")


def _past_gloss(text: str, name: Span) -> int:
    """Where a name ends with the brackets that gloss it or that it stands in: "해오름(HAEORUM)은"."""
    if text[name.start - 1 : name.start] in _OPEN and text[name.end : name.end + 1] in _CLOSED:
        return name.end + 1
    gloss = _BRACKETS.match(text, name.end)
    return gloss.end() if gloss else name.end


_OPEN, _CLOSED = ("(", "（"), (")", "）")


def dropped_subject(sentence: Sentence, carried: Sequence[Sentence]) -> str:
    """Whom a sentence goes on about without a name: a dropped Korean topic, an English pronoun before any name."""
    if not carried:
        return ""
    if sentence.language == "en":
        return topic_of(carried) if _opens_with_pronoun(sentence) else ""
    if sentence.language != "ko" or _topic(_without_speaker(sentence), sentence.text, _TOPIC):
        return ""
    if _DATES_A_CLAUSE.search(sentence.text):
        return ""
    before = carried[0]
    topic = _topic(before.names, before.text, ("은", "는")) or _told_to_be(before)
    if not topic or _of_who_spoke(sentence) or not before.reports:
        return topic
    # "기상청은 … 기온이 25도라고 밝혔다": what follows is of what was told; of whom, if it named others, is open.
    told = [(s, n) for s, n in before.names if n != topic]
    return _topic(told, before.text, ("이", "가")) or ("" if told or topic == before.speaker else topic)


_DATES_A_CLAUSE = re.compile(
    r"[가-힣](?:이|가) (?:[가-힣]+ ){0,4}?[가-힣]*[간낀난단든던린른만문본빈산선신썬쓴연된온운은인준진찬친킨탄튼한힌] "
    r"(?:때|날|날짜|해|시점|시기|달)(?:은|는) "
)
"""A Korean clause with a subject of its own, whose time is told (법이 시행된 때는 11월이다)."""
_IS = re.compile(r"(?:이?다|였다|이었다|이?었습니다|였습니다|입니다|이에요|예요|이죠|죠)[.!]?[\"”’']?\s*\Z")


def _told_to_be(sentence: Sentence) -> str:
    """The name that a sentence ends in ("우승 팀은 한울 유나이티드다"): the next one goes on about it."""
    return next((n for s, n in sentence.names[-1:] if _IS.match(sentence.text, _past_gloss(sentence.text, s))), "")


def _of_who_spoke(sentence: Sentence) -> bool:
    """The sentence opens with a word for the body that spoke ("회사는", "이 병원의")."""
    return sentence.text.lstrip().startswith(tuple(load(sentence.language).binding.get("speaker_again", ())) or ("\0",))


def _opens_with_pronoun(sentence: Sentence) -> bool:
    words, empty = (stance.pattern(sentence.language, key) for key in ("carried_subject", "expletive"))
    if _FORWARD.match(sentence.text):
        return False
    text = sentence.text
    for nobody in (empty, _says_so()):
        text = nobody.sub(lambda m: "_" * len(m.group()), text) if nobody else text
    found = words.search(text) if words else None
    if found is None or any(s.start < found.start() for s, _ in sentence.names):
        return False
    # "The children who move up ... their parents" points to the children, as "households ... them" to the households.
    inside = _WHO if found.group().lower() not in _MANY else _PLURAL
    return not inside.search(text, 0, found.start()) and not _APPOSED.search(text[: found.start()])


_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.? (?:[A-Z]\w+ )?\Z")
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him|who)\b", re.IGNORECASE)


def only_people(before: Sentence, text: str) -> list[str]:
    """The names of a sentence that the next one, a text in English, cannot go on about without a pronoun: of a person
    with a title where it has none, of whoever it only quotes ("..., he insists")."""
    spoken = _says_so().sub("", text)
    if _PERSONAL.search(spoken):
        return []
    people = [n for s, n in before.names if _TITLE.search(before.text[max(0, s.start - 24) : s.start])]
    return [*people, topic_of([before])] if len(spoken) < len(text) and _PERSONAL.search(text) else people


@cache
def _says_so() -> re.Pattern[str]:
    """A pronoun that only says so ("..., he insists, and", "the fare, it says, is")."""
    verbs = one_of(load("en").binding.get("speaker_ends", ()))
    return re.compile(rf",[\"”’']? (?:it|he|she|they) (?:{verbs})(?=[,;.]|\Z)")


def topic_of(sentences: Sequence[Sentence]) -> str:
    """Whom sentences, the nearest first, speak of: the first name that stands behind no preposition and is not who
    says so."""
    for at, sentence in enumerate(sentences):
        away = load(sentence.language).binding.get("no_subject_before", ())
        free = [(s, n) for s, n in sentence.names if not ends_with(_ahead(sentence.text, s), away)]
        said = [(s, n) for s, n in free if not (_speaks(sentence, s) or _owns_a_name(sentence, s) or is_adjective(n))]
        if not free and at + 1 < len(sentences) and sentence.language == "en" and _opens_with_pronoun(sentence):
            continue  # "It raised 90 million, led by Corrigan" goes on about whom the sentence before spoke of
        if said or sentence.names:
            return next(iter([*said, *free, *sentence.names]))[1]
    return ""


def is_place_behind(sentence: Sentence, name: Span, end: int) -> bool:
    """Whether a name tells where the value that ends at `end` was met ("$9 million in North America")."""
    places = load(sentence.language).binding.get("places_before", ())
    return name.start >= end and sentence.language == "en" and ends_with(_ahead(sentence.text, name), places)


def _speaks(sentence: Sentence, name: Span) -> bool:
    verb = sentence.text[name.end : name.end + 24].split()[:1]
    return bool(verb) and verb[0].lower() in load(sentence.language).binding.get("reporting", ())


def _owns_a_name(sentence: Sentence, name: Span) -> bool:
    """ "Ines Calloway's The Salt Road" speaks of the road."""
    behind = sentence.text[name.end : name.end + 3]
    following = [s for s, _ in sentence.names if 0 < s.start - name.end <= 8]
    return behind[:2] in ("'s", "\u2019s") and bool(following)


_TOPIC_NOUN = re.compile(r"[,;]? ?[가-힣A-Za-z]{2,12}(?:에는|에서는|에선|은|는) ")


def has_a_topic(site: Site) -> bool:
    """The value's part says itself of what it is ("교통에는 20억 원, 환경에는 10억 원을 쓴다")."""
    text, start = site.sentence.text, site.area.start
    # Behind a clause that ends; the head of one that does not is of what stands in it ("두 나라에서 온 손님은").
    ends = text[start : start + 1] in _MARKS or text[:start].rstrip()[-1:] in _CLAUSE_ENDS
    return site.language == "ko" and ends and bool(_TOPIC_NOUN.match(text, start))


_MARKS = (",", ";")
_CLAUSE_ENDS = ("", *_MARKS, "고", "며", "만", "데", "나")
"""How what stands before a clause of its own ends: punctuation or the ending of a verb."""
