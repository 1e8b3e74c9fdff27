"""Checked documents kept small: of a large run all but the one at hand are compressed."""

from __future__ import annotations

import io
import json
import pickle
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, cached_property
from typing import Any, overload

from factcheck.keeping.codec import rebuilt, written
from factcheck.model import CheckedDocument, Run, Survey

LOOSE = 200
"""A run of so many documents is kept as it is: packing would cost more than it saves."""
QUICK = 1
"""Level of compression: the others save little more and cost several times as much."""


def pack(checked: CheckedDocument) -> bytes:
    """A checked document as compressed JSON: what can be kept on a disk and read back without trust."""
    return zlib.compress(written(checked), QUICK)


def unpack(body: bytes) -> CheckedDocument:
    """The checked document that `pack` gave `body` for."""
    return rebuilt(CheckedDocument, json.loads(zlib.decompress(body)))


def fold(value: Any) -> bytes:
    """Any value of ours for the length of a run, inside the program only: never written to a disk."""
    body = io.BytesIO()
    _Pickler(body, pickle.HIGHEST_PROTOCOL).dump(value)
    return zlib.compress(body.getbuffer(), QUICK)


class _Pickler(pickle.Pickler):
    """Takes our values apart by their slots: the way that Python has for frozen ones looks up every field anew."""

    def reducer_override(self, value: Any) -> Any:
        slots = _slots(value.__class__)
        return (_put_together, (value.__class__, *[take(value) for take, _ in slots])) if slots else NotImplemented


def _put_together(kind: Any, *values: Any) -> Any:
    made: Any = object.__new__(kind)
    for (_, give), value in zip(_slots(kind), values, strict=True):
        give(made, value)
    return made


@cache
def _slots(kind: Any) -> tuple[tuple[Callable[[Any], Any], Callable[[Any, Any], None]], ...]:
    """What reads and what fills each slot of a frozen class; nothing for any other class."""
    if not (is_dataclass(kind) and "__slots__" in kind.__dict__):
        return ()
    places = (getattr(kind, field.name) for field in fields(kind))
    return tuple((place.__get__, place.__set__) for place in places)


def unfold(value: Any) -> Any:
    """What `fold` was given, or the value itself where it was not folded."""
    return pickle.loads(zlib.decompress(value)) if isinstance(value, bytes) else value  # noqa: S301 - see `fold`


@dataclass(frozen=True, slots=True)
class Folded:
    """A document that `fold` was given."""

    body: bytes


class Packed(Sequence[CheckedDocument]):
    """The documents of a run, unpacked as they are looked at; a small run remembers what it unpacked.

    Of a large one only the last lies open, and what was looked at once is folded, which opens three times as fast.
    """

    def __init__(self, documents: Sequence[CheckedDocument | bytes | Folded]) -> None:
        self._documents = list(documents)
        self._last: tuple[int, CheckedDocument] | None = None

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, place: int) -> CheckedDocument: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[CheckedDocument]: ...
    def __getitem__(self, place: int | slice) -> CheckedDocument | Sequence[CheckedDocument]:
        if isinstance(place, slice):
            return Packed(self._documents[place])
        if self._last is not None and self._last[0] == place:
            return self._last[1]
        found = self._documents[place]
        if isinstance(found, CheckedDocument):
            return found
        document: CheckedDocument = unpack(found) if isinstance(found, bytes) else unfold(found.body)
        if len(self._documents) <= LOOSE:
            self._documents[place] = document
            return document
        if isinstance(found, bytes):
            self._documents[place] = Folded(fold(document))
        self._last = place, document
        return document

    def __iter__(self) -> Iterator[CheckedDocument]:
        return (self[place] for place in range(len(self._documents)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(ours == theirs for ours, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def survey(self) -> Survey:
        """What is asked of all documents together, found once."""
        return Survey.of(self)

    def bodies(self) -> Iterator[bytes]:
        """Each document as JSON, without building it where it lies packed."""
        for place, document in enumerate(self._documents):
            yield zlib.decompress(document) if isinstance(document, bytes) else written(self[place])


def compressed(run: Run) -> bytes:
    """A whole run as the store keeps it, made document by document: no more than one lies open at a time."""
    documents = run.documents if isinstance(run.documents, Packed) else Packed(run.documents)
    head, _, tail = _around(run).partition(b'"documents":[]')
    squeezed = zlib.compressobj(6)
    made = [squeezed.compress(head + b'"documents":[')]
    for number, body in enumerate(documents.bodies()):
        made.append(squeezed.compress(b"," * bool(number) + body))
    return b"".join([*made, squeezed.compress(b"]" + tail), squeezed.flush()])


def _around(run: Run) -> bytes:
    """The run without its documents."""
    return written(replace(run, documents=()))
