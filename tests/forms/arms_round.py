"""A small round with arms and their results: rows of one list that name rows of another."""

from __future__ import annotations

from typing import Any

from attest.forms.round import Person, Round, Subject
from attest.forms.schema import read_form

ARMS: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A form",
    "x-subject": "study",
    "x-layout": "questions",
    "type": "object",
    "properties": {
        "people": {
            "type": "object",
            "title": "People",
            "properties": {
                "n": {"type": "string", "format": "reported-number", "title": "Analysed"},
                "note": {"type": "string", "title": "Note"},
            },
        },
        "arms": {
            "type": "array",
            "title": "Arms",
            "x-key": ["name"],
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "title": "Name", "x-role": "arm.name"},
                    "size": {"type": "string", "format": "reported-number", "title": "Size", "x-role": "arm.n"},
                },
            },
        },
        "results": {
            "type": "array",
            "title": "Results",
            "x-key": ["outcome", "arm"],
            "items": {
                "type": "object",
                "properties": {
                    "outcome": {"type": "string", "title": "Outcome"},
                    "arm": {"type": "string", "title": "Arm", "x-row-of": "arms"},
                    "events": {"type": "string", "format": "reported-number", "title": "Events"},
                },
            },
        },
    },
}

KIM, LEE = "Kim 2020", "Lee 2021"
NAMES = {"ann": "Ann", "bob": "Bob", "cyd": "Cyd"}


def make_arms(*reviewers: str, needed: int = 2) -> Round:
    """Two studies without suggestions, for Ann and Bob where nobody is named."""
    people = reviewers or ("ann", "bob")
    return Round(
        review="r", review_title="A review", step="extraction", step_title="Extraction",
        form=read_form(ARMS, "form.yaml"), reviewers=tuple(Person(one, NAMES[one]) for one in people), needed=needed,
        adjudicator="Dan", date="2026-01-31", suggestions={},
        subjects=(Subject("s1", KIM, ("alias-s1",)), Subject("s2", LEE, ("alias-s2",))),
    )  # fmt: skip
