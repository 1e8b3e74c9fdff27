"""Frozen values to plain JSON and back, by their type hints: how the store keeps a whole run."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
TAG = "_"
"""Names the class of a value whose type is a union of classes."""


def plain(value: Any) -> Any:
    """A value of our types as what JSON can hold; empty fields are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value) if not _default(value, f)}
        return {TAG: type(value).__name__, **fields}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def _default(value: Any, field: dataclasses.Field[Any]) -> bool:
    mine = getattr(value, field.name)
    if field.default is not dataclasses.MISSING:
        return bool(mine == field.default) and type(mine) is type(field.default)
    return field.default_factory is not dataclasses.MISSING and not mine


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def rebuilt(kind: type[T], data: Any) -> T:
    """The value of type `kind` that `plain` gave `data` for."""
    value: T = _build(kind, data)
    return value


def _build(kind: Any, data: Any) -> Any:
    if data is None or kind is Any:
        return data
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _build(_member(kind, data), data)
    if origin is tuple:
        return _tuple(get_args(kind), data)
    if origin is frozenset:
        return frozenset(_build(get_args(kind)[0], item) for item in data)
    if origin is not None and issubclass(origin, Mapping):
        return {key: _build(get_args(kind)[1], item) for key, item in data.items()}
    return _single(kind, data)


def _single(kind: Any, data: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{name: _build(hints[name], item) for name, item in data.items() if name != TAG})  # type: ignore[operator]
    if kind is dt.datetime:
        return dt.datetime.fromisoformat(data)
    if kind is dt.date:
        return dt.date.fromisoformat(data)
    return kind(data)


def _member(union: Any, data: Any) -> Any:
    members = [member for member in get_args(union) if member is not type(None)]
    tagged = [member for member in members if isinstance(data, dict) and member.__name__ == data.get(TAG)]
    return (tagged or members)[0]


def _tuple(members: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if len(members) == 2 and members[1] is Ellipsis:
        return tuple(_build(members[0], item) for item in data)
    return tuple(_build(member, item) for member, item in zip(members, data, strict=True))
