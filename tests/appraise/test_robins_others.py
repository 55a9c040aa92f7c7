"""ROBINS-I of 2016 and ROBINS-E as shipped: what is asked, and every overall judgement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement

import pytest

from appraise.oracles.enumerated import shipped
from attest.appraise.judging import COMPUTED, DECIDED, WAITING, judge
from attest.deciding.conditions import ALWAYS
from attest.instrument import ASSESSOR

OLD, EXPOSURES = shipped("robins_i_2016"), shipped("robins_e")
SEVEN = tuple(f"D{number}" for number in range(1, 8))


def test_items_of_2016() -> None:
    numbers = {"1": 8, "2": 5, "3": 3, "4": 6, "5": 5, "6": 4, "7": 3}
    expected = [f"{domain}.{item}" for domain, last in numbers.items() for item in range(1, last + 1)]
    assert [item.id for item in OLD.items if item.id != "aim"] == expected
    assert {domain.by for domain in OLD.domains} == {ASSESSOR}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"1.1": "N"}, []),
        ({"1.1": "Y", "1.2": "N", "1.4": "N"}, ["1.2", "1.4", "1.6"]),
        ({"1.1": "Y", "1.2": "NI", "1.4": "Y"}, ["1.2", "1.4", "1.5", "1.6"]),
        ({"1.1": "Y", "1.2": "Y", "1.3": "PN", "1.4": "NI"}, ["1.2", "1.3", "1.4", "1.6"]),
        ({"1.1": "PY", "1.2": "Y", "1.3": "Y", "1.7": "Y"}, ["1.2", "1.3", "1.7", "1.8"]),
        ({"1.1": "PY", "1.2": "Y", "1.3": "Y", "1.7": "N"}, ["1.2", "1.3", "1.7"]),
        ({"2.1": "N", "2.4": "Y"}, []),
        ({"2.1": "Y", "2.2": "Y", "2.3": "Y", "2.4": "Y"}, ["2.2", "2.3", "2.5"]),
        ({"2.1": "NI", "2.4": "PN"}, ["2.5"]),
        ({"aim": "assignment", "4.1": "Y"}, ["4.1", "4.2"]),
        ({"aim": "adhering", "4.3": "Y", "4.4": "PN", "4.5": "Y"}, ["4.3", "4.4", "4.5", "4.6"]),
        ({"aim": "adhering", "4.3": "Y", "4.4": "NI", "4.5": "Y"}, ["4.3", "4.4", "4.5"]),
        ({"5.1": "Y", "5.2": "N", "5.3": "N"}, []),
        ({"5.1": "Y", "5.2": "N", "5.3": "PY"}, ["5.4", "5.5"]),
    ],
)
def test_what_is_asked_in_2016(answers: dict[str, str], asked: list[str]) -> None:
    told, worked = judge(OLD, answers)
    domain = "4." if "aim" in answers else next(iter(answers))[:2]
    gated = [item.id for item in OLD.items if item.asked != ALWAYS and item.id.startswith(domain)]
    assert [one for one in gated if one not in worked.undecided and worked.asks(one)] == asked
    assert {one.status for one in told} == {WAITING}


def overall_of_2016(levels: Sequence[str]) -> tuple[str, bool]:
    """The judgement, and whether people must decide first."""
    for worst in ("critical", "serious"):
        if worst in levels:
            return worst, False
    if "no information" in levels:
        return "no information", True
    return ("moderate" if "moderate" in levels else "low"), False


def test_every_overall_judgement_of_2016() -> None:
    scale = [level.id for level in OLD.domains[0].levels]
    assert scale == ["low", "moderate", "serious", "critical", "no information"]
    number = 0
    for levels in combinations_with_replacement(scale, 7):
        number += 1
        told = judge(OLD, {}, dict(zip(SEVEN, levels, strict=True)))[0][-1]
        expected, open_question = overall_of_2016(levels)
        assert told.by_rule == expected
        assert (told.judgement, told.status) == (("", WAITING) if open_question else (expected, COMPUTED)), levels
    assert number == 330


def test_a_lack_of_information_is_for_people_to_weigh() -> None:
    own = {**dict.fromkeys(SEVEN, "low"), "D5": "no information"}
    told = judge(OLD, {}, own)[0][-1]
    assert "people decide: whether a domain without information is a key one" in told.path
    told = judge(OLD, {}, {**own, "overall": "low"}, {"overall": "missing data matter little here"})[0][-1]
    assert (told.judgement, told.status, told.by_rule) == ("low", DECIDED, "no information")


def overall_of_exposures(levels: Sequence[str], raised: bool) -> str:
    if "very high" in levels or (raised and levels.count("high") > 1):
        return "very high"
    return next((level for level in ("high", "some concerns") if level in levels), "low")


@pytest.mark.parametrize("raised", ["", "N", "Y"])
def test_every_overall_judgement_of_exposures(raised: str) -> None:
    scale = [level.id for level in EXPOSURES.domains[0].levels]
    assert scale == ["low", "some concerns", "high", "very high"]
    number = 0
    for levels in combinations_with_replacement(scale, 7):
        number += 1
        answers = {"several high": raised} if raised else {}
        told, worked = judge(EXPOSURES, answers, dict(zip(SEVEN, levels, strict=True)))
        assert told[-1].judgement == overall_of_exposures(levels, raised == "Y"), levels
        assert worked.asks("several high") is ("very high" not in levels and levels.count("high") > 1)
    assert number == 120


def test_domains_of_exposures_are_the_assessors() -> None:
    assert {domain.by for domain in EXPOSURES.domains} == {ASSESSOR}
    told, _ = judge(EXPOSURES, {}, dict.fromkeys(SEVEN[:6], "low"))
    assert (told[6].status, told[7].status, told[7].unanswered) == (WAITING, WAITING, ("D7",))
