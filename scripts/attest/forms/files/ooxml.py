"""Reading .xlsx: a fast reader gives the values; a look at the file itself guards it and finds what it leaves out.

The look costs little because most cells of a form are texts or blank: one search passes over all of these, and only the
others are taken apart.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from python_calamine import CalamineWorkbook

from attest.forms.cells.raw import LARGEST_AREA, MERGED, FormulaError, NoResult, Percent, Rows, Unusable, far_out

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
HEAD = 4096  # bytes in which a part has its document type and the sheet its claimed extent
MOST_STRINGS = 20_000_000  # the fast reader makes room for as many as the file claims to hold
READABLE_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
BUILT_IN_PERCENTS = frozenset({"9", "10"})

_CLAIM = re.compile(rb'<dimension ref="(?:[A-Z]+[0-9]+:)?([A-Z]{1,2})([1-9][0-9]{0,5})"')
_ANY_CELL = re.compile(rb"<(?:[^\s<>/:]*:)?c(?=[\s/>])")
_PREFIX, _PREFIXED = re.compile(rb":c[\s/>]"), re.compile(rb"<[^\s<>/:]*:c[\s/>]")
_CELL_START = re.compile(rb"""<(?:[^\s<>/:]*:)?c(\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*?)?(/?)>""")
_CELL_END = re.compile(rb"</(?:[^\s<>/:]*:)?c\s*>")
_ATTRIBUTE = re.compile(rb"""(?<![\w:])(r|s|t)\s*=\s*["']([^"']*)["']""")
_VALUE = re.compile(rb"<(?:[^\s<>/:]*:)?v(?:\s[^>]*?)?(?:/>|>([^<]*))")
_FORMULA = re.compile(rb"<(?:[^\s<>/:]*:)?f(?:\s[^>]*?)?(?:/>|>([^<]*))")
_NAME = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7})")
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_STRING_COUNT = re.compile(rb'uniqueCount\s*=\s*["\']([0-9]+)')

STRANGE = "a workbook that no spreadsheet program has written"
SAVE_AGAIN = "Open it in Excel or LibreOffice and save it again as .xlsx."


@dataclass
class Notes:
    """What a sheet holds beside its values: special cells by (row, column), cells shown as per cents, the extent."""

    cells: dict[tuple[int, int], FormulaError | NoResult] = field(default_factory=dict)
    percents: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True)
class Parts:
    """The parts of a workbook's archive, found by their names as spreadsheet programs do: whatever the case."""

    archive: zipfile.ZipFile

    @cached_property
    def names(self) -> dict[str, str]:
        return {name.replace("\\", "/").lower(): name for name in self.archive.namelist()}

    def read(self, name: str) -> bytes:
        return self.archive.read(self.names[name])

    def tree(self, name: str) -> ET.Element:
        """A small part as a tree; without a document type it can declare no entities."""
        data = self.read(name)
        if b"<!DOCTYPE" in data:
            raise Unusable(STRANGE, SAVE_AGAIN)
        return ET.fromstring(data)

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The titles of the sheets by the names of their parts."""
        if WORKBOOK not in self.names or RELATIONS not in self.names:
            return {}
        targets = {one.get("Id"): one.get("Target", "") for one in self.tree(RELATIONS)}
        titles: dict[str, str] = {}
        for sheet in self.tree(WORKBOOK).iterfind("{*}sheets/{*}sheet"):
            related = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
            target = targets.get(related, "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            titles[path.lower()] = sheet.get("name", "")
        return titles

    @cached_property
    def percent_styles(self) -> frozenset[bytes]:
        """The numbers of the cell styles that show a number as a per cent."""
        if STYLES not in self.names:
            return frozenset()
        root = self.tree(STYLES)
        formats = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
        styles = [one.get("numFmtId", "") for one in root.iterfind("{*}cellXfs/{*}xf")]
        return frozenset(
            str(number).encode()
            for number, style in enumerate(styles)
            if ("%" in _NOT_SHOWN.sub("", formats[style]) if style in formats else style in BUILT_IN_PERCENTS)
        )


def read(archive: zipfile.ZipFile) -> dict[str, Rows]:
    """All sheets by name; raises `Unusable` before the fast reader meets what would break it."""
    parts = Parts(archive)
    notes, checked = look_over(parts)
    book = CalamineWorkbook.from_filelike(checked)
    sheets: dict[str, Rows] = {}
    area = 0
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        area += sheet.total_height * sheet.total_width
        if area > LARGEST_AREA:
            raise Unusable(
                f"a workbook of more than {LARGEST_AREA:,} cells", "Check what it holds: no form is so large."
            )
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
        _apply(notes.get(title, Notes()), rows)
        _mark_merged(sheet.merged_cell_ranges or [], rows)
        sheets[title] = rows
    return sheets


def look_over(parts: Parts) -> tuple[dict[str, Notes], io.BytesIO]:
    """Notes on each sheet by its title, and an archive of nothing but what was looked at.

    The fast reader gets that one, so that it meets no part that was not checked, whatever the archive claims; being
    unpacked already, it is also read faster. Raises `Unusable` where a part is harmful or a cell lies far outside.
    """
    found: dict[str, Notes] = {}
    checked = io.BytesIO()
    with zipfile.ZipFile(checked, "w", zipfile.ZIP_STORED) as copy:
        for key, name in parts.names.items():
            if not key.endswith((".xml", ".rels")):
                continue
            data = parts.read(key)
            _check(key, data)
            if b"sheetData" in data:
                title = parts.sheets.get(key, "")
                found[title] = notes = look(data, title, lambda: parts.percent_styles)
                if notes.rows * notes.columns > LARGEST_AREA:
                    raise far_out(f"in column {notes.columns} and row {notes.rows}")
            copy.writestr(name, data)
    checked.seek(0)
    return found, checked


def _check(name: str, data: bytes) -> None:
    start = data[:HEAD]
    if b"<!DOCTYPE" in start or b"\0" in start:
        raise Unusable(STRANGE, SAVE_AGAIN)
    if name == STRINGS:
        before = data.find(b"si>")
        count = _STRING_COUNT.search(data, 0, before if before > 0 else len(data))
        if count and int(count[1][:12]) > MOST_STRINGS:
            raise Unusable("a workbook that claims to hold more text than fits into a file", SAVE_AGAIN)


def look(data: bytes, title: str, percent_styles: Callable[[], frozenset[bytes]]) -> Notes:
    """What there is to note on a sheet's XML."""
    columns, rows, harmless = _claimed(data[:HEAD])
    # Few programs put a prefix before the names of their elements; the first search for it is the faster one.
    prefixed = _PREFIX.search(data) and _PREFIXED.search(data)
    starts = _ANY_CELL.finditer(data) if prefixed else harmless.finditer(data)
    notes = _inspect(data, starts, title, percent_styles)
    if max(notes.rows, rows) * max(notes.columns, columns) <= LARGEST_AREA:
        notes.rows, notes.columns = max(notes.rows, rows), max(notes.columns, columns)
        return notes
    return _inspect(data, _ANY_CELL.finditer(data), title, percent_styles)


def _claimed(head: bytes) -> tuple[int, int, re.Pattern[bytes]]:
    """Columns and rows around the extent that a sheet claims to have, and a search for the cells that are not harmless.

    Harmless is a text or a blank cell within these columns and rows. A false claim harms nothing: the cells outside of
    it are found by the search and looked at one by one.
    """
    claim = _CLAIM.search(head)
    letters, digits = (claim[1], claim[2]) if claim else (b"Z", b"9999")
    most, rows = b"[0-9]{1,%d}+" % len(digits), 10 ** len(digits) - 1
    if len(letters) == 1:
        column, columns = b"[A-%c]" % letters, _column(letters)
    else:
        column, columns = b"[A-%c]?[A-Z]" % letters[:1], _column(letters[:1] + b"Z")
    if rows * columns > LARGEST_AREA:
        first, rest = digits[:1], len(digits) - 1
        most, rows = b"[1-%c]?[0-9]{1,%d}" % (first, rest), (int(first) + 1) * 10**rest - 1
    if rows * columns > LARGEST_AREA:
        column, columns, most, rows = b"[A-Z]", 26, b"[0-9]{1,4}+", 9_999
    plain = rb' r="%s%s"(?: s="[0-9]++")?+(?:/>| t="(?:s|inlineStr)">)' % (column, most)
    return columns, rows, re.compile(rb"<c(?!%s)(?=[\s/>])" % plain)


def _inspect(
    data: bytes, starts: Iterable[re.Match[bytes]], title: str, percent_styles: Callable[[], frozenset[bytes]]
) -> Notes:
    notes = Notes()
    for row, column, name, attributes, body in _filled(data, starts):
        notes.rows, notes.columns = max(notes.rows, row + 1), max(notes.columns, column + 1)
        value, formula = _VALUE.search(body), _FORMULA.search(body)
        text = (value[1] or b"") if value else b""
        kind = attributes.get(b"t", b"n")
        if kind == b"e":
            error = html.unescape(text.decode("utf-8", "replace"))
            if error not in READABLE_ERRORS:
                where = f"in sheet {title}, cell {name}"
                raise Unusable(f"the formula error {error} {where}", "Delete it there, type the value itself, save.")
            notes.cells[row, column] = FormulaError(error)
        elif formula and (value is None if kind == b"str" else not text):
            told = html.unescape((formula[1] or b"").decode("utf-8", "replace"))
            notes.cells[row, column] = NoResult(f"={told}")
        elif kind == b"n" and text and attributes.get(b"s", b"0") in percent_styles():
            notes.percents.append((row, column))
    return notes


def _filled(
    data: bytes, starts: Iterable[re.Match[bytes]]
) -> Iterator[tuple[int, int, str, dict[bytes, bytes], bytes]]:
    """The cells at some places of a sheet's XML that hold anything, as row, column, name, attributes and content."""
    done = 0
    for start in starts:
        cell = _CELL_START.match(data, start.start())
        if cell is None or cell.start() < done:  # unreadable, or inside of another cell: made to be overlooked
            raise Unusable(STRANGE, SAVE_AGAIN)
        if cell[2]:
            continue
        end = _CELL_END.search(data, cell.end())
        if end is None:
            return  # the sheet is broken off, which the fast reader tells
        done, body = end.end(), data[cell.end() : end.start()]
        if not body:
            continue
        told = _ATTRIBUTE.findall(cell[1] or b"")
        attributes = dict(told)
        if b"r" not in attributes or len(attributes) < len(told):
            raise Unusable("a workbook whose cells do not say where they stand", SAVE_AGAIN)
        name = _NAME.fullmatch(attributes[b"r"])
        if name is None:
            raise far_out(attributes[b"r"][:20].decode("utf-8", "replace"))
        yield int(name[2]) - 1, _column(name[1]) - 1, name[0].decode(), attributes, body


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _apply(notes: Notes, rows: list[list[Any]]) -> None:
    for (row, column), cell in notes.cells.items():
        # The fast reader leaves out blank rows and columns at the end, and to it these cells are blank.
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = cell
    for row, column in notes.percents:
        if row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], (int, float)):
            rows[row][column] = Percent(rows[row][column])


def _mark_merged(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], rows: list[list[Any]]) -> None:
    """Put `MERGED` into all cells of each merged range but the first."""
    left = LARGEST_AREA
    for (top, first), (bottom, last) in ranges:
        for number in range(top, min(bottom + 1, len(rows))):
            row = rows[number]
            start, stop = first + (number == top), min(last + 1, len(row))
            row[start:stop] = [MERGED] * (stop - start)
            left -= 1 + max(stop - start, 0)
            if left < 0:
                raise Unusable("a workbook with more merged cells than any form has", SAVE_AGAIN)
