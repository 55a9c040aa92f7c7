"""What a typed text says for a field: a value of its kind, a code, an accepted suggestion, or what is wrong with it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from attest.forms.cells.figures import is_spaced, plain, read_figure
from attest.forms.form import CODES, Field
from attest.problems import shown

ACCEPT = "✓"  # typed or chosen to take over the suggestion beside the cell
ACCEPTS = frozenset({*(tick + look for tick in "✓✔" for look in ("", "\ufe0e", "\ufe0f")), "ok", "OK", "Ok", "oK"})
LONGEST_NUMBER = 60  # characters of a number, date or yes/no
LONGEST_CODE = 30  # characters of a code, however it is spaced
COMMA_HINT = "Write the decimals with a point."
CHOOSE = "Choose from the list in the cell."
AS_TEXT = "format the cell as text and type it again."

_FORMULA_ERROR = re.compile(r"#[^\W\d_][\w/]*[!?]?|Err:\d{3}")
_SIMPLE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")  # most numbers, which need no closer look
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
YES, NO = frozenset({"yes", "true", "y"}), frozenset({"no", "false", "n"})

# Signs that spreadsheet programs put in by themselves, or that look alike: one spelling for all of them.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u02bc´\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f«»\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\u00ad\ufe0e\ufe0f", None),
    }
)


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


ACCEPTED = Entry(accepts=True)
_BY_CODE = {code: Entry(code=code) for code in CODES.values()}
_CODE_KEYS = {label.replace(" ", ""): code for label, code in CODES.items()}
_CODE_BEGINS = frozenset(sign for key in _CODE_KEYS for sign in (key[0], key[0].upper()))


def read_text(text: str, field: Field) -> Entry:
    """What a text without outer white space means for a field."""
    if text in ACCEPTS and text not in field.options:
        return ACCEPTED
    if field.options:
        return _read_choice(text, field)
    if field.codes and text[0] in _CODE_BEGINS and (code := code_of(text)):
        return _BY_CODE[code]
    if field.kind == "text":
        return Entry(text)
    if text[0] in "#E" and _FORMULA_ERROR.fullmatch(text):
        return formula_error(text, field)
    if len(text) > LONGEST_NUMBER:
        return refuse(field, shown(text))
    return _READERS[field.kind](text, field)


def refuse(field: Field, found: str, hint: str = "") -> Entry:
    return Entry(level="error", expected=wanted(field), found=found, hint=hint)


def restore(field: Field, value: Any, found: str, hint: str) -> Entry:
    """A value that was changed on the way to us and is certain all the same."""
    return Entry(value, level="warning", expected=wanted(field), found=found, hint=hint)


def formula_error(text: str, field: Field) -> Entry:
    return refuse(field, f"the formula error {shown(text)}", "Type the value itself.")


def wanted(field: Field) -> str:
    """What a field expects, in words."""
    codes = "; or not reported, not applicable, unclear" if field.codes else ""
    if field.options:
        several = "one or more of (with ; between them)" if field.kind == "choices" else "one of"
        means = dict(field.means)
        named = (f"{one} ({means[one].lower()})" if one in means else one for one in field.options)
        return f"{several} {', '.join(named)}{codes}"
    words = {
        "text": "text",
        "integer": "a whole number",
        "decimal": "a number",
        "reported number": "a number as printed, with a decimal point",
        "boolean": "yes or no",
        "date": "a date such as 2026-11-22, 2026-11 or 2026",
    }
    return words[field.kind] + codes


def code_of(text: str) -> str:
    """The code that a text names, whatever its case and spacing; "" where it names none."""
    if len(text) > LONGEST_CODE:
        return ""
    return _CODE_KEYS.get("".join(text.casefold().replace("_", " ").split()), "")


def folded(text: str) -> str:
    """A text as choices are compared: without regard to case, spaces, and the looks of quotes and dashes."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_ALIKE)).replace("\u2044", "/").translate(_ALIKE)
    return " ".join(text.casefold().split()).replace("--", "-").replace("`", "'")


@lru_cache(maxsize=1024)
def _spellings(options: tuple[str, ...], means: tuple[tuple[str, str], ...] = ()) -> Mapping[str, str]:
    """The options by their folded spelling, or by what they stand for, without those that share it with another."""
    spelt: dict[str, dict[str, None]] = {}
    for option, spelling in (*((option, option) for option in options), *means):
        spelt.setdefault(folded(spelling), {}).setdefault(option)
    return {spelling: next(iter(meant)) for spelling, meant in spelt.items() if len(meant) == 1}


def choose(text: str, field: Field) -> str | None:
    """The option that a text means: the very same, or the only one that looks alike."""
    return text if text in field.options else _spellings(field.options, field.means).get(folded(text))


def as_chosen(option: str, field: Field) -> Any:
    return [option] if field.kind == "choices" else option


def _read_choice(text: str, field: Field) -> Entry:
    if option := choose(text, field):
        return Entry(as_chosen(option, field))
    if field.kind == "choices" and ";" in text:
        chosen = [choose(part.strip(), field) for part in text.split(";") if part.strip()]
        if chosen and all(chosen):
            return Entry(sorted({one for one in chosen if one}, key=field.options.index))
    if field.codes and (code := code_of(text)):
        return _BY_CODE[code]
    if _FORMULA_ERROR.fullmatch(text):
        return formula_error(text, field)
    known = _spellings(field.options, field.means)
    near = get_close_matches(folded(text), known, 1)
    return refuse(field, shown(text), f"Did you mean {known[near[0]]}? {CHOOSE}" if near else CHOOSE)


def _read_reported(text: str, field: Field) -> Entry:
    if _SIMPLE.fullmatch(text):
        return Entry(text)
    figure = read_figure(text)
    if figure is None:
        return _no_number(text, field)
    if figure.comma:
        return restore(field, figure.printed, shown(text), f"It was read as {figure.printed}. {COMMA_HINT}")
    return Entry(figure.printed)


def _read_decimal(text: str, field: Field) -> Entry:
    if _SIMPLE.fullmatch(text):
        return Entry(float(text))
    figure = read_figure(text)
    if figure is None or figure.relation:
        return _no_number(text, field)
    if figure.either:
        one, other = figure.either
        return refuse(field, shown(text), f"It may be {one} or {other}: type it without the comma.")
    value = float(figure.number)
    if figure.comma:
        return restore(field, value, shown(text), f"It was read as {figure.number}. {COMMA_HINT}")
    return Entry(value)


def _read_integer(text: str, field: Field) -> Entry:
    if _SIMPLE.fullmatch(text) and "." not in text:
        return Entry(int(text))
    figure = read_figure(text)
    if figure is None or figure.relation or "." in figure.number:
        return _no_number(text, field)
    return Entry(int(figure.number))


def _no_number(text: str, field: Field) -> Entry:
    if is_spaced(text):
        return refuse(field, shown(text), "Type it without signs between the thousands.")
    hint = COMMA_HINT if field.kind != "integer" and re.search(r"\d,\d", text) else ""
    return refuse(field, shown(text), hint)


def _read_boolean(text: str, field: Field) -> Entry:
    said = text.casefold()
    yes, no = said in YES or said == "1", said in NO or said == "0"
    return Entry(yes) if yes or no else refuse(field, shown(text))


def _read_date(text: str, field: Field) -> Entry:
    said = plain(text)
    return Entry(said) if _DATE.fullmatch(said) and is_date(said) else refuse(field, shown(text))


def is_date(text: str) -> bool:
    """Whether a year, a year and month or a day, written as ISO 8601 does, exists."""
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


_READERS: dict[str, Callable[[str, Field], Entry]] = {
    "reported number": _read_reported,
    "decimal": _read_decimal,
    "integer": _read_integer,
    "boolean": _read_boolean,
    "date": _read_date,
}
