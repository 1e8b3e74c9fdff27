"""A claim with its words bound to a table: what stands for what."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.tabular.grid import Column, Grid
from factcheck.tabular.tongue import Token

BOUNDS = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<"}
"""Words that bound a number, and how."""
REACH = 4
"""Words between an amount and the header that it belongs to, at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a claim, by their places; end exclusive."""

    start: int
    end: int

    def gap(self, other: Piece) -> int:
        """How many words stand between the two; less than 0 where they overlap."""
        return other.start - self.end if other.start >= self.end else self.start - other.end


@dataclass(frozen=True, slots=True)
class Trigger(Piece):
    """A word that asks something of the table."""

    kind: str


@dataclass(frozen=True, slots=True)
class Heard(Piece):
    """A header that the claim says."""

    column: int
    share: float


@dataclass(frozen=True, slots=True)
class Named(Piece):
    """Words of the claim that are those of cells."""

    column: int
    rows: frozenset[int]
    whole: bool
    day: bool = False


def _place(number: Decimal) -> int:
    """Where the last digit of a number stands, as a power of ten: -2 of 2.50."""
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True)
class Amount(Piece):
    """A number of the claim, with the column that it is a value of; None for a count."""

    value: Decimal
    sign: str = "="
    column: int | None = None
    spelled: bool = False
    near: float = 9.0
    scale: int = 1
    """What a word behind it multiplies it by ("billion"); 1 where there is none."""

    @property
    def step(self) -> Decimal:
        """One unit of its last digit."""
        return Decimal(1).scaleb(_place(self.value))

    def agrees(self, number: Decimal, scale: int) -> bool:
        """Whether a cell's number is this one: as written, or to half a unit of its last digit where the cell has more
        digits or another scale."""
        if number == self.value or (self.value > 0 and abs(number) == self.value):
            return self.scale in (1, scale)
        if self.scale == 1 and _place(number) >= _place(self.value):
            return False
        if self.scale == 1:
            return min(abs(number - self.value), abs(abs(number) - self.value)) <= self.step / 2
        return abs(abs(number) * scale - self.value * self.scale) <= self.step * self.scale / 2

    def stands_in(self, column: Column) -> bool:
        """Whether a cell of a column has this number."""
        return any(c.value is not None and self.agrees(c.value, column.scale) for c in column.cells)


@dataclass(eq=False)
class Bound:
    """A claim with its words bound to one table."""

    said: tuple[Token, ...]
    grid: Grid
    triggers: list[Trigger] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    context: set[int] = field(default_factory=set)
    """Words that the title says too."""

    def first(self, *kinds: str) -> Trigger | None:
        """The first word of some kinds that asks."""
        return next((t for t in self.triggers if t.kind in kinds), None)

    @property
    def text(self) -> str:
        """The claim, folded."""
        return " ".join(t.word for t in self.said)

    @property
    def explained(self) -> float:
        """The share of the claim's words with content that stand for something, 0 to 1."""
        idle = self.grid.words.idle
        taken = places(*self.triggers, *self.heard, *self.named, *self.amounts)
        told = [i for i, t in enumerate(self.said) if t.number is not None or t.parts or t.text not in idle]
        return sum(i in taken or i in self.context for i in told) / len(told) if told else 0.0


def places(*pieces: Piece) -> set[int]:
    """The places of words that any of some pieces takes."""
    return {i for piece in pieces for i in range(piece.start, piece.end)}
