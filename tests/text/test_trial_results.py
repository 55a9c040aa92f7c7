"""Records of ClinicalTrials.gov: what was planned as text, results as rows of tables; odd records break nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.ingest.documents import document_of
from attest.problems import Faults
from attest.text.source import Source, source_of

GROUPS = [{"id": "OG000", "title": "Drug", "description": "10 mg a day"}, {"id": "OG001", "title": "Placebo"}]
RECORD: dict[str, Any] = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT01234567", "officialTitle": "A Trial of a Drug", "acronym": "FICT"},
        "statusModule": {"overallStatus": "COMPLETED", "resultsFirstPostDateStruct": {"date": "2019-05-02"}},
        "descriptionModule": {"briefSummary": "The purpose is to see."},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE2"],
            "designInfo": {"allocation": "RANDOMIZED", "maskingInfo": {"masking": "DOUBLE"}},
            "enrollmentInfo": {"count": 58, "type": "ACTUAL"},
        },
        "outcomesModule": {"primaryOutcomes": [{"measure": "Pain score", "timeFrame": "12 weeks"}]},
        "contactsLocationsModule": {"locations": [{"country": "Peru"}, {"country": "Chile"}, {"country": "Peru"}]},
    },
    "resultsSection": {
        "participantFlowModule": {
            "groups": [{"id": "FG000", "title": "Drug"}, {"id": "FG001", "title": "Placebo"}],
            "periods": [
                {
                    "title": "Overall Study",
                    "milestones": [
                        {"type": "STARTED", "achievements": [{"groupId": "FG000", "numSubjects": "30"},
                                                             {"groupId": "FG001", "numSubjects": "28"}]}
                    ],
                    "dropWithdraws": [
                        {"type": "Lost to Follow-up", "reasons": [{"groupId": "FG000", "numSubjects": "2"}]}
                    ],
                }
            ],
        },
        "outcomeMeasuresModule": {
            "outcomeMeasures": [
                {
                    "type": "PRIMARY", "title": "Pain score", "timeFrame": "12 weeks", "paramType": "MEAN",
                    "dispersionType": "Standard Deviation", "unitOfMeasure": "points", "groups": GROUPS,
                    "denoms": [{"units": "Participants", "counts": [{"groupId": "OG000", "value": "28"},
                                                                    {"groupId": "OG001", "value": "27"}]}],
                    "classes": [{"categories": [{"measurements": [
                        {"groupId": "OG000", "value": "3.1", "spread": "1.2"},
                        {"groupId": "OG001", "value": "4.0", "lowerLimit": "1", "upperLimit": "7"}]}]}],
                    "analyses": [{"groupIds": ["OG000", "OG001"], "paramType": "Mean Difference (Net)",
                                  "paramValue": "-0.9", "ciPctValue": "95", "ciLowerLimit": "-1.5",
                                  "ciUpperLimit": "-0.3", "pValue": "<0.01", "statisticalMethod": "t-test"}],
                }
            ]
        },
        "adverseEventsModule": {
            "timeFrame": "1 year",
            "eventGroups": [{"id": "EG000", "title": "Drug", "seriousNumAffected": 1, "seriousNumAtRisk": 30}],
            "seriousEvents": [{"term": "Pneumonia", "organSystem": "Infections",
                               "stats": [{"groupId": "EG000", "numAffected": 1, "numAtRisk": 30}]}],
        },
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def source() -> Source:
    return source_of(json.dumps(RECORD).encode(), "NCT01234567.json")


def test_results_are_rows_of_tables(source: Source) -> None:
    rows = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "table row"]
    assert rows == [
        "Overall Study | Drug | Placebo",
        "Started | 30 | 28",
        "Not completed: Lost to Follow-up | 2",
        "| Drug | Placebo",
        "Participants analysed (n) | 28 | 27",
        "Mean, Standard Deviation, points | 3.1 (1.2) | 4.0 (1 to 7)",
        "Event (affected / at risk) | Drug",
        "Serious adverse events, total | 1/30",
        "Pneumonia (serious; Infections) | 1/30",
    ]


def test_the_protocol_is_text(source: Source) -> None:
    lines = source.text.split("\n\n")
    assert "Study type: Interventional" in lines
    assert "Enrollment: 58 (actual)" in lines
    assert "Primary outcome measure: Pain score [12 weeks]" in lines
    assert "Countries: Chile, Peru" in lines
    analysis = "Mean Difference (Net): -0.9; 95% CI -1.5 to -0.3; P < 0.01; t-test"
    assert f"Analysis of Drug versus Placebo: {analysis}" in lines


def test_it_is_the_registry_entry_of_its_trial(source: Source) -> None:
    document = document_of(source)
    assert (document.kind, document.format, document.label) == ("registry entry", "trial", "A Trial of a 2019")
    assert document.registrations == ("NCT01234567",)
    assert "registration:NCT01234567" in document.identifiers
    assert all(fact.quote == fact.value for fact in document.identity)
    assert all(block.section == "results" for block in document.blocks if block.kind == "table row")


def test_a_list_of_one_counts() -> None:
    assert source_of(json.dumps({"studies": [RECORD]}).encode(), "a.json").format == "trial"


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["groups", "periods", "title", "id", "classes", "measures"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(sorted(RECORD["resultsSection"])), ODD)
def test_odd_records_break_nothing(module: str, odd: Any) -> None:
    record = {**RECORD, "resultsSection": {**RECORD["resultsSection"], module: odd}}
    assert source_of(json.dumps(record).encode(), "a.json").kind == "registry entry"


def test_a_record_without_a_number_is_refused() -> None:
    with pytest.raises(Faults, match="without its number"):
        source_of(b'{"protocolSection": {}}', "a.json")
