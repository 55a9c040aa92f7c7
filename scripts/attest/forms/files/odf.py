"""Reading .ods in one pass over its content, with what a general reader leaves out: merged cells, errors, per cents."""

from __future__ import annotations

import datetime
import re
import zipfile
from typing import Any
from xml.parsers import expat

from attest.forms.cells.raw import LARGEST_AREA, MERGED, FormulaError, NoResult, Percent, Rows, Unusable, far_out

CONTENT = "content.xml"
CHUNK = 1 << 16
MOST_COLUMNS = 16_384
COLUMNS, ROWS = "table:number-columns-repeated", "table:number-rows-repeated"
MOST_SPACES = 1_000  # a run of spaces is stored as a number, which a file may claim to be anything

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
# What may hold text inside of a sheet or cell and is no part of its value.
_BESIDE = frozenset({"office:annotation", "table:tracked-changes", "table:shapes", "table:table", "draw:frame"})
_TRUTHS = {"of:=TRUE()": True, "of:=FALSE()": False}  # LibreOffice writes the truth values of an .xlsx like this
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")

Attributes = dict[str, str]


def read(archive: zipfile.ZipFile) -> dict[str, Rows]:
    """All sheets by name; raises `Unusable` where the content is harmful or reaches far outside of any form."""
    reader = _Reader()
    with archive.open(CONTENT) as content:
        while chunk := content.read(CHUNK):
            reader.parser.Parse(chunk, False)
    reader.parser.Parse(b"", True)
    return {title: sheet.cells() for title, sheet in reader.sheets.items()}


class _Sheet:
    """Rows that grow to the right and downwards; blank cells are counted, and written once something follows them."""

    def __init__(self, spent: int) -> None:
        self.spent = spent  # the area of the sheets before this one
        self.rows: list[list[Any]] = []
        self.row: list[Any] = []
        self.kept = self.width = self.blank_rows = self.blank_cells = 0

    @property
    def area(self) -> int:
        return self.spent + max(self.kept, self.width * len(self.rows))

    def add(self, cell: Any, times: int) -> None:
        if cell == "":
            self.blank_cells += times
            return
        room = MOST_COLUMNS - len(self.row)
        blank = min(self.blank_cells, room)
        self.row += [""] * blank
        self.row += [cell] * min(times, room - blank)
        self.blank_cells = 0
        if cell is not MERGED:  # people also merge whole rows and columns, far beyond the form
            self.width = max(self.width, len(self.row))

    def end_row(self, times: int) -> None:
        row, self.row, self.blank_cells = self.row, [], 0
        if not row:
            self.blank_rows += times
            return
        self.kept += len(row) * times
        number = len(self.rows) + self.blank_rows + times
        if self.spent + max(self.kept, self.width * number) > LARGEST_AREA:
            raise far_out(f"in column {len(row)} and row {number}")
        self.rows += [[] for _ in range(self.blank_rows)]
        self.rows += [list(row) for _ in range(times)]
        self.blank_rows = 0

    def cells(self) -> list[list[Any]]:
        """The rows, all as wide as the last cell that holds something, down to the last such row."""
        while self.rows and all(cell is MERGED or cell == "" for cell in self.rows[-1]):
            self.rows.pop()
        for row in self.rows:
            del row[self.width :]
            row += [""] * (self.width - len(row))
        return self.rows


class _Reader:
    def __init__(self) -> None:
        self.sheets: dict[str, _Sheet] = {}
        self.sheet: _Sheet | None = None
        self.cell: Attributes | None = None
        self.row_times = 1
        self.beside = 0  # how deep in what is no part of a cell's value
        self.texts: list[str] = []
        self.paragraphs = 0
        self.in_paragraph = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        hint = "Open it in LibreOffice and save it again as .ods or .xlsx."
        raise Unusable("a workbook that no spreadsheet program has written", hint)

    def start(self, name: str, attributes: Attributes) -> None:
        if self.beside:
            self.beside += 1
        elif name in _CELLS:
            self.cell = attributes
        elif name == "text:p" and self.cell is not None:  # outside of cells stand the words of input helps
            if self.paragraphs:
                self.texts.append("\n")
            self.paragraphs += 1
            self.in_paragraph = True
        elif self.in_paragraph:
            if name == "text:s":
                self.texts.append(" " * min(_number(attributes, "text:c"), MOST_SPACES))
            elif name == "text:line-break":
                self.texts.append("\n")
            elif name == "text:tab":
                self.texts.append("\t")
            elif name in _BESIDE:
                self.beside = 1
        elif name == "table:table-row":
            self.row_times = _number(attributes, ROWS)
        elif name == "table:table" and self.sheet is None:
            spent = max((sheet.area for sheet in self.sheets.values()), default=0)
            self.sheet = self.sheets.setdefault(attributes.get("table:name", ""), _Sheet(spent))
        elif name in _BESIDE:
            self.beside = 1

    def end(self, name: str) -> None:
        if self.beside:
            self.beside -= 1
        elif name == "text:p":
            self.in_paragraph = False
        elif name in _CELLS:
            if self.sheet is not None and self.cell is not None:
                covered = name == "table:covered-table-cell"
                cell = MERGED if covered else _value(self.cell, "".join(self.texts), self.paragraphs)
                self.sheet.add(cell, _number(self.cell, COLUMNS) if COLUMNS in self.cell else 1)
            self.cell = None
            if self.paragraphs:
                self.texts.clear()
                self.paragraphs = 0
        elif name == "table:table-row" and self.sheet is not None:
            self.sheet.end_row(self.row_times)
        elif name == "table:table":
            self.sheet = None

    def text(self, text: str) -> None:
        if self.in_paragraph and not self.beside:
            self.texts.append(text)


def _number(attributes: Attributes, name: str) -> int:
    """A count; a number of more digits than any sheet has rows is cut."""
    text = attributes.get(name, "1")[:9]
    return int(text) if text.isascii() and text.isdigit() else 1


def _value(cell: Attributes, text: str, paragraphs: int) -> Any:
    kind = cell.get("office:value-type")
    if kind == "string":
        if cell.get("calcext:value-type") == "error":
            return FormulaError(text or "#VALUE!")
        return cell.get("office:string-value", text)
    if kind is None:
        formula = cell.get("table:formula")
        return NoResult(formula.removeprefix("of:")) if formula and not paragraphs else text
    if (truth := _TRUTHS.get(cell.get("table:formula", ""))) is not None:
        return truth
    try:
        if kind == "percentage":
            return Percent(cell["office:value"])
        if kind in ("float", "currency"):
            return float(cell["office:value"])
        if kind == "boolean":
            return cell["office:boolean-value"].lower() == "true"
        if kind == "date":
            moment = datetime.datetime.fromisoformat(cell["office:date-value"])
            return moment if "T" in cell["office:date-value"] else moment.date()
        if kind == "time":
            return _duration(cell["office:time-value"])
    except (KeyError, ValueError, OverflowError):
        pass  # a value that does not fit its type: what a person sees is the best there is
    return text


def _duration(text: str) -> datetime.time | datetime.timedelta:
    """A time as other readers give it: of the day, and from a day on as a length."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1]:
        return -length
    return (datetime.datetime.min + length).time() if length < datetime.timedelta(days=1) else length
