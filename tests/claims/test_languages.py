"""Language files: schema, examples that fire, counterexamples that stay silent, no patterns in the tables."""

from __future__ import annotations

import pytest

from claims.errors import LanguageError
from claims.lang import codes, detect, load, units
from claims.lang.model import parse_language
from claims.mentions.find import as_record, find_mentions
from claims.words.patterns import one_of

EXAMPLES = [(code, row) for code in codes() for row in load(code).examples]
SILENT = [(code, row["text"]) for code in codes() for row in load(code).counterexamples]


def test_there_are_four_languages():
    assert codes() == ("en", "ja", "ko", "zh")


@pytest.mark.parametrize(("code", "row"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else v["text"][:20])
def test_examples_fire(code, row):
    found = [(r["value"], r["unit"]) for r in map(as_record, find_mentions(row["text"], code))]
    assert (row["value"], row["unit"]) in found


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_counterexamples_stay_silent(code, text):
    assert not [m.text for m in find_mentions(text, code) if m.claim]


@pytest.mark.parametrize("code", codes())
def test_enough_examples(code):
    assert len(load(code).examples) >= 10
    assert len(load(code).counterexamples) >= 10


@pytest.mark.parametrize("code", codes())
def test_units_named_by_a_language_exist(code):
    assert {unit for unit in load(code).units.values() if unit not in units()} == set()


@pytest.mark.parametrize("code", codes())
def test_words_hold_no_patterns(code):
    language = load(code)
    words = [
        *language.units,
        *language.counters,
        *language.hedges.before,
        *language.hedges.after,
        *language.names.before,
    ]
    assert not [word for word in words if any(sign in word for sign in "\\|*?[]{}")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The fee rose 3%.", "en"),
        ("요금이 3% 올랐다.", "ko"),
        ("料金は3％上がった。", "ja"),
        ("费用上涨3%。", "zh"),
        ("", "en"),
        ("NVIDIA가 GPU를 냈다.", "ko"),
    ],
)
def test_detect(text, code):
    assert detect(text) == code


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('language = "xx"\n[numbers]\n', "numbers"),
        ('language = "xx"\n[number]\ntwice = 2\n', "twice"),
        ('language = "xx"\n[number]\nsystem = "western"\n[units]\nkm = 3\n', "units"),
        ('language = "xx"\n[number]\nsystem = "western"\n[scales]\nmega = "many"\n', "scales"),
        ("language = 7\n", "language"),
        ('language = "xx"\nalso = "en"\n', "also"),
        ("language = \n", "xx.toml"),
    ],
)
def test_a_malformed_file_is_an_error_that_names_the_place(tmp_path, content, complaint):
    path = tmp_path / "xx.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LanguageError, match=complaint):
        parse_language(path)


def test_binding_is_passed_through(tmp_path):
    path = tmp_path / "xx.toml"
    path.write_text(
        'language = "xx"\n[number]\nsystem = "western"\n[binding]\na = ["b"]\n[binding.c]\nd = ["e"]\n',
        encoding="utf-8",
    )
    assert parse_language(path).binding == {"a": ("b",), "c.d": ("e",)}


def test_an_unknown_language_is_an_error():
    with pytest.raises(LanguageError, match="tlh"):
        load("tlh")


def test_alternations_prefer_the_longest():
    import re

    assert re.match(one_of(["one", "one another", "on"]), "one another").group() == "one another"
    assert re.match(one_of([]), "x") is None
