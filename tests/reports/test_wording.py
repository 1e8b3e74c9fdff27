"""The catalogues say the same things in each language."""

import string
from dataclasses import replace
from pathlib import Path

import pytest

from claims.model import Bound, Role
from factcheck.errors import SettingsError
from factcheck.keeping.baseline import State
from factcheck.keeping.signoff import DECISIONS
from factcheck.model import Freshness, ReasonCode, Relation, Verdict
from factcheck.verdicts.judge import judge_document
from reports.wording import LANGUAGES, headline, wording
from sources.model import Outcome
from tests.factcheck.papers import consulted, paper
from tests.reports import sample


def fields(entry):
    texts = [entry] if isinstance(entry, str) else entry
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_all_languages_have_the_same_keys_and_blanks():
    first, *others = (wording(language).tables for language in LANGUAGES)
    for other in others:
        assert {t: set(rows) for t, rows in first.items()} == {t: set(rows) for t, rows in other.items()}
        for table, rows in first.items():
            for key, entry in rows.items():
                assert fields(entry) == fields(other[table][key]), f"{table}.{key}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "members"),
    [
        ("verdict", Verdict),
        ("verdict_meaning", Verdict),
        ("reason", ReasonCode),
        ("reason_name", ReasonCode),
        ("relation", Relation),
        ("relation_why", Relation),
        ("freshness", Freshness),
        ("outcome", Outcome),
        ("decision", DECISIONS),
        ("rule", [bound for bound in Bound if bound not in ("since", "until")] + ["range", "date"]),
        ("state", [state for state in State if state is not State.ABSENT]),
        ("mend", [code for code in ReasonCode if code not in ("stated", "in_table", "derived")]),
    ],
)
def test_every_member_has_words(language, table, members):
    assert {str(m) for m in members} <= set(wording(language).tables[table])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_variant_needs_no_blank_but_a_slot(language):
    for key, entry in wording(language).tables["reason"].items():
        last = entry if isinstance(entry, str) else entry[-1]
        assert fields(last) == set(), key


def test_a_variant_is_chosen_by_what_is_known():
    words = wording("en")
    assert (
        words.say("reason", "refuted", claimed="3", found="4", host="a.example")
        == "The document says 3; a.example says 4."
    )
    assert words.say("reason", "refuted") == "The source gives another value."
    assert words.say("reason", "no_such_code") == "no_such_code"


def test_blanks_are_text_and_never_a_template():
    words = wording("en")
    assert "{host}" in words.say("reason", "refuted", claimed="{host}", found="{0.__class__}", host="h")


def test_a_mend_falls_back_to_the_reason():
    judgement = next(j for j in sample.run().judgements if j.reason.code is ReasonCode.HEARSAY)
    words = wording("en")
    assert words.mend(replace(judgement, mend="unheard_of")) == words.mend(judgement) != ""


def test_verified_claims_need_no_mend():
    verified = [j for j in sample.run().judgements if j.verdict is Verdict.VERIFIED]
    assert {wording("ko").mend(j) for j in verified} == {""}


def test_an_unknown_language_is_an_error_with_a_remedy():
    with pytest.raises(SettingsError, match="choose one of en, ko"):
        wording("xx")


def test_a_headline_has_both_numbers():
    judgement = next(j for j in sample.run().judgements if j.claim.value.text == "14%")
    assert headline(judgement, wording("ko")) == "불일치: 문서의 값은 14%, 출처(haeon.example)의 값은 11.2%입니다."


def test_roles_are_known_to_the_schema():
    assert {role.value for role in Role} == {"value", "period", "baseline", "count", "denominator"}


def test_no_word_of_the_interface_lies_idle():
    house = Path(__file__).parents[2]
    places = [*house.glob("reports/*.py"), *house.glob("reports/templates/*"), *house.glob("factcheck/commands/*.py")]
    used = "".join(path.read_text(encoding="utf-8") for path in places)
    assert [key for key in wording("en").tables["ui"] if f'"{key}"' not in used and f"'{key}'" not in used] == []


def compared(judgement, **more):
    return replace(judgement, mend="", comparison=replace(judgement.comparison, **more))


def test_one_number_with_two_limits_is_told_as_such():
    judgement = compared(sample.run().judgements[1], rule="at_most", difference="0")
    for words in (wording("en"), wording("ko")):
        told = words.tables["reason_slot"]["limit"][0].format(host="haeon.example")
        assert words.reason(judgement) == words.pointed(judgement) == told
        assert words.differing(judgement) == words.tables["differs"]["limit"]
        assert words.mend(judgement) == words.tables["mend"]["limit"]


def test_another_number_needs_no_pointing():
    judgement = sample.run().judgements[1]
    assert judgement.verdict is Verdict.CONTESTED
    assert wording("en").pointed(judgement) == wording("en").differing(judgement) == ""


def test_a_figure_that_is_taken_back_is_not_corrected_to_itself() -> None:
    notice = "An earlier version said that the hub had cost £24.6m; that included a car park, which is another project."
    judgement = judge_document(paper("The hub cost £24.6 million.", 1), [consulted(1, notice)])[0]
    assert judgement.reason.code is ReasonCode.CORRECTED
    assert wording("en").reason(judgement) == "source1.example has withdrawn this figure."
    told = replace(judgement, reason=replace(judgement.reason, detail={**judgement.reason.detail, "found": "£21.6m"}))
    assert "£21.6m" in wording("en").reason(told)
