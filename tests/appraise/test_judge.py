"""Overall judgements by a protocol's rule."""

from pathlib import Path

import pytest

from attest.appraise import assessment, judge
from attest.forms.round import Person, Round
from attest.forms.settling.lines import as_row
from attest.forms.settling.rows import match_rows
from attest.forms.settling.settle import settle
from attest.instrument import load_instrument
from attest.problems import Faults
from attest.protocol import Rule, load_protocol
from conftest import HOME, MINIMAL, new_review

JBI = load_instrument(HOME / "config/instruments/jbi_case_series.yaml", "jbi")
RULES = load_protocol(HOME).rules["jbi_case_series"]
ALL_YES = {item.id: "yes" for item in JBI.items}


@pytest.mark.parametrize(
    ("changed", "judgement", "rule"),
    [
        ({}, "low", 4),
        ({"4": "no"}, "some concerns", 3),
        ({"4": "unclear"}, "some concerns", 3),
        ({"4": "no", "5": "no", "6": "no"}, "high", 2),
        ({"1": "no"}, "high", 1),
        ({"1": "unclear"}, "some concerns", 3),
        ({"10": "not applicable"}, "low", 4),
    ],
)
def test_the_first_rule_that_holds_decides(changed: dict[str, str], judgement: str, rule: int) -> None:
    verdict = judge.judge(JBI, RULES, {**ALL_YES, **changed})
    assert (verdict.judgement, verdict.rule) == (judgement, rule)
    assert f"rule {rule} of 4 holds" in verdict.path
    assert verdict.path.endswith(f"→ {judgement}")
    for item, answer in changed.items():
        if answer in ("no", "unclear"):
            assert f"{item} ({answer})" in verdict.path


def test_nothing_is_judged_before_every_item_is_settled() -> None:
    verdict = judge.judge(JBI, RULES, dict.fromkeys(list(ALL_YES)[:8], "yes"))
    assert verdict.judgement == ""
    assert verdict.path == "waiting: items 9, 10 are not settled (8 of 10 are)"


def test_every_combination_of_answers_reaches_exactly_one_rule() -> None:
    """Over all rules of the example: none is dead, and each combination of counts is judged."""
    reached = set()
    for number in range(4 ** len(JBI.items)):
        if number % 37:  # a sample spread over all 4^10 combinations; 37 shares no factor with 4
            continue
        answers, rest = {}, number
        for item in JBI.items:
            rest, answer = divmod(rest, 4)
            answers[item.id] = JBI.answers[answer].id
        verdict = judge.judge(JBI, RULES, answers)
        assert verdict.judgement in {level.id for level in JBI.judgements}
        reached.add(verdict.rule)
    assert judge.judge(JBI, RULES, ALL_YES).rule == len(RULES)
    assert reached | {len(RULES)} == set(range(1, len(RULES) + 1))


def test_a_rule_may_look_at_some_items_and_ask_for_several() -> None:
    rules = (Rule("high", ("no", "unclear"), ("1", "2", "3"), 2), Rule("low"))
    assert judge.judge(JBI, rules, {**ALL_YES, "1": "no", "4": "no"}).judgement == "low"
    assert judge.judge(JBI, rules, {**ALL_YES, "1": "no", "3": "unclear"}).judgement == "high"


STUDIES = [
    {"study_id": "s1", "label": "Kim 2020", "aliases": [], "reports": [{"file": "a.txt", "kind": "journal article"}]},
    {"study_id": "s2", "label": "Lee 2021", "aliases": [], "reports": [{"file": "b.txt", "kind": "journal article"}]},
    {"study_id": "s3", "label": "Roe 2022", "aliases": [], "reports": [{"file": "c.txt", "kind": "journal article"}]},
]


def test_the_instrument_follows_from_the_design(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    designs = {"s1": ("case series", True), "s2": ("cohort", False), "s3": ("", False)}
    judged, without = assessment.subjects(plan, STUDIES, designs)
    assert [(one.id, one.sheets) for one in judged] == [("s1", ("jbi_case_series",))]
    assert [one["study"] for one in without] == ["Lee 2021", "Roe 2022"]
    assert "no instrument is named for the design “cohort” (nobody has settled the design yet)" in without[0]["reason"]
    form = assessment.form(plan, judged)
    assert [sheet.key for sheet in form.sheets] == ["jbi_case_series"]
    keys = [field.key for field in form.sheets[0].fields]
    assert keys[:2] == ["item_1", "item_1_support"]
    assert keys[-2:] == ["judgement", "reason"], "without a rule in the protocol the assessor judges"


def test_studies_without_an_instrument_are_listed(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    rows = judge.judgements(plan, [], [{"study_id": "s2", "study": "Lee 2021", "reason": "no instrument"}])
    assert [(row["study"], row["judgement"], row["status"]) for row in rows] == [("Lee 2021", "", "no instrument")]


def test_an_unsettled_study_waits(tmp_path: Path) -> None:
    text = MINIMAL + "risk_of_bias: {rules: {jbi_case_series: [{judgement: low}]}}\n"
    plan = load_protocol(new_review(tmp_path / "r", text))
    judged, _ = assessment.subjects(plan, STUDIES[:1], {"s1": ("case series", True)})
    form = assessment.form(plan, judged)
    assert "judgement" not in [field.key for field in form.sheets[0].fields], "the rule judges"
    task = Round("r", "R", "risk_of_bias", "Bias", form, (Person("a", "A"),), 1, "c", "", tuple(judged), {})
    matching = match_rows(task, {}, {})
    values = [as_row(value, task, matching) for value in settle(task, matching)]
    (row,) = judge.judgements(plan, values, [])
    assert (row["judgement"], row["status"]) == ("", "waiting")
    (block,) = judge.blocks(plan, values, [row])
    assert block.rows[0].overall is None and not block.rows[0].settled()


def test_instruments_are_checked(tmp_path: Path) -> None:
    for path in (HOME / "config/instruments").glob("*.yaml"):
        assert load_instrument(path, path.name).id == path.stem
    good = (HOME / "config/instruments/jbi_case_series.yaml").read_text(encoding="utf-8")
    bad = tmp_path / "other_name.yaml"
    bad.write_text(good.replace('id: "2"', 'id: "1"').replace("tone: warn", "tone: orange", 1), encoding="utf-8")
    with pytest.raises(Faults, match="orange"):
        load_instrument(bad, "other_name.yaml")
    bad.write_text(good.replace('id: "2"', 'id: "1"'), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_instrument(bad, "other_name.yaml")
    assert {problem.place for problem in caught.value.problems} == {"id", "items[2].id"}
