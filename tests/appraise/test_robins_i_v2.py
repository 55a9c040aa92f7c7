"""ROBINS-I V2 as shipped, held against the same rules written as plain conditions, and against other transcriptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraise.oracles import robins_i_v2 as oracle
from appraise.oracles.enumerated import all_answers, counted, judged, reached, shipped
from appraise.oracles.robins_i_v2_elsewhere import ELSEWHERE, ORDER
from attest.appraise.judging import COMPUTED, DECIDED, NOT_ASKED, WAITING, judge
from attest.deciding.conditions import NOT_ASKED as UNASKED
from attest.deciding.rule import decide, in_play

TOOL = shipped("robins_i_v2")
DOMAIN = {domain.id: domain for domain in TOOL.parts}
OTHERS = ("D2", "D3", "D4", "D5", "D6")
DOMAINS: list[tuple[str, Callable[[Mapping[str, str]], str], int, int]] = [
    # domain, plain conditions, sets of answers to what is asked, sets of answers to everything that are looked at
    ("D1A", oracle.d1a, 308, 96),
    ("D1B", oracle.d1b, 196, 288),
    ("D2", oracle.d2, 1_325, 432),
    ("D3", oracle.d3, 6_877, 8_748),
    ("D4", oracle.d4, 46_106, 25_449),
    ("D5", oracle.d5, 85, 36),
    ("D6", oracle.d6, 625, 81),
]
BY_NAME = pytest.mark.parametrize(("name", "plainly", "asked", "everything"), DOMAINS, ids=[one[0] for one in DOMAINS])
NO_GATE = {"B1": "Y", "B3": "N"}


@BY_NAME
def test_every_set_of_answers(
    name: str, plainly: Callable[[Mapping[str, str]], str], asked: int, everything: int
) -> None:
    """Every answer to what is asked; and what is not asked decides nothing, whatever stands there.

    Of alike answers (Y and PY, N and PN) one stands for both in the second part, and of very many sets every eleventh
    is looked at, which is coprime to the numbers of answers, so that all of them meet.
    """
    domain, table = DOMAIN[name], judged(TOOL.id, name)
    assert len(table) == asked
    names = [item.id for item in domain.items]
    assert [key for key, told in table.items() if told != plainly(dict(zip(names, key, strict=True)))] == []
    number, wrong = 0, []
    step = 11 if name == "D4" else 1
    for answers in islice(all_answers(domain, representative=True), 0, None, step):
        number += 1
        if table[counted(domain, answers)] != plainly(answers):
            wrong.append((answers, table[counted(domain, answers)], plainly(answers)))
    assert number == everything
    assert wrong == []


@BY_NAME
def test_levels_that_a_domain_can_reach(
    name: str, plainly: Callable[[Mapping[str, str]], str], asked: int, everything: int
) -> None:
    """Confounding is never plainly low, measurement of the outcome never critical."""
    best = oracle.LOW_EXCEPT if name in ("D1A", "D1B") else oracle.LOW
    worst = () if name == "D5" else (oracle.CRITICAL,)
    assert set(judged(TOOL.id, name).values()) == {best, oracle.MODERATE, oracle.SERIOUS, *worst}
    assert best == DOMAIN[name].levels[0].id


@pytest.mark.parametrize("name", [name for name, *_ in DOMAINS])
def test_every_difference_from_other_transcriptions_is_told(name: str) -> None:
    """Where another transcription gives another level the judgement says so with that level, and nowhere else."""
    differ = {other: readings[name] for other, readings in ELSEWHERE.items() if name in readings}
    for answers, decision in reached(TOOL.id, name):
        expected = {}
        for other, reading in differ.items():
            levels = reading(answers)
            if levels and levels != (decision.value,):
                expected[other] = " or ".join(sorted(levels, key=ORDER.index))
        told = {other: instead for other in ELSEWHERE for by, instead in decision.others if other in by}
        assert told == expected, answers


CONFLICTS = {
    # of the sets of answers to what is asked: for how many another transcription judges otherwise
    "D1A": {"CoRATES": 120, "TheRubricGenerator": 12},
    "D1B": {"CoRATES": 36, "TheRubricGenerator": 16},
    "D2": {"CoRATES": 126, "TheRubricGenerator": 198},
    "D3": {"CoRATES": 0, "TheRubricGenerator": 12},
    "D4": {"CoRATES": 9_828, "TheRubricGenerator": 9_828},
    "D5": {"CoRATES": 0, "TheRubricGenerator": 0},
    "D6": {"CoRATES": 0, "TheRubricGenerator": 0},
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_how_much_is_disputed(name: str) -> None:
    others = [[by for by, _ in decision.others] for _, decision in reached(TOOL.id, name)]
    found = {other: sum(any(other in by for by in told) for told in others) for other in ELSEWHERE}
    assert found == CONFLICTS[name]


def by(domain: str, **answers: str) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """Judgement, other judgements and what people decide; `_2_1` stands for 2.1."""
    rule = DOMAIN[domain].rule
    assert rule is not None
    prefix = {"D1A": "1A.", "D1B": "1B."}.get(domain, f"{domain[1:]}.")
    told = {f"{prefix}{name.lstrip('_')}": answer for name, answer in answers.items()}
    asked = {item.id: item.asked for item in DOMAIN[domain].items}
    decision = decide(rule, in_play(asked, told))
    return decision.value, decision.others, decision.for_people


@pytest.mark.parametrize(
    ("domain", "answers", "judgement", "others"),
    [
        (
            "D1A",
            {"_1": "WN", "_2": "WN", "_3": "PY", "_4": "N"},
            "critical",
            {"CoRATES": "serious"},
        ),
        ("D1A", {"_1": "Y", "_2": "Y", "_3": "NI", "_4": "PY"}, "serious", {"CoRATES": "moderate"}),
        (
            "D1A",
            {"_1": "Y", "_2": "WN", "_3": "N", "_4": "N"},
            "moderate",
            {"CoRATES, TheRubricGenerator and a flow graph": "low except for uncontrolled confounding"},
        ),
        (
            "D1A",
            {"_1": "WN", "_2": "Y", "_3": "N", "_4": "N"},
            "moderate",
            {"CoRATES": "low except for uncontrolled confounding"},
        ),
        (
            "D1B",
            {"_1": "Y", "_2": "SN", "_5": "Y"},
            "serious",
            {"TheRubricGenerator and an agent skill": "critical"},
        ),
        ("D1B", {"_1": "Y", "_2": "Y", "_3": "Y", "_5": "Y"}, "serious", {"CoRATES": "moderate"}),
        (
            "D1B",
            {"_1": "Y", "_2": "Y", "_3": "WN", "_5": "N"},
            "moderate",
            {"CoRATES and TheRubricGenerator": "low except for uncontrolled confounding"},
        ),
        (
            "D1B",
            {"_1": "Y", "_2": "WN", "_3": "WN", "_5": "N"},
            "moderate",
            {"CoRATES": "low except for uncontrolled confounding"},
        ),
        (
            "D2",
            {"_1": "N", "_2": "N", "_3": "SY", "_4": "N", "_5": "N"},
            "low",
            {"CoRATES and TheRubricGenerator": "moderate"},
        ),
        ("D2", {"_1": "N", "_2": "N", "_3": "WY", "_4": "SY", "_5": "N"}, "critical", {"CoRATES": "serious"}),
        ("D3", {"_1": "Y", "_2": "N", "_3": "Y", "_4": "NI"}, "moderate", {"TheRubricGenerator": "low"}),
        ("D3", {"_1": "WN", "_3": "Y", "_4": "NI"}, "moderate", {}),  # moderate anyway
        (
            "D4",
            {"_1": "N", "_2": "Y", "_3": "Y", "_4": "Y", "_5": "Y", "_6": "Y", "_11": "Y"},
            "low",
            {"CoRATES and TheRubricGenerator": "moderate"},
        ),
        (
            "D4",
            {"_1": "N", "_2": "Y", "_3": "Y", "_4": "N", "_7": "Y", "_8": "NI"},
            "serious",
            {"CoRATES": "moderate or serious", "TheRubricGenerator": "serious or critical"},
        ),
        (
            "D6",
            {"_1": "N", "_2": "NI", "_3": "NI", "_4": "NI"},
            "serious",
            {"the tool's line for moderate, which fits as well,": "moderate"},
        ),
    ],
)
def test_a_conflict_stands_beside_the_judgement(
    domain: str, answers: dict[str, str], judgement: str, others: dict[str, str]
) -> None:
    told, beside, _ = by(domain, **answers)
    assert (told, dict(beside)) == (judgement, others)


def test_where_transcriptions_divide_evenly_people_decide() -> None:
    answers = {**NO_GATE, "C4": "Y", "1B.1": "Y", "1B.2": "NI", "1B.5": "PY", **best_answers()}
    told, _ = judge(TOOL, answers)
    found = {one.domain: one for one in told}
    first, overall = found["D1B"], found["overall"]
    assert (first.judgement, first.status, first.by_rule) == ("", WAITING, "serious")
    assert "people decide: public transcriptions divide two against two" in first.path
    assert (overall.judgement, overall.status, overall.unanswered) == ("", WAITING, ("D1B",))
    told, _ = judge(TOOL, answers, {"D1B": "critical"}, {"D1B": "negative controls fail"})
    found = {one.domain: one for one in told}
    assert (found["D1B"].judgement, found["D1B"].status) == ("critical", DECIDED)
    assert "the rule gives Serious" in found["D1B"].path
    assert (found["overall"].judgement, found["overall"].status) == ("critical", COMPUTED)
    assert by("D1B", _1="Y", _2="NI", _5="N")[2] == ""


def best_answers() -> dict[str, str]:
    """Answers that make domains 2 to 6 low."""
    yes = {"2.1": "Y", "3.1": "Y", "4.1": "Y", "4.2": "Y", "4.3": "Y", "6.1": "Y"}
    return {**yes, **dict.fromkeys(("2.5", "3.2", "3.3", "5.1", "5.2", "6.2", "6.3", "6.4"), "N"), "2.4": "N"}


def test_domain_one_has_exactly_one_variant() -> None:
    variants = {
        "A": {"1A.1": "Y", "1A.2": "Y", "1A.3": "N", "1A.4": "N"},
        "B": {"1B.1": "Y", "1B.2": "Y", "1B.3": "Y", "1B.5": "N"},
    }
    for c4, judged_one, other in (("N", "D1A", "D1B"), ("Y", "D1B", "D1A")):
        told, worked = judge(TOOL, {**NO_GATE, "C4": c4, **variants["A"], **variants["B"], **best_answers()})
        found = {one.domain: one for one in told}
        assert (found[judged_one].judgement, found[judged_one].status) == (oracle.LOW_EXCEPT, COMPUTED)
        assert (found[other].judgement, found[other].status) == ("", NOT_ASKED)
        assert found["overall"].judgement == oracle.LOW_EXCEPT
        assert set(worked.idle) == set(variants["B" if judged_one == "D1A" else "A"])


def test_before_the_variant_is_known_both_wait_for_it() -> None:
    told, _ = judge(TOOL, {**NO_GATE, **best_answers()})
    found = {one.domain: one for one in told}
    for name in ("D1A", "D1B"):
        assert (found[name].judgement, found[name].status, found[name].unanswered) == ("", WAITING, ("C4",))
    assert found["overall"].status == WAITING and "C4" in found["overall"].unanswered


@pytest.mark.parametrize(("b1", "b2", "b3"), [*product(("Y", "PY", "PN", "N"), repeat=3)])
def test_the_gate(b1: str, b2: str, b3: str) -> None:
    answers = {"B1": b1, "B2": b2, "B3": b3, "C4": "N"}
    told, worked = judge(TOOL, {**answers, **best_answers(), "1A.1": "SN", "1A.4": "N"})
    found = {one.domain: one for one in told}
    stops = oracle.stopped(answers)
    assert worked.asks("B2") is (b1 in oracle.NO)
    assert worked.asks("B3") is not (b1 in oracle.NO and b2 in oracle.YES)
    assert worked.asks("C4") is not stops
    assert {one.status for one in told if one.domain not in ("overall", "D1B")} == {NOT_ASKED if stops else COMPUTED}
    assert (found["overall"].judgement, found["overall"].status) == ("critical" if stops else "serious", COMPUTED)


@pytest.mark.parametrize("variant", ["D1A", "D1B"])
def test_every_overall_judgement(variant: str) -> None:
    overall = DOMAIN["overall"]
    assert overall.rule is not None
    asked = {item.id: item.asked for item in overall.items}
    unasked = {"B2": UNASKED, "D1A": UNASKED, "D1B": UNASKED}
    number = 0
    for levels in product(oracle.LADDER, repeat=6):
        first = oracle.LOW_EXCEPT if levels[0] == oracle.LOW else levels[0]
        domains = {variant: first, **dict(zip(OTHERS, levels[1:], strict=True))}
        for moderate, serious in product("YN", repeat=2):
            number += 1
            items = {"several moderate": moderate, "several serious": serious}
            told = decide(overall.rule, in_play(asked, {**unasked, "B3": "N", **domains, **items})).value
            raised = serious == "Y" if "serious" in levels else moderate == "Y"
            assert told == oracle.overall([first, *levels[1:]], raised), (levels, items)
    assert number == 4**6 * 4


def test_nothing_is_raised_without_a_recorded_decision() -> None:
    own = dict(zip(("D1A", *OTHERS), ("moderate", "moderate", *["low"] * 4), strict=True))
    gate = {**NO_GATE, "C4": "N"}
    told, worked = judge(TOOL, gate, own)
    assert (told[-1].judgement, worked.values["several moderate"]) == ("moderate", "N")
    told, _ = judge(TOOL, {**gate, "several moderate": "Y"}, own)
    assert (told[-1].judgement, told[-1].rules) == ("serious", ("overall.6",))
    assert told[-1].path == "several moderate = Y → Serious [overall.6]"
    told, worked = judge(TOOL, {**gate, "several moderate": "Y"}, {**own, "D2": "serious"})
    assert (told[-1].judgement, worked.idle) == ("serious", ("several moderate",))


ANSWERS = {
    item.id: st.sampled_from([level.id for level in item.answers]) for item in TOOL.items if "several" not in item.id
}


@settings(deadline=None, max_examples=60)
@given(st.fixed_dictionaries(ANSWERS))
def test_a_whole_assessment(answers: dict[str, str]) -> None:
    told, _ = judge(TOOL, answers)
    found = {one.domain: one for one in told}
    if oracle.stopped(answers):
        assert found["overall"].judgement == "critical"
        return
    first = "D1A" if answers["C4"] == "N" else "D1B"
    plainly = {name: function(answers) for name, function, *_ in DOMAINS if name in (first, *OTHERS)}
    assert {name: found[name].by_rule for name in plainly} == plainly
    open_ones = [name for name in plainly if found[name].decision]
    assert open_ones == [] or open_ones == ["D1B"]
    assert found["overall"].judgement == ("" if open_ones else oracle.overall(list(plainly.values())))
