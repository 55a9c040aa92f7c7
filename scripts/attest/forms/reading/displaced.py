"""Rows whose hidden key and visible words belong to different rows: only a part of the sheet was sorted, or pasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.answers import Payload, folded
from attest.forms.cells.grid import LONGEST_PART
from attest.forms.entries import cell_text, entry_text
from attest.forms.form import Form, Sheet
from attest.forms.round import CellKey

LOOKED_AT = 200  # characters of a suggestion; the rest may not have fitted into the cell
FOUND = "a row whose hidden key is that of another row"
HINT = (
    "Was only a part of the sheet sorted or pasted? Take the last good copy and sort whole rows. The row stands at the "
    "foot of your next workbook."
)


class Words:
    """The words by which people tell rows apart, and whose they are."""

    def __init__(self, payload: Payload, form: Form) -> None:
        self.payload = payload
        labels = Counter(folded(names[0]) for names in payload.subjects.values())
        self.subjects = {
            folded(names[0]): name for name, names in payload.subjects.items() if labels[folded(names[0])] == 1
        }
        asked = [(sheet, one) for sheet in form.sheets if not sheet.many for one in sheet.fields]
        titles = Counter((folded(sheet.title), folded(one.title)) for sheet, one in asked)
        self.questions = {
            words: (sheet.key, one.key)
            for sheet, one in asked
            if titles[words := (folded(sheet.title), folded(one.title))] == 1
        }

    def name_another(self, label: object, subject: str) -> bool:
        """Whether a label is that of another subject of the workbook."""
        meant = self.subjects.get(folded(cell_text(label)))
        return meant is not None and meant != subject

    def ask_another(self, section: object, question: object, unit: str, key: tuple[str, str]) -> bool:
        """Whether the words of a question are those of another one."""
        first = cell_text(question).split("\n", 1)[0].removesuffix(f"({unit})" if unit else "")
        meant = self.questions.get((folded(cell_text(section)), folded(first)))
        return meant is not None and meant != key

    def suggest_another(self, beside: object, keys: Iterable[CellKey]) -> bool:
        """Whether what is suggested in words is not what was suggested at these cells."""
        if not self.payload.whole:  # what was suggested when a page alone was made is not known
            return False
        words = cell_text(beside)
        if not words or len(words) >= LONGEST_PART:  # what follows did not fit into the cell
            return False
        words, suggested = _letters(words), self.payload.suggested
        # Beside an own earlier answer that waits to be confirmed, the suggestion itself does not stand.
        told = [entry_text(suggested[key], "") for key in keys if key in suggested and key not in self.payload.offered]
        return any(_letters(text[:LOOKED_AT]) not in words for text in told)


def _letters(text: str) -> str:
    """A text without its white space, some of which gets lost where a cell has several looks."""
    return folded(text).replace(" ", "")


def beside_columns(keys: Mapping[int, str], sheet: Sheet) -> list[tuple[int, Sequence[str]]]:
    """Where suggestions stand in a table, and the fields that each place speaks of."""
    found: list[tuple[int, Sequence[str]]] = []
    for place, key in keys.items():
        kind, _, name = key.partition(":")
        if kind == "beside":
            found.append((place, [name] if name else [one.key for one in sheet.fields]))
    return found


def is_displaced(
    words: Words, row: Sequence[Any], where: tuple[str, str, str], label: int, beside: list[tuple[int, Sequence[str]]]
) -> bool:
    """Whether a row of a table shows the words of another one; `where` is subject, sheet and row of its key."""
    if label >= 0 and words.name_another(row[label], where[0]):
        return True
    return any(
        words.suggest_another(row[place], (CellKey(*where, name) for name in fields)) for place, fields in beside
    )
