"""Checked documents kept small: of a large run all but the one at hand are compressed."""

from __future__ import annotations

import json
import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, overload

from factcheck.codec import rebuilt, written
from factcheck.model import CheckedDocument, Run, Survey

LOOSE = 1000
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
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), QUICK)


def unfold(value: Any) -> Any:
    """What `fold` was given, or the value itself where it was not folded."""
    return pickle.loads(zlib.decompress(value)) if isinstance(value, bytes) else value  # noqa: S301 - see `fold`


class Packed(Sequence[CheckedDocument]):
    """The documents of a run, unpacked as they are looked at; a small run remembers what it unpacked."""

    def __init__(self, documents: Sequence[CheckedDocument | bytes]) -> None:
        self._documents = list(documents)

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, place: int) -> CheckedDocument: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[CheckedDocument]: ...
    def __getitem__(self, place: int | slice) -> CheckedDocument | Sequence[CheckedDocument]:
        if isinstance(place, slice):
            return Packed(self._documents[place])
        found = self._documents[place]
        if not isinstance(found, bytes):
            return found
        document = unpack(found)
        if len(self._documents) <= LOOSE:
            self._documents[place] = document
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
        for document in self._documents:
            yield zlib.decompress(document) if isinstance(document, bytes) else written(document)


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
