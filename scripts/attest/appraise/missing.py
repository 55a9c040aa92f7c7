"""What is asked about evidence that is missing: each outcome of the protocol, and which studies report it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.answers import folded
from attest.forms.form import Form
from attest.forms.round import CellKey, Subject, Suggested, bind
from attest.outcomes import outcome_of
from attest.protocol import Protocol

ORIGIN = "from the studies of the review and their settled results"
REPORTED, MISSING, OPEN = "Reported by", "Not reported by", "Results not settled yet"

Row = Mapping[str, Any]


def subjects(protocol: Protocol, studies: Sequence[Row], answers: Iterable[Row]) -> list[Subject]:
    """The outcomes of the protocol in its order; an id stays while the outcome is called the same.

    `answers` are the lines of extraction's answers.jsonl. A study without any settled answer about results is told
    apart from one that was extracted and does not report the outcome.
    """
    told = list(answers)
    reported, extracted = _reported(protocol, told), _extracted(told)
    found = []
    for outcome in protocol.outcomes:
        context: dict[str, list[str]] = {REPORTED: [], MISSING: [], OPEN: []}
        for study in studies:
            name = study["study_id"]
            at = REPORTED if name in reported[outcome.name] else MISSING if name in extracted else OPEN
            context[at].append(study["label"])
        shown = {name: "; ".join(labels) for name, labels in context.items() if labels}
        found.append(Subject(subject_id(outcome.name), outcome.name, (), shown))
    return found


def subject_id(outcome: str) -> str:
    return f"outcome:{folded(outcome)}"


def suggestions(
    protocol: Protocol, form: Form, studies: Sequence[Row], answers: Iterable[Row]
) -> dict[CellKey, Suggested]:
    """A row for each study of the review, with its result where one is settled."""
    reported = _reported(protocol, answers)
    cells: dict[CellKey, Suggested] = {}
    for outcome in protocol.outcomes:
        rows: list[dict[str, Any]] = []
        for study in studies:
            rows.append(_told("missing.study", study["label"], study["label"]))
            if study["study_id"] in reported[outcome.name]:
                rows.append(_told("missing.result", "there", study["label"]))
        cells |= bind(form, subject_id(outcome.name), rows)
    return cells


def _told(role: str, value: str, study: str) -> dict[str, Any]:
    place = {"quote": "", "file": "", "start": 0, "end": 0, "rule": ORIGIN}
    return {"role": role, "value": value, "row": {"study": study}, **place}


def _settled(answers: Iterable[Row]) -> Iterable[Row]:
    return (row for row in answers if row["settled"] and not row["left_out"])


def _reported(protocol: Protocol, answers: Iterable[Row]) -> Mapping[str, set[str]]:
    """The studies that report each outcome of the protocol, by its name."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _settled(answers):
        if row["role"] == "result.outcome" and not row["code"]:
            outcome = outcome_of(str(row["value"] or ""), protocol.outcomes)
            if outcome:
                found[outcome.name].add(row["subject"])
    return found


def _extracted(answers: Iterable[Row]) -> set[str]:
    """The studies of which something about a result is settled."""
    return {row["subject"] for row in _settled(answers) if row["role"].startswith("result.")}
