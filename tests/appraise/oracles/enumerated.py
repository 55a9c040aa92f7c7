"""Every set of answers that a domain's questions can get, asked or not, and what an instrument makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from attest.deciding.complete import combinations
from attest.deciding.conditions import ALWAYS, NOT_ASKED
from attest.deciding.rule import Decision, decide, in_play
from attest.instrument import Domain, Instrument, load_instrument
from conftest import HOME

REPRESENTATIVES = {"PY": "Y", "PN": "N"}  # answers that the tools treat like another


@cache
def shipped(name: str) -> Instrument:
    path = Path("config/instruments") / f"{name}.yaml"
    return load_instrument(HOME / path, str(path))


def domain_of(name: str, domain: str) -> Domain:
    return next(one for one in shipped(name).parts if one.id == domain)


@cache
def reached(name: str, domain: str) -> list[tuple[dict[str, str], Decision]]:
    """Every set of answers to the questions of a domain that are asked, with the decision."""
    one = domain_of(name, domain)
    assert one.rule is not None
    options = {item.id: [level.id for level in item.answers] for item in one.items}
    asked = {item.id: item.asked for item in one.items if item.asked != ALWAYS}
    sets = combinations(one.rule, options, asked, every_answer=True)
    return [(answers, decide(one.rule, answers)) for answers in sets]


def judged(name: str, domain: str) -> dict[tuple[str, ...], str]:
    """The judgement for every set of answers to the questions that are asked."""
    return {tuple(answers.values()): decision.value for answers, decision in reached(name, domain)}


def all_answers(domain: Domain, representative: bool) -> Iterator[dict[str, str]]:
    """Every set of answers to all questions, asked or not; of Y and PY, N and PN only one if `representative`."""
    offered: list[Sequence[str]] = []
    for item in domain.items:
        ids = [level.id for level in item.answers]
        offered.append([one for one in ids if REPRESENTATIVES.get(one) not in ids] if representative else ids)
    for answers in product(*offered):
        yield dict(zip((item.id for item in domain.items), answers, strict=True))


def counted(domain: Domain, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The answers that count, in the order of the questions; those to questions that are not asked are ignored."""
    asked = {item.id: item.asked for item in domain.items if item.asked != ALWAYS}
    told = in_play(asked, answers)
    return tuple(told.get(item.id, NOT_ASKED) for item in domain.items)
