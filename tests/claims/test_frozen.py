"""Values filled in a twin are those of the dataclass: fields, equality, hash, lock, pickle."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field
from decimal import Decimal

import pytest

from claims.frozen import quick, replace
from claims.model import Bound, Mention, Quantity, Span

FIVE = Quantity(value=Decimal(5), unit="ship", bound=Bound.ABOUT)


def test_a_value_has_its_fields_and_defaults() -> None:
    assert (FIVE.value, FIVE.unit, FIVE.bound, FIVE.step, FIVE.low) == (Decimal(5), "ship", Bound.ABOUT, 1, None)
    assert type(FIVE) is Quantity
    assert Quantity(unit="ship", value=Decimal(5), bound=Bound.ABOUT) == FIVE
    assert hash(Quantity(unit="ship", value=Decimal(5), bound=Bound.ABOUT)) == hash(FIVE)
    assert repr(FIVE).startswith("Quantity(value=Decimal('5'), unit='ship'")


def test_it_is_locked() -> None:
    with pytest.raises(FrozenInstanceError):
        FIVE.unit = "boat"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del FIVE.unit  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        FIVE.colour = "red"  # type: ignore[attr-defined]


def test_arguments_are_asked_for_as_before() -> None:
    assert Span(1, end=2) == Span(1, 2) < Span(1, 3)
    with pytest.raises(TypeError):
        Quantity(Decimal(5), "ship")  # type: ignore[misc]
    with pytest.raises(TypeError):
        Quantity(value=Decimal(5))  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Span(1, 2, 3)  # type: ignore[call-arg]


def test_a_changed_value_is_what_dataclasses_make_of_it() -> None:
    mention = Mention(span=Span(0, 4), text="five", value=FIVE)
    assert replace(mention, text="5", claim=False) == dataclasses.replace(mention, text="5", claim=False)
    assert replace(FIVE) == FIVE
    with pytest.raises(AttributeError):
        replace(FIVE, colour="red")


def test_it_can_be_copied_and_pickled() -> None:
    assert pickle.loads(pickle.dumps(FIVE)) == copy.deepcopy(FIVE) == copy.copy(FIVE) == FIVE


def test_a_class_that_is_filled_in_another_way_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        items: list[int] = field(default_factory=list)

    @dataclass(frozen=True)
    class Loose:
        item: int

    for kind in (Listed, Loose):
        with pytest.raises(TypeError):
            quick(kind)


def test_what_is_not_quick_is_replaced_all_the_same() -> None:
    @dataclass(frozen=True)
    class Loose:
        item: int
        name: str = ""

    assert replace(Loose(1, "a"), item=2) == Loose(2, "a")
