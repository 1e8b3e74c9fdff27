"""The country of a language, whose pages in it need not name it (우리나라), and all others."""

from __future__ import annotations

from collections.abc import Iterable

from claims.lang import load
from claims.names.aliases import is_country, known


def at_home(name: str, language: str) -> bool:
    """Whether a name is of the country whose pages in its own language need not name it."""
    return known(name) in load(language).binding.get("home", ())


def abroad(names: Iterable[str], language: str) -> bool:
    """Whether one of the names is of another country."""
    return any(is_country(known(name)) and not at_home(name, language) for name in names)
