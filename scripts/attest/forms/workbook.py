"""A reviewer's workbook for the next round: their answers kept, suggestions beside them, problems marked."""

from __future__ import annotations

from pathlib import Path

from attest.forms import payload as hidden
from attest.forms.answers import Carried, Payload, Record
from attest.forms.beside import Flags
from attest.forms.choices import Lists
from attest.forms.guide import write_guide
from attest.forms.look import new_book
from attest.forms.question_page import write_questions
from attest.forms.round import Person, Round
from attest.forms.table_page import write_table


def write_form(path: str | Path, task: Round, reviewer: Person, record: Record, flags: Flags) -> None:
    """Write what this reviewer gets next; nothing of another reviewer's answers is in it."""
    with new_book(path, f"{task.review_title}: {task.step_title}", task.date) as book:
        write_guide(book, task, reviewer, record)
        lists = Lists()
        if task.form.asks_in_rows:
            write_questions(book, lists, task, record, flags)
        for sheet in task.form.sheets:
            subjects = [one for one in task.subjects if sheet in task.sheets_of(one)]
            if subjects and (sheet.many or not task.form.asks_in_rows):
                write_table(book, lists, task, sheet, subjects, record, flags)
        lists.write(book)
        hidden.write(book.workbook, _payload(task, reviewer, record))


def _payload(task: Round, reviewer: Person, record: Record) -> Payload:
    return Payload(
        kind="form",
        review=task.review,
        step=task.step,
        person=reviewer.id,
        round=record.round + 1,
        knew=record.knew,
        form=task.form.version,
        subjects={one.id: (one.label, *one.aliases) for one in task.subjects},
        suggested={key: found.value for key, found in task.suggestions.items()},
        baseline={key: Carried(answer, record.first.get(key, answer)) for key, answer in record.answers.items()},
    )
