"""Reviewers as tests play them: they open a workbook, type into cells found by what is visible, and save it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

HEADER = "attest:header"
QUESTION_SHEET, CONFLICT_SHEET = "Questions", "Conflicts"


class Workbook:
    """A workbook that somebody is filling in."""

    def __init__(self, path: Path):
        self.book = openpyxl.load_workbook(path)

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(path)

    def answer(self, study: str, section: str, question: str, text: str, column: str = "Your answer") -> None:
        """Type into the row of a question."""
        sheet = self.book[QUESTION_SHEET]
        head = _head(sheet)
        row = _only(
            row
            for row in _rows(sheet)
            if sheet.cell(row, head["Study"]).value == study
            and sheet.cell(row, head["Section"]).value == section
            and _same(sheet.cell(row, head["Question"]).value, question)
        )
        _type(sheet, row, head[column], text)

    def support(self, study: str, section: str, question: str, text: str) -> None:
        self.answer(study, section, question, text, "What it rests on")

    def accept_all(self, study: str) -> None:
        """Choose ✓ wherever something is suggested for the study and nothing is answered yet."""
        sheet = self.book[QUESTION_SHEET]
        head = _head(sheet)
        for row in _rows(sheet):
            suggested = sheet.cell(row, head["Study"]).value == study and sheet.cell(row, head["Suggestion"]).value
            if _text(suggested or "") and not sheet.cell(row, head["Your answer"]).value:
                sheet.cell(row, head["Your answer"]).value = "✓"

    def table(self, title: str, study: str, contains: str, values: Mapping[str, str]) -> None:
        """Type into a row of a table: the one of the study whose suggestion, or first filled cell, has some words."""
        sheet = self.book[title]
        head = _head(sheet)
        about = _rows_about(sheet, head, study)
        row = _only(row for row in about if contains in " ".join(_text(cell.value) for cell in sheet[row]))
        for column, text in values.items():
            _type(sheet, row, head[column], text)

    def add(self, title: str, values: Mapping[str, str]) -> None:
        """Fill in the first blank row at the foot of a table."""
        sheet = self.book[title]
        head = _head(sheet)
        row = next(row for row in range(4, sheet.max_row + 2) if not any(_text(cell.value) for cell in sheet[row]))
        for column, text in values.items():
            _type(sheet, row, head[column], text)

    def settle(self, subject: str, question: str, text: str, reason: str) -> None:
        """Settle a conflict in a consensus form."""
        sheet = self.book[CONFLICT_SHEET]
        head = _head(sheet)
        row = _only(
            row
            for row in _rows_about(sheet, head, subject)
            if question in (sheet.cell(row, head["Question"]).value, sheet.cell(row, head["Sheet and row"]).value)
        )
        sheet.cell(row, head["Settled answer"]).value = text
        sheet.cell(row, head["Reason"]).value = reason

    def subjects(self) -> list[str]:
        """The subjects of a consensus form's rows."""
        return list(dict.fromkeys(next(iter(row.values()), "") for row in self.conflicts()))

    def labels(self, title: str, column: str) -> list[str]:
        sheet = self.book[title]
        return [_text(sheet.cell(row, _head(sheet)[column]).value) for row in _rows(sheet)]

    def questions(self, study: str) -> list[tuple[str, str]]:
        """Section and question of every row of a study."""
        sheet = self.book[QUESTION_SHEET]
        head = _head(sheet)
        return [
            (
                sheet.cell(row, head["Section"]).value,
                _text(sheet.cell(row, head["Question"]).value).split("\n")[0].strip(),
            )
            for row in _rows(sheet)
            if sheet.cell(row, head["Study"]).value == study
        ]

    def leave_out_the_rest(self, title: str) -> None:
        """Choose ✗ in every suggested row about which nothing was said yet."""
        sheet = self.book[title]
        place = _head(sheet)["This row"]
        for row in _rows(sheet):
            if not sheet.cell(row, place).value:
                sheet.cell(row, place).value = "✗ leave out"

    def conflicts(self) -> list[dict[str, str]]:
        sheet = self.book[CONFLICT_SHEET]
        head = _head(sheet)
        return [{name: _text(sheet.cell(row, place).value) for name, place in head.items()} for row in _rows(sheet)]


def _type(sheet: Worksheet, row: int, column: int, text: Any) -> None:
    """Type into a cell; the form's cells are formatted as text, so that "=" does not begin a formula in them."""
    cell = sheet.cell(row, column)
    cell.value = text
    if isinstance(text, str) and text.startswith("="):
        cell.data_type = "s"


def _head(sheet: Worksheet) -> dict[str, int]:
    row = next(row for row in range(1, 12) if sheet.cell(row, 1).value == HEADER)
    return {str(cell.value): cell.column for cell in sheet[row] if cell.value and cell.value != HEADER}


def _rows(sheet: Worksheet) -> list[int]:
    return [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value or "").startswith("[")]


def _rows_about(sheet: Worksheet, head: dict[str, int], subject: str) -> list[int]:
    first = min(head.values())
    return [row for row in _rows(sheet) if sheet.cell(row, first).value == subject]


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _same(value: Any, question: str) -> bool:
    return _text(value).split("\n")[0].strip() == question


def _only(rows: Any) -> int:
    found = list(rows)
    assert len(found) == 1, f"{len(found)} rows fit"
    return int(found[0])
