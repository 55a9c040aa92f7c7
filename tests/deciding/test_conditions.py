"""Conditions on answers: read from data, held against answers that may be wanting, and said in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from attest.deciding.conditions import (
    ALWAYS,
    NOT_ASKED,
    Condition,
    Count,
    Every,
    Is,
    Not,
    Some,
    Values,
    as_data,
    holds,
    in_words,
    mentioned,
    names,
    read_condition,
)
from deciding.made_conditions import all_answers, completed, conditions, some_answers

GROUPS = {"yes": ["Y", "PY"], "all three": ["1", "2", "3"]}


@pytest.mark.parametrize(
    ("raw", "condition"),
    [
        ({"1": "Y"}, Is("1", ("Y",))),
        ({"1": ["yes", "NI", "Y"]}, Is("1", ("Y", "PY", "NI"))),
        ({"1": "Y", "2": "N"}, Every((Is("1", ("Y",)), Is("2", ("N",))))),
        ({"any": [{"1": "Y"}, {"2": "N"}]}, Some((Is("1", ("Y",)), Is("2", ("N",))))),
        ({"all": [{"1": "Y"}]}, Every((Is("1", ("Y",)),))),
        ({"not": {"1": "yes"}}, Not(Is("1", ("Y", "PY")))),
        ({"count": {"of": "all three", "in": "yes", "at_least": 2}}, Count(("1", "2", "3"), ("Y", "PY"), 2, 3)),
        ({"count": {"of": ["1", "2"], "in": "N", "at_most": 1}}, Count(("1", "2"), ("N",), 0, 1)),
        ({"count": {"of": "all three", "in": "N", "exactly": "all"}}, Count(("1", "2", "3"), ("N",), 3, 3)),
        (
            {"count": [{"of": "1", "in": "N", "exactly": 0}, {"of": "2", "in": "N", "exactly": 1}]},
            Every((Count(("1",), ("N",), 0, 0), Count(("2",), ("N",), 1, 1))),
        ),
    ],
)
def test_read(raw: dict[str, Any], condition: Condition) -> None:
    assert read_condition(raw, GROUPS) == condition


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        (Is("1", ("Y",)), {}, None),
        (Is("1", ("Y",)), {"1": "Y"}, True),
        (Is("1", ("Y",)), {"1": NOT_ASKED}, False),
        (Not(Is("1", ("Y",))), {"1": NOT_ASKED}, True),
        (Not(Is("1", ("Y",))), {}, None),
        (Every((Is("1", ("Y",)), Is("2", ("Y",)))), {"2": "N"}, False),
        (Every((Is("1", ("Y",)), Is("2", ("Y",)))), {"2": "Y"}, None),
        (Some((Is("1", ("Y",)), Is("2", ("Y",)))), {"2": "Y"}, True),
        (Some((Is("1", ("Y",)), Is("2", ("Y",)))), {"2": "N"}, None),
        (ALWAYS, {}, True),
        (Count(("1", "2", "3"), ("Y",), 2, 3), {"1": "Y"}, None),
        (Count(("1", "2", "3"), ("Y",), 2, 3), {"1": "Y", "3": "Y"}, True),
        (Count(("1", "2", "3"), ("Y",), 2, 3), {"1": "N", "2": NOT_ASKED}, False),
        (Count(("1", "2", "3"), ("Y",), 0, 1), {"1": "Y", "2": "Y"}, False),
        (Count(("1", "2", "3"), ("Y",), 1, 1), {"1": "Y"}, None),
        (Count(("1", "2", "3"), ("Y",), 1, 1), {"1": "Y", "2": "N", "3": NOT_ASKED}, True),
    ],
)
def test_holding_is_told_in_three_ways(condition: Condition, values: Values, expected: bool | None) -> None:
    assert holds(condition, values) is expected


def naively(condition: Condition, values: Values) -> bool:
    """Whether it holds where no answer is wanting, without a short cut."""
    match condition:
        case Is(name, wanted):
            return values[name] in wanted
        case Count(of, wanted, least, most):
            return sum(values[name] in wanted for name in of) in range(least, most + 1)
        case Not(part):
            return not naively(part, values)
        case Every(parts):
            return all(naively(part, values) for part in parts)
        case Some(parts):
            return any(naively(part, values) for part in parts)


@given(conditions, all_answers)
def test_with_all_answers_it_holds_or_does_not(condition: Condition, values: dict[str, str]) -> None:
    assert holds(condition, values) is naively(condition, values)


@given(conditions, some_answers)
def test_what_is_told_early_stays_true(condition: Condition, values: dict[str, str]) -> None:
    told = holds(condition, values)
    later = {naively(condition, one) for one in completed(values)}
    assert told is None or later == {told}


@given(conditions)
def test_as_data_and_back(condition: Condition) -> None:
    again = read_condition(as_data(condition))
    assert all(holds(again, one) is holds(condition, one) for one in completed({}))
    assert as_data(again) == as_data(condition)


@given(conditions, all_answers)
def test_only_what_is_mentioned_matters(condition: Condition, values: dict[str, str]) -> None:
    seen = {name: values[name] for name in names(condition)}
    assert holds(condition, seen) is holds(condition, values)
    assert set(names(condition)) == {name for name, _ in mentioned(condition)}


@pytest.mark.parametrize(
    ("raw", "plainly", "values", "as_answered"),
    [
        ({"1": ["Y", "PY"]}, "1 = Y / PY", {"1": "PY"}, "1 = PY"),
        ({"1": "Y", "2": "N"}, "1 = Y and 2 = N", {"1": "Y", "2": "N"}, "1 = Y, 2 = N"),
        (
            {"any": [{"1": "Y"}, {"2": "Y", "3": "Y"}], "4": "N"},
            "(1 = Y or (2 = Y and 3 = Y)) and 4 = N",
            {"1": "N", "2": "Y", "3": "Y", "4": "N"},
            "2 = Y, 3 = Y, 4 = N",
        ),
        ({"not": {"1": "Y"}}, "not (1 = Y)", {"1": "N"}, "1 = N"),
        ({"not": {"1": "Y"}}, "not (1 = Y)", {"1": NOT_ASKED}, "1 not asked"),
        (
            {"count": {"of": ["1", "2", "3"], "in": ["Y"], "at_least": 2}},
            "2 or more of 1, 2, 3 = Y",
            {"1": "Y", "2": "N", "3": "Y"},
            "2 of 3 Y (1 = Y, 3 = Y)",
        ),
        ({"count": {"of": ["1", "2"], "in": "Y", "exactly": 0}}, "none of 1, 2 = Y", {"1": "N"}, "0 of 2 Y"),
        ({"count": {"of": ["1", "2"], "in": "Y", "exactly": "all"}}, "all of 1, 2 = Y", {}, "0 of 2 Y"),
        (
            {"count": {"of": ["1", "2"], "in": "Y", "exactly": 1}},
            "exactly 1 of 1, 2 = Y",
            {"1": "Y"},
            "1 of 2 Y (1 = Y)",
        ),
        (
            {"count": {"of": ["1", "2", "3"], "in": "Y", "at_least": 1, "at_most": 2}},
            "1 to 2 of 1, 2, 3 = Y",
            {},
            "0 of 3 Y",
        ),
    ],
)
def test_in_words(raw: dict[str, Any], plainly: str, values: Values, as_answered: str) -> None:
    condition = read_condition(raw)
    assert in_words(condition) == plainly
    assert in_words(condition, values) == as_answered


def test_what_always_holds_in_words() -> None:
    assert in_words(ALWAYS) == in_words(ALWAYS, {}) == "in any case"
    last = Count(("1", "2"), (), 0, 2)  # a last line, which looks at all items so that all must have answers
    assert in_words(last) == in_words(last, {"1": "Y"}) == "none of the rows above holds"
    assert holds(last, {}) is True
