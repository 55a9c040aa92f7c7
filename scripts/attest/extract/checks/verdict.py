"""What a check says: consistent, inconsistent or not testable, with the arithmetic in a sentence."""

from __future__ import annotations

from typing import Literal, NamedTuple

Outcome = Literal["consistent", "inconsistent", "not testable"]


class Verdict(NamedTuple):
    """`arithmetic` is a sentence with the numbers, or the reason why nothing can be said."""

    result: Outcome
    arithmetic: str

    @property
    def fits(self) -> bool:
        return self.result != "inconsistent"


def consistent(arithmetic: str) -> Verdict:
    return Verdict("consistent", arithmetic)


def inconsistent(arithmetic: str) -> Verdict:
    return Verdict("inconsistent", arithmetic)


def untestable(arithmetic: str) -> Verdict:
    return Verdict("not testable", arithmetic)


def judged(fits: bool, arithmetic: str) -> Verdict:
    return Verdict("consistent" if fits else "inconsistent", arithmetic)
