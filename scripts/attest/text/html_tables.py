"""Tables of figures in a page: which tables hold figures, and how their cells become rows with bars between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FEWEST_ROWS, FEWEST_COLUMNS = 3, 3
LONGEST_CELL = 300  # characters; a table with longer ones lays out a page
LARGEST = 200_000  # characters of one table's mark-up
FIGURES = 0.25  # of the cells at least have a figure in them
MOST_SPAN = 100
_END = re.compile(r"</table\s*>|<table\b", re.I)
_ROW = re.compile(r"<tr\b", re.I)
_CELL = re.compile(r"<t[dh]\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")


def has_figures(original: str, start: int) -> bool:
    """Whether the table whose tag begins at a place is one of figures: rows of several short cells, none a table."""
    end = _END.search(original, start + 1, start + LARGEST)
    if end is None or end.group()[1] != "/":
        return False
    rows = [_CELL.split(row)[1:] for row in _ROW.split(original[start : end.start()])[1:]]
    cells = [" ".join(_TAG.sub(" ", cell).split()) for row in rows for cell in row]
    filled = [cell for cell in cells if cell]
    return (
        sum(len(row) >= FEWEST_COLUMNS for row in rows) >= FEWEST_ROWS
        and all(len(cell) <= LONGEST_CELL for cell in filled)
        and sum(bool(re.search(r"\d", cell)) for cell in filled) >= FIGURES * len(filled)
    )


@dataclass
class TableRows:
    """The columns of a table while its rows are read: cells over several rows or columns leave the others blank."""

    column: int = 0
    wide: int = 0
    held: dict[int, int] = field(default_factory=dict)  # column: rows that a cell above still covers
    fresh: dict[int, int] = field(default_factory=dict)  # the same, of cells of the row that is read

    def row(self) -> None:
        """Begin the next row; what covers columns behind the last cell of the one before has covered it."""
        behind = self.column + self.wide
        self.held = self.fresh | {
            at: rows - (at >= behind) for at, rows in self.held.items() if rows - (at >= behind) > 0
        }
        self.fresh = {}
        self.column, self.wide = 0, 0

    def cell(self, attributes: Mapping[str, str | None]) -> int:
        """How many columns lie between the cell before, or the row's beginning, and this cell."""
        before = self.column
        self.column += self.wide
        for _ in self._covered():
            self.column += 1
        self.wide = _span(attributes.get("colspan"))
        high = _span(attributes.get("rowspan"))
        self.fresh |= {at: high - 1 for at in range(self.column, self.column + self.wide) if high > 1}
        return self.column - before

    def _covered(self) -> Iterator[None]:
        while self.held.get(self.column, 0) > 0:
            self.held[self.column] -= 1
            yield None


def _span(written: str | None) -> int:
    told = (written or "1").strip()
    return max(1, min(MOST_SPAN, int(told))) if told.isdecimal() and len(told) < 5 else 1
