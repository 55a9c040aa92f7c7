"""Results of a register: arms as they started, outcomes with their time frame, adverse events by group."""

from __future__ import annotations

import json
from typing import Any

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

GROUPS = [{"id": "G0", "title": "Drug"}, {"id": "G1", "title": "Placebo"}]


def values(*pairs: tuple[str, str], name: str = "value") -> list[dict[str, str]]:
    return [{"groupId": group, name: value} for group, value in pairs]


def outcome(title: str, kind: str, unit: str, measured: list[dict[str, str]], spread: str = "") -> dict[str, Any]:
    return {
        "type": "PRIMARY",
        "title": title,
        "timeFrame": "12 weeks",
        "paramType": kind,
        **({"dispersionType": spread} if spread else {}),
        "unitOfMeasure": unit,
        "groups": GROUPS,
        "denoms": [{"units": "Participants", "counts": values(("G0", "28"), ("G1", "27"))}],
        "classes": [{"categories": [{"measurements": measured}]}],
    }


STARTED = values(("G0", "30"), ("G1", "29"), name="numSubjects")
SPREAD = [{"groupId": "G0", "value": "3.1", "spread": "1.2"}, {"groupId": "G1", "value": "4.0", "spread": "1.4"}]
EVENT = {
    "term": "Pneumonia",
    "organSystem": "Infections",
    "stats": [
        {"groupId": "G0", "numAffected": 2, "numAtRisk": 30},
        {"groupId": "G1", "numAffected": 1, "numAtRisk": 29},
    ],
}
RECORD: dict[str, Any] = {
    "protocolSection": {"identificationModule": {"nctId": "NCT01234567", "officialTitle": "A Trial of a Drug"}},
    "resultsSection": {
        "participantFlowModule": {
            "groups": GROUPS,
            "periods": [{"title": "Study", "milestones": [{"type": "STARTED", "achievements": STARTED}]}],
        },
        "outcomeMeasuresModule": {
            "outcomeMeasures": [
                outcome("Pain score", "MEAN", "points", SPREAD, "Standard Deviation"),
                outcome("Response", "COUNT_OF_PARTICIPANTS", "Participants", values(("G0", "14"), ("G1", "6"))),
                outcome("Doses taken", "NUMBER", "doses", values(("G0", "55"), ("G1", "53"))),
            ]
        },
        "adverseEventsModule": {"eventGroups": GROUPS, "seriousEvents": [EVENT], "otherEvents": [EVENT]},
    },
}


def told() -> dict[tuple[str, ...], dict[str, str]]:
    source = source_of(json.dumps(RECORD).encode(), "trial.json")
    out: dict[tuple[str, ...], dict[str, str]] = {}
    for one in suggest(document_of(source), source):
        if one.rule.startswith("table-registry"):
            out.setdefault(tuple((one.row_dict or {}).values()), {})[one.role.split(".")[1]] = str(one.value)
    return out


def test_arms_outcomes_and_harms_are_read() -> None:
    found = told()
    assert found["Drug",]["n"] == "30"
    pain = found["Pain score", "Placebo", "12 weeks"]
    assert {name: pain[name] for name in ("mean", "sd", "total", "unit")} == {
        "mean": "4.0", "sd": "1.4", "total": "27", "unit": "points"}  # fmt: skip
    assert found["Response", "Drug", "12 weeks"]["events"] == "14"
    assert found["Response", "Drug", "12 weeks"]["total"] == "28"
    assert found["Pneumonia (serious)", "Placebo"]["total"] == "29"


def test_a_number_of_things_is_no_number_of_people() -> None:
    assert not any("Doses taken" in row for row in told())
