"""Questions that follow from others, through the whole loop: asked or not, answered by a rule or by people."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from story import CONFLICTS, Desk, answer, lines, of, rule, told

from attest.forms import agreement, loop
from attest.forms.round import Person, Round, Subject
from attest.forms.schema import read_form
from attest.problems import Faults
from people import Workbook

CHOICE = {"type": "string", "enum": ["Y", "N", "NI"], "x-codes": False}
RULE = [
    {"when": {"known": "N"}, "then": "low"},
    {"when": {"known": ["Y", "NI"], "matters": ["Y", "NI"]}, "then": "high"},
    {"when": {"known": ["Y", "NI"], "matters": "N"}, "then": "low"},
]
SCHEMA: dict[str, Any] = {
    "title": "Bias",
    "x-subject": "study",
    "x-layout": "questions",
    "type": "object",
    "properties": {
        "people": {
            "type": "object",
            "title": "People",
            "properties": {
                "known": {**CHOICE, "title": "Known"},
                "matters": {**CHOICE, "title": "Matters", "x-asked": {"known": ["Y", "NI"]}},
                "judgement": {
                    "type": "string",
                    "enum": ["low", "high"],
                    "title": "Judgement",
                    "x-codes": False,
                    "x-computed": RULE,
                },
                "reason": {"type": "string", "title": "Reason", "x-supports": "judgement"},
                "direction": {
                    "type": "string",
                    "enum": ["up", "down"],
                    "title": "Direction",
                    "x-asked": {"judgement": "high"},
                },
                "twice": {**CHOICE, "title": "Twice", "x-blank": "N"},
            },
            "dependentRequired": {"judgement": ["reason"]},
        }
    },
}  # fmt: skip


def task(needed: int = 2) -> Round:
    people = (Person("ann", "Ann"), Person("bob", "Bob"))
    subjects = (Subject("s1", "Kim 2020"), Subject("s2", "Lee 2021"))
    return Round("r", "R", "b", "Bias", read_form(SCHEMA, "f"), people, needed, "Dan", "2026-01-01", subjects, {})


def both(desk: Desk, ann: dict[str, str], bob: dict[str, str]) -> loop.Outcome:
    sent = desk.send(task())
    files = [
        desk.fill(sent[who], who, *(answer("Kim 2020", name, text) for name, text in said.items()))
        for who, said in (("ann", ann), ("bob", bob))
    ]
    return desk.take(task(), *files)


def status(outcome: loop.Outcome, field: str) -> tuple[str, bool, Any]:
    value = of(outcome, "s1", "people", field)
    return value.status, value.settled, value.value


def test_what_the_rule_gives_is_settled_as_soon_as_the_answers_are(desk: Desk) -> None:
    said = {"Known": "Y", "Matters": "NI"}
    outcome = both(desk, said, said)
    assert status(outcome, "judgement") == ("computed", True, "high")
    assert status(outcome, "direction")[0] == "unanswered"
    assert status(outcome, "twice") == ("computed", True, "N")
    assert told(outcome) == []


def test_what_is_not_asked_is_settled_without_an_answer(desk: Desk) -> None:
    outcome = both(desk, {"Known": "N"}, {"Known": "N"})
    assert status(outcome, "matters") == ("not asked", True, None)
    assert status(outcome, "judgement") == ("computed", True, "low")
    assert status(outcome, "direction") == ("not asked", True, None)


def test_an_answer_to_what_is_not_asked_is_named_and_does_not_count(desk: Desk) -> None:
    outcome = both(desk, {"Known": "N", "Matters": "Y"}, {"Known": "N"})
    assert status(outcome, "matters") == ("not asked", True, None)
    (problem,) = told(outcome)
    assert 'Matters, Kim 2020): expected a blank cell, found "Y", where nothing is asked' in problem


def test_nothing_follows_from_what_is_not_settled(desk: Desk) -> None:
    outcome = both(desk, {"Known": "Y", "Matters": "Y"}, {"Known": "Y", "Matters": "N"})
    assert status(outcome, "matters")[0] == "conflict"
    assert status(outcome, "judgement") == ("unanswered", False, None)
    assert Workbook(desk.send(task(), *desk.folder.glob("???.xlsx"))[CONFLICTS]).subjects() == ["Kim 2020"]


def test_an_own_judgement_is_held_against_what_follows_for_the_other(desk: Desk) -> None:
    said = {"Known": "N"}
    outcome = both(desk, said, {**said, "Judgement": "high"})
    assert status(outcome, "judgement")[0] == "conflict"
    assert "an answer, since another answer asks for it" in " ".join(told(outcome)), "the reason is wanting"
    form = desk.send(task(), desk.folder / "ann.xlsx", desk.folder / "bob.xlsx")[CONFLICTS]
    settled = desk.fill(form, "dan", rule("Kim 2020", "Judgement", "high"))
    after = desk.take(task(), desk.folder / "ann.xlsx", desk.folder / "bob.xlsx", settled)
    assert status(after, "judgement") == ("adjudicated", True, "high")
    assert status(after, "direction")[0] == "unanswered", "what hangs on the judgement follows the ruling"


def test_a_default_counts_like_an_answer_where_the_other_says_otherwise(desk: Desk) -> None:
    outcome = both(desk, {"Known": "N"}, {"Known": "N", "Twice": "Y"})
    assert status(outcome, "twice")[0] == "conflict"
    assert status(both(desk, {"Known": "N", "Twice": "N"}, {"Known": "N"}), "twice") == ("agreed", True, "N")


def test_agreement_counts_what_follows_from_each_reviewers_answers(desk: Desk) -> None:
    outcome = both(desk, {"Known": "N"}, {"Known": "Y", "Matters": "Y"})
    first = [*loop.first_answers(outcome), *loop.by_rule(outcome)]
    judged = {one["reviewer"]: one["text"] for one in first if one["field"] == "judgement"}
    assert judged == {"ann": "low", "bob": "high"}
    rows = agreement.agreement(task().form, first, task().reviewers)
    (row,) = [one for one in rows if one["field"] == "judgement" and one["statistic"] == "per cent agreement"]
    assert (row["n"], row["value"]) == (1, "0.00")


def test_a_changed_judgement_beside_the_answers_is_named(desk: Desk) -> None:
    sent = desk.send(task())["ann"]
    book = openpyxl.load_workbook(sent)
    page = book["Questions"]
    head = {str(cell.value): cell.column for cell in page[3] if cell.value}
    row = next(
        row for row in range(4, page.max_row) if str(page.cell(row, head["Question"]).value).strip() == "Judgement"
    )
    assert str(page.cell(row, head["Suggestion"]).value).startswith('="By the rule: "')
    page.cell(row, head["Suggestion"]).value = "By the rule: low"
    page.cell(row - 2, head["Your answer"]).value = "Y"
    page.cell(row - 1, head["Your answer"]).value = "Y"
    book.save(desk.folder / "ann.xlsx")
    (problem,) = told(desk.take(task(), desk.folder / "ann.xlsx"))
    assert 'expected "high", as the rule gives it, found "low", worked out by the workbook' in problem


def test_a_choice_can_be_typed_as_what_it_is_short_for(desk: Desk) -> None:
    meant = task()
    sheet = meant.form.schema["properties"]["people"]["properties"]
    assert "x-means" not in sheet["known"]
    fields = {**sheet, "known": {**sheet["known"], "x-means": {"Y": "Yes", "N": "No", "NI": "No information"}}}
    people = {**SCHEMA["properties"]["people"], "properties": fields}
    asked = replace(meant, form=read_form({**SCHEMA, "properties": {"people": people}}, "f"))
    files = [
        desk.fill(desk.send(asked)[who], who, answer("Kim 2020", "Known", said))
        for who, said in (("ann", "no information"), ("bob", " YES "))
    ]
    outcome = desk.take(asked, *files)
    assert told(outcome) == []
    assert {who: one.value for who, one in of(outcome, "s1", "people", "known").answers.items()} == {
        "ann": "NI", "bob": "Y"
    }  # fmt: skip
    wrong = desk.take(asked, desk.fill(desk.send(asked)["ann"], "wrong", answer("Kim 2020", "Known", "maybe")))
    assert "expected one of Y (yes), N (no), NI (no information)" in told(wrong)[0]


def test_the_guide_counts_what_is_asked_so_far(desk: Desk) -> None:
    sent = desk.send(task(), desk.fill(desk.send(task())["ann"], "ann", answer("Kim 2020", "Known", "N")))["ann"]
    page = openpyxl.load_workbook(sent)["Read me"]
    words = [str(cell.value) for cells in page.iter_rows() for cell in cells]
    assert "answered: People: 1 of 1" in words and "answered: People: 0 of 1" in words


@pytest.mark.parametrize(
    ("field", "change", "words"),
    [
        ("matters", {"x-asked": {"nobody": "Y"}}, "the unknown name nobody"),
        ("matters", {"x-asked": {"known": "yes"}}, "known = yes"),
        ("matters", {"x-asked": {"twice": "Y"}}, "the unknown name twice"),
        ("matters", {"x-asked": ["known"]}, "expected a condition"),
        ("judgement", {"x-computed": [{"when": {"known": "N"}, "then": "middling"}]}, "the judgement middling"),
        ("judgement", {"x-computed": "worst"}, "expected a rule"),
        ("twice", {"x-blank": "maybe"}, "expected one of Y, N, NI"),
        ("reason", {"x-computed": RULE}, "a choice (enum)"),
        ("known", {"x-means": {"PY": "Probably yes"}}, "expected one of Y, N, NI"),
        ("known", {"x-means": ["Yes"]}, "what it is short for"),
    ],
)
def test_what_follows_from_nothing_is_a_fault_of_the_form(field: str, change: dict[str, Any], words: str) -> None:
    fields = SCHEMA["properties"]["people"]["properties"]
    changed = {**fields, field: {**fields[field], **change}}
    people = {**SCHEMA["properties"]["people"], "properties": changed}
    with pytest.raises(Faults) as caught:
        read_form({**SCHEMA, "properties": {"people": people}}, "f")
    assert words in " ".join(str(problem) for problem in caught.value.problems)


def test_answers_and_what_follows_are_the_same_from_what_is_stored(desk: Desk, tmp_path: Path) -> None:
    outcome = both(desk, {"Known": "Y", "Matters": "N"}, {"Known": "Y", "Matters": "N", "Twice": "Y"})
    (line,) = [one for one in lines(outcome) if one["field"] == "judgement" and one["subject"] == "s1"]
    assert (line["value"], line["status"], line["answers"]) == ("low", "computed", [])


def test_a_judgement_typed_over_what_the_workbook_works_out_is_named(desk: Desk) -> None:
    book = openpyxl.load_workbook(desk.send(task())["ann"])
    page = book["Questions"]
    head = {str(cell.value): cell.column for cell in page[3] if cell.value}
    row = next(row for row in range(4, 20) if str(page.cell(row, head["Question"]).value).strip() == "Judgement")
    page.cell(row, head["Suggestion"]).value = "High"
    page.cell(row - 2, head["Your answer"]).value = "N"
    book.save(desk.folder / "ann.xlsx")
    (problem,) = told(desk.take(task(), desk.folder / "ann.xlsx"))
    assert 'expected "low", as the rule gives it, found "high"' in problem and "belongs into the white cell" in problem


def test_people_decide_where_the_rule_says_so(desk: Desk) -> None:
    schema = deepcopy(SCHEMA)
    schema["properties"]["people"]["properties"]["judgement"]["x-computed"][0]["decision"] = "it is open"
    asked = replace(task(), form=read_form(schema, "f"))

    def both_say(**said: str) -> loop.Outcome:
        sent = desk.send(asked)
        fills = [answer("Kim 2020", name, text) for name, text in {"Known": "N", **said}.items()]
        return desk.take(asked, *(desk.fill(sent[who], who, *fills) for who in ("ann", "bob")))

    outcome = both_say()
    assert status(outcome, "judgement") == ("unanswered", False, None)
    again = openpyxl.load_workbook(desk.send(asked, desk.folder / "ann.xlsx")["ann"], data_only=True)
    beside = [str(cell.value) for row in again["Questions"] for cell in row if "people decide" in str(cell.value)]
    assert beside == ["By the rule: waiting for answers\nthe rule gives low, but people decide: it is open"]
    assert status(both_say(Judgement="high"), "judgement") == ("agreed", True, "high")


def test_answers_to_a_section_that_is_no_longer_asked_of_a_study_are_named(desk: Desk) -> None:
    outcome = both(desk, {"Known": "N"}, {})
    assert told(outcome) == []
    schema = deepcopy(SCHEMA)
    schema["properties"]["others"] = {**deepcopy(SCHEMA["properties"]["people"]), "title": "Others"}
    first, second = task().subjects
    moved = (replace(first, sheets=("others",)), second)
    after = desk.take(
        replace(task(), form=read_form(schema, "f"), subjects=moved), desk.folder / "ann.xlsx", desk.folder / "bob.xlsx"
    )
    (warning,) = after.problems
    assert (warning.level, warning.place) == ("warning", "Kim 2020")
    assert warning.found == 'answers to "People", which is not asked of it any more'
    assert len(list(loop.set_aside(after))) == 1
