"""A page that comes back as a CSV file: recognised by its key lines, without a baseline, and never guessed at."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from arms_round import KIM, LEE, make_arms
from other_forms import BASE, NUMBER, under, without
from small_round import make_round
from story import CONFLICTS, Desk, add, answer, change, of, rows, said, texts, told, with_subjects

from attest.forms.round import CellKey, Round, Subject
from people import Workbook

Rows = list[list[str]]


def export(path: Path, title: str, name: str, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    """A page as a spreadsheet program exports it: all cells, hidden ones too."""
    grid = [["" if cell is None else str(cell) for cell in row] for row in openpyxl.load_workbook(path)[title].values]
    return write(grid, path.with_name(f"{name}.csv"), encoding, delimiter)


def write(grid: Rows, path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(grid)
    return path


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.reader(source))


def with_changes(path: Path, change: Callable[[Rows], object], name: str) -> Path:
    grid = read(path)
    change(grid)
    return write(grid, path.with_name(f"{name}.csv"))


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-8", ";"), ("utf-16", "\t"), ("cp1252", ";")]
)
def test_a_page_of_questions_comes_back_as_csv(desk: Desk, encoding: str, delimiter: str) -> None:
    task = make_round()
    a = desk.fill(
        desk.send(task)["ann"], "a", answer(KIM, "Analysed", "3.10"), answer(KIM, "Note", "São Paulo; no, yes")
    )
    book = Workbook(a)
    for row in book.book["Questions"].iter_rows():  # what older encodings have no letter for
        for cell in row:
            cell.value = str(cell.value).encode("cp1252", "ignore").decode("cp1252") if cell.value else None
    book.save(a)
    page = export(a, "Questions", "page", encoding, delimiter)
    outcome = desk.take(task, page)
    assert [said(outcome, "ann", "s1", "people", one) for one in ("n", "note")] == ["3.10", "São Paulo; no, yes"]
    assert [one for one in outcome.problems if "encoding" not in str(one) and "Windows" not in str(one)] == []
    n = outcome.records["ann"].answers[CellKey("s1", "people", "", "n")]
    assert (n.file, n.cell) == ("page.csv", "E4")


def test_rows_of_a_list_come_back_as_csv(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        add("Arms", study=KIM, name="RTX", size="20"),
        add("Arms", study="Nobody", name="X"),
    )
    page = export(a, "Arms", "arms")
    outcome = desk.take(task, page)
    assert of(outcome, "s1", "arms", "size", "RTX").answers["ann"].text == "20"
    assert len(told(outcome)) == 1 and '"Nobody"' in told(outcome)[0]
    assert "X" in texts(desk.send(task, page)["ann"])


def test_a_blank_cell_says_nothing_and_takes_nothing_back(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    again = desk.send(task, a)["ann"]
    blank = desk.fill(again, "blank", answer(KIM, "Analysed", ""), answer(KIM, "Note", "new"))
    outcome = desk.take(task, a, export(blank, "Questions", "page"))
    assert [said(outcome, "ann", "s1", "people", one) for one in ("n", "note")] == ["29", "new"]
    assert told(outcome) == []


def test_a_page_that_says_otherwise_than_a_workbook_is_a_problem_and_is_decided_later(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    other = desk.fill(desk.send(task, a)["ann"], "other", answer(KIM, "Analysed", "31"))
    page = export(other, "Questions", "page")
    outcome = desk.take(task, a, page)
    assert said(outcome, "ann", "s1", "people", "n") == ""
    assert "29 (a.xlsx) and 31 (page.csv)" in " ".join(told(outcome))
    decided = desk.fill(desk.send(task, a, page)["ann"], "decided", answer(KIM, "Analysed", "31"))
    outcome = desk.take(task, a, page, decided)
    assert (said(outcome, "ann", "s1", "people", "n"), told(outcome)) == ("31", [])


def test_the_page_and_its_workbook_say_the_same_twice(desk: Desk) -> None:
    task = make_round()
    pain = change("Results", KIM, "pain", use="✓ keep as suggested", of="9")
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), pain)
    outcome = desk.take(task, a, export(a, "Questions", "one"), export(a, "Results", "two"))
    assert said(outcome, "ann", "s1", "people", "n") == "29"
    assert told(outcome) == []


def test_a_tick_counts_only_while_the_suggestion_is_unchanged(desk: Desk) -> None:
    task = make_round()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        answer(KIM, "Analysed", "ok"),
        change("Results", KIM, "pain", use="✓ keep as suggested"),
    )
    pages = [export(a, "Questions", "one"), export(a, "Results", "two")]
    outcome = desk.take(task, *pages)
    assert outcome.records["ann"].answers[CellKey("s1", "people", "", "n")].accepted
    assert of(outcome, "s1", "results", "events").answers["ann"].accepted
    changed = {
        key: replace(one, value="33") if key.field in ("n", "events") else one for key, one in task.suggestions.items()
    }
    outcome = desk.take(replace(task, suggestions=changed), *pages)
    assert said(outcome, "ann", "s1", "people", "n") == ""
    assert not of(outcome, "s1", "results", "events").answers
    assert "The suggestion may have changed" in " ".join(told(outcome))
    gone = desk.take(replace(task, suggestions={}), *pages)
    assert said(gone, "ann", "s1", "people", "n") == ""


def harm(kind: str) -> Callable[[Rows], object]:
    def change(grid: Rows) -> None:
        line = next(row for row in grid if any(cell.startswith("attest:about ") for cell in row))
        place = next(number for number, cell in enumerate(line) if cell.startswith("attest:about "))
        if kind == "person":
            line[place] = line[place].replace('"ann"', '"bob"')
        elif kind == "cut":
            line[place] = line[place][:40]
        elif kind == "list":
            line[place] = "attest:about []"
        else:
            line[place] = ""

    return change


@pytest.mark.parametrize(
    ("kind", "said_of_it"),
    [
        ("person", "key line was changed"),
        ("cut", "key line was changed"),
        ("list", "key line was changed"),
        ("none", "without Attest's hidden sheet"),
    ],
)
def test_a_page_with_a_harmed_key_line_is_refused_with_one_message(desk: Desk, kind: str, said_of_it: str) -> None:
    task = make_round()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"))
    page = with_changes(export(a, "Questions", "page"), harm(kind), "harmed")
    b = desk.fill(desk.send(task)["bob"], "b", answer(KIM, "Analysed", "30"))
    outcome = desk.take(task, page, b)
    (problem,) = outcome.problems
    assert problem.file == "harmed.csv" and said_of_it in str(problem)
    assert not outcome.records["ann"].answers
    assert said(outcome, "bob", "s1", "people", "n") == "30", "the other file is read all the same"


def test_a_page_of_another_step_or_review_or_person_is_refused(desk: Desk) -> None:
    task = make_round()
    a = export(desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29")), "Questions", "page")
    for other in (
        replace(task, step="eligibility"),
        replace(task, review="x"),
        replace(task, reviewers=task.reviewers[1:]),
    ):
        outcome = desk.take(other, a)
        assert len(outcome.problems) == 1
        assert not any(value.answers for value in outcome.values)


def test_lines_may_be_sorted_left_out_and_added(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        add("Arms", study=KIM, name="RTX", size="20"),
        add("Arms", study=LEE, name="MTX", size="9"),
    )
    sent = desk.send(task, a)["ann"]

    def shuffle(grid: Rows) -> None:
        body = [row for row in grid[3:] if row[0]]
        grid[3:] = [*body[:0:-1], ["", KIM, *[""] * (len(grid[0]) - 2)]]
        for row in grid:
            row.reverse()
        place = len(grid[0]) - 1 - read(page)[0].index("answer:name")
        grid[-1][place] = "added"

    page = export(sent, "Arms", "page")
    outcome = desk.take(task, a, with_changes(page, shuffle, "sorted"))
    assert sorted(rows(outcome, "s1", "arms")) == ["RTX", "added"]
    assert rows(outcome, "s2", "arms") == ["MTX"]
    assert told(outcome) == [], "a line that is not there says nothing"


def test_a_page_follows_a_form_and_a_subject_that_changed(desk: Desk) -> None:
    task = under(BASE)
    page = export(desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29")), "Questions", "page")
    later = under(without("n", total={**NUMBER, "title": "Total", "x-was": "n"}))
    assert said(desk.take(later, page), "ann", "s1", "people", "total") == "29"
    renamed = with_subjects(task, [Subject("doi:new", "Kim", ("s1",)), task.subjects[1]])
    outcome = desk.take(renamed, page)
    assert said(outcome, "ann", "doi:new", "people", "n") == "29"
    gone = with_subjects(task, task.subjects[1:])
    outcome = desk.take(gone, page)
    assert [one.level for one in outcome.problems] == ["warning"]
    assert said(desk.take(task, desk.send(gone, page)["ann"]), "ann", "s1", "people", "n") == "29"


def test_a_next_workbook_is_made_from_pages_alone(desk: Desk) -> None:
    task: Round = make_arms()
    a = desk.fill(
        desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), add("Arms", study=KIM, name="RTX", size="20")
    )
    pages = [export(a, "Questions", "one"), export(a, "Arms", "two")]
    b = desk.fill(desk.send(task, *pages)["ann"], "b", change("Arms", KIM, "RTX", size="21"))
    for files in ([*pages, b], [b]):
        outcome = desk.take(task, *files)
        size = of(outcome, "s1", "arms", "size").answers["ann"]
        assert (said(outcome, "ann", "s1", "people", "n"), size.text, told(outcome)) == ("29", "21", [])
        assert outcome.records["ann"].round == 2


def test_a_consensus_form_is_no_page(desk: Desk) -> None:
    task = make_round()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "31"))
    page = export(desk.send(task, a, b)[CONFLICTS], "Conflicts", "c")
    (problem,) = desk.take(task, a, b, page).problems
    assert problem.file == "c.csv"
