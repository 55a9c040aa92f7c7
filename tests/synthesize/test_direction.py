"""Direction of effect and why nothing is pooled."""

from pathlib import Path
from typing import Any

import pytest

from attest.protocol import Outcome, load_protocol
from attest.synthesize import direction
from conftest import HOME

PLAN = load_protocol(HOME)


def value(study: str, row: str, name: str, text: str | None, **more: Any) -> dict[str, Any]:
    return {
        "subject": study, "label": study.upper(), "row": row, "role": f"result.{name}", "value": text, "code": "",
        "status": "agreed", "settled": True, "left_out": False, "value_id": f"v{study}{row}{name}", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "benefit", "favours"),
    [
        ("improved", "lower", "benefit"),
        ("worsened", "lower", "harm"),
        ("no difference", "lower", "none"),
        ("lower", "lower", "benefit"),
        ("higher", "lower", "harm"),
        ("higher", "higher", "benefit"),
        ("lower", "higher", "harm"),
        ("higher", "neither", "unclear"),
    ],
)
def test_whom_a_direction_favours(said: str, benefit: str, favours: str) -> None:
    assert direction.favours(said, benefit) == favours


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("modified Rodnan skin score (MRSS)", "Skin thickness"),
        ("percentage of predicted FVC", "Lung function"),
        ("calcification on X-ray", "Calcification on X-ray"),
        ("serum IgG", None),
    ],
)
def test_a_reports_wording_is_recognised_as_an_outcome_of_the_protocol(text: str, name: str | None) -> None:
    found = direction.outcome_of(text, PLAN.outcomes)
    assert (found.name if found else None) == name


def test_the_term_that_stands_first_decides() -> None:
    outcomes = (Outcome("Pain", "lower", terms=("pain",)), Outcome("Skin", "lower", terms=("skin score",)))
    found = direction.outcome_of("skin score in people with pain", outcomes)
    assert found is outcomes[1]


VALUES = [
    value("k", "a", "outcome", "MRSS"),
    value("k", "a", "direction", "improved"),
    value("k", "a", "time_point", "after 1 course"),
    value("k", "b", "outcome", "serum IgG"),
    value("k", "b", "direction", "lower"),
    value("n", "c", "outcome", "clinical symptoms"),
    value("n", "c", "direction", None),
    value("n", "d", "outcome", "skin score"),
    value("n", "d", "direction", "worsened", status="suggested", settled=False),
    value("n", "e", "outcome", "skin score"),
    value("n", "e", "direction", "improved", left_out=True),
]


def test_a_row_a_result_with_a_direction_in_the_protocols_order() -> None:
    rows = direction.directions(PLAN, VALUES)
    assert [(row["outcome"], row["study"], row["favours"], row["status"]) for row in rows] == [
        ("Skin thickness", "K", "benefit", "agreed"),
        ("Skin thickness", "N", "harm", "suggested"),
        ("Other outcomes", "K", "unclear", "agreed"),
    ]
    assert rows[0]["time_point"] == "after 1 course"


def test_why_nothing_is_pooled() -> None:
    studies = [{"study_id": "k"}, {"study_id": "n"}]
    said = {row["outcome"]: row["reason"] for row in direction.no_pooling(PLAN, VALUES, studies)}
    assert said["Skin thickness"].startswith("2 of 2 studies report it, but none gives an effect")
    assert said["Lung function"] == "no study of 2 reports it"
    assert said["Calcinosis symptoms"].startswith("only 1 of 2 studies reports it")
    both = [
        value(study, "x", name, text)
        for study in "kn"
        for name, text in (("outcome", "FVC"), ("estimate", "1.2"), ("ci_low", "1.0"), ("ci_high", "1.4"))
    ]
    said = {row["outcome"]: row["reason"] for row in direction.no_pooling(PLAN, both, studies)}
    assert "2 with an effect and its precision" in said["Lung function"]


def test_each_result_carries_the_judgement_of_its_risk_of_bias() -> None:
    def judged(study: str, outcome: str, domain: str, judgement: str, instrument: str = "rob2") -> dict[str, str]:
        at = {"study_id": study, "outcome": outcome, "time_point": ""}
        return {**at, "domain": domain, "judgement": judgement, "instrument": instrument}

    plain = direction.directions(PLAN, VALUES)
    first = plain[0]
    told = [
        {**judged("k", first["outcome"], "D1", "high"), "time_point": first["time_point"]},
        {**judged("k", first["outcome"], "overall", "some concerns"), "time_point": first["time_point"]},
        judged("n", "", "items", "", "jbi_case_series"),
    ]
    assert first["study_id"] == "k"
    rows = direction.directions(PLAN, VALUES, told)
    assert (rows[0]["instrument"], rows[0]["risk_of_bias"]) == ("rob2", "some concerns")
    assert {row["instrument"] for row in rows if row["study_id"] == "n"} == {"jbi_case_series"}
    same = (first["outcome"], first["time_point"])
    others = [row for row in rows if row["study_id"] == "k" and (row["outcome"], row["time_point"]) != same]
    assert others and {row["risk_of_bias"] for row in others} == {""}, "another result of the study has its own"
    assert [row["value_id"] for row in rows] == [row["value_id"] for row in plain]


def test_an_empty_review_has_no_directions(tmp_path: Path) -> None:
    assert direction.directions(PLAN, []) == []
    assert all(row["reason"] == "no study of 0 reports it" for row in direction.no_pooling(PLAN, [], []))


def test_only_what_people_answered_stands_beside_a_settled_direction() -> None:
    mixed = [
        value("k", "a", "outcome", "MRSS"),
        value("k", "a", "direction", "improved"),
        value("k", "a", "events", "4", status="suggested", settled=False),
        value("k", "a", "total", "500", status="suggested", settled=False),
    ]
    (row,) = direction.directions(PLAN, mixed)
    assert (row["n"], row["note"]) == ("", "")
    suggested = [{**one, "status": "suggested", "settled": False} for one in mixed]
    assert direction.no_pooling(PLAN, suggested, [{}])[0]["reason"] == "no study of 1 reports it"


def test_a_term_begins_a_word() -> None:
    outcomes = (Outcome("Overall survival", "higher", terms=("OS",)),)
    assert direction.outcome_of("dose of steroid", outcomes) is None
    assert direction.outcome_of("OS at two years", outcomes) is outcomes[0]


def test_without_outcomes_in_the_protocol_the_reports_own_words_stand(tmp_path: Path) -> None:
    from conftest import MINIMAL, new_review

    text = MINIMAL[: MINIMAL.index("outcomes:")]
    plan = load_protocol(new_review(tmp_path / "r", text))
    assert {row["outcome"] for row in direction.directions(plan, VALUES)} == {"MRSS", "serum IgG", "skin score"}
    (row,) = direction.no_pooling(plan, VALUES, [{}])
    assert "names no outcome" in row["reason"]
