"""What a schema says of answers together: conditions between fields, bounds, and fields a row cannot do without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from jsonschema.exceptions import ValidationError

from attest.forms.answers import LEAVE_OUT, Answer, Record, folded
from attest.forms.form import TOP, USE, Form, Sheet
from attest.forms.round import CellKey, Round, Subject, row_name
from attest.problems import Problem, shown


def contradictions(task: Round, record: Record) -> tuple[list[Problem], Record]:
    """What in a record goes against the form's schema, and the record with these cells marked.

    A blank cell alone is a question still open, no fault; it becomes one where a condition (`if`/`then`,
    `dependentRequired`) asks for it, or where a row has answers but not the field it is known by.
    """
    problems: list[Problem] = []
    notes, refused = dict(record.problems), dict(record.unread)
    by_subject: dict[str, dict[CellKey, Answer]] = defaultdict(dict)
    for key, answer in record.answers.items():
        by_subject[key.subject][key] = answer
    for subject in task.subjects:
        answered = by_subject.get(subject.id, {})
        if not answered:
            continue
        for key, problem in _same_names(task.form, subject, answered):
            problems.append(problem)
            notes[key] = str(problem)
            refused |= {one: answered[one].text for one in answered if one[:3] == key[:3] and one.field != USE}
        if not task.form.has_rules:
            continue
        whole, places = _assemble(task.form, answered)
        for error in task.form.validator.iter_errors(whole):
            for key, found, expected in _meant(error, places, task.form, subject.id):
                if found == NOTHING and key in answered:
                    continue  # "not reported" and the like are answers, though the schema sees no value
                problems.append(_problem(task.form, subject, key, answered, found, expected))
                notes[key] = f"Expected {expected}, found {found}."
                if key in answered:  # the value itself goes against the schema: it does not count
                    refused[key] = answered[key].text
    if len(refused) == len(record.unread):
        return problems, replace(record, problems=notes)
    answers = {key: one for key, one in record.answers.items() if key not in refused}
    return problems, replace(record, problems=notes, answers=answers, unread=refused)


def _problem(
    form: Form, subject: Subject, key: CellKey, answered: Answered, found: str, expected: str, hint: str = ""
) -> Problem:
    """A problem at a cell or, where it is blank, in its row or section."""
    near = (one for other, one in answered.items() if other[:3] == key[:3])
    where = answered.get(key) or next(near, next(iter(answered.values())))
    asked = form.field(key.sheet, key.field)
    at = f"sheet {where.sheet}" + (f", cell {where.cell}" if key in answered else "")
    place = f"{at} ({asked.title if asked else key.field}, {subject.label})"
    return Problem(where.file, place, found, expected, hint)


def _same_names(form: Form, subject: Subject, answered: Answered) -> Iterator[tuple[CellKey, Problem]]:
    """Rows that bear the name of another one; the first key field of each, with the problem."""
    for sheet in form.sheets:
        if not sheet.many:
            continue
        rows: dict[str, tuple[str, ...]] = {}
        for key, answer in answered.items():
            if key.sheet == sheet.key and key.field in sheet.keys:
                rows.setdefault(key.row, ())
                if answer.text:
                    rows[key.row] = tuple(
                        folded(told.text) if (told := answered.get(key._replace(field=name))) else ""
                        for name in sheet.keys
                    )
        taken: dict[tuple[str, ...], str] = {}
        for row, name in sorted(rows.items(), key=lambda one: (not _named_so(sheet, *one), one[0])):
            use = answered.get(CellKey(subject.id, sheet.key, row, USE))
            if not any(name) or (use is not None and use.value == LEAVE_OUT):
                continue
            if name not in taken:
                taken[name] = row
                continue
            at = next(one for one in sheet.keys if CellKey(subject.id, sheet.key, row, one) in answered)
            key = CellKey(subject.id, sheet.key, row, at)
            said = " · ".join(
                told.text for one in sheet.keys if (told := answered.get(key._replace(field=one))) is not None
            )
            hint = "Put them together into one row, or say by a key field how they differ."
            yield (
                key,
                _problem(form, subject, key, answered, f"a second row named {shown(said)}", "rows that differ", hint),
            )


def _named_so(sheet: Sheet, row: str, name: tuple[str, ...]) -> bool:
    """Whether a row has its id from the name that it bears: of several with one name, that one was there first."""
    return row_name(sheet, dict(zip(sheet.keys, name, strict=True))) == row if name else False


NOTHING = "nothing"
Answered = Mapping[CellKey, Answer]  # of one subject
Places = dict[tuple[Any, ...], tuple[Sheet, str]]  # where a section or a row stands in the object


def _assemble(form: Form, answered: Answered) -> tuple[dict[str, Any], Places]:
    """The answers as the object that the schema describes, and which section or row stands where in it.

    Codes (not reported and so on) are answers without a value and take no part; neither do rows left out.
    """
    whole: dict[str, Any] = {}
    places: Places = {}
    rows: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for key, answer in sorted(answered.items()):
        if form.field(key.sheet, key.field) and not answer.code:
            use = answered.get(key._replace(field=USE))
            if use is None or use.value != LEAVE_OUT:
                rows[key.sheet, key.row][key.field] = answer.value
    for (name, row), values in rows.items():
        sheet = form.by_key[name]
        path: tuple[Any, ...] = () if name == TOP else tuple(name.split("."))
        at = whole
        for step in path[:-1] if sheet.many else path:
            at = at.setdefault(step, {})
        if sheet.many:
            listed = at.setdefault(path[-1], [])
            path, at = (*path, len(listed)), {}
            listed.append(at)
        places[path] = (sheet, row)
        for name_in_row, value in values.items():
            *within, last = name_in_row.split(".")
            inner = at
            for step in within:
                inner = inner.setdefault(step, {})
            inner[last] = value
    return whole, places


def _meant(error: ValidationError, places: Places, form: Form, subject: str) -> Iterator[tuple[CellKey, str, str]]:
    """The cells that an error of the schema is about, with what was found and expected."""
    path = tuple(error.absolute_path)
    conditional = any(part in ("then", "else", "dependentRequired") for part in error.absolute_schema_path)
    if error.validator in ("required", "dependentRequired"):
        for name in _missing(error):
            sheet, row, key = _where((*path, name), places, form)
            if sheet is not None and (conditional or sheet.many) and sheet.field(key):
                yield CellKey(subject, sheet.key, row, key), NOTHING, "an answer, since another answer asks for it"
        return
    sheet, row, key = _where(path, places, form)
    if sheet is not None and sheet.field(key):
        yield CellKey(subject, sheet.key, row, key), shown(error.instance), _expected(error)


def _where(path: tuple[Any, ...], places: Places, form: Form) -> tuple[Sheet | None, str, str]:
    """Sheet, row and field of a path in the object: the longest place that it begins with, and the rest.

    A place inside a list of choices means the field as a whole.
    """
    for length in range(len(path), -1, -1):
        found = places.get(path[:length]) or (length == 1 and (form.sheet(str(path[0])), "")) or None
        if found and found[0] is not None and not (found[0].many and not found[1]):
            names = [str(part) for part in path[length:] if not isinstance(part, int)]
            return found[0], found[1], ".".join(names)
    return form.sheet(TOP), "", ".".join(str(part) for part in path)


def _missing(error: ValidationError) -> list[str]:
    found: Any = error.instance
    asked: Any = error.validator_value
    if error.validator == "dependentRequired":
        asked = [name for trigger, names in asked.items() if trigger in found for name in names]
    return sorted({name for name in asked if name not in found})


def _expected(error: ValidationError) -> str:
    words = {
        "minimum": "{} or more",
        "maximum": "{} or less",
        "pattern": "text like {}",
        "const": "{}",
        "enum": "one of {}",
    }
    return words.get(str(error.validator), f"{error.validator} {{}}").format(error.validator_value)
