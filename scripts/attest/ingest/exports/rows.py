"""Tables as rows of text: CSV with any separator, damaged quotation marks included, and workbooks."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attest.forms.envelope import open_sheets
from attest.ingest.exports.columns import Header, header_of
from attest.ingest.exports.reading import LARGEST_RECORD, Unreadable
from attest.problems import Faults

SEPARATORS = (",", ";", "\t", "|")
HEADER_WITHIN = 20  # rows before which the header stands; some exports have a few lines above it
MOST_LINES = 2_000  # lines of one row; more are a quotation mark that does not close
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
UNCLOSED = "a quotation mark that does not close"
TOO_WIDE = "more cells than the table has columns"


@dataclass(frozen=True)
class Row:
    """A row's cells and its raw text; `fault` says why it could not be read."""

    cells: tuple[str, ...]
    raw: str
    fault: str = ""


def separator_of(text: str) -> str:
    """The separator that the first lines have most of outside of quotation marks."""
    line = next((line for line in text[:65_536].split("\n")[:HEADER_WITHIN] if line.strip()), "")
    told = re.fullmatch(r"\s*sep=([,;\t|:^~])\s*", line, re.I)
    if told:
        return told[1]
    bare = _QUOTED.sub("", line)
    return max(SEPARATORS, key=bare.count)


def table_of(text: str) -> tuple[Header, Iterator[Row]] | None:
    """The header of a CSV text and the rows under it; None where no row is a header."""
    separator = separator_of(text)
    lines = text.split("\n")
    rows = csv_rows(lines, separator)
    for number, row in enumerate(rows):
        header = None if row.fault else header_of(row.cells)
        if header and (number == 0 or len(header.columns) > 2):
            return header, _fitting(rows, header)
        if number >= HEADER_WITHIN:
            break
    return None


def _fitting(rows: Iterator[Row], header: Header) -> Iterator[Row]:
    """The rows, those made to fit that have blank cells too many; a row with more cells than columns is a fault."""
    width = len(header.names)
    for row in rows:
        if row.fault or not any(cell.strip() for cell in row.cells[width:]):
            yield row
        else:
            cells = header.fitted(row.cells)
            yield Row(cells or row.cells, row.raw, "" if cells else TOO_WIDE)


def csv_rows(lines: Sequence[str], separator: str) -> Iterator[Row]:
    """The rows that are not blank. After a quotation mark that does not close, the next line like a row goes on."""
    at = width = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        feed = _Feed(lines, at)
        try:
            cells = next(csv.reader(feed, delimiter=separator, strict=True), [])
        except csv.Error as error:
            if "unexpected end" in str(error) or feed.at - at >= MOST_LINES:
                end = _next_row(lines, at + 1, feed.at, separator, width)
                yield Row((), "\n".join(lines[at:end]), UNCLOSED)
                at = end
                continue
            feed = _Feed(lines, at)
            cells = next(csv.reader(feed, delimiter=separator), [])
        raw = "\n".join(lines[at : feed.at])
        at = feed.at
        if any(cell.strip() for cell in cells):
            width = width or len(cells)
            yield Row(tuple(cells), raw)


class _Feed:
    """Lines from a place on, as many as a row may have; `at` is the line after the last one taken."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self.lines, self.at, self.end, self.size = lines, at, min(len(lines), at + MOST_LINES), 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.at >= self.end or self.size > LARGEST_RECORD:
            raise StopIteration
        line = self.lines[self.at]
        self.at += 1
        self.size += len(line)
        return line if self.at >= len(self.lines) else line + "\n"


def _next_row(lines: Sequence[str], begin: int, end: int, separator: str, width: int) -> int:
    """The first line after a broken row that looks like a row of its own."""
    least = max(2, (width * 6) // 10)
    return next((at for at in range(begin, end) if lines[at].count(separator) + 1 >= least), end)


def workbook_of(path: Path, name: str) -> tuple[Header, Iterator[Row]] | None:
    """The header and rows of a workbook's first sheet that has a header; raises `Unreadable`."""
    try:
        sheets = open_sheets(path, name)
    except Faults as faults:
        told = faults.problems[0]
        raise Unreadable(f"{told.found}. {told.hint}".strip()) from None
    for rows in sheets.values():
        for number, row in enumerate(rows[:HEADER_WITHIN]):
            header = header_of([cell_text(cell) for cell in row])
            if header:
                return header, _fitting(_sheet_rows(rows[number + 1 :]), header)
    return None


def _sheet_rows(rows: Sequence[Sequence[Any]]) -> Iterator[Row]:
    for row in rows:
        cells = tuple(cell_text(cell) for cell in row)
        if any(cell.strip() for cell in cells):
            yield Row(cells, "\t".join(cells))


def cell_text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, dates by year, month and day."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.isoformat()[:10]
    return "" if cell is None else str(cell)
