"""Judging many results with one instrument: what the same answers led to once is not worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from attest.appraise.judging import Judgement, judge
from attest.deciding.conditions import names
from attest.instrument import OVERALL, Domain, Instrument, conditions


class Told(NamedTuple):
    """The judgements of a result, the answers to questions that are not asked, and all values that count."""

    judgements: list[Judgement]
    idle: tuple[str, ...]
    values: dict[str, str]


class _Part(NamedTuple):
    judgement: Judgement | None
    idle: tuple[str, ...]
    values: dict[str, str]


class Bench:
    """An instrument with what its domains led to so far; a result is told as by `judging.judge`.

    A domain hangs on its own answers and on what its conditions and its rule look at before it. These together are
    looked up; only where they are new, they are worked out.
    """

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self._parts = [(part, self._own(part), self._outer(part)) for part in instrument.parts]
        self._alone = {
            part.id: replace(instrument, domains=(part,), overall=None)
            for part, _, outer in self._parts
            if not outer and part.id != OVERALL
        }
        self._seen: dict[tuple[object, ...], _Part] = {}

    def __call__(self, answers: Mapping[str, str], own: Mapping[str, str] | None = None) -> Told:
        """`answers` maps item ids to answers, `own` domain ids to the assessors' own judgements."""
        own = own or {}
        values: dict[str, str] = {}
        judgements: list[Judgement] = []
        idle: list[str] = []
        for part, items, outer in self._parts:
            given = tuple([answers.get(name, "") for name in items])
            # What has no value may have an answer all the same, too early to count, for which nothing waits.
            looked = tuple([values.get(name, bool(answers.get(name) or own.get(name))) for name in outer])
            at = (part.id, given, looked, own.get(part.id, ""))
            found = self._seen.get(at)
            if found is None:
                found = self._seen[at] = self._work_out(part, answers, own)
            values.update(found.values)
            idle += found.idle
            if found.judgement is not None:
                judgements.append(found.judgement)
        return Told(judgements, tuple(idle), values)

    def _work_out(self, part: Domain, answers: Mapping[str, str], own: Mapping[str, str]) -> _Part:
        told, worked = judge(self._alone.get(part.id, self.instrument), answers, own)
        mine = {*self._own(part), part.id}
        return _Part(
            next((one for one in told if one.domain == part.id), None),
            tuple(name for name in worked.idle if name in mine),
            {name: value for name, value in worked.values.items() if name in mine},
        )

    @staticmethod
    def _own(part: Domain) -> tuple[str, ...]:
        return tuple(item.id for item in part.items)

    def _outer(self, part: Domain) -> tuple[str, ...]:
        """What stands before a part and can change what it leads to."""
        asked = conditions(self.instrument, part)
        found: set[str] = set()
        open_ones = {*self._own(part), part.id, *(part.rule.looks_at if part.rule else ())}
        while open_ones:
            name = open_ones.pop()
            found.add(name)
            open_ones |= set(_looked_at(asked, name)) - found
        return tuple(sorted(found - {*self._own(part), part.id}))


def _looked_at(asked: Mapping[str, object], name: str) -> Iterable[str]:
    condition = asked.get(name)
    return names(condition) if condition is not None else ()  # type: ignore[arg-type]
