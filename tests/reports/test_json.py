"""run.json: valid, described, and its counts agree."""

import json
from decimal import Decimal
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.verdicts.restate import plain
from reports import FORMATS
from reports.json import _text
from tests.reports import sample

SCHEMA = json.loads(files("reports").joinpath("schema/run-1.json").read_text(encoding="utf-8"))


def report(run=None, **more):
    return json.loads(FORMATS["json"].write(run or sample.run(), sample.options(**more)))


@pytest.mark.parametrize("run", [sample.run(), sample.empty()], ids=["full", "empty"])
def test_the_report_fits_its_schema(run):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(report(run))


def undescribed(value, schema, path=""):
    """Paths of the report that the schema says nothing of."""
    options = schema.get("anyOf", [schema])
    if isinstance(value, dict):
        known = {key: inner for option in options for key, inner in option.get("properties", {}).items()}
        if not known and any("additionalProperties" in option for option in options):
            return []
        missing = [f"{path}/{key}" for key in value if key not in known]
        return missing + [
            p for key in value if key in known for p in undescribed(value[key], known[key], f"{path}/{key}")
        ]
    if isinstance(value, list):
        return [p for item in value for p in undescribed(item, options[0]["items"], f"{path}[]")]
    return []


def test_every_field_is_described():
    assert undescribed(report(), SCHEMA) == []
    assert not [name for name in walk(SCHEMA) if not name]


def walk(schema):
    """The description of every property of a schema."""
    for inner in schema.get("properties", {}).values():
        yield inner.get("description", "")
        for option in inner.get("anyOf", [inner]):
            yield from walk(option)
            yield from walk(option.get("items", {}))


def test_counts_reconcile():
    found = report()
    counts = found["counts"]
    claims = [c for d in found["documents"] for c in d["claims"]]
    assert counts["claims"] == len(claims) == counts["verified"] + counts["contested"] + counts["reported_only"]
    assert counts["skipped"] == sum(len(d["skipped"]) for d in found["documents"])
    assert (counts["sources"], counts["unavailable"]) == (len(found["sources"]), 2)


def test_spans_lead_to_the_text():
    run, found = sample.run(), report()
    for checked, document in zip(run.documents, found["documents"], strict=True):
        for claim in document["claims"]:
            span = claim["span"]
            assert checked.document.text[span["start"] : span["end"]] == claim["sentence"]
            for mention in claim["mentions"]:
                assert checked.document.text[mention["start"] : mention["end"]] == mention["text"]


def test_the_wording_follows_the_language():
    texts = {
        lang: [c["reason"]["text"] for d in report(language=lang)["documents"] for c in d["claims"]]
        for lang in ("en", "ko")
    }
    assert "The document says 14%; haeon.example says 11.2%." in texts["en"]
    assert "문서의 값은 14%, 출처(haeon.example)의 값은 11.2%입니다." in texts["ko"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("5576000", "5576000"),
        ("1E+9", "1000000000"),
        ("3.50", "3.5"),
        ("0.000", "0"),
        ("-0.0", "0"),
        ("1E-7", "0.0000001"),
    ],
)
def test_decimals_have_no_exponent(value, text):
    assert plain(Decimal(value)) == text


def test_the_bytes_are_utf8_with_a_newline_at_the_end():
    body = FORMATS["json"].write(sample.run(), sample.options())
    assert body.endswith(b"}\n")
    assert "해온조선".encode() in body


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
        max_leaves=20,
    )
)
def test_the_text_is_that_of_the_library(value):
    assert _text(value, 0) == json.dumps(value, ensure_ascii=False, indent=1)
    assert _text([value], 0) == f"[\n {_text(value, 1)}\n]"
