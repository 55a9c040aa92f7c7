"""Checks of what documents print: reports of one study, tests with their p values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attest.extract.integrity.reports import between_reports, stated_tests
from attest.extract.stated_tests import check_stated
from attest.ingest.documents import document_of
from attest.text.source import Source, read_source

STUDY: dict[str, Any] = {
    "study_id": "s", "label": "Kim 2020",
    "reports": [
        {"report_id": "paper", "label": "Kim 2020", "file": "paper.txt"},
        {"report_id": "news", "label": "Kim news", "file": "news.txt"},
    ],
}  # fmt: skip


def said(report: str, role: str, value: str, row: dict[str, str] | None = None) -> dict[str, Any]:
    file = f"{report}.txt"
    quote = f"{value} of them"
    return {
        "report_id": report,
        "role": role,
        "value": value,
        "row": row,
        "file": file,
        "quote": quote,
        "start": 5,
        "end": 9,
    }


def asked(role: str, value: str) -> dict[str, Any]:
    return {
        "subject": "s", "role": role, "row": "", "sheet": "people", "field": "n", "title": "Analysed", "value_id": "v1",
        "sheet_title": "People", "row_label": "",
        "suggestion": {"value": value, "file": "paper.txt", "start": 5, "end": 9},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("role", "one", "other", "row", "result"),
    [
        ("study.n_analysed", "29", "31", None, "inconsistent"),
        ("study.n_analysed", "29", "29", None, "consistent"),
        ("age.mean", "48", "48.3", None, "consistent"),
        ("age.mean", "48", "49.3", None, "inconsistent"),
        ("result.mean", "3.1", "4.1", {"outcome": "Pain"}, "inconsistent"),
    ],
)
def test_two_reports_of_a_study(role: str, one: str, other: str, row: dict[str, str] | None, result: str) -> None:
    (found,) = between_reports(
        [STUDY], [said("paper", role, one, row), said("news", role, other, row)], [asked(role, one)]
    )
    assert found.result == result
    assert f"Kim 2020 says {one}" in found.arithmetic
    assert [cell.value for cell in found.cells] == [one]


def test_other_rows_and_single_reports_are_not_compared() -> None:
    pain, sleep = {"outcome": "Pain"}, {"outcome": "Sleep"}
    apart = [said("paper", "result.mean", "3.1", pain), said("news", "result.mean", "4.1", sleep)]
    assert list(between_reports([STUDY], apart, [])) == []
    assert list(between_reports([STUDY], apart[:1], [])) == []


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Scores fell, t(28) = 2.20, p = .036.", "consistent"),
        ("Scores fell (t(28) = 2.20, p = .30).", "inconsistent"),
        ("Scores fell (t = 2.20, df = 28, P = 0.036).", "consistent"),
        ("The groups differed, F(2, 45) = 4.50, p < .05.", "consistent"),
        ("The groups differed, F(2, 45) = 4.50, p < .001.", "inconsistent"),
        ("More men (χ2(1, N = 90) = 3.84, p = .05).", "consistent"),
        ("More men (χ² = 3.84, df = 1; p=0.05).", "consistent"),
        ("More men (Chi-square(1) = 3.84, p = .20).", "inconsistent"),
        ("They correlated, r(48) = .35, p = .013.", "consistent"),
        ("They correlated, r(48) = −.35, p = .13.", "inconsistent"),
        ("It rose (Z = 1.96, p = .05).", "consistent"),
        ("It rose (t(28) = 1.20, ns).", "consistent"),
        ("It rose (t(28) = 2.20, ns).", "inconsistent"),
        ("A one-tailed test was used: t(28) = 2.20, p = .018.", "consistent"),
        ("It fell (t(28) < 1, p = .50).", "consistent"),
    ],
)
def test_tests_in_a_text(text: str, result: str) -> None:
    (found,) = check_stated(text)
    assert found[1].result == result, found[1].arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "The mean was 3.2 (p = .04).",
        "We used t = 3 time points, p = 0.04 apart.",
        "The rest (28) = 2.20, p = .036.",
        "HR = 0.71, p = 0.01; CI(95) = 2.",
        "Figure F (2) shows p values.",
    ],
)
def test_what_is_no_complete_test_is_left_alone(text: str) -> None:
    assert list(check_stated(text)) == []


def test_a_test_in_a_document_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("Kim A. A trial. Results: pain fell, t(28) = 1.20, p = .04, in all.", encoding="utf-8")
    source: Source = read_source(path, "paper.txt")
    (found,) = stated_tests([document_of(source)], [STUDY], [], lambda _: source)
    assert (found.result, found.severity) == ("inconsistent", "impossible")
    assert "paper.txt, characters 36–57" in found.arithmetic
