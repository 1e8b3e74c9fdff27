"""What a value tells of itself, found when first asked for and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801  used as a decorator, as `property` is
    """`functools.cached_property` without the lock that Python 3.11 takes around each of them; two threads that ask at
    once both find the same."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, value: None, kind: type) -> kept[T]: ...

    @overload
    def __get__(self, value: object, kind: type) -> T: ...

    def __get__(self, value: object | None, kind: type) -> kept[T] | T:
        if value is None:
            return self
        found = value.__dict__[self._name] = self._find(value)
        return found
