"""Expressions that begin with a number, in digits or words: they are tried only where one stands.

A count is a long expression, since what stands before and behind it decides whether it is one; tried at every letter
of a sentence it took a third of the time of all rules. Where a number can begin is told by its first letters.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache

from attest.expressions import quick as re
from attest.expressions.caseless import small
from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.numbers import COUNT, TENS, UNITS

_WORDS = "|".join((*UNITS, *TENS))
_DIGITS = "|".join("0123456789")
# The alternatives begin with plain letters and digits, so that the engine goes from one to the next without stopping.
BEGINS = re.compile(rf"\b(?:{_DIGITS}|{_WORDS})\w*")
BEGINS_WIDE = re.compile(rf"\b(?:\d|{_WORDS})\w*")  # with the digits of other scripts

_COUNT = re.compile(COUNT, re.I)
FIGURE = re.compile(r"\d+")
SIGNS = ("-", "−", "–", "+")


@lru_cache(maxsize=SENTENCES)
def number_places(low: str) -> tuple[int, ...]:
    """Where a number may begin in a text in small letters: at a digit or number word behind no letter."""
    begins = BEGINS if low.isascii() else BEGINS_WIDE
    return tuple([one.start() for one in begins.finditer(low)])


@lru_cache(maxsize=SENTENCES)
def count_places(low: str) -> tuple[int, ...]:
    """Where a count stands in a text in small letters: a number that is no share, decimal, range or part of a word."""
    return tuple(at for at in number_places(low) if _COUNT.match(low, at))


@lru_cache(maxsize=SENTENCES)
def figure_places(low: str) -> tuple[int, ...]:
    """Where a figure may begin in a text in small letters: at its first digit or at a sign before it."""
    out: list[int] = []
    for found in FIGURE.finditer(low):
        at = found.start()
        before = at - 1 if low[at - 1 : at] in SIGNS else at - 2 if low[at - 1 : at].isspace() else -1
        if before >= 0 and low[before] in SIGNS:
            out.append(before)
        out.append(at)
    return tuple(out)


class NumberLed(Cued):
    """A compiled expression whose every match begins with a number, behind no letter; it finds what `re` finds."""

    places = staticmethod(number_places)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        low = small(text)
        if low is None:
            yield from self.compiled.finditer(text, start, end)
            return
        if not self.has_cue(low):
            return
        for at in self.places(low):
            if start <= at < end and (found := self.compiled.match(text, at, end)):
                yield found
                start = found.end()


class CountLed(NumberLed):
    """The same for an expression whose every match begins with a count."""

    places = staticmethod(count_places)


class FigureLed(NumberLed):
    """The same for an expression whose every match begins with digits, or with a sign before them."""

    places = staticmethod(figure_places)
