"""Which way it went with most people: "improved in 15 of 18 patients" tells of the score that it improved.

Where fewer than half of the people had it, or where groups are compared in it, it is a count and no direction of the
outcome. Whichever share they are, `direction_counted` gives the count of them its own direction.
"""

from __future__ import annotations

import re

from attest.extract.finding import Direction
from attest.extract.numbers import COUNT, as_decimal, count_of
from attest.extract.statistics import PEOPLE

_ABOUT = r"(?:(?:about|almost|nearly|approximately|around|as\s+many\s+as|a\s+total\s+of)\s+)?"
SHARE = re.compile(
    rf"\s+in\s+{_ABOUT}(?:(?P<percent>\d[\d.·]*)\s?(?:%|per\s?cent\b)|(?P<n>{COUNT})\s*(?:(?:\w+\s+)?{PEOPLE}\s*)?(?:[(\[]\s*(?P<inner>\d[\d.·]*)\s?%\s*[)\]]\s*)?"
    rf"(?:(?:/|(?:out\s+)?of)\s*(?:the\s+|all\s+)?(?P<of>\d+|{COUNT})\b)?)",
    re.I,
)
# What compares groups, or tells of another share that had the same course.
COMPARED = re.compile(
    r"\b(?:vs|versus|compared|than|respectively|groups?|arms?|placebo|controls?)\b|"
    rf"(?:,|\b(?:and|but|or|while|whereas))\s+(?:(?:in|only|for|of)\s+)*(?:\d|{COUNT})",
    re.I,
)
END = re.compile(r"[;:]|\.\s|\.$")


def in_most(text: str, one: Direction) -> int | None:
    """Where the share of people behind a direction ends, if it is more than half of them and no other group is told."""
    found = SHARE.match(text, one.end)
    if found is None:
        return None
    stop = END.search(text, found.end())
    if COMPARED.search(text, found.end(), stop.start() if stop else len(text)):
        return None
    return found.end() if _is_most(found) else None


def _is_most(found: re.Match[str]) -> bool:
    if percent := found["percent"] or found["inner"]:
        told = as_decimal(percent)
        return told is not None and 50 < told <= 100
    return bool(found["of"]) and count_of(found["n"]) * 2 > count_of(found["of"]) >= count_of(found["n"])
