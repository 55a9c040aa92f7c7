"""Patterns of a form are read strictly: what is no pattern, or stands where none can be, is told at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attest.forms.schema import read_form
from attest.patterns import Pattern
from attest.problems import Faults
from attest.protocol import load_protocol
from attest.rounds import step_form
from conftest import MINIMAL, new_review

SOUND = "(?P<value>a+)"


def form_with(patterns: Any, **more: Any) -> dict[str, Any]:
    field = {"type": "string", "x-patterns": patterns, **more}
    return {"type": "object", "properties": {"study": {"type": "object", "properties": {"n": field}}}}


def complaints(schema: dict[str, Any]) -> list[str]:
    with pytest.raises(Faults) as caught:
        read_form(schema, "form.yaml")
    return [str(one) for one in caught.value.problems]


def test_patterns_are_one_or_a_list_and_text_or_a_record() -> None:
    record = {"pattern": SOUND, "where": "methods", "flags": ["ignore case", "spread out"]}
    (field,) = read_form(form_with([SOUND, record]), "f").sheets[0].fields
    assert [(one.expression, one.where, one.flags) for one in field.patterns] == [
        (SOUND, (), ()),
        (SOUND, ("methods",), ("ignore case", "spread out")),
    ]
    (alone,) = read_form(form_with(SOUND), "f").sheets[0].fields
    assert alone.patterns == (Pattern(SOUND, place="properties.study.properties.n.x-patterns[1]"),)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("(", 'expected a regular expression, found "(" (missing ) at position 1)', id="unclosed"),
        pytest.param("a{9999999999999}", "repeat count too big", id="overflow"),
        pytest.param("(" * 900, "nested too deeply", id="nested"),
        pytest.param("a+", 'expected a group named value, found "a+". Put (?P<value>…)', id="no-group"),
        pytest.param("(?P<dose>a)", "a group named value", id="other-group"),
        pytest.param("(?P<value>a*)", "does not match the empty text", id="empty"),
        pytest.param("(?=(?P<value>a)?)", "does not match the empty text", id="look-ahead"),
        pytest.param("\b(?P<value>a)", "with a control character. Put it in single quotes", id="backspace"),
        pytest.param(f"{SOUND}{'a' * 1000}", "expected at most 1,000", id="too-long"),
        pytest.param([], "an empty list", id="empty-list"),
        pytest.param("", "no pattern", id="empty-text"),
        pytest.param(3, "a record with `pattern`", id="number"),
        pytest.param({"where": "title"}, "no pattern", id="record-without"),
        pytest.param({"pattern": SOUND, "flag": "x"}, "Did you mean `flags`?", id="unknown-key"),
        pytest.param({"pattern": SOUND, "where": "abstrct"}, "Did you mean `abstract`?", id="unknown-place"),
        pytest.param({"pattern": SOUND, "flags": "i"}, "one of ignore case, spread out", id="unknown-flag"),
    ],
)
def test_what_is_no_pattern(given: Any, said: str) -> None:
    (one,) = complaints(form_with(given))
    assert said in one
    assert one.startswith("form.yaml, properties.study.properties.n.x-patterns")


def test_all_faults_are_told_at_once_with_their_numbers() -> None:
    found = complaints(form_with(["a", SOUND, "(", {"pattern": SOUND, "where": ["titel", "body"]}]))
    assert [one.partition("x-patterns")[2].partition(":")[0] for one in found] == [
        "[1]",
        "[3]",
        "[4].where",
        "[4].where",
    ]


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        pytest.param(
            {"rows": {"type": "array", "x-key": ["a"], "items": {"type": "object", "properties": {
             "a": {"type": "string", "x-patterns": SOUND}}}}},
            "rows.items.properties.a.x-patterns: expected patterns of a question that a study has once, found patterns "
            "of a field in a list of rows",
            id="row",
        ),
        pytest.param(
            {"a": {"type": "string"}, "b": {"type": "string", "x-supports": "a", "x-patterns": SOUND}},
            "b.x-patterns: expected patterns of a question that a study has once, found patterns of the grounds",
            id="grounds",
        ),
        pytest.param(
            {"s": {"type": "object", "x-patterns": SOUND, "properties": {"a": {"type": "string"}}}},
            "s.x-patterns: expected patterns of a field, found patterns where no question is",
            id="section",
        ),
        pytest.param(
            {"r": {"type": "array", "x-key": ["a"], "x-patterns": SOUND, "items": {"type": "object", "properties": {"a":
             {"type": "string"}}}}},
            "r.x-patterns: expected patterns of a field",
            id="list",
        ),
    ],
)  # fmt: skip
def test_where_no_pattern_can_stand(schema: dict[str, Any], said: str) -> None:
    inside = {"s": {"type": "object", "properties": schema}} if "b" in schema else schema
    (one,) = complaints({"type": "object", "properties": inside})
    assert said in one


def test_a_step_that_reads_no_documents_takes_no_patterns(tmp_path: Path) -> None:
    field = {"type": "string", "enum": ["include", "exclude"], "x-role": "screening.decision", "x-patterns": SOUND}
    review = new_review(tmp_path / "r", MINIMAL + "forms: {screening: config/mine.yaml}\n")
    (review / "config/mine.yaml").write_text(
        json.dumps({"type": "object", "properties": {"d": field}}), encoding="utf-8"
    )
    with pytest.raises(Faults, match=r"config/mine.yaml, properties.d.x-patterns\[1\]: expected none in this form"):
        step_form(review, load_protocol(review), "screening")
