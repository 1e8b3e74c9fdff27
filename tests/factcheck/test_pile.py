"""Which of many values of a page a claim is held against."""

from __future__ import annotations

from decimal import Decimal

from claims.lang import units
from claims.model import Quantity
from factcheck.matching.pile import joined
from factcheck.values.compare import convert
from tests.factcheck.papers import frame, shelf

_SLIPS = ({"percent", "percentage_point"}, {"percent", "basis_point"}, {"°C", "°F"}, {"point", "percentage_point"})


def _near(text: str, claim: str) -> list[str]:
    found = shelf(text)
    return [p.keyed.frame.mention.text for p in found.readings[0].near(found.lexicon.key(frame(claim)))]


def test_values_of_units_that_nothing_joins_crowd_nobody_out() -> None:
    crowd = " ".join(f"Orrin spent ${n + 1000} on its yard lamps." for n in range(300))
    near = _near(f"{crowd} The town lit 912 lamps.", "Orrin spent a night to light 912 lamps of its yard.")
    assert near == ["912 lamps"]


def test_of_many_values_told_alike_those_of_the_claim_s_year_are_near() -> None:
    crowd = " ".join(f"Orrin sold {n + 1000} cars in {1700 + n}." for n in range(300))
    assert "1290 cars" in _near(crowd, "Orrin sold 1291 cars in 1990.")


def test_of_what_a_claim_is_computed_has_other_units() -> None:
    crowd = " ".join(f"Orrin spent ${n + 1000} on its yard lamps." for n in range(100))
    found = shelf(crowd)
    claim = found.lexicon.key(frame("Orrin spent 12% more on its yard lamps."))
    assert found.readings[0].near(claim) == []
    assert len(found.readings[0].operands(claim)) == 100


def test_only_what_a_claim_can_be_compared_with_is_computed() -> None:
    found = shelf("Orrin sold 400 cars in 2022 and 500 cars in 2023.")
    claim = found.lexicon.key(frame("Orrin sold 25% more cars in 2023.", value="25%"))
    computed = [p.keyed.frame.mention.value for p in found.readings[0].computed(claim)]
    assert [(v.value, v.unit) for v in computed if isinstance(v, Quantity)] == [(Decimal(25), "percent")]


def test_of_few_computed_values_all_counts_are_held_against_a_count() -> None:
    found = shelf("Orrin sold 400 cars in 2022 and 500 cars in 2023.")
    claim = found.lexicon.key(frame("Orrin sold 100 vans more in 2023.", value="100 vans"))
    computed = [p.keyed.frame.mention.value for p in found.readings[0].computed(claim)]
    assert [(v.value, v.unit) for v in computed if isinstance(v, Quantity)] == [(Decimal(100), "car")]


def test_two_sorts_are_joined_where_a_conversion_or_a_slip_joins_them() -> None:
    kinds = [
        Quantity(value=Decimal(1), unit=code, dimension=u.dimension, factor=u.factor, step=Decimal(1))
        for code, u in units().items()
    ]
    kinds += [
        Quantity(value=Decimal(1), unit=None, step=Decimal(1)),
        Quantity(value=Decimal(1), unit="ship", dimension="count:ship", step=Decimal(1)),
    ]
    for one in kinds:
        for other in kinds:
            slip = {one.unit, other.unit} in _SLIPS
            found = joined((one.unit, one.dimension), (other.unit, other.dimension))
            assert found == (slip or convert(other, one) is not None), (one.unit, other.unit)
