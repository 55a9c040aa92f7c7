"""The look of Attest's workbooks: formats, widths and heights, the same in every one."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from attest.forms.cells.grid import LONGEST_CELL, LONGEST_PART, cut
from attest.forms.hidden.marks import HEADER

INK, PAPER, LINE = "#1F2933", "#FFFFFF", "#C9D1D9"
TEAL, PALE_TEAL, GREY, PALE_GREY, AMBER, RED = (
    "#0F4C5C",
    "#E3EEF1",
    "#66707A",
    "#F2F4F6",
    "#FFF1CC",
    "#FBD9D3",
)

_BASE = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top", "text_wrap": True}
_ENTRY = {**_BASE, "num_format": "@", "border": 1, "border_color": LINE}

FORMATS: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "font_size": 18, "bold": True, "font_color": TEAL, "text_wrap": False},
    "subtitle": {**_BASE, "font_size": 12, "font_color": GREY, "text_wrap": False},
    "text": _BASE,
    "strong": {**_BASE, "bold": True},
    "heading": {**_BASE, "font_size": 13, "bold": True, "font_color": TEAL, "text_wrap": False},
    "about": {**_BASE, "font_size": 9, "italic": True, "font_color": GREY, "bg_color": PALE_TEAL},
    "header": {
        **_BASE,
        "bold": True,
        "font_color": PAPER,
        "bg_color": TEAL,
        "border": 1,
        "border_color": PAPER,
    },
    "header_beside": {
        **_BASE,
        "italic": True,
        "font_color": PAPER,
        "bg_color": GREY,
        "border": 1,
        "border_color": PAPER,
    },
    "question": {**_BASE, "bg_color": PAPER, "border": 1, "border_color": LINE},
    "hint": {"font_size": 9, "italic": True, "font_color": GREY},
    "label_again": {**_BASE, "font_color": GREY, "bg_color": PALE_TEAL, "border": 1, "border_color": LINE},
    "label": {**_BASE, "bold": True, "bg_color": PALE_TEAL, "border": 1, "border_color": LINE},
    "context": {
        **_BASE,
        "font_size": 10,
        "font_color": GREY,
        "bg_color": PALE_TEAL,
        "border": 1,
        "border_color": LINE,
    },
    # Every cell that people type into is formatted as text: a spreadsheet then keeps `1-7` and `3.10` as typed.
    "entry": _ENTRY,
    "typed": {**_BASE, "num_format": "@"},
    "problem": {**_ENTRY, "bg_color": RED},
    "beside": {
        **_BASE,
        "font_size": 9,
        "font_color": GREY,
        "bg_color": PALE_GREY,
        "border": 1,
        "border_color": LINE,
    },
    "flagged": {
        **_BASE,
        "font_size": 9,
        "font_color": INK,
        "bg_color": AMBER,
        "border": 1,
        "border_color": LINE,
    },
    "by_rule": {**_BASE, "bold": True, "bg_color": PALE_TEAL, "border": 1, "border_color": LINE},
    # Laid over the cells of a question that is not asked, for as long as it is not.
    "not_asked": {"font_color": "#9AA5AF", "bg_color": "#E4E7EA", "italic": True},
    "value": {"bold": True, "font_size": 11, "font_color": INK},
    "quote": {"italic": True, "font_size": 9, "font_color": GREY},
}

CHARACTERS_A_LINE = 1.05  # how many characters of the default font fit into one unit of column width
LINE_HEIGHT = 14.5
ROOM = {"quote": 1.2, "hint": 1.2, "value": 0.9, "strong": 0.9}  # of a small and of a bold font
TYPED = ("answer:", "entry:", "support:", "comment:", "subject:")  # columns that people type into
KEY_ROW, ABOUT_ROW, HEADER_ROW, FIRST_ROW = 0, 1, 2, 3
WIDEST_PRINT = 260.0  # a wider page is printed on several pages, since nobody could read it on one
LONGEST_NAME = 31  # characters of a sheet's name
NOT_FREE = {"history", "_attest", "_lists", "_working"}  # names of sheets that Excel and Attest keep for themselves
TALLEST = 220.0  # a row stays on the screen; what is longer is read in the cell
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # how a workbook stores a sign that XML has no place for


class Book:
    """A workbook being written: its formats by name, and cells that can never become formulas."""

    def __init__(self, workbook: Workbook):
        self.workbook = workbook
        self.formats: dict[str, Format] = {name: workbook.add_format(look) for name, look in FORMATS.items()}

    def sheet(self, title: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(self._free_name(title))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def _free_name(self, title: str) -> str:
        """A sheet's name as Excel takes it: 31 characters, none of []:*?/\\, no apostrophe at an end, no name twice."""
        clean = " ".join("".join(" " if sign in "[]:*?/\\" else sign for sign in title).split()).strip("'") or "Sheet"
        taken = {sheet.get_name().casefold() for sheet in self.workbook.worksheets()} | NOT_FREE
        shorter = cut(clean, LONGEST_NAME - len(" (99)"))
        names = [cut(clean, LONGEST_NAME).rstrip("'"), *(f"{shorter} ({number})" for number in range(2, 100))]
        return next(name for name in names if name.casefold() not in taken)

    def write(self, sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
        if text:
            sheet.write_string(row, column, text[:LONGEST_CELL], self.formats[look])
        else:
            sheet.write_blank(row, column, None, self.formats[look])

    def write_parts(self, sheet: Worksheet, row: int, column: int, parts: list[tuple[str, str]], look: str) -> None:
        """Write a cell of several looks; `parts` are (format name, text)."""
        pieces: list[Any] = []
        for name, text in parts:
            if text:
                # The writer would escape such a sequence twice, which a sign without a width prevents.
                pieces += [self.formats[name], _ESCAPE.sub("_\u200b", text[:LONGEST_PART])]
        if len(pieces) > 2:
            sheet.write_rich_string(row, column, *pieces, self.formats[look])
        elif pieces:
            # A rich string needs two pieces; a blank one lets a single piece keep its look.
            sheet.write_rich_string(row, column, *pieces, self.formats[look], " ", self.formats[look])
        else:
            self.write(sheet, row, column, "", look)


def head(book: Book, page: Worksheet, mark: str, whose: str, columns: Sequence[tuple[str, str, float, str]]) -> None:
    """The three rows at the top of a page: hidden keys, what each column is for, and the titles.

    Filters begin at the first column too, so that a row keeps its key when people sort by them.
    A column is (key, title, width, about); the first column of the page is left for the hidden row keys. `whose` says
    for whom the page was made, for the case that it comes back alone.
    """
    page.set_column(0, 0, 4, None, {"hidden": True})
    for row, text in ((KEY_ROW, mark), (ABOUT_ROW, whose), (HEADER_ROW, HEADER)):
        page.write_string(row, 0, text)
    for place, (key, title, width, about) in enumerate(columns, 1):
        # Also below the last prepared row a column that people type into takes everything as text.
        page.set_column(place, place, width, book.formats["typed"] if key.startswith(TYPED) else None)
        page.write_string(KEY_ROW, place, key)
        book.write(page, ABOUT_ROW, place, about, "about")
        book.write(page, HEADER_ROW, place, title, "header_beside" if key.startswith("beside") else "header")
    page.set_row(KEY_ROW, None, None, {"hidden": True})
    page.set_row(ABOUT_ROW, height([(about, width * 1.15) for _, _, width, about in columns]))
    page.set_row(HEADER_ROW, height([(title, width * 0.8) for _, title, width, _ in columns]))
    page.repeat_rows(HEADER_ROW)
    if sum(width for _, _, width, _ in columns) > WIDEST_PRINT:
        page.fit_to_pages(0, 0)
        page.set_print_scale(60)


@contextmanager
def new_book(path: str | Path, title: str, date: str) -> Iterator[Book]:
    """A workbook whose bytes depend only on its content: the date is the protocol's, never today's."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(str(path), options)
    workbook.set_size(2400, 1500)
    year, month, day = (int(part) for part in (date or "2000-01-01").split("-"))
    workbook.set_properties(
        {
            "title": title,
            "author": "Attest",
            "created": datetime.datetime(year, month, day, tzinfo=datetime.UTC),
        }
    )
    try:
        yield Book(workbook)
    finally:
        workbook.close()


def height(cells: Sequence[tuple[str, float]], least: int = 1) -> float:
    """The height of a row for its texts and the widths of their columns; `least` are lines that it needs anyway."""
    return min(TALLEST, 4 + LINE_HEIGHT * max([least, *(lines(text, width) for text, width in cells)]))


def lines_of_parts(parts: Sequence[tuple[str, str]], width: float) -> int:
    """How many lines the parts of a cell take, each in its own size."""
    return sum(lines(text.strip("\n"), width * ROOM.get(look, 1.0)) for look, text in parts if text.strip("\n"))


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    fits = max(width * CHARACTERS_A_LINE, 1)
    if len(text) <= fits and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(len(line) / fits)) for line in text.split("\n"))
