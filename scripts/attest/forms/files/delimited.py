"""Reading a sheet that was saved as CSV, with the encoding and separator that a spreadsheet program happens to take."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from attest.forms.cells.raw import LARGEST_AREA, Rows, Unusable
from attest.tables import plain
from attest.text.encodings import NotText, decode

MARK = "attest:"  # the key row of every sheet of a form has it
FIRST_BYTES = 65_536  # in which the key row stands, also below a few lines of notes
FIRST_LINES = 20
SEPARATORS = ",;\t"
SAVE = "Save the sheet again as “CSV UTF-8”, or send the workbook itself."

_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.I)


def is_form(start: bytes) -> bool:
    """Whether the first bytes of a file may be those of a form's sheet: its content decides, not its name."""
    return any(MARK.encode(encoding) in start for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def read(path: Path) -> dict[str, Rows]:
    """The sheet by the name of its file, all cells as text; raises `Unusable`."""
    content = path.read_bytes()
    try:
        decoded = decode(content)
    except NotText as error:
        raise Unusable(f"a sheet as text with {error}", SAVE) from None
    text = decoded.text.removeprefix("\ufeff")
    if "\0" in text:
        raise Unusable("a sheet as text with NUL signs in it", SAVE)
    if decoded.encoding == "utf-8" and "\ufffd" in text and not _is_utf8(content):
        raise Unusable("a sheet as text with damaged letters", SAVE)
    text = _SEPARATOR_LINE.sub("", text, count=1) if _SEPARATOR_LINE.match(text) else text
    rows: list[list[str]] = []
    area = width = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True):
            rows.append([plain(cell) for cell in row])
            width = max(width, len(row))
            area += width
            if area > LARGEST_AREA:
                raise Unusable("a sheet of more cells than any form has", "Check what it holds.")
    except csv.Error:
        raise Unusable("a sheet as text with a quotation mark that does not close", SAVE) from None
    return {path.stem: rows}


def _separator(text: str) -> str:
    """The separator that the key row has most of outside of quotation marks."""
    lines = text[:FIRST_BYTES].splitlines()[:FIRST_LINES]
    keys = _QUOTED.sub("", next((line for line in lines if MARK in line), ""))
    return max(SEPARATORS, key=keys.count)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
