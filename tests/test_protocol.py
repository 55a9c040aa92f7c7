"""The protocol is checked as a whole."""

from pathlib import Path

import pytest

from attest.problems import Faults
from attest.protocol import load_protocol
from conftest import HOME, MINIMAL, new_review


def faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(Faults) as caught:
        load_protocol(new_review(tmp_path / "review", text))
    return [str(problem) for problem in caught.value.problems]


def test_the_example_and_the_starter_are_sound(tmp_path: Path) -> None:
    assert load_protocol(HOME).adjudicator == "Chiara Conti"
    starter = (HOME / "config/starter/review.yaml").read_text(encoding="utf-8")
    assert load_protocol(new_review(tmp_path / "r", starter)).id == "my-review"


def test_a_small_protocol_gets_sensible_defaults(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    assert plan.needed == {"study_links": 1, "eligibility": 2, "extraction": 2, "risk_of_bias": 2}
    assert plan.instrument_of["case series"] == "jbi_case_series"
    assert plan.exclusion_reasons


def test_one_reviewer_is_enough_where_there_is_one(tmp_path: Path) -> None:
    text = "title: T\nquestion: {population: p, intervention: i}\nreviewers: [{id: ann}]\n"
    assert set(load_protocol(new_review(tmp_path / "r", text)).needed.values()) == {1}


def test_five_faults_are_told_at_once(tmp_path: Path) -> None:
    text = """
title: ""
question: {population: p}
reviewers: [{id: Ann}]
outcomes: [{name: Skin, benefit: smaller}]
extractoin: x
"""
    told = faults(tmp_path, text)
    assert len(told) == 5
    assert any(one.startswith("config/review.yaml, title: expected some text") for one in told)
    assert any("question.intervention: expected this key, found nothing" in one for one in told)
    assert any("reviewers[1].id: expected small letters" in one for one in told)
    assert any("outcomes[1].benefit: expected one of higher, lower, neither" in one for one in told)
    assert any("unknown key" in one for one in told)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("steps: {extraction: {reviewers: 3}}", "steps.extraction.reviewers: expected at most 2"),
        ("risk_of_bias: {instruments: {cohort: nos}}", "config/instruments/nos.yaml"),
        ("risk_of_bias: {rules: {nos: [{judgement: low}]}}", "an instrument in use"),
        (
            "risk_of_bias: {rules: {jbi_case_series: [{judgement: lowish}]}}",
            "rules.jbi_case_series[1].judgement: expected one of low, some concerns, high",
        ),
        (
            "risk_of_bias: {rules: {jbi_case_series: "
            '[{judgement: low, when: {answers: ["no"], items: ["11"]}}, {judgement: high}]}}',
            'found "11"',
        ),
        ('risk_of_bias: {rules: {jbi_case_series: [{judgement: low, when: {answers: ["no"]}}]}}', "may not hold"),
        ("forms: {extraction: ../x.yaml}", "a path inside the review's folder"),
    ],
)
def test_contradictions_that_a_schema_cannot_see(tmp_path: Path, more: str, message: str) -> None:
    assert any(message in one for one in faults(tmp_path, MINIMAL + more + "\n"))


def test_names_that_stand_twice(tmp_path: Path) -> None:
    text = MINIMAL.replace("id: bob", "id: ann")
    assert any("reviewers[2].id" in one and "stands twice" in one for one in faults(tmp_path, text))
