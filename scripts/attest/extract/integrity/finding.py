"""A finding of one row, and the reported numbers that its checks start from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from attest.extract.checks.reported import Reported, plain, reported
from attest.extract.checks.verdict import Outcome, Verdict

# What a percentage may be of where the row prints no total, the nearest first.
DENOMINATORS = ("arm.n", "study.n_analysed", "study.n_randomised", "study.n_enrolled")
# How much an inconsistency says: the numbers cannot all be true, or there may be a good reason for it.
IMPOSSIBLE, LOOK = "impossible", "look"
BOUNDS = ("result.p", "result.statistic")  # roles of which a bound, such as < 0.001, can be tested

Values = Mapping[str, str]


@dataclass(frozen=True)
class Finding:
    """One check of one row; `arithmetic` is a sentence with the numbers, `roles` are those that took part."""

    check: str
    result: Outcome
    roles: tuple[str, ...]
    arithmetic: str
    severity: str = ""

    @classmethod
    def of(cls, check: str, verdict: Verdict, roles: Sequence[str], severity: str = IMPOSSIBLE) -> Finding:
        told = severity if verdict.result == "inconsistent" else ""
        return cls(check, verdict.result, tuple(dict.fromkeys(roles)), verdict.arithmetic, told)


class People(NamedTuple):
    """How many people a figure may be of, and the role that says so."""

    role: str
    n: int


def number(values: Values, role: str) -> Reported | None:
    return reported(values.get(role)) if role in BOUNDS else plain(values.get(role))


def whole(text: str | None) -> int | None:
    read = reported(text)
    return read.whole if read else None


def level(text: str | None) -> float:
    """The confidence level in per cent, 95 where none or an unlikely one is said."""
    read = plain(text)
    return float(read.value) if read and 50 < read.value < 100 else 95.0


def people(values: Values, context: Values, total_role: str | None) -> list[People]:
    """How many people a row's figures may be of: its own total alone, else any number that is known from outside."""
    own = whole(values.get(total_role)) if total_role else None
    if total_role and own:
        return [People(total_role, own)]
    told = ((role, whole(values.get(role) or context.get(role))) for role in DENOMINATORS)
    return [People(role, n) for role, n in told if n]


def any_of(known: Sequence[People], check: Callable[[int], Verdict]) -> tuple[Verdict, People]:
    """The verdict for the number of people that fits best; which one a report means is not always said."""
    tried = [(check(one.n), one) for one in known]
    order = {"consistent": 0, "not testable": 1, "inconsistent": 2}
    return min(tried, key=lambda one: order[one[0].result])
