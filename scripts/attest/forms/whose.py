"""Whose a returned file is and for what: from the hidden sheet of a workbook, or from the key line of a CSV file."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping

from attest.forms.answers import Payload
from attest.forms.envelope import Rows, read_payload
from attest.forms.outline import form_of, outline_of
from attest.forms.payload import SHEET
from attest.forms.round import Person, Round
from attest.problems import Faults, Problem
from attest.tables import digest

ABOUT = "attest:about"
LONGEST_OUTLINE = 20_000  # characters; a cell holds 32,767


def identity(task: Round, person: Person, round_number: int, sections: Container[str]) -> str:
    """The hidden words at the head of a page that say whose it is, so that it can also come back as a CSV file.

    They hold the outline of the page's sections, so that the page can be read when the form has changed since.
    """
    outline = {key: told for key, told in outline_of(task.form).items() if key in sections}
    if len(json.dumps(outline, ensure_ascii=False)) > LONGEST_OUTLINE:
        outline = {}
    told = [task.review, task.step, person.id, task.form.version, round_number, outline]
    return f"{ABOUT} {json.dumps([*told, digest(told, length=6)], ensure_ascii=False)}"


def payload_of(sheets: Mapping[str, Rows], file: str, task: Round) -> Payload:
    """The payload of a returned file; one that is no workbook has no baseline. Raises `Faults`."""
    if SHEET in sheets or len(sheets) != 1:
        return read_payload(sheets, file)
    (rows,) = sheets.values()
    marks = [str(cell) for row in rows[:10] for cell in row if str(cell).startswith(f"{ABOUT} ")]
    if not marks:
        return read_payload(sheets, file)
    try:
        *told, check = json.loads(marks[0].removeprefix(ABOUT))
        review, step, person, form, number, outline = told
        unharmed = digest(told, length=6) == check and bool(form_of(outline))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        unharmed = False
    if not unharmed:
        found, hint = "a page whose key line was changed", "Export the page again from an unchanged form."
        raise Faults([Problem(file, "", found, "the second line as Attest writes it", hint)])
    if form != task.form.version and not outline:
        found, hint = "a page of an earlier form", "Copy its answers into a page of your newest workbook."
        raise Faults([Problem(file, "", found, "a page of today's form, since it is too long to tell its own", hint)])
    return Payload(
        kind="form",
        review=review,
        step=step,
        person=person,
        round=number,
        form=form,
        outline=outline,
        subjects={one.id: (one.label, *one.aliases) for one in task.subjects},
        sections={one.id: one.sheets for one in task.subjects if one.sheets},
        suggested={key: found.value for key, found in task.suggestions.items()},
        whole=False,
    )
