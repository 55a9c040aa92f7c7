"""Cells that are no text any more: what a spreadsheet made of an entry, and whether it can be undone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from attest.forms.cells.dates import DAY_ZERO, Moment, day_of, guesses, makes, moment_text
from attest.forms.cells.figures import EXACT_DIGITS, number_text, significant_digits
from attest.forms.cells.raw import FormulaError, Merged, NoResult, Percent
from attest.forms.cells.typed import (
    AS_TEXT,
    CHOOSE,
    LONGEST_NUMBER,
    NO,
    YES,
    Entry,
    as_chosen,
    choose,
    folded,
    formula_error,
    read_text,
    refuse,
    restore,
)
from attest.forms.form import Field
from attest.problems import shown

FIRST_DATE, LAST_DATE = 15_000, 70_000  # the years 1941 to 2091 as the day numbers of a spreadsheet


def read_changed(raw: object, field: Field) -> Entry:
    """What a cell that holds anything but a plain text means for a field."""
    if isinstance(raw, Merged):
        hint = "Unmerge the cells and type the answer again."
        return Entry(level="error", expected="a cell of its own", found="a cell merged with others", hint=hint)
    if isinstance(raw, FormulaError):
        return formula_error(raw, field)
    if isinstance(raw, NoResult):
        return refuse(field, f"a formula without its result, {shown(raw)}", "Type the value itself.")
    if isinstance(raw, bool):
        return _read_truth(raw, field)
    if isinstance(raw, Percent):
        return _read_percent(raw, field)
    if isinstance(raw, (int, float)):
        return _read_number(raw, field)
    if isinstance(raw, (datetime.date, datetime.time, datetime.timedelta)):
        return _read_moment(raw, field)
    return refuse(field, shown(raw))


def percent_text(raw: float) -> str:
    """A per cent as a person sees it; multiplying by 100 leaves a trace in the last digits, which is rounded away."""
    return f"{number_text(round(raw * 100, 10))}%"


def _read_truth(raw: bool, field: Field) -> Entry:
    """TRUE and FALSE, which a spreadsheet also makes of the word in the language of its user."""
    text = "TRUE" if raw else "FALSE"
    if field.options and choose(text, field) is None:
        meant = [option for option in field.options if folded(option) in (YES if raw else NO)]
        if len(meant) == 1:
            return _restore_option(meant[0], f"the truth value {text}", field)
    return read_text(text, field)


def _read_percent(raw: Percent, field: Field) -> Entry:
    text = percent_text(raw)
    found = f"the number {number_text(raw)}, shown as {text}"
    if field.options:
        option = choose(text, field) or choose(text.replace("%", " %"), field)
        return Entry(as_chosen(option, field)) if option else refuse(field, found, CHOOSE)
    if field.kind == "text":
        return Entry(text)
    if field.kind in ("boolean", "date"):
        return refuse(field, found)
    entry = read_text(text, field)
    if entry.refused:
        return refuse(field, found, entry.hint)
    zeros = " Zeros at its end may be gone." if field.kind == "reported number" else ""
    return restore(field, entry.value, found, f"It was read as {text[:-1]}.{zeros} To be sure, {AS_TEXT}")


def _read_number(raw: float, field: Field) -> Entry:
    text = number_text(raw)
    found = f"the number {text}"
    if field.options:
        return _choose_number(raw, text, field)
    if field.kind == "text":
        if significant_digits(text) >= EXACT_DIGITS:
            hint = f"A spreadsheet keeps {EXACT_DIGITS} digits of a number: {AS_TEXT}"
            return refuse(field, f"{found}, whose last digits may be lost", hint)
        return Entry(text)
    entry = read_text(text, field)
    if entry.refused:
        hint = entry.hint
        if field.kind == "date" and FIRST_DATE < raw < LAST_DATE:
            hint = f"It may be the day {DAY_ZERO + datetime.timedelta(days=int(raw))}: {AS_TEXT}"
        return refuse(field, found if len(text) <= LONGEST_NUMBER else f"the number {shown(text)}", hint)
    if field.kind == "reported number":
        hint = f"It was read as {text}; zeros at its end may be gone. Where there were any, {AS_TEXT}"
        return restore(field, entry.value, found, hint)
    return entry


def _choose_number(raw: float, text: str, field: Field) -> Entry:
    """The option that a number is, also one whose zeros a spreadsheet has dropped, such as 1.0 or 007."""
    if option := choose(text, field):
        return Entry(as_chosen(option, field))
    equal = [option for option in field.options if _is_equal(option, raw)]
    if len(equal) == 1:
        return _restore_option(equal[0], f"the number {text}", field)
    return refuse(field, f"the number {text}", CHOOSE)


def _is_equal(option: str, raw: float) -> bool:
    try:
        return float(option) == raw
    except ValueError:
        return False


def _read_moment(raw: Moment, field: Field) -> Entry:
    day = day_of(raw)
    if field.kind == "date" and day is not None:
        return Entry(str(day))
    kind = "date" if day is not None else "time"
    found = f"the {kind} {shown(moment_text(raw))}"
    may_be: Sequence[str] = guesses(raw)
    if field.options:
        may_be = [option for option in field.options if makes(option, raw)]
        if len(may_be) == 1:
            return _restore_option(may_be[0], found, field)
    told = f" (it may have been {_either(may_be)})" if may_be else ""
    return refuse(field, found, f"A spreadsheet took the entry for a {kind}{told}: {AS_TEXT}")


def _restore_option(option: str, found: str, field: Field) -> Entry:
    hint = f"It was read as {option}. To be sure, choose it from the list in the cell."
    return restore(field, as_chosen(option, field), found, hint)


def _either(words: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
