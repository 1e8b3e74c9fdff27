from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.commands.delivery import found
from factcheck.errors import SettingsError
from factcheck.keeping import baseline
from factcheck.keeping.baseline import State
from factcheck.model import ReasonCode, Relation, Verdict
from tests.factcheck.runs import evidence, run, with_verdict


def test_what_was_accepted_is_not_new(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    assert baseline.write(run(), path) == 2
    known = baseline.read(path)
    assert known is not None
    assert found(run(), "new", known) == ()
    assert [j.claim.id for j in found(run(), "new", {})] == ["c-calls"]


def test_states(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    baseline.write(run(), path)
    known = baseline.read(path) or {}
    contested = run(snapshot="c" * 64).judgements[0]
    assert baseline.state(contested, known) is State.UPDATED
    assert baseline.state(run().judgements[0], known) is State.UNCHANGED
    assert baseline.state(run().judgements[0], {}) is State.NEW
    verified = with_verdict(run(), 0, Verdict.VERIFIED, ReasonCode.STATED, (evidence(Relation.AGREES, "12"),))
    assert baseline.state(verified.judgements[0], {}) is State.UNCHANGED


def test_entries_of_checked_documents_grow_stale(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    baseline.write(run(), path)
    known = baseline.read(path) or {}
    verified = with_verdict(run(), 0, Verdict.VERIFIED, ReasonCode.STATED, ())
    assert baseline.stale(verified, known) == ("c-calls",)
    assert baseline.stale(replace(run(), documents=()), known) == ()


def test_the_file_is_stable(tmp_path: Path) -> None:
    baseline.write(run(), tmp_path / "a.json")
    baseline.write(run(), tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_no_file_is_no_baseline(tmp_path: Path) -> None:
    assert baseline.read(tmp_path / "none.json") is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 100_000, '{"format": 9, "claims": {}}', '{"format": 1, "claims": {"a": 1}}']
)
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="factcheck baseline"):
        baseline.read(path)


def test_what_fail_on_counts() -> None:
    assert [j.claim.id for j in found(run(), "contested", None)] == ["c-calls"]
    assert [j.claim.id for j in found(run(), "reported_only", None)] == ["c-calls", "c-cost"]
    assert found(run(), "never", None) == ()
    assert found(run(), "contested", None, accepted={"c-calls"}) == ()
