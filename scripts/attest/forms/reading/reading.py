"""What has been read of a workbook so far: answers with their cells, and what could not be read or belongs nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from attest.forms.answers import COMMENT, Answer, Payload, Returned, Stray, Unread, same
from attest.forms.cells.grid import LONGEST_CELL, cut
from attest.forms.entries import Entry, cell_text
from attest.forms.form import Form
from attest.forms.round import CellKey
from attest.problems import Problem, brief, shown

Said = Answer | Unread | None

NO_LONGER_ASKED = "The form no longer asks this; nothing is to do."


@dataclass
class Reading:
    file: str
    payload: Payload
    form: Form
    cells: dict[CellKey, Answer | None] = field(default_factory=dict)
    unread: dict[CellKey, Unread] = field(default_factory=dict)
    again: dict[CellKey, list[Said]] = field(default_factory=dict)  # cells that the workbook has more than once
    strays: list[Stray] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def complain(
        self, sheet: str, cell: str, found: str, expected: str, hint: str = "", level: str = "error"
    ) -> Problem:
        place = f"sheet {sheet}, cell {cell}" if cell else f"sheet {sheet}" if sheet else ""
        self.problems.append(Problem(self.file, place, found, expected, hint, level))
        return self.problems[-1]

    def put_aside(
        self, page: str, cells: Mapping[str, str], sheet: str, cell: str, found: str, expected: str, hint: str
    ) -> None:
        """Keep a row that belongs nowhere, so that the next workbook shows it again."""
        typed = {key: text for key, text in cells.items() if text}
        place = f"sheet {sheet}, cell {cell}"
        self.strays.append(Stray(page, typed, Problem(self.file, place, found, expected, hint)))

    def take(
        self, key: CellKey, entry: Entry | None, raw: object, title: str, at: str, asked: str, current: bool = True
    ) -> None:
        """Keep what a cell says; an entry that cannot be read becomes a problem and stays as it was typed.

        `current` tells whether the suggestion beside the cell is known to be the one that the workbook showed.
        """
        said = self._said(key, entry, raw, title, at, asked, current)
        if key in self.cells:
            self.again.setdefault(key, []).append(said)
        else:
            self._keep(key, said)

    def _said(
        self, key: CellKey, entry: Entry | None, raw: object, title: str, at: str, asked: str, current: bool
    ) -> Said:
        if entry is None:
            return None
        if entry.accepts and key.field.startswith(COMMENT):  # a remark may be anything
            entry = Entry(cell_text(raw))
        if entry.accepts:
            return self._accepted(key, raw, title, at, asked, current)
        text = cell_text(raw)
        stood = self.payload.undecided.get(key)
        if stood and text == cell_text(cut(stood, LONGEST_CELL)):
            text = stood  # also the part of it that did not fit into the cell
            several = " / " in text
            found = f"several answers ({brief(text)})" if several else f"{shown(text)}, which an earlier form asked for"
            entry = Entry(level="error", expected="one answer", found=found, hint="Type the answer that holds.")
        if not entry.level:
            return Answer(entry.value, entry.code, False, self.file, title, at)
        problem = Problem(
            self.file, self._place(key, title, at, asked), entry.found, entry.expected, entry.hint, entry.level
        )
        if entry.refused:
            return Unread(text, problem)
        self.problems.append(problem)
        return Answer(entry.value, entry.code, False, self.file, title, at)

    def _accepted(self, key: CellKey, raw: object, title: str, at: str, asked: str, current: bool) -> Said:
        if key in self.payload.offered and current:
            confirmed = self.payload.offered[key]
            return Answer(confirmed.value, confirmed.code, True, self.file, title, at)
        if key in self.payload.suggested and current:
            return Answer(self.payload.suggested[key], "", True, self.file, title, at)
        hint = "Nothing is suggested here that ✓ could take over."
        if not current:
            hint = "The suggestion may have changed since this file was made: type the answer itself."
        place = self._place(key, title, at, asked)
        return Unread(cell_text(raw), Problem(self.file, place, shown(cell_text(raw)), "an answer of your own", hint))

    def _place(self, key: CellKey, title: str, at: str, asked: str) -> str:
        return f"sheet {title}, cell {at} ({asked}, {self.payload.label(key.subject)})"

    def _keep(self, key: CellKey, said: Said) -> None:
        if isinstance(said, Unread):
            self.cells[key] = None
            self.unread[key] = said
        else:
            self.cells[key] = said

    def finished(self) -> Returned:
        """The workbook as read; where a sheet was copied, the copy in which something was changed counts."""
        self._keep_what_is_gone()
        for key, others in self.again.items():
            first: Said = self.unread.pop(key, None) or self.cells[key]
            self._keep(key, self._one_of([first, *others], key))
        return Returned(
            self.file, self.payload, self.form, self.cells, self.unread, tuple(self.strays), {}, tuple(self.problems)
        )

    def _keep_what_is_gone(self) -> None:
        """Entries that could not be read, and whose row or column was deleted since: that does not mend them."""
        for key, text in {**self.payload.unread, **self.payload.undecided}.items():
            if key not in self.cells:
                sheet, asked = self.form.sheet(key.sheet), self.form.field(key.sheet, key.field)
                label = self.payload.subjects.get(key.subject, (key.subject,))[0]
                title = f"{asked.title}, {label}" if asked else label
                place = f"sheet {sheet.title} ({title})" if sheet else title
                found, hint = f"no cell for {shown(text)}, which waits to be mended", "Your next workbook has it again."
                if asked is None and not key.field.startswith("_"):
                    hint = NO_LONGER_ASKED
                problem = Problem(self.file, place, found, "every cell of the form", hint, "warning")
                self._keep(key, Unread(text, problem))

    def _one_of(self, told: list[Said], key: CellKey) -> Said:
        changed = [one for one in told if self._is_changed(key, one)]
        different: list[Said] = []
        for one in changed:
            if not any(_alike(one, other) for other in different):
                different.append(one)
        if not different:
            return told[0]
        if len(different) == 1:
            return different[0]
        texts = " / ".join(one.text if one else "nothing" for one in different)
        where = next(one for one in told if one is not None)
        if isinstance(where, Unread):
            place = where.problem.place
        else:
            asked = self.form.field(key.sheet, key.field)
            place = self._place(key, where.sheet, where.cell, asked.title if asked else key.field)
        hint = "The sheet or row stands more than once: delete all but one."
        return Unread(texts, Problem(self.file, place, f"several answers ({brief(texts)})", "one answer", hint), True)

    def _is_changed(self, key: CellKey, said: Said) -> bool:
        """Whether a cell says otherwise than when the workbook was made."""
        stood = self.payload.undecided.get(key) or self.payload.unread.get(key)
        if stood:
            return not (isinstance(said, Unread) and said.text == stood)
        carried = self.payload.baseline.get(key)
        return isinstance(said, Unread) or not same(said, carried.answer if carried else None)


def _alike(one: Said, other: Said) -> bool:
    if isinstance(one, Unread) or isinstance(other, Unread):
        return isinstance(one, Unread) and isinstance(other, Unread) and one.text == other.text
    return same(one, other)
