"""Every integrity check of every study: of suggestions, of each reviewer's answers and of what they settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attest.extract.checks.repeats import repeated_pairs
from attest.extract.flag_ids import named
from attest.extract.integrity.across import across
from attest.extract.integrity.finding import LOOK, Finding
from attest.extract.integrity.reports import OfText
from attest.extract.integrity.row import check_values
from attest.extract.integrity.scales import scale_of
from attest.extract.lines import EFFECTIVE, SUGGESTED, Cell, Line, lines
from attest.protocol import Outcome

COLUMNS = (
    "flag_id", "study_id", "study", "sheet", "row", "where", "layer", "check", "result", "severity", "fields", "values",
    "value_ids", "arithmetic", "state", "answer", "note", "by",
)  # fmt: skip

Row = Mapping[str, Any]
Found = dict[str, Any]


def findings(answers: Sequence[Row], outcomes: Sequence[Outcome] = ()) -> list[Found]:
    """What the checks find in the values: a row a check, layer, and cells looked at."""
    labels = {row["subject"]: row["label"] for row in answers}
    found: list[Found] = []
    whole = lines(answers)
    for subject, layers in whole.items():
        for layer, own in layers.items():
            context = _totals([*layers.get(SUGGESTED, ()), *own])
            known = {line.text("arm.name"): line for line in own if line.text("arm.name")}
            for line in own:
                for one, cells in _of_row(line, context, known, outcomes):
                    place = (line.sheet, line.row, line.where)
                    told = (one.check, one.result, one.severity, one.arithmetic)
                    found.append(_found(subject, labels[subject], layer, place, told, cells, line))
            for many in across(own):
                cells = list(many.cells)
                severity = many.severity if not many.verdict.fits else ""
                told = (many.check, many.verdict.result, severity, many.verdict.arithmetic)
                found.append(_found(subject, labels[subject], layer, _place(cells), told, cells))
    return [*found, *_shared(whole, labels)]


def _totals(own: Iterable[Line]) -> dict[str, Cell]:
    """A study's numbers of people: what percentages are held against; what was answered stands over suggestions."""
    return {role: cell for line in own for role, cell in line.cells.items() if role.startswith("study.n_")}


def _of_row(
    line: Line, study: Mapping[str, Cell], arms: Mapping[str, Line], outcomes: Sequence[Outcome]
) -> Iterator[tuple[Finding, list[Cell]]]:
    """The findings of one row, with the cells that took part; some may stand elsewhere, such as the size of the arm."""
    arm = line.text("result.arm") or line.text("adverse_event.arm")
    outside = dict(study)
    if arm:  # the study's numbers are not those of one arm
        outside = {role: cell for role, cell in arms[arm].cells.items() if role == "arm.n"} if arm in arms else {}
    context = {role: cell.value for role, cell in outside.items()}
    for one in check_values(line.values, context, scale_of(line.values, outcomes)):
        yield one, [cell for role in one.roles if (cell := line.cells.get(role) or outside.get(role))]


def _place(cells: Sequence[Cell]) -> tuple[str, str, str]:
    if not cells:
        return "", "", "text"
    sections = list(dict.fromkeys(cell.where for cell in cells))
    where = sections[0] if len(sections) == 1 else f"{sections[0]} and {len(sections) - 1} more"
    return cells[0].sheet, cells[0].row, where


def _found(
    study_id: str,
    study: str,
    layer: str,
    place: tuple[str, str, str],
    told: tuple[str, str, str, str],
    cells: Sequence[Cell],
    line: Line | None = None,
    about: str = "",
) -> Found:
    """A finding as plain data; doubt is cast on the cells of the row itself, or on all cells where there is no row."""
    own = [cell for cell in cells if line is None or (cell.sheet, cell.row) == (line.sheet, line.row)]
    return {
        "flag_id": "",
        "study_id": study_id,
        "study": study,
        "sheet": place[0],
        "row": place[1],
        "where": place[2],
        "layer": layer,
        "check": told[0],
        "result": told[1],
        "severity": told[2],
        "arithmetic": told[3],
        "about": about,
        "cells": [cell.value_id for cell in own],
        "looked_at": [cell.as_dict() for cell in cells],
    }


def _shared(whole: Mapping[str, Mapping[str, Sequence[Line]]], labels: Mapping[str, str]) -> Iterator[Found]:
    """The same mean with the same SD in two studies: one population reported twice, or copied figures."""
    for layer in sorted({layer for layers in whole.values() for layer in layers}):
        rows = [(subject, line) for subject, layers in whole.items() for line in layers.get(layer, ())]
        pairs = [(at, line.of("result.mean", "result.sd")) for at, (_, line) in enumerate(rows)]
        known = [(at, cells[0].value, cells[1].value) for at, cells in pairs if len(cells) == 2]
        for mean, sd, places in repeated_pairs(known):
            subjects = list(dict.fromkeys(rows[at][0] for at in places))
            for subject in subjects if len(subjects) > 1 else ():
                cells = [cell for at in places if rows[at][0] == subject for cell in pairs[at][1]]
                others = ", ".join(labels[other] for other in subjects if other != subject)
                words = f"mean {mean} with SD {sd} is also printed by {others}."
                told = ("repeated-between-studies", "inconsistent", LOOK, words)
                yield _found(subject, labels[subject], layer, _place(cells), told, cells)


def of_texts(found: Iterable[OfText]) -> list[Found]:
    """What was found in documents, in the layer of the suggestions, since no reviewer said it."""
    rows = []
    for one in found:
        severity = one.severity if one.result == "inconsistent" else ""
        told = (one.check, one.result, severity, one.arithmetic)
        study = one.study
        place = _place(one.cells)
        rows.append(_found(study["study_id"], study["label"], SUGGESTED, place, told, one.cells, None, one.about))
    return rows


def with_ids(found: Iterable[Found]) -> list[Found]:
    """The findings with the id of their flag, the same for the same study, check and cells whoever said the values."""
    return [{**one, "flag_id": named(one["study_id"], one)} for one in found]


def as_row(one: Row) -> dict[str, Any]:
    """A finding, with the answer to its flag, as a line of integrity.csv."""
    seen = one["looked_at"]
    told = {
        "flag_id": one["flag_id"] if one["result"] == "inconsistent" else "",
        "fields": [cell["title"] for cell in seen],
        "values": [f"{cell['role']} {cell['value']}" for cell in seen],
        "value_ids": [cell["value_id"] for cell in seen],
    }
    return {name: told.get(name, one.get(name, "")) for name in COLUMNS}


def cell_flags(found: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Flags for the workbooks: a row a cell that something inconsistent concerns, with its layer."""
    for one in found:
        if one["result"] != "inconsistent":
            continue
        for cell in one["looked_at"]:
            if cell["value_id"] in one["cells"]:
                place = {"sheet": cell["sheet"], "row": cell["row"], "field": cell["field"]}
                flag = f"{one['check']}: {one['arithmetic']}"
                yield {"subject": one["study_id"], **place, "layer": one["layer"], "flag": flag}


def worth_showing(found: Sequence[Row]) -> list[Found]:
    """What the report shows: what does not fit in the answers or, where no answer could be tested, in suggestions.

    What documents print is shown whatever was answered: only the document itself can tell what stood there.
    """
    answered = {_what(one) for one in found if one["layer"] == EFFECTIVE and one["result"] != "not testable"}
    kept: dict[tuple[Any, ...], Found] = {}
    for one in found:
        stale = one["layer"] == SUGGESTED and not one["about"] and _what(one) in answered
        if one["result"] == "inconsistent" and one["layer"] in (EFFECTIVE, SUGGESTED) and not stale:
            kept.setdefault((*_what(one), one["about"]), dict(one))
    return list(kept.values())


def _what(one: Row) -> tuple[Any, ...]:
    """Which figures a finding is about, whatever layer it looked at."""
    return one["study_id"], one["check"], tuple(one["cells"])
