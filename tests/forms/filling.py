"""Typing into a small round's workbook, in either layout, by what is visible."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from people import Workbook


def fill(path: Path, out: Path, **answers: str) -> Path:
    """Answer the section's questions of the first study; names are titles in small letters."""
    book = Workbook(path)
    for name, text in answers.items():
        put(book, "Kim 2020", name.capitalize().replace("_", " "), text)
    book.save(out)
    return out


def put(book: Workbook, study: str, title: str, text: str) -> None:
    if "Questions" in book.book.sheetnames:
        book.answer(study, "People", title, text)
    else:
        book.table("People", study, study, {title: text})


def sheet_of(path: Path) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.load_workbook(path)
    return book, book["Questions"] if "Questions" in book.sheetnames else book["People"]
