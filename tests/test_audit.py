"""A vulnerability, a clean answer and no answer are three things, and told apart."""

from __future__ import annotations

import json
from typing import Any

from tests.audit import CLEAN, FOUND, UNANSWERED, told

SOUND = {"name": "sound", "version": "1.0", "vulns": []}
FAULTY = {"name": "faulty", "version": "2.1", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.2"], "aliases": []}]}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found on PyPI and could not be audited: unknown (3.0)"}


def answer(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_all_were_asked_about_and_none_is_known() -> None:
    assert told(answer(SOUND), "", 1) == (CLEAN, ["1 packages: no known vulnerability"])


def test_a_vulnerability_is_named_with_what_mends_it() -> None:
    assert told(answer(SOUND, FAULTY), "", 2) == (FOUND, ["faulty 2.1: CVE-2026-1, mended in 2.2"])


def test_a_package_that_the_service_does_not_answer_for_is_neither_sound_nor_faulty() -> None:
    code, (line,) = told(answer(SOUND, UNKNOWN), "", 2)
    assert code == UNANSWERED
    assert line.startswith("Not audited: no answer for 1 of 2 packages")
    assert "Dependency not found" in line


def test_a_vulnerability_beside_a_package_without_an_answer_is_one() -> None:
    code, lines = told(answer(FAULTY, UNKNOWN), "", 2)
    assert code == FOUND
    assert len(lines) == 2


def test_a_service_that_cannot_be_reached_is_said() -> None:
    code, (line,) = told("", "Traceback ...\nConnectionError: no such host\n\n", 140)
    assert code == UNANSWERED
    assert "140 of 140 packages" in line
    assert "ConnectionError: no such host" in line
    assert told("", "", 1)[0] == told("[]", "", 1)[0] == UNANSWERED


def test_a_package_that_the_answer_leaves_out_was_not_audited() -> None:
    assert told(answer(SOUND), "", 2)[0] == UNANSWERED
