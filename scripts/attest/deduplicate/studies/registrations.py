"""Registration numbers as a register and a number, so that spellings fall together and two trials can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

# Numbers without spaces, dashes and slashes, in lower case; the group is what remains where spellings vary.
_NUMBERS = tuple(
    (register, re.compile(pattern))
    for register, pattern in (
        ("clinicaltrials.gov", r"nct0?(\d{7,8})"),
        ("isrctn", r"isrctn(\d{8})"),
        ("umin", r"umin(?:ctr)?0*(\d{4,9})"),
        ("prospero", r"(?:prospero)?crd(42\d{6,14})"),
        ("eudract", r"(?:euctr|eudract)?(20\d{10})(?:[a-z]{2,3})?"),
        ("euctis", r"(?:euct)?(20\d\d5\d{9})"),
        ("chictr", r"chictr[a-z]{0,6}(\d{6,12})"),
        ("anzctr", r"actrn(\d{14})"),
        ("jrct", r"jrct(s?\d{9,10})"),
        ("drks", r"drks(\d{8})"),
        ("irct", r"irct(\d{8,14}n\d{1,3})"),
        ("ctri", r"ctri(20\d{9,11})"),
        ("cris", r"kct(\d{7})"),
        ("ntr", r"ntr(\d{3,5})"),
        ("nl", r"nl(\d{3,5})"),
        ("pactr", r"pactr(\d{15,16})"),
        ("tctr", r"tctr(\d{11})"),
        ("rebec", r"rbr([a-z0-9]{6,8})"),
        ("slctr", r"slctr(20\d{5})"),
        ("japic", r"japiccti(\d{6})"),
    )
)
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")
OF_REVIEWS = frozenset({"prospero"})  # registers whose numbers name a review, not a trial


class Registration(NamedTuple):
    """A number of a known register; `shown` is how it was spelt."""

    register: str
    number: str
    shown: str

    @property
    def key(self) -> tuple[str, str]:
        return self.register, self.number


@lru_cache(maxsize=65536)
def registration(text: str) -> Registration | None:
    """The registration that a text is; None for numbers of sponsors, funders and ethics committees."""
    folded = _OTHER_SIGNS.sub("", text.lower())
    for register, pattern in _NUMBERS:
        if found := pattern.fullmatch(folded):
            return Registration(register, found[1], text.strip())
    return None


def own_registrations(declared: Iterable[str], read: Iterable[str]) -> tuple[Registration, ...]:
    """A report's registrations: those that a database declares, and those read in the text.

    Where a register's number is declared, other numbers of that register in the text are other studies'.
    """
    first = list(filter(None, map(registration, declared)))
    registers = {one.register for one in first}
    second = [one for one in filter(None, map(registration, read)) if one.register not in registers]
    return tuple({one.key: one for one in reversed([*first, *second])}.values())[::-1]


def shared(one: Sequence[Registration], other: Sequence[Registration]) -> list[Registration]:
    """The registrations that both have, as the first spells them, sorted."""
    keys = {each.key for each in other}
    return sorted(each for each in one if each.key in keys)


def by_register(numbers: Iterable[Registration]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in numbers:
        found.setdefault(one.register, set()).add(one.number)
    return {register: frozenset(values) for register, values in found.items()}


def clash(one: Sequence[Registration], other: Sequence[Registration]) -> str:
    """In words, that one register knows the two under different numbers; "" where it does not."""
    left, right = by_register(one), by_register(other)
    for register in sorted(left.keys() & right.keys()):
        if left[register].isdisjoint(right[register]):
            shown = [next(each.shown for each in side if each.register == register) for side in (one, other)]
            return f"different registration numbers, {shown[0]} and {shown[1]}"
    return ""
