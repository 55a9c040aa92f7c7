"""A table that people bring: CSV with any usual separator, or a workbook, as rows of text."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from attest.forms.envelope import open_sheets
from attest.problems import Faults, Problem
from attest.tables import plain
from attest.text.encodings import NotText, decode

SEPARATORS = (",", ";", "\t")
EXPECTED = "a table, saved as CSV (UTF-8) or .xlsx"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_TOLD = re.compile(r"sep=([,;\t])\r?\n", re.I)


class Sheet(NamedTuple):
    """A table's rows as text; the first row of a spreadsheet is number 1. `name` is empty in a CSV file."""

    name: str
    rows: Sequence[Sequence[str]]

    def place(self, row: int, column: str = "") -> str:
        """Where a row stands, in words."""
        parts = (f"sheet {self.name}" if self.name else "", f"row {row}", f"column {column}" if column else "")
        return ", ".join(part for part in parts if part)


def read_sheets(path: Path, name: str) -> list[Sheet]:
    """The tables of a file, empty ones left out; raises `Faults` where there is none. `name` is for messages."""
    content = _content(path, name)
    if not content.strip():
        raise Faults(
            [Problem(name, "", "an empty file", EXPECTED, "Save the table again, or take the last good copy.")]
        )
    sheets = _workbook(path, name) if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else [_csv(content, name)]
    filled = [sheet for sheet in sheets if any(cell.strip() for row in sheet.rows for cell in row)]
    if not filled:
        raise Faults([Problem(name, "", "a table without a word in it", EXPECTED)])
    return filled


def _content(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Faults([Problem(name, "", "no such file", EXPECTED, "Correct its name.")]) from None
    except OSError as error:
        found = f"a file that cannot be opened ({error.strerror})"
        raise Faults([Problem(name, "", found, EXPECTED, "Check its name and rights.")]) from None


def _csv(content: bytes, name: str) -> Sheet:
    try:
        text = decode(content).text.removeprefix("\ufeff")
    except NotText as error:
        raise Faults([Problem(name, "", str(error), EXPECTED, "Save the table as CSV (UTF-8) or .xlsx.")]) from None
    if "\0" in text:
        raise Faults([Problem(name, "", "a text with NUL signs in it", EXPECTED, "Save it again as CSV (UTF-8).")])
    told = _TOLD.match(text)
    begin = text[told.end() :] if told else text
    separator = told[1] if told else separator_of(begin)
    rows: list[list[str]] = [[""]] if told else []
    try:
        for row in csv.reader(io.StringIO(begin, newline=""), delimiter=separator, strict=True):
            rows.append([plain(cell) for cell in row])
    except csv.Error:
        found = f"a quotation mark that does not close, or stands inside a cell, after row {len(rows)}"
        raise Faults([Problem(name, f"row {len(rows) + 1}", found, EXPECTED, "Save the table again as CSV.")]) from None
    return Sheet("", rows)


def separator_of(text: str) -> str:
    """The separator that the first lines have most of outside of quotation marks."""
    lines = [_QUOTED.sub("", line) for line in text[:65_536].splitlines()[:20] if line.strip()]
    return max(SEPARATORS, key=lambda sign: max((line.count(sign) for line in lines), default=0))


def _workbook(path: Path, name: str) -> list[Sheet]:
    try:
        sheets = open_sheets(path, name)
    except Faults as faults:
        raise Faults([Problem(name, one.place, one.found, EXPECTED, one.hint) for one in faults.problems]) from None
    return [Sheet(title, list(_texts(rows))) for title, rows in sheets.items()]


def _texts(rows: Sequence[Sequence[Any]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, dates by year, month and day."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.isoformat()[:10]
    return "" if cell is None else str(cell)
