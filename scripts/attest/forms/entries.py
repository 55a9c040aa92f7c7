"""What a cell says: from the entry that a person typed to a value of the field's kind, or to what is wrong with it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from attest.forms.form import CODES, Field
from attest.problems import shown

ACCEPT = "✓"  # typed or chosen to take over the suggestion beside the cell
ACCEPTS = frozenset({"✓", "✔", "ok", "OK", "Ok"})
LONGEST_NUMBER = 60  # characters of a number, date or yes/no
CODE_LABELS = {code: label for label, code in CODES.items()}

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_REPORTED = re.compile(r"(?:[<>≤≥=~]=?)?\s*[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?\s*%?")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_YES, _NO = {"yes", "true", "y", "1"}, {"no", "false", "n", "0"}


@dataclass(frozen=True)
class Entry:
    """A cell read by its field: a value, or a code, or an accepted suggestion, or what is wrong.

    With a `level` it has something to tell: `error` where the entry could not be read and counts for nothing, `warning`
    where it is used, but somebody should look (a value that a spreadsheet had changed and that was restored).
    """

    value: Any = None
    code: str = ""
    accepts: bool = False
    level: str = ""
    expected: str = ""
    found: str = ""
    hint: str = ""

    @property
    def refused(self) -> bool:
        return self.level == "error"


def cell_text(raw: object) -> str:
    """The text of a cell as calamine or a CSV gives it: composed accents, plain spaces, no outer white space."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return unicodedata.normalize("NFC", str(raw)).replace("\u00a0", " ").replace("\u202f", " ").strip()


def read_entry(raw: object, field: Field) -> Entry | None:
    """What an entry means for a field; `None` for a blank cell."""
    if isinstance(raw, (datetime.date, datetime.time, datetime.timedelta)) and field.kind != "date":
        hint = "A spreadsheet took the entry for a date: format the cell as text and type it again."
        return Entry(level="error", expected=wanted(field), found=f"the date {shown(raw)}", hint=hint)
    text = cell_text(raw)
    if not text:
        return None
    if text in ACCEPTS and text not in field.options:
        return Entry(accepts=True)
    folded = text.casefold()
    if field.options:
        return _choice(text, field)
    if field.codes and folded in CODES:
        return Entry(code=CODES[folded])
    if text.startswith("#") and text.rstrip("!?").isupper() and field.kind != "text":
        return Entry(
            level="error",
            expected=wanted(field),
            found=f"the formula error {shown(text)}",
            hint="Type the value itself.",
        )
    return _typed(raw, text, field)


def wanted(field: Field) -> str:
    """What a field expects, in words."""
    codes = "; or not reported, not applicable, unclear" if field.codes else ""
    if field.options:
        several = "one or more of (with ; between them)" if field.kind == "choices" else "one of"
        return f"{several} {', '.join(field.options)}{codes}"
    words = {
        "text": "text",
        "integer": "a whole number",
        "decimal": "a number",
        "reported number": "a number as printed, with a decimal point",
        "boolean": "yes or no",
        "date": "a date such as 2026-11-22",
    }
    return words[field.kind] + codes


def _choice(text: str, field: Field) -> Entry:
    by_folded = {option.casefold(): option for option in field.options}
    parts = [part.strip() for part in text.split(";")] if field.kind == "choices" else [text]
    chosen = [by_folded.get(part.casefold()) for part in parts if part]
    if all(chosen):
        return Entry(value=sorted(set(chosen), key=field.options.index) if field.kind == "choices" else chosen[0])
    if field.codes and text.casefold() in CODES:
        return Entry(code=CODES[text.casefold()])
    return Entry(level="error", expected=wanted(field), found=shown(text), hint="Choose from the list in the cell.")


def _typed(raw: object, text: str, field: Field) -> Entry:
    if field.kind != "text" and len(text) > LONGEST_NUMBER:
        return Entry(level="error", expected=wanted(field), found=shown(text))
    plain = text.replace("\u2212", "-").replace("·", ".")
    if field.kind == "text":
        return Entry(value=text)
    if field.kind == "date":
        if isinstance(raw, datetime.date):
            return Entry(value=raw.isoformat()[:10])
        if _DATE.fullmatch(text) and _is_date(text):
            return Entry(value=text)
    elif field.kind == "boolean":
        if text.casefold() in _YES | _NO:
            return Entry(value=text.casefold() in _YES)
    elif field.kind == "reported number":
        if re.search(r"\d", plain) and _REPORTED.fullmatch(plain):
            return Entry(value=plain.rstrip("% ").replace(" ", ""))
    elif re.search(r"\d", plain) and _NUMBER.fullmatch(plain):
        number = plain.replace(",", "")
        if field.kind == "decimal":
            return Entry(value=float(number))
        if "." not in number:
            return Entry(value=int(number))
    hint = "Write the decimals with a point." if re.fullmatch(r"[-+]?\d+,\d+", plain) else ""
    return Entry(level="error", expected=wanted(field), found=shown(text), hint=hint)


def _is_date(text: str) -> bool:
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def entry_text(value: Any, code: str) -> str:
    """A value or code as it is typed into a cell; reading it gives the same value again."""
    if code:
        return CODE_LABELS.get(code, code)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
