from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.keeping import signoff
from tests.factcheck.runs import run

DAY = dt.date(2025, 3, 2)


def test_a_decision_is_kept_and_holds(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    made = signoff.add(
        path, run().judgements[0], decision="accept", by="Kim", at=DAY, note='said "fine"\nand \\ meant it'
    )
    assert signoff.read(path) == (made,)
    assert signoff.in_force(run(), signoff.read(path)) == {"c-calls": made}


def test_a_later_decision_replaces_an_earlier(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    for decision in ("dispute", "accept"):
        signoff.add(path, run().judgements[0], decision=decision, by="Kim", at=DAY)
    assert len(signoff.read(path)) == 2
    assert signoff.in_force(run(), signoff.read(path))["c-calls"].decision == "accept"


def test_it_lapses_when_the_snapshot_changes(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    signoff.add(path, run().judgements[0], decision="accept", by="Kim", at=DAY)
    assert signoff.in_force(run(snapshot="c" * 64), signoff.read(path)) == {}


def test_what_a_person_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text("# agreed on Monday\n", encoding="utf-8")
    signoff.add(path, run().judgements[1], decision="needs_work", by="Lee", at=None)
    assert path.read_text(encoding="utf-8").startswith("# agreed on Monday\n\n[[signoff]]\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[[signoff]]\nclaim = 'a'\nverdict = 'contested'\ndecision = 'maybe'\nby = 'x'",
            "accept, dispute, needs_work",
        ),
        ("[[signoff]]\nclaim = 'a'", "`verdict` is missing"),
        ("[[signoff]]\nclaims = 'a'", "did you mean `claim`"),
        ("[[signoff]]\nclaim='a'\nverdict='v'\ndecision='accept'\nby='x'\nat='soon'", "YYYY-MM-DD"),
        ("[other]\n", "only [[signoff]] tables"),
        ("signoff = 3", "only [[signoff]] tables"),
        ("signoff = [3]", "is no table"),
        ("[[signoff", "mend that place"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        signoff.read(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_bad_file_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text("[[signoff", encoding="utf-8")
    with pytest.raises(SettingsError):
        signoff.add(path, run().judgements[0], decision="accept", by="Kim", at=DAY)
    assert path.read_text(encoding="utf-8") == "[[signoff"


def test_what_toml_forbids_is_written_so_that_it_can_be_read(tmp_path: Path) -> None:
    path, note = tmp_path / "s.toml", 'a "quote", \x7f, \x1b and \U0001f30a'
    signoff.add(path, run().judgements[0], decision="accept", by="Kim", at=DAY, note=note)
    assert [each.note for each in signoff.read(path)] == [note]
