"""Settled values as lines of answers.jsonl, each with all that was ever answered."""

from __future__ import annotations

from typing import Any

from attest.forms.answers import COMMENT, Answer, Record, same
from attest.forms.round import Round
from attest.forms.settling.rows import Matching
from attest.forms.settling.settle import Value


def as_row(value: Value, task: Round, matching: Matching) -> dict[str, Any]:
    """A value as a line of answers.jsonl."""
    names = {person.id: person.name for person in task.reviewers}
    answers = []
    for who, answer in sorted(value.answers.items()):
        record = matching.records.get(who, Record(who))
        told = {"reviewer": who, "name": names.get(who, who), **_told(answer)}
        earlier = record.history.get(value.key, ())
        told["previous"] = [_told(one) for one in (earlier[:-1] if earlier and same(earlier[-1], answer) else earlier)]
        told["comment"] = comment(record, value)
        answers.append(told)
    ruling = value.ruling
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
        "asked": [who for who in value.subject.reviewers or names if who in names],
        "left_out": value.left_out,
        "value": value.value,
        "code": value.answer.code if value.answer else "",
        "answers": answers,
        "ruling": (
            {
                "adjudicator": task.adjudicator,
                "reason": ruling.reason,
                "same_as": ruling.same_as,
                "seen": {who: list(said) for who, said in sorted(ruling.seen.items())},
                **_told(ruling.answer),
            }
            if ruling
            else None
        ),
        "suggestion": value.suggestion.as_dict() if value.suggestion else None,
    }


def comment(record: Record, value: Value) -> str:
    """A reviewer's remark at the value, or at its row."""
    places = (value.key._replace(field=f"{COMMENT}:{value.field.key}"), value.key._replace(field=COMMENT))
    return next((record.answers[key].text for key in places if key in record.answers), "")


def _told(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in ("value", "code", "accepted", "file", "sheet", "cell")}
