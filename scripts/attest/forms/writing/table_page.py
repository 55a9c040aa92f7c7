"""A page with a column a question: a row a subject, or any number of rows a subject."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from xlsxwriter.worksheet import Worksheet

from attest.forms.answers import COMMENT
from attest.forms.entries import ACCEPT
from attest.forms.form import USE, Field, Sheet
from attest.forms.hidden.keys import row_key
from attest.forms.hidden.marks import TABLE
from attest.forms.round import CellKey, Subject
from attest.forms.writing.beside import beside_cell, beside_row
from attest.forms.writing.choices import Block, blocks_of, offer, offer_field
from attest.forms.writing.look import FIRST_ROW, HEADER_ROW, head, height, lines_of_parts
from attest.forms.writing.sending import USE_TEXTS, Sending

SPARE_ROWS = 24  # blank rows at the foot of a many-row sheet, ready to be filled in
MORE_ROWS = 500  # further rows that have the drop-downs and nothing else
SUGGESTION = "What a document says, with its place. Not an answer."
USE_ABOUT = f"{ACCEPT} takes over all that is suggested in this row; ✗ leaves the row out."
# How wide a column is that shows what a subject is, by the longest text in it: an abstract needs more than a year.
CONTEXT_WIDTHS = ((50, 20), (180, 34), (500, 46), (math.inf, 72))
SLIM = {"integer", "decimal", "reported number", "boolean", "date"}


@dataclass(frozen=True)
class Column:
    """A column of the page: `answer`, `beside` (suggestion), `subject`, `context`, `use` or `comment`."""

    kind: str
    title: str
    width: float
    field: Field | None = None
    about: str = ""

    @cached_property
    def key(self) -> str:
        return f"{self.kind}:{self.field.key}" if self.field else f"{self.kind}:"

    @cached_property
    def answers(self) -> str:
        """The field of the cells in this column."""
        return {"use": USE, "comment": COMMENT}.get(self.kind, self.field.key if self.field else "")


def write_table(sending: Sending, sheet: Sheet, subjects: list[Subject]) -> None:
    book = sending.book
    page = book.sheet(sheet.title)
    columns = _columns(sending, sheet, subjects)
    told = [(column.key, column.title, column.width, column.about) for column in columns]
    head(book, page, TABLE + sheet.key, sending.identity([sheet.key]), told)
    rows = [
        (one, row) for one in subjects for row in (sending.rows.get((one.id, sheet.key), ()) if sheet.many else [""])
    ]
    for number, (subject, row) in enumerate(rows, FIRST_ROW):
        beside = sending.task.suggested_in(subject.id, sheet, row) if sending.task.suggestions else []
        page.write_string(number, 0, row_key(subject.id, row, beside))
        _write_row(sending, page, number, columns, sheet, subject, row)
    places = {column.key: place for place, column in enumerate(columns, 1)}
    taken_over = _beside(sending, sheet, subjects)
    after = FIRST_ROW + len(rows)
    after += sending.write_strays(page, TABLE + sheet.key, after, places)
    end = after + (SPARE_ROWS if sheet.many else 0)
    for number in range(after, end):
        for place, column in enumerate(columns, 1):
            look = "entry" if column.kind in ("answer", "comment", "subject") else "beside"
            book.write(page, number, place, "", look)
    for place, column in enumerate(columns, 1):
        block = (FIRST_ROW, place, end - 1 + (MORE_ROWS if sheet.many else 0), place)
        if block[2] < FIRST_ROW:
            continue
        if column.kind == "subject" and sheet.many:
            offer(page, sending.lists, [block], [one.label for one in subjects], strict=False)
        elif column.kind == "use":
            offer(page, sending.lists, [block], list(USE_TEXTS.values()), strict=True)
        elif column.kind == "answer" and column.field is not None:
            accepts = bool(taken_over) if sheet.many else column.field.key in taken_over
            if column.field.row_of:
                _offer_rows(sending, page, column.field, block, rows, accepts)
            else:
                offer_field(page, sending.lists, [block], column.field, strict=True, accepts=accepts)
    stays = 1 + max((places[column.key] for column in columns if _names_row(column, sheet)), default=1)
    page.freeze_panes(FIRST_ROW, stays)
    page.repeat_columns(0, stays - 1)
    page.autofilter(HEADER_ROW, 0, max(end - 1, FIRST_ROW), len(columns))


def _names_row(column: Column, sheet: Sheet) -> bool:
    return sheet.many and column.kind == "answer" and column.answers in sheet.keys


def _offer_rows(
    sending: Sending, page: Worksheet, field: Field, block: Block, rows: list[tuple[Subject, str]], accepts: bool
) -> None:
    """Offer the rows of the list that a field names: each subject's own beside it, everybody's in the blank rows."""
    named = sending.task.form.sheet(field.row_of)
    assert named is not None
    first, place, last, _ = block
    numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (subject, _) in enumerate(rows, first):
        numbers[tuple(dict.fromkeys(sending.labels(subject.id, named)))].append(number)
    everything = (label for one in sending.task.subjects for label in sending.labels(one.id, named))
    numbers[tuple(dict.fromkeys(everything))] += range(first + len(rows), last + 1)
    for labels, found in numbers.items():
        offer_field(page, sending.lists, blocks_of(found, place), field, False, accepts, labels)


def _columns(sending: Sending, sheet: Sheet, subjects: list[Subject]) -> list[Column]:
    task = sending.task
    columns = [Column("subject", task.form.subject_name, 18 if sheet.many else 22)]
    shown = [one.context for one in subjects if task.sheets_of(one)[0] is sheet]
    for name in dict.fromkeys(name for context in shown for name in context):
        longest = max(len(context.get(name, "")) for context in shown)
        columns.append(Column("context", name, next(width for most, width in CONTEXT_WIDTHS if longest <= most)))
    beside = _beside(sending, sheet, subjects, task.passages)
    asked = [_answer_column(one, one.key in sheet.keys, sending.about(sheet, one)) for one in sheet.fields]
    if sheet.many:  # what names the row stands first, so that it stays in sight
        columns += [column for column in asked if column.answers in sheet.keys]
        if beside:
            columns.append(Column("beside", "Suggestion", 54, None, SUGGESTION))
        columns.append(Column("use", "This row", 16, None, USE_ABOUT))
        columns += [column for column in asked if column.answers not in sheet.keys]
    else:
        for column in asked:
            columns.append(column)
            if column.answers in beside:
                columns.append(Column("beside", f"{column.title}: suggestion", 34, column.field))
    return [*columns, Column("comment", "Comment", 26, None, "A note to yourself and to whoever settles differences.")]


def _beside(sending: Sending, sheet: Sheet, subjects: list[Subject], more: Iterable[CellKey] = ()) -> set[str]:
    """The fields that something stands beside: what can be taken over, what checks say, and `more`."""
    ids, record = {one.id for one in subjects}, sending.record
    told = chain(sending.task.suggestions, sending.flags, record.offered, record.saw, more)
    return {key.field for key in told if key.sheet == sheet.key and key.subject in ids}


def _answer_column(field: Field, names_row: bool, about: str) -> Column:
    title = f"{field.title} ({field.unit})" if field.unit else field.title
    if field.kind in SLIM:
        width = max(9.0, min(14.0, len(title) * 0.7 + 3))
    elif field.options:
        width = max(14.0, min(30.0, max(len(option) for option in field.options) + 4.0))
    else:
        width = 18.0 if names_row else 24.0
    return Column("answer", title, width, field, about)


def _write_row(
    sending: Sending, page: Worksheet, number: int, columns: list[Column], sheet: Sheet, subject: Subject, row: str
) -> None:
    book, write_entry = sending.book, sending.write_entry
    subject_id, sheet_key = subject.id, sheet.key
    least = 1
    tall: list[tuple[str, float]] = []  # only texts that may take more than a line
    for place, column in enumerate(columns, 1):
        kind = column.kind
        if kind == "subject":
            text = subject.label
            book.write(page, number, place, text, "label")
        elif kind == "context":
            text = subject.context.get(column.title, "")
            book.write(page, number, place, text, "context")
        elif kind == "beside":
            key = CellKey(subject.id, sheet.key, row, column.field.key if column.field else "")
            if sheet.many:
                parts, flagged = beside_row(sending.task, sending.record, sheet, key, sending.flags)
            else:
                parts, flagged = beside_cell(sending.task, sending.record, key, sending.flags)
            text, least = "", max(least, lines_of_parts(parts, column.width))
            book.write_parts(page, number, place, parts, "flagged" if flagged else "beside")
        else:
            text = write_entry(page, number, place, CellKey(subject_id, sheet_key, row, column.answers))
        if len(text) >= column.width or "\n" in text:
            tall.append((text, column.width))
    page.set_row(number, height(tall, least))


def pages(sending: Sending) -> Iterator[tuple[Sheet, list[Subject]]]:
    """The sections that become tables, with the subjects that have them."""
    task = sending.task
    for sheet in task.form.sheets:
        subjects = [one for one in task.subjects if not one.sheets or sheet.key in one.sheets]
        if subjects and sheet.fields and (sheet.many or not task.form.asks_in_rows):
            yield sheet, subjects
