"""A workbook that is only read: pages with a title and a table; the same content gives the same bytes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

TITLE, ABOUT, HEAD = 0, 1, 3  # rows
LINE, ROW_MOST = 14.5, 220.0  # points; a row stays on the screen
CELL_MOST = 32_000  # Excel holds 32,767 characters in a cell
NAME_MOST = 31
NOT_IN_NAMES = "[]:*?/\\"
_CELL = {"font_name": "Calibri", "font_size": 11, "font_color": "#1F2933", "valign": "top", "text_wrap": True}
_LINED = {**_CELL, "num_format": "@", "border": 1, "border_color": "#C9D1D9"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_CELL, "font_size": 18, "bold": True, "font_color": "#0F4C5C", "text_wrap": False},
    "text": _CELL,
    "head": {**_LINED, "bold": True, "font_color": "#FFFFFF", "bg_color": "#0F4C5C"},
    "label": {**_LINED, "bold": True, "bg_color": "#E3EEF1"},
    "plain": _LINED,
    "quiet": {**_LINED, "font_color": "#66707A", "bg_color": "#F2F4F6"},
    "doubt": {**_LINED, "bg_color": "#FFF1CC"},
}


class Book:
    """Pages are added from left to right."""

    def __init__(self, workbook: Workbook):
        self.workbook = workbook
        self.looks = {name: workbook.add_format(look) for name, look in LOOKS.items()}

    def page(self, title: str, about: str, columns: Sequence[tuple[str, float]]) -> Worksheet:
        """A page with its title, a sentence on it, and the heads of its columns with their widths."""
        page = self.workbook.add_worksheet(self._name(title))
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_margins(0.4, 0.4, 0.6, 0.6)
        page.set_footer("&L&8&A&R&8&P / &N")
        page.hide_gridlines(2)
        self.write(page, TITLE, 0, title, "title")
        page.set_row(TITLE, 28)
        if about:
            page.merge_range(ABOUT, 0, ABOUT, min(4, len(columns) - 1), about, self.looks["text"])
            page.set_row(ABOUT, 48)
        for place, (name, width) in enumerate(columns):
            page.set_column(place, place, width)
            self.write(page, HEAD, place, name, "head")
        page.set_row(HEAD, 20)
        page.repeat_rows(HEAD)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return page

    def write(self, page: Worksheet, row: int, column: int, text: str, look: str) -> None:
        """Always text: what a source or a reviewer wrote is never read as a formula."""
        if text:
            page.write_string(row, column, text[:CELL_MOST], self.looks[look])
        else:
            page.write_blank(row, column, None, self.looks[look])

    def row(
        self, page: Worksheet, row: int, texts: Sequence[str], looks: Sequence[str], widths: Sequence[float]
    ) -> None:
        """A row of a table, as high as its longest text needs."""
        for place, (text, look) in enumerate(zip(texts, looks, strict=True)):
            self.write(page, row, place, text, look)
        lines = max(_lines(text, width) for text, width in zip(texts, widths, strict=True))
        page.set_row(row, min(ROW_MOST, 4 + LINE * lines))

    def _name(self, title: str) -> str:
        """A sheet's name as Excel takes it, and none twice."""
        clean = " ".join("".join(" " if sign in NOT_IN_NAMES else sign for sign in title).split()).strip("'") or "Sheet"
        taken = {sheet.get_name().casefold() for sheet in self.workbook.worksheets()} | {"history"}
        names = [clean[:NAME_MOST].rstrip("' "), *(f"{clean[: NAME_MOST - 6]} ({number})" for number in range(2, 1000))]
        return next(name for name in names if name.casefold() not in taken)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(line) / max(width, 1))) for line in text.split("\n"))


@contextmanager
def reading_book(path: str | Path, title: str, date: str) -> Iterator[Book]:
    """A new workbook; it states the protocol's date, never today's."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(str(path), plain)
    created = datetime.fromisoformat(date or "2000-01-01")
    workbook.set_properties({"title": title, "author": "Attest", "created": created})
    try:
        yield Book(workbook)
    finally:
        workbook.close()
