"""Tables: rows whose pieces stand in aligned columns, each row a line with its cells told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from attest.text.pdf.cells import in_rows
from attest.text.pdf.columns import rows_of
from attest.text.pdf.lines import Piece

FEWEST_ROWS = 3
FAR = 3.2  # line heights between two rows of one table
NARROW = 0.55  # of the region's width at most for a piece alone on its line; a line of prose is wider


@dataclass(frozen=True)
class Table:
    """Rows from the top down; each is a cell for each column, "" where it is blank, and its pieces."""

    rows: tuple[tuple[tuple[str, ...], tuple[Piece, ...]], ...]


def split(pieces: Sequence[Piece], known: bool = False) -> list[list[Piece] | Table]:
    """The rows of a region, running text as rows in turn and tables by themselves.

    `known` where something else than the rows' shape, such as rules, says that they are a table.
    """
    rows = rows_of(pieces)
    out: list[list[Piece] | Table] = []
    at = 0
    while at < len(rows):
        end = len(rows) if known else _end_of_table(rows, at)
        table = _table(rows[at:end], known) if end - at >= (2 if known else FEWEST_ROWS) else None
        if table is None:
            out.append(rows[at])
            at += 1
        else:
            out.append(table)
            at = end
    return out


def _end_of_table(rows: Sequence[list[Piece]], start: int) -> int:
    """Behind the last row of what can be a table that begins at a row: lines of several pieces, and narrow ones."""
    if len(rows[start]) < 2:
        return start
    width = max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)
    end = start + 1
    for at in range(start + 1, len(rows)):
        row = rows[at]
        if rows[at - 1][0].y - row[0].y > FAR * row[0].size:
            break
        if len(row) > 1:
            end = at + 1
        elif row[0].x1 - row[0].x0 > NARROW * width:
            break
    return end


def _table(rows: Sequence[list[Piece]], known: bool) -> Table | None:
    several = [row for row in rows if len(row) > 1]
    if len(several) < (2 if known else FEWEST_ROWS) or 4 * len(several) < len(rows):
        return None
    columns = _columns(several)
    if len(columns) < 2:
        return None
    cells = [one.text for row in several for one in row]
    long = sum(len(text) > 60 for text in cells)
    if not known and (3 * long > len(cells) or _is_split_prose(several, columns)):
        return None
    return Table(tuple(in_rows(rows, columns)))


def _columns(rows: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The stretches that cells cover; what spans several of them in few rows, as heads do, does not join them."""
    most = max(len(row) for row in rows)
    fullest = [row for row in rows if len(row) == most]
    telling = fullest if len(fullest) >= max(3, 0.2 * len(rows)) else [row for row in rows if len(row) >= 0.6 * most]
    spans = sorted((one.x0, one.x1) for row in telling for one in row)
    allowed = 0.08 * len(telling)
    edges = sorted({x for span in spans for x in span})
    columns: list[tuple[float, float]] = []
    begun: float | None = None
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        covered = sum(x0 <= middle <= x1 for x0, x1 in spans) > allowed
        if covered and begun is None:
            begun = left
        elif not covered and begun is not None:
            columns.append((begun, left))
            begun = None
    if begun is not None:
        columns.append((begun, edges[-1]))
    return columns


def _is_split_prose(rows: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the cells are lines of prose beside marks: two columns, the second one long."""
    if len(columns) != 2:
        return False
    seconds = [row[-1].text for row in rows]
    firsts = [row[0].text for row in rows]
    marks = sum(len(text) <= 4 for text in firsts)
    return marks == len(rows) and sum(len(text) > 40 for text in seconds) > len(rows) / 2
