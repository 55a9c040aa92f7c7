"""Judgements of one instrument: by its rules, by the protocol's, by the assessor."""

from __future__ import annotations

from functools import cache

import pytest

from attest.appraise.judging import judge, overall
from attest.instrument import Instrument
from attest.instrument_shelf import Shelf
from attest.protocol import Rule, load_protocol
from conftest import HOME
from rob2_answers import LOW

LINES = load_protocol(HOME).rules["jbi_case_series"]


@cache
def instrument(name: str) -> Instrument:
    return Shelf(HOME)[name]


def all_yes() -> dict[str, str]:
    return {item.id: "yes" for item in instrument("jbi_case_series").items}


@pytest.mark.parametrize(
    ("changed", "judgement", "row"),
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
def test_the_first_line_of_a_protocols_rule_that_holds_decides(
    changed: dict[str, str], judgement: str, row: int
) -> None:
    (told,), _ = judge(instrument("jbi_case_series"), {**all_yes(), **changed}, lines=LINES)
    assert (told.judgement, told.rules, told.status) == (judgement, (f"protocol.{row}",), "computed")
    for item, answer in changed.items():
        if answer in ("no", "unclear"):
            assert f"{item} = {answer}" in told.path


def test_a_line_may_look_at_some_items_and_ask_for_several() -> None:
    lines = (Rule("high", ("no", "unclear"), ("1", "2", "3"), 2), Rule("low"))
    one, _ = judge(instrument("jbi_case_series"), {**all_yes(), "1": "no", "4": "no"}, lines=lines)
    two, _ = judge(instrument("jbi_case_series"), {**all_yes(), "1": "no", "3": "unclear"}, lines=lines)
    assert [one[0].judgement, two[0].judgement] == ["low", "high"]


def test_nothing_is_judged_before_every_item_that_is_asked_has_an_answer() -> None:
    told, _ = judge(instrument("jbi_case_series"), dict.fromkeys(list(all_yes())[:8], "yes"), lines=LINES)
    assert (told[0].judgement, told[0].status, told[0].unanswered) == ("", "waiting", ("9", "10"))


def test_what_is_sure_whatever_the_answer_is_said_and_still_waits() -> None:
    told, _ = judge(instrument("rob2"), {"1.2": "N"})
    assert (told[0].judgement, told[0].status, told[0].by_rule) == ("", "incomplete", "high")
    assert "waiting for 1.1, 1.3; High whatever the answer" in told[0].path


def test_domains_are_judged_each_and_together() -> None:
    told, worked = judge(instrument("rob2"), LOW)
    assert [(one.domain, one.judgement) for one in told] == [
        ("D1", "low"), ("D2", "low"), ("D3", "low"), ("D4", "low"), ("D5", "low"), ("overall", "low")
    ]  # fmt: skip
    assert worked.idle == () and not worked.asks("2.3")
    assert told[1].path.startswith("deviations: 2.1 = N, 2.2 = N → Low [D2.deviations.1]; analysis: 2.6 = Y → Low")


def test_answers_to_what_is_not_asked_are_named() -> None:
    _, worked = judge(instrument("rob2"), {**LOW, "2.3": "Y", "2.4": "N"})
    assert worked.idle == ("2.3", "2.4")
    assert worked.values["D2"] == "low"


def test_an_own_judgement_stands_with_its_reason_beside_the_rules() -> None:
    told, _ = judge(instrument("rob2"), LOW, {"D1": "some concerns"}, {"D1": "odd baseline"})
    assert (told[0].judgement, told[0].status, told[0].by_rule) == ("some concerns", "assessor's", "low")
    assert "odd baseline (the rule gives Low: 1.2 = Y" in told[0].path
    assert (told[-1].domain, told[-1].judgement) == ("overall", "some concerns")


def test_several_concerns_raise_the_overall_judgement_only_by_a_recorded_decision() -> None:
    two = {**LOW, "5.1": "NI", "1.3": "Y"}
    last = [overall(judge(instrument("rob2"), {**two, **more})[0]) for more in ({}, {"several": "N"}, {"several": "Y"})]
    assert [one.judgement for one in last if one] == ["some concerns", "some concerns", "high"]
    one_only, worked = judge(instrument("rob2"), {**LOW, "5.1": "NI", "several": "Y"})
    assert one_only[-1].judgement == "some concerns" and worked.idle == ("several",)


def test_without_a_rule_the_assessor_judges() -> None:
    (waits,), _ = judge(instrument("jbi_case_series"), all_yes())
    (told,), _ = judge(instrument("jbi_case_series"), {}, {"overall": "high"}, {"overall": "too few"})
    assert (waits.judgement, waits.status) == ("", "waiting")
    assert (told.judgement, told.path) == ("high", "the assessors' own judgement: too few")
