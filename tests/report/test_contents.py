"""Which judgements the report tells, and in which words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attest.protocol import Protocol, load_protocol
from attest.report.contents import told_judgements
from conftest import MINIMAL, new_review

ROW = {
    "study": "Kim 2020", "outcome": "Pain", "time_point": "", "instrument": "robins_i_v2",
    "instrument_title": "ROBINS-I", "domain": "D1A", "domain_label": "Confounding", "judgement": "serious",
    "by_rule": "serious", "others": "", "path": "a path", "status": "computed",
}  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Protocol:
    instruments = "{cohort: robins_i_v2, cross-sectional: quadas2, systematic review: amstar2}"
    return load_protocol(new_review(tmp_path / "r", f"{MINIMAL}risk_of_bias: {{instruments: {instruments}}}\n"))


@pytest.mark.parametrize(
    ("changes", "judgement"),
    [
        ({}, None),
        ({"domain": "overall"}, "Serious"),
        ({"others": "CoRATES: moderate"}, "Serious"),
        ({"judgement": "moderate", "status": "assessor's"}, "Moderate"),
        ({"judgement": "", "status": "waiting"}, ""),
        ({"instrument": "quadas2", "domain": "D1", "judgement": "low", "by_rule": ""}, "Low risk"),
        ({"instrument": "amstar2", "domain": "overall", "judgement": "high", "by_rule": "high"}, "High confidence"),
        ({"instrument": "", "domain": "", "judgement": "", "by_rule": ""}, ""),
    ],
    ids=[
        "as the rule gives it",
        "overall",
        "disputed",
        "overridden",
        "waits",
        "without overall",
        "label",
        "no instrument",
    ],
)
def test_judgements_that_a_reader_must_know_of(plan: Protocol, changes: dict[str, Any], judgement: str | None) -> None:
    told = told_judgements(plan, [{**ROW, **changes}])
    assert [one["judgement"] for one in told] == ([] if judgement is None else [judgement])


def test_a_judgement_names_its_domain(plan: Protocol) -> None:
    names = [one["domain"] for one in told_judgements(plan, [{**ROW, "others": "x: y"}, {**ROW, "domain": "overall"}])]
    assert names == ["D1A Confounding", "Overall"]
