"""Names heard across scripts: true pairs are found, random ones are not taken for one name."""

import csv
from pathlib import Path

import pytest

from claims.names.transliterate import alike, distance, hangul_keys, latin_keys

ROWS = list(csv.reader((Path(__file__).parent / "name_pairs.csv").read_text("utf-8").splitlines()))[1:]
PAIRS = [(hangul, latin) for hangul, latin in ROWS]


def test_most_true_pairs_are_heard():
    heard = [alike(hangul, latin) for hangul, latin in PAIRS]
    assert len(PAIRS) > 400
    assert sum(heard) / len(heard) >= 0.87


def test_hardly_any_false_pair_is_heard():
    shifted = [(PAIRS[i][0], PAIRS[(i + step) % len(PAIRS)][1]) for step in range(1, 13) for i in range(len(PAIRS))]
    false = [pair for pair in shifted if alike(*pair)]
    assert len(shifted) > 5000
    assert len(false) / len(shifted) <= 0.001, false


def test_names_that_are_alike_share_an_index_key():
    heard = [(h, n) for h, n in PAIRS if alike(h, n)]
    shared = [bool(hangul_keys(h) & latin_keys(n)) for h, n in heard]
    assert sum(shared) / len(shared) >= 0.95


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("엔비디아", "Nvidia Corporation"),
        ("서울", "Busan"),
        ("테슬라", "Toyota"),
        ("바르셀로나", "Braga"),
        ("하나", "Honda"),
        ("가", "Ga"),
        ("나라", "NL"),
        ("", ""),
    ],
)
def test_stays_silent(hangul: str, latin: str):
    assert not alike(hangul, latin)


def test_distance_grows_with_difference():
    assert distance("로테르담", "Rotterdam") < distance("로테르담", "Rottweil") < distance("로테르담", "Nagasaki")
