"""The consensus form: what reviewers answered differently, side by side for the adjudicator, and what comes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from attest.forms import payload as hidden
from attest.forms.answers import Answer, Carried, Payload, Returned, same
from attest.forms.choices import Lists, offer
from attest.forms.entries import cell_text, entry_text, read_entry, wanted
from attest.forms.envelope import Rows
from attest.forms.form import USE, Field
from attest.forms.look import cell_name, height, new_book
from attest.forms.round import CellKey, Round
from attest.forms.settle import USE_FIELD, Ruling, Value
from attest.problems import Problem

SHEET = "Conflicts"
MARK = "attest:consensus"
HEADER_ROW, FIRST_ROW = 2, 3


def write_conflicts(path: str | Path, task: Round, values: Sequence[Value], round_number: int) -> None:
    """Write the consensus form: a row a conflict; rulings that still hold stand filled in."""
    who = sorted({name for value in values for name in value.answers})
    names = {person.id: person.name for person in task.reviewers}
    columns: list[tuple[str, str, float]] = [
        ("subject", task.form.subject_name, 20),
        ("where", "Sheet and row", 26),
        ("question", "Question", 22),
        *((f"answer {one}", names.get(one, one), 24) for one in who),
        ("beside", "Suggestion", 46),
        ("settled", "Settled answer", 26),
        ("reason", "Reason", 34),
    ]
    with new_book(path, f"{task.review_title}: {task.step_title}, conflicts", task.date) as book:
        page, lists = book.sheet(SHEET), Lists()
        page.set_column(0, 0, 4, None, {"hidden": True})
        page.write_string(0, 0, MARK)
        page.write_string(1, 0, "attest:about")
        page.write_string(HEADER_ROW, 0, "attest:header")
        open_ones = sum(value.status == "conflict" for value in values)
        about = (
            f"{task.step_title}: {open_ones} conflict{'' if open_ones == 1 else 's'} to settle. Choose or type the "
            f"settled answer and say why. Save under any name into sources/decisions/{task.step}/. Nobody's answer is "
            "overwritten."
        )
        page.merge_range(1, 1, 1, len(columns), about, book.formats["about"])
        page.set_row(0, None, None, {"hidden": True})
        page.set_row(1, 30)
        for place, (key, title, width) in enumerate(columns, 1):
            page.set_column(place, place, width)
            page.write_string(0, place, key)
            book.write(page, HEADER_ROW, place, title, "header_beside" if key == "beside" else "header")
        for number, value in enumerate(values, FIRST_ROW):
            page.write_string(number, 0, hidden.row_key(value.key.subject, _row_field(value.key)))
            texts = []
            for place, (key, _, width) in enumerate(columns, 1):
                text, look = _cell(key, value)
                book.write(page, number, place, text, look)
                texts.append((text, width))
                if key == "settled":
                    options = [*dict.fromkeys(answer.text for answer in value.answers.values())]
                    message = f"One of the answers, or {wanted(value.field)}."
                    offer(page, lists, [(number, place)], options, False, "Settled answer", message)
            page.set_row(number, height(texts))
        page.freeze_panes(FIRST_ROW, 2)
        page.autofilter(HEADER_ROW, 1, max(FIRST_ROW, FIRST_ROW + len(values) - 1), len(columns))
        page.repeat_rows(HEADER_ROW)
        lists.write(book)
        hidden.write(book.workbook, _payload(task, values, round_number))


def _cell(column: str, value: Value) -> tuple[str, str]:
    if column == "subject":
        return value.subject.label, "label"
    if column == "where":
        return value.sheet.title + (f": {value.row_label}" if value.row_label else ""), "label"
    if column == "question":
        return value.field.title, "label"
    if column.startswith("answer "):
        answer = value.answers.get(column.removeprefix("answer "))
        return (answer.text if answer else ""), "context"
    if column == "beside":
        found = value.suggestion
        return (f"{entry_text(found.value, '')}\n“{found.quote}”\n{found.place}" if found else ""), "beside"
    ruled = value.ruling if value.status == "adjudicated" else None
    if column == "settled":
        return (ruled.answer.text if ruled else ""), "entry"
    return (ruled.reason if ruled else ""), "entry"


def _row_field(key: CellKey) -> str:
    return "\u001f".join((key.sheet, key.row, key.field))


def _payload(task: Round, values: Sequence[Value], round_number: int) -> Payload:
    return Payload(
        kind="consensus",
        review=task.review,
        step=task.step,
        person="",
        round=round_number + 1,
        form=task.form.version,
        subjects={one.id: (one.label, *one.aliases) for one in task.subjects},
        suggested={},
        baseline={
            value.key: Carried(value.ruling.answer, value.ruling.answer)
            for value in values
            if value.ruling and value.status == "adjudicated"
        },
        seen={value.key: {who: answer.says() for who, answer in sorted(value.answers.items())} for value in values},
    )


def read_consensus(sheets: Mapping[str, Rows], payload: Payload, file: str, task: Round) -> Returned:
    """The adjudicator's picks and reasons."""
    cells: dict[CellKey, Answer | None] = {}
    reasons: dict[CellKey, str] = {}
    problems: list[Problem] = []
    marked = [(title, rows) for title, rows in sheets.items() if rows and any(cell == MARK for cell in rows[0])]
    if not marked:
        problems.append(
            Problem(file, f"sheet {SHEET}", "nothing: the sheet is missing", "the sheet", "Take a fresh copy.")
        )
    for title, rows in marked:
        places = {str(cell): place for place, cell in enumerate(rows[0])}
        for number, row in enumerate(rows):
            where = hidden.read_row_key(cell_text(row[places[MARK]]))
            parts = where[1].split("\u001f") if where else []
            if where is None or len(parts) != 3:
                continue
            key = CellKey(where[0], *parts)
            field = _field(task, key)
            settled = row[places["settled"]] if "settled" in places else None
            at = cell_name(number, places.get("settled", 0))
            if field is None:
                continue
            reasons[key] = cell_text(row[places["reason"]]) if "reason" in places else ""
            entry = read_entry(settled, field)
            if entry is not None and (entry.refused or entry.accepts):
                expected = entry.expected or "the settled answer itself"
                problems.append(Problem(file, f"sheet {title}, cell {at}", entry.found or "✓", expected, entry.hint))
                entry = None
            if entry is not None and not reasons[key]:
                problems.append(
                    Problem(file, f"sheet {title}, cell {at}", "a ruling without a reason", "a reason beside it")
                )
            cells[key] = Answer(entry.value, entry.code, False, file, title, at) if entry else None
    return Returned(file, payload, cells, {}, reasons, tuple(problems))


def _field(task: Round, key: CellKey) -> Field | None:
    sheet = task.form.sheet(key.sheet)
    if sheet is None:
        return None
    return USE_FIELD if key.field == USE else sheet.field(key.field)


def rulings(files: Sequence[Returned], task: Round) -> tuple[dict[CellKey, Ruling], list[Problem]]:
    """The rulings of all consensus workbooks.

    A later round holds over an earlier one, also where it takes a ruling back; two workbooks of one round that say
    different things settle nothing.
    """
    problems = [problem for one in files for problem in one.problems]
    found: dict[CellKey, Ruling] = {}
    for number in sorted({one.payload.round for one in files}):
        said: dict[CellKey, list[Ruling]] = defaultdict(list)
        for one in sorted((each for each in files if each.payload.round == number), key=lambda each: each.file):
            for key, answer in one.cells.items():
                subject = task.subject_by_any_id.get(key.subject)
                meant = key._replace(subject=subject.id) if subject else key
                if answer is not None:
                    said[meant].append(Ruling(answer, one.reasons.get(key, ""), one.payload.seen.get(key, {})))
                elif key in one.payload.baseline:
                    found.pop(meant, None)  # it stood there when the form went out, and was taken back
        for key, told in said.items():
            if all(same(told[0].answer, other.answer) for other in told[1:]):
                found[key] = told[0]
            else:
                found.pop(key, None)
                problems.append(_contradiction(told))
    return found, problems


def _contradiction(told: Sequence[Ruling]) -> Problem:
    where = told[-1].answer
    words = " and ".join(f"{one.answer.text} ({one.answer.file})" for one in told)
    hint = "Settle it in one workbook and delete the other answer."
    return Problem(where.file, f"sheet {where.sheet}, cell {where.cell}", words, "one settled answer", hint)
