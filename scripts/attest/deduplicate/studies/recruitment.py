"""When a study's people were recruited, as sentences of an abstract say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from attest.text.periods import PERIOD, RECRUITED, SEARCHED

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])")


class Period(NamedTuple):
    """First and last month, counted from the year 0, and the words for people."""

    first: int
    last: int
    words: str


def periods(texts: Iterable[str]) -> tuple[Period, ...]:
    """The periods of recruitment that texts state, each once, in order."""
    found: dict[tuple[int, int], Period] = {}
    for text in texts:
        for sentence in _SENTENCE.split(text):
            if not RECRUITED.search(sentence) or SEARCHED.search(sentence):
                continue
            for match in PERIOD.finditer(sentence):
                first = _month(match["year1"], match["month1"], 0)
                last = _month(match["year2"], match["month2"], 11)
                if first <= last:
                    found.setdefault((first, last), Period(first, last, f"{_words(first)} to {_words(last)}"))
    return tuple(found.values())


def overlap(one: Iterable[Period], other: Iterable[Period]) -> float:
    """The greatest share, 0 to 1, that two periods have in common of the time that they span together."""
    return max((_share(left, right) for left in one for right in other), default=0.0)


def _share(one: Period, other: Period) -> float:
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    spanned = max(one.last, other.last) - min(one.first, other.first) + 1
    return max(0, common) / spanned


def _month(year: str, month: str | None, default: int) -> int:
    return 12 * int(year) + (_MONTHS.index(month[:3].lower()) if month else default)


def _words(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"
