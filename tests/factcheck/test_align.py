"""Slot by slot: what a source's value is said of, held against what a claim's value is said of."""

from __future__ import annotations

from dataclasses import fields

import pytest

from factcheck.matching.align import Alignment, Slot, align
from tests.factcheck.papers import frame, keyed


def held(claim: str, source: str, language: str = "en", value: str = "") -> Alignment:
    lexicon, (ours, theirs) = keyed(frame(claim, language), frame(source, language, value))
    return align(ours, theirs, lexicon)


@pytest.mark.parametrize(
    ("claim", "source", "language", "slot", "outcome"),
    [
        ("Orrin sold 410 cars.", "Orrin sold 380 cars.", "en", "entity", Slot.MATCH),
        ("Orrin sold 410 cars.", "Taldo sold 410 cars.", "en", "entity", Slot.OTHER),
        ("Orrin earned revenue of $5 million.", "Orrin earned revenue of $7 million.", "en", "measure", Slot.MATCH),
        ("Orrin's revenue was $5 million.", "Orrin's operating profit was $5 million.", "en", "measure", Slot.OTHER),
        ("한빛중공업의 매출은 50억 원이다.", "한빛중공업의 영업이익은 50억 원이다.", "ko", "measure", Slot.OTHER),
        ("한빛중공업의 매출은 50억 원이다.", "한빛중공업의 매출은 70억 원이다.", "ko", "entity", Slot.MATCH),
        ("Orrin sold 410 cars in 2023.", "Orrin sold 380 cars in 2023.", "en", "period", Slot.MATCH),
        ("Orrin sold 410 cars in 2023.", "Orrin sold 380 cars in 2022.", "en", "period", Slot.OTHER),
        ("Orrin sold 410 cars.", "Orrin sold 380 cars in 2022.", "en", "period", Slot.UNKNOWN),
        ("Orrin sold 410 cars in 2023.", "Orrin sold 380 cars in Q2 2023.", "en", "period", Slot.OTHER),
        ("Exports rose 12%.", "Exports fell 12%.", "en", "direction", Slot.OTHER),
        ("수출은 12% 늘었다.", "수출은 12% 줄었다.", "ko", "direction", Slot.OTHER),
        ("Exports rose 12%.", "Exports gained 9%.", "en", "direction", Slot.MATCH),
    ],
)
def test_a_slot_matches_differs_or_is_unknown(claim: str, source: str, language: str, slot: str, outcome: Slot) -> None:
    assert getattr(held(claim, source, language), slot) is outcome


def test_a_korean_claim_meets_an_english_source() -> None:
    ours, theirs = frame("매출은 50억 달러였다.", "ko"), frame("Revenue was $5 billion.")
    lexicon, (claim, source) = keyed(ours, theirs)
    found = align(claim, source, lexicon)
    assert found.measure is Slot.MATCH
    assert found.wording == 1


def test_a_word_that_has_no_sense_is_not_looked_for_in_the_other_language() -> None:
    lexicon, (claim, source) = keyed(frame("뷁뷁은 50억 달러였다.", "ko"), frame("Revenue was $5 billion."))
    assert align(claim, source, lexicon).wording == 0


def test_another_word_of_the_same_sense_helps() -> None:
    ours = frame("Hospitals closed 12 wards.")
    lexicon, (claim, same, other) = keyed(ours, frame("Clinics shut 12 wards."), frame("Schools shut 12 wards."))
    assert align(claim, same, lexicon).score > align(claim, other, lexicon).score


def test_a_source_that_names_nobody_is_not_asked_for_the_name() -> None:
    ours = frame("Orrin Garden drew 3.1 million views.")
    lexicon, (claim, source) = keyed(ours, frame("The video drew 3.1 million views on Melvik."))
    found = align(claim, source, lexicon)
    assert found.entity is Slot.UNKNOWN
    assert not found.stranger
    assert found.score > 0.4


def test_names_of_two_scripts_meet_by_a_gloss() -> None:
    ours = frame("미르텍(Mirtek)의 매출은 50억 달러였다.", "ko")
    lexicon, (claim, source) = keyed(ours, frame("Mirtek had revenue of $5 billion."))
    assert align(claim, source, lexicon).entity is not Slot.OTHER
    assert lexicon.same("미르텍", "Mirtek")


def test_the_first_slot_that_differs_is_named() -> None:
    assert held("Orrin sold 410 cars in 2023.", "Taldo sold 410 cars in 2021.").other() == "entity"
    assert held("Orrin sold 410 cars in 2023.", "Orrin sold 410 cars in 2021.").other() == "period"
    assert held("Orrin sold 410 cars in 2023.", "Orrin sold 380 cars in 2023.").other() == ""


def test_the_value_itself_plays_no_part() -> None:
    same = held("Orrin sold 410 cars in 2023.", "Orrin sold 410 cars in 2023.")
    changed = held("Orrin sold 410 cars in 2023.", "Orrin sold 222 cars in 2023.")
    assert all(getattr(same, f.name) == getattr(changed, f.name) for f in fields(Alignment))


def test_a_better_bound_value_scores_higher() -> None:
    near = held("Orrin earned revenue of $5 million in 2023.", "Orrin earned revenue of $5 million in 2023.")
    far = held("Orrin earned revenue of $5 million in 2023.", "Taldo employs 5 million people.")
    assert near.score > far.score


def test_a_name_that_the_text_also_writes_small_is_a_word() -> None:
    lexicon, _ = keyed(frame("Orrin sold 410 cars."))
    lexicon.read("The harbour opened. Harbour staff left.")
    assert lexicon.is_word("Harbour")
    assert not lexicon.is_word("Orrin")


def test_what_stands_in_every_sentence_weighs_least() -> None:
    texts = [f"Orrin sold {n}00 cars in {town}." for n, town in enumerate(("Oslo", "Turin", "Graz", "Lyon", "Bern"), 1)]
    lexicon, found = keyed(*(frame(t) for t in texts))
    lexicon.learn(found)
    common, rare = (max(lexicon.rarity(k) for k in lexicon.expand(n)) for n in ("Orrin", "Graz"))
    assert common < rare
