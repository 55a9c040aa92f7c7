"""Forms are read strictly: what no workbook can be made of is told at once."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from small_round import SCHEMA, Send, make_round

from attest.forms.schema import read_form, require_roles
from attest.problems import Faults
from attest.protocol import load_protocol
from attest.rounds import step_form
from conftest import HOME, MINIMAL, new_review


def changed(path: str, value: Any) -> dict[str, Any]:
    schema = deepcopy(SCHEMA)
    node: Any = schema
    *way, last = path.split("/")
    for key in way:
        node = node[key]
    node[last] = value
    return schema


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("properties/people/properties/n/x-roles", "study.n", "Did you mean `x-role`?"),
        ("properties/people/properties/n/x-role", "study.n_analyzed", "Did you mean `study.n_analysed`?"),
        ("properties/people/properties/note/x-supports", "nothing", "properties.note.x-supports"),
        ("properties/results/x-key", "outcome", "a list of fields"),
        ("properties/results/x-key", ["outcomes"], "expected one of outcome, events, total"),
        ("properties/results/x-key", [], "no x-key"),
        ("properties/people/properties/n/type", "null", "expected text, a number"),
        ("properties/people/properties/n/type", "strin", "expected string, integer, number"),
        ("properties", {}, "at least one property"),
        ("properties/people/properties/n", True, "a description of the question"),
        ("properties/people", True, "a description of the question"),
        ("properties/people/properties/design/enum", [], "choices that differ"),
        ("properties/people/properties/design/enum", ["A", "a"], "choices that differ"),
        ("properties/people/properties/_use", {"type": "string"}, "does not begin with an underscore"),
        ("properties/people/properties/n/x-codes", "no", "true or false"),
        ("properties/people/properties/n/$ref", "http://example.org/x", "Write it out here."),
    ],
)
def test_faults_of_a_form(path: str, value: Any, said: str) -> None:
    with pytest.raises(Faults) as caught:
        read_form(changed(path, value), "form.yaml")
    assert len(caught.value.problems) == 1
    assert said in str(caught.value)


def test_something_that_is_no_form() -> None:
    for nothing in (None, [], "text"):
        with pytest.raises(Faults, match="no form"):
            read_form(nothing, "form.yaml")  # type: ignore[arg-type]


def test_a_step_says_which_roles_it_needs(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"eligibility\.decision"):
        require_roles(read_form(SCHEMA, "f"), ["eligibility.decision"], "f")
    review = new_review(tmp_path / "r", MINIMAL + "forms: {eligibility: config/mine.yaml}\n")
    text = (HOME / "config/forms/eligibility.yaml").read_text(encoding="utf-8")
    (review / "config/mine.yaml").write_text(text.replace("    x-role: eligibility.reason\n", ""), encoding="utf-8")
    with pytest.raises(Faults, match=r"config/mine.yaml, x-role: expected a field with the role eligibility.reason"):
        step_form(review, load_protocol(review), "eligibility")


def test_the_shipped_forms_are_sound(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    for step in plan.form_files:
        assert step_form(tmp_path / "r", plan, step).sheets


def test_titles_that_no_sheet_could_bear(send: Send) -> None:
    from dataclasses import replace

    schema = changed("properties/results/title", "Results/harms [all]: a title that is much too long")
    schema["properties"]["people"]["title"] = "Read me"
    schema["properties"]["more"] = {**schema["properties"]["results"], "title": "read ME"}
    schema["properties"]["quoted"] = {**schema["properties"]["results"], "title": "'History'"}
    task = make_round()
    for layout in ("table", "questions"):
        form = read_form({**schema, "x-layout": layout}, "f")
        for path in send(replace(task, form=form, suggestions={})):
            assert path.exists()
