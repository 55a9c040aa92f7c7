"""Small tables that people keep by hand, as CSV or as a workbook: rows by the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from attest.forms.envelope import open_sheets
from attest.ingest.exports.reading import Unreadable, whole
from attest.ingest.exports.rows import cell_text, csv_rows, separator_of
from attest.problems import Faults, Problem, shown
from attest.tables import plain

_OTHER = re.compile(r"[^a-z0-9]+")
_SEPARATOR_LINE = re.compile(r"\s*sep=.\s*", re.I)


class BroughtRow(NamedTuple):
    """A row of such a table, with its number as a spreadsheet shows it."""

    number: int
    cells: Mapping[str, str]


def read_brought(
    path: Path, name: str, columns: Mapping[str, Sequence[str]], ignored: Container[str] = ()
) -> tuple[list[BroughtRow], list[Problem]]:
    """The rows of a table whose first row names the columns, in any order; `columns` gives each its possible names.

    Rows that are blank are left out, and so are the sheets of a workbook behind the first that has any row. A file that
    is no table raises `Faults`; a column that nobody knows is a warning, unless it is one of the `ignored`, and so is a
    sheet that was not read.
    """
    rows, problems = _sheet_of(path, name) if _is_workbook(path) else (_rows(path, name), [])
    number, head = next(rows, (1, ()))
    known = {other: column for column, others in columns.items() for other in (column, *others)}
    places: dict[int, str] = {}
    unknown: list[str] = []
    for at, title in enumerate(head):
        folded = _OTHER.sub("_", title.strip().lower()).strip("_")
        column = known.get(folded, "")
        if column and column not in places.values():
            places[at] = column
        elif folded and folded not in ignored:
            unknown.append(title)
    if not places:
        found = f"the first row {shown(', '.join(head))}" if any(head) else "an empty table"
        raise Faults([Problem(name, "row 1", found, f"the names of columns: {', '.join(columns)}")])
    hint = f"It is not read. The columns are {', '.join(columns)}."
    problems += [
        Problem(name, f"row {number}", f"the column {shown(title)}", "a column that is known", hint, "warning")
        for title in unknown
    ]
    found_rows = [
        BroughtRow(line, {column: cells[at].strip() if at < len(cells) else "" for at, column in places.items()})
        for line, cells in rows
    ]
    return [row for row in found_rows if any(row.cells.values())], problems


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as source:
        return source.read(2) in (b"PK", b"\xd0\xcf")


def _sheet_of(path: Path, name: str) -> tuple[Iterator[tuple[int, Sequence[str]]], list[Problem]]:
    """The rows of the first sheet that has any, and a warning for each further one."""
    sheets: dict[str, list[tuple[int, list[str]]]] = {}
    for title, sheet in open_sheets(path, name).items():
        rows = [(number, [cell_text(cell) for cell in row]) for number, row in enumerate(sheet, 1)]
        if filled := [(number, cells) for number, cells in rows if any(cells)]:
            sheets[title] = filled
    first, *others = sheets or [""]
    problems = [
        Problem(
            *(name, f"sheet {title}", "a further sheet with rows", f"all rows on the sheet {first}"),
            *("This sheet is not read. Move its rows there, or remove it.", "warning"),
        )
        for title in others
    ]
    return iter(sheets.get(first, [])), problems


def _rows(path: Path, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        text = whole(path)
    except (Unreadable, OSError) as error:
        raise Faults([Problem(name, "", str(error), "a small table, as CSV or .xlsx")]) from None
    if "\0" in text:
        raise Faults([Problem(name, "", "NUL signs: it is no text", "a small table, as CSV or .xlsx")])
    separator = separator_of(text)
    number = 1
    for found in csv_rows(text.split("\n"), separator):
        if found.fault:
            hint = "Close the quotation mark, or save the table again from a spreadsheet program."
            raise Faults([Problem(name, f"near row {number}", found.fault, "a table that can be read", hint)])
        if number == 1 and _SEPARATOR_LINE.fullmatch(found.raw):
            continue
        yield number, [plain(cell) for cell in found.cells]
        number += 1
