"""Opening a workbook that came back: a file from outside is trusted with nothing before it proves to be a form."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from attest.forms import payload as hidden
from attest.forms.answers import Payload
from attest.problems import Faults, Problem

CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)([0-9]+)"')
LARGEST_AREA = 5_000_000  # cells up to the last one; the largest screening workbooks have a tenth of that
LARGEST = 60_000_000  # bytes unpacked; the largest real workbooks have a few million

Rows = Sequence[Sequence[Any]]


def open_sheets(path: Path, file: str) -> dict[str, Rows]:
    """All sheets of a workbook by name; raises `Faults` with one clear message where it is none."""
    expected = "a workbook that Attest made, saved as .xlsx or .ods"

    def fault(found: str, hint: str) -> Faults:
        return Faults([Problem(file, "", found, expected, hint)])

    try:
        head = path.open("rb").read(8)
    except OSError as error:
        raise fault(f"a file that cannot be opened ({error.strerror})", "Check its rights and its name.") from None
    if not head:
        raise fault("an empty file", "Save the workbook again, or take the last good copy.")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise fault("a workbook with a password or in the old .xls format", "Save it without a password as .xlsx.")
    if not head.startswith(b"PK"):
        raise fault("a file that is no workbook", "Save it from the spreadsheet program as .xlsx.")
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
            names = {part.filename for part in archive.infolist()}
            far = _far_cell(archive) if size <= LARGEST else ""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        raise fault("a damaged or cut-off file", "Send or copy it again, or take the last good copy.") from None
    if size > LARGEST:
        raise fault(f"a file that unpacks to {size // 1_000_000} MB", "Check what it holds: no form is so large.")
    if far:
        raise fault(f"a cell far outside of any form ({far})", "Delete the rows and columns outside of the form, save.")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise fault("a workbook with macros", "Save it as .xlsx, without macros.")
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets: dict[str, Any] = {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names
        }
        for name, row, column, text in _formula_errors(path):
            if name in sheets and row < len(sheets[name]) and column < len(sheets[name][row]):
                sheets[name][row][column] = text
        return sheets
    except PasswordError:
        raise fault("a workbook with a password", "Save it without a password.") from None
    except Exception as error:  # a file from outside can break a reader in any way
        raise fault(f"a workbook that cannot be read ({error})", "Open it, save it again as .xlsx.") from None


def _far_cell(archive: zipfile.ZipFile) -> str:
    """The name of a cell so far out that the area up to it would not fit into memory; "" where there is none."""
    for part in archive.namelist():
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            rows = columns = 0
            for letters, digits in CELL.findall(archive.read(part)):
                if len(letters) > 3 or len(digits) > 7:
                    return f"{letters.decode()[:9]}{digits.decode()[:9]}"
                rows, columns = max(rows, int(digits)), max(columns, _column(letters))
                if rows * columns > LARGEST_AREA:
                    return f"{letters.decode()}{digits.decode()}"
    return ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def was_saved_by_somebody(path: Path) -> bool:
    """Whether a workbook that Attest wrote was saved again since: every spreadsheet program notes the time of it."""
    try:
        with zipfile.ZipFile(path) as archive:
            told = archive.read("docProps/core.xml").decode("utf-8", "replace")
    except KeyError:
        return True  # some programs leave it out; Attest never does
    except Exception:  # a file that cannot be opened holds nothing that could be lost
        return False
    times = [re.search(rf"<dcterms:{name}[^>]*>([^<]*)<", told) for name in ("created", "modified")]
    return len({found and found.group(1) for found in times}) == 2


def _formula_errors(path: Path) -> Iterator[tuple[str, int, int, str]]:
    """Cells that hold a formula's error, such as #REF!, which calamine gives as blank.

    The slower reader is asked only where the file has such a cell at all.
    """
    with zipfile.ZipFile(path) as archive:
        pages = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
        if not any(b't="e"' in archive.read(part) for part in pages):
            return
    import openpyxl  # here, since importing it takes longer than reading most forms

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book:
        for number, row in enumerate(sheet.iter_rows()):
            for place, cell in enumerate(row):
                if cell.data_type == "e":
                    yield sheet.title, number, place, str(cell.value)


def read_payload(sheets: Mapping[str, Rows], file: str) -> Payload:
    """The hidden payload of a workbook; raises `Faults` where there is none or it was changed."""
    for name, rows in sheets.items():
        if name == hidden.SHEET or (rows and rows[0] and str(rows[0][0]).startswith("attest 1 ")):
            try:
                return hidden.from_cells([str(row[0]) if row else "" for row in rows])
            except hidden.Damaged as error:
                hint = "Take an unchanged copy of the form from results/ and copy your answers into it."
                raise Faults(
                    [
                        Problem(
                            file,
                            "",
                            f"a form whose hidden part is damaged: {error}",
                            "an unharmed form",
                            hint,
                        )
                    ]
                ) from None
    hint = "Fill in a form from results/; a workbook made by hand is not recognised."
    raise Faults([Problem(file, "", "a workbook without Attest's hidden sheet", "a form that Attest made", hint)])
