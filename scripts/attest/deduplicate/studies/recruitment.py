"""When a study's people were recruited, as sentences of an abstract say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_POINT = rf"(?:{_DAY}\s+)?(?P<month@>{_MONTH})?\.?\s*(?:{_DAY},?\s+)?(?:of\s+)?(?P<year@>(?:19|20)\d\d)"
_PERIOD = re.compile(
    rf"\b(?:between|from|during)\s+{_POINT.replace('@', '1')}\s*(?:,?\s*(?:and|to|until|till|through)\s+|\s*[-–—]\s*)"
    rf"(?:the\s+end\s+of\s+)?{_POINT.replace('@', '2')}\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])")
# A sentence speaks of recruitment; one about a search of databases or a survey of papers speaks of other studies.
_RECRUITED = re.compile(
    r"\b(?:recruit|enrol|randomi[sz]|includ|admit|admission|patient|participant|consecutive|treated|seen|attend|diagnos"
    r"|hospitali[sz]|assigned|underwent)",
    re.I,
)
_SEARCHED = re.compile(r"\b(?:search|database|medline|pubmed|embase|publish|literature|articles|studies)\b", re.I)


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
            if not _RECRUITED.search(sentence) or _SEARCHED.search(sentence):
                continue
            for match in _PERIOD.finditer(sentence):
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
