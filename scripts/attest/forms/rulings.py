"""What the adjudicator settled, from all consensus forms that came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from attest.forms import payload as hidden
from attest.forms.answers import KEEP, LEAVE_OUT, Answer, Payload, Returned, Unread, same
from attest.forms.entries import cell_text, read_entry
from attest.forms.envelope import Rows
from attest.forms.form import USE, Field, Form
from attest.forms.look import cell_name
from attest.forms.outline import form_of
from attest.forms.question_page import SEPARATOR
from attest.forms.round import CellKey, Round
from attest.forms.rows import Ruling
from attest.problems import Problem, shown

MARK = "attest:consensus"
USE_FIELD = Field(USE, "Is this row kept?", "choice", options=(KEEP, LEAVE_OUT), codes=False)


@dataclass(frozen=True)
class Rulings:
    """All rulings by value, and what in the forms could not be read."""

    found: Mapping[CellKey, Ruling] = field(default_factory=dict)
    unread: Mapping[CellKey, Unread] = field(default_factory=dict)
    reasons: Mapping[CellKey, str] = field(default_factory=dict)  # beside what could not be read
    problems: tuple[Problem, ...] = ()
    round: int = 0
    knew: tuple[str, ...] = ()


def read_consensus(sheets: Mapping[str, Rows], payload: Payload, file: str, task: Round) -> Returned:
    """The adjudicator's picks and reasons, read by the form for which the consensus form was made."""
    form = task.form if payload.form == task.form.version else form_of(payload.outline)
    cells: dict[CellKey, Answer | None] = {}
    unread: dict[CellKey, Unread] = {}
    reasons: dict[CellKey, str] = {}
    problems: list[Problem] = []
    marked = [(title, rows, _mark_row(rows)) for title, rows in sheets.items()]
    if all(at is None for _, _, at in marked):
        place = "sheet Conflicts"
        problems.append(Problem(file, place, "nothing: the sheet is missing", "the sheet", "Take a fresh copy."))
    for title, rows, at in marked:
        if at is None:
            continue
        places = {str(cell): place for place, cell in enumerate(rows[at]) if cell}
        for number in range(at + 1, len(rows)):
            row = rows[number]
            where = hidden.read_row_key(cell_text(row[places[MARK]]))
            parts = where[1].split(SEPARATOR) if where else []
            if where is None or len(parts) != 3:
                continue
            key = CellKey(where[0], *parts)
            asked = _asked(form, key)
            if asked is None:
                continue
            raw = row[places["settled"]] if "settled" in places else None
            told = cell_text(row[places["reason"]]) if "reason" in places else ""
            place = f"sheet {title}, cell {cell_name(number, places.get('settled', 0))}"
            said, problem = _ruled(raw, asked, payload.pairs.get(key, {}), file, place)
            if problem is not None and problem.level == "error":
                said, unread[key] = None, Unread(cell_text(raw), problem)
            elif problem is not None:
                problems.append(problem)
            if said is not None and not told:
                problems.append(Problem(file, place, "a ruling without a reason", "a reason beside it"))
            reasons[key] = told or reasons.get(key, "")
            if said is not None:
                said = said._replace(file=file, sheet=title, cell=place.rpartition(" ")[2])
            if cells.get(key) is not None and said is None:
                continue  # a copied sheet: what is filled in counts
            cells[key] = said
    return Returned(file, payload, form, cells, unread, (), reasons, tuple(problems))


def _mark_row(rows: Rows) -> int | None:
    return next((number for number, row in enumerate(rows[:10]) if MARK in row), None)


def _asked(form: Form, key: CellKey) -> Field | None:
    return USE_FIELD if key.field == USE and key.sheet in form.by_key else form.field(key.sheet, key.field)


def _ruled(
    raw: object, asked: Field, pairs: Mapping[str, tuple[str, ...]], file: str, place: str
) -> tuple[Answer | None, Problem | None]:
    if cell_text(raw) in pairs:
        return Answer(cell_text(raw)), None
    entry = read_entry(raw, asked)
    if entry is None:
        return None, None
    if entry.accepts:
        return None, Problem(file, place, shown(cell_text(raw)), "the settled answer itself", "", "error")
    problem = Problem(file, place, entry.found, entry.expected, entry.hint, entry.level) if entry.level else None
    return Answer(entry.value, entry.code), problem


def rulings(files: Sequence[Returned], task: Round) -> Rulings:
    """The rulings of all consensus workbooks.

    A later round holds over an earlier one, also where it takes a ruling back; two workbooks of one round that say
    different things settle nothing.
    """
    files = sorted(files, key=lambda one: (one.payload.round, one.file))
    problems = [problem for one in files for problem in one.problems]
    found: dict[CellKey, Ruling] = {}
    unread: dict[CellKey, Unread] = {}
    reasons: dict[CellKey, str] = {}
    for number in sorted({one.payload.round for one in files}):
        said: dict[CellKey, list[Ruling]] = defaultdict(list)
        for one in (each for each in files if each.payload.round == number):
            for key, answer in one.cells.items():
                subject = task.subject_by_any_id.get(key.subject)
                meant = key._replace(subject=subject.id) if subject else key
                reasons[meant] = one.reasons.get(key, "")
                unread.pop(meant, None)
                if answer is not None:
                    seen, pairs = one.payload.seen.get(key, {}), one.payload.pairs.get(key, {})
                    same_as, *called = pairs.get(str(answer.value), ("",))
                    said[meant].append(Ruling(answer, reasons[meant], seen, same_as, tuple(called)))
                elif key in one.payload.baseline or key in one.unread:
                    found.pop(meant, None)  # it stood there when the form went out, and was taken back
                if key in one.unread:
                    unread[meant] = one.unread[key]
        for key, told in said.items():
            if all(same(told[0].answer, other.answer) for other in told[1:]):
                found[key] = told[0]
            else:
                found.pop(key, None)
                problems.append(_contradiction(told))
    problems += [entry.problem for entry in unread.values()]
    knew = tuple(sorted({*chain.from_iterable((one.digest, *one.payload.knew) for one in files)}))
    last = max((one.payload.round for one in files), default=0)
    return Rulings(found, unread, reasons, tuple(problems), last, knew)


def _contradiction(told: Sequence[Ruling]) -> Problem:
    where = told[-1].answer
    words = " and ".join(f"{one.answer.text} ({one.answer.file})" for one in told)
    hint = "Settle it in one workbook and delete the other answer."
    return Problem(where.file, f"sheet {where.sheet}, cell {where.cell}", words, "one settled answer", hint)
