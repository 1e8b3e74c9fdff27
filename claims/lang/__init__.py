"""Languages as data: one TOML file each, found by listing this folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from types import MappingProxyType

from claims.errors import LanguageError
from claims.lang.model import Language, Unit, parse_language, read_toml

__all__ = ["Language", "Unit", "codes", "detect", "load", "units"]

_FOLDER = Path(__file__).parent
_UNITS = "units.toml"
_HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]")
_KANA = re.compile("[぀-ヿ]")
_HAN = re.compile("[㐀-鿿]")
_LATIN = re.compile("[A-Za-z]")


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages that have a file here, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if path.name != _UNITS))


@cache
def load(code: str) -> Language:
    """The tables of a language by its code ("ko", "en"); raises LanguageError where there is no such file."""
    if code not in codes():
        raise LanguageError(f"language {code!r}: no file for it; known are {', '.join(codes())}")
    return parse_language(_FOLDER / f"{code}.toml")


def detect(text: str) -> str:
    """The code of the language that a text is mostly written in; "en" where no other script is seen."""
    sample = text[:20_000]
    hangul, kana, han = (len(script.findall(sample)) for script in (_HANGUL, _KANA, _HAN))
    latin = len(_LATIN.findall(sample))
    # A syllable block or an ideograph says about as much as three Latin letters; a quoted name does not decide.
    if (hangul + kana + han) * 3 < latin * 0.5:
        return "en"
    if hangul and hangul >= kana + han * 0.2:
        return "ko"
    if kana and kana * 10 >= han:
        return "ja"
    return "zh" if han else "en"


@cache
def units() -> Mapping[str, Unit]:
    """The neutral table of units: code → unit with dimension and factor."""
    table: dict[str, Unit] = {}
    for dimension, members in read_toml(_FOLDER / _UNITS).items():
        for code, row in members.items():
            table[code] = _unit(dimension, code, row)
    return MappingProxyType(table)


def _unit(dimension: str, code: str, row: Mapping[str, object]) -> Unit:
    names = row.get("names", [])
    if not isinstance(names, list) or set(row) - {"names", "factor", "scale", "unit"}:
        raise LanguageError(f"{_UNITS}: {dimension}.{code}: give names (a list), factor, scale, unit")
    try:
        factor, scale = Decimal(str(row.get("factor", "1"))), Decimal(str(row.get("scale", "1")))
    except InvalidOperation as error:
        raise LanguageError(f"{_UNITS}: {dimension}.{code}: write factor and scale as texts of numbers") from error
    own = f"currency:{row.get('unit') or code}" if dimension == "currency" else dimension
    return Unit(
        code=code, dimension=own, factor=factor, names=tuple(names), scale=scale, unit=str(row.get("unit") or "")
    )
