"""The workbook of evidence: text that is never a formula, notes, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from attest.report.evidence_xlsx import write_xlsx

Rows = list[dict[str, Any]]
SHEETS = ["Characteristics", "Results", "Adverse events", "All values", "Key"]


def test_the_sheets_hold_the_tables(two_studies: Rows, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "e.xlsx", two_studies)
    book = openpyxl.load_workbook(tmp_path / "e.xlsx")
    assert book.sheetnames == SHEETS
    heads = {cell.value: cell.column for cell in book["Characteristics"][3]}
    women = book["Characteristics"].cell(4, heads["Women"])
    assert women.value == "27 (93%)" and women.number_format == "@"
    note = women.comment.text if women.comment else ""
    assert "“27 women [93%]”" in note and "kuzumi_news.txt, characters 790–804" in note
    assert "Ana Sample: extraction_ana.xlsx, sheet People, cell C4" in note
    assert book["Characteristics"].freeze_panes == "B4"
    assert book["Characteristics"].page_setup.orientation == "landscape"


def test_numbers_keep_their_digits_as_text_and_are_numbers_beside_it(
    attested: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    rows = [
        attested(("s1", "A"), "people", f"f{i}", f"F{i}", "", v) for i, v in enumerate(("3.10", "007", "−6.3", "<1"))
    ]
    write_xlsx(tmp_path / "e.xlsx", rows)
    sheet = openpyxl.load_workbook(tmp_path / "e.xlsx")["All values"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    pairs = [(sheet.cell(i, heads["value"]).value, sheet.cell(i, heads["number"]).value) for i in range(4, 8)]
    assert pairs == [("3.10", 3.1), ("007", 7), ("−6.3", -6.3), ("<1", None)]


@pytest.mark.parametrize("nasty", ["=1+1", "@x", "+1", "-x", "=HYPERLINK(1)", "https://x.example", "{=1}"])
def test_what_a_source_says_is_never_run(attested: Callable[..., dict[str, Any]], tmp_path: Path, nasty: str) -> None:
    row = attested((nasty, nasty), "study", "design", nasty, "", nasty, quote=nasty, by=nasty, file=nasty, unit="")
    write_xlsx(tmp_path / "e.xlsx", [row], title=nasty)
    book = openpyxl.load_workbook(tmp_path / "e.xlsx")
    cells = [cell for sheet in book for line in sheet for cell in line if cell.value is not None]
    assert sum(cell.value == nasty for cell in cells) >= 5
    assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in cells)


def test_a_text_longer_than_a_cell_holds_is_cut_not_dropped(
    attested: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    write_xlsx(tmp_path / "e.xlsx", [attested(("s1", "A"), "study", "note", "Note", "", "long " * 8000)])
    value = openpyxl.load_workbook(tmp_path / "e.xlsx")["Characteristics"]["B4"].value
    assert isinstance(value, str) and value.startswith("long ") and value.endswith("…")


def test_the_same_values_give_the_same_bytes(two_studies: Rows, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "one.xlsx", two_studies)
    write_xlsx(tmp_path / "two.xlsx", two_studies)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_no_value_gives_sheets_that_say_so(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "e.xlsx", [])
    book = openpyxl.load_workbook(tmp_path / "e.xlsx")
    assert book.sheetnames == SHEETS and "waits for the reviewers" in str(book["Results"]["B3"].value)
