"""Reading a workbook that came back: recognised by its hidden keys, never by the position of rows or columns."""

from __future__ import annotations

from collections.abc import Mapping

from attest.forms.answers import Payload, Returned
from attest.forms.cells.raw import Rows
from attest.forms.hidden.keys import read_row_key
from attest.forms.hidden.marks import QUESTIONS, QUESTIONS_TITLE, SUBJECT, TABLE
from attest.forms.hidden.outline import form_of
from attest.forms.reading.displaced import Words
from attest.forms.reading.question_page import read_questions
from attest.forms.reading.reading import Reading
from attest.forms.reading.table_page import TablePage
from attest.forms.round import Round
from attest.problems import shown


def read_form_workbook(sheets: Mapping[str, Rows], payload: Payload, file: str, task: Round) -> Returned:
    """The answers in a reviewer's workbook by the form for which it was made, every unreadable entry with its cell."""
    form = task.form if payload.form == task.form.version else form_of(payload.outline)
    reading, words = Reading(file, payload, form), Words(payload, form)
    seen: set[str] = set()
    marks: set[str] = set()
    for title, rows in sheets.items():
        mark = find_mark(rows)
        if mark is None:
            if _has_lost_its_keys(rows):
                found, hint = "a sheet without its hidden keys", "Take a fresh form, and copy the answers into it."
                reading.complain(title, "", found, "the sheet with its first row and column", hint)
            continue
        marks.add(mark[2])
        if not payload.whole:  # a page alone bears the name of its file, which says nothing
            page = form.sheet(mark[2].removeprefix(TABLE))
            title = page.title if page else QUESTIONS_TITLE if mark[2] == QUESTIONS else title
        if mark[2] == QUESTIONS:
            seen.update(read_questions(reading, task, words, title, rows, mark[0], mark[1]))
            continue
        name = mark[2].removeprefix(TABLE)
        sheet = form.sheet(name)
        if sheet is None:
            reading.complain(title, "", f"the section {shown(name)}", "a section of the form", "Take a fresh form.")
            continue
        seen.add(sheet.key)
        TablePage(reading, task, sheet, title, rows, mark[0], mark[1], words).read()
    if payload.whole:
        offered = {key.sheet for key in (*payload.suggested, *payload.baseline)}
        for sheet in form.sheets:
            asked = any(payload.asks(name, sheet.key) for name in payload.subjects)
            if asked and sheet.key not in seen and (sheet.key in offered or not seen):
                hint = "Answers that were in the form when it was made are kept. Copy the sheet back to add others."
                reading.complain(sheet.title, "", "nothing: the sheet is missing", "the sheet", hint)
        reading.strays += [stray for stray in payload.strays if stray.page not in marks]
    return reading.finished()


def find_mark(rows: Rows) -> tuple[int, int, str] | None:
    """Row and column of the hidden mark, and the section that it names."""
    for number, row in enumerate(rows[:10]):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith((TABLE, QUESTIONS)):
                return number, place, cell
    return None


def _has_lost_its_keys(rows: Rows) -> bool:
    """Whether a sheet without mark is one of a form all the same: its first row or column was deleted."""
    head = (cell for row in rows[:10] for cell in row if isinstance(cell, str))
    return any(cell == SUBJECT or cell.startswith("attest:") or read_row_key(cell) for cell in head)
