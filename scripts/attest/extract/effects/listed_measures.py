"""Measures listed before as many values: "sensitivity and specificity were 85% (…) and 92% (…), respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from attest.extract.effects.effect import Effect
from attest.extract.effects.forms import ACCURACY, MEASURE

JOINED = re.compile(
    r"\s*,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?|\s*\([^()]{1,12}\)(?:\s*,\s*(?:and\s+)?|\s+and\s+)"
)


def with_listed_measures(text: str, made: Sequence[Effect], named: Sequence[re.Match[str]]) -> list[Effect]:
    """The effects of a sentence, each with the measure of a list that is its own; none where they are not as many."""
    out: list[Effect] = []
    at = 0
    while at < len(made):
        one = made[at]
        listed = _run(text, named, one.head[0]) if one.head is not None and one.measure in ACCURACY else []
        several = [one, *takewhile(lambda other: not (other.head or other.measure), made[at + 1 :])]
        if len(listed) < 2:
            out.append(one)
            at += 1
            continue
        if len(several) == len(listed):
            out += [
                replace(effect, measure=MEASURE.name_of(name), head=name.span())
                for name, effect in zip(listed, several, strict=True)
            ]
        at += len(several)
    return out


def _run(text: str, named: Sequence[re.Match[str]], last: int) -> list[re.Match[str]]:
    """The names of measures that stand joined up to the one at a place."""
    run: list[re.Match[str]] = []
    for found in named:
        if found.start() > last:
            break
        joined = run and JOINED.fullmatch(text, run[-1].end(), found.start())
        run = [*run, found] if joined else [found]
    return run if run and run[-1].start() == last else []
