"""What is asked of each study, and what its reports suggest, the main report first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.form import Form
from attest.forms.round import CellKey, Suggested, bind
from attest.suggestion import rules_first


def suggestions(
    studies: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]], form: Form
) -> dict[CellKey, Suggested]:
    """Suggested answers for every study; where reports say different things the main one's words are suggested.

    What a rule read in any of the reports goes before what a language model did.
    """
    by_report: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in found:
        by_report[one["report_id"]].append(one)
    cells: dict[CellKey, Suggested] = {}
    for study in studies:
        said = [one for report in study["reports"] for one in by_report[report["report_id"]]]
        cells.update(bind(form, study["study_id"], rules_first(said)))
    return cells


def designs(studies: Iterable[Mapping[str, Any]], answers: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, bool]]:
    """Each study's design and whether it is settled; as suggested until then, "" where nothing is.

    One reviewer's unsettled answer is not used: the form that follows from it would show it to the others.
    """
    told: dict[str, tuple[str, bool]] = {}
    for row in answers:
        if row["role"] == "study.design":
            design = row["value"] if row["settled"] else (row["suggestion"] or {}).get("value")
            told[row["subject"]] = (str(design or ""), row["settled"])
    return {study["study_id"]: told.get(study["study_id"], ("", False)) for study in studies}
