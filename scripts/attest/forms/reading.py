"""What has been read of a workbook so far: answers with their cells, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from attest.forms.answers import Answer, Payload, Unread
from attest.forms.entries import Entry, cell_text
from attest.forms.round import CellKey
from attest.problems import Problem, shown


@dataclass
class Reading:
    file: str
    payload: Payload
    cells: dict[CellKey, Answer | None] = field(default_factory=dict)
    unread: dict[CellKey, Unread] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, sheet: str, cell: str, found: str, expected: str, hint: str = "") -> None:
        place = f"sheet {sheet}, cell {cell}" if cell else f"sheet {sheet}" if sheet else ""
        self.problems.append(Problem(self.file, place, found, expected, hint))

    def refuse(self, key: CellKey, raw: object, title: str, at: str, entry: Entry, asked: str) -> None:
        """Keep an entry that cannot be read as it was typed, with its problem."""
        label = self.payload.subjects.get(key.subject, (key.subject,))[0]
        place = f"sheet {title}, cell {at} ({asked}, {label})"
        self.unread[key] = Unread(cell_text(raw), Problem(self.file, place, entry.found, entry.expected, entry.hint))

    def take(self, key: CellKey, entry: Entry | None, raw: object, title: str, at: str, asked: str) -> None:
        """Keep what a cell says; an entry that cannot be read becomes a problem and stays as it was typed."""
        if key in self.cells and entry is not None and self.cells[key] is not None:
            self.complain(
                title, at, "a second answer to the same question", "one answer", "Delete one of the two rows."
            )
            return
        if entry is None:
            self.cells.setdefault(key, None)
            return
        if entry.accepts and key not in self.payload.suggested:
            expected, hint = "an answer of your own", "Nothing is suggested here that ✓ could take over."
            entry = Entry(level="error", expected=expected, found=shown(cell_text(raw)), hint=hint)
        if entry.refused:
            self.cells[key] = None
            self.refuse(key, raw, title, at, entry, asked)
            return
        value = self.payload.suggested[key] if entry.accepts else entry.value
        self.cells[key] = Answer(value, entry.code, entry.accepts, self.file, title, at)
