"""What people and spreadsheet programs do to a workbook: harmless edits change nothing, harmful ones are named."""

import datetime
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from filling import fill, sheet_of
from small_round import Send

from attest.forms import loop
from attest.forms.round import CellKey, Round
from people import Workbook


def taken(task: Round, path: Path) -> loop.Outcome:
    return loop.take_in(task, [(path, f"sources/decisions/extraction/{path.name}")])


def test_sorted_moved_and_renamed_is_read_all_the_same(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    filled = fill(ann, tmp_path / "a.xlsx", analysed="29", design="cohort", note="=1+1", year="1999")
    expected = taken(task, filled).records["ann"].answers
    book, sheet = sheet_of(filled)
    rows = [[cell.value for cell in row] for row in sheet]
    head, body = rows[:3], rows[3:]
    random.Random(7).shuffle(body)
    order = list(range(len(head[0])))
    random.Random(8).shuffle(order)
    head[2] = [f"Spalte {number}" if number else text for number, text in enumerate(head[2])]
    title, place = sheet.title, book.sheetnames.index(sheet.title)
    del book[title]
    moved = book.create_sheet("Fragen", place)
    moved.append(["a note that somebody put above"])
    for row in head + body:
        moved.append([row[number] for number in order])
    for row in moved:
        for cell in row:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    book.create_sheet("My own notes").append(["anything", 1, 2])
    book.save(tmp_path / "moved.xlsx")
    outcome = taken(task, tmp_path / "moved.xlsx")
    assert outcome.problems == []
    found = outcome.records["ann"].answers
    assert {key: answer.says() for key, answer in found.items()} == {
        key: answer.says() for key, answer in expected.items()
    }
    assert found[CellKey("s1", "people", "", "note")].value == "=1+1"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "analysed",
            "twelve",
            'a number as printed, with a decimal point; or not reported, not applicable, unclear, found "twelve"',
        ),
        ("analysed", "3,1,4", "Write the decimals with a point."),
        ("design", "cohrt", "expected one of cohort, case series"),
        ("year", "20.5", "expected a whole number"),
        ("year", "1066", "expected 1900 or more"),
        ("drugs", "A; X", "one or more of"),
        ("blinded", "perhaps", "expected yes or no"),
        ("start", "31.01.2020", "a date such as 2026-11-22"),
        ("start", "2020-02-31", "a date such as 2026-11-22"),
        ("note", "✓", "Nothing is suggested here"),
        ("analysed", "#REF!", "formula error"),
        ("year", "9" * 5000, "expected a whole number"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_with_its_cell(
    task: Round, send: Send, tmp_path: Path, name: str, text: str, said: str
) -> None:
    ann, _, _ = send(task)
    filled = fill(ann, tmp_path / "a.xlsx", **{name: text})
    outcome = taken(task, filled)
    (problem,) = outcome.problems
    assert problem.file == "sources/decisions/extraction/a.xlsx"
    assert "cell " in problem.place
    assert said in str(problem)
    # The next workbook shows the entry as it was typed, marked; mended, it is taken.
    again, _, _ = send(task, filled)
    _, sheet = sheet_of(again)
    marked = [cell for row in sheet for cell in row if cell.comment]
    assert [cell.value for cell in marked] == [text]
    good = {
        "analysed": "3",
        "design": "cohort",
        "year": "2000",
        "drugs": "A",
        "blinded": "no",
        "start": "2020",
        "note": "x",
    }
    assert taken(task, fill(again, tmp_path / "b.xlsx", **{name: good[name]})).problems == []


def test_excels_own_dates_are_named(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    book = Workbook(ann)
    if "Questions" in book.book.sheetnames:
        book.answer("Kim 2020", "People", "Analysed", datetime.datetime(2026, 7, 1))  # type: ignore[arg-type]
    else:
        book.table("People", "Kim 2020", "Kim", {"Analysed": datetime.datetime(2026, 7, 1)})  # type: ignore[dict-item]
    book.save(tmp_path / "a.xlsx")
    (problem,) = taken(task, tmp_path / "a.xlsx").problems
    assert "the date" in problem.found and "format the cell as text" in problem.hint


def test_numbers_that_excel_keeps_as_numbers(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    book = Workbook(ann)
    if "Questions" in book.book.sheetnames:
        book.answer("Kim 2020", "People", "Analysed", 29)  # type: ignore[arg-type]
        book.answer("Kim 2020", "People", "Year", 2020.0)  # type: ignore[arg-type]
    else:
        book.table("People", "Kim 2020", "Kim", {"Analysed": 29, "Year": 2020.0})  # type: ignore[dict-item]
    book.save(tmp_path / "a.xlsx")
    outcome = taken(task, tmp_path / "a.xlsx")
    answers = outcome.records["ann"].answers
    assert answers[CellKey("s1", "people", "", "n")].value == "29"
    assert answers[CellKey("s1", "people", "", "year")].value == 2020
    (problem,) = outcome.problems
    assert problem.level == "warning" and "zeros at its end may be gone" in problem.hint


def test_an_added_row_must_say_whose_it_is(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    book = Workbook(ann)
    book.add("Results", {"Outcome": "ulcers", "Events": "3"})
    book.add("Results", {"Study": "Nobody 1999", "Outcome": "ulcers"})
    book.add("Results", {"Study": "Lee 2021", "Events": "3"})
    book.add("Results", {"Study": "Lee 2021", "Outcome": "ulcers", "Events": "3"})
    book.add("Results", {"Study": "lee 2021", "Outcome": "Ulcers", "Events": "4"})
    book.save(tmp_path / "a.xlsx")
    outcome = taken(task, tmp_path / "a.xlsx")
    told = [str(problem) for problem in outcome.problems]
    assert len(told) == 4
    for words in ("names no subject", '"Nobody 1999"', "a row without its key", 'a second row named "Ulcers"'):
        assert any(words in one for one in told), words
    assert [answer.value for key, answer in outcome.records["ann"].answers.items() if key.field == "events"] == ["3"]


def test_a_row_with_answers_but_without_its_name(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    book = Workbook(ann)
    book.table("Results", "Kim 2020", "pain", {"Of": "29"})
    book.save(tmp_path / "a.xlsx")
    (problem,) = taken(task, tmp_path / "a.xlsx").problems
    assert "Outcome" in problem.place and problem.found == "nothing"


def test_a_missing_sheet_loses_nothing(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    book = Workbook(ann)
    book.table("Results", "Kim 2020", "pain", {"This row": "✓ keep as suggested"})
    book.save(tmp_path / "a.xlsx")
    again, _, _ = send(task, tmp_path / "a.xlsx")
    book = Workbook(again)
    del book.book["Results"]
    book.save(tmp_path / "b.xlsx")
    outcome = taken(task, tmp_path / "b.xlsx")
    assert ["the sheet is missing" in str(problem) for problem in outcome.problems] == [True]
    assert any(key.field == "events" for key in outcome.records["ann"].answers)


def damaged(kind: str, good: Path, out: Path) -> Path:
    content = good.read_bytes()
    if kind == "empty":
        out.write_bytes(b"")
    elif kind == "cut":
        out.write_bytes(content[: len(content) // 2])
    elif kind == "text":
        out.write_text("Study;Answer\nKim;29\n", encoding="utf-8")
    elif kind == "password":
        out.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    elif kind == "own":
        book = openpyxl.Workbook()
        book.active["A1"] = "Kim 2020"
        book.save(out)
    elif kind == "zip":
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt", "hello")
    elif kind == "bomb":
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b" " * 201_000_000)
    elif kind == "macros":
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(out, "w") as archive:
            for part in source.infolist():
                archive.writestr(part, source.read(part))
            archive.writestr("xl/vbaProject.bin", b"x")
    elif kind == "far":
        book = openpyxl.load_workbook(good)
        book.worksheets[1]["XFD1048576"] = "far out"
        book.save(out)
    elif kind == "parts":
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(out, "w") as archive:
            for part in source.infolist():
                if part.filename != "xl/workbook.xml":
                    archive.writestr(part, source.read(part))
    elif kind == "count":
        book = openpyxl.load_workbook(good)
        book["_attest"]["A1"] = f"attest 1 abc {'9' * 5000}"
        book.save(out)
    elif kind == "key":
        book = openpyxl.load_workbook(good)
        book["_attest"]["A2"] = str(book["_attest"]["A2"].value).replace("Kim", "Tim")
        book.save(out)
    return out


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("empty", "an empty file"),
        ("cut", "damaged or cut-off"),
        ("text", "no workbook"),
        ("password", "a password"),
        ("own", "without Attest's hidden sheet"),
        ("zip", "holds no workbook"),
        ("bomb", "unpacks to"),
        ("macros", "macros"),
        ("key", "hidden part is damaged"),
        ("count", "hidden part is damaged"),
        ("far", "a cell far outside of any form"),
        ("parts", "holds no workbook"),
    ],
)
def test_a_file_that_is_no_form_gets_one_clear_message(
    task: Round, send: Send, tmp_path: Path, kind: str, said: str
) -> None:
    ann, bob, _ = send(task)
    bad = damaged(kind, ann, tmp_path / "bad.xlsx")
    good = fill(bob, tmp_path / "b.xlsx", analysed="29")
    outcome = loop.take_in(task, [(bad, "bad.xlsx"), (good, "b.xlsx")])
    (problem,) = outcome.problems
    assert said in str(problem) and problem.file == "bad.xlsx"
    assert outcome.records["bob"].answers, "the other workbook is read all the same"


@pytest.mark.parametrize("suffix", ["review", "step", "reviewer"])
def test_a_form_of_something_else(send: Send, tmp_path: Path, suffix: str) -> None:
    from dataclasses import replace

    from small_round import make_round

    from attest.forms.round import Person

    task = make_round()
    other = {
        "review": replace(task, review="another"),
        "step": replace(task, step="eligibility"),
        "reviewer": replace(task, reviewers=(Person("zoe", "Zoe"), Person("yan", "Yan"))),
    }[suffix]
    strange, _, _ = send(other)
    (problem,) = taken(task, strange).problems
    assert {"review": "of the review", "step": "Move it to", "reviewer": "unknown reviewer"}[suffix] in str(problem)
