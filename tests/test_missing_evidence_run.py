"""The optional step on missing evidence, from the protocol to the report."""

from __future__ import annotations

import shutil
from pathlib import Path

from attest.tables import read_csv, read_json, read_jsonl
from conftest import run_review
from people import QUESTION_SHEET, Workbook

SECTION = "3 and 4. Bias through what is missing"
OUTCOME = "Lung function"
STEP = "results/appraise/missing_evidence"


def answer(book: Workbook, start: str, text: str, column: str = "Your answer") -> None:
    """Type into the row of the outcome's question whose words begin so."""
    sheet = book.book[QUESTION_SHEET]
    head = {str(cell.value): cell.column for cell in sheet[3]}
    (row,) = (
        row
        for row in range(4, sheet.max_row + 1)
        if sheet.cell(row, head["Outcome"]).value == OUTCOME
        and sheet.cell(row, head["Section"]).value == SECTION
        and str(sheet.cell(row, head["Question"]).value).startswith(start)
    )
    sheet.cell(row, head[column]).value = text


def test_a_review_that_names_the_step_asks_for_each_outcome_and_reports_it(example: Path, tmp_path: Path) -> None:
    assert not (example / STEP).exists()
    review = tmp_path / "review"
    shutil.copytree(example, review, copy_function=shutil.copy2)
    protocol = review / "config/review.yaml"
    text = protocol.read_text(encoding="utf-8")
    step = "steps:\n  missing_evidence: {reviewers: 1}\n"
    protocol.write_text(text.replace("steps:\n", step), encoding="utf-8")
    done = run_review(review)
    assert done.returncode == 0, done.stderr[-3000:]
    subjects = read_json(review / STEP / "round.json")["subjects"]
    outcomes = ["Skin thickness", "Lung function", "Calcinosis symptoms", "Calcification on X-ray"]
    assert [one["label"] for one in subjects] == outcomes
    assert "Missing evidence</h3>" not in (review / "results/report/report.html").read_text(encoding="utf-8")
    book = Workbook(review / STEP / "forms/alice.xlsx")
    studies = book.labels("2. Results of each study", "Suggestion")
    assert len(studies) == 2 * len(outcomes) and any("Kuzumi 2023" in one for one in studies)
    for question, said in (("3.1", "no"), ("3.2", "probably no"), ("4.1", "no"), ("4.3", "no"), ("4.6", "yes"),
                           ("4.7", "no"), ("4.8", "no")):  # fmt: skip
        answer(book, question, said)
    answer(book, "Direction", "favours experimental")
    book.save(review / "sources/decisions/missing_evidence/alice.xlsx")
    done = run_review(review)
    assert done.returncode == 0, done.stderr[-3000:]
    assert read_csv(review / "results/problems.csv") == []
    told = {row["role"]: row for row in read_jsonl(review / STEP / "answers.jsonl")
            if row["label"] == OUTCOME and row["role"].startswith("missing.j")}  # fmt: skip
    assert (told["missing.judgement"]["value"], told["missing.judgement"]["status"]) == ("some concerns", "computed")
    page = (review / "results/report/report.html").read_text(encoding="utf-8")
    table = page.partition("Missing evidence</h3>")[2].partition("</table>")[0]
    for words in (OUTCOME, "some concerns", "favours experimental", "computed"):
        assert words in table
