"""Reading a page that has a column a question: a row a subject, or any number of rows a subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attest.forms.answers import COMMENT, KEEP, LEAVE_OUT, Answer, folded
from attest.forms.cells.grid import cell_name
from attest.forms.cells.raw import Rows
from attest.forms.entries import ACCEPT, Entry, cell_text, entry_text, read_entry
from attest.forms.form import USE, Field, Sheet
from attest.forms.hidden.keys import read_row_key
from attest.forms.hidden.marks import TABLE
from attest.forms.reading.displaced import FOUND, HINT, Words, beside_columns, is_displaced
from attest.forms.reading.reading import Reading
from attest.forms.round import CellKey, Round, row_name
from attest.problems import shown
from attest.tables import digest

COMMENT_FIELD = Field(COMMENT, "Comment", "text", codes=False)
USES = {ACCEPT: KEEP, "✔": KEEP, "✗": LEAVE_OUT, "✘": LEAVE_OUT, "x": LEAVE_OUT, "X": LEAVE_OUT}


@dataclass
class TablePage:
    """A page with a column a question, being read."""

    reading: Reading
    task: Round
    sheet: Sheet
    title: str
    rows: Rows
    key_row: int
    key_column: int
    words: Words

    def read(self) -> None:
        self.keys = {place: str(cell) for place, cell in enumerate(self.rows[self.key_row]) if cell}
        self.columns: list[tuple[int, Field, str]] = []
        self.subject_column = self.use_column = -1
        self.typed_columns: list[int] = []  # where a reviewer types
        for place, cell in self.keys.items():
            kind, _, name = cell.partition(":")
            letters = cell_name(0, place)[:-1]
            if kind == "answer":
                known = self.sheet.field(name)
                if known is None:
                    at, found = cell_name(self.key_row, place), f"the column {shown(name)}"
                    self.reading.complain(self.title, at, found, "a question of the form", "Take a fresh form.")
                else:
                    self.columns.append((place, known, letters))
            elif kind == "comment":
                self.columns.append((place, COMMENT_FIELD, letters))
            elif kind == "subject":
                self.subject_column = place
            elif kind == "use":
                self.use_column = place
        self.typed_columns = [place for place, *_ in self.columns]
        self.typed_columns += [self.use_column] if self.use_column >= 0 else []
        found_keys = {one.key for _, one, _ in self.columns}
        for missing in [one for one in self.sheet.fields if one.key not in found_keys]:
            if self.reading.payload.whole:
                hint = "Answers that were in the form when it was made are kept."
                found = f"no column for {shown(missing.title)}"
                self.reading.complain(self.title, "", found, "every column of the form", hint)
        if self.sheet.many and self.use_column < 0 and self.reading.payload.whole:
            hint = "What was said of rows when the form was made is kept."
            self.reading.complain(self.title, "", "no column “This row”", "every column of the form", hint)
        self.found: dict[tuple[str, str], bool] = {}  # the rows that stand here, and whether anything is typed in them
        self.added: dict[tuple[str, str], tuple[str, ...]] = {}
        added: list[int] = []
        keyed: dict[tuple[str, str], list[tuple[int, str]]] = {}
        beside = beside_columns(self.keys, self.sheet)
        for number in range(self.key_row + 1, len(self.rows)):
            row = self.rows[number]
            mark = str(row[self.key_column]) if self.key_column < len(row) else ""
            if mark.startswith("["):
                where = read_row_key(mark.strip())
                if where is not None:
                    subject, name, told = where
                    if not is_displaced(self.words, row, (subject, self.sheet.key, name), self.subject_column, beside):
                        keyed.setdefault((subject, name), []).append((number, told))
                    elif self.sheet.many:
                        added.append(number)  # pasted or sorted without its key: what stands in it says which row it is
                    else:
                        self.put_aside(number, row, FOUND, "whole rows", HINT)
                    continue
            if mark.startswith("attest:"):
                continue
            if any(row[place] not in ("", None) and cell_text(row[place]) for place in self.typed_columns):
                if mark.strip():
                    hint = "Name the subject in the first column. It stands at the foot of your next workbook."
                    self.put_aside(number, row, "a changed row key", "the key as it was", hint, self.key_column)
                else:
                    added.append(number)
        for (subject, name), places in keyed.items():
            original = self.original(subject, name, [number for number, _ in places])
            for number, told in places:
                if self.name_of(self.rows[number]) in ("", self.name_of(self.rows[original])):
                    self.read_row(number, self.rows[number], subject, name, told)
                else:
                    added.append(number)  # a copied row of which something else was made
        for number in sorted(added):  # after the others, since an added row may mean one that stands there
            self.read_added(number, self.rows[number])
        self.name_missing_rows()

    def name_of(self, row: Sequence[Any]) -> str:
        """The id of a row by what stands in its key fields; "" where nothing does."""
        if not self.sheet.many:
            return ""
        return row_name(self.sheet, {one.key: cell_text(row[place]) for place, one, _ in self.columns})

    def original(self, subject: str, name: str, numbers: Sequence[int]) -> int:
        """Which of the rows that bear one key is not a copy: the one whose key fields are still those of the key."""
        if len(numbers) == 1:
            return numbers[0]
        payload, told = self.reading.payload, {}
        for one in self.sheet.fields:
            key = CellKey(subject, self.sheet.key, name, one.key)
            carried = payload.baseline.get(key)
            told[one.key] = carried.answer.text if carried and carried.answer else ""
        before = row_name(self.sheet, told)
        return next((number for number in numbers if self.name_of(self.rows[number]) in ("", before)), numbers[0])

    def read_row(self, number: int, row: Sequence[Any], subject: str, name: str, beside: str = "") -> None:
        reading, sheet, at = self.reading, self.sheet, str(number + 1)
        cells, plain = reading.cells, not reading.payload.undecided
        current = reading.payload.whole or self.shows_today(subject, name, beside)
        use = ""
        typed = False
        if self.use_column >= 0:
            text = cell_text(row[self.use_column])
            use = USES.get(text[:1], "")
            key = CellKey(subject, sheet.key, name, USE)
            cell = cell_name(number, self.use_column)
            if text and not use:
                wrong = Entry(level="error", expected="✓ keep as suggested, or ✗ leave out", found=shown(text))
                reading.take(key, wrong, text, self.title, cell, "This row")
            else:
                reading.take(key, Entry(value=use) if use else None, text, self.title, cell, "This row")
            typed = bool(text)
        for place, one, letters in self.columns:
            raw = row[place]
            key = CellKey(subject, sheet.key, name, one.key)
            entry = None if raw == "" else read_entry(raw, one)
            if entry is None:
                is_beside = key in reading.payload.suggested or key in reading.payload.offered
                if use != KEEP or not current or not is_beside:
                    if key in reading.cells:
                        reading.again.setdefault(key, []).append(None)
                    else:
                        reading.cells[key] = None
                    continue
                reading.take(key, Entry(accepts=True), raw, self.title, cell_name(number, self.use_column), one.title)
                continue
            typed = True
            if plain and not entry.level and not entry.accepts and key not in cells:
                cells[key] = Answer(entry.value, entry.code, False, reading.file, self.title, letters + at)
            else:
                reading.take(key, entry, raw, self.title, letters + at, one.title, current)
        self.found[subject, name] = typed or self.found.get((subject, name), False)

    def shows_today(self, subject: str, name: str, beside: str) -> bool:
        """Whether a row without baseline was made beside the suggestions of today."""
        told = self.task.suggested_in(subject, self.sheet, name)
        return bool(beside) and digest(told, length=4) == beside

    def read_added(self, number: int, row: Sequence[Any]) -> None:
        """A row that the reviewer added: its subject by the label, its id by the row's key fields."""
        reading, sheet = self.reading, self.sheet
        label = cell_text(row[self.subject_column]) if self.subject_column >= 0 else ""
        here = {one: names for one, names in reading.payload.subjects.items() if reading.payload.asks(one, sheet.key)}
        said = folded(label)
        meant = [one for one, names in here.items() if label and (folded(cell_text(names[0])) == said or one == label)]
        if not label and len(here) == 1:
            meant = list(here)  # there is nothing else that it could be about
        if len(meant) != 1:
            found = shown(label) if label else "an added row that names no subject"
            expected = f"one of {some([names[0] for names in here.values()])}"
            self.put_aside(number, row, found, expected, "Choose the subject in the first column.")
            return
        if not sheet.many:
            hint = "Use the row that is there."
            self.put_aside(number, row, f"a second row for {shown(label)}", "one row a subject", hint)
            return
        name = self.name_of(row)
        if not name:
            wanted = ", ".join(one.title for one in sheet.fields if one.key in sheet.keys)
            hint = "Fill it in so that the row can be told apart."
            self.put_aside(number, row, "a row without its key", f"at least one of {wanted}", hint)
            return
        texts = tuple(cell_text(row[place]) for place in self.typed_columns)
        base, count = name, 1
        while self.found.get((meant[0], name), False) and self.added.get((meant[0], name)) != texts:
            count += 1
            name = digest(base, count)  # two rows of one key: kept apart, and named as a problem later
        self.added[meant[0], name] = texts
        self.read_row(number, row, meant[0], name)

    def put_aside(
        self, number: int, row: Sequence[Any], found: str, expected: str, hint: str, column: int = -1
    ) -> None:
        place = column if column >= 0 else max(self.subject_column, 0)
        cells = {
            key: cell_text(row[at])
            for at, key in self.keys.items()
            if key.partition(":")[0] in ("answer", "comment", "subject", "use")
        }
        mark = TABLE + self.sheet.key
        self.reading.put_aside(mark, cells, self.title, cell_name(number, place), found, expected, hint)

    def name_missing_rows(self) -> None:
        """Rows that were in the workbook when it was made and are gone: kept, but said."""
        payload, sheet = self.reading.payload, self.sheet
        if not payload.whole:
            return
        answered = (key for key, carried in payload.baseline.items() if carried.answer is not None)
        expected = {(name, "") for name in payload.subjects if not sheet.many}
        for key in (*payload.suggested, *answered) if sheet.many else ():
            if key.sheet == sheet.key and (key.field in sheet.by_key or key.field in (USE, COMMENT)):
                expected.add((key.subject, key.row))
        for name, row in sorted(expected - self.found.keys()):
            if not payload.asks(name, sheet.key):
                continue
            found = f"no row of {shown(payload.subjects[name][0])}"
            found += f" called {shown(self.called(name, row))}" if sheet.many else ""
            hint = "What was answered in it is kept. " + (
                "If the row does not belong, choose ✗ there instead of deleting it."
                if sheet.many
                else "Your next workbook has it again."
            )
            self.reading.complain(self.title, "", found, "every row of the form", hint, "warning")

    def called(self, subject: str, row: str) -> str:
        """What a row was called when the workbook was made."""
        keys = [CellKey(subject, self.sheet.key, row, name) for name in self.sheet.keys]
        return " · ".join(filter(None, (self.carried_text(key) for key in keys))) or "(row without a name)"

    def carried_text(self, key: CellKey) -> str:
        payload = self.reading.payload
        carried = payload.baseline.get(key)
        if carried and carried.answer:
            return carried.answer.text
        return entry_text(payload.suggested[key], "") if key in payload.suggested else ""


def some(names: Sequence[str], most: int = 8) -> str:
    """The first names of a list, for a message that people read to its end."""
    more = f" and {len(names) - most} others" if len(names) > most else ""
    return ", ".join(names[:most]) + more
