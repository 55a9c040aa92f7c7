"""The values of a study as checks look at them: cells with their roles, in lines, by who said so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attest.extract.checks.reported import Reported, plain, reported

SUGGESTED, EFFECTIVE = "suggestion", "answers"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Cell:
    """A value as reported, and where in the form it stands."""

    value_id: str
    sheet: str
    row: str
    field: str
    role: str
    title: str
    where: str  # the section and the row, for people
    value: str

    def as_dict(self) -> dict[str, str]:
        return vars(self).copy()


@dataclass(frozen=True)
class Line:
    """One row of a section, or the one row that a section has for a study; cells by role."""

    sheet: str
    row: str
    where: str
    cells: Mapping[str, Cell]

    @property
    def values(self) -> dict[str, str]:
        return {role: cell.value for role, cell in self.cells.items()}

    def text(self, role: str) -> str:
        """The words of a role on one line without capitals, by which rows belong together."""
        return " ".join(self.cells[role].value.casefold().split()) if role in self.cells else ""

    def number(self, role: str) -> Reported | None:
        """The number of a role; a bound only for p, of which it can be tested."""
        if role not in self.cells:
            return None
        text = self.cells[role].value
        return reported(text) if role == "result.p" else plain(text)

    def of(self, *roles: str) -> list[Cell]:
        return [self.cells[role] for role in roles if role in self.cells]


def lines(answers: Iterable[Row]) -> dict[str, dict[str, list[Line]]]:
    """The lines of each layer of each study.

    Layers are the suggestions, each reviewer's own answers (so that a reviewer's workbook can show what concerns it and
    nothing of another's) and the answers that the review goes on with.
    """
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in answers:
        if row["role"] and not row["left_out"]:
            groups[row["subject"], row["sheet"], row["row"]].append(row)
    found: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for (subject, sheet, name), members in groups.items():
        for layer, cells in _layers(members).items():
            where = next(iter(cells.values())).where
            found[subject][layer].append(Line(sheet, name, where, cells))
    return {subject: dict(layers) for subject, layers in found.items()}


def _layers(members: Sequence[Row]) -> dict[str, dict[str, Cell]]:
    layers: dict[str, dict[str, Cell]] = defaultdict(dict)
    for row in members:
        if row["suggestion"]:
            layers[SUGGESTED].setdefault(row["role"], cell(row, row["suggestion"]["value"]))
        for answer in row["answers"]:
            if answer["value"] is not None:
                layers[answer["reviewer"]].setdefault(row["role"], cell(row, answer["value"]))
        if row["answers"] and row["status"] != "conflict" and row["value"] is not None:
            layers[EFFECTIVE].setdefault(row["role"], cell(row, row["value"]))
    return dict(layers)


def cell(row: Row, value: object) -> Cell:
    """The cell of a line of answers.jsonl with one of the values that were said of it."""
    where = row["sheet_title"] + (f": {row['row_label']}" if row["row_label"] else "")
    place = (row["value_id"], row["sheet"], row["row"], row["field"], row["role"], row["title"], where)
    return Cell(*place, str(value))
