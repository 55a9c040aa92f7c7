"""The loop: returned workbooks and a round in; records, rulings, values and problems out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from attest.forms.agreement import COLUMNS as AGREEMENT
from attest.forms.agreement import agreement
from attest.forms.answers import Record, Returned
from attest.forms.beside import Flags
from attest.forms.consensus import read_consensus, rulings, write_conflicts
from attest.forms.envelope import open_sheets, read_payload
from attest.forms.merge import merge
from attest.forms.returned import read_form_workbook
from attest.forms.round import CellKey, Person, Round
from attest.forms.settle import Value, as_row, conflicts, settle
from attest.forms.validate import contradictions
from attest.forms.workbook import write_form
from attest.problems import COLUMNS as PROBLEMS
from attest.problems import Faults, Problem, shown
from attest.tables import sha256, write_csv, write_jsonl

SUGGESTED = "suggestion"  # the layer of flags that are not about anybody's answers


@dataclass(frozen=True)
class Outcome:
    """What a round has come to."""

    task: Round
    records: dict[str, Record]
    values: list[Value]
    consensus_round: int
    problems: list[Problem]


def take_in(task: Round, files: Sequence[tuple[Path, str]]) -> Outcome:
    """Read every returned workbook, put each reviewer's together, and settle what can be settled.

    A file that cannot be used becomes a problem; the others are read all the same.
    """
    problems: list[Problem] = []
    forms: dict[str, list[Returned]] = defaultdict(list)
    consensus: list[Returned] = []
    for path, name in files:
        try:
            one = _read(path, name, task)
        except Faults as faults:
            problems += faults.problems
            continue
        if one.payload.kind == "consensus":
            consensus.append(one)
        else:
            forms[one.payload.person].append(one)
    records: dict[str, Record] = {}
    for person in task.reviewers:
        record, found = merge(person.id, forms.get(person.id, []), task)
        wrong, marked = contradictions(task, record)
        records[person.id] = marked
        problems += found + wrong
    ruled, found = rulings(consensus, task)
    values = settle(task, records, ruled)
    last = max((one.payload.round for one in consensus), default=0)
    return Outcome(task, records, values, last, sorted(set(problems + found)))


def _read(path: Path, name: str, task: Round) -> Returned:
    sheets = open_sheets(path, name)
    digest = sha256(path.read_bytes())
    payload = read_payload(sheets, name)

    def fault(found: str, expected: str, hint: str) -> Faults:
        return Faults([Problem(name, "", found, expected, hint)])

    if payload.review != task.review:
        raise fault(
            f"a form of the review {shown(payload.review)}",
            f"one of {shown(task.review)}",
            "Move it to its review.",
        )
    if payload.step != task.step:
        hint = f"Move it to sources/decisions/{payload.step}/."
        raise fault(f"a form of the step {payload.step}", f"one of the step {task.step}", hint)
    if payload.kind == "consensus":
        return read_consensus(sheets, payload, name, task)
    if task.person(payload.person) is None:
        known = ", ".join(person.id for person in task.reviewers)
        hint = "Add the reviewer to config/review.yaml, or remove the file."
        raise fault(f"a form of the unknown reviewer {shown(payload.person)}", f"one of {known}", hint)
    return replace(read_form_workbook(sheets, payload, name, task), digest=digest)


def write_outcome(outcome: Outcome, answers: str | Path, agreed: str | Path, problems: str | Path) -> None:
    """Write answers.jsonl, agreement.csv and problems.csv."""
    write_jsonl(answers, (as_row(value, outcome.task) for value in outcome.values))
    write_csv(agreed, agreement(outcome.task, outcome.records), AGREEMENT)
    write_csv(problems, (problem.as_row() for problem in outcome.problems), PROBLEMS)


def write_forms(
    outcome: Outcome, forms: Sequence[str | Path], consensus: str | Path, flags: Sequence[Mapping[str, Any]]
) -> None:
    """Write each reviewer's next workbook (one path a reviewer, in the protocol's order) and the consensus form.

    `flags` are rows with `subject`, `sheet`, `row`, `field`, `flag` and `layer`: a workbook shows those on suggestions
    and on this reviewer's own answers, never on another's.
    """
    for person, path in zip(outcome.task.reviewers, forms, strict=True):
        own = _by_cell(row for row in flags if row["layer"] in (SUGGESTED, person.id))
        write_form(path, outcome.task, Person(person.id, person.name), outcome.records[person.id], own)
    write_conflicts(consensus, outcome.task, conflicts(outcome.values), outcome.consensus_round)


def _by_cell(rows: Iterable[Mapping[str, Any]]) -> Flags:
    flags: dict[CellKey, list[str]] = defaultdict(list)
    for row in rows:
        flags[CellKey(row["subject"], row["sheet"], row["row"], row["field"])].append(row["flag"])
    return dict(flags)
