"""Two studies as their values look in evidence.csv, for the tests of the tables and the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

KUZUMI, NARVAEZ = ("s1", "Kuzumi 2023"), ("s2", "Narváez 2019")
TITLES = {
    "report": "Report",
    "study": "Study",
    "people": "People",
    "follow_up": "Follow-up",
    "arms": "Arms",
    "results": "Results",
    "adverse_events": "Adverse events",
    "bias": "Risk of bias",
}


def value(
    study: tuple[str, str], table: str, field: str, title: str, role: str, value: str, **more: Any
) -> dict[str, Any]:
    row_id = more.pop("row_id", "")
    return {
        "value_id": f"{study[0]}.{table}.{row_id + '.' if row_id else ''}{field}",
        "study_id": study[0],
        "study": study[1],
        "step": "extraction",
        "table": table,
        "table_title": TITLES[table],
        "row_id": row_id,
        "row": more.pop("row", ""),
        "field": field,
        "title": title,
        "role": role,
        "unit": "",
        "order": 0,
        "value": value,
        "code": "",
        "status": "agreed",
        "by": f"Ana Sample: extraction_ana.xlsx, sheet {TITLES[table]}, cell C4"
        f" | Ben Example: extraction_ben.xlsx, sheet {TITLES[table]}, cell C4",
        "quote": "",
        "file": "",
        "sha256": "",
        "start": "",
        "end": "",
        "rule": "",
        "flags": "",
        **more,
    }


def text_behind(quote: str, file: str, start: int) -> dict[str, Any]:
    return {"quote": quote, "file": file, "sha256": "ab" * 32, "start": str(start), "end": str(start + len(quote))}


def sample() -> list[dict[str, Any]]:
    news, page = "sources/documents/kuzumi_news.txt", "sources/documents/narvaez_page.txt"
    age = text_behind("age was 48 [35-45] years", news, 812)
    flag = {"flags": "order: the median 48 lies outside the quartiles 35 to 45"}
    women = text_behind("27 women [93%]", news, 790)
    half = text_behind("Four of them (50%) felt better", page, 610)
    suggested = {"status": "suggested", "by": ""}
    waiting = {"status": "unanswered", "by": ""}
    rows = [
        value(
            KUZUMI, "report", "title", "Title", "report.title", "Outcomes long after rituximab in systemic sclerosis"
        ),
        value(KUZUMI, "report", "journal", "Journal", "report.journal", "JAMA Dermatol"),
        value(KUZUMI, "study", "design", "Design", "study.design", "before-after"),
        value(KUZUMI, "study", "condition", "Condition", "study.condition", "systemic sclerosis"),
        value(KUZUMI, "study", "dose", "Dose and schedule", "study.dose", "", code="not_reported"),
        value(KUZUMI, "study", "funding", "Funding", "study.funding", "", **waiting),
        value(
            KUZUMI,
            "people",
            "n_analysed",
            "Analysed",
            "study.n_analysed",
            "29",
            **text_behind("29 were kept", news, 770),
        ),
        value(KUZUMI, "people", "female_n", "Women", "study.female_n", "27", **women),
        value(KUZUMI, "people", "female_percent", "Women, %", "study.female_percent", "93", **women),
        value(KUZUMI, "people", "age_median", "Age: median", "age.median", "48", **age, **flag),
        value(KUZUMI, "people", "age_q1", "Age: lower quartile", "age.q1", "35", **age, **flag),
        value(KUZUMI, "people", "age_q3", "Age: upper quartile", "age.q3", "45", **age, **flag),
        value(KUZUMI, "people", "age_unit", "Age: unit", "age.unit", "years", **age),
        value(KUZUMI, "follow_up", "max", "Maximum", "follow_up.max", "96", status="single"),
        value(KUZUMI, "follow_up", "unit", "Unit", "follow_up.unit", "weeks", status="single"),
        value(KUZUMI, "arms", "name", "Arm", "arm.name", "Rituximab", row_id="a1", row="Rituximab"),
        value(KUZUMI, "arms", "n", "People", "arm.n", "29", row_id="a1", row="Rituximab"),
        value(
            NARVAEZ, "report", "title", "Title", "report.title", "Rituximab for lung disease: eight people", **suggested
        ),
        value(NARVAEZ, "report", "journal", "Journal", "report.journal", "", **waiting),
        value(NARVAEZ, "study", "design", "Design", "study.design", "case series", status="adjudicated"),
        value(NARVAEZ, "study", "condition", "Condition", "study.condition", "", code="unclear"),
        value(NARVAEZ, "study", "dose", "Dose and schedule", "study.dose", "two infusions of 1 g a cycle", **suggested),
        value(NARVAEZ, "study", "funding", "Funding", "study.funding", "", **waiting),
        value(NARVAEZ, "people", "n_analysed", "Analysed", "study.n_analysed", "8 | 9", status="conflict"),
        value(NARVAEZ, "people", "female_n", "Women", "study.female_n", "", code="not_reported"),
    ]
    improved = ("direction", "Direction", "improved", {})
    cycles = [("mean", "Mean", "3.12"), ("sd", "SD", "2.1"), ("min", "Minimum", "1"), ("max", "Maximum", "7")]
    results: list[tuple[tuple[str, str], str, str, str, list[tuple[str, str, str, dict[str, Any]]]]] = [
        (KUZUMI, "r1", "Skin thickness (mRSS)", "96 weeks", [improved]),
        (KUZUMI, "r2", "Forced vital capacity", "96 weeks", [improved]),
        (
            NARVAEZ,
            "r1",
            "Clinical improvement",
            "",
            [("events", "Events", "4", half), ("percent", "%", "50", half), improved],
        ),
        (
            NARVAEZ,
            "r2",
            "Radiologic improvement",
            "",
            [("events", "Events", "2", suggested), ("percent", "%", "25", suggested)],
        ),
        (NARVAEZ, "r3", "Cycles given", "", [(*said, {}) for said in cycles]),
    ]
    for study, row_id, outcome, time, found in results:
        place = {"row_id": row_id, "row": outcome}
        rows.append(value(study, "results", "outcome", "Outcome", "result.outcome", outcome, **place))
        if time:
            rows.append(value(study, "results", "time_point", "Time point", "result.time_point", time, **place))
        rows += [
            value(study, "results", field, title, f"result.{field}", said, **{**place, **more})
            for field, title, said, more in found
        ]
    event = {"row_id": "e1", "row": "Respiratory infection"}
    rows += [
        value(NARVAEZ, "adverse_events", "name", "Event", "adverse_event.name", "Respiratory infection", **event),
        value(NARVAEZ, "adverse_events", "events", "Events", "adverse_event.events", "1", **event),
        value(NARVAEZ, "adverse_events", "percent", "%", "adverse_event.percent", "12.5", **event),
        value(KUZUMI, "bias", "overall", "Overall", "bias.judgement", "fair", step="risk_of_bias", status="single"),
        value(NARVAEZ, "bias", "overall", "Overall", "bias.judgement", "", step="risk_of_bias", **waiting),
    ]
    fields = list(dict.fromkeys((row["table"], row["field"]) for row in rows))
    return [{**row, "order": fields.index((row["table"], row["field"]))} for row in rows]


@pytest.fixture
def two_studies() -> list[dict[str, Any]]:
    """Values of two studies, from those settled to those that nobody has touched."""
    return sample()


@pytest.fixture
def attested() -> Callable[..., dict[str, Any]]:
    """Makes one value of a study, agreed unless said otherwise."""
    return value
