"""A small round to play with: two studies, a section, a table and loose questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from attest.forms import loop
from attest.forms.round import CellKey, Person, Round, Subject, Suggested, bind
from attest.forms.schema import read_form

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A form",
    "description": "What is asked.",
    "x-subject": "study",
    "type": "object",
    "properties": {
        "people": {
            "type": "object",
            "title": "People",
            "properties": {
                "n": {"type": "string", "format": "reported-number", "title": "Analysed", "x-role": "study.n_analysed"},
                "design": {
                    "type": "string",
                    "title": "Design",
                    "enum": ["cohort", "case series"],
                    "x-role": "study.design",
                },
                "year": {"type": "integer", "title": "Year", "minimum": 1900, "x-role": "report.year"},
                "note": {"type": "string", "title": "Note"},
                "drugs": {"type": "array", "title": "Drugs", "items": {"enum": ["A", "B", "C"]}},
                "blinded": {"type": "boolean", "title": "Blinded"},
                "start": {"type": "string", "format": "date", "title": "Start"},
            },
        },
        "results": {
            "type": "array",
            "title": "Results",
            "x-key": ["outcome"],
            "items": {
                "type": "object",
                "required": ["outcome"],
                "properties": {
                    "outcome": {"type": "string", "title": "Outcome", "x-role": "result.outcome"},
                    "events": {
                        "type": "string",
                        "format": "reported-number",
                        "title": "Events",
                        "x-role": "result.events",
                    },
                    "total": {"type": "string", "format": "reported-number", "title": "Of", "x-role": "result.total"},
                },
            },
        },
    },
}


def suggestion(role: str, value: str, row: dict[str, str] | None = None) -> dict[str, Any]:
    return {
        "role": role, "value": value, "row": row, "quote": f"the {value}", "file": "d.txt", "start": 1, "end": 9,
        "rule": "r",
    }  # fmt: skip


FOUND = [
    suggestion("study.n_analysed", "29"),
    suggestion("study.design", "cohort"),
    suggestion("report.year", "2023"),
    suggestion("result.outcome", "pain", {"outcome": "pain"}),
    suggestion("result.events", "4", {"outcome": "pain"}),
]


def make_round(layout: str = "questions", step: str = "extraction", subjects: Sequence[str] = ("s1", "s2")) -> Round:
    form = read_form({**SCHEMA, "x-layout": layout}, "form.yaml")
    names = {"s1": "Kim 2020", "s2": "Lee 2021", "s3": "Roe 2022"}
    cells: dict[CellKey, Suggested] = bind(form, "s1", FOUND)
    return Round(
        review="r", review_title="A review", step=step, step_title="Extraction", form=form,
        reviewers=(Person("ann", "Ann"), Person("bob", "Bob")), needed=2, adjudicator="Cem", date="2026-01-31",
        subjects=tuple(Subject(one, names[one], (f"alias-{one}",), {"Files": "d.txt"}) for one in subjects),
        suggestions={key: cell for key, cell in cells.items() if key.subject in subjects},
    )  # fmt: skip


@pytest.fixture(params=["questions", "table"])
def task(request: pytest.FixtureRequest) -> Round:
    return make_round(request.param)


Send = Callable[..., tuple[Path, Path, Path]]


@pytest.fixture
def send(tmp_path: Path) -> Send:
    """Write the forms of a round after some workbooks came back: Ann's, Bob's and the consensus form."""
    number = 0

    def sending(task: Round, *returned: Path) -> tuple[Path, Path, Path]:
        nonlocal number
        number += 1
        folder = tmp_path / f"sent{number}"
        paths = folder / "ann.xlsx", folder / "bob.xlsx", folder / "conflicts.xlsx"
        outcome = loop.take_in(task, [(path, path.name) for path in returned])
        loop.write_forms(outcome, paths[:2], paths[2], [])
        return paths

    return sending
