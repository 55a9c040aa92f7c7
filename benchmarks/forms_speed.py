"""How fast forms are written and read back: `python benchmarks/forms_speed.py [extraction|screening]`.

Extraction: 1,000 studies with 80 questions, every one answered, with drop-downs; written and read back, beside openpyxl
doing no more than writing and reading the same texts. Screening: 50,000 citations in 12 columns, shared out to ten
reviewers in pairs; all workbooks written, and all read back with every decision made. CPU seconds without imports.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import openpyxl

from attest.allocation import deal, read_allocation
from attest.forms import loop
from attest.forms.answers import Answer, Record
from attest.forms.round import CellKey, Person, Round, Subject
from attest.forms.schema import read_form
from attest.forms.writing.workbook import write_form

STUDIES, QUESTIONS = 1_000, 80
CITATIONS, REVIEWERS = 50_000, 10
DESIGNS = ["randomised trial", "cohort", "case series", "before-after"]


def field(number: int) -> dict[str, Any]:
    kinds: list[dict[str, Any]] = [
        {"type": "string", "enum": DESIGNS},
        {"type": "string"},
        {"type": "string", "format": "reported-number"},
        {"type": "boolean"},
        {"type": "integer", "minimum": 0},
    ]
    return {**kinds[number % 5], "title": f"Question {number}", "description": "What the report says."}


def answer(number: int, study: int) -> Any:
    told = [DESIGNS[study % 4], f"words {study} of {number}", f"{study / 7:.2f}", study % 2 == 0, study]
    return told[number % 5]


def extraction() -> None:
    properties = {f"q{number}": field(number) for number in range(QUESTIONS)}
    schema = {"title": "Extraction", "x-subject": "study", "type": "object",
              "properties": {"study": {"type": "object", "title": "Study", "properties": properties}}}  # fmt: skip
    subjects = tuple(Subject(f"doi:10.1/{number}", f"Author{number} 2020") for number in range(STUDIES))
    task = make_round(read_form(schema, "form"), subjects, ("ann",), "extraction")
    answers = {
        CellKey(one.id, "study", "", f"q{number}"): Answer(
            answer(number, study), file="a.xlsx", sheet="Study", cell="A1"
        )
        for study, one in enumerate(subjects)
        for number in range(QUESTIONS)
    }
    record = Record("ann", 1, answers=answers, history={key: (one,) for key, one in answers.items()})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ann.xlsx"
        started = time.process_time()
        write_form(path, task, task.reviewers[0], record, {})
        written = time.process_time()
        returned = loop.read_returned(path, "ann.xlsx", task)
        read = time.process_time()
        same = {key: one.value for key, one in returned.cells.items() if one} == {
            k: a.value for k, a in answers.items()
        }
        told = f"written {written - started:.2f}, read {read - written:.2f}, together {read - started:.2f} CPU-s"
        print(f"{STUDIES:,} x {QUESTIONS} answers: {told}; identical: {same}; peak memory {memory()} MB")
        started = time.process_time()
        outcome = loop.take_in(task, [(path, "ann.xlsx")])
        print(f"  read, merged and settled: {time.process_time() - started:.2f} CPU-s ({len(outcome.values):,} values)")
        started = time.process_time()
        plain_openpyxl(
            Path(folder) / "plain.xlsx", [[str(answer(n, s)) for n in range(QUESTIONS)] for s in range(STUDIES)]
        )
        print(f"  openpyxl, the same texts without look or keys: {time.process_time() - started:.2f} CPU-s")


def plain_openpyxl(path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert len([[cell.value for cell in row] for row in sheet]) == len(rows)


def screening() -> None:
    schema = {
        "title": "Screening", "x-subject": "citation", "type": "object",
        "properties": {
            "decision": {"type": "string", "title": "Decision", "enum": ["include", "exclude"], "x-codes": False},
            "reason": {"type": "string", "title": "Reason", "enum": [f"reason {n}" for n in range(8)]},
            "note": {"type": "string", "title": "Note"},
        },
    }  # fmt: skip
    text = "Background. Rituximab was given to people with systemic sclerosis, and skin was measured. " * 15
    known = {"Authors": "A, B, C", "Year": "2020", "Journal": "J", "Abstract": text, "Keywords": "skin; lung"}
    subjects = [
        Subject(
            f"pmid:{number}",
            f"Author{number} 2020",
            (f"doi:10.1/{number}",),
            {"Title": f"A study of number {number}", "DOI": f"10.1/{number}", **known},
        )
        for number in range(CITATIONS)
    ]
    people = [f"r{number}" for number in range(REVIEWERS)]
    plan = read_allocation({"by": "shares"}, people, 1, "screening")
    task = make_round(read_form(schema, "form"), deal(plan, subjects), tuple(people), "eligibility")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.xlsx" for name in people]
        decided = {
            name: {
                CellKey(one.id, "answers", "", "decision"): Answer(
                    "exclude", file="a.xlsx", sheet="Screening", cell="A1"
                )
                for one in task.subjects
                if name in one.reviewers
            }
            for name in people
        }
        records = {
            name: Record(name, 1, answers=cells, history={key: (one,) for key, one in cells.items()})
            for name, cells in decided.items()
        }
        started = time.process_time()
        for person, path in zip(task.reviewers, paths, strict=True):
            write_form(path, task, person, records[person.id], {})
        written = time.process_time()
        read = [loop.read_returned(path, path.name, task) for path in paths]
        print(
            f"{CITATIONS:,} citations x 12 columns in {REVIEWERS} workbooks: written {written - started:.2f}, "
            f"read {time.process_time() - written:.2f} CPU-s ({sum(len(one.cells) for one in read):,} cells); "
            f"peak memory {memory()} MB"
        )


def make_round(form: Any, subjects: tuple[Subject, ...], people: tuple[str, ...], step: str) -> Round:
    reviewers, needed = tuple(Person(one, one) for one in people), min(2, len(people))
    return Round("r", "A review", step, form.title, form, reviewers, needed, "Cem", "2026-01-31", subjects, {})


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    for name, run in (("extraction", extraction), ("screening", screening)):
        if name in (sys.argv[1:] or [name]):
            run()
