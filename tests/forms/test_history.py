"""What was answered first and since, who said it where; files may be replaced, left out and read in any order."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from arms_round import KIM, LEE, make_arms
from small_round import make_round
from story import CONFLICTS, Desk, add, answer, change, lines, of, rule, said, told

from attest.forms import loop
from attest.forms.round import CellKey, Round

N = CellKey("s1", "people", "", "n")
UNREADABLE = "about thirty"


def history(outcome: loop.Outcome, key: CellKey = N) -> list[str]:
    return [one.text for one in outcome.records["ann"].history.get(key, ())]


def rounds(desk: Desk, task: Round, *texts: str, only_newest: bool = False) -> list[Path]:
    """Ann's workbooks of several rounds, in each of which she types another answer to the same question."""
    files: list[Path] = []
    for number, text in enumerate(texts, 1):
        sent = desk.send(task, *(files[-1:] if only_newest else files))
        files.append(desk.fill(sent["ann"], f"ann{number}", answer(KIM, "Analysed", text)))
    return files


REVISIONS = [
    ("29", "31"),
    ("29", "", "31"),
    ("29", UNREADABLE, "31"),
    ("29", UNREADABLE, UNREADABLE, "31"),
    ("29", "", "", "31"),
    (UNREADABLE, "29", "31"),
    ("29", "31", "29"),
    ("29", "31", "", "29", "31"),
    ("29", "31", ""),
    ("29", UNREADABLE),
    ("29", UNREADABLE, ""),
    ("29", UNREADABLE, UNREADABLE),
    ("29", "31", UNREADABLE, UNREADABLE, "31"),
    ("29", "", UNREADABLE),
    ("not reported", "29"),
]


@pytest.mark.parametrize("texts", REVISIONS, ids=", ".join)
@pytest.mark.parametrize("only_newest", [False, True], ids=["all files stay", "each replaces the last"])
def test_first_answers_are_kept_whatever_came_in_between(desk: Desk, texts: tuple[str, ...], only_newest: bool) -> None:
    task = make_round()
    files = rounds(desk, task, *texts, only_newest=only_newest)
    last = "" if texts[-1] == UNREADABLE else texts[-1]
    whole = [text for text, _ in itertools.groupby(text for text in texts if text not in ("", UNREADABLE))]
    for first in range(len(files)):
        outcome = desk.take(task, *files[first:])  # the newest alone, the newest two, … all
        assert said(outcome, "ann", "s1", "people", "n") == last, files[first:]
        assert history(outcome) == whole
        assert len(outcome.problems) == (texts[-1] == UNREADABLE)
    skipped = desk.take(task, files[0], files[-1])
    assert (said(skipped, "ann", "s1", "people", "n"), history(skipped)) == (last, whole)


def test_a_value_tells_status_person_file_cell_and_all_that_was_said_before(desk: Desk) -> None:
    task = make_round()
    first, second, third = rounds(desk, task, "29", UNREADABLE, "31")
    b = desk.fill(desk.send(task)["bob"], "bob", answer(KIM, "Analysed", "✓"))
    note = desk.fill(
        desk.send(task, third)["ann"], "note", lambda book: book.answer(KIM, "People", "Analysed", "p. 3", "Comment")
    )
    (line,) = [
        one
        for one in lines(desk.take(task, first, second, third, note, b))
        if one["field"] == "n" and one["subject"] == "s1"
    ]
    ann, bob = line["answers"]
    assert (line["status"], line["settled"], line["value"]) == ("conflict", False, None)
    assert (ann["reviewer"], ann["name"], ann["value"], ann["sheet"], ann["cell"], ann["comment"]) == (
        *("ann", "Ann", "31", "Questions", "E4", "p. 3"),
    )
    assert [(one["value"], one["file"], one["cell"]) for one in ann["previous"]] == [("29", "ann1.xlsx", "E4")]
    assert (bob["value"], bob["accepted"], bob["file"], bob["previous"]) == ("29", True, "bob.xlsx", [])


def test_an_earlier_answer_leads_to_the_workbook_in_which_it_last_stood(desk: Desk) -> None:
    task = make_round()
    *_, last = rounds(desk, task, "29", "31", "33", only_newest=True)
    (line,) = [one for one in lines(desk.take(task, last)) if one["field"] == "n" and one["subject"] == "s1"]
    (ann,) = line["answers"]
    assert [(one["value"], one["file"]) for one in ann["previous"]] == [("29", "ann2.xlsx"), ("31", "ann3.xlsx")]


def test_an_answer_that_was_accepted_first_stays_known_as_accepted(desk: Desk) -> None:
    task = make_round()
    *_, last = rounds(desk, task, "✓", "31", only_newest=True)
    first, second = desk.take(task, last).records["ann"].history[N]
    assert (first.text, first.accepted, second.text, second.accepted) == ("29", True, "31", False)


def test_what_was_accepted_stays_accepted_when_nothing_is_suggested_any_more(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "✓"))
    later = replace(task, suggestions={})
    b = desk.fill(desk.send(later, a)["ann"], "b", answer(KIM, "Year", "2020"))
    for files in ((a,), (a, b), (b,)):
        assert desk.take(later, *files).records["ann"].answers[N].accepted


def test_first_answers_are_those_before_any_revision(desk: Desk) -> None:
    task = make_round()
    files = rounds(desk, task, "29", UNREADABLE, "31", only_newest=True)
    outcome = desk.take(task, files[-1])
    assert [(one["reviewer"], one["text"]) for one in loop.first_answers(outcome) if one["field"] == "n"] == [
        ("ann", "29")
    ]


def test_the_same_files_give_the_same_bytes_in_any_order(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    files = [
        desk.fill(sent["ann"], "ann-a", answer(KIM, "Analysed", "29"), add("Arms", study=KIM, name="RTX", size="20")),
        desk.fill(sent["ann"], "ann-b", answer(KIM, "Analysed", "31"), add("Arms", study=KIM, name="RTX", size="21")),
        desk.fill(
            sent["bob"], "bob", answer(LEE, "Note", "x"), add("Arms", study=KIM, name="Drug"), add("Arms", size="2")
        ),
    ]
    files.append(desk.fill(desk.send(task, *files)[CONFLICTS], "c", rule(KIM, "Arms: Drug", "keep")))
    seen = set()
    for number, order in enumerate(itertools.permutations(files)):
        outcome = loop.take_in(task, [(path, path.name) for path in order])
        to = desk.folder / f"out{number}"
        names = loop.OutcomeFiles.__dataclass_fields__
        loop.write_outcome(outcome, loop.OutcomeFiles(**{name: str(to / name) for name in names}))
        loop.write_forms(outcome, [to / "ann.xlsx", to / "bob.xlsx"], to / "conflicts.xlsx", [])
        seen.add(tuple((path.name, path.read_bytes()) for path in sorted(to.iterdir())))
    assert len(seen) == 1


def test_a_second_round_is_understood_when_all_else_is_gone(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "ann", answer(KIM, "Analysed", "29"), add("Arms", study=KIM, name="RTX", size="20"))
    b = desk.fill(sent["bob"], "bob", answer(KIM, "Analysed", "31"), add("Arms", study=KIM, name="RTX", size="20"))
    sent = desk.send(task, a, b)
    # The second round replaces the first under the same names; results/ is not asked for anything.
    a = desk.fill(sent["ann"], "ann", change("Arms", KIM, "RTX", size="21"))
    b = desk.fill(sent["bob"], "bob", answer(KIM, "Note", "new"))
    outcome = desk.take(task, a, b)
    assert of(outcome, "s1", "people", "n").status == "conflict"
    size = of(outcome, "s1", "arms", "size")
    assert {who: one.text for who, one in size.answers.items()} == {"ann": "21", "bob": "20"}
    assert [one.text for one in outcome.records["ann"].history[size.key]] == ["20", "21"]
    assert told(outcome) == []


def test_a_first_workbook_that_was_filled_in_further_is_put_together_with_the_second(desk: Desk) -> None:
    task = make_round()
    sent = desk.send(task)["ann"]
    first = desk.fill(sent, "first", answer(KIM, "Analysed", "29"))
    second = desk.fill(desk.send(task, first)["ann"], "second", answer(KIM, "Year", "2020"))
    further = desk.fill(first, "first", answer(KIM, "Note", "more"))
    outcome = desk.take(task, further, second)
    assert [said(outcome, "ann", "s1", "people", one) for one in ("n", "year", "note")] == ["29", "2020", "more"]
    other = desk.fill(further, "first", answer(KIM, "Year", "2021"))
    outcome = desk.take(task, other, second)
    assert said(outcome, "ann", "s1", "people", "year") == ""
    assert "2021 (first.xlsx) and 2020 (second.xlsx)" in " ".join(told(outcome))


def test_an_undecided_contradiction_stays_so_until_somebody_decides(desk: Desk) -> None:
    task = make_round()
    sent = desk.send(task)["ann"]
    one = desk.fill(sent, "one", answer(KIM, "Note", "blue"), answer(KIM, "Analysed", "29"))
    two = desk.fill(sent, "two", answer(KIM, "Note", "green"), answer(KIM, "Analysed", "31"))
    files = [one, two]
    for number in range(3):
        outcome = desk.take(task, *files)
        assert [said(outcome, "ann", "s1", "people", name) for name in ("n", "note")] == ["", ""]
        assert len(told(outcome)) == 2
        files = [desk.fill(desk.send(task, *files)["ann"], f"again{number}", answer(LEE, "Note", "x"))]
    last = desk.send(task, *files)["ann"]
    decided = desk.fill(last, "decided", answer(KIM, "Note", "green"), answer(KIM, "Analysed", ""))
    for kept in ((decided,), (one, two, decided), (*files, decided)):
        outcome = desk.take(task, *kept)
        assert [said(outcome, "ann", "s1", "people", name) for name in ("n", "note")] == ["", "green"]
        assert told(outcome) == []
        assert outcome.records["ann"].history[N][0].text == "29"


def test_taking_back_in_one_file_and_revising_in_another_is_decided_either_way(desk: Desk) -> None:
    task = make_round()
    first = desk.fill(desk.send(task)["ann"], "first", answer(KIM, "Analysed", "29"))
    sent = desk.send(task, first)["ann"]
    back, other = (
        desk.fill(sent, "back", answer(KIM, "Analysed", "")),
        desk.fill(sent, "other", answer(KIM, "Analysed", "31")),
    )
    outcome = desk.take(task, first, back, other)
    assert "nothing (back.xlsx) and 31 (other.xlsx)" in told(outcome)[0]
    sent = desk.send(task, first, back, other)["ann"]
    assert said(desk.take(task, sent), "ann", "s1", "people", "n") == "", "leaving it alone decides nothing"
    for text in ("31", ""):
        decided = desk.fill(sent, "decided", answer(KIM, "Analysed", text))
        outcome = desk.take(task, first, back, other, decided)
        assert (said(outcome, "ann", "s1", "people", "n"), told(outcome)) == (text, [])


def test_a_workbook_returned_twice_under_two_names_says_it_once(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), answer(KIM, "Year", "soon"))
    copy = a.with_name("a (1).xlsx")
    copy.write_bytes(a.read_bytes())
    outcome = desk.take(task, a, copy)
    assert (said(outcome, "ann", "s1", "people", "n"), history(outcome)) == ("29", ["29"])
    again = desk.fill(desk.send(task, a, copy)["ann"], "again", answer(KIM, "Year", "2020"))
    assert told(desk.take(task, a, copy, again)) == []


def test_the_third_round_without_the_second_and_with_a_fork(desk: Desk) -> None:
    task = make_round()
    first, second, third = rounds(desk, task, "29", "31", "33")
    assert said(desk.take(task, first, third), "ann", "s1", "people", "n") == "33"
    # Two workbooks made from the second round: one changes it, the other does not.
    sent = desk.send(task, first, second)["ann"]
    one = desk.fill(sent, "one", answer(KIM, "Note", "x"))
    two = desk.fill(sent, "two", answer(KIM, "Analysed", "35"))
    for files in ((first, second, one, two), (one, two)):
        outcome = desk.take(task, *files)
        assert (said(outcome, "ann", "s1", "people", "n"), said(outcome, "ann", "s1", "people", "note")) == ("35", "x")
        assert history(outcome) == ["29", "31", "35"]


def test_a_ruling_is_a_third_record_and_later_rulings_hold(desk: Desk) -> None:
    task = make_round()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "31"))
    c1 = desk.fill(desk.send(task, a, b)[CONFLICTS], "c1", rule(KIM, "Analysed", "29"))
    c2 = desk.fill(desk.send(task, a, b, c1)[CONFLICTS], "c2", rule(KIM, "Analysed", "30", "counted anew"))
    for files in ((a, b, c1, c2), (a, b, c2)):
        value = of(desk.take(task, *files), "s1", "people", "n")
        assert (value.value, value.status) == ("30", "adjudicated")
        assert {who: one.text for who, one in value.answers.items()} == {"ann": "29", "bob": "31"}
        assert value.ruling and (value.ruling.reason, value.ruling.answer.file) == ("counted anew", "c2.xlsx")


def test_a_ruling_waits_while_answers_are_others_and_holds_when_they_are_back(desk: Desk) -> None:
    task = make_round()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "31"))
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Analysed", "29"))
    a2 = desk.fill(desk.send(task, a, b, c)["ann"], "a2", answer(KIM, "Analysed", "28"))
    sent = desk.send(task, a, a2, b, c)
    assert of(desk.take(task, a, a2, b, c, sent[CONFLICTS]), "s1", "people", "n").status == "conflict"
    a3 = desk.fill(sent["ann"], "a3", answer(KIM, "Analysed", "29"))
    assert of(desk.take(task, a, a2, a3, b, c), "s1", "people", "n").status == "adjudicated"


def test_a_row_keeps_its_history_under_the_same_key(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", study=KIM, name="RTX", size="20"))
    a2 = desk.fill(desk.send(task, a)["ann"], "a2", change("Arms", KIM, "RTX", name="rituximab", size="21"))
    for files in ((a, a2), (a2,)):
        (name,) = [one for one in lines(desk.take(task, *files)) if one["field"] == "name"]
        assert (name["value"], [one["value"] for one in name["answers"][0]["previous"]]) == ("rituximab", ["RTX"])


def test_values_and_records_are_json_as_they_stand(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Drugs", "A; C"), answer(KIM, "Blinded", "no"))
    (drugs,) = [one for one in lines(desk.take(task, a)) if one["field"] == "drugs" and one["subject"] == "s1"]
    assert json.loads(json.dumps(drugs))["value"] == ["A", "C"]
