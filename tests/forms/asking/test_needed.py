"""Conditions of a schema are told in the workbook, in words."""

from typing import Any

import pytest

from attest.forms.asking.needed import needed_when
from attest.forms.schema import read_form

FIELDS = {
    "sponsor": {"type": "string", "title": "Sponsor", "enum": ["none", "industry", "public"]},
    "role": {"type": "string", "title": "Role"},
    "blinded": {"type": "boolean", "title": "Blinded"},
}


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"if": {"properties": {"sponsor": {"const": "industry"}}}, "then": {"required": ["role"]}},
         "Needed where “Sponsor” is industry."),
        ({"if": {"properties": {"sponsor": {"enum": ["none", "public"]}}, "required": ["sponsor"]},
          "else": {"required": ["role"]}}, "Needed unless “Sponsor” is none or public."),
        ({"if": {"properties": {"blinded": {"const": False}}}, "then": {"required": ["role"]}},
         "Needed where “Blinded” is no."),
        ({"dependentRequired": {"blinded": ["role"]}}, "Needed where “Blinded” is answered."),
        ({"allOf": [{"if": {"properties": {"sponsor": {"const": "none"}}}, "then": {"required": ["role"]}}]},
         "Needed where “Sponsor” is none."),
        ({"if": {"properties": {"role": {"minLength": 3}}}, "then": {"required": ["sponsor"]}}, ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["section", "list", "loose"])
def test_a_condition_in_words(rules: dict[str, Any], said: str, where: str) -> None:
    inner: dict[str, Any] = {"type": "object", "properties": FIELDS, **rules}
    if where == "list":
        inner = {"type": "array", "x-key": ["role"], "items": inner}
    schema = inner if where == "loose" else {"type": "object", "properties": {"part": inner}}
    form = read_form(schema, "form")
    section = "answers" if where == "loose" else "part"
    assert needed_when(form) == ({(section, "role"): said} if said else {})


def test_what_a_row_cannot_do_without() -> None:
    rows = {"type": "array", "x-key": ["role"], "items": {"type": "object", "properties": FIELDS, "required": ["role"]}}
    form = read_form({"type": "object", "properties": {"rows": rows}}, "form")
    assert needed_when(form) == {("rows", "role"): "Needed in every row."}
