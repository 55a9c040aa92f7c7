"""The evidence tables as a workbook to read and print: every cell text, with a note on what stands behind it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from attest.report import evidence, evidence_table
from attest.report.evidence import Value
from attest.report.evidence_table import Table

CREATED = datetime(2000, 1, 1)  # a workbook states when it was made; a fixed day keeps the bytes the same
CELL_MOST = 32_000  # Excel holds 32,767 characters in a cell and refuses a longer text without a word
NOTE_MOST = 3_000
A4 = 9
HEAD = 2  # the row of headings, under the title and the groups
NARROW, WIDE = 10.0, 44.0
LINE, ROW_MOST = 13.5, 400.0  # points; Excel allows a row 409
SHEET_WIDTH = 190.0  # characters across a landscape page that are still readable; a wider table takes two pages
WIDTHS = {"value": 30, "quote": 50, "by": 50, "title": 22, "flags": 30, "file": 30, "value_id": 26, "sha256": 68}
LONG = 60  # characters from which a column of running text gets all the width
_NUMBER = re.compile(r"[-−]?\d{1,15}(\.\d+)?")

Values = Sequence[Mapping[str, Any]]


def write_xlsx(path: str | Path, values: Values, title: str = "Evidence tables") -> None:
    """Write the workbook with the sheets Characteristics, Results, Adverse events, All values and Key."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": title, "created": CREATED})
    looks = _looks(book)
    for name, table in (
        ("Characteristics", evidence_table.characteristics(values)),
        ("Results", evidence_table.results(values)),
        ("Adverse events", evidence_table.adverse_events(values)),
    ):
        _table(book.add_worksheet(name), table, looks)
    _all_values(book.add_worksheet("All values"), evidence.read(values), looks)
    _key(book.add_worksheet("Key"), looks)
    book.close()


def _looks(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """Colour is kept for what a reader has to notice; the signs in the text say the same without it."""
    cell = {
        "text_wrap": True,
        "valign": "top",
        "num_format": "@",
        "bottom": 4,
        "bottom_color": "#C8D0D7",
        "font_size": 10,
    }
    head = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "font_size": 10, "num_format": "@"}
    own: dict[str, dict[str, Any]] = {
        "settled": {},
        "single": {},
        "computed": {},
        "suggested": {"italic": True, "font_color": "#5B6670"},
        "conflict": {"bg_color": "#FBE3D6", "bold": True},
        "unanswered": {"font_color": "#87919A"},
        "study": {"bold": True},
        "figure": {"num_format": "General", "align": "right"},
    }
    looks = {name: book.add_format({**cell, **style}) for name, style in own.items()}
    looks["head"] = book.add_format(head)
    looks["group"] = book.add_format(
        {**head, "bottom": 0, "font_color": "#5B6670", "bold": False, "italic": True, "text_wrap": False}
    )
    looks["title"] = book.add_format({"bold": True, "font_size": 13, "num_format": "@"})
    looks["plain"] = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    return looks


def _table(page: Worksheet, table: Table, looks: Mapping[str, Format]) -> None:
    _write(page, 0, 1, table.title, looks["title"])  # beside the column that is repeated on paper
    if not table.rows:
        _write(page, 2, 1, "No value has been extracted yet: this table waits for the reviewers.", looks["plain"])
        page.set_column(0, 0, 14)
        page.set_column(1, 1, 90)
        page.set_paper(A4)
        return
    _write(page, 2, 0, "Study", looks["head"])
    _write(page, 1, 0, "", looks["group"])
    for number, column in enumerate(table.columns, start=1):
        again = number > 1 and table.columns[number - 2].group == column.group
        _write(page, 1, number, "" if again else column.group, looks["group"])
        _write(page, 2, number, column.title, looks["head"])
    for line, row in enumerate(table.rows, start=3):
        _write(page, line, 0, row.study, looks["study"])
        for number, column in enumerate(table.columns, start=1):
            cell = row.cell(column)
            status = cell.status if cell.pieces else "settled"
            _write(page, line, number, cell.text, looks.get(status, looks["settled"]))
            note = cell.note
            if note:
                page.write_comment(line, number, _cut(note, NOTE_MOST), _note_size(note))
    texts = [[row.study, *(row.cell(column).text for column in table.columns)] for row in table.rows]
    heads = ["Study", *(column.title for column in table.columns)]
    first, *others = [[head, *below] for head, *below in zip(heads, *texts, strict=True)]
    widths = [min(26.0, max(14.0, max(map(len, first)) + 2.0)), *map(_width, others)]
    _finish(page, widths, [heads, *texts])


def _width(texts: Sequence[str]) -> float:
    """As wide as its words need: figures narrow, running text wide enough to be read in a few lines."""
    longest = max(len(text) for text in texts)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    if longest > LONG:
        return WIDE
    return min(WIDE, max(NARROW, word + 2, longest * 0.62 + 4))


def _all_values(page: Worksheet, values: Sequence[Value], looks: Mapping[str, Format]) -> None:
    """One row for each value, as evidence.csv has it, with a column that holds the plain numbers as numbers."""
    names = [*evidence.COLUMNS, "number"]
    _write(page, 0, 1, "All values, each with what stands behind it", looks["title"])
    for number, name in enumerate(names):
        _write(page, 2, number, name, looks["head"])
    for line, value in enumerate(values, start=3):
        look = looks.get(value.status, looks["settled"])
        for number, name in enumerate(evidence.COLUMNS):
            _write(page, line, number, str(getattr(value, name)), look)
        if _NUMBER.fullmatch(value.value):
            page.write_number(line, len(names) - 1, float(value.value.replace("−", "-")), looks["figure"])
    texts = [[str(getattr(value, name)) for name in evidence.COLUMNS] for value in values]
    _finish(page, [float(WIDTHS.get(name, 12)) for name in names], [names, *texts])
    page.autofilter(2, 0, len(values) + 2, len(names) - 1)


def _key(page: Worksheet, looks: Mapping[str, Format]) -> None:
    page.set_row(0, 24)
    _write(page, 0, 0, "How to read these tables", looks["title"])
    for line, (status, sign, meaning) in enumerate(evidence.LEGEND, start=2):
        _write(page, line, 0, sign, looks.get(status, looks["settled"]))
        _write(page, line, 1, meaning, looks["plain"])
    for line, words in enumerate(
        (
            "A ± stands between a mean and its standard deviation; n/N is people with the event of all.",
            "Numbers are text as they were printed, so that 3.10 stays 3.10; “All values” also has them as numbers.",
            "The note of a cell names the words and the file, or the reviewer's workbook and cell, behind its values.",
            "attest trace VALUE_ID prints the whole chain behind a value; the ids stand in “All values”.",
        ),
        start=len(evidence.LEGEND) + 3,
    ):
        _write(page, line, 1, words, looks["plain"])
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 112)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)


def _finish(page: Worksheet, widths: Sequence[float], texts: Sequence[Sequence[str]]) -> None:
    """Widths, heights, what stays in sight and how it prints; `texts` are the heading and the rows under it."""
    page.set_row(0, 24)
    for number, width in enumerate(widths):
        page.set_column(number, number, width)
    # Heights are stated since not every program grows a row to its wrapped text when it opens a file.
    for number, row in enumerate(texts):
        lines = max((_lines(text, width) for text, width in zip(row, widths, strict=False)), default=1)
        page.set_row(number + HEAD, min(ROW_MOST, LINE * lines + 3))
    page.freeze_panes(HEAD + 1, 1)
    page.repeat_rows(0, HEAD)
    page.repeat_columns(0)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(max(1, math.ceil(sum(widths) / SHEET_WIDTH)), 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&A&R&P / &N")
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(texts) + HEAD}"})


def _lines(text: str, width: float) -> int:
    """Lines that a text needs in a column, a word at a time."""
    lines, room = 1, 0.0
    for word in text.split():
        need = len(word) + (1 if room else 0)
        if room + need > width * 1.08:  # a column's width counts digits, and letters are narrower
            lines, room = lines + max(1, math.ceil(len(word) / width)) - (0 if room else 1), 0.0
            need = len(word) % max(1, int(width))
        room += need
    return lines


def _write(page: Worksheet, line: int, column: int, text: str, look: Format) -> None:
    """Always text: what a source or a reviewer wrote is never read as a formula."""
    if text:
        page.write_string(line, column, _cut(text, CELL_MOST), look)
    else:
        page.write_blank(line, column, None, look)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _note_size(note: str) -> dict[str, Any]:
    """A note as high as its text, up to half a screen."""
    lines = sum(1 + len(line) // 46 for line in note.split("\n"))
    return {"x_scale": 2.4, "y_scale": min(5.0, max(0.7, lines * 0.2 + 0.2)), "font_size": 9, "color": "#FFFDF5"}
