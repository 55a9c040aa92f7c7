"""RoB 2 as shipped, held against the same rules written as plain conditions: every answer, every domain, overall."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraise.oracles import rob2 as oracle
from appraise.oracles.enumerated import all_answers, counted, domain_of, judged, reached, shipped
from attest.appraise.judging import COMPUTED, INCOMPLETE, WAITING, judge

ASSIGNMENT, ADHERING = shipped("rob2"), shipped("rob2_adhering")
DOMAINS: list[tuple[str, str, Callable[[Mapping[str, str]], str], int, int]] = [
    # instrument, domain, plain conditions, sets of answers to what is asked, sets of answers to everything
    ("rob2", "D1", oracle.d1, 125, 125),
    ("rob2", "D2", oracle.d2_assignment, 13_277, 78_125),
    ("rob2_adhering", "D2", oracle.d2_adhering, 20_988, 27_000),
    ("rob2", "D3", oracle.d3, 110, 500),
    ("rob2", "D4", oracle.d4, 493, 3_125),
    ("rob2", "D5", oracle.d5, 125, 125),
]


@pytest.mark.parametrize(("name", "domain", "plainly", "asked", "everything"), DOMAINS)
def test_every_set_of_answers(
    name: str, domain: str, plainly: Callable[[Mapping[str, str]], str], asked: int, everything: int
) -> None:
    """What is asked decides, whatever stands beside questions that are not asked."""
    table, one = judged(name, domain), domain_of(name, domain)
    assert len(table) == asked
    number, wrong = 0, []
    for answers in all_answers(one, representative=False):
        number += 1
        if table[counted(one, answers)] != plainly(answers):
            wrong.append((answers, table[counted(one, answers)], plainly(answers)))
    assert number == everything
    assert wrong == []


def test_no_transcription_differs_here() -> None:
    assert not any(decision.others for name, domain, *_ in DOMAINS for _, decision in reached(name, domain))


def test_the_effect_of_adhering_differs_in_one_domain_only() -> None:
    same = [one.id for one, other in zip(ASSIGNMENT.domains, ADHERING.domains, strict=True) if one == other]
    assert same == ["D1", "D3", "D4", "D5"]
    assert ADHERING.overall == ASSIGNMENT.overall


@pytest.mark.parametrize("several", ["", "Y", "N"])
def test_every_overall_judgement(several: str) -> None:
    answers = {"several": several} if several else {}
    for levels in product(oracle.ORDER, repeat=5):
        told, worked = judge(ASSIGNMENT, answers, dict(zip(("D1", "D2", "D3", "D4", "D5"), levels, strict=True)))
        assert (told[-1].judgement, told[-1].status) == (oracle.overall(levels, several), COMPUTED), levels
        asked = "high" not in levels and levels.count("some concerns") > 1
        assert worked.asks("several") is asked and worked.idle == (("several",) if several and not asked else ())


WHOLE = st.fixed_dictionaries(
    {
        item.id: st.sampled_from([level.id for level in item.answers])
        for item in ASSIGNMENT.items
        if item.id != "several"
    }
)


@settings(deadline=None, max_examples=60)
@given(WHOLE)
def test_a_whole_assessment(answers: dict[str, str]) -> None:
    told, _ = judge(ASSIGNMENT, answers)
    domains = [oracle.d1, oracle.d2_assignment, oracle.d3, oracle.d4, oracle.d5]
    expected = [plainly(answers) for plainly in domains]
    assert [one.judgement for one in told] == [*expected, oracle.overall(expected)]
    assert {one.status for one in told} == {COMPUTED}


def test_a_question_without_an_answer_leaves_its_domain_open() -> None:
    told, _ = judge(ASSIGNMENT, {"1.1": "Y", "1.2": "N"})
    first, second = told[0], told[1]
    assert (first.judgement, first.status, first.by_rule, first.unanswered) == ("", INCOMPLETE, "high", ("1.3",))
    assert first.path == "waiting for 1.3; High whatever the answer (1.2 = N → High [D1.1])"
    assert (second.status, second.unanswered) == (WAITING, ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"))


@pytest.mark.parametrize("domain", ["D1", "D5"])
def test_the_sample_of_published_judgements(shared: Path, domain: str) -> None:
    path = shared / f"fixtures/risk_of_bias/rob2_{domain.lower()}_sample.csv"
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside the repository")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 25
    for row in rows:
        expected = row.pop("judgement").lower()
        assert next(one.by_rule for one in judge(ASSIGNMENT, row)[0] if one.domain == domain) == expected, row


@pytest.mark.parametrize(
    ("name", "domains"),
    [
        ("rob2_cluster", ["D1", "D1b", "D2", "D3", "D4", "D5"]),
        ("rob2_crossover", ["D1", "DS", "D2", "D3", "D4", "D5"]),
    ],
)
def test_versions_whose_rules_are_not_sourced(name: str, domains: list[str]) -> None:
    instrument = shipped(name)
    assert "18 March 2021" in instrument.unavailable and "not sourced" in instrument.unavailable
    assert [one.id for one in instrument.judged] == domains
    assert instrument.items == () and all(one.rule is None for one in instrument.parts)
    assert [level.id for level in instrument.domains[1].levels] == list(oracle.ORDER)
