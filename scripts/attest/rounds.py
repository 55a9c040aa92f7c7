"""A step's round as the protocol has it: form, reviewers and how many must answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attest.forms.form import Form
from attest.forms.round import CellKey, Person, Round, Subject, Suggested
from attest.forms.schema import read_form, require_roles
from attest.places import own_or_shipped
from attest.problems import Faults, Problem
from attest.protocol import Protocol
from attest.strict import load_yaml

DECISIONS = {"include", "exclude"}
NEEDED_ROLES = {
    "study_links": ("link.same_study_as",),
    "eligibility": ("eligibility.decision", "eligibility.reason"),
}


def step_form(review: Path, protocol: Protocol, step: str, options: Mapping[str, Sequence[str]] | None = None) -> Form:
    """The form of a step: the team's own, or the one that Attest ships; raises `Faults`."""
    path, name = own_or_shipped(review, protocol.form_files[step])
    form = read_form(load_yaml(path, name), name, options)
    require_roles(form, NEEDED_ROLES.get(step, ()), name)
    decision = form.find_role("eligibility.decision")
    if decision and set(decision[1].options) != DECISIONS:
        found = ", ".join(decision[1].options) or "no choices"
        raise Faults([Problem(name, "eligibility.decision", found, "the choices include and exclude")])
    return form


def new_round(
    protocol: Protocol,
    step: str,
    form: Form,
    subjects: Sequence[Subject],
    suggestions: Mapping[CellKey, Suggested],
) -> Round:
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
        subjects=tuple(subjects),
        suggestions=suggestions,
    )


def study_subject(study: Mapping[str, Any], sheets: tuple[str, ...] = ()) -> Subject:
    """A study as a subject of a form, its reports beside it."""
    reports = "\n".join(f"{report['file']} ({report['kind']})" for report in study["reports"])
    return Subject(study["study_id"], study["label"], tuple(study["aliases"]), {"Reports": reports}, sheets)
