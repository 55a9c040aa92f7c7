"""The RoB 2 Excel tool has results for two effects in one sheet; each is judged with an instrument of its own."""

from __future__ import annotations

from dataclasses import replace

from attest.appraise.answers.columns import tokens
from attest.appraise.answers.results import Answers, Result
from attest.instrument import Instrument
from attest.problems import Problem, shown

AIMS = {
    "rob2": "assignment to intervention (the 'intention-to-treat' effect)",
    "rob2_adhering": "adhering to intervention (the 'per-protocol' effect)",
}
_SAID = {
    "rob2": {"assignment", "intention", "itt"},
    "rob2_adhering": {"adhering", "adherence", "protocol", "pp"},
}


def with_its_aim(answers: Answers, instrument: Instrument, file: str) -> Answers:
    """The results whose aim, where the table tells it, is the one that the instrument is for; others are named."""
    column = next((name for name in answers.copied if tokens(name) == ("aim",)), "")
    if not column or instrument.id not in AIMS:
        return answers
    other = next(name for name in AIMS if name != instrument.id)
    theirs = {
        one.row: one for one in answers.results if _is(one, column, other) and not _is(one, column, instrument.id)
    }
    problems = [
        Problem(
            file,
            answers.sheet.place(one.row, column),
            shown(one.ids[column]),
            AIMS[instrument.id],
            f"The row is left out: judge it with {other}.",
            "warning",
        )
        for one in theirs.values()
    ]
    left = [one for one in answers.results if one.row not in theirs]
    return replace(answers, results=left, problems=[*answers.problems, *problems])


def _is(result: Result, column: str, name: str) -> bool:
    return bool(set(tokens(result.ids[column])) & _SAID[name])
