"""The protocol is checked as a whole."""

from pathlib import Path

import pytest

from attest.problems import Faults
from attest.protocol import STEPS, load_protocol
from attest.rounds import step_form
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
    assert plan.needed == {
        "duplicates": 1, "screening": 2, "study_links": 1, "eligibility": 2, "extraction": 2, "integrity": 1,
        "trustworthiness": 2, "risk_of_bias": 2, "missing_evidence": 2,
    }  # fmt: skip
    assert plan.instrument_of["case series"] == "jbi_case_series"
    assert plan.exclusion_reasons


def test_a_step_that_is_optional_is_there_when_it_is_named(tmp_path: Path) -> None:
    assert "trustworthiness" not in load_protocol(new_review(tmp_path / "without")).steps
    plan = load_protocol(new_review(tmp_path / "with", MINIMAL + "steps: {trustworthiness: {reviewers: 1}}\n"))
    assert plan.steps == tuple(step for step in STEPS if step != "missing_evidence")
    form = step_form(tmp_path / "with", plan, "trustworthiness")
    checks = [field for sheet in form.sheets for field in sheet.fields if field.role == "trustworthiness.answer"]
    assert len(checks) == 21
    assert sum(field.role == "trustworthiness.domain" for sheet in form.sheets for field in sheet.fields) == 4


def test_missing_evidence_is_asked_where_it_is_named_with_a_form_of_the_teams_own(tmp_path: Path) -> None:
    assert "missing_evidence" not in load_protocol(new_review(tmp_path / "without")).steps
    plan = load_protocol(new_review(tmp_path / "with", MINIMAL + "steps: {missing_evidence: {}}\n"))
    assert plan.steps[-1] == "missing_evidence"
    assert step_form(tmp_path / "with", plan, "missing_evidence").find_role("missing.judgement")
    own = MINIMAL + "steps: {missing_evidence: {}}\nforms: {missing_evidence: config/forms/own.yaml}\n"
    review = new_review(tmp_path / "own", own)
    (review / "config/forms").mkdir()
    text = "{title: Own, properties: {low: {type: boolean, x-role: missing.answer}}}"
    (review / "config/forms/own.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as raised:
        step_form(review, load_protocol(review), "missing_evidence")
    assert "a field with the role missing.judgement" in str(raised.value.problems[0])


def test_the_scale_of_an_outcome(tmp_path: Path) -> None:
    scale = "{name: Mood, benefit: higher, scale: {min: 1, max: 5, items: 10}}"
    plan = load_protocol(new_review(tmp_path / "r", MINIMAL + f"  - {scale}\n"))
    assert [one.scale for one in plan.outcomes] == [None, (1, 5, 10)]
    wrong = MINIMAL + f"  - {scale}\n".replace("max: 5", "max: 1")
    assert any("outcomes[2].scale: expected a lowest value below" in one for one in faults(tmp_path, wrong))


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
        ("risk_of_bias: {instruments: {cohort: nos}}", "config/instruments: expected one of amstar2, "),
        ("risk_of_bias: {others: [jbi_cohrt]}", "Did you mean `jbi_cohort`?"),
        ("risk_of_bias: {others: [../../config/instruments/rob2]}", 'found "../../config/instruments/rob2"'),
        (
            "risk_of_bias: {instruments: {randomised trial: rob2_cluster}}",
            "risk_of_bias.instruments.randomised trial: expected an instrument that can be used",
        ),
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
        ("steps: {extracton: {reviewers: 1}}", 'found "extracton". Did you mean `extraction`?'),
    ],
)
def test_contradictions_that_a_schema_cannot_see(tmp_path: Path, more: str, message: str) -> None:
    assert any(message in one for one in faults(tmp_path, MINIMAL + more + "\n"))


def test_an_own_file_in_the_place_of_a_shipped_instrument_is_read_though_nobody_names_it(tmp_path: Path) -> None:
    review = new_review(tmp_path / "review")
    (review / "config/instruments").mkdir()
    (review / "config/instruments/rob2.yaml").write_text("id: rob2\n", encoding="utf-8")
    with pytest.raises(Faults, match=r"config/instruments/rob2\.yaml, domains: expected this key, found nothing"):
        load_protocol(review)


def test_names_that_stand_twice(tmp_path: Path) -> None:
    text = MINIMAL.replace("id: bob", "id: ann")
    assert any("reviewers[2].id" in one and "stands twice" in one for one in faults(tmp_path, text))


THREE = MINIMAL.replace("{id: bob, name: Bob}", "{id: bob}, {id: cy}")


def with_allocation(section: str, more: str = "") -> str:
    return f"{THREE}steps: {{extraction: {{{more}allocation: {section}}}}}\n"


def test_everybody_answers_everything_where_nothing_is_said(tmp_path: Path) -> None:
    assert load_protocol(new_review(tmp_path / "r", THREE)).allocations == {}


def test_an_allocation_is_read(tmp_path: Path) -> None:
    section = (
        "{by: shares, reviewers: [cy, ann], shares: {ann: 1, cy: 2.5}, overlap: 20, pilot: {subjects: 3}, seed: 7}"
    )
    plan = load_protocol(new_review(tmp_path / "r", with_allocation(section)))
    (step, allocation), *others = plan.allocations.items()
    assert (step, others) == ("extraction", [])
    assert allocation.reviewers == ("ann", "cy")
    assert allocation.shares == {"ann": 1, "cy": 2.5}
    assert (allocation.overlap, allocation.pilot, allocation.pilot_done, allocation.seed) == (20, 3, False, "7")


def test_no_more_are_needed_than_take_part(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r", with_allocation("{reviewers: [cy]}")))
    assert plan.needed["extraction"] == 1
    assert plan.needed["eligibility"] == 2


@pytest.mark.parametrize(
    ("section", "key", "message"),
    [
        ("{reviewers: [ann, bop]}", "reviewers", 'one of ann, bob, cy, found "bop". Did you mean `bob`?'),
        ("{reviewers: [ann, ann, bob]}", "reviewers", 'found "ann" twice'),
        ("{reviewers: []}", "reviewers", "at least 1 entry"),
        ("{by: turns}", "by", "one of all, pairs, shares"),
        ("{overlap: 20}", "overlap", "it only with `by: shares`, found the key with `by: all`. Write `by: shares`"),
        ("{by: pairs, shares: {ann: 1, bob: 1, cy: 1}}", "shares", "it only with `by: shares`"),
        ("{by: shares, pairs: [[ann, bob], [bob, cy]]}", "pairs", "it only with `by: pairs`"),
        ("{by: pairs, reviewers: [ann]}", "by", "two or more who take part"),
        ("{by: pairs, pairs: [[ann, ann], [bob, cy]]}", "pairs[1]", 'everybody once, found "ann" twice'),
        ("{by: pairs, pairs: [[ann], [bob, cy]]}", "pairs[1]", "at least 2 entries"),
        ("{by: pairs, pairs: [[ann, bob]]}", "pairs", "found no pair with cy. Add a pair, or name in"),
        ("{by: pairs, pairs: [[ann, bob], [bob, cy], [bob, ann]]}", "pairs[3]", "It stands twice."),
        ("{by: pairs, reviewers: [ann, bob], pairs: [[ann, bob], [ann, cy]]}", "pairs[2]", "one of ann, bob"),
        ("{by: shares, shares: {ann: 1, bob: 1, cy: 1, dan: 1}}", "shares", 'one of ann, bob, cy, found "dan"'),
        ("{by: shares, shares: {ann: 1, bob: 1}}", "shares", "found no share of cy. Give a share"),
        ("{by: shares, shares: {ann: 0, bob: 0, cy: 0}}", "shares", "a share above 0, found only zeros"),
        ("{by: shares, shares: {ann: -1, bob: 1, cy: 1}}", "shares.ann", "0 or more"),
        ("{by: shares, reviewers: [ann], overlap: 5}", "overlap", "two or more with a share"),
        ("{by: shares, overlap: 120}", "overlap", "100 or less"),
        ("{pilot: {subjects: 0}}", "pilot.subjects", "1 or more"),
        ("{pilot: {done: true}}", "pilot.subjects", "expected this key"),
        ("{assign: {Lee 2020: [ann, eve]}}", "assign.Lee 2020", 'one of ann, bob, cy, found "eve". Add them'),
        ("{assign: {Lee 2020: [ann], lee  2020: [bob]}}", "assign.lee  2020", "each subject once"),
        ("{whom: [ann]}", "whom", "unknown key"),
    ],
)
def test_contradictions_of_an_allocation(tmp_path: Path, section: str, key: str, message: str) -> None:
    (told,) = faults(tmp_path, with_allocation(section))
    assert told.startswith(f"config/review.yaml, steps.extraction.allocation.{key}: ")
    assert message in told


@pytest.mark.parametrize(
    ("section", "number", "message"),
    [
        ("{}", 4, "at most 3, the number of reviewers,"),
        ("{reviewers: [ann, bob]}", 3, "at most 2, the number of reviewers who take part"),
        ("{by: pairs}", 3, "at most 2, the size of the largest of allocation.pairs"),
        ("{by: shares, overlap: 10}", 2, "with `by: shares` one answer settles"),
    ],
)
def test_more_are_asked_for_than_can_answer(tmp_path: Path, section: str, number: int, message: str) -> None:
    (told,) = faults(tmp_path, with_allocation(section, f"reviewers: {number}, "))
    assert "steps.extraction.reviewers" in told
    assert message in told


@pytest.mark.parametrize(
    ("section", "number"),
    [("{by: pairs, pairs: [[ann, bob, cy], [ann, bob]]}", 3), ("{by: shares, pilot: {subjects: 5}}", 2)],
)
def test_a_number_that_some_subjects_reach_is_sound(tmp_path: Path, section: str, number: int) -> None:
    text = with_allocation(section, f"reviewers: {number}, ")
    assert load_protocol(new_review(tmp_path / "r", text)).needed["extraction"] == number


def test_all_faults_of_an_allocation_are_told_at_once(tmp_path: Path) -> None:
    section = "{by: pairs, pairs: [[ann, ann], [bob, dan]], overlap: 5, assign: {x: [eve]}}"
    keys = [one.partition(": ")[0].rpartition(".allocation.")[2] for one in faults(tmp_path, with_allocation(section))]
    assert keys == ["assign.x", "overlap", "pairs", "pairs[1]", "pairs[2]"]
