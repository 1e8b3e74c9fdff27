"""Names in Korean text that only other texts show to be names: 도담셀 beside an English "Dodam Cell"."""

from __future__ import annotations

from claims.frozen import replace
from claims.model import Frame, Keys
from claims.names.aliases import is_country, known
from claims.names.hangul_names import may_be_name
from claims.names.namebook import NameBook
from claims.words.morphology import HANGUL, may_follow_name


def heard(frame: Frame, book: NameBook) -> Frame:
    """The frame with the names that the book hears in its words; the frame itself where there are none.

    A heard name becomes the subject where there was none in the sentence, or only a country ("영국의 …"), or where it
    had been cut short by what looks like a particle (브래드쇼앤드로).
    """
    if frame.language != "ko":
        return frame
    own, near, far = (_names(keys, frame.sentence, book) for keys in (frame.own, frame.near, frame.far))
    if not (own or near or far):
        return frame
    own += [n for n in near if n not in own and any(n.startswith(short) for short in frame.own.names)]
    first = next(iter((*own, *near)), "")
    weak = not frame.subject or not frame.subject_here or is_country(known(frame.subject))
    cut = next((n for n in near if frame.subject and n != frame.subject and n.startswith(frame.subject)), "")
    taken = cut or (first if weak else "")
    return replace(
        frame,
        subject=taken or frame.subject,
        subject_here=frame.subject_here or (bool(taken) and taken in frame.sentence),
        own=_with(frame.own, own),
        near=_with(frame.near, near),
        far=_with(frame.far, far),
    )


def _names(keys: Keys, sentence: str, book: NameBook) -> list[str]:
    found = (_spelled(word, sentence, book) for word in keys.words if HANGUL.fullmatch(word))
    return [name for name in found if name and name not in keys.names]


def _with(keys: Keys, names: list[str]) -> Keys:
    """The names in front of those that were known; not those that are only the beginning of one."""
    kept = (n for n in keys.names if not any(name.startswith(n) for name in names))
    return replace(keys, names=tuple(dict.fromkeys((*names, *kept)))) if names else keys


def _spelled(word: str, sentence: str, book: NameBook) -> str:
    """The name that a content stem is, or that its word is with fewer syllables cut off, where it may be a name as far
    as that; "" for none."""
    if book.hears(word):
        return word
    if not may_be_name(word):
        return ""
    at = sentence.find(word)
    run = HANGUL.match(sentence, at) if at >= 0 and not HANGUL.match(sentence[at - 1 : at]) else None
    whole = run.group() if run else word
    for end in range(len(word) + 1, len(whole) + 1):
        if (end == len(whole) or may_follow_name(whole[end:])) and book.hears(whole[:end]):
            return whole[:end]
    return ""
