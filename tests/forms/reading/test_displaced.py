"""Rows that were sorted or pasted without their keys: noticed where words and key do not belong together."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from small_round import Send, make_round

from attest.forms import loop
from attest.forms.round import CellKey, Round, Suggested
from people import Workbook

HEAD = 3  # rows at the top of a page


def taken(task: Round, path: Path) -> loop.Outcome:
    return loop.take_in(task, [(path, path.name)])


def changed(path: Path, page: str, change: Callable[[Worksheet], None]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book[page])
    book.save(path)
    return path


def swap(sheet: Worksheet, one: int, other: int, first_column: int) -> None:
    """Swap two rows from a column on, as sorting a part of the sheet does."""
    for column in range(first_column, sheet.max_column + 1):
        a, b = sheet.cell(one, column), sheet.cell(other, column)
        a.value, b.value = b.value, a.value


def test_a_filter_sorts_the_keys_along(send: Send) -> None:
    for layout in ("questions", "table"):
        for path in send(make_round(layout)):
            for sheet in openpyxl.load_workbook(path):
                if sheet.auto_filter.ref:
                    assert sheet.auto_filter.ref.startswith("A"), (layout, sheet.title)


def test_rows_sorted_without_their_keys_are_put_aside(send: Send, tmp_path: Path) -> None:
    task = make_round("table")
    book = Workbook(send(task)[0])
    book.table("People", "Kim 2020", "Kim", {"Analysed": "29"})
    book.table("People", "Lee 2021", "Lee", {"Analysed": "40"})
    book.save(tmp_path / "a.xlsx")
    path = changed(tmp_path / "a.xlsx", "People", lambda sheet: swap(sheet, HEAD + 1, HEAD + 2, 2))
    outcome = taken(task, path)
    assert not outcome.records["ann"].answers, "whose they are is not certain"
    told = [str(problem) for problem in outcome.problems if problem.level == "error"]
    assert len(told) == 2 and all("whose hidden key is that of another row" in one for one in told)
    again = openpyxl.load_workbook(send(task, path)[0])["People"]
    texts = {str(cell.value) for row in again for cell in row if cell.comment or cell.value in ("29", "40")}
    assert {"29", "40"} <= texts, "nothing is lost"


def test_questions_sorted_without_their_keys_are_put_aside(send: Send, tmp_path: Path) -> None:
    task = make_round("questions")
    book = Workbook(send(task)[0])
    book.answer("Kim 2020", "People", "Note", "alpha")
    book.answer("Kim 2020", "People", "Drugs", "A")
    book.save(tmp_path / "a.xlsx")

    def swap_note_and_drugs(sheet: Worksheet) -> None:
        rows = [row for row in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(row, 5).value in ("alpha", "A")]
        swap(sheet, rows[0], rows[1], 2)

    outcome = taken(task, changed(tmp_path / "a.xlsx", "Questions", swap_note_and_drugs))
    assert not outcome.records["ann"].answers
    assert {stray.cells["entry:"] for stray in outcome.records["ann"].strays} == {"alpha", "A"}


def test_a_suggestion_that_moved_away_from_its_key_is_not_accepted(send: Send, tmp_path: Path) -> None:
    task = make_round("questions")
    book = Workbook(send(task)[0])
    book.accept_all("Kim 2020")
    book.save(tmp_path / "a.xlsx")

    def swap_suggestions(sheet: Worksheet) -> None:
        rows = [row for row in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(row, 5).value == "✓"]
        for column in (3, 4, 5, 6):  # the words of the questions too, but as a translation that nobody knows
            a, b = sheet.cell(rows[0], column), sheet.cell(rows[1], column)
            a.value, b.value = b.value, a.value
        for row in rows[:2]:
            sheet.cell(row, 4).value = f"Frage {row}"

    outcome = taken(task, changed(tmp_path / "a.xlsx", "Questions", swap_suggestions))
    said = {key.field: answer.text for key, answer in outcome.records["ann"].answers.items()}
    assert said == {"year": "2023"}
    assert len(outcome.records["ann"].strays) == 2


def test_a_copied_row_of_which_another_was_made_is_a_new_row(send: Send, tmp_path: Path) -> None:
    task = make_round("table")
    first = Workbook(send(task)[0])
    first.add("Results", {"Study": "Kim 2020", "Outcome": "ulcers", "Events": "3", "Of": "10"})
    first.save(tmp_path / "first.xlsx")
    path = send(task, tmp_path / "first.xlsx")[0]

    def copy(sheet: Worksheet) -> None:
        row = next(number for number in range(HEAD + 1, sheet.max_row) if sheet.cell(number, 3).value == "ulcers")
        blank = next(number for number in range(row, sheet.max_row) if not sheet.cell(number, 2).value)
        for number, (outcome, study) in enumerate((("fatigue", "Kim 2020"), ("ulcers", "Lee 2021")), blank):
            for column in range(1, sheet.max_column + 1):
                sheet.cell(number, column).value = sheet.cell(row, column).value
            sheet.cell(number, 2).value, sheet.cell(number, 3).value = study, outcome

    outcome = taken(task, changed(path, "Results", copy))
    assert outcome.problems == []
    rows = {
        (key.subject, answer.text): outcome.records["ann"].answers[key._replace(field="events")].text
        for key, answer in outcome.records["ann"].answers.items()
        if key.field == "outcome"
    }
    assert rows == {("s1", "ulcers"): "3", ("s1", "fatigue"): "3", ("s2", "ulcers"): "3"}


def test_a_translated_label_is_no_other_row(send: Send, tmp_path: Path) -> None:
    task = make_round("table")
    book = Workbook(send(task)[0])
    book.table("People", "Kim 2020", "Kim", {"Analysed": "29"})
    book.save(tmp_path / "a.xlsx")

    def translate(sheet: Worksheet) -> None:
        sheet.cell(HEAD + 1, 2).value = "Kim 2020 (Kohorte)"

    outcome = taken(task, changed(tmp_path / "a.xlsx", "People", translate))
    assert outcome.problems == []
    assert outcome.records["ann"].answers[CellKey("s1", "people", "", "n")].text == "29"


def test_white_space_that_a_program_lost_makes_no_other_suggestion(send: Send, tmp_path: Path) -> None:
    task = make_round("questions")
    key = CellKey("s1", "people", "", "note")
    task = replace(task, suggestions={**task.suggestions, key: Suggested("one;\ttwo", "one;\ttwo", "d.txt", 1, 9, "r")})
    book = Workbook(send(task)[0])
    book.answer("Kim 2020", "People", "Note", "✓")
    book.save(tmp_path / "a.xlsx")

    def lose_tabs(sheet: Worksheet) -> None:
        for row in sheet:
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace("\t", "")

    outcome = taken(task, changed(tmp_path / "a.xlsx", "Questions", lose_tabs))
    assert outcome.problems == []
    assert outcome.records["ann"].answers[key].text == "one;\ttwo"
