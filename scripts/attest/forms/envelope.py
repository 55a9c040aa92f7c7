"""Opening a workbook that came back: a file from outside is trusted with nothing before it proves to be a form."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from python_calamine import PasswordError

from attest.forms.answers import Payload
from attest.forms.cells.raw import Rows, Unusable
from attest.forms.files import delimited, odf, ooxml
from attest.forms.hidden import payload as hidden
from attest.problems import Faults, Problem, shown

LARGEST = 200_000_000  # bytes unpacked; 50,000 rows of 15 columns have 80 million as .ods and 30 million as .xlsx
SHEET_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXPECTED = "a form that Attest made, saved as .xlsx, .ods or .csv"
SAVE_AS = "Open it in the spreadsheet program and save it as .xlsx."
NO_PASSWORD = "Save it without a password."
SEND_AGAIN = "Send or copy it again, or take the last good copy."

# What people rename, by a part that only such a file has.
_RENAMED = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a workbook in the binary format .xlsb"),
    ("index/document.iwa", "a document of Numbers, Pages or Keynote"),
)
_MACROS = re.compile(r"(?:.*/)?vbaproject\.bin|xl/macrosheets/.*|(?:basic|scripts)/.*[^/]", re.I)


def open_sheets(path: Path, file: str) -> dict[str, Rows]:
    """All sheets of a workbook by name, each a grid of raw cells; raises `Faults` with one clear message otherwise."""
    try:
        return _open(path)
    except Unusable as no:
        raise Faults([Problem(file, "", str(no), EXPECTED, no.hint)]) from None


def _open(path: Path) -> dict[str, Rows]:
    try:
        size = path.stat().st_size
        with path.open("rb") as source:
            start = source.read(delimited.FIRST_BYTES)
    except OSError as error:
        found = f"a file that cannot be opened ({error.strerror})"
        raise Unusable(found, "Check its rights and its name.") from None
    if not start:
        raise Unusable("an empty file", "Save the workbook again, or take the last good copy.")
    if size > LARGEST:
        raise Unusable(f"a file of {size // 1_000_000} MB", "Check what it holds: no form is so large.")
    if start.startswith(OLD_OFFICE):
        raise _old_office(path)
    if start.startswith(b"PK"):
        return _unpack(path)
    if delimited.is_form(start):
        return delimited.read(path)
    raise Unusable("a file that is no workbook", SAVE_AS)


def _old_office(path: Path) -> Unusable:
    """Old documents and encrypted new ones share one format, a file system whose names are UTF-16."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unusable("a workbook with a password", NO_PASSWORD)
    if "Workbook".encode("utf-16-le") in content:
        return Unusable("a workbook in the old .xls format", SAVE_AS)
    return Unusable("a workbook with a password or in the old .xls format", "Save it without a password as .xlsx.")


def _unpack(path: Path) -> dict[str, Rows]:
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _kind(archive)
            return odf.read(archive) if kind == "ods" else ooxml.read(archive)
    except (Unusable, KeyboardInterrupt, SystemExit):
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError):
        raise Unusable("a damaged or cut-off file", SEND_AGAIN) from None
    except PasswordError:
        raise Unusable("a workbook with a password", NO_PASSWORD) from None
    except BaseException as error:  # a file from outside can break a reader in any way; a fast one panics at the worst
        raise Unusable(f"a workbook that cannot be read ({shown(error)})", SAVE_AS) from None


def _kind(archive: zipfile.ZipFile) -> str:
    """Whether a zip archive is an .ods or .xlsx workbook; raises `Unusable` for anything else, and for macros."""
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if size > LARGEST:
        raise Unusable(f"a file that unpacks to {size // 1_000_000} MB", "Check what it holds: no form is so large.")
    names = {part.filename.replace("\\", "/").lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unusable("a file with a password", NO_PASSWORD)
    for name, what in _RENAMED:
        if name in names:
            raise Unusable(what, SAVE_AS)
    if any(_MACROS.fullmatch(name) for name in names):
        raise Unusable("a workbook with macros", "Save it as .xlsx, without macros.")
    if "mimetype" in names:
        if not archive.read("mimetype").startswith(SHEET_TYPE):
            raise Unusable("an OpenDocument file that is no workbook", SAVE_AS)
        manifest = archive.read("META-INF/manifest.xml") if "meta-inf/manifest.xml" in names else b""
        if "encrypted-package" in names or b"encryption-data" in manifest:
            raise Unusable("a workbook with a password", NO_PASSWORD)
        return "ods"
    if ooxml.WORKBOOK not in names:
        raise Unusable("a zip archive that holds no workbook", SAVE_AS)
    return "xlsx"


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


def read_payload(sheets: Mapping[str, Rows], file: str) -> Payload:
    """The hidden payload of a workbook; raises `Faults` where there is none or it was changed."""
    for name, rows in sheets.items():
        if name == hidden.SHEET or (rows and rows[0] and hidden.begins(str(rows[0][0]))):
            try:
                return hidden.from_cells([str(row[0]) if row else "" for row in rows], file)
            except hidden.Damaged as error:
                hint = "Take an unchanged copy of the form from results/ and copy your answers into it."
                found = f"a form whose hidden part is damaged: {error}"
                raise Faults([Problem(file, "", found, "an unharmed form", hint)]) from None
    hint = "Fill in a form from results/; a workbook made by hand is not recognised."
    raise Faults([Problem(file, "", "a workbook without Attest's hidden sheet", "a form that Attest made", hint)])
