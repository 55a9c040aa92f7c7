"""The grammar of reported statistics, case by case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attest.extract.effects.effect import Effect
from attest.extract.effects.scan import effects
from attest.extract.locations import locations
from attest.extract.numbers import as_decimal, count_value, decimals
from attest.extract.statistics import Statistic, counts, p_values

CASES = json.loads((Path(__file__).parent / "statistics_cases.json").read_text(encoding="utf-8"))


def parts(one: Statistic | Effect) -> dict[str, str]:
    named = {"measure": one.measure} if one.measure else {}
    return {**named, **{name: value[0] for name, value in one.parts.items()}}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_grammar(case: dict[str, Any]) -> None:
    text = case["text"]
    readers = {"counts": counts(text), "locations": locations(text), "estimates": effects(text)}
    for name, found in readers.items():
        if name in case:
            assert [parts(one) for one in found] == case[name]
    if "p" in case:
        assert [one.parts["p"][0] for one in p_values(text)] == case["p"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_every_value_stands_where_it_says(case: dict[str, Any]) -> None:
    text = case["text"]
    for one in (*counts(text), *locations(text), *effects(text)):
        for name, (value, start, end) in one.parts.items():
            assert name == "ci_level" or one.start <= start < end <= one.end
            assert value == text[start:end].strip() or name in ("events", "total", "p")


@pytest.mark.parametrize(
    ("written", "value"),
    [("Four", "4"), ("twenty-seven", "27"), ("one hundred and two", "102"), ("1,204", "1,204"), ("Ninety", "90")],
)
def test_counts_in_words(written: str, value: str) -> None:
    assert count_value(written) == value


@pytest.mark.parametrize(
    ("written", "value", "printed"),
    [("−6·30", "-6.30", 2), ("+ 4.2", "4.2", 1), ("1,204", "1204", 0), ("<0.001", "0.001", 3), ("93%", "93", 0)],
)
def test_numbers_as_reported(written: str, value: str, printed: int) -> None:
    assert str(as_decimal(written)) == value
    assert decimals(written) == printed


def test_words_are_no_number() -> None:
    assert as_decimal("many") is None
