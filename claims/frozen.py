"""Frozen values, made as fast as others.

A frozen dataclass locks its fields, and so must fill them one by one through `object.__setattr__`: with eleven fields
that takes longer than reading the number that they hold, and a page holds thousands of such values. Here they are
filled in a twin, a class of the same layout without the lock, which becomes the frozen class once it is full. From
outside nothing is different: fields, equality, hash and the lock are those of the dataclass.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

T = TypeVar("T")

_become: Callable[[object, type], None] = object.__dict__["__class__"].__set__
"""Gives an object another class of the same layout."""


def quick(kind: type[T]) -> type[T]:
    """A class decorator for `@dataclass(frozen=True, slots=True)`: values are made and replaced faster.

    Raises TypeError for a class with default factories, `__post_init__` or bases with fields: it has another way to be
    filled.
    """
    known = fields(kind)  # type: ignore[arg-type]
    names = [f.name for f in known]
    if hasattr(kind, "__post_init__") or any(f.default_factory is not MISSING for f in known):
        raise TypeError(f"{kind.__name__} is filled in another way than field by field")
    if names != list(kind.__dict__.get("__slots__", ())):
        raise TypeError(f"{kind.__name__} is no dataclass with slots of its own")
    made: dict[str, Any] = {
        "_become": _become,
        "_new": object.__new__,
        "_kind": kind,
        "_twin": type(f"_{kind.__name__}", (), {"__slots__": tuple(names)}),
        **{f"_{f.name}": f.default for f in known if f.default is not MISSING},
    }
    exec(_source(known), made)  # noqa: S102  as `dataclass` makes them: of the names of the fields alone
    for method in ("__init__", "__replace__"):
        setattr(kind, method, made[method])
    return kind


def _source(known: tuple[Field[Any], ...]) -> str:
    plain, named = (
        [f"{f.name}=_{f.name}" if f.default is not MISSING else f.name for f in known if f.kw_only is only]
        for only in (False, True)
    )
    return "\n".join(
        (
            f"def __init__({', '.join(['self', *plain, *(['*', *named] if named else [])])}):",
            "    _become(self, _twin)",
            *(f"    self.{f.name} = {f.name}" for f in known),
            "    _become(self, _kind)",
            "def __replace__(self, /, **changes):",
            "    made = _new(_twin)",
            *(f"    made.{f.name} = self.{f.name}" for f in known),
            "    for name, value in changes.items():",
            "        setattr(made, name, value)",
            "    _become(made, _kind)",
            "    return made",
        )
    )


def replace(value: T, /, **changes: Any) -> T:
    """The value with some fields changed, as `dataclasses.replace` gives it; AttributeError for an unknown field.

    A dataclass that is not `quick` is made in the ordinary way, with TypeError for an unknown field.
    """
    quickly = getattr(value, "__replace__", None)
    made: T = quickly(**changes) if quickly else dataclasses.replace(value, **changes)  # type: ignore[type-var]
    return made
