"""All workbooks of one reviewer put together: what changed since a workbook was made wins, contradictions are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from attest.forms.answers import COMMENT, Answer, Record, Returned, same
from attest.forms.form import USE
from attest.forms.round import CellKey, Round
from attest.problems import Problem


def merge(reviewer: str, files: Sequence[Returned], task: Round) -> tuple[Record, list[Problem]]:
    """One record of a reviewer's answers from any number of workbooks, with the problems found on the way.

    A cell that differs from the baseline of its workbook was changed by the reviewer. Where several workbooks changed
    it, the one that already knew the other is the later; where neither did, they contradict each other. The same holds
    for answers to two subjects that have become one.
    """
    problems = list(chain.from_iterable(one.problems for one in files))
    groups: dict[CellKey, list[CellKey]] = defaultdict(list)
    for key in sorted(set(chain.from_iterable(chain(one.cells, one.payload.baseline) for one in files))):
        groups[_attached(key, task)].append(key)
    answers: dict[CellKey, Answer] = {}
    first: dict[CellKey, Answer] = {}
    unread: dict[CellKey, str] = {}
    notes: dict[CellKey, str] = {}
    for meant, keys in groups.items():
        said = _latest(keys, files)
        if len(said) > 1 and not all(same(said[0][1], other) for _, other in said[1:]):
            told = " and ".join(f"{answer.text if answer else 'nothing'} ({one.file})" for one, answer in said)
            notes[meant] = f"Your workbooks say different things: {told}."
            unread[meant] = " / ".join(answer.text for _, answer in said if answer)
            problems.append(_contradiction(meant, said, told, task))
        elif said and said[0][1] is not None:
            answers[meant] = said[0][1]
        earliest = next(filter(None, (_first(key, files) for key in keys)), None) or answers.get(meant)
        if earliest is not None:
            first[meant] = earliest
    for one in files:
        for key, entry in one.unread.items():
            meant = _attached(key, task)
            if not _is_known(one, files):
                problems.append(entry.problem)
                if meant not in answers or same(answers[meant], _before(one, key)):
                    answers.pop(meant, None)  # what stood there was meant to be replaced
                    unread.setdefault(meant, entry.text)
                    notes.setdefault(meant, str(entry.problem))
    problems += _orphans(answers, files, task)
    last = max((one.payload.round for one in files), default=0)
    knew = tuple(sorted({*chain.from_iterable((one.digest, *one.payload.knew) for one in files)}))
    return Record(reviewer, last, knew, answers, first, unread, notes), problems


def _latest(keys: Sequence[CellKey], files: Sequence[Returned]) -> list[tuple[Returned, Answer | None]]:
    """What the workbooks say of a cell in the end, without what stands in a workbook that another one knew."""
    said = [version for key in keys for version in _versions(key, files)]
    if len(keys) > 1:  # several subjects became one: a blank cell of one of them says nothing
        said = [(one, answer) for one, answer in said if answer is not None]
    return [(one, answer) for one, answer in said if not _is_known(one, [other for other, _ in said])]


def _is_known(one: Returned, others: Iterable[Returned]) -> bool:
    """Whether one of the others was made when this workbook had come back already."""
    return any(one.digest in other.payload.knew for other in others)


def _contradiction(key: CellKey, said: Sequence[tuple[Returned, Answer | None]], told: str, task: Round) -> Problem:
    sheet = task.form.sheet(key.sheet)
    field = sheet.field(key.field) if sheet else None
    subject = task.subject_by_any_id.get(key.subject)
    where = next(answer for _, answer in said if answer is not None)
    title = f"{field.title if field else key.field}, {subject.label if subject else key.subject}"
    place = f"sheet {where.sheet}, cell {where.cell or '(as sent out)'} ({title})"
    hint = "Decide which holds, put it into your next workbook, or delete the other answer."
    return Problem(where.file, place, told, "one answer", hint)


def _attached(key: CellKey, task: Round) -> CellKey:
    """The key under the id that its subject has today."""
    subject = task.subject_by_any_id.get(key.subject)
    return key._replace(subject=subject.id) if subject else key


def _versions(key: CellKey, files: Sequence[Returned]) -> list[tuple[Returned, Answer | None]]:
    """What the workbooks say of a cell, without what a later workbook already knew and replaced."""
    told = [
        (one, _now(one, key), _before(one, key)) for one in files if key in one.cells or key in one.payload.baseline
    ]
    changed = [(one, now) for one, now, before in told if not same(now, before)]
    if not changed:
        latest = max((one.payload.round for one, now, _ in told), default=0)
        kept: list[tuple[Returned, Answer | None]] = [
            (one, now) for one, now, _ in told if one.payload.round == latest and now is not None
        ]
        return kept[:1]
    return [
        (one, now)
        for one, now in changed
        if not any(
            other.payload.round > one.payload.round and same(before, now) and not same(later, now)
            for other, later, before in told
        )
    ]


def _now(one: Returned, key: CellKey) -> Answer | None:
    """The cell as the workbook has it; an entry that cannot be read, or a row that is gone, changes nothing."""
    if key in one.unread or key not in one.cells:
        return _before(one, key)
    return one.cells[key]


def _before(one: Returned, key: CellKey) -> Answer | None:
    carried = one.payload.baseline.get(key)
    if carried is None:
        return None
    return Answer(carried.answer.value, carried.answer.code, carried.answer.accepted, one.file, "as sent out", "")


def _first(key: CellKey, files: Iterable[Returned]) -> Answer | None:
    return next((one.payload.baseline[key].first for one in files if key in one.payload.baseline), None)


def _orphans(answers: dict[CellKey, Answer], files: Sequence[Returned], task: Round) -> list[Problem]:
    """Answers about subjects that the review no longer has: kept and passed on, but named."""
    names = {name: told[0] for one in files for name, told in one.payload.subjects.items()}
    gone = sorted({key.subject for key in answers if key.subject not in task.subject_by_any_id})
    return [
        Problem(
            next(answer.file for key, answer in answers.items() if key.subject == name),
            names.get(name, name),
            "answers about a subject that this step no longer has",
            "a subject of this step",
            "They are kept. Nothing is to do if it was excluded; if a document was moved or lost, put it back.",
            "warning",
        )
        for name in gone
    ]


def comparable(key: CellKey) -> bool:
    """Whether answers to this cell are compared between reviewers."""
    return not key.field.startswith((COMMENT, USE))
