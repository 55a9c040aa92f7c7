"""The proof that a rule leaves nothing open, held against a count of all answers; and rules as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attest.deciding import complete
from attest.deciding.complete import Line, combinations, described, faults
from attest.deciding.conditions import ALWAYS, NOT_ASKED, Condition, Is, holds, read_condition
from attest.deciding.rule import RESULT, Dispute, Row, Rule, Table, read_rule
from deciding.made_conditions import ANSWERS, NAMES, conditions

OPTIONS = {"1": ("yes", "no"), "2": ("yes", "no", "unclear"), "3": ("yes", "no")}
ASKED = {"2": Is("1", ("yes",))}
LEVELS = ("low", "high")
SOUND = [
    {"when": {"1": "no"}, "then": "high"},
    {"when": {"2": "yes"}, "then": "low"},
    {"when": {"2": ["no", "unclear"]}, "then": "high"},
]


def found(raw: Any, asked: Mapping[str, Condition] = ASKED, used: Condition = ALWAYS) -> list[tuple[str, str]]:
    return [(one.place, one.found) for one in faults(read_rule(raw, "D1", LEVELS), OPTIONS, asked, LEVELS, used=used)]


def test_a_sound_rule_has_no_faults() -> None:
    assert found(SOUND) == []
    assert found([*SOUND[:2], {"then": "high"}]) == []  # the last row is for all that the others leave
    assert found([{"then": "low"}]) == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (SOUND[:2], [("D1", "no row for 1 = yes, 2 = no")]),
        ([{"when": {"1": "yes"}, "then": "low"}], [("D1", "no row for 1 = no")]),
        (
            [*SOUND, {"when": {"2": "unclear"}, "then": "low"}],
            [("D1.3 and D1.4", "several rows hold for 1 = yes, 2 = unclear")],
        ),
        (
            [{"then": "low"}, {"when": {"1": "no"}, "then": "high"}],
            [("D1.1 and D1.2", "several rows hold for 1 = no")],
        ),
        ([*SOUND, {"when": {"1": "no", "2": "yes"}, "then": "low"}], [("D1.4", "no answers lead to this row")]),
        ([*SOUND, {"then": "low"}], [("D1.4", "no answers lead to this row")]),
        ([{"when": {"4": "no"}, "then": "high"}, {"then": "low"}], [("D1.1", "the unknown name 4")]),
        ([{"when": {"1": "unclear"}, "then": "high"}, {"then": "low"}], [("D1.1", "1 = unclear")]),
        ([{"then": "fair"}], [("D1.1", "the judgement fair")]),
        (
            [{"then": "low", "disputed": [{"by": "Another", "then": "fair"}]}],
            [("D1.1", "fair, as the reading of Another")],
        ),
        ({"worst": ["4"]}, [(RESULT, "the unknown name 4")]),
        ({"worst": ["1"]}, [(RESULT, "1, which may be yes, no")]),
    ],
)
def test_faults(raw: Any, expected: list[tuple[str, str]]) -> None:
    assert found(raw) == expected


STEP = [
    {"when": {"1": "yes"}, "then": "a"},
    {"when": {"1": "no"}, "then": "b", "disputed": [{"by": "Another", "then": "a"}]},
]


@pytest.mark.parametrize(
    ("steps", "table", "expected"),
    [
        ({"step": STEP}, [{"when": {"step": "a"}, "then": "low"}, {"when": {"step": "b"}, "then": "high"}], []),
        ({"step": STEP[:1]}, [{"then": "low"}], [("D1.step", "no row for 1 = no")]),
        ({"step": STEP}, [{"when": {"step": "a"}, "then": "low"}], [("D1", "no row for 1 = no, step = b")]),
        ({"step": STEP}, [{"when": {"step": "c"}, "then": "low"}, {"then": "low"}], [("D1.1", "step = c")]),
        ({"1": STEP}, [{"then": "low"}], [("1", "a step of that name")]),
        ({RESULT: STEP}, [{"then": "low"}], [(RESULT, "a step of that name")]),
        (
            {"step": [STEP[0], {**STEP[1], "disputed": [{"by": "Another", "then": "c"}]}]},
            [{"when": {"step": "a"}, "then": "low"}, {"then": "high"}],
            [("D1.step.2", "c, as the reading of Another")],
        ),
        ({"step": STEP}, {"worst": ["step"]}, [(RESULT, "step, which may be a, b")]),
    ],
)
def test_faults_of_steps(steps: Any, table: Any, expected: list[tuple[str, str]]) -> None:
    assert found({"steps": steps, "table": table}) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"2": Is("3", ("yes",))}, [("asked of 2", "3, which is asked later")]),
        ({"2": Is("2", ("yes",))}, [("asked of 2", "2, which is asked later")]),
        ({"2": Is("4", ("yes",))}, [("asked of 2", "the unknown name 4")]),
        ({"2": Is("1", ("unclear",))}, [("asked of 2", "1 = unclear")]),
        (
            {"2": read_condition({"1": "yes", "all": [{"1": "no"}]})},
            [("asked of 2", "a condition that never holds"), ("D1", "no row for 1 = yes")],
        ),
    ],
)
def test_faults_of_when_something_is_asked(asked: dict[str, Condition], expected: list[tuple[str, str]]) -> None:
    assert found(SOUND, asked) == expected


def test_nothing_to_take_the_worst_of() -> None:
    domains = {"1": ("yes", "no"), "D1": LEVELS, "D2": LEVELS}
    either = {"D1": Is("1", ("yes",)), "D2": Is("1", ("no",))}
    one = {"D1": Is("1", ("yes",)), "D2": Is("1", ("yes",))}
    rule = read_rule({"worst": ["D1", "D2"]}, "overall", LEVELS)
    assert faults(rule, domains, either, LEVELS) == []
    assert [fault.found for fault in faults(rule, domains, one, LEVELS)] == ["nothing to take the worst of for 1 = no"]


def test_a_rule_answers_only_for_when_it_is_used() -> None:
    only_yes = [{"when": {"2": "yes"}, "then": "low"}, {"when": {"2": ["no", "unclear"]}, "then": "high"}]
    assert found(only_yes) == [("D1", "no row for 1 = no")]
    assert found(only_yes, used=Is("1", ("yes",))) == []
    assert found(SOUND, used=Is("1", ("yes",))) == [("D1.1", "no answers lead to this row")]


def test_of_ordered_rows_the_first_decides() -> None:
    rows = [{"when": {"1": "yes"}, "then": "low"}, {"when": {"3": "yes"}, "then": "high"}, {"then": "high"}]
    rule = read_rule(rows, "D1", LEVELS)
    assert [one.place for one in faults(rule, OPTIONS, {}, LEVELS)] == ["D1.1 and D1.2"]
    assert faults(rule, OPTIONS, {}, LEVELS, ordered=True) == []


def rules() -> st.SearchStrategy[Rule]:
    """Tables of a few rows; many of them leave answers open, or have rows for the same ones."""
    row = st.tuples(conditions, st.sampled_from(LEVELS))
    listed = st.lists(row, min_size=1, max_size=4)
    return listed.map(
        lambda rows: Rule((Table(RESULT, tuple(Row(f"D1.{n}", when, then) for n, (when, then) in enumerate(rows, 1))),))
    )


@settings(deadline=None)
@given(rules(), st.dictionaries(st.sampled_from(NAMES[1:]), st.just(Is("a", ("yes", "no"))), max_size=2))
def test_the_proof_agrees_with_all_answers(rule: Rule, asked: dict[str, Condition]) -> None:
    """What is left out because it differs in nothing changes no finding."""
    options = dict.fromkeys(NAMES, ANSWERS)
    rows = rule.tables[0].rows
    used, right = set[str](), True
    for answers in product(ANSWERS, repeat=len(NAMES)):
        values = dict(zip(NAMES, answers, strict=True))
        values |= {name: NOT_ASKED for name, condition in asked.items() if not holds(condition, values)}
        held = [row.id for row in rows if holds(row.when, values)]
        right = right and len(held) == 1
        used |= set(held)
    assert (faults(rule, options, asked, LEVELS) == []) is (right and len(used) == len(rows))


def test_questions_that_are_only_counted_are_not_told_apart() -> None:
    domains = {f"D{number}": ("low", "some", "high", "very high") for number in range(1, 8)}
    any_high = {"count": {"of": list(domains), "in": "high", "at_least": 1}}
    rule = read_rule([{"when": any_high, "then": "high"}, {"then": "low"}], "overall", LEVELS)
    assert len(list(combinations(rule, domains, {}))) == 8  # so many high among seven, 0 to 7
    assert len(list(combinations(rule, domains, {}, every_answer=True))) == 4**7
    one_by_name = {"any": [any_high, {"D3": "some"}]}
    rule = read_rule([{"when": one_by_name, "then": "high"}, {"then": "low"}], "overall", LEVELS)
    assert len(list(combinations(rule, domains, {}))) == 7 * 3


def test_the_worst_of_many_hangs_on_no_order() -> None:
    domains = {f"D{number}": LEVELS for number in range(1, 21)}
    rule = read_rule({"worst": list(domains)}, "overall", LEVELS)
    assert len(list(combinations(rule, domains, {}))) == 21  # so many high among twenty, 0 to 20


def test_more_sets_of_answers_than_can_be_tried_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(complete, "MOST", 1000)
    items = {str(number): ("yes", "no") for number in range(11)}
    either = {"any": [{str(number): "no", str(number + 1): "yes"} for number in range(10)]}
    rule = read_rule([{"when": either, "then": "high"}, {"then": "low"}], "D1", LEVELS)
    (fault,) = faults(rule, items, {}, LEVELS)
    assert (fault.place, fault.found) == ("D1", "more than 1,000 sets of answers, too many to try them all")


def test_a_rule_as_people_read_it() -> None:
    raw = {
        "steps": {"step": STEP, "other": [{"when": {"2": "yes"}, "then": "low"}, {"then": "high", "note": "a rest"}]},
        "table": [{"when": {"step": "a", "3": ["yes", "no"]}, "then": "low", "decision": "people say so"}],
    }
    assert described(read_rule(raw, "D1", LEVELS)) == [
        Line("step", "D1.step.1", "1 = yes", "a"),
        Line("step", "D1.step.2", "1 = no", "b", disputes=(Dispute("a", "Another"),)),
        Line("other", "D1.other.1", "2 = yes", "low"),
        Line("other", "D1.other.2", "in any case", "high", "a rest"),
        Line("", "D1.1", "step = a and 3 = yes / no", "low", decision="people say so"),
    ]
    assert described(read_rule({"worst": ["1", "2"]}, "D1", LEVELS)) == [Line("", "", "the worst of 1, 2", "")]
