"""Rows that belong nowhere, sheets and rows that stand twice, rows that are gone: named, kept, shown again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from arms_round import ARMS, KIM, LEE, make_arms
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from small_round import make_round
from story import CONFLICTS, Desk, Filling, add, answer, change, of, rows, rule, said, texts, told, with_schema

from attest.forms import loop
from attest.forms.round import CellKey
from people import Workbook


def on(title: str, act: Callable[[Worksheet], object]) -> Filling:
    return lambda book: act(book.book[title])


def key_of(row: int, text: str | None) -> Callable[[Worksheet], None]:
    """Put something else into the hidden key of a row."""

    def put(sheet: Worksheet) -> None:
        sheet.cell(row, 1).value = text

    return put


def copy_sheet(title: str, *changes: Filling) -> Filling:
    """Copy a sheet as spreadsheet programs do, then change the copy."""

    def copy(book: Workbook) -> None:
        twin = book.book.copy_worksheet(book.book[title])
        twin.title = f"{title} (2)"
        for one in changes:
            one(book)

    return copy


def first_lines(row: Sequence[Cell]) -> list[str]:
    return [str(cell.value).split("\n")[0].strip() for cell in row]


def put_in(title: str, contains: str, column: str, text: str) -> Filling:
    """Type into the row of a sheet, whatever its title, that has some words."""

    def put(book: Workbook) -> None:
        sheet = book.book[title]
        place = next(cell.column for cell in sheet[3] if cell.value == column)
        row = next(row for row in sheet.iter_rows(min_row=4) if contains in first_lines(row))
        row[place - 1].value = text

    return put


def delete_row(title: str, contains: str) -> Filling:
    def delete(book: Workbook) -> None:
        sheet = book.book[title]
        row = next(row for row in sheet.iter_rows(min_row=4) if contains in first_lines(row))
        sheet.delete_rows(row[0].row)

    return delete


def marked(path: Path, title: str) -> dict[str, str]:
    """The cells of a sheet that bear a note, with the note."""
    return {
        str(cell.value or ""): cell.comment.text
        for row in openpyxl.load_workbook(path)[title].iter_rows()
        for cell in row
        if cell.comment
    }


STRAYS = [
    ("no study", add("Arms", name="RTX", size="20"), "an added row that names no subject"),
    ("an unknown study", add("Arms", study="Nobody 1999", name="RTX", size="20"), '"Nobody 1999"'),
    ("no key", add("Arms", study=KIM, size="20"), "a row without its key"),
]


@pytest.mark.parametrize(("filling", "why"), [one[1:] for one in STRAYS], ids=[one[0] for one in STRAYS])
def test_a_row_that_belongs_nowhere_is_shown_again_and_counts_when_it_is_mended(
    desk: Desk, filling: Filling, why: str
) -> None:
    task = make_arms()
    files = [desk.fill(desk.send(task)["ann"], "a", filling)]
    for number in range(3):
        outcome = desk.take(task, *files)
        (problem,) = outcome.problems
        assert (problem.level, problem.file) == ("error", files[0].name) and why in str(problem)
        assert "sheet Arms, cell" in problem.place
        sent = desk.send(task, *files)["ann"]
        notes = marked(sent, "Arms")
        assert "20" in notes and why in notes["20"]
        assert any(why in text for text in texts(sent)), "the sheet Read me tells it, too"
        files = [desk.fill(sent, f"again{number}", answer(KIM, "Note", str(number)))]
    mended = desk.fill(sent, "mended", put_in("Arms", "20", "Study", KIM), put_in("Arms", "20", "Name", "RTX"))
    for kept in ((mended,), (desk.folder / "a.xlsx", mended), (*files, mended)):
        outcome = desk.take(task, *kept)
        if kept != (*files, mended):  # a file of the same round still has it
            assert told(outcome) == []
        assert of(outcome, "s1", "arms", "size").answers["ann"].text == "20"
    assert marked(desk.send(task, mended)["ann"], "Arms") == {}


def test_of_a_row_that_belongs_nowhere_no_cell_goes_with_its_column(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", name="RTX", size="20", comment="mine"))
    schema = deepcopy(ARMS)
    del schema["properties"]["arms"]["items"]["properties"]["size"]
    b = desk.fill(desk.send(with_schema(task, schema), a)["ann"], "b")
    for today in (task, with_schema(task, schema)):
        (stray,) = desk.take(today, b).records["ann"].strays
        assert stray.cells == {"answer:name": "RTX", "comment:": "mine; size: 20"}
        assert {"RTX", "mine; size: 20"} <= set(marked(desk.send(today, b)["ann"], "Arms"))


def test_grounds_where_none_are_asked_are_shown_again_and_may_be_moved(desk: Desk) -> None:
    task = with_schema(make_arms(), with_grounds())
    sent = desk.send(task)["ann"]
    a = desk.fill(
        sent, "a", answer(KIM, "Design", "cohort"), lambda book: book.support(KIM, "People", "Design", "p. 3")
    )
    outcome = desk.take(task, a)
    (problem,) = outcome.problems
    assert (problem.place, problem.found) == ("sheet Questions, cell F5", '"p. 3"')
    assert said(outcome, "ann", "s1", "people", "design") == "cohort"
    again = desk.send(task, a)["ann"]
    assert "p. 3" in marked(again, "Questions")
    copied = put_in("Questions", "Design", "Comment", "p. 3")
    assert len(told(desk.take(task, desk.fill(again, "b", copied)))) == 1, "it waits until its row is cleared"
    mended = desk.fill(again, "c", put_in("Questions", "p. 3", "What it rests on", ""), copied)
    assert told(desk.take(task, mended)) == []


def with_grounds() -> dict[str, Any]:
    schema = deepcopy(ARMS)
    people = schema["properties"]["people"]["properties"]
    people["note"]["x-supports"] = "n"
    people["design"] = {"type": "string", "title": "Design"}
    return schema


@pytest.mark.parametrize(("title", "column"), [("Arms", "This row"), ("Questions", "What it rests on")])
def test_a_column_that_was_deleted_is_named_and_what_stood_in_it_is_kept(desk: Desk, title: str, column: str) -> None:
    task = with_schema(make_arms(), with_grounds())
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        answer(KIM, "Analysed", "29"),
        lambda book: book.support(KIM, "People", "Analysed", "Table 2"),
        add("Arms", study=KIM, name="RTX", size="20"),
        put_in("Arms", "RTX", "This row", "✗ leave out"),
    )
    before = desk.take(task, a)
    assert told(before) == []

    def delete(sheet: Worksheet) -> None:
        sheet.delete_cols(next(cell.column for cell in sheet[3] if cell.value == column))

    outcome = desk.take(task, desk.fill(desk.send(task, a)["ann"], "b", on(title, delete)))
    (problem,) = outcome.problems
    assert (problem.place, problem.level) == (f"sheet {title}", "error") and column in str(problem)
    says = {key: one.text for key, one in outcome.records["ann"].answers.items()}
    assert says == {key: one.text for key, one in before.records["ann"].answers.items()}


def test_a_row_that_belongs_nowhere_may_be_cleared(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", name="RTX", size="20"))
    sent = desk.send(task, a)["ann"]
    cleared = desk.fill(sent, "b", put_in("Arms", "20", "Name", ""), put_in("Arms", "20", "Size", ""))
    assert told(desk.take(task, a, cleared)) == []


@pytest.mark.parametrize("key", ['["s1", "x", "0000"]', "[broken", "my own note"])
def test_a_row_with_a_damaged_key_is_kept_and_counts_when_it_is_mended(desk: Desk, key: str) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", study=KIM, name="RTX", size="20"))
    b = desk.fill(desk.send(task, a)["ann"], "b", change("Arms", KIM, "RTX", size="21"), on("Arms", key_of(4, key)))
    outcome = desk.take(task, a, b)
    assert {(one.level, one.found) for one in outcome.problems} == {
        ("error", "a changed row key"),
        ("warning", f'no row of "{KIM}" called "RTX"'),
    }
    assert of(outcome, "s1", "arms", "size").answers["ann"].text == "20", "what stood there is kept"
    sent = desk.send(task, a, b)["ann"]
    assert "21" in marked(sent, "Arms")
    twice = desk.fill(sent, "c", put_in("Arms", "21", "Study", KIM))
    assert 'a second row named "RTX"' in told(desk.take(task, twice))[0]
    out = desk.fill(sent, "c", put_in("Arms", "21", "Study", KIM), put_in("Arms", "20", "This row", "✗ leave out"))
    clear = [put_in("Arms", "21", column, "") for column in ("Name", "Size")]
    mended = desk.fill(sent, "d", *clear, change("Arms", KIM, "RTX", size="21"))
    for kept in (out, mended):
        outcome = desk.take(task, kept)
        (size,) = [one for one in outcome.values if one.field.key == "size" and not one.left_out]
        assert (size.answers["ann"].text, told(outcome)) == ("21", [])


@pytest.mark.parametrize("key", ["", '["s1", "people\\u001fn", "0000"]', "oops"])
def test_an_answer_in_a_question_without_its_key_is_kept(desk: Desk, key: str) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), on("Questions", key_of(4, key or None)))
    outcome = desk.take(task, a)
    assert {(one.level, one.found) for one in outcome.problems} == {
        ("error", "an answer in a row without its key"),
        ("warning", f'1 question of "{KIM}" missing'),
    }
    assert said(outcome, "ann", "s1", "people", "n") == ""
    sent = desk.send(task, a)["ann"]
    assert "29" in marked(sent, "Questions")
    b = desk.fill(sent, "b", answer(KIM, "Analysed", "29"), on("Questions", lambda sheet: sheet.delete_rows(8)))
    assert (said(desk.take(task, b), "ann", "s1", "people", "n"), told(desk.take(task, b))) == ("29", [])


def test_an_identical_copy_of_a_sheet_is_harmless(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        answer(KIM, "Analysed", "29"),
        add("Arms", study=KIM, name="RTX", size="20"),
        add("Arms", name="lost"),
        copy_sheet("Questions"),
        copy_sheet("Arms"),
    )
    outcome = desk.take(task, a)
    assert said(outcome, "ann", "s1", "people", "n") == "29"
    assert rows(outcome, "s1", "arms") == ["RTX"]
    assert len(outcome.records["ann"].strays) == 1
    b = desk.fill(desk.send(task, a)["ann"], "b", copy_sheet("Questions"), copy_sheet("Arms"))
    assert said(desk.take(task, a, b), "ann", "s1", "people", "n") == "29"


def test_the_copy_in_which_something_was_changed_counts(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), add("Arms", study=KIM, name="RTX", size="20")
    )
    sent = desk.send(task, a)["ann"]
    for title, other in (("Questions", "Questions (2)"), ("Questions (2)", "Questions")):
        b = desk.fill(sent, "b", copy_sheet("Questions", put_in(title, "Analysed", "Your answer", "31")))
        assert (said(desk.take(task, b), "ann", "s1", "people", "n"), told(desk.take(task, b))) == ("31", []), other
        blank = desk.fill(sent, "blank", copy_sheet("Questions", put_in(title, "Analysed", "Your answer", "")))
        assert said(desk.take(task, blank), "ann", "s1", "people", "n") == ""
    c = desk.fill(sent, "c", copy_sheet("Arms", put_in("Arms (2)", "RTX", "Size", "21")))
    assert of(desk.take(task, c), "s1", "arms", "size").answers["ann"].text == "21"


@pytest.mark.parametrize("text", ["31", ""])
@pytest.mark.parametrize("title", ["Questions", "Questions (2)"])
def test_the_copy_in_which_an_entry_was_mended_counts(desk: Desk, title: str, text: str) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "about thirty"))
    mended = copy_sheet("Questions", put_in(title, "Analysed", "Your answer", text))
    outcome = desk.take(task, desk.fill(desk.send(task, a)["ann"], "b", mended))
    assert (said(outcome, "ann", "s1", "people", "n"), told(outcome)) == (text, [])


def test_long_answers_are_cut_in_messages_alone(desk: Desk) -> None:
    task, sent = make_arms(), desk.send(make_arms())["ann"]
    one, other = "one " * 1_000, "other " * 1_000
    files = [desk.fill(sent, name, answer(KIM, "Note", text)) for name, text in (("a", one), ("b", other))]
    copies = [
        put_in(name, "Note", "Your answer", text) for name, text in (("Questions", one), ("Questions (2)", other))
    ]
    for lying in (files, [desk.fill(sent, "c", copy_sheet("Questions", *copies))]):
        outcome = desk.take(task, *lying)
        (problem,) = told(outcome)
        assert one[:200] in problem and len(problem) < 1_000
        assert (
            outcome.records["ann"].undecided[CellKey("s1", "people", "", "note")] == f"{one.strip()} / {other.strip()}"
        )


@pytest.mark.parametrize("one_text", ["31", "about thirty", ""])
def test_two_different_changes_in_two_copies_are_a_problem_until_decided(desk: Desk, one_text: str) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), answer(KIM, "Note", "first"))
    both = copy_sheet(
        "Questions",
        put_in("Questions", "Analysed", "Your answer", one_text),
        put_in("Questions (2)", "Analysed", "Your answer", "33"),
        put_in("Questions", "Note", "Your answer", "blue"),
        put_in("Questions (2)", "Note", "Your answer", "green"),
    )
    files = [desk.fill(desk.send(task, a)["ann"], "b", both)]
    for _ in range(2):
        outcome = desk.take(task, *files)
        assert [said(outcome, "ann", "s1", "people", name) for name in ("n", "note")] == ["", ""]
        assert len(told(outcome)) == 2 and all("several answers (" in one for one in told(outcome))
        sent = desk.send(task, *files)["ann"]
        assert "blue / green" in texts(sent)
        files = [desk.fill(sent, "again")]
    decided = desk.fill(sent, "c", answer(KIM, "Analysed", "33"), answer(KIM, "Note", "blue"))
    outcome = desk.take(task, desk.folder / "b.xlsx", decided)
    assert [said(outcome, "ann", "s1", "people", name) for name in ("n", "note")] == ["33", "blue"]
    assert told(outcome) == []


def test_deleted_rows_are_named_and_what_was_in_them_is_kept(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        answer(KIM, "Analysed", "29"),
        add("Arms", study=KIM, name="RTX", size="20"),
        add("Arms", study=KIM, name="MTX", size="21"),
    )
    b = desk.fill(desk.send(task, a)["ann"], "b", delete_row("Questions", "Analysed"), delete_row("Arms", "RTX"))
    for files in ((b,), (a, b)):
        outcome = desk.take(task, *files)
        assert [(one.level, one.found) for one in outcome.problems] == [
            ("warning", f'no row of "{KIM}" called "RTX"'),
            ("warning", f'1 question of "{KIM}" missing'),
        ]
        assert said(outcome, "ann", "s1", "people", "n") == "29"
        assert sorted(rows(outcome, "s1", "arms")) == ["MTX", "RTX"]
    c = desk.fill(desk.send(task, a, b)["ann"], "c", answer(KIM, "Note", "x"))
    assert told(desk.take(task, a, b, c)) == []


def test_a_deleted_row_that_was_never_answered_is_named_too(desk: Desk) -> None:
    task = make_round("table")
    a = desk.fill(desk.send(task)["ann"], "a", delete_row("People", LEE), delete_row("Results", KIM))
    outcome = desk.take(task, a)
    assert [one.found for one in outcome.problems] == [f'no row of "{LEE}"', f'no row of "{KIM}" called "pain"']


def test_a_row_whose_cells_were_all_blanked_is_gone_without_a_word(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", study=KIM, name="RTX", size="20"))
    b = desk.fill(desk.send(task, a)["ann"], "b", change("Arms", KIM, "RTX", size="", name=""))
    c = desk.fill(desk.send(task, a, b)["ann"], "c", answer(KIM, "Note", "x"))
    for files in ((a, b), (a, b, c), (c,)):
        outcome = desk.take(task, *files)
        assert (rows(outcome, "s1", "arms"), told(outcome)) == ([], [])


def test_rows_with_one_name_are_a_problem_and_both_are_shown_again(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        add("Arms", study=KIM, name="RTX", size="20"),
        add("Arms", study=KIM, name="rtx", size="21"),
    )
    files = [a]
    for number in range(3):
        outcome = desk.take(task, *files)
        (problem,) = outcome.problems
        assert 'a second row named "rtx"' in problem.found
        assert of(outcome, "s1", "arms", "size").answers["ann"].text == "20", "the first one counts"
        sent = desk.send(task, *files)["ann"]
        assert {"20", "21"} <= set(texts(sent))
        files = [desk.fill(sent, f"again{number}", answer(KIM, "Note", str(number)))]
    apart = desk.fill(sent, "apart", put_in("Arms", "21", "Name", "RTX 2"))
    outcome = desk.take(task, apart)
    assert (sorted(rows(outcome, "s1", "arms")), told(outcome)) == (["RTX", "RTX 2"], [])
    out = desk.fill(sent, "out", put_in("Arms", "21", "This row", "✗ leave out"))
    outcome = desk.take(task, out)
    assert (rows(outcome, "s1", "arms"), told(outcome)) == (["RTX"], [])


def test_an_added_row_of_the_name_of_a_suggested_one_means_it(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", add("Results", study=KIM, outcome="Pain", events="5"))
    outcome = desk.take(task, a)
    assert (rows(outcome, "s1", "results"), told(outcome)) == (["Pain"], [])
    both = desk.fill(
        desk.send(task)["ann"],
        "both",
        change("Results", KIM, "pain", events="4"),
        add("Results", study=KIM, outcome="Pain", events="5"),
    )
    problems = told(desk.take(task, both))
    assert len(problems) == 1, problems


def test_a_row_that_belongs_nowhere_outlives_its_page(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Results", outcome="Relapse", events="3"))
    schema = deepcopy(ARMS)
    del schema["properties"]["results"]
    less = with_schema(task, schema)
    b = desk.fill(desk.send(less, a)["ann"], "b", answer(KIM, "Note", "x"))
    outcome = desk.take(task, b)
    assert "an added row that names no subject" in told(outcome)[0]
    assert {"Relapse", "3"} <= set(texts(desk.send(task, b)["ann"]))


def test_rows_of_a_consensus_form_that_belong_nowhere_or_stand_twice(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "31"))
    form = desk.send(task, a, b)[CONFLICTS]
    ruled = rule(KIM, "Analysed", "29")
    lost = desk.fill(form, "c", ruled, on("Conflicts", key_of(4, "oops")))
    assert "a ruling in a row without its key" in told(desk.take(task, a, b, lost))[0]
    copy = desk.fill(form, "c", copy_sheet("Conflicts"), ruled)
    assert of(desk.take(task, a, b, copy), "s1", "people", "n").value == "29"
    c = desk.fill(form, "c", ruled)
    again = desk.send(task, a, b, c)[CONFLICTS]
    changed = desk.fill(
        again, "d", copy_sheet("Conflicts", put_in("Conflicts (2)", "Analysed", "Settled answer", "31"))
    )
    assert of(desk.take(task, a, b, changed), "s1", "people", "n").value == "31"
    twice = desk.fill(
        again,
        "d",
        copy_sheet(
            "Conflicts",
            put_in("Conflicts (2)", "Analysed", "Settled answer", "31"),
            put_in("Conflicts", "Analysed", "Settled answer", "30"),
        ),
    )
    outcome = desk.take(task, a, b, twice)
    assert of(outcome, "s1", "people", "n").status == "conflict"
    assert "several answers (30 / 31)" in told(outcome)[0]


def test_a_ruling_whose_row_or_sheet_was_deleted_still_holds(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "31"))
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Analysed", "29", "table 2"))
    again = desk.send(task, a, b, c)[CONFLICTS]
    less = desk.fill(again, "less", delete_row("Conflicts", "Analysed"))
    without = desk.fill(again, "without", lambda book: book.book.remove(book.book["Conflicts"]))
    for files in ((less,), (c, less), (without,), (c, without)):
        value = of(desk.take(task, a, b, *files), "s1", "people", "n")
        assert (value.status, value.value) == ("adjudicated", "29")
        assert value.ruling and value.ruling.reason == "table 2"


def test_an_unchanged_consensus_form_says_nothing_against_a_changed_one(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "31"))
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Analysed", "29"))
    again = desk.send(task, a, b, c)[CONFLICTS]
    same, other = desk.fill(again, "same"), desk.fill(again, "other", rule(KIM, "Analysed", "31"))
    back = desk.fill(again, "back", rule(KIM, "Analysed", "", ""))
    assert of(desk.take(task, a, b, c, same, other), "s1", "people", "n").value == "31"
    assert of(desk.take(task, a, b, c, same, back), "s1", "people", "n").status == "conflict"
    outcome = desk.take(task, a, b, c, other, back)
    assert of(outcome, "s1", "people", "n").status == "conflict"
    assert any("nothing and 31" in one or "31 (other.xlsx) and nothing" in one for one in told(outcome))


def test_strays_are_those_of_their_reviewer(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", name="secret", size="20"))
    sent = desk.send(task, a)
    assert "secret" in texts(sent["ann"]) and "secret" not in texts(sent["bob"])
    assert [one.reviewer for one in loop.take_in(task, [(a, "a")]).records.values() if one.strays] == ["ann"]
