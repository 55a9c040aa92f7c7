"""The loop: returned workbooks and a round in; records, rulings, values and problems out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from attest.bulk import without_collector
from attest.forms import store
from attest.forms.answers import COMMENT, Answer, Record, Returned
from attest.forms.envelope import open_sheets
from attest.forms.form import USE, Sheet
from attest.forms.hidden.outline import joined
from attest.forms.reading.consensus_form import read_consensus
from attest.forms.reading.form_workbook import read_form_workbook
from attest.forms.reading.migrate import Migrated, migrate
from attest.forms.reading.whose import payload_of
from attest.forms.round import CellKey, Round
from attest.forms.settling.following import work_out
from attest.forms.settling.lines import as_row
from attest.forms.settling.merge import comparable, is_asked, merge
from attest.forms.settling.rows import Matching, match_rows
from attest.forms.settling.rulings import Rulings, rulings
from attest.forms.settling.settle import Value, conflicts, settle
from attest.forms.settling.validate import contradictions
from attest.forms.writing.beside import Flags
from attest.forms.writing.consensus import write_conflicts
from attest.forms.writing.workbook import write_form
from attest.problems import COLUMNS as PROBLEMS
from attest.problems import Faults, Problem, shown
from attest.tables import sha256, write_csv, write_jsonl

ADJUDICATOR = "adjudicator"
SUGGESTED = "suggestion"  # the layer of flags that are not about anybody's answers
GONE, NOT_ASKED = "the step no longer has this subject", "the form no longer asks this"
ELSEWHERE = "this subject is no longer asked this"
ASIDE = ("why", "reviewer", "subject", "label", "section", "row", "question", "answer", "file", "sheet", "cell")


@dataclass(frozen=True)
class Outcome:
    """What a round has come to."""

    task: Round
    records: dict[str, Record]
    ruled: Rulings
    matching: Matching
    values: list[Value]
    problems: list[Problem]
    migrated: list[Migrated]


@without_collector()
def take_in(task: Round, files: Sequence[tuple[Path, str]]) -> Outcome:
    """Read every returned workbook, put each reviewer's together, and settle what can be settled.

    A file that cannot be used becomes a problem; the others are read all the same.
    """
    problems: list[Problem] = [*task.notices]
    migrated: list[Migrated] = []
    returned: list[Returned] = []
    for path, name in files:
        try:
            one, lines = migrate(read_returned(path, name, task), task.form)
        except Faults as faults:
            problems += faults.problems
            continue
        returned.append(one)
        migrated += lines
    records: dict[str, Record] = {}
    for person in task.reviewers:
        forms = [one for one in returned if one.payload.kind == "form" and one.payload.person == person.id]
        record, found = merge(person.id, forms, task)
        wrong, records[person.id] = contradictions(task, record)
        problems += found + wrong
    ruled = rulings([one for one in returned if one.payload.kind == "consensus"], task)
    problems += ruled.problems
    outcome = _outcome(task, records, ruled, [], sorted(migrated, key=_changed_first))
    return replace(outcome, problems=sorted({*problems, *outcome.matching.problems}))


@without_collector()
def stand(task: Round, stored: Sequence[Mapping[str, Any]]) -> Outcome:
    """The same outcome from what `write_outcome` stored, so that no workbook is read twice."""
    records, ruled = store.from_lines(stored)
    return _outcome(task, records, ruled, [], [])


def _outcome(
    task: Round, records: dict[str, Record], ruled: Rulings, problems: list[Problem], migrated: list[Migrated]
) -> Outcome:
    matching = match_rows(task, records, ruled.found)
    return Outcome(task, records, ruled, matching, settle(task, matching), problems, migrated)


def _changed_first(line: Migrated) -> tuple[bool, Migrated]:
    return line.became == "unchanged", line


@without_collector()
def read_returned(path: Path, name: str, task: Round) -> Returned:
    """One returned file, read by the form for which it was made; raises `Faults` where it cannot be used."""
    sheets = open_sheets(path, name)
    digest = sha256(path.read_bytes())
    payload = payload_of(sheets, name, task)

    def fault(found: str, expected: str, hint: str) -> Faults:
        return Faults([Problem(name, "", found, expected, hint)])

    if payload.review != task.review:
        found, expected = f"a form of the review {shown(payload.review)}", f"one of {shown(task.review)}"
        raise fault(found, expected, "Move it to its review.")
    if payload.step != task.step:
        hint = f"Move it to sources/decisions/{payload.step}/."
        raise fault(f"a form of the step {payload.step}", f"one of the step {task.step}", hint)
    if payload.kind == "consensus":
        return replace(read_consensus(sheets, payload, name, task), digest=digest)
    if task.person(payload.person) is None:
        known = ", ".join(person.id for person in task.reviewers)
        hint = "Add the reviewer to config/review.yaml, or remove the file."
        raise fault(f"a form of the unknown reviewer {shown(payload.person)}", f"one of {known}", hint)
    return replace(read_form_workbook(sheets, payload, name, task), digest=digest)


@dataclass(frozen=True)
class OutcomeFiles:
    """Where `write_outcome` writes."""

    answers: str
    first_answers: str
    problems: str
    set_aside: str
    migration: str
    records: str


def write_outcome(outcome: Outcome, to: OutcomeFiles) -> None:
    """Write what the answers came to: values with their history, first answers, problems, and what is kept aside."""
    write_jsonl(to.answers, (as_row(value, outcome.task, outcome.matching) for value in outcome.values))
    write_jsonl(to.first_answers, [*first_answers(outcome), *by_rule(outcome)])
    write_csv(to.problems, (problem.as_row() for problem in outcome.problems), PROBLEMS)
    write_csv(to.set_aside, set_aside(outcome), ASIDE)
    write_csv(to.migration, (line._asdict() for line in outcome.migrated), Migrated._fields)
    write_jsonl(to.records, store.lines(outcome.records, outcome.ruled))


def first_answers(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """What each reviewer answered first, rows matched between them: what agreement is measured on."""
    form = outcome.task.form
    for who, record in sorted(outcome.matching.records.items()):
        for key, told in sorted(record.history.items()):
            if comparable(key) and form.field(key.sheet, key.field) is not None:
                first = told[0]
                yield {
                    **key._asdict(),
                    "reviewer": who,
                    "value": None if first.code else first.value,
                    "code": first.code,
                    "text": first.text,
                }


def by_rule(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """What follows from each reviewer's first answers where they gave no judgement of their own."""
    task = outcome.task
    for who, record in sorted(outcome.matching.records.items()):
        first = replace(record, answers={key: told[0] for key, told in record.history.items()})
        for subject in task.subjects:
            for sheet in task.sheets_of(subject):
                if sheet.questionnaire is None or (subject.id, sheet.key, "") not in first.rows:
                    continue
                worked = work_out(first, subject.id, sheet, sheet.questionnaire)
                for one in sheet.fields:
                    key = CellKey(subject.id, sheet.key, "", one.key)
                    value = worked.values.get(one.key, "")
                    if (one.rule or one.blank) and value and key not in first.answers:
                        yield {**key._asdict(), "reviewer": who, "value": value, "code": "", "text": value}


def set_aside(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """Answers that are kept and passed on, though nothing asks for them any more."""
    task, ruled = outcome.task, outcome.ruled
    outlines: dict[str, Any] = {}
    for who, record in sorted(outcome.records.items()):
        outlines = joined(outlines, record.outline)
        yield from _listed(who, record, task)
    answers = {key: one.answer for key, one in ruled.found.items()}
    aside = {key: one for key, one in answers.items() if not is_asked(key, task.form)}
    answers = {key: one for key, one in answers.items() if key not in aside}
    yield from _listed(ADJUDICATOR, Record("", answers=answers, aside=aside, names=ruled.names, outline=outlines), task)


def _listed(who: str, record: Record, task: Round) -> Iterator[dict[str, Any]]:
    asked = {one.id: {sheet.key for sheet in task.sheets_of(one)} for one in task.subjects}
    gone = {key: one for key, one in record.answers.items() if key.subject not in asked}
    others = {key: one for key, one in record.answers.items() if key.sheet not in asked.get(key.subject, {key.sheet})}
    for why, cells in ((GONE, gone), (ELSEWHERE, others), (NOT_ASKED, record.aside)):
        for key, answer in sorted(cells.items()):
            yield _aside(why, who, key, answer, record, task)


def _aside(why: str, who: str, key: CellKey, answer: Answer, record: Record, task: Round) -> dict[str, Any]:
    subject = task.subject_by_any_id.get(key.subject)
    sheet = task.form.sheet(key.sheet)
    former = record.outline.get(key.sheet, {})
    keys = sheet.keys if sheet else former.get("keys", [])
    named = (
        record.answers.get(key._replace(field=name)) or record.aside.get(key._replace(field=name)) for name in keys
    )
    return {
        "why": why,
        "reviewer": who,
        "subject": key.subject,
        "label": subject.label if subject else record.names.get(key.subject, ("",))[0],
        "section": sheet.title if sheet else former.get("title", key.sheet),
        "row": " · ".join(one.text for one in named if one) if key.row else "",
        "question": _title(key.field, sheet, former),
        "answer": answer.text,
        "file": answer.file,
        "sheet": answer.sheet,
        "cell": answer.cell,
    }


def _title(name: str, sheet: Sheet | None, former: Mapping[str, Any]) -> str:
    """What a question is called; of a remark, what it stands at."""
    first, _, at = name.partition(":")
    if first in (COMMENT, USE):
        return f"Comment: {_title(at, sheet, former)}" if at else {COMMENT: "Comment", USE: "This row"}[first]
    field = sheet.field(name) if sheet else None
    return field.title if field else str(former.get("fields", {}).get(name, [name])[0])


def write_forms(
    outcome: Outcome, forms: Sequence[str | Path], consensus: str | Path, flags: Sequence[Mapping[str, Any]]
) -> None:
    """Write each reviewer's next workbook (one path a reviewer, in the protocol's order) and the consensus form.

    `flags` are rows with `subject`, `sheet`, `row`, `field`, `flag` and `layer`: a workbook shows those on suggestions
    and on this reviewer's own answers, never on another's.
    """
    for person, path in zip(outcome.task.reviewers, forms, strict=True):
        own = _by_cell(row for row in flags if row["layer"] in (SUGGESTED, person.id))
        write_form(path, outcome.task, person, outcome.records[person.id], own)
    write_conflicts(consensus, outcome.task, conflicts(outcome.values), outcome.matching, outcome.ruled)


def _by_cell(rows: Iterable[Mapping[str, Any]]) -> Flags:
    flags: dict[CellKey, list[str]] = defaultdict(list)
    for row in rows:
        flags[CellKey(row["subject"], row["sheet"], row["row"], row["field"])].append(row["flag"])
    return dict(flags)
