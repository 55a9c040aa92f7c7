"""What is asked of each study, and what its reports suggest, the main report first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.form import Form
from attest.forms.round import CellKey, Suggested, bind


def suggestions(
    studies: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]], form: Form
) -> dict[CellKey, Suggested]:
    """Suggested answers for every study; where reports say different things the main one's words are suggested."""
    by_report: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in found:
        by_report[one["report_id"]].append(one)
    cells: dict[CellKey, Suggested] = {}
    for study in studies:
        said = [one for report in study["reports"] for one in by_report[report["report_id"]]]
        cells.update(bind(form, study["study_id"], said))
    return cells


def designs(studies: Iterable[Mapping[str, Any]], answers: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, bool]]:
    """Each study's design and whether it is settled; "" where nobody and nothing says it."""
    told = {
        row["subject"]: (str(row["value"] or ""), bool(row["settled"]))
        for row in answers
        if row["role"] == "study.design"
    }
    return {study["study_id"]: told.get(study["study_id"], ("", False)) for study in studies}
