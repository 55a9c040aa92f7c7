"""Whose a returned file is and for what: from the hidden sheet of a workbook, or from the key line of a CSV file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from attest.forms.answers import Payload
from attest.forms.cells.raw import Rows
from attest.forms.envelope import read_payload
from attest.forms.hidden.marks import ABOUT
from attest.forms.hidden.outline import form_of
from attest.forms.hidden.payload import SHEET
from attest.forms.round import Round
from attest.problems import Faults, Problem
from attest.tables import digest


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
