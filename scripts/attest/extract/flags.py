"""Integrity checks over suggestions, each reviewer's answers and the settled values, with the cells concerned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attest.extract.integrity import Finding, check_values
from attest.problems import shown
from attest.text.document import Document

DAMAGED = "damaged text"
SUGGESTED, EFFECTIVE = "suggestion", "answers"
NEAR = 40  # characters: a damaged stretch of text casts doubt on what its sentence says right beside it
COLUMNS = ("study_id", "study", "sheet", "row", "where", "layer", "check", "result", "fields", "arithmetic")

Row = Mapping[str, Any]


def findings(answers: Sequence[Row]) -> list[dict[str, Any]]:
    """What the checks find: a row a check, study, sheet, row and layer.

    Layers are the suggestions, each reviewer's own answers (so that a reviewer's workbook can show what concerns it and
    nothing of another's) and the answers that the review goes on with.
    """
    cells: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in answers:
        if row["role"] and not row["left_out"]:
            cells[row["subject"], row["sheet"], row["row"]].append(row)
    totals = _totals(answers)
    found = []
    for (subject, sheet, name), members in cells.items():
        for layer, values in _layers(members).items():
            context = {**totals[subject].get(SUGGESTED, {}), **totals[subject].get(layer, {})}
            if values.get("result.arm") or values.get("adverse_event.arm"):
                context = {}  # the study's numbers are not those of one arm
            for finding in check_values(values, context):
                found.append(_row(members[0], subject, sheet, name, layer, finding, members))
    return found


def _totals(answers: Sequence[Row]) -> dict[str, dict[str, dict[str, str]]]:
    """Each study's numbers of people, by layer: what percentages are held against."""
    told: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in answers:
        if row["role"].startswith("study.n_"):
            for layer, values in _layers([row]).items():
                told[row["subject"]][layer].update(values)
    return told


def _layers(members: Iterable[Row]) -> dict[str, dict[str, str]]:
    layers: dict[str, dict[str, str]] = defaultdict(dict)
    for row in members:
        if row["suggestion"]:
            layers[SUGGESTED][row["role"]] = str(row["suggestion"]["value"])
        for answer in row["answers"]:
            if answer["value"] is not None:
                layers[answer["reviewer"]][row["role"]] = str(answer["value"])
        if row["answers"] and row["status"] != "conflict" and row["value"] is not None:
            layers[EFFECTIVE][row["role"]] = str(row["value"])
    return dict(layers)


def _row(
    first: Row, subject: str, sheet: str, name: str, layer: str, finding: Finding, members: Sequence[Row]
) -> dict[str, Any]:
    titles = [row["title"] for row in members if row["role"] in finding.roles]
    return {
        "study_id": subject,
        "study": first["label"],
        "sheet": sheet,
        "row": name,
        "where": first["sheet_title"] + (f": {first['row_label']}" if first["row_label"] else ""),
        "layer": layer,
        "check": finding.check,
        "result": finding.result,
        "fields": titles,
        "arithmetic": finding.arithmetic,
        "cells": [row["field"] for row in members if row["role"] in finding.roles],
    }


def damage(documents: Iterable[Document], studies: Iterable[Row], answers: Sequence[Row]) -> list[dict[str, Any]]:
    """Damaged text as findings, at the cells whose suggestions stand right beside it."""
    study_of = {report["file"]: study for study in studies for report in study["reports"]}
    found = []
    for document in documents:
        study = study_of.get(document.file)
        if study is None:
            continue
        for one in document.damage:
            beside = [
                row
                for row in answers
                if (said := row["suggestion"])
                and said["file"] == document.file
                and one.sentence_start <= said["start"] < one.sentence_end
                and said["start"] - NEAR < one.end
                and said["end"] + NEAR > one.start
            ]
            for sheet, name, members in _by_row(beside) or [("", "", [])]:
                where = members[0]["sheet_title"] if members else "text"
                found.append(
                    {
                        "study_id": study["study_id"],
                        "study": study["label"],
                        "sheet": sheet,
                        "row": name,
                        "where": where,
                        "layer": SUGGESTED,
                        "check": DAMAGED,
                        "result": "inconsistent",
                        "fields": [row["title"] for row in members],
                        "arithmetic": (
                            f"{one.what}: {shown(one.quote, 60)} ({document.file}, characters {one.start}–{one.end})"
                        ),
                        "cells": [row["field"] for row in members],
                    }
                )
    return found


def _by_row(rows: Iterable[Row]) -> list[tuple[str, str, list[Row]]]:
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["sheet"], row["row"]].append(row)
    return [(sheet, name, members) for (sheet, name), members in groups.items()]


def as_row(one: Row) -> dict[str, Any]:
    """A finding as a line of integrity.csv."""
    return {name: one[name] for name in COLUMNS}


def cell_flags(found: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Flags for the workbooks: a row a cell that something inconsistent concerns, with its layer."""
    for one in found:
        if one["result"] == "inconsistent":
            for field in one["cells"]:
                where = {"subject": one["study_id"], "sheet": one["sheet"], "row": one["row"], "field": field}
                yield {**where, "layer": one["layer"], "flag": f"{one['check']}: {one['arithmetic']}"}


def worth_showing(found: Sequence[Row]) -> list[dict[str, Any]]:
    """What the report shows: what does not fit in the answers or, where no answer could be tested, in suggestions.

    Damaged text is shown whatever was answered: only the document itself can tell what stood there.
    """
    answered = {_what(one) for one in found if one["layer"] == EFFECTIVE and one["result"] != "not testable"}
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one in found:
        stale = one["layer"] == SUGGESTED and one["check"] != DAMAGED and _what(one) in answered
        if one["result"] == "inconsistent" and one["layer"] in (EFFECTIVE, SUGGESTED) and not stale:
            kept.setdefault((*_what(one), one["arithmetic"]), dict(one))
    return list(kept.values())


def _what(one: Row) -> tuple[Any, ...]:
    """Which figures a finding is about, whatever layer it looked at."""
    return one["study_id"], one["sheet"], one["row"], one["check"], tuple(one["cells"])
