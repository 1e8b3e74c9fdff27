"""Frozen values to plain JSON and back, by their type hints: how the store keeps a whole run."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Turn = Callable[[Any], Any]
TAG = "_"
"""Names the class of a value whose type is a union of classes."""


def written(value: Any) -> bytes:
    """A value of our types as compact JSON in UTF-8."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def plain(value: Any) -> Any:
    """A value of our types as what JSON can hold; empty fields are left out."""
    return _writer(cast(Any, value.__class__))(value)


@cache
def _writer(kind: Any) -> Turn:
    """What turns a value of exactly this class into plain data; found once a class, since a run holds millions."""
    if dataclasses.is_dataclass(kind):
        return _fields_writer(kind)
    if issubclass(kind, Mapping):
        return lambda value: {str(key): plain(item) for key, item in value.items()}
    if issubclass(kind, frozenset):
        return lambda value: sorted(plain(item) for item in value)
    if issubclass(kind, Sequence) and not issubclass(kind, (str, bytes)):
        return lambda value: [item if item.__class__ is str else plain(item) for item in value]
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Decimal):
        return str
    return dt.date.isoformat if kind is dt.date else _scalar


def _scalar(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


_ATOMS = (str, int, bool, type(None))


def _fields_writer(kind: Any) -> Turn:
    fields = [(f.name, f.default, f.default_factory is not dataclasses.MISSING) for f in dataclasses.fields(kind)]

    def write(value: Any) -> dict[str, Any]:
        made: dict[str, Any] = {TAG: kind.__name__}
        for name, default, empty in fields:
            mine = getattr(value, name)
            if mine is default or (empty and not mine) or (mine == default and type(mine) is type(default)):
                continue
            made[name] = mine if mine.__class__ in _ATOMS else plain(mine)
        return made

    return write


def rebuilt(kind: type[T], data: Any) -> T:
    """The value of type `kind` that `plain` gave `data` for."""
    value: T = _reader(cast(Any, kind))(data)
    return value


@cache
def _reader(kind: Any) -> Turn:
    """What turns plain data into a value of this type hint; found once a hint."""
    if kind is Any or kind in _ATOMS:
        return lambda data: data
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union_reader(kind)
    if origin in (tuple, Sequence):
        return _tuple_reader(get_args(kind) if origin is tuple else (*get_args(kind), Ellipsis))
    if origin is frozenset:
        member = _reader(get_args(kind)[0])
        return lambda data: frozenset(map(member, data))
    if origin is not None and issubclass(origin, Mapping):
        item = _reader(get_args(kind)[1])
        return lambda data: {key: item(value) for key, value in data.items()}
    return _single_reader(kind)


def _single_reader(kind: Any) -> Turn:
    if dataclasses.is_dataclass(kind):
        return _fields_reader(kind)  # type: ignore[arg-type]
    if kind in (dt.datetime, dt.date):
        read: Turn = kind.fromisoformat
        return lambda data: None if data is None else read(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {None: None, **{member.value: member for member in kind}}.__getitem__
    return lambda data: None if data is None else kind(data)


def _fields_reader(kind: type) -> Turn:
    readers: dict[str, Turn] = {}

    def read(data: Any) -> Any:
        if data is None:
            return None
        if not readers:
            readers.update((name, _reader(hint)) for name, hint in get_type_hints(kind).items())
        return kind(**{name: readers[name](item) for name, item in data.items() if name != TAG})

    return read


def _union_reader(union: Any) -> Turn:
    members = [member for member in get_args(union) if member is not type(None)]
    readers = {member.__name__: _reader(member) for member in members if isinstance(member, type)}
    first = _reader(members[0])
    if len(members) == 1:
        return lambda data: None if data is None else first(data)

    def read(data: Any) -> Any:
        if data is None:
            return None
        return readers.get(str(data.get(TAG)), first)(data) if isinstance(data, dict) else first(data)

    return read


def _tuple_reader(members: tuple[Any, ...]) -> Turn:
    if len(members) == 2 and members[1] is Ellipsis:
        each = _reader(members[0])
        if members[0] in _ATOMS:
            return tuple
        return lambda data: tuple(map(each, data))
    readers = [_reader(member) for member in members]
    return lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True))
