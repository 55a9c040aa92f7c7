"""A page with a column a question: a row a subject, or any number of rows a subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from xlsxwriter.worksheet import Worksheet

from attest.forms import payload as hidden
from attest.forms.answers import COMMENT, Record
from attest.forms.beside import Flags, beside_cell, beside_row
from attest.forms.choices import Lists, offer, offer_field
from attest.forms.entries import ACCEPT
from attest.forms.form import USE, Field, Sheet
from attest.forms.look import FIRST_ROW, HEADER_ROW, Book, head, height
from attest.forms.round import CellKey, Round, Subject
from attest.forms.shown import USE_TEXTS, write_entry

MARK = "attest:sheet:"
SPARE_ROWS = 12  # blank rows at the foot of a many-row sheet, ready to be filled in
SLIM = {"integer", "decimal", "reported number", "boolean", "date"}


@dataclass(frozen=True)
class Column:
    """A column of the page: `answer`, `beside` (suggestion), `subject`, `context`, `use` or `comment`."""

    kind: str
    title: str
    width: float
    field: Field | None = None
    about: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.field.key}" if self.field else f"{self.kind}:"


def write_table(
    book: Book, lists: Lists, task: Round, sheet: Sheet, subjects: list[Subject], record: Record, flags: Flags
) -> None:
    page = book.sheet(sheet.title)
    columns = _columns(task, sheet, subjects, flags)
    told = [(column.key, column.title, column.width, column.about) for column in columns]
    head(book, page, MARK + sheet.key, told)
    rows = list(_rows(task, sheet, subjects, record))
    for number, (subject, row) in enumerate(rows, FIRST_ROW):
        page.write_string(number, 0, hidden.row_key(subject.id, row))
        _write_row(book, page, number, columns, task, sheet, subject, row, record, flags)
    end = FIRST_ROW + len(rows) + (SPARE_ROWS if sheet.many else 0)
    for number in range(FIRST_ROW + len(rows), end):
        for place, column in enumerate(columns, 1):
            look = "entry" if column.kind in ("answer", "comment", "subject") else "beside"
            book.write(page, number, place, "", look)
    for place, column in enumerate(columns, 1):
        cells = [(number, place) for number in range(FIRST_ROW, end)]
        if column.kind == "subject" and sheet.many:
            offer(page, lists, cells, [one.label for one in subjects], strict=False)
        elif column.kind == "use":
            offer(page, lists, cells, list(USE_TEXTS.values()), strict=True)
        elif column.kind == "answer" and column.field is not None:
            offer_field(page, lists, cells, column.field, strict=True)
    page.freeze_panes(FIRST_ROW, 2)
    page.autofilter(HEADER_ROW, 1, max(end - 1, FIRST_ROW), len(columns))


def _columns(task: Round, sheet: Sheet, subjects: list[Subject], flags: Flags) -> list[Column]:
    columns = [Column("subject", task.form.subject_name, 22)]
    if sheet is task.form.sheets[0]:
        names = dict.fromkeys(name for one in subjects for name in one.context)
        columns += [Column("context", name, 34 if name == "Title" else 20) for name in names]
    ids = {one.id for one in subjects}
    beside = {key.field for key in chain(task.suggestions, flags) if key.sheet == sheet.key and key.subject in ids}
    if sheet.many:
        if beside:
            columns.append(
                Column("beside", "Suggestion", 54, None, "What a document says, with its place. Not an answer.")
            )
        about = f"{ACCEPT} takes over all that is suggested in this row; ✗ leaves the row out."
        columns.append(Column("use", "This row", 16, None, about))
    for field in sheet.fields:
        title = f"{field.title} ({field.unit})" if field.unit else field.title
        columns.append(Column("answer", title, _width(field, title), field, field.description))
        if field.key in beside and not sheet.many:
            columns.append(Column("beside", f"{field.title}: suggestion", 34, field))
    return [*columns, Column("comment", "Comment", 26, None, "A note to yourself; it stays in your workbook.")]


def _width(field: Field, title: str) -> float:
    if field.kind in SLIM:
        return max(9.0, min(14.0, len(title) * 0.7 + 3))
    if field.options:
        return max(14.0, min(30.0, max(len(option) for option in field.options) + 4.0))
    return 24.0


def _rows(task: Round, sheet: Sheet, subjects: list[Subject], record: Record) -> Iterator[tuple[Subject, str]]:
    for subject in subjects:
        if not sheet.many:
            yield subject, ""
            continue
        known = dict.fromkeys(task.suggested_rows.get((subject.id, sheet.key), []))
        answered = chain(record.answers, record.unread)
        known.update(dict.fromkeys(key.row for key in answered if key[:2] == (subject.id, sheet.key) and key.row))
        for row in known:
            yield subject, row


def _write_row(
    book: Book,
    page: Worksheet,
    number: int,
    columns: list[Column],
    task: Round,
    sheet: Sheet,
    subject: Subject,
    row: str,
    record: Record,
    flags: Flags,
) -> None:
    tall: list[tuple[str, float]] = []
    for place, column in enumerate(columns, 1):
        key = CellKey(subject.id, sheet.key, row, column.field.key if column.field else "")
        if column.kind == "subject":
            text = subject.label
            book.write(page, number, place, text, "label")
        elif column.kind == "context":
            text = subject.context.get(column.title, "")
            book.write(page, number, place, text, "context")
        elif column.kind == "beside":
            found = beside_row(task, sheet, key, flags) if sheet.many else beside_cell(task, key, flags)
            parts, flagged = found
            text = "".join(part for _, part in parts)
            book.write_parts(page, number, place, parts, "flagged" if flagged else "beside")
        else:
            key = key._replace(field={"use": USE, "comment": COMMENT}.get(column.kind, key.field))
            text = write_entry(book, page, number, place, task, key, record)
        tall.append((text, column.width * (1.15 if column.kind == "beside" else 1)))
    page.set_row(number, height(tall))
