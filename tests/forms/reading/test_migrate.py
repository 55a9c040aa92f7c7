"""Forms change while people work: what became of every answer is told, and nothing is reinterpreted in silence."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest
from arms_round import ARMS, KIM, make_arms
from other_forms import BASE, NUMBER, TEXT, Schema, changed, under, with_people, without
from small_round import make_round
from story import (
    CONFLICTS,
    Desk,
    Filling,
    add,
    answer,
    change,
    of,
    rows,
    rule,
    said,
    texts,
    told,
    with_schema,
)

from attest.forms import loop
from attest.forms.form import Form
from attest.forms.round import CellKey, Round, Suggested, row_name
from attest.forms.schema import read_form
from attest.problems import Faults
from people import Workbook


def became(outcome: loop.Outcome, reviewer: str = "ann") -> dict[str, str]:
    """What became of the answers, by the question that they were given to."""
    return {line.question: line.became for line in outcome.migrated if line.reviewer == reviewer}


def test_a_form_with_other_words_changes_nothing(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    reworded = with_people(n={**NUMBER, "title": "How many were analysed?"})
    outcome = desk.take(under(reworded), a)
    assert said(outcome, "ann", "s1", "people", "n") == "29"
    (line,) = outcome.migrated
    assert line == (
        *("unchanged", "ann", KIM, "People", "", "Analysed", "29"),
        *("People", "How many were analysed?", "29", "a.xlsx", "E4"),
    )


def test_a_new_question_is_asked_and_the_others_keep_their_answers(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    more = under(with_people(funder={**TEXT, "title": "Funder"}))
    b = desk.fill(desk.send(more, a)["ann"], "b", answer(KIM, "Funder", "nobody"))
    outcome = desk.take(more, a, b)
    assert said(outcome, "ann", "s1", "people", "n") == "29"
    assert said(outcome, "ann", "s1", "people", "funder") == "nobody"
    assert told(outcome) == []


RENAMED = [
    ("field", without("n", total={**NUMBER, "title": "N", "x-was": "n"}), ("people", "total")),
    ("twice", without("n", total={**NUMBER, "title": "N", "x-was": ["number", "n"]}), ("people", "total")),
    ("section", changed(lambda one: one.update(persons={**one.pop("people"), "x-was": "people"})), ("persons", "n")),
    (
        "section and field",
        changed(
            lambda one: one.update(
                persons={"type": "object", "x-was": "people", "properties": {"total": {**NUMBER, "x-was": "n"}}},
                people={"type": "object", "properties": {"other": TEXT}},
            )
        ),
        ("persons", "total"),
    ),
    (
        "to another section",
        changed(
            lambda one: one.update(
                people={"type": "object", "properties": {"note": TEXT}},
                size={"type": "object", "properties": {"total": {**NUMBER, "x-was": "people/n"}}},
            )
        ),
        ("size", "total"),
    ),
    (
        "beside the sections",
        changed(lambda one: one.update(total={**NUMBER, "x-was": "people/n"})),
        ("answers", "total"),
    ),
    (
        "into an object",
        without("n", group={"type": "object", "properties": {"total": {**NUMBER, "x-was": "n"}}}),
        ("people", "group.total"),
    ),
]


@pytest.mark.parametrize(("schema", "today"), [one[1:] for one in RENAMED], ids=[one[0] for one in RENAMED])
def test_answers_follow_a_question_that_is_renamed_or_moved(desk: Desk, schema: Schema, today: tuple[str, str]) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    later = under(schema)
    assert said(desk.take(later, a), "ann", "s1", *today) == "29"
    assert became(desk.take(later, a)) == {"Analysed": "moved"}
    # The next workbook has it under the new key; the old file may go or stay, and the wording may change again.
    again = desk.send(later, a)["ann"]
    last = under({**schema, "description": "Other words."})
    for files in ((again,), (a, again)):
        outcome = desk.take(last, *files)
        assert said(outcome, "ann", "s1", *today) == "29"
        assert told(outcome) == [] and list(loop.set_aside(outcome)) == []


def test_objects_and_lists_inside_a_section_follow_it_when_it_is_renamed(desk: Desk) -> None:
    inner = {"type": "object", "title": "Group", "properties": {"dose": {**NUMBER, "title": "Dose"}}}
    listed = {"type": "array", "title": "Arms", "x-key": ["name"], "items": {"type": "object", "properties": {
        "name": {**TEXT, "title": "Name"}, "size": {**NUMBER, "title": "Size"}}}}  # fmt: skip
    first = {**BASE, "properties": {"people": {"type": "object", "title": "People", "properties": {
        "group": inner, "arms": listed}}}}  # fmt: skip
    task = under(first)
    filled = (answer(KIM, "Group: Dose", "5"), add("Arms", study=KIM, name="Drug", size="20"))
    a = desk.fill(desk.send(task)["ann"], "a", *filled)
    second = {**BASE, "properties": {"persons": {"type": "object", "x-was": "people", "properties": {
        "cohort": {**inner, "x-was": "group"}, "groups": {**listed, "x-was": "arms"}}}}}  # fmt: skip
    listed = second["properties"]["persons"]["properties"]["groups"]
    listed["x-key"] = ["label"]
    listed["items"] = deepcopy(listed["items"])
    fields = listed["items"]["properties"]
    fields["label"] = {**fields.pop("name"), "x-was": "name"}
    outcome = desk.take(under(second), a)
    row = row_name(under(second).form.by_key["persons.groups"], {"label": "drug"})
    assert said(outcome, "ann", "s1", "persons", "cohort.dose") == "5"
    assert said(outcome, "ann", "s1", "persons.groups", "size", row) == "20"
    assert set(became(outcome).values()) == {"moved"}


def test_a_form_that_goes_back_to_an_earlier_one_takes_its_answers_along(desk: Desk) -> None:
    task = make_arms()
    renamed = changed(
        lambda one: (
            one.update(groups={**one.pop("arms"), "x-was": "arms"}, persons={**one.pop("people"), "x-was": "people"}),
            one["results"]["items"]["properties"]["arm"].pop("x-row-of"),
            one["groups"]["items"]["properties"].update(total={**NUMBER, "title": "Total", "x-was": "size"}),
            one["groups"]["items"]["properties"].pop("size"),
        ),
        ARMS,
    )
    later = with_schema(task, renamed)
    filled = (answer(KIM, "Analysed", "29"), add("Arms", study=KIM, name="RTX", total="20"))
    a = desk.fill(desk.send(later)["ann"], "a", *filled)
    outcome = desk.take(task, a)
    assert of(outcome, "s1", "arms", "size", "RTX").answers["ann"].text == "20"
    assert said(outcome, "ann", "s1", "people", "n") == "29"
    assert set(became(outcome).values()) == {"moved"}


def test_a_new_question_under_an_old_key_does_not_inherit_its_answers(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    reused = under(
        with_people(
            n={**NUMBER, "title": "Men"},
            total={**NUMBER, "title": "Everybody", "x-was": "n"},
        )
    )
    outcome = desk.take(reused, a)
    assert said(outcome, "ann", "s1", "people", "total") == "29"
    assert said(outcome, "ann", "s1", "people", "n") == ""
    # A workbook of the new form has both: nothing moves a second time.
    b = desk.fill(desk.send(reused, a)["ann"], "b", answer(KIM, "Men", "14"))
    last = under({**reused.form.schema, "description": "Other words."})
    for files in ((b,), (a, b)):
        outcome = desk.take(last, *files)
        assert said(outcome, "ann", "s1", "people", "total") == "29"
        assert said(outcome, "ann", "s1", "people", "n") == "14"
        assert told(outcome) == []


def test_a_key_that_passes_to_another_question_keeps_both_answers_apart(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), answer(KIM, "Note", "thirty"))
    later = under(without("n", note={**TEXT, "title": "How many", "x-was": "n"}))
    outcome = desk.take(later, a)
    assert said(outcome, "ann", "s1", "people", "note") == "29"
    assert became(outcome) == {"Analysed": "moved", "Note": "set aside"}
    for files in ((a,), (desk.send(later, a)["ann"],)):
        (kept,) = loop.set_aside(desk.take(later, *files))
        assert (kept["question"], kept["answer"]) == ("Note", "thirty")


def test_two_questions_that_change_places(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), answer(KIM, "Year", "2020"))
    swapped = under(
        with_people(
            n={**NUMBER, "title": "Year", "x-was": "year"},
            year={"type": "integer", "title": "Analysed", "x-was": "n"},
        )
    )
    outcome = desk.take(swapped, a)
    assert said(outcome, "ann", "s1", "people", "n") == "2020"
    assert said(outcome, "ann", "s1", "people", "year") == "29"
    again = desk.take(under({**swapped.form.schema, "description": "x"}), desk.send(swapped, a)["ann"])
    assert said(again, "ann", "s1", "people", "n") == "2020"


@pytest.mark.parametrize("layout", ["questions", "table"])
def test_answers_to_a_question_that_is_gone_are_listed_travel_on_and_come_back(desk: Desk, layout: str) -> None:
    def said_in(question: str, text: str) -> Filling:
        if layout == "questions":
            return answer(KIM, question, text)
        return change("People", KIM, KIM, **{question.lower(): text})

    def under(schema: Schema) -> Round:
        return with_schema(replace(make_round(), suggestions={}), {**schema, "x-layout": layout})

    a = desk.fill(desk.send(under(BASE))["ann"], "a", said_in("Note", "kept"), said_in("Analysed", "29"))
    fewer = under(without("note"))
    outcome = desk.take(fewer, a)
    assert became(outcome) == {"Analysed": "unchanged", "Note": "set aside"}
    (kept,) = loop.set_aside(outcome)
    assert (kept["why"], kept["reviewer"], kept["label"], kept["section"], kept["question"], kept["answer"]) == (
        *("the form no longer asks this", "ann", KIM, "People", "Note", "kept"),
    )
    files = [a]
    for number in range(3):  # only the newest file is left each time
        files = [desk.fill(desk.send(fewer, *files)["ann"], f"r{number}", said_in("Analysed", str(number)))]
        assert [one["answer"] for one in loop.set_aside(desk.take(fewer, *files))] == ["kept"]
        assert told(desk.take(fewer, *files)) == []
    for schema in (BASE, with_people(remark={**TEXT, "title": "Remark", "x-was": "note"}, note={"type": "boolean"})):
        outcome = desk.take(under(schema), *files)
        assert said(outcome, "ann", "s1", "people", "note" if schema is BASE else "remark") == "kept"
        assert list(loop.set_aside(outcome)) == []
        assert told(outcome) == []


def test_a_whole_list_that_is_gone_comes_back_with_its_rows(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        add("Arms", study=KIM, name="RTX", size="20"),
        add("Results", study=KIM, outcome="Relapse", arm="RTX", events="3"),
    )
    fewer = with_schema(
        task, changed(lambda one: (one.pop("arms"), one["results"]["items"]["properties"]["arm"].pop("x-row-of")), ARMS)
    )
    outcome = desk.take(fewer, a)
    kept = [(one["section"], one["row"], one["question"], one["answer"]) for one in loop.set_aside(outcome)]
    assert kept == [("Arms", "RTX", "Name", "RTX"), ("Arms", "RTX", "Size", "20")]
    outcome = desk.take(task, desk.send(fewer, a)["ann"])
    assert of(outcome, "s1", "arms", "size", "RTX").status == "single"


@pytest.mark.parametrize("back", [True, False])
def test_a_list_that_becomes_a_section_sets_its_answers_aside(desk: Desk, back: bool) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", study=KIM, name="RTX", size="20"))
    single = {"type": "object", "title": "Arm", "properties": {"name": TEXT, "size": NUMBER}}
    schema = changed(lambda one: one.update(arms=single), ARMS)
    del schema["properties"]["results"]["items"]["properties"]["arm"]["x-row-of"]
    other = with_schema(task, schema)
    outcome = desk.take(other, a)
    assert [one["answer"] for one in loop.set_aside(outcome)] == ["RTX", "20"]
    assert not any(value.answers for value in outcome.values)
    if back:
        outcome = desk.take(task, desk.send(other, a)["ann"])
        assert of(outcome, "s1", "arms", "size", "RTX").answers["ann"].text == "20"


def test_a_list_and_its_key_fields_are_renamed_together(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", add("Arms", study=KIM, name="RTX", size="20"), answer(KIM, "Note", "x"))
    b = desk.fill(sent["bob"], "b", add("Arms", study=KIM, name="rituximab", size="20"))
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Arms: RTX", "same row as “rituximab” (Bob)"))
    groups = {"type": "array", "title": "Groups", "x-was": "arms", "x-key": ["label"], "items": {
        "type": "object",
        "properties": {
            "label": {**TEXT, "title": "Label", "x-was": "name"},
            "people": {**NUMBER, "title": "People", "x-was": "size"},
        },
    }}  # fmt: skip
    later = with_schema(task, {**ARMS, "properties": {"people": ARMS["properties"]["people"], "groups": groups}})
    named = row_name(later.form.by_key["groups"], {"label": "rtx"})
    outcome = desk.take(later, a, b, c)
    assert said(outcome, "ann", "s1", "groups", "people", named) == "20", (
        "the id is the one that a suggestion would have"
    )
    label = of(outcome, "s1", "groups", "label")
    assert (label.status, label.value) == ("adjudicated", "rituximab"), "the pairing holds on"
    sent = desk.send(later, a, b, c)
    outcome = desk.take(later, sent["ann"], sent["bob"], sent[CONFLICTS])
    assert of(outcome, "s1", "groups", "people").status == "agreed"
    assert told(outcome) == []


def test_an_answered_row_stays_with_its_suggestion_when_the_list_is_renamed(desk: Desk) -> None:
    def suggested(task: Round, sheet: str, field: str) -> Round:
        row = row_name(task.form.by_key[sheet], {field: "Drug"})
        return replace(task, suggestions={CellKey("s1", sheet, row, field): Suggested("Drug", "q", "d", 1, 2)})

    task = suggested(make_arms(), "arms", "name")
    a = desk.fill(desk.send(task)["ann"], "a", change("Arms", KIM, "Drug", name="Drug A", size="20"))
    renamed = changed(lambda one: one.update(groups={**one.pop("arms"), "x-was": "arms"}), ARMS)
    renamed["properties"]["results"]["items"]["properties"]["arm"]["x-row-of"] = "groups"
    outcome = desk.take(suggested(with_schema(task, renamed), "groups", "name"), a)
    assert rows(outcome, "s1", "groups") == ["Drug A"]


def test_rows_that_a_shorter_key_would_make_one_stay_two_and_are_named(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        add("Results", study=KIM, outcome="Relapse", arm="A", events="3"),
        add("Results", study=KIM, outcome="Relapse", arm="B", events="4"),
    )
    later = with_schema(task, changed(lambda one: one["results"].update({"x-key": ["outcome"]}), ARMS))
    outcome = desk.take(later, a)
    (problem,) = told(outcome)
    assert 'a second row named "Relapse"' in problem
    kept = {text for text in texts(desk.send(later, a)["ann"]) if text in "34"}
    assert kept == {"3", "4"}, "both are shown again"


def test_a_field_moved_to_another_list_is_set_aside_since_its_row_is_unknown_there(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", study=KIM, name="RTX", size="20"))

    def move(one: Schema) -> None:
        one["results"]["items"]["properties"]["size"] = {**NUMBER, "title": "Size", "x-was": "arms/size"}
        del one["arms"]["items"]["properties"]["size"]

    outcome = desk.take(with_schema(task, changed(move, ARMS)), a)
    assert became(outcome) == {"Name": "unchanged", "Size": "set aside"}
    assert rows(outcome, "s1", "results") == []


SEVERAL = {"type": "array", "items": {"enum": ["cohort"]}}
RETYPED = [
    ("text to number", "Note", "31", "note", NUMBER, "unchanged", "31"),
    ("text to whole number", "Note", "31", "note", {"type": "integer"}, "converted", "31"),
    ("text to choice", "Note", "Yes", "note", {"enum": ["yes", "no"]}, "converted", "yes"),
    ("choice to several", "Design", "cohort", "design", SEVERAL, "converted", "cohort"),
    ("number to text", "Analysed", "3.10", "n", TEXT, "unchanged", "3.10"),
    ("yes or no to choice", "Blinded", "no", "blinded", {"enum": ["yes", "no"]}, "converted", "no"),
    ("code stays", "Analysed", "unclear", "n", TEXT, "unchanged", "unclear"),
    ("text that is no number", "Note", "about thirty", "note", NUMBER, "asked again", ""),
    ("number that is not whole", "Analysed", "3.5", "n", {"type": "integer"}, "asked again", ""),
    ("several to one choice", "Drugs", "A; B", "drugs", {"enum": ["A", "B", "C"]}, "asked again", ""),
    ("choice that is gone", "Design", "cohort", "design", {"enum": ["case series", "trial"]}, "asked again", ""),
    ("number with a comma", "Note", "1,5", "note", {"type": "number"}, "asked again", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "key", "node", "fate", "value"), [one[1:] for one in RETYPED], ids=[one[0] for one in RETYPED]
)
def test_an_answer_to_a_retyped_question_is_read_anew_or_asked_again(
    desk: Desk, title: str, text: str, key: str, node: Schema, fate: str, value: str
) -> None:
    task = under(BASE)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, title, text))
    later = under(with_people(**{key: {**node, "title": title}}))
    outcome = desk.take(later, a)
    assert became(outcome) == {title: fate}
    assert said(outcome, "ann", "s1", "people", key) == value
    problems = told(outcome)
    if value:
        assert problems == []
        return
    (problem,) = problems
    assert "a.xlsx, sheet Questions, cell E" in problem and f"({title}, {KIM})" in problem
    # The next workbook shows it in red until it is answered; what was said first is kept.
    sent = desk.send(later, a)["ann"]
    assert text in texts(sent)
    new = {"enum": "trial", "integer": "4", "number": "1.5"}.get(str(node.get("type", "enum")), "30")
    b = desk.fill(sent, "b", answer(KIM, title, "B" if key == "drugs" else new))
    for files in ((a, b), (b,)):
        outcome = desk.take(later, *files)
        assert told(outcome) == []
        assert outcome.records["ann"].history[CellKey("s1", "people", "", key)][0].text == text


def test_a_choice_that_is_renamed_is_the_same_choice(desk: Desk) -> None:
    task = under(BASE)
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Design", "cohort"), answer(KIM, "Drugs", "A; C"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Design", "case series"))
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Design", "cohort"))
    later = under(
        with_people(
            design={"enum": ["Cohort study", "case series"], "x-was-choices": {"cohort": "Cohort study"}},
            drugs={"type": "array", "items": {"enum": ["Aspirin", "B", "C"]}, "x-was-choices": {"A": "Aspirin"}},
        )
    )  # fmt: skip
    outcome = desk.take(later, a, b, c)
    assert became(outcome) == {"Design": "converted", "Drugs": "converted"}
    assert said(outcome, "ann", "s1", "people", "drugs") == "Aspirin; C"
    design = of(outcome, "s1", "people", "design")
    assert (design.status, design.value) == ("adjudicated", "Cohort study"), "a ruling saw the same answers"
    assert told(outcome) == []


def test_a_choice_that_was_split_away_and_whose_name_came_back_is_asked_again_once(desk: Desk) -> None:
    task = under(BASE)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Design", "cohort"))
    same = {
        "title": "Design",
        "enum": ["cohort", "case series"],
        "x-was-choices": {"cohort": ["cohort", "case series"]},
    }
    later = under(with_people(design=same))
    assert became(desk.take(later, a)) == {"Design": "asked again"}, "the choices are the same, but mean something else"
    b = desk.fill(desk.send(later, a)["ann"], "b", answer(KIM, "Design", "cohort"))
    last = under(with_people(design=same, n={**NUMBER, "title": "Other words"}))
    for files in ((b,), (a, b)):
        assert said(desk.take(last, *files), "ann", "s1", "people", "design") == "cohort", "not a second time"


SPLIT = {
    "title": "Design",
    "enum": ["cohort", "registry", "case series"],
    "x-was-choices": {"cohort": ["cohort", "registry"]},
}


def test_a_choice_that_was_split_is_asked_again_and_leaving_it_alone_is_no_answer(desk: Desk) -> None:
    task = under(BASE)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Design", "cohort"))
    later = under(with_people(design=SPLIT))
    outcome = desk.take(later, a)
    assert became(outcome) == {"Design": "asked again"}
    assert "one of cohort, registry" in told(outcome)[0]
    files = [a]
    for _ in range(2):
        sent = desk.send(later, *files)["ann"]
        assert "cohort / registry" in texts(sent)
        files = [sent]  # returned as it was
        outcome = desk.take(later, *files)
        assert said(outcome, "ann", "s1", "people", "design") == ""
        assert len(told(outcome)) == 1
    b = desk.fill(sent, "b", answer(KIM, "Design", "cohort"))
    for kept in ((b,), (a, b), (sent, b)):
        outcome = desk.take(later, *kept)
        assert (said(outcome, "ann", "s1", "people", "design"), told(outcome)) == ("cohort", [])
    last = under(with_people(design=SPLIT, n={**NUMBER, "title": "Other words"}))
    assert said(desk.take(last, a, b), "ann", "s1", "people", "design") == "cohort", "it is not asked a third time"


@pytest.mark.parametrize(("before", "after"), [("", "mg"), ("mg", "g"), ("mg", "")])
def test_another_unit_asks_again_and_leaving_the_number_alone_is_no_answer(desk: Desk, before: str, after: str) -> None:
    task = under(with_people(n={**NUMBER, "title": "Dose", "x-unit": before}))
    title = f"Dose ({before})" if before else "Dose"
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, title, "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, title, "not reported"))
    later = under(with_people(n={**NUMBER, "title": "Dose", "x-unit": after}))
    outcome = desk.take(later, a, b)
    assert (said(outcome, "ann", "s1", "people", "n"), said(outcome, "bob", "s1", "people", "n")) == (
        "",
        "not reported",
    )
    assert "another unit" in told(outcome)[0]
    files = [a]
    for _ in range(2):
        files = [desk.send(later, *files)["ann"]]
        outcome = desk.take(later, *files)
        assert said(outcome, "ann", "s1", "people", "n") == ""
        assert len(told(outcome)) == 1
    title = f"Dose ({after})" if after else "Dose"
    done = desk.fill(files[0], "done", answer(KIM, title, "29"))
    outcome = desk.take(later, a, done)
    assert (said(outcome, "ann", "s1", "people", "n"), told(outcome)) == ("29", [])


def test_a_form_that_changes_twice_between_rounds(desk: Desk) -> None:
    task = under(BASE)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Design", "cohort"), answer(KIM, "Analysed", "29"))
    b = desk.fill(desk.send(task)["bob"], "b", answer(KIM, "Design", "cohort"))
    second = without(
        "design",
        "n",
        kind={"title": "Kind", "enum": ["group", "series"], "x-was": "design", "x-was-choices": {"cohort": "group"}},
        total={**NUMBER, "title": "Total", "x-was": "n"},
    )
    third = without(
        "design",
        "n",
        sort={
            "title": "Sort",
            "enum": ["cohort study", "series"],
            "x-was": ["kind", "design"],
            "x-was-choices": {"cohort": "cohort study", "group": "cohort study"},
        },
        everybody={**NUMBER, "title": "Everybody", "x-was": ["total", "n"]},
    )
    again = desk.send(under(second), a)["ann"]
    for files in ((a, b), (again, b), (a, again, b)):
        outcome = desk.take(under(third), *files)
        sort = of(outcome, "s1", "people", "sort")
        assert (sort.status, sort.value) == ("agreed", "cohort study")
        assert said(outcome, "ann", "s1", "people", "everybody") == "29"
        assert told(outcome) == []


def test_a_blank_cell_takes_an_answer_back_under_an_earlier_form_too(desk: Desk) -> None:
    task = under(BASE)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(desk.send(task, a)["ann"], "b", answer(KIM, "Analysed", ""))
    later = under(without("n", total={**NUMBER, "title": "Total", "x-was": "n"}))
    for files in ((a, b), (b,)):
        outcome = desk.take(later, *files)
        assert said(outcome, "ann", "s1", "people", "total") == ""
        assert outcome.records["ann"].history[CellKey("s1", "people", "", "total")][0].text == "29"


def test_what_was_accepted_or_left_out_under_an_earlier_form_stays_so(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        answer(KIM, "Design", "✓"),
        change("Results", KIM, "pain", use="✗ leave out"),
        answer(KIM, "Analysed", "29", "People"),
        lambda book: book.answer(KIM, "People", "Analysed", "see table 2", "Comment"),
    )
    later = with_schema(
        task,
        without("n", total={**NUMBER, "title": "Total", "x-was": "n"})
        | {"properties": {**without("n", total={**NUMBER, "title": "Total", "x-was": "n"})["properties"]}},
    )
    outcome = desk.take(later, a)
    assert outcome.records["ann"].answers[CellKey("s1", "people", "", "design")].accepted
    assert said(outcome, "ann", "s1", "people", "_comment:total") == "see table 2"
    assert of(outcome, "s1", "results", "_use").answers["ann"].text == "leave out"


def test_an_entry_that_could_not_be_read_is_no_error_once_its_question_is_gone(desk: Desk) -> None:
    task = under(BASE)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "twelve"), answer(KIM, "Year", "soon"))
    later = under(without("n", "year", when={"type": "integer", "title": "When", "x-was": "year"}))
    outcome = desk.take(later, a)
    assert [(one.level, one.found) for one in outcome.problems] == [("warning", '"twelve"'), ("error", '"soon"')]
    assert "soon" in texts(desk.send(later, a)["ann"])


def test_an_entry_that_could_not_be_read_comes_back_with_its_question(desk: Desk) -> None:
    task = under(BASE)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "about thirty"))
    b = desk.fill(desk.send(under(without("n")), a)["ann"], "b")
    for _ in range(2):  # also when the form stays without it for a while
        outcome = desk.take(under(without("n")), b)
        (problem,) = outcome.problems
        assert (problem.level, "no longer asks this" in problem.hint) == ("warning", True)
        b = desk.fill(desk.send(under(without("n")), b)["ann"], "b")
    sent = desk.send(task, b)["ann"]
    assert "about thirty" in texts(sent)
    outcome = desk.take(task, desk.fill(sent, "c", answer(KIM, "Analysed", "30")))
    assert (said(outcome, "ann", "s1", "people", "n"), told(outcome)) == ("30", [])


def test_the_consensus_form_of_an_earlier_form_is_read_too(desk: Desk) -> None:
    task = under(BASE)
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "31"))
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Analysed", "29"))
    later = under(without("n", total={**NUMBER, "title": "Total", "x-was": "n"}))
    total = of(desk.take(later, a, b, c), "s1", "people", "total")
    assert (total.status, total.value) == ("adjudicated", "29")
    sent = desk.send(later, a, b, c)
    outcome = desk.take(later, sent["ann"], sent["bob"], sent[CONFLICTS])
    assert of(outcome, "s1", "people", "total").status == "adjudicated"


def test_a_row_that_belongs_nowhere_finds_its_page_under_the_new_form(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", name="RTX", size="20"))
    renamed = changed(lambda one: one.update(groups={**one.pop("arms"), "x-was": "arms", "title": "Groups"}), ARMS)
    del renamed["properties"]["results"]
    fields = renamed["properties"]["groups"]["items"]["properties"]
    fields["people"] = {**fields.pop("size"), "title": "People", "x-was": "size"}
    later = with_schema(task, renamed)
    sent = desk.send(later, a)["ann"]
    assert {"RTX", "20"} <= set(texts(sent))
    book = Workbook(sent)
    book.book["Groups"].cell(4, 2).value = KIM
    book.save(desk.folder / "b.xlsx")
    outcome = desk.take(later, desk.folder / "b.xlsx")
    assert of(outcome, "s1", "groups", "people", "RTX").answers["ann"].text == "20"


def test_the_schema_says_what_is_wrong_with_earlier_keys() -> None:
    for node in (
        {**TEXT, "x-was": 3},
        {**TEXT, "x-was": [""]},
        {"enum": ["a"], "x-was-choices": {"b": "c"}},
        {"enum": ["a"], "x-was-choices": "a"},
        {"enum": ["a", "b"], "x-was-choices": {"a": "b"}},
    ):
        with pytest.raises(Faults) as caught:
            read_form(with_people(n=node), "form.yaml")
        assert "x-was" in str(caught.value)


def keys(form: Form) -> list[str]:
    return [f"{sheet.key}/{field.key}" for sheet in form.sheets for field in sheet.fields]
