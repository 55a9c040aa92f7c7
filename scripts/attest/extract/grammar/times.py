"""Time points that a sentence lists for several values side by side."""

from __future__ import annotations

import re

AT_TIMES = re.compile(
    r"\b(?P<lead>at|after)\s+(?P<list>\d+(?:,\s*\d+)*,?\s+and\s+\d+)\s+(?P<unit>hours|days|weeks|months|years)\b", re.I
)


def at_times(text: str, place: int, count: int) -> list[str] | None:
    """The times of "X at 1, 3 and 6 months (baseline 12 vs 14 vs 15 vs 16)", for all values of the sentence."""
    told = AT_TIMES.search(text, 0, place)
    numbers = re.findall(r"\d+", told["list"]) if told else []
    if told is None or not numbers:
        return None
    times = [f"{told['lead'].casefold()} {number} {told['unit']}" for number in numbers]
    if len(times) == count - 1 and re.search(r"\bbaseline\b", text, re.I):
        times = ["baseline", *times]
    return times if len(times) == count else None
