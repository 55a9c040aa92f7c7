"""A step's round as the protocol has it: form, reviewers and how many must answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attest.allocation import deal, unknown_names
from attest.forms.form import Form
from attest.forms.round import CellKey, Passage, Person, Round, Subject, Suggested
from attest.forms.schema import read_form, require_roles
from attest.places import own_or_shipped
from attest.problems import Faults, Problem
from attest.protocol import FILE, Protocol
from attest.strict import load_yaml

# Roles whose answers decide what goes on: the choices are what the next stage knows.
CHOICES = {
    "duplicate.verdict": ("same publication", "different publications"),
    "screening.decision": ("include", "exclude"),
    "eligibility.decision": ("include", "exclude"),
    "integrity.answer": ("reporting error of the paper", "misread by us", "explained", "concern stands"),
    "trustworthiness.judgement": ("no concerns", "some concerns", "serious concerns"),
}
NEEDED_ROLES = {
    "duplicates": ("duplicate.verdict",),
    "screening": ("screening.decision",),
    "study_links": ("link.same_study_as",),
    "eligibility": ("eligibility.decision", "eligibility.reason"),
    "integrity": ("integrity.answer",),
    "trustworthiness": ("trustworthiness.judgement",),
    "missing_evidence": ("missing.judgement",),
}


def form_name(review: Path, protocol: Protocol, step: str) -> str:
    """What the form of a step is called in messages."""
    return own_or_shipped(review, protocol.form_files[step])[1]


def step_form(review: Path, protocol: Protocol, step: str, options: Mapping[str, Sequence[str]] | None = None) -> Form:
    """The form of a step: the team's own, or the one that Attest ships; raises `Faults`."""
    path, name = own_or_shipped(review, protocol.form_files[step])
    known = {
        "outcomes of the protocol": [one.name for one in protocol.outcomes],
        "instruments of the protocol": sorted(protocol.in_use),
        **(options or {}),
    }
    form = read_form(load_yaml(path, name), name, known)
    require_roles(form, NEEDED_ROLES.get(step, ()), name)
    if step != "extraction":
        _refuse_patterns(form, name)
    for role, choices in CHOICES.items():
        asked = form.find_role(role)
        if asked and set(asked[1].options) != set(choices):
            found = ", ".join(asked[1].options) or "no choices"
            raise Faults([Problem(name, role, found, f"the choices {' and '.join(choices)}")])
    return form


def _refuse_patterns(form: Form, name: str) -> None:
    """Raise `Faults` where a form has patterns and its step reads no documents: they would be idle unnoticed."""
    told = [pattern.place for sheet in form.sheets for one in sheet.fields for pattern in one.patterns]
    if told:
        hint = "Documents are read for the extraction form alone; take them away here."
        raise Faults([Problem(name, place, "a pattern", "none in this form", hint) for place in told])


def new_round(
    protocol: Protocol,
    step: str,
    form: Form,
    subjects: Sequence[Subject],
    suggestions: Mapping[CellKey, Suggested],
    passages: Mapping[CellKey, tuple[Passage, ...]] | None = None,
) -> Round:
    """The round of a step: its subjects dealt out as the protocol says, to everybody where it says nothing."""
    allocation = protocol.allocations.get(step)
    return Round(
        review=protocol.id,
        review_title=protocol.title,
        step=step,
        step_title=form.title,
        form=form,
        reviewers=tuple(Person(one.id, one.name) for one in protocol.reviewers),
        needed=protocol.needed[step],
        adjudicator=protocol.adjudicator,
        date=protocol.date,
        subjects=deal(allocation, subjects) if allocation else tuple(subjects),
        suggestions=suggestions,
        passages=passages or {},
        notices=tuple(_unknown(step, name) for name in (unknown_names(allocation, subjects) if allocation else ())),
    )


def _unknown(step: str, name: str) -> Problem:
    place, hint = f"steps.{step}.allocation.assign.{name}", "Look at the labels in the workbooks of this step."
    return Problem(FILE, place, "a name that no subject of this step has", "an id or a label", hint, "warning")


def study_subject(study: Mapping[str, Any], sheets: tuple[str, ...] = ()) -> Subject:
    """A study as a subject of a form, its reports beside it."""
    reports = "\n".join(f"{report['file']} ({report['kind']})" for report in study["reports"])
    return Subject(study["study_id"], study["label"], tuple(study["aliases"]), {"Reports": reports}, sheets)
