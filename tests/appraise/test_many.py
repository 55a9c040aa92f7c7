"""Judging many results: the same as judging each by itself, whatever was judged before."""

from __future__ import annotations

import random

import pytest

from attest.appraise.judging import judge
from attest.appraise.many import Bench
from attest.instrument import Instrument
from attest.instrument_shelf import Shelf
from conftest import HOME

SHELF = Shelf(HOME)


def some_answers(instrument: Instrument, chance: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """Answers to some of the questions, asked or not, and some judgements of the assessors' own."""
    share = chance.choice((0.3, 0.8, 1.0))
    given = {item.id: chance.choice(item.answers).id for item in instrument.items if chance.random() < share}
    judged = [part for part in instrument.parts if part.judged]
    own = {
        part.id: chance.choice(part.levels).id for part in judged if chance.random() < (part.rule is None) * 0.7 + 0.1
    }
    return given, own


@pytest.mark.parametrize("name", list(SHELF))
def test_nothing_is_told_otherwise_than_one_by_one(name: str) -> None:
    chance = random.Random(name)
    bench = Bench(SHELF[name])
    told_cases = [some_answers(SHELF[name], chance) for _ in range(40)]
    for answers, own in [*told_cases, *told_cases]:
        told = bench(answers, own)
        one_by_one, worked = judge(SHELF[name], answers, own)
        assert told.judgements == one_by_one
        assert set(told.idle) == set(worked.idle)
        assert told.values == worked.values


def test_the_same_answers_are_worked_out_once() -> None:
    bench = Bench(SHELF["rob2"])
    first = bench({"1.1": "Y", "1.2": "Y", "1.3": "N"}).judgements[0]
    assert bench({"1.1": "Y", "1.2": "Y", "1.3": "N", "5.1": "N"}).judgements[0] is first
