"""Rules as tables: what they lead to, by which path, what they wait for, and who reads them otherwise."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from attest.deciding.conditions import ALWAYS, NOT_ASKED, Is
from attest.deciding.rule import Rule, decide, in_play, read_rule, rule_as_data

LEVELS = ("low", "some", "high")
GROUPS = {"yes": ["Y", "PY"], "both": ["first", "second"]}
PLAIN = [
    {"when": {"1": "no"}, "then": "high"},
    {"when": {"1": "yes", "2": "yes"}, "then": "low", "note": "as it should be"},
    {"when": {"1": "yes", "2": "no"}, "then": "some", "disputed": [{"by": "Another", "then": "low"}]},
]
STEPPED = {
    "steps": {
        "first": [{"when": {"1": "yes"}, "then": "low"}, {"when": {"1": "no"}, "then": "high"}],
        "second": [
            {"when": {"2": "yes"}, "then": "low"},
            {"when": {"2": "no"}, "then": "some", "disputed": [{"by": "Another", "then": "high"}]},
            {"when": {"2": "maybe"}, "then": "some"},
        ],
    },
    "table": {"worst": "both"},
}
FURTHER = {
    "steps": {
        "level": [
            {"when": {"1": "yes"}, "then": "0"},
            {"when": {"1": "no"}, "then": "none", "disputed": [{"by": "Another", "then": "1"}]},
            {"when": {"1": "maybe"}, "then": "1"},
        ]
    },
    "table": [
        {"when": {"level": "0"}, "then": "low"},
        {"when": {"level": "1", "2": "yes"}, "then": "some"},
        {"when": {"level": "1", "2": "no"}, "then": "high"},
        {"when": {"level": "none"}, "then": "high"},
    ],
}


def rule(raw: Any) -> Rule:
    return read_rule(raw, "D1", LEVELS, GROUPS)


def test_reading_numbers_the_rows_and_spells_groups_out() -> None:
    plain = rule(PLAIN)
    assert [row.id for table in plain.tables for row in table.rows] == ["D1.1", "D1.2", "D1.3"]
    assert plain.tables[0].rows[1].note == "as it should be"
    assert plain.looks_at == ("1", "2")
    stepped = rule(STEPPED)
    assert [row.id for row in stepped.tables[1].rows] == ["D1.second.1", "D1.second.2", "D1.second.3"]
    assert stepped.tables[2].worst == ("first", "second")
    assert stepped.looks_at == ("1", "2")
    assert rule([{"when": {"1": "yes"}, "then": "low"}]).tables[0].rows[0].when == Is("1", ("Y", "PY"))
    assert rule([{"then": "low"}]).tables[0].rows[0].when == ALWAYS


@pytest.mark.parametrize("raw", [PLAIN, STEPPED, FURTHER, [{"when": {"1": "no"}, "then": "high"}, {"then": "low"}]])
def test_a_rule_as_data_decides_alike(raw: Any) -> None:
    again = read_rule(rule_as_data(read_rule(raw, "D1", LEVELS)), "D1", LEVELS)
    for one, two in product(("yes", "no", "maybe", NOT_ASKED), repeat=2):
        ours, theirs = decide(read_rule(raw, "D1", LEVELS), {"1": one, "2": two}), decide(again, {"1": one, "2": two})
        assert (ours.value, ours.rows, ours.waits_for) == (theirs.value, theirs.rows, theirs.waits_for)


def plain(raw: Any) -> Rule:
    return read_rule(raw, "D1", LEVELS, {"both": ["first", "second"]})


def test_a_decision_has_its_path() -> None:
    decision = decide(plain(STEPPED), {"1": "yes", "2": "no"})
    assert decision.value == "some"
    assert decision.rows == ("D1.first.1", "D1.second.2")
    assert [(taken.table, taken.value, taken.why) for taken in decision.path] == [
        ("first", "low", "1 = yes"),
        ("second", "some", "2 = no"),
        ("judgement", "some", "the worst of first low, second some"),
    ]


def test_a_path_leaves_out_what_it_did_not_hang_on() -> None:
    table = [{"when": {"second": "low"}, "then": "low"}, {"when": {"second": "some"}, "then": "some"}]
    assert decide(plain({**STEPPED, "table": table}), {"1": "no", "2": "yes"}).rows == ("D1.second.1", "D1.1")


@pytest.mark.parametrize(
    ("raw", "values", "value", "waits_for"),
    [
        (PLAIN, {}, "", ("1", "2")),
        (PLAIN, {"1": "yes"}, "", ("2",)),
        (PLAIN, {"2": "yes"}, "", ("1",)),
        (PLAIN, {"1": "no"}, "high", ()),
        (STEPPED, {"1": "no"}, "high", ()),  # nothing can be worse
        (STEPPED, {"1": "yes"}, "", ("2",)),
        (STEPPED, {}, "", ("1", "2")),
        (FURTHER, {"1": "yes"}, "low", ()),
        (FURTHER, {"1": "maybe"}, "", ("2",)),
        (FURTHER, {"2": "yes"}, "", ("1",)),
    ],
)
def test_what_a_decision_waits_for(raw: Any, values: dict[str, str], value: str, waits_for: tuple[str, ...]) -> None:
    decision = decide(plain(raw), values)
    assert (decision.value, decision.waits_for) == (value, waits_for)


@pytest.mark.parametrize("raw", [PLAIN, STEPPED, FURTHER])
def test_a_decision_on_some_answers_stands_with_all_of_them(raw: Any) -> None:
    for one, two in product(("yes", "no", ""), repeat=2):
        given = {name: value for name, value in {"1": one, "2": two}.items() if value}
        early = decide(plain(raw), given).value
        whole = [{"1": first, "2": second, **given} for first, second in product(("yes", "no"), repeat=2)]
        assert not early or {decide(plain(raw), values).value for values in whole} == {early}


@pytest.mark.parametrize(
    ("raw", "values", "others"),
    [
        (PLAIN, {"1": "yes", "2": "no"}, (("Another", "low"),)),
        (PLAIN, {"1": "yes", "2": "yes"}, ()),
        (STEPPED, {"1": "yes", "2": "no"}, (("Another", "high"),)),
        (STEPPED, {"1": "no", "2": "no"}, ()),  # the other reading of the step changes nothing in the end
        (STEPPED, {"1": "yes", "2": "maybe"}, ()),  # the other reading is one of another row
        (FURTHER, {"1": "no", "2": "yes"}, (("Another", "some"),)),
        (FURTHER, {"1": "no", "2": NOT_ASKED}, (("Another", "some or high"),)),  # they ask what is not asked here
    ],
)
def test_who_reads_a_row_otherwise(raw: Any, values: dict[str, str], others: tuple[tuple[str, str], ...]) -> None:
    assert decide(plain(raw), values).others == others


def test_what_people_must_decide() -> None:
    asks = {
        "steps": {"first": [{"when": {"1": "yes"}, "then": "a", "decision": "it is not clear"}, {"then": "b"}]},
        "table": [{"when": {"first": "a"}, "then": "low"}, {"when": {"first": "b"}, "then": "high"}],
    }
    assert decide(plain(asks), {"1": "yes"}).for_people == "it is not clear"
    assert decide(plain(asks), {"1": "no"}).for_people == ""
    assert decide(plain(asks), {}).for_people == ""


def test_the_worst_leaves_out_what_is_not_asked() -> None:
    worst = plain({"worst": ["first", "second"]})
    assert decide(worst, {"first": NOT_ASKED, "second": "some"}).value == "some"
    assert decide(worst, {"first": NOT_ASKED}).value == ""
    assert decide(worst, {"first": NOT_ASKED, "second": NOT_ASKED}).value == ""


def test_answers_in_play() -> None:
    asked = {"2": Is("1", ("yes",)), "3": Is("2", ("yes",))}
    assert in_play(asked, {"1": "yes", "2": "yes", "3": "no"}) == {"1": "yes", "2": "yes", "3": "no"}
    assert in_play(asked, {"1": "no", "2": "yes", "3": "no"}) == {"1": "no", "2": NOT_ASKED, "3": NOT_ASKED}
    assert in_play(asked, {"2": "yes", "3": "no"}) == {}  # whether they are asked hangs on 1
    assert in_play(asked, {"1": "yes", "3": "no"}) == {"1": "yes"}
