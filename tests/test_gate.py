from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tests import gate

OLD = {"pairs.right": Decimal("0.800"), "pairs.false_alarm": Decimal("0.100")}


@pytest.mark.parametrize(
    "new",
    [
        {"pairs.right": Decimal("0.799"), "pairs.false_alarm": Decimal("0.100")},
        {"pairs.right": Decimal("0.900"), "pairs.false_alarm": Decimal("0.101")},
        {"pairs.right": Decimal("0.900")},
    ],
)
def test_no_floor_is_lowered_in_silence(new: dict[str, Decimal]) -> None:
    with pytest.raises(SystemExit, match="--lower"):
        gate.updated(OLD, new, lower=False)
    assert gate.updated(OLD, new, lower=True) == new


def test_floors_rise_freely() -> None:
    new = {"pairs.right": Decimal("0.900"), "pairs.false_alarm": Decimal("0.050")}
    assert gate.updated(OLD, new, lower=False) == new


def test_the_floors_hold() -> None:
    new = gate.measured()
    assert {name for name, floor in gate.floors().items() if gate.worse(name, new[name], floor)} == set()


def test_the_floors_are_of_this_corpus() -> None:
    assert json.loads(gate.FLOORS.read_text(encoding="utf-8"))["corpus"] == gate.digest(), (
        "python tests/gate.py --update"
    )
