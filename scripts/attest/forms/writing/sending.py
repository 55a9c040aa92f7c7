"""What is put into one reviewer's workbook, and how its entry cells are written, the same on every page."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from attest.forms.answers import KEEP, LEAVE_OUT, Answer, Record, Stray, same
from attest.forms.asking.needed import needed_when
from attest.forms.cells.grid import LONGEST_CELL, cell_name
from attest.forms.entries import ACCEPT, entry_text
from attest.forms.form import USE, Field, Sheet
from attest.forms.hidden.identity import identity
from attest.forms.hidden.marks import COMMENTS, SUBJECT
from attest.forms.round import CellKey, Person, Round
from attest.forms.writing.beside import Flags
from attest.forms.writing.choices import Lists
from attest.forms.writing.look import Book

USE_TEXTS = {KEEP: f"{ACCEPT} keep as suggested", LEAVE_OUT: "✗ leave out"}


@dataclass(frozen=True)
class Sending:
    """A workbook being made: the round as this reviewer has it, and the reviewer's own record."""

    book: Book
    lists: Lists
    task: Round
    reviewer: Person
    record: Record
    flags: Flags

    def identity(self, sections: Container[str]) -> str:
        """What a page says of itself, so that it can come back alone."""
        return identity(self.task, self.reviewer, self.record.round + 1, sections)

    @cached_property
    def entry_format(self) -> Format:
        return self.book.formats["entry"]

    @cached_property
    def needed(self) -> Mapping[tuple[str, str], str]:
        return needed_when(self.task.form)

    def about(self, sheet: Sheet, field: Field) -> str:
        """What stands under or above a question: its description, and when it must be answered."""
        return " ".join(part for part in (field.description, self.needed.get((sheet.key, field.key), "")) if part)

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], dict[str, None]]:
        """The rows of each subject and list: suggested ones first, then those that the reviewer has."""
        found = {place: dict.fromkeys(rows) for place, rows in self.task.suggested_rows.items()}
        for cells in (self.record.answers, self.record.unread, self.record.offered):
            for subject, sheet, row, _ in cells:
                if row:
                    found.setdefault((subject, sheet), {}).setdefault(row)
        return found

    def labels(self, subject: str, sheet: Sheet) -> Iterator[str]:
        """How the rows of a list are called in this workbook, for fields that name one of them."""
        for row in self.rows.get((subject, sheet.key), {}):
            key = CellKey(subject, sheet.key, row, sheet.keys[0])
            use = self.record.answers.get(key._replace(field=USE))
            text = self.entry(key) or ""
            suggested = self.task.suggestions.get(key)
            if (not text or text == ACCEPT) and suggested is not None:
                text = str(suggested.value)
            if text and not (use is not None and use.value == LEAVE_OUT):
                yield text

    def strays(self, page: str) -> list[Stray]:
        return [stray for stray in self.record.strays if stray.page == page]

    def entry(self, key: CellKey) -> str:
        """What could not be read as it was typed; ✓ while the accepted suggestion still stands; else the answer.

        What names a row is always written out, since it has to be in sight wherever people scroll.
        """
        unread = self.record.unread
        if unread and key in unread:
            return unread[key]
        answer = self.record.answers.get(key)
        if answer is None:
            return ""
        value, code, accepted, *_ = answer
        if key.field == USE:
            return USE_TEXTS.get(str(value), "")
        if accepted and not (key.row and key.field in self.task.form.by_key[key.sheet].keys):
            suggested = self.task.suggestions.get(key)
            if suggested is not None and same(answer, Answer(suggested.value)):
                return ACCEPT
        return entry_text(value, code)

    def write_entry(self, page: Worksheet, row: int, column: int, key: CellKey) -> str:
        """Write an entry cell, red and with a note where something is wrong; gives back its text."""
        text, problems = self.entry(key), self.record.problems
        if problems and key in problems:
            self._mark(page, row, column, text, problems[key])
        elif text:
            page.write_string(row, column, text[:LONGEST_CELL], self.entry_format)
        else:
            page.write_blank(row, column, None, self.entry_format)
        return text

    def write_strays(self, page: Worksheet, mark: str, first: int, places: Mapping[str, int]) -> int:
        """Write the rows that belong nowhere yet, red, with what is wrong; gives back how many."""
        strays = self.strays(mark)
        for number, stray in enumerate(strays, first):
            cells = _in_columns(stray.cells, places)
            for key, place in places.items():
                text = cells.get(key, "")
                if text or key == SUBJECT:
                    self._mark(page, number, place, text, str(stray.problem))
                else:
                    self.book.write(page, number, place, "", "entry")
        return len(strays)

    def _mark(self, page: Worksheet, row: int, column: int, text: str, problem: str) -> None:
        self.book.write(page, row, column, text, "problem")
        page.write_comment(cell_name(row, column), problem, {"x_scale": 2, "author": "Attest"})


def _in_columns(cells: Mapping[str, str], places: Container[str]) -> dict[str, str]:
    """The cells of a row by the columns that the page has; what stood in one that is gone goes into the comment."""
    gone = [f"{key.removesuffix(':').rpartition(':')[2]}: {text}" for key, text in cells.items() if key not in places]
    shown = {key: text for key, text in cells.items() if key in places}
    comment = "; ".join(filter(None, [shown.get(COMMENTS, ""), *gone]))
    return shown | ({COMMENTS: comment} if comment else {})
