"""Rows of several reviewers: matched by their key fields, arms before results, and paired by the adjudicator."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from arms_round import ARMS, KIM, LEE, make_arms
from story import CONFLICTS, Desk, add, change, lines, of, rows, rule, texts, told, with_schema

from attest.forms import loop
from attest.forms.round import CellKey, Round, Suggested, row_name
from people import Workbook

ARM_OF_ANN = (
    add("Arms", study=KIM, name="RTX", size="20"),
    add("Results", study=KIM, outcome="Relapse", arm="RTX", events="3"),
)
ARM_OF_BOB = (
    add("Arms", study=KIM, name="rituximab", size="20"),
    add("Results", study=KIM, outcome="relapse", arm="Rituximab", events="4"),
)
SAME_AS_BOBS = "same row as “rituximab” (Bob)"


def asked(sent: dict[str, Path]) -> list[tuple[str, str]]:
    """The open questions of a consensus form: where, and what is asked."""
    found = Workbook(sent[CONFLICTS]).conflicts()
    return [(one["Sheet and row"], one["Question"]) for one in found if not one["Settled answer"]]


def two_arms(desk: Desk, task: Round) -> tuple[Path, Path]:
    sent = desk.send(task)
    return desk.fill(sent["ann"], "ann1", *ARM_OF_ANN), desk.fill(sent["bob"], "bob1", *ARM_OF_BOB)


def paired(desk: Desk, task: Round, *files: Path) -> Path:
    sent = desk.send(task, *files)
    return desk.fill(sent[CONFLICTS], "paired", rule(KIM, "Arms: RTX", SAME_AS_BOBS, "the same drug"))


def suggested_arm(task: Round, name: str = "Drug") -> Round:
    row = row_name(task.form.by_key["arms"], {"name": name})
    return replace(task, suggestions={CellKey("s1", "arms", row, "name"): Suggested(name, "the drug", "d.txt", 1, 9)})


def test_rows_with_the_same_key_fields_are_one_row_however_they_are_spelt(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", add("Arms", study=KIM, name="Low  dose", size="20"))
    b = desk.fill(sent["bob"], "b", add("Arms", study=KIM, name="low dose ", size="21"))
    outcome = desk.take(task, a, b)
    assert rows(outcome, "s1", "arms") == ["Low  dose"]
    assert of(outcome, "s1", "arms", "name").status == "agreed"
    assert of(outcome, "s1", "arms", "size").status == "conflict"


def test_a_row_that_only_one_has_is_a_question_and_nothing_is_guessed(desk: Desk) -> None:
    task = make_arms()
    outcome = desk.take(task, *two_arms(desk, task))
    assert rows(outcome, "s1", "arms") == ["RTX", "rituximab"]
    assert [of(outcome, "s1", "arms", "_use", row).status for row in ("RTX", "rituximab")] == ["conflict", "conflict"]
    assert not any(value.settled for value in outcome.values)


def test_arms_are_asked_about_before_their_results(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    use = "Is this row kept?"
    assert asked(desk.send(task, a, b)) == [("Arms: RTX", use), ("Arms: rituximab", use)]
    c = paired(desk, task, a, b)
    assert asked(desk.send(task, a, b, c)) == [("Results: Relapse · rituximab", "Events")]


def test_the_consensus_form_shows_all_that_stands_in_a_row_and_which_it_may_be(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task, *two_arms(desk, task))
    (first, _) = Workbook(sent[CONFLICTS]).conflicts()
    assert (first["Ann"], first["Bob"]) == ("keep\nName: RTX\nSize: 20", "no such row")
    offered = [rule.formula1 for rule in Workbook(sent[CONFLICTS]).book["Conflicts"].data_validations.dataValidation]
    assert f'"keep,leave out,{SAME_AS_BOBS}"' in offered


def test_results_match_where_their_arms_were_paired(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    outcome = desk.take(task, a, b, paired(desk, task, a, b))
    name = of(outcome, "s1", "arms", "name")
    assert (name.status, name.value, name.settled) == ("adjudicated", "rituximab", True)
    assert {who: one.value for who, one in name.answers.items()} == {"ann": "RTX", "bob": "rituximab"}
    assert of(outcome, "s1", "arms", "size").status == "agreed"
    assert rows(outcome, "s1", "results") == ["Relapse · rituximab"]
    arm, events = of(outcome, "s1", "results", "arm"), of(outcome, "s1", "results", "events")
    assert (arm.status, arm.value) == ("agreed", "rituximab")
    assert (events.status, {who: one.value for who, one in events.answers.items()}) == (
        "conflict",
        {"ann": "3", "bob": "4"},
    )
    first = {(one["field"], one["reviewer"]): one["row"] for one in loop.first_answers(outcome)}
    assert first["events", "ann"] == first["events", "bob"], "agreement is measured on the matched rows"


def test_a_result_names_its_arm_as_the_arm_was_settled(desk: Desk) -> None:
    task = suggested_arm(make_arms())
    sent = desk.send(task)
    a = desk.fill(
        sent["ann"],
        "a",
        change("Arms", KIM, "Drug", name="Drug A"),
        add("Results", study=KIM, outcome="relapse", arm="Drug A", events="3"),
    )
    b = desk.fill(
        sent["bob"],
        "b",
        change("Arms", KIM, "Drug", use="✓ keep as suggested"),
        add("Results", study=KIM, outcome="relapse", arm="Drug", events="3"),
    )
    assert of(desk.take(task, a, b), "s1", "results", "arm").status == "agreed", "both mean the suggested row"
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Name", "Drug A, 5 mg"))
    outcome = desk.take(task, a, b, c)
    assert of(outcome, "s1", "arms", "name").value == "Drug A, 5 mg"
    assert of(outcome, "s1", "results", "arm").value == "Drug A, 5 mg"
    assert {one.text for one in of(outcome, "s1", "results", "arm").answers.values()} == {"Drug A", "Drug"}


def test_a_pairing_travels_in_the_newest_files_alone_and_is_no_answer_to_the_name(desk: Desk) -> None:
    task = make_arms()
    files = list(two_arms(desk, task))
    files.append(paired(desk, task, *files))
    for number in range(2):
        sent = desk.send(task, *files)
        form = Workbook(sent[CONFLICTS]).conflicts()
        pairing = next(one for one in form if one["Question"] == "Is this row kept?")
        assert (pairing["Sheet and row"], pairing["Settled answer"]) == ("Arms: RTX", SAME_AS_BOBS)
        assert pairing["Ann"] == "keep\nName: RTX\nSize: 20"
        assert [one["Question"] for one in form] == ["Events", "Is this row kept?"]
        files = [desk.fill(sent[name], f"{name}-{number}") for name in ("ann", "bob", CONFLICTS)]
        outcome = desk.take(task, *files)
        assert of(outcome, "s1", "arms", "name").value == "rituximab"
        assert of(outcome, "s1", "results", "events").status == "conflict"
        assert told(outcome) == []


def test_the_reviewers_rows_stay_as_they_are_in_their_own_workbooks(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    sent = desk.send(task, a, b, paired(desk, task, a, b))
    seen, other = texts(sent["ann"]), texts(sent["bob"])
    assert "RTX" in seen and "rituximab" not in seen
    assert "rituximab" in other and "RTX" not in other


def test_a_pairing_can_be_taken_back_or_replaced(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    c = paired(desk, task, a, b)
    form = desk.send(task, a, b, c)[CONFLICTS]
    back = desk.fill(form, "back", rule(KIM, "Is this row kept?", "", ""))
    for files in ((a, b, c, back), (a, b, back)):
        outcome = desk.take(task, *files)
        assert rows(outcome, "s1", "arms") == ["RTX", "rituximab"]
        assert of(outcome, "s1", "arms", "_use", "RTX").status == "conflict"
    out = desk.fill(form, "out", rule(KIM, "Is this row kept?", "leave out"))
    outcome = desk.take(task, a, b, c, out)
    assert rows(outcome, "s1", "arms") == ["rituximab"]
    assert of(outcome, "s1", "arms", "size", "RTX").left_out


def test_a_pairing_does_not_hold_for_a_row_that_is_called_otherwise_by_now(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    c = paired(desk, task, a, b)
    sent = desk.send(task, a, b, c)
    other = desk.fill(sent["ann"], "other", change("Arms", KIM, "RTX", name="methotrexate"))
    outcome = desk.take(task, a, b, c, other)
    assert rows(outcome, "s1", "arms") == ["methotrexate", "rituximab"]
    moved = desk.fill(sent["bob"], "moved", change("Arms", KIM, "rituximab", name="placebo"))
    outcome = desk.take(task, a, b, c, moved)
    assert rows(outcome, "s1", "arms") == ["RTX", "placebo"]
    # Other changes in the rows leave it as it is, and so does going back.
    size = desk.fill(sent["ann"], "size", change("Arms", KIM, "RTX", size="19"))
    outcome = desk.take(task, a, b, c, size)
    assert of(outcome, "s1", "arms", "size").status == "conflict"
    back = desk.fill(desk.send(task, a, b, c, other)["ann"], "back", change("Arms", KIM, "methotrexate", name="rtx"))
    assert rows(desk.take(task, a, b, c, other, back), "s1", "arms") == ["rituximab"]


def test_three_reviewers_call_one_arm_by_three_names(desk: Desk) -> None:
    task = make_arms("ann", "bob", "cyd", needed=3)
    sent = desk.send(task)
    names = {"ann": "RTX", "bob": "Mabthera", "cyd": "rituximab"}
    files = [desk.fill(sent[who], who, add("Arms", study=KIM, name=name, size="20")) for who, name in names.items()]
    form = desk.send(task, *files)[CONFLICTS]
    c = desk.fill(
        form,
        "c",
        rule(KIM, "Arms: RTX", "same row as “rituximab” (Cyd)"),
        rule(KIM, "Arms: Mabthera", "same row as “rituximab” (Cyd)"),
    )
    outcome = desk.take(task, *files, c)
    name, size = of(outcome, "s1", "arms", "name"), of(outcome, "s1", "arms", "size")
    assert (name.value, name.status, name.settled) == ("rituximab", "adjudicated", True)
    assert (size.status, size.settled, len(size.answers)) == ("agreed", True, 3)
    # In a chain, and with one row that two of them have already.
    chain = desk.fill(
        form,
        "chain",
        rule(KIM, "Arms: RTX", "same row as “Mabthera” (Bob)"),
        rule(KIM, "Arms: Mabthera", "same row as “rituximab” (Cyd)"),
    )
    assert of(desk.take(task, *files, chain), "s1", "arms", "name").value == "rituximab"


def test_three_are_needed_where_the_protocol_asks_for_three(desk: Desk) -> None:
    task = make_arms("ann", "bob", "cyd", needed=3)
    sent = desk.send(task)
    files = [desk.fill(sent[who], who, add("Arms", study=KIM, name="RTX", size="20")) for who in ("ann", "bob", "cyd")]
    assert of(desk.take(task, *files), "s1", "arms", "size").settled
    two = of(desk.take(task, *files[:2]), "s1", "arms", "size")
    assert (two.status, two.settled) == ("agreed", False)


def test_rows_said_to_be_each_others_are_one_row(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    c = desk.fill(
        desk.send(task, a, b)[CONFLICTS],
        "c",
        rule(KIM, "Arms: RTX", SAME_AS_BOBS),
        rule(KIM, "Arms: rituximab", "same row as “RTX” (Ann)"),
    )
    outcome = desk.take(task, a, b, c)
    assert len(rows(outcome, "s1", "arms")) == 1
    assert of(outcome, "s1", "arms", "name").status == "adjudicated"
    assert told(outcome) == []


def test_a_pairing_that_was_said_of_both_rows_is_taken_back_at_one_place(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    both = (rule(KIM, "Arms: RTX", SAME_AS_BOBS), rule(KIM, "Arms: rituximab", "same row as “RTX” (Ann)"))
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", *both)
    back = desk.fill(desk.send(task, a, b, c)[CONFLICTS], "back", rule(KIM, "Is this row kept?", "", ""))
    assert len(rows(desk.take(task, a, b, c, back), "s1", "arms")) == 2


def test_two_rows_of_one_reviewer_are_never_put_together(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    a2 = desk.fill(desk.send(task, a)["ann"], "a2", add("Arms", study=KIM, name="RTX 2", size="21"))
    c = desk.fill(
        desk.send(task, a2, b)[CONFLICTS],
        "c",
        rule(KIM, "Arms: RTX", SAME_AS_BOBS),
        rule(KIM, "Arms: RTX 2", SAME_AS_BOBS),
    )
    outcome = desk.take(task, a2, b, c)
    assert rows(outcome, "s1", "arms") == ["RTX", "RTX 2", "rituximab"]
    problems = [one for one in told(outcome) if "several rows of Ann would be one" in one]
    assert len(problems) == 2 and all("c.xlsx, sheet Conflicts, cell" in one for one in problems)


def test_a_row_that_is_kept_and_a_row_that_is_left_out(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    c = desk.fill(
        desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Arms: RTX", "keep"), rule(KIM, "Arms: rituximab", "leave out")
    )
    outcome = desk.take(task, a, b, c)
    size = of(outcome, "s1", "arms", "size", "RTX")
    assert (size.status, size.settled, size.value) == ("adjudicated", True, "20")
    assert of(outcome, "s1", "arms", "size", "rituximab").left_out
    # The results follow: they are asked about now that the arms are settled.
    open_now = [where for where, _ in asked(desk.send(task, a, b, c))]
    assert open_now == ["Results: Relapse · RTX", "Results: relapse · Rituximab"]


def test_a_ruling_on_a_row_is_about_what_stood_in_it(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Arms: RTX", "keep"))
    a2 = desk.fill(desk.send(task, a, b, c)["ann"], "a2", change("Arms", KIM, "RTX", size="200"))
    outcome = desk.take(task, a, a2, b, c)
    assert of(outcome, "s1", "arms", "_use", "RTX").status == "conflict"
    assert not of(outcome, "s1", "arms", "size", "RTX").settled, "the adjudicator has not seen this value"
    back = desk.fill(desk.send(task, a2, b, c)["ann"], "back", change("Arms", KIM, "RTX", size="20"))
    assert of(desk.take(task, a, a2, back, b, c), "s1", "arms", "size", "RTX").settled


def test_a_row_left_out_before_it_was_found_to_be_the_same_is_asked_about_again(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    c = desk.fill(
        desk.send(task, a, b)[CONFLICTS],
        "c",
        rule(KIM, "Arms: RTX", SAME_AS_BOBS),
        rule(KIM, "Arms: rituximab", "leave out"),
    )
    outcome = desk.take(task, a, b, c)
    assert of(outcome, "s1", "arms", "_use", "rituximab").status == "conflict"
    again = desk.fill(desk.send(task, a, b, c)[CONFLICTS], "again", rule(KIM, "Arms: rituximab", "leave out"))
    outcome = desk.take(task, a, b, c, again)
    assert of(outcome, "s1", "arms", "_use", "rituximab").settled
    assert of(outcome, "s1", "arms", "size").left_out


def test_a_row_that_its_only_owner_takes_back_is_gone(desk: Desk) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    a2 = desk.fill(desk.send(task, a, b)["ann"], "a2", change("Arms", KIM, "RTX", use="✗ leave out"))
    outcome = desk.take(task, a, a2, b)
    assert of(outcome, "s1", "arms", "size", "RTX").left_out
    assert rows(outcome, "s1", "arms") == ["rituximab"]


def test_a_suggested_row_that_one_leaves_out_is_in_conflict_with_who_keeps_it(desk: Desk) -> None:
    task = suggested_arm(make_arms("ann", "bob", "cyd"))
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", change("Arms", KIM, "Drug", use="✗ leave out"))
    b = desk.fill(sent["bob"], "b", change("Arms", KIM, "Drug", use="✓ keep as suggested", size="20"))
    c = desk.fill(sent["cyd"], "c", add("Arms", study=KIM, name="Placebo", size="20"))
    outcome = desk.take(task, a, b, c)
    use = of(outcome, "s1", "arms", "_use", "Drug")
    assert (use.status, {who: one.text for who, one in use.answers.items()}) == (
        "conflict",
        {"ann": "leave out", "bob": "keep"},
    )
    alone = of(desk.take(task, a), "s1", "arms", "_use", "Drug")
    assert (alone.status, alone.settled) == ("single", False), "one of two has left out what is suggested to both"


def test_who_leaves_out_a_suggested_row_and_adds_one_that_is_the_same_has_it(desk: Desk) -> None:
    task = suggested_arm(make_arms())
    sent = desk.send(task)
    left_out = change("Arms", KIM, "Drug", use="✗ leave out")
    a = desk.fill(sent["ann"], "a", left_out, add("Arms", study=KIM, name="Drug, 5 mg", size="20"))
    b = desk.fill(sent["bob"], "b", change("Arms", KIM, "Drug", use="✓ keep as suggested", size="20"))
    sent = desk.send(task, a, b)
    c = desk.fill(sent[CONFLICTS], "c", rule(KIM, "Arms: Drug, 5 mg", "same row as “Drug” (Bob)"))
    outcome = desk.take(task, a, b, c)
    assert rows(outcome, "s1", "arms") == ["Drug"]
    size = of(outcome, "s1", "arms", "size")
    assert (size.status, size.left_out, len(size.answers)) == ("agreed", False, 2)


def test_whoever_has_not_begun_a_list_has_left_nothing_out(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", *ARM_OF_ANN)
    b = desk.fill(sent["bob"], "b", add("Arms", study=LEE, name="Placebo", size="9"))
    outcome = desk.take(task, a, b)
    assert {value.status for value in outcome.values if value.answers} == {"single"}
    assert asked(desk.send(task, a, b)) == []


def test_one_reviewer_needs_nobody_to_have_the_same_row(desk: Desk) -> None:
    task = make_arms(needed=1)
    outcome = desk.take(task, *two_arms(desk, task))
    assert all(value.settled for value in outcome.values if value.answers)


def test_a_suggested_row_stays_one_row_when_one_names_it_otherwise(desk: Desk) -> None:
    task = suggested_arm(make_arms())
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", change("Arms", KIM, "Drug", name="Drug A", size="20"))
    b = desk.fill(sent["bob"], "b", change("Arms", KIM, "Drug", use="✓ keep as suggested", size="20"))
    outcome = desk.take(task, a, b)
    assert of(outcome, "s1", "arms", "name").status == "conflict"
    assert of(outcome, "s1", "arms", "size").status == "agreed"


def test_rows_added_under_one_name_are_two_when_one_of_them_is_renamed(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", add("Arms", study=KIM, name="RTX", size="20"))
    b = desk.fill(sent["bob"], "b", add("Arms", study=KIM, name="RTX", size="30"))
    sent = desk.send(task, a, b)
    a2 = desk.fill(
        sent["ann"], "a2", change("Arms", KIM, "RTX", name="RTX low"), add("Arms", study=KIM, name="RTX", size="30")
    )
    outcome = desk.take(task, a2, b)
    assert of(outcome, "s1", "arms", "size", "RTX").status == "agreed"
    low = of(outcome, "s1", "arms", "size", "RTX low")
    assert (low.status, {who: one.text for who, one in low.answers.items()}) == ("single", {"ann": "20"})
    assert told(outcome) == []
    again = desk.send(task, a2, b)
    assert lines(desk.take(task, again["ann"], again["bob"]))[0]["row_label"] == lines(outcome)[0]["row_label"]


def test_lists_that_name_each_other_are_settled_in_order_wherever_they_stand(desk: Desk) -> None:
    schema = deepcopy(ARMS)
    properties = schema["properties"]
    properties["checks"] = {
        "type": "array",
        "title": "Checks",
        "x-key": ["of"],
        "items": {
            "type": "object",
            "properties": {
                "of": {"type": "string", "title": "Of", "x-row-of": "results"},
                "note": {"type": "string", "title": "Said"},
            },
        },
    }
    schema["properties"] = {name: properties[name] for name in ("checks", "results", "arms", "people")}
    task = with_schema(make_arms(), schema)
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", *ARM_OF_ANN, add("Checks", study=KIM, of="Relapse", said="x"))
    b = desk.fill(sent["bob"], "b", *ARM_OF_BOB, add("Checks", study=KIM, of="relapse", said="x"))
    assert [where for where, _ in asked(desk.send(task, a, b))] == ["Arms: RTX", "Arms: rituximab"]
    outcome = desk.take(task, a, b, paired(desk, task, a, b))
    assert of(outcome, "s1", "checks", "note").status == "agreed"


@pytest.mark.parametrize("returned", ["ann", "bob"])
def test_a_pairing_waits_where_a_row_is_not_there_any_more(desk: Desk, returned: str) -> None:
    task = make_arms()
    a, b = two_arms(desk, task)
    c = paired(desk, task, a, b)
    outcome = desk.take(task, a if returned == "ann" else b, c)
    assert rows(outcome, "s1", "arms") == [{"ann": "RTX", "bob": "rituximab"}[returned]]
    assert told(outcome) == []


def test_the_adjudicator_sees_answers_side_by_side_with_quotes_grounds_and_comments(desk: Desk) -> None:
    schema = deepcopy(ARMS)
    people = schema["properties"]["people"]["properties"]
    people["note"]["x-supports"] = "n"
    task = with_schema(make_arms(), schema)
    task = replace(task, suggestions={CellKey("s1", "people", "", "n"): Suggested("30", "30 were seen", "d.txt", 4, 9)})
    sent = desk.send(task)
    a = desk.fill(
        sent["ann"],
        "a",
        lambda book: book.answer(KIM, "People", "Analysed", "29"),
        lambda book: book.support(KIM, "People", "Analysed", "table 1"),
        lambda book: book.answer(KIM, "People", "Analysed", "one died", "Comment"),
    )
    b = desk.fill(sent["bob"], "b", lambda book: book.answer(KIM, "People", "Analysed", "✓"))
    (row,) = Workbook(desk.send(task, a, b)[CONFLICTS]).conflicts()
    assert (row["Ann"], row["Bob"]) == ("29\ntable 1\n(one died)", "30")
    assert row["Suggestion"] == "30\n“30 were seen”\nd.txt, characters 4–9"
    assert (row["Settled answer"], row["Reason"]) == ("", "")
