"""What an entry cell shows of a reviewer's record, and how it looks."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from attest.forms.answers import KEEP, LEAVE_OUT, Answer, Record, same
from attest.forms.entries import ACCEPT
from attest.forms.form import USE
from attest.forms.look import Book, cell_name
from attest.forms.round import CellKey, Round

USE_TEXTS = {KEEP: f"{ACCEPT} keep as suggested", LEAVE_OUT: "✗ leave out"}


def write_entry(book: Book, page: Worksheet, row: int, column: int, task: Round, key: CellKey, record: Record) -> str:
    """Write an entry cell, red and with a note where something is wrong; gives back its text."""
    text = entry(task, key, record)
    problem = record.problems.get(key)
    book.write(page, row, column, text, "problem" if problem else "entry")
    if problem:
        page.write_comment(cell_name(row, column), problem, {"x_scale": 2, "author": "Attest"})
    return text


def entry(task: Round, key: CellKey, record: Record) -> str:
    """What could not be read as it was typed; ✓ while the accepted suggestion still stands; else the answer."""
    if key in record.unread:
        return record.unread[key]
    answer = record.answers.get(key)
    if answer is None:
        return ""
    if key.field == USE:
        return USE_TEXTS.get(str(answer.value), "")
    suggested = task.suggestions.get(key)
    if answer.accepted and suggested is not None and same(answer, Answer(suggested.value)):
        return ACCEPT
    return answer.text
