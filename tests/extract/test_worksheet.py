"""The worksheet of integrity checks, as people open it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from answer_lines import answer, people
from attest.extract import flag_form, flags, worksheet

STUDIES = [{"study_id": "s1", "label": "Kim 2020"}, {"study_id": "s2", "label": "Lee: 2021 [b]"}]


def sheets(path: Path, found: list[dict[str, Any]]) -> openpyxl.Workbook:
    asked = [line for one in found for line in answer(one["flag_id"], None)]
    worksheet.write(path, flag_form.answered(found, asked), STUDIES, "A review", "2026-01-31")
    return openpyxl.load_workbook(path)


def test_a_sheet_a_study_with_what_does_not_fit_first(tmp_path: Path) -> None:
    found = flags.with_ids(flags.findings(people("60", answered=True)))
    book = sheets(tmp_path / "a.xlsx", found)
    assert book.sheetnames == ["Integrity checks", "Kim 2020", "Lee 2021 b", "What each check asks"]
    rows = list(book["Kim 2020"].iter_rows(min_row=4, values_only=True))
    assert rows[0][:2] == ("Result", "Check")
    assert rows[1][:2] == ("inconsistent", "percent-count")
    assert "8 of 10 = 80 %" in str(rows[1][4])
    assert rows[1][6] == "open"
    assert {row[0] for row in rows[2:]} == {"consistent"}
    assert {row[9] for row in rows[1:]} == {"answers"}, "one reviewer's own answers are not shown to the others"
    overview = [row[:5] for row in book["Integrity checks"].iter_rows(min_row=5, values_only=True)]
    assert overview[0] == ("Kim 2020", "1", "0", str(len(rows) - 2), "1")
    assert book["Lee 2021 b"]["A5"].value == "No reported number could be tested yet."


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    found = flags.with_ids(flags.findings(people("60", answered=False)))
    for name in ("a.xlsx", "b.xlsx"):
        sheets(tmp_path / name, found)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
