"""A desk from which workbooks go out and to which they come back: a test of several rounds reads like its story."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attest.forms import loop, store
from attest.forms.form import USE
from attest.forms.round import CellKey, Round
from attest.forms.schema import read_form
from attest.forms.settling.settle import Value
from people import Workbook

CONFLICTS = "conflicts"
Filling = Callable[[Workbook], None]


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent = 0

    def take(self, task: Round, *files: Path) -> loop.Outcome:
        """What the files come to; the same in whatever order they are read, and from what is stored of it."""
        named = [(path, path.name) for path in files]
        outcome = loop.take_in(task, named)
        backwards = loop.take_in(task, named[::-1])
        stood = loop.stand(task, json.loads(json.dumps(list(store.lines(outcome.records, outcome.ruled)))))
        for other in (backwards, stood):
            assert lines(other) == lines(outcome)
            assert list(loop.set_aside(other)) == list(loop.set_aside(outcome))
            assert list(loop.first_answers(other)) == list(loop.first_answers(outcome))
        assert (backwards.problems, backwards.migrated) == (outcome.problems, outcome.migrated)
        return outcome

    def send(self, task: Round, *files: Path) -> dict[str, Path]:
        """The next workbooks by reviewer, and the consensus form; the same ones from what is stored."""
        outcome = self.take(task, *files)
        stood = loop.stand(task, json.loads(json.dumps(list(store.lines(outcome.records, outcome.ruled)))))
        self.sent += 1
        sent = self._write(outcome, self.folder / f"sent{self.sent}")
        again = self._write(stood, self.folder / f"sent{self.sent}-from-store")
        for name, path in sent.items():
            assert path.read_bytes() == again[name].read_bytes(), f"{name} is another one from what is stored"
        return sent

    def _write(self, outcome: loop.Outcome, folder: Path) -> dict[str, Path]:
        people = [person.id for person in outcome.task.reviewers]
        paths = {name: folder / f"{name}.xlsx" for name in (*people, CONFLICTS)}
        loop.write_forms(outcome, [paths[name] for name in people], paths[CONFLICTS], [])
        return paths

    def fill(self, sent: Path, name: str, *fillings: Filling) -> Path:
        """The workbook as it comes back under another name."""
        book = Workbook(sent)
        for filling in fillings:
            filling(book)
        book.save(self.folder / f"{name}.xlsx")
        return self.folder / f"{name}.xlsx"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def answer(study: str, question: str, text: str, section: str = "People") -> Filling:
    return lambda book: book.answer(study, section, question, text)


def add(sheet: str, **cells: str) -> Filling:
    """A row at the foot; columns in small letters."""
    return lambda book: book.add(sheet, {name.capitalize(): text for name, text in cells.items()})


def change(sheet: str, study: str, contains: str, **cells: str) -> Filling:
    """Other words in a row that is there."""
    named = {("This row" if name == "use" else name.capitalize()): text for name, text in cells.items()}
    return lambda book: book.table(sheet, study, contains, named)


def rule(subject: str, question: str, text: str, reason: str = "because") -> Filling:
    return lambda book: book.settle(subject, question, text, reason)


def lines(outcome: loop.Outcome) -> list[dict[str, Any]]:
    """The lines of answers.jsonl."""
    return [store_line(value, outcome) for value in outcome.values]


def store_line(value: Value, outcome: loop.Outcome) -> dict[str, Any]:
    return json.loads(json.dumps(loop.as_row(value, outcome.task, outcome.matching)))  # type: ignore[no-any-return]


def of(outcome: loop.Outcome, subject: str, sheet: str, field: str, row: str | None = None) -> Value:
    """The one value of a question; in a list, the one whose row is called so."""
    found = [
        value
        for value in outcome.values
        if (value.key.subject, value.key.sheet, value.key.field) == (subject, sheet, field)
        and (row is None or value.row_label == row)
    ]
    assert len(found) == 1, [value.row_label for value in found]
    return found[0]


def said(outcome: loop.Outcome, who: str, subject: str, sheet: str, field: str, row: str = "") -> str:
    answer = outcome.records[who].answers.get(CellKey(subject, sheet, row, field))
    return answer.text if answer else ""


def told(outcome: loop.Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems]


def rows(outcome: loop.Outcome, subject: str, sheet: str) -> list[str]:
    """The labels of the rows of a list, without those that are left out or another's by now."""
    found = dict.fromkeys(
        value.row_label
        for value in outcome.values
        if value.key.subject == subject and value.key.sheet == sheet and value.field.key != USE and not value.left_out
    )
    return list(found)


def texts(path: Path) -> list[str]:
    """All words in a workbook that people can see."""
    book = Workbook(path).book
    seen = [sheet for sheet in book if sheet.sheet_state == "visible"]
    return [str(cell.value) for sheet in seen for row in sheet for cell in row if cell.value is not None]


def with_schema(task: Round, schema: Mapping[str, Any]) -> Round:
    return replace(task, form=read_form(schema, "form.yaml"))


def with_subjects(task: Round, subjects: Sequence[Any]) -> Round:
    return replace(task, subjects=tuple(subjects))
