"""Reading a consensus form: the adjudicator's picks and reasons."""

from __future__ import annotations

from collections.abc import Mapping

from attest.forms.answers import USE_FIELD, Answer, Payload, Returned, Unread, same
from attest.forms.cells.grid import cell_name
from attest.forms.cells.raw import Rows
from attest.forms.entries import cell_text, read_entry
from attest.forms.form import USE, Field, Form
from attest.forms.hidden.keys import read_row_key
from attest.forms.hidden.marks import CONSENSUS, SEPARATOR
from attest.forms.hidden.outline import form_of
from attest.forms.round import CellKey, Round
from attest.problems import Problem, brief, shown


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
            where = read_row_key(cell_text(row[places[CONSENSUS]]))
            parts = where[1].split(SEPARATOR) if where else []
            raw = row[places["settled"]] if "settled" in places else None
            place = f"sheet {title}, cell {cell_name(number, places.get('settled', 0))}"
            key = CellKey(where[0], *parts) if where and len(parts) == 3 else None
            asked = _asked(form, key) if key else None
            if key is None or asked is None:
                if cell_text(raw) and not cell_text(row[places[CONSENSUS]]).startswith("attest:"):
                    hint = "Copy it into the row of its conflict."
                    problems.append(
                        Problem(file, place, "a ruling in a row without its key", "a row of the form", hint)
                    )
                continue
            told = cell_text(row[places["reason"]]) if "reason" in places else ""
            said, problem = _ruled(raw, asked, payload.pairs.get(key, {}), file, place)
            if problem is not None and problem.level == "error":
                said, unread[key] = None, Unread(cell_text(raw), problem)
            elif problem is not None:
                problems.append(problem)
            reasons[key] = told or reasons.get(key, "")
            if said is not None:
                said = said._replace(file=file, sheet=title, cell=place.rpartition(" ")[2])
            if key in cells and not same(cells[key], said):  # a copied sheet: what was changed counts
                carried = payload.baseline.get(key)
                changed = [one for one in (cells[key], said) if not same(one, carried.answer if carried else None)]
                if len(changed) > 1:
                    texts = " / ".join(one.text if one else "nothing" for one in changed)
                    hint = "The sheet or row stands more than once: delete all but one."
                    problem = Problem(file, place, f"several answers ({brief(texts)})", "one answer", hint)
                    said, unread[key] = None, Unread(texts, problem)
                else:
                    said = changed[0]
            cells[key] = said
    return Returned(file, payload, form, cells, unread, (), reasons, tuple(problems))


def _mark_row(rows: Rows) -> int | None:
    return next((number for number, row in enumerate(rows[:10]) if CONSENSUS in row), None)


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
