"""The sizes of known arms as one list of numbers: "67, 66 and 65 were allocated to A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from attest.extract.arm_forms import LETTERS
from attest.extract.number_led import NumberLed
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.statistics import PEOPLE

_NEXT = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*/\s*|\s+vs\.?\s+|\s+versus\s+)"
_ASIDE = rf"(?:\s*[(\[]\d[\d.]*\s?%[)\]])?(?:\s+(?:{PEOPLE})(?:\s+aged\s+[\d.±\s–-]+(?:years)?)?)?"
SERIES = NumberLed(
    rf"(?:{COUNT}|(?:(?<=\bn\s=\s)|(?<=\bn=))\d+){_ASIDE}(?:{_NEXT}{COUNT}{_ASIDE})+",
    re.I,
)
NUMBER = re.compile(rf"{COUNT}|^\d+", re.I)
SHARES = re.compile(r"[(\[][^()\[\]]*[)\]]|\baged\s+[\d.±\s–-]+")
COMPRISED = re.compile(r"\b(?:comprised|included|consisted\s+of|contained|\(\s?n\s?=)\s*$", re.I)
ASSIGNED = re.compile(
    rf"(?:\s+{PEOPLE})?\s*\b(?:were\s+)?(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to\b", re.I
)
LETTER = re.compile(r"(?:group|arm)\s+(?P<letter>\w{1,4})", re.I)
NEAR = 200  # characters between the numbers and the last name
FEWEST = 4


class Listed(NamedTuple):
    """The numbers of a list and where the names stand that they are of."""

    sizes: dict[str, str]
    start: int
    end: int


def listed_sizes(text: str, forms: Mapping[str, re.Pattern[str]], totals: Collection[int]) -> Listed | None:
    """A number for each arm in the order of their names, where together they are a number of people told."""
    if len(forms) < 2:
        return None
    for found in SERIES.finditer(text):
        digits = [count_value(one.group()) for one in NUMBER.finditer(SHARES.sub(" ", found.group()))]
        digits = digits[-len(forms) :]  # "of 80 men, 41 and 39": behind the number of all
        numbers = [as_decimal(one) for one in digits]
        if len(digits) != len(forms) or any(number is None or number < FEWEST for number in numbers):
            continue
        whole = sum(int(number) for number in numbers if number is not None) in totals
        if not whole and not _of_groups(text, found):
            continue
        for start, end in ((found.end(), found.end() + NEAR), (max(0, found.start() - NEAR), found.start())):
            named = _in_order(text, forms, start, min(end, len(text)))
            if named:
                begins, ends = min(found.start(), *named.values()), max(found.end(), *named.values())
                return Listed(dict(zip(named, digits, strict=True)), begins, ends)
    return None


def _of_groups(text: str, found: re.Match[str]) -> bool:
    """Whether numbers are said to be those of groups: "the groups comprised 41 and 39 men, respectively"."""
    if "espectively" not in text or "%" in text:
        return False
    before = COMPRISED.search(text, max(0, found.start() - 25), found.start())
    return before is not None or ASSIGNED.match(text, found.end()) is not None


def _in_order(text: str, forms: Mapping[str, re.Pattern[str]], start: int, end: int) -> dict[str, int] | None:
    """The arms in the order in which a stretch of text names them, with their places; None where one is not named."""
    places = {name: found.end() for name, form in forms.items() if (found := form.search(text, start, end))}
    for name, place in _lettered(text, forms, start, end):
        places.setdefault(name, place)
    ordered = dict(sorted(places.items(), key=lambda one: one[1]))
    apart = all(one != two for one, two in pairwise(ordered.values()))
    return ordered if len(ordered) == len(forms) and apart else None


def _lettered(text: str, forms: Mapping[str, re.Pattern[str]], start: int, end: int) -> Iterator[tuple[str, int]]:
    """ "Groups 1, 2 and 3" name three arms."""
    by_letter = {told["letter"].casefold(): name for name in forms if (told := LETTER.fullmatch(name))}
    for found in LETTERS.finditer(text, start, end) if by_letter else ():
        for letter in re.finditer(r"\w+", found["list"]):
            if letter.group().casefold() in by_letter:
                yield by_letter[letter.group().casefold()], found.start("list") + letter.end()
