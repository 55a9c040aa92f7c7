"""What a schema says of answers together: conditions between fields, bounds, and fields a row cannot do without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jsonschema.exceptions import ValidationError

from attest.forms.answers import LEAVE_OUT, Record
from attest.forms.form import TOP, USE, Form, Sheet
from attest.forms.round import CellKey, Round
from attest.problems import Problem, shown


def contradictions(task: Round, record: Record) -> tuple[list[Problem], Record]:
    """What in a record goes against the form's schema, and the record with these cells marked.

    A blank cell alone is a question still open, no fault; it becomes one where a condition (`if`/`then`,
    `dependentRequired`) asks for it, or where a row has answers but not the field it is known by.
    """
    problems: list[Problem] = []
    notes, refused = dict(record.problems), dict(record.unread)
    for subject in task.subjects:
        answered = {key: one for key, one in record.answers.items() if key.subject == subject.id}
        if not answered:
            continue
        whole, places = _assemble(task.form, subject.id, record)
        for error in task.form.validator.iter_errors(whole):
            for key, found, expected in _meant(error, places, task.form, subject.id):
                if found == NOTHING and key in record.answers:
                    continue  # "not reported" and the like are answers, though the schema sees no value
                where = record.answers.get(key) or next(
                    (one for near, one in answered.items() if near[:3] == key[:3]),
                    next(iter(answered.values())),
                )
                sheet = task.form.sheet(key.sheet)
                asked = sheet.field(key.field) if sheet else None
                title = asked.title if asked else key.field
                at = f"sheet {where.sheet}, " + (f"cell {where.cell}" if key in record.answers else "")
                place = f"{at.rstrip(', ')} ({title}, {subject.label})"
                problems.append(Problem(where.file, place, found, expected))
                notes[key] = f"Expected {expected}, found {found}."
                if key in record.answers:  # the value itself goes against the schema: it does not count
                    refused[key] = record.answers[key].text
    answers = {key: one for key, one in record.answers.items() if key not in refused}
    return problems, replace(record, problems=notes, answers=answers, unread=refused)


NOTHING = "nothing"
Places = dict[tuple[Any, ...], tuple[Sheet, str]]  # where a section or a row stands in the object


def _assemble(form: Form, subject: str, record: Record) -> tuple[dict[str, Any], Places]:
    """The answers as the object that the schema describes, and which section or row stands where in it.

    Codes (not reported and so on) are answers without a value and take no part; neither do rows left out.
    """
    whole: dict[str, Any] = {}
    places: Places = {}
    rows: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for key, answer in sorted(record.answers.items()):
        if key.subject == subject and form.field(key.sheet, key.field) and not answer.code:
            use = record.answers.get(key._replace(field=USE))
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
