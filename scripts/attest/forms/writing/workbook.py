"""A reviewer's workbook for the next round: their answers kept, suggestions beside them, problems marked."""

from __future__ import annotations

from pathlib import Path

from attest.bulk import without_collector
from attest.forms.answers import Carried, Payload, Record, same
from attest.forms.hidden import payload as hidden
from attest.forms.hidden.outline import outline_of
from attest.forms.round import CellKey, Person, Round
from attest.forms.writing.beside import Flags
from attest.forms.writing.choices import Lists
from attest.forms.writing.guide import write_guide
from attest.forms.writing.look import new_book
from attest.forms.writing.question_page import write_questions
from attest.forms.writing.sending import Sending
from attest.forms.writing.table_page import pages, write_table


@without_collector()
def write_form(path: str | Path, task: Round, reviewer: Person, record: Record, flags: Flags) -> None:
    """Write what this reviewer gets next: their subjects only, and nothing of another reviewer's answers."""
    mine = task.asked_of(reviewer.id, {key.subject for key in (*record.answers, *record.unread)})
    with new_book(path, f"{task.review_title}: {task.step_title}", task.date) as book:
        sending = Sending(book, Lists(), mine, reviewer, record, flags)
        write_guide(sending)
        if mine.form.asks_in_rows:
            write_questions(sending)
        for sheet, subjects in pages(sending):
            write_table(sending, sheet, subjects)
        sending.lists.write(book)
        hidden.write(book.workbook, _payload(mine, reviewer, record))


def _payload(task: Round, reviewer: Person, record: Record) -> Payload:
    baseline: dict[CellKey, Carried] = {}
    answers, aside, saw = record.answers, record.aside, record.saw
    for key, history in record.history.items():
        answer = answers.get(key)
        if answer is None and aside:
            answer = aside.get(key)
        last = history[-1]
        earlier = history[:-1] if answer is last or (answer is not None and same(last, answer)) else history
        baseline[key] = Carried(answer, earlier, saw.get(key, ()) if saw else ())
    subjects = {one.id: (one.label, *one.aliases) for one in task.subjects}
    gone = {key.subject for key in (*record.history, *record.offered)} - subjects.keys()
    return Payload(
        kind="form",
        review=task.review,
        step=task.step,
        person=reviewer.id,
        round=record.round + 1,
        knew=record.knew,
        form=task.form.version,
        outline=outline_of(task.form),
        aside=record.outline,
        subjects=subjects,
        sections={one.id: one.sheets for one in task.subjects if one.sheets},
        former={name: record.names.get(name, (name,)) for name in sorted(gone)},
        suggested={key: found.value for key, found in task.suggestions.items()},
        offered=record.offered,
        baseline=baseline,
        undecided=record.undecided,
        unread={key: text for key, text in record.unread.items() if key not in record.undecided},
        strays=record.strays,
    )
