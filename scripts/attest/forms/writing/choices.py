"""Drop-downs and input help of entry cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from attest.forms.cells.grid import cell_name, cut
from attest.forms.entries import ACCEPT, wanted
from attest.forms.form import CODES, Field
from attest.forms.writing.look import Book

SHEET = "_lists"
Block = tuple[int, int, int, int]  # first row, first column, last row, last column
LONGEST_LIST = 250  # Excel takes at most 255 characters in a drop-down that is written out in the cell
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # characters of the input help; a drop-down with more is not written at all


class Lists:
    """Drop-downs that are too long to stand in a cell, kept on a hidden sheet."""

    def __init__(self) -> None:
        self.columns: list[list[str]] = []

    def source(self, options: list[str]) -> list[str] | str:
        written = ",".join(options)
        if cut(written, LONGEST_LIST) == written and not any(sign in option for option in options for sign in ',"'):
            return options
        if options not in self.columns:
            self.columns.append(options)
        letter = cell_name(0, self.columns.index(options))[:-1]
        return f"={SHEET}!${letter}$1:${letter}${len(options)}"

    def write(self, book: Book) -> None:
        if not self.columns:
            return
        page = book.workbook.add_worksheet(SHEET)
        for column, options in enumerate(self.columns):
            for row, option in enumerate(options):
                page.write_string(row, column, option)
        page.very_hidden()


def field_options(field: Field, accepts: bool, more: Iterable[str] = ()) -> list[str]:
    """What the drop-down of a field offers: ✓ where something is suggested, its choices, what is known, the codes."""
    codes = [label for label in CODES if label not in field.options] if field.codes else []
    own = ("yes", "no") if field.kind == "boolean" else field.options
    return [*([ACCEPT] if accepts else []), *dict.fromkeys([*own, *field.offers, *more]), *codes]


def offer(
    page: Worksheet,
    lists: Lists,
    blocks: Sequence[Block],
    options: list[str],
    strict: bool,
    title: str = "",
    message: str = "",
) -> None:
    """Put a drop-down on blocks of cells; only a strict one refuses what is not in its list."""
    rule: dict[str, Any] = {"validate": "list", "source": lists.source(options), "show_error": strict}
    said = {"input_title": cut(title, LONGEST_TITLE), "input_message": cut(message, LONGEST_MESSAGE)}
    _validate(page, blocks, rule | (said if title else {}))


def offer_field(
    page: Worksheet,
    lists: Lists,
    blocks: Sequence[Block],
    field: Field,
    strict: bool,
    accepts: bool = False,
    more: Iterable[str] = (),
) -> None:
    """Put a field's drop-down and input help on blocks of cells."""
    options = field_options(field, accepts, more)
    example = f" For example: {field.example}" if field.example else ""
    rule: dict[str, Any] = {
        "input_title": cut(field.title, LONGEST_TITLE),
        "input_message": cut(f"Expected: {wanted(field)}.{example}", LONGEST_MESSAGE),
        "show_error": strict and field.kind == "choice",
    }
    rule |= {"validate": "list", "source": lists.source(options)} if options else {"validate": "any"}
    _validate(page, blocks, rule)


def _validate(page: Worksheet, blocks: Sequence[Block], rule: dict[str, Any]) -> None:
    if not blocks:
        return
    first, *others = blocks
    refusal = {"error_title": "Not in the list", "error_message": "Please choose from the list, or leave it blank."}
    page.data_validation(*first, {**rule, **refusal, **({"other_cells": others} if others else {})})


def blocks_of(rows: Iterable[int], column: int) -> list[Block]:
    """The cells of some rows in a column, as blocks of cells below each other."""
    blocks: list[Block] = []
    for row in sorted(rows):
        if blocks and blocks[-1][2] == row - 1:
            blocks[-1] = (*blocks[-1][:2], row, column)
        else:
            blocks.append((row, column, row, column))
    return blocks
