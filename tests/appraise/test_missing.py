"""Missing evidence: what is asked about each outcome, and the published flow to a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from attest.appraise import missing
from attest.deciding.questionnaire import Questionnaire, Worked
from attest.forms.round import CellKey
from attest.protocol import Protocol, load_protocol
from attest.rounds import step_form
from conftest import MINIMAL, new_review

YES, NO, UNKNOWN = ("yes", "probably yes"), ("no", "probably no"), "no information"
STUDIES = [{"study_id": name, "label": name.capitalize()} for name in ("kim", "lee", "roe")]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Protocol]:
    outcomes = "  - {name: Lung function, terms: [FVC], benefit: higher}\nsteps: {missing_evidence: {reviewers: 1}}\n"
    review = new_review(tmp_path_factory.mktemp("review") / "r", MINIMAL + outcomes)
    return review, load_protocol(review)


def result(study: str, value: str, role: str = "result.outcome", settled: bool = True, **more: Any) -> dict[str, Any]:
    return {"subject": study, "role": role, "value": value, "code": "", "settled": settled, "left_out": False, **more}


ANSWERS = [
    result("kim", "modified Rodnan score"),
    result("kim", "pain"),
    result("lee", "FVC, % of predicted"),
    result("lee", "mRSS", left_out=True),
    result("roe", "mRSS", settled=False),
    result("roe", "cohort", "study.design"),
]


def test_a_subject_is_an_outcome_with_the_studies_that_report_it(plan: tuple[Path, Protocol]) -> None:
    skin, lung = missing.subjects(plan[1], STUDIES, ANSWERS)
    assert (skin.id, skin.label) == ("outcome:skin thickness", "Skin thickness")
    assert skin.context == {"Reported by": "Kim", "Not reported by": "Lee", "Results not settled yet": "Roe"}
    assert lung.context == {"Reported by": "Lee", "Not reported by": "Kim", "Results not settled yet": "Roe"}


def test_an_outcome_keeps_its_id_however_it_is_spelt() -> None:
    assert missing.subject_id("Skin  Thickness") == missing.subject_id("skin thickness")


def test_a_row_for_each_study_with_what_is_settled(plan: tuple[Path, Protocol]) -> None:
    review, protocol = plan
    form = step_form(review, protocol, "missing_evidence")
    cells = missing.suggestions(protocol, form, STUDIES, ANSWERS)
    told = {(key.subject, key.row): {} for key in cells}  # type: dict[tuple[str, str], dict[str, str]]
    for key, one in cells.items():
        told[key.subject, key.row][key.field] = one.value
    assert [row for (subject, _), row in told.items() if subject == "outcome:skin thickness"] == [
        {"study": "Kim", "result": "there"},
        {"study": "Lee"},
        {"study": "Roe"},
    ]
    assert all(isinstance(key, CellKey) and one.place == missing.ORIGIN for key, one in cells.items())


@pytest.fixture(scope="module")
def questions(plan: tuple[Path, Protocol]) -> Questionnaire:
    sheet = step_form(*plan, "missing_evidence").sheet("bias")
    assert sheet is not None and sheet.questionnaire is not None
    return sheet.questionnaire


def expected(told: dict[str, str]) -> str:
    """The published flow, read a second time: by how strongly known studies speak for bias, as the chart has it."""
    q = {name: told.get(name, "") for name in ("q4_1", "q4_2", "q4_3", "q4_4", "q4_5", "q4_6", "q4_7", "q4_8")}
    by_sensitivity = "high" if q["q4_8"] in YES else "some concerns"
    if q["q4_1"] == "yes" and q["q4_2"] in YES:
        return "high"
    doubtful = (q["q4_1"] == "yes" and q["q4_2"] == UNKNOWN) or (q["q4_3"] == "yes" and q["q4_4"] in (*YES, UNKNOWN))
    known = q["q4_1"] == "yes" or q["q4_3"] == "yes"
    if not known and q["q4_5"] == "no":
        return "low"
    if q["q4_7"] == "not applicable":
        return ""
    if doubtful:
        return "high" if q["q4_7"] in YES else by_sensitivity
    unknown = q["q4_5"] == "yes" and q["q4_6"] in YES
    if unknown and q["q4_7"] in YES:
        return "high"
    return by_sensitivity if unknown or q["q4_7"] in YES else "low"


def answers() -> Iterator[dict[str, str]]:
    graded, doubt = ("probably yes", "no"), ("yes", "probably no", UNKNOWN)
    offered = {
        "q4_1": ("yes", "no"), "q4_2": doubt, "q4_3": ("yes", "no"), "q4_4": doubt, "q4_5": ("yes", "no"),
        "q4_6": graded, "q4_7": (*graded, "not applicable"), "q4_8": graded,
    }  # fmt: skip
    for told in product(*offered.values()):
        yield dict(zip(offered, told, strict=True))


def test_the_form_follows_the_published_flow(questions: Questionnaire) -> None:
    reached = set()
    for told in answers():
        worked = questions.work_out(told)
        counted = {name: said for name, said in told.items() if worked.asks(name)}
        assert worked.values.get("judgement", "") == expected(counted), counted
        reached.add(expected(counted))
    assert reached == {"low", "some concerns", "high", ""}


def test_where_the_authors_program_was_read_in_two_ways_the_other_reading_stands_beside(
    questions: Questionnaire,
) -> None:
    told = {"q3_1": "yes", "q4_1": "yes", "q4_2": "yes", "q4_3": "yes", "q4_4": UNKNOWN, "q4_7": "no", "q4_8": "no"}
    decision = work(questions, **told).decisions["judgement"]
    assert decision.value == "high"
    assert [judged for _, judged in decision.others] == ["some concerns"]
    assert work(questions, **{**told, "q4_8": "yes"}).decisions["judgement"].others == ()


def work(questions: Questionnaire, **told: str) -> Worked:
    return questions.work_out(told)


@pytest.mark.parametrize(
    ("told", "unknown"),
    [
        ({"q3_1": "yes"}, "no"),
        ({"q3_1": "no", "q3_2": "probably no"}, "yes"),
        ({"q3_1": "no", "q3_2": "yes", "q3_3": "no"}, "yes"),
        ({"q3_1": "no", "q3_2": "probably yes", "q3_3": "probably yes"}, "no"),
        ({"q3_1": "no", "q3_2": "yes"}, ""),
    ],
)
def test_whether_studies_may_be_unknown_follows_from_the_review(
    questions: Questionnaire, told: dict[str, str], unknown: str
) -> None:
    assert work(questions, **told).values.get("q4_5", "") == unknown


def test_only_what_can_matter_is_asked(questions: Questionnaire) -> None:
    worked = work(questions, q3_1="yes", q4_1="no", q4_3="no")
    assert [name for name in ("q3_2", "q4_2", "q4_4", "q4_6", "q4_7", "q4_8") if worked.asks(name)] == []
    assert worked.values["judgement"] == "low"
