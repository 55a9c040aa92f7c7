"""What a cell says: from the entry that a person typed to a value of the field's kind, or to what is wrong with it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any

from attest.forms.cells.changed import percent_text, read_changed
from attest.forms.cells.dates import moment_text
from attest.forms.cells.figures import exact_text, number_text
from attest.forms.cells.grid import LONGEST_CELL
from attest.forms.cells.raw import Percent
from attest.forms.cells.typed import ACCEPT, Entry, read_text, refuse, wanted
from attest.forms.form import CODES, Field
from attest.problems import shown

__all__ = ["ACCEPT", "CODE_LABELS", "Entry", "cell_text", "entry_text", "read_entry", "wanted"]

CODE_LABELS = {code: label for label, code in CODES.items()}
# Signs without a width that come along from web pages and documents. Joiners stay: some scripts cannot do without.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def read_entry(raw: object, field: Field) -> Entry | None:
    """What an entry means for a field; `None` for a blank cell."""
    if raw is None or raw == "":
        return None
    if type(raw) is not str:  # the special cells are texts and numbers too, but of their own types
        return read_changed(raw, field)
    text = raw.strip() if raw.isascii() and "\r" not in raw else _cleaned(raw)
    if not text:
        return None
    if len(raw) > LONGEST_CELL // 2 and _fills_its_cell(raw):
        hint = "Type it again, shorter, or put the rest into the comment."
        return refuse(field, f"{shown(text)}, which fills the cell to its limit; its end may be gone", hint)
    return read_text(text, field)


def cell_text(raw: object) -> str:
    """The text of a cell as its reader gives it: composed accents, plain spaces, no outer white space."""
    if isinstance(raw, str):
        return raw.strip() if raw.isascii() and "\r" not in raw else _cleaned(raw)
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, Percent):
        return percent_text(raw)
    if isinstance(raw, (int, float)):
        return number_text(raw)
    if isinstance(raw, (datetime.date, datetime.time, datetime.timedelta)):
        return moment_text(raw)
    return str(raw).strip()


def _cleaned(text: str) -> str:
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _fills_its_cell(text: str) -> bool:
    """Whether a text is as long as a cell can be; Excel counts signs beyond the first 65,536 of Unicode twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 >= LONGEST_CELL


def entry_text(value: Any, code: str) -> str:
    """A value or code as it is typed into a cell; reading it gives the same value again."""
    if code:
        return CODE_LABELS.get(code, code)
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    return exact_text(value) if isinstance(value, float) else str(value)
