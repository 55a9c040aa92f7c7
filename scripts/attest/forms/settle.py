"""From several reviewers' records to one status a value: suggested, single, agreed, adjudicated, in conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attest.forms.answers import KEEP, LEAVE_OUT, Answer, Record, same
from attest.forms.form import USE, Field, Sheet
from attest.forms.round import CellKey, Round, Subject, Suggested
from attest.tables import digest

USE_FIELD = Field(USE, "Is this row kept?", "choice", options=(KEEP, LEAVE_OUT), codes=False)


@dataclass(frozen=True)
class Ruling:
    """What the adjudicator settled, and the answers that were seen when it was settled."""

    answer: Answer
    reason: str
    seen: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Value:
    """One value of the review with everything that stands behind it."""

    key: CellKey
    subject: Subject
    sheet: Sheet
    field: Field
    row_label: str
    status: str  # unanswered, suggested, single, agreed, adjudicated, conflict, noted
    settled: bool
    answer: Answer | None
    answers: Mapping[str, Answer]
    suggestion: Suggested | None
    ruling: Ruling | None
    left_out: bool = False

    @property
    def id(self) -> str:
        return value_id(self.key)

    @property
    def value(self) -> Any:
        if self.answer is not None:
            return self.answer.value
        return self.suggestion.value if self.suggestion and self.status == "suggested" else None


def value_id(key: CellKey) -> str:
    """The name by which a value can be traced; it does not change while subject, row and question stay."""
    return "v" + digest(*key, length=9)


def settle(task: Round, records: Mapping[str, Record], rulings: Mapping[CellKey, Ruling]) -> list[Value]:
    """Every value that the form asks for, in the order of subjects, sheets, rows and fields."""
    values: list[Value] = []
    for subject in task.subjects:
        for sheet in task.sheets_of(subject):
            for row in _rows(task, subject, sheet, records):
                values += _row(task, subject, sheet, row, records, rulings)
    return values


def conflicts(values: Sequence[Value]) -> list[Value]:
    """What the adjudicator is asked: open conflicts, and those settled before (so that no ruling is lost)."""
    return [value for value in values if value.status in ("conflict", "adjudicated")]


def _rows(task: Round, subject: Subject, sheet: Sheet, records: Mapping[str, Record]) -> list[str]:
    if not sheet.many:
        return [""]
    rows = dict.fromkeys(task.suggested_rows.get((subject.id, sheet.key), []))
    for record in records.values():
        rows.update(dict.fromkeys(key.row for key in record.answers if key[:2] == (subject.id, sheet.key) and key.row))
    return list(rows)


def _row(
    task: Round,
    subject: Subject,
    sheet: Sheet,
    row: str,
    records: Mapping[str, Record],
    rulings: Mapping[CellKey, Ruling],
) -> Iterator[Value]:
    label, left_out = "", False
    if sheet.many:
        label = _row_label(task, subject, sheet, row, records)
        uses = {
            who: Answer(use, file=record.answers.get(CellKey(subject.id, sheet.key, row, USE), Answer()).file)
            for who, record in records.items()
            if (use := record.use_of(subject.id, sheet.key, row))
        }
        if any(answer.value == LEAVE_OUT for answer in uses.values()):
            for who in uses:
                said = records[who].answers.get(CellKey(subject.id, sheet.key, row, USE))
                uses[who] = said or uses[who]
            verdict = _value(task, subject, sheet, USE_FIELD, row, label, uses, rulings)
            left_out = verdict.settled and verdict.value == LEAVE_OUT
            yield verdict
    for field in sheet.fields:
        key = CellKey(subject.id, sheet.key, row, field.key)
        answers = {who: record.answers[key] for who, record in records.items() if key in record.answers}
        yield _value(task, subject, sheet, field, row, label, answers, rulings, left_out)


def _value(
    task: Round,
    subject: Subject,
    sheet: Sheet,
    field: Field,
    row: str,
    label: str,
    answers: Mapping[str, Answer],
    rulings: Mapping[CellKey, Ruling],
    left_out: bool = False,
) -> Value:
    key = CellKey(subject.id, sheet.key, row, field.key)
    suggestion = task.suggestions.get(key)
    given = list(answers.values())
    ruling = rulings.get(key)
    said = {who: answer.says() for who, answer in answers.items()}
    if field.supports and given:  # grounds are kept side by side, never held against each other
        noted = " / ".join(dict.fromkeys(answer.text for answer in given))
        return Value(
            key, subject, sheet, field, label, "noted", True, Answer(noted), answers, suggestion, None, left_out
        )
    if not given:
        status, answer = ("suggested" if suggestion else "unanswered"), None
    elif all(same(given[0], other) for other in given[1:]):
        status, answer = ("agreed" if len(given) > 1 else "single"), given[0]
    elif ruling is not None and dict(ruling.seen) == said:
        status, answer = "adjudicated", ruling.answer
    else:
        status, answer = "conflict", None
    settled = status == "adjudicated" or (status in ("single", "agreed") and len(given) >= task.needed)
    return Value(
        key,
        subject,
        sheet,
        field,
        label,
        status,
        settled,
        answer,
        answers,
        suggestion,
        ruling,
        left_out,
    )


def _row_label(task: Round, subject: Subject, sheet: Sheet, row: str, records: Mapping[str, Record]) -> str:
    """How people name the row: its key fields, as the first reviewer has them or as they are suggested."""
    parts = []
    for name in sheet.keys:
        key = CellKey(subject.id, sheet.key, row, name)
        answered = next((record.answers[key].text for record in records.values() if key in record.answers), "")
        suggested = task.suggestions.get(key)
        text = answered or (str(suggested.value) if suggested else "")
        if text and text not in ("not applicable", "not reported"):
            parts.append(text)
    return " · ".join(parts) or "(row without a name)"


def as_row(value: Value, task: Round) -> dict[str, Any]:
    """A value as a line of answers.jsonl."""
    names = {person.id: person.name for person in task.reviewers}
    return {
        "value_id": value.id,
        "step": task.step,
        "subject": value.subject.id,
        "label": value.subject.label,
        "sheet": value.sheet.key,
        "sheet_title": value.sheet.title,
        "many": value.sheet.many,
        "row": value.key.row,
        "row_label": value.row_label,
        "field": value.field.key,
        "title": value.field.title,
        "role": value.field.role,
        "unit": value.field.unit,
        "key": value.field.key in value.sheet.keys,
        "status": value.status,
        "settled": value.settled,
        "left_out": value.left_out,
        "value": value.value,
        "code": value.answer.code if value.answer else "",
        "answers": [
            {"reviewer": who, "name": names.get(who, who), **_told(answer)}
            for who, answer in sorted(value.answers.items())
        ],
        "ruling": (
            {"adjudicator": task.adjudicator, "reason": value.ruling.reason, **_told(value.ruling.answer)}
            if value.ruling
            else None
        ),
        "suggestion": vars(value.suggestion) if value.suggestion else None,
    }


def _told(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in ("value", "code", "accepted", "file", "sheet", "cell")}
