"""Settling questions that follow from each other: what is not asked after the settled answers, what a rule answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from attest.deciding.questionnaire import Computed, Question, Questionnaire, Worked
from attest.forms.answers import Answer, Record, answered
from attest.forms.form import Sheet
from attest.forms.round import Subject

if TYPE_CHECKING:
    from attest.forms.settling.settle import Settler, Value

COMPUTED, NOT_ASKED = "computed", "not asked"


def work_out(record: Record, subject: str, sheet: Sheet, questionnaire: Questionnaire) -> Worked:
    """What one reviewer's answers on a sheet lead to."""
    return questionnaire.work_out(answered(record.answers, subject, sheet))


class Following:
    """The values of one subject on a sheet whose questions follow from each other, one after the other."""

    def __init__(self, settler: Settler, subject: Subject, sheet: Sheet, questionnaire: Questionnaire) -> None:
        self.settler, self.subject, self.sheet, self.questionnaire = settler, subject, sheet, questionnaire
        self.found: list[Value] = []

    def values(self) -> Iterator[Value]:
        self.questionnaire.walk(self.settle)
        found = {value.field.key: value for value in self.found}
        for one in self.sheet.fields:  # grounds follow from nothing
            answers = self.settler.answers(self.subject, self.sheet, "", one)
            yield found.get(one.key) or self.settler.value(self.subject, self.sheet, one, "", "", answers)

    @cached_property
    def worked(self) -> Mapping[str, Worked]:
        """What each reviewer's own answers lead to, of those who have answered anything here."""
        records = self.settler.matching.records.items()
        return {
            who: work_out(record, self.subject.id, self.sheet, self.questionnaire)
            for who, record in records
            if (self.subject.id, self.sheet.key, "") in record.rows
        }

    def settle(self, part: Question | Computed, reached: bool | None, by_rule: str) -> str | None:
        """Settle one question and give back its settled answer: "" while it has none, None where answers wait."""
        field = self.sheet.by_key[part.key]
        answers = self.settler.answers(self.subject, self.sheet, "", field)
        if answers and (isinstance(part, Computed) or part.blank) and reached is not False:
            # Who leaves the cell blank says what follows from the other answers: that is held against the others.
            follows = {who: worked.values.get(part.key, "") for who, worked in self.worked.items()}
            answers = {who: Answer(said) for who, said in follows.items() if said and who not in answers} | answers
        value = self.settler.value(self.subject, self.sheet, field, "", "", dict(sorted(answers.items())))
        if reached is False:
            value = replace(value, status=NOT_ASKED, settled=True, answer=None, ruling=None)
        elif not answers and by_rule:
            value = replace(value, status=COMPUTED, settled=True, answer=Answer(by_rule))
        self.found.append(value)
        if answers and not value.settled:
            return None
        return value.answer.text if value.settled and value.answer and not value.answer.code else ""
