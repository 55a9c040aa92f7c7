"""Holding what a returned workbook shows of questions that follow from others against what its answers lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attest.deciding.questionnaire import Worked
from attest.forms.answers import answered, folded
from attest.forms.form import Field
from attest.forms.reading.reading import Reading
from attest.forms.round import CellKey
from attest.problems import shown

Place = tuple[str, str]  # subject and section


class ByRule(NamedTuple):
    """A judgement that a workbook worked out, with the cell in which it shows it."""

    subject: str
    section: str
    field: Field
    says: str
    cell: str


def compare(reading: Reading, title: str, places: Iterable[Place], judged: Sequence[ByRule]) -> None:
    """Name judgements that are not what the rule gives for the answers, and answers to what is not asked."""
    worked = {place: found for place in dict.fromkeys(places) if (found := _work_out(reading, *place)) is not None}
    for one in judged:
        found = worked.get((one.subject, one.section))
        if found is None:
            continue
        decision, wanting = found.decisions.get(one.field.key), found.unanswered.get(one.field.key)
        ours = decision.value if decision and not wanting else ""
        if folded(one.says) != folded(ours):
            expected = f"{shown(ours)}, as the rule gives it" if ours else "nothing, since answers are wanting"
            hint = "Ours counts. A judgement of your own belongs into the white cell, with its reason."
            at = f"{one.cell} ({one.field.title}, {reading.payload.label(one.subject)})"
            reading.complain(title, at, f"{shown(one.says)}, worked out by the workbook", expected, hint)
    for (subject, section), told in worked.items():
        for name in told.idle:
            answer = reading.cells[CellKey(subject, section, "", name)]
            field = reading.form.by_key[section].by_key[name]
            if answer is not None:
                at = f"{answer.cell} ({field.title}, {reading.payload.label(subject)})"
                hint = "It does not count as long as the other answers stand. Clear it, or look at them again."
                found_there = f"{shown(answer.text)}, where nothing is asked after the other answers"
                reading.complain(title, at, found_there, "a blank cell", hint, "warning")


def _work_out(reading: Reading, subject: str, section: str) -> Worked | None:
    sheet = reading.form.by_key[section]
    if sheet.questionnaire is None:
        return None
    return sheet.questionnaire.work_out(answered(reading.cells, subject, sheet))
