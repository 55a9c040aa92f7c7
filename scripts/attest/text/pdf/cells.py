"""Cells of a table: the pieces of each column, wrapped ones put together, and the rows that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from attest.text.pdf.lines import Piece

TIGHT = 1.3  # times the size: lines of one cell are no farther from each other
LOOSE = 0.2  # of the steps within columns at least are wider where cells are wrapped at all
OVERLAP = 0.5  # of the lower cell's height that two cells of one row share
NUMBER = re.compile(r"[<>≤≥=~]?\s*[−–-]?\d[\d.,]*\s*%?(?:\s*[(\[±].*\S)?")
BOTH_NUMBERS = 0.1  # of the joints at most; more show that rows, not lines of a cell, stand so close

Column = tuple[float, float]
Row = tuple[tuple[str, ...], tuple[Piece, ...]]


@dataclass(frozen=True)
class _Cell:
    column: int
    pieces: tuple[Piece, ...]

    @property
    def top(self) -> float:
        return self.pieces[0].top

    @property
    def bottom(self) -> float:
        return self.pieces[-1].bottom


def in_rows(rows: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> list[Row]:
    """The rows of a table with a text for each column, from lines of pieces."""
    by_column: list[list[Piece]] = [[] for _ in columns]
    for row in rows:
        for piece in row:
            by_column[_column_of(piece, columns)].append(piece)
    steps = [above.y - piece.y for column in by_column for above, piece in _one_below_the_other(column)]
    size = median(piece.size for row in rows for piece in row)
    wide = sum(step > TIGHT * size for step in steps)
    if not steps or wide < LOOSE * len(steps) or wide == len(steps):
        return [_row([_Cell(_column_of(piece, columns), (piece,)) for piece in row], len(columns)) for row in rows]
    joints = [
        (above, piece)
        for column in by_column
        for above, piece in _one_below_the_other(column)
        if above.y - piece.y <= TIGHT * size
    ]
    numbers = sum(bool(NUMBER.fullmatch(above.text) and NUMBER.fullmatch(piece.text)) for above, piece in joints)
    if numbers > BOTH_NUMBERS * len(joints):
        return [_row([_Cell(_column_of(piece, columns), (piece,)) for piece in row], len(columns)) for row in rows]
    cells = [cell for at, column in enumerate(by_column) for cell in _cells(at, column, TIGHT * size)]
    return [_row(held, len(columns)) for held in _beside_each_other(cells)]


def _one_below_the_other(column: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Neighbours of a column on different lines."""
    return [(above, piece) for above, piece in pairwise(column) if above.y - piece.y > 0.35 * piece.size]


def _cells(at: int, column: Sequence[Piece], tight: float) -> list[_Cell]:
    out: list[list[Piece]] = []
    for piece in column:
        if out and out[-1][-1].y - piece.y <= tight:
            out[-1].append(piece)
        else:
            out.append([piece])
    return [_Cell(at, tuple(held)) for held in out]


def _beside_each_other(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Cells put together to rows, from the top down: those that share their height with one of a row belong to it."""
    rows: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda one: (-(one.top - one.bottom), -one.top, one.column)):
        for row in rows:
            first = row[0]
            shared = min(first.top, cell.top) - max(first.bottom, cell.bottom)
            if shared >= OVERLAP * (cell.top - cell.bottom) and all(one.column != cell.column for one in row):
                row.append(cell)
                break
        else:
            rows.append([cell])
    return sorted(rows, key=lambda row: -max(cell.top for cell in row))


def _row(cells: Sequence[_Cell], columns: int) -> Row:
    texts = [""] * columns
    pieces: list[Piece] = []
    for cell in cells:
        text = " ".join(piece.text for piece in cell.pieces)
        texts[cell.column] = f"{texts[cell.column]} {text}".strip()
        pieces += cell.pieces
    return tuple(texts), tuple(pieces)


def _column_of(piece: Piece, columns: Sequence[Column]) -> int:
    """The first column that a piece touches; a head over several stands in the first of them."""
    shares = [min(piece.x1, right) - max(piece.x0, left) for left, right in columns]
    touched = [at for at, share in enumerate(shares) if share > 0]
    return touched[0] if touched else max(range(len(columns)), key=lambda at: shares[at])
