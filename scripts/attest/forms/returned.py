"""Reading a workbook that came back: recognised by its hidden keys, never by the position of rows or columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attest.forms import payload as hidden
from attest.forms.answers import COMMENT, KEEP, LEAVE_OUT, Answer, Payload, Returned
from attest.forms.entries import ACCEPT, Entry, cell_text, read_entry
from attest.forms.envelope import Rows
from attest.forms.form import USE, Field, Form, Sheet
from attest.forms.look import cell_name
from attest.forms.question_page import MARK as QUESTIONS
from attest.forms.reading import Reading
from attest.forms.returned_questions import read_questions
from attest.forms.round import CellKey, Round, row_name
from attest.forms.table_page import MARK as TABLE
from attest.problems import shown

COMMENT_FIELD = Field(COMMENT, "Comment", "text", codes=False)


def read_form_workbook(sheets: Mapping[str, Rows], payload: Payload, file: str, task: Round) -> Returned:
    """The answers in a reviewer's workbook, every entry that could not be read named with its cell."""
    reading = Reading(file, payload)
    seen: set[str] = set()
    for title, rows in sheets.items():
        mark = _find_mark(rows)
        if mark is None:
            continue
        if mark[2] == QUESTIONS:
            seen.update(read_questions(reading, task.form, title, rows, mark[0], mark[1]))
            continue
        name = mark[2].removeprefix(TABLE)
        sheet = task.form.sheet(name)
        if sheet is None:
            reading.complain(title, "", f"the section {shown(name)}", "a section of the form", "The form has changed.")
            continue
        seen.add(sheet.key)
        _read_sheet(reading, task.form, sheet, title, rows, mark[0], mark[1])
    offered = {key.sheet for key in (*payload.suggested, *payload.baseline)}
    for sheet in task.form.sheets:
        if sheet.key not in seen and (sheet.key in offered or not seen):
            hint = "Answers that were in the form when it was made are kept. Copy the sheet back to add others."
            reading.complain(sheet.title, "", "nothing: the sheet is missing", "the sheet", hint)
    return Returned(file, payload, reading.cells, reading.unread, {}, tuple(reading.problems))


def _find_mark(rows: Rows) -> tuple[int, int, str] | None:
    """Row and column of the hidden mark, and the section that it names."""
    for number, row in enumerate(rows[:10]):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith((TABLE, QUESTIONS)):
                return number, place, cell
    return None


def _read_sheet(
    reading: Reading, form: Form, sheet: Sheet, title: str, rows: Rows, key_row: int, key_column: int
) -> None:
    columns: dict[int, Field] = {}
    subject_column = use_column = -1
    for place, cell in enumerate(rows[key_row]):
        kind, _, name = str(cell).partition(":")
        if kind == "answer":
            known = sheet.field(name)
            if known is None:
                found = f"the column {shown(name)}"
                reading.complain(
                    title, cell_name(key_row, place), found, "a question of the form", "The form has changed."
                )
            else:
                columns[place] = known
        elif kind == "comment":
            columns[place] = COMMENT_FIELD
        elif kind == "subject":
            subject_column = place
        elif kind == "use":
            use_column = place
    for missing in [one for one in sheet.fields if one not in columns.values()]:
        hint = "Answers that were in the form when it was made are kept."
        reading.complain(title, "", f"no column for {shown(missing.title)}", "every column of the form", hint)
    for number in range(key_row + 1, len(rows)):
        row = rows[number]
        mark = cell_text(row[key_column]) if key_column < len(row) else ""
        if mark.startswith("attest:"):
            continue
        typed = [place for place in (*columns, use_column) if 0 <= place < len(row) and cell_text(row[place])]
        if mark:
            where = hidden.read_row_key(mark)
            if where is None:
                if typed:
                    hint = "Delete the hidden key and name the subject in the first column, or take a fresh form."
                    reading.complain(
                        title, cell_name(number, key_column), "a changed row key", "the key as it was", hint
                    )
                continue
        elif typed:
            where = _added_row(reading, sheet, title, number, row, columns, subject_column)
        else:
            continue
        if where is not None:
            _read_row(reading, sheet, title, number, row, columns, use_column, *where)


def _added_row(
    reading: Reading,
    sheet: Sheet,
    title: str,
    number: int,
    row: Sequence[Any],
    columns: Mapping[int, Field],
    subject_column: int,
) -> tuple[str, str] | None:
    """Subject and id of a row that the reviewer added, by the subject's label and the row's key fields."""
    label = cell_text(row[subject_column]) if 0 <= subject_column < len(row) else ""
    meant = [
        name
        for name, names in reading.payload.subjects.items()
        if label and label.casefold() in (names[0].casefold(), name)
    ]
    labels = ", ".join(names[0] for names in reading.payload.subjects.values())
    at = cell_name(number, max(subject_column, 0))
    if len(meant) != 1:
        found = shown(label) if label else "an added row that names no subject"
        reading.complain(title, at, found, f"one of {labels}", "Choose the subject in the first column.")
        return None
    if not sheet.many:
        reading.complain(
            title, at, f"a second row for {shown(label)}", "one row a subject", "Use the row that is there."
        )
        return None
    values = {one.key: cell_text(row[place]) for place, one in columns.items() if place < len(row)}
    name = row_name(sheet, values)
    if not name:
        wanted = ", ".join(one.title for one in sheet.fields if one.key in sheet.keys)
        reading.complain(
            title,
            at,
            "a row without its key",
            f"at least one of {wanted}",
            "Fill it in so that the row can be told apart.",
        )
        return None
    key = CellKey(meant[0], sheet.key, name, sheet.keys[0])
    if key in reading.cells:
        reading.complain(
            title,
            at,
            "a row with the same key as another",
            "rows that differ",
            "Put them together into one row.",
        )
        return None
    return meant[0], name


def _read_row(
    reading: Reading,
    sheet: Sheet,
    title: str,
    number: int,
    row: Sequence[Any],
    columns: Mapping[int, Field],
    use_column: int,
    subject: str,
    name: str,
) -> None:
    use = ""
    if 0 <= use_column < len(row):
        text, at = cell_text(row[use_column]), cell_name(number, use_column)
        use = {ACCEPT: KEEP, "✔": KEEP, "✗": LEAVE_OUT, "x": LEAVE_OUT, "X": LEAVE_OUT}.get(text[:1], "")
        key = CellKey(subject, sheet.key, name, USE)
        reading.cells[key] = Answer(use, file=reading.file, sheet=title, cell=at) if use else None
        if text and not use:
            wrong = Entry(
                level="error", expected="✓ keep as suggested, or ✗ leave out", found=shown(text), hint="Use the list."
            )
            reading.refuse(key, text, title, at, wrong, "This row")
    for place, one in columns.items():
        raw = row[place] if place < len(row) else None
        key, at = CellKey(subject, sheet.key, name, one.key), cell_name(number, place)
        entry = read_entry(raw, one)
        if entry is None and use == KEEP and key in reading.payload.suggested:
            entry, at = Entry(accepts=True), cell_name(number, use_column)
        reading.take(key, entry, raw, title, at, one.title)
