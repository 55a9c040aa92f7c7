"""Type the worked example's decisions into freshly made forms: `python tests/remake_example.py` after forms changed.

It plays the review as people would: a run, the answers of a step, a run, its consensus, a run, and so on. The
workbooks in sources/decisions/ are replaced.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attest.strict import load_yaml
from conftest import HOME, copy_example, run_review
from people import Workbook

DECISIONS = Path(__file__).parent / "example/decisions.yaml"
STAGE = {
    "duplicates": "deduplicate",
    "screening": "screen",
    "eligibility": "screen",
    "extraction": "extract",
    "integrity": "extract",
    "risk_of_bias": "appraise",
}


def main() -> None:
    told = load_yaml(DECISIONS, DECISIONS.name)
    with tempfile.TemporaryDirectory() as folder:
        review = copy_example(Path(folder) / "review")
        shutil.rmtree(review / "sources/decisions", ignore_errors=True)
        _run(review)
        fills = (duplicates, screening, eligibility, extraction, integrity, risk_of_bias)
        for step, fill in zip(STAGE, fills, strict=True):
            made = review / "results" / STAGE[step] / step
            returned = review / "sources/decisions" / step
            for reviewer in told[step].keys() - {"consensus"}:
                book = Workbook(made / f"forms/{reviewer}.xlsx")
                fill(book, told[step][reviewer])
                book.save(returned / f"{step}-{reviewer}.xlsx")
            _run(review)
            if "consensus" not in told[step]:
                continue
            book = Workbook(made / "conflicts.xlsx")
            for one in told[step]["consensus"]:
                subject = next(row for row in book.subjects() if row.startswith(one["subject"]))
                book.settle(subject, one["question"], one["settled"], one["reason"])
            book.save(returned / f"{step}-consensus.xlsx")
            _run(review)
        shutil.rmtree(HOME / "sources/decisions", ignore_errors=True)
        shutil.copytree(review / "sources/decisions", HOME / "sources/decisions")


def duplicates(book: Workbook, told: list[dict[str, str]]) -> None:
    _subjects(book, "Possible duplicates", told)


def screening(book: Workbook, told: list[dict[str, str]]) -> None:
    _subjects(book, "Screening", told)


def _subjects(book: Workbook, sheet: str, told: list[dict[str, str]]) -> None:
    for one in told:
        subject = one["subject"]
        book.table(sheet, subject, subject, {name: text for name, text in one.items() if name != "subject"})


def eligibility(book: Workbook, told: list[dict[str, str]]) -> None:
    for one in told:
        report = next(name for name in book.labels("Eligibility", "Report") if name.startswith(one["report"]))
        book.table("Eligibility", report, report, {name: text for name, text in one.items() if name != "report"})


def extraction(book: Workbook, told: Mapping[str, Any]) -> None:
    for study, section, question, text in told["answers"]:
        book.answer(study, section, question, text)
    for study in told["accept"]:
        book.accept_all(study)
    for sheet, study, contains in told["keep_rows"]:
        book.table(sheet, study, contains, {"This row": "✓ keep as suggested"})
    for sheet, study, contains, values in told["fill_rows"]:
        book.table(sheet, study, contains, values)
    book.leave_out_the_rest("Results")
    for sheet, values in told["add_rows"]:
        book.add(sheet, values)


def integrity(book: Workbook, told: list[dict[str, str]]) -> None:
    _subjects(book, "Integrity flags", told)


def risk_of_bias(book: Workbook, told: list[dict[str, Any]]) -> None:
    for one in told:
        questions = [asked for asked in book.questions(one["study"]) if asked[1][0].isdigit()]  # the rule judges
        for question, text in zip(questions, one["answers"], strict=True):
            book.answer(one["study"], question[0], question[1], text)
            number = question[1].partition(".")[0]
            if number in one["support"]:
                book.support(one["study"], *question, one["support"][number])


def _run(review: Path) -> None:
    done = run_review(review)
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    print(done.stdout.strip().splitlines()[-1])


if __name__ == "__main__":
    main()
