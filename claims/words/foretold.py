"""Korean that tells what is to come by the ending of its verb, whatever the verb (넘을 것으로 본다, 팔려고 한다)."""

from __future__ import annotations

import re

_FUTURE = re.compile(
    r"(?P<verb>[가-힣]) ?"
    r"(?:것(?:이(?:다|라|며|고|지만|란|에요|었다)|이라|임|입니다|예요"
    r"|으로 ?(?:[^\s,.]{1,6} ){0,2}?(?:보[이인여고]|보입|봅|본[다단]|봤|내다|예상|예측|전망|기대|관측|점[쳐치친칩]|믿))"
    r"|듯(?:하[다고며]|합|해|싶)|듯 ?싶|모양(?:이다|입니다|이에요)|터(?:이다|입니다)|참이[다라])"
    r"(?!고 (?:답|응답|생각하는|말한 사람)|는 (?:답|응답|의견|사람|비율))"
    r"|리라(?:고|는)? ?(?:[^\s,.]{1,6} )?(?:보[고며아]|본[다단]|봅|봤|내다|기대|예상|전망|믿|희망|관측)"
)
_FINALS, _RIEUL, _SYLLABLES = 28, 8, 0xAC00
"""Hangul syllables are in order of their final consonant, and ㄹ is the eighth: it makes a verb one to come."""
_PLANNED = "할"
"""하다 ends so where somebody sets out to do a thing, which is a plan of his (the table of plans)."""

_MEANT = re.compile(
    r"[가-힣](?:려고?|고자) (?:한[다다]|합니다|해요|하고 있|하며|하는 (?:계획|목표))"
    r"|(?:작정|심산|복안|포부|요량|셈속)(?:이[다라며고에]|입니다|을 (?:밝|세|드러|내비))"
)
_ENDING_IN_RYEO = re.compile(r"[내올돌늘빌흘가버그살들날알달물열풀걸]려 ")
"""Verbs that end so by themselves, and mean nobody to do anything."""


def is_foretold(clause: str) -> bool:
    """True for a Korean clause whose verb tells what is expected to come."""
    for found in _FUTURE.finditer(clause):
        verb = found.group("verb")
        if verb is None or (verb != _PLANNED and (ord(verb) - _SYLLABLES) % _FINALS == _RIEUL):
            return True
    return False


def is_meant(clause: str) -> bool:
    """True for a Korean clause whose verb tells what somebody sets out to do."""
    return _MEANT.search(_ENDING_IN_RYEO.sub(" ", clause)) is not None
