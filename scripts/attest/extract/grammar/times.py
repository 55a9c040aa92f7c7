"""Lists of times at which one outcome was measured: "the 2- and 5-year rates", "at 1, 3 and 5 years"."""

from __future__ import annotations

import re

EACH_TIME = re.compile(
    r"\b(?P<one>(?:at|after|before|during)\s+(?:the\s+)?[^.;,()]{3,60}?)\s+(?:than|"
    r"compared\s+(?:with|to)|versus|vs\.?)\s+(?P<two>(?:at|after|"
    r"before|during)\s+(?:the\s+)?[^.;,()]{3,60}|baseline)",
    re.I,
)
FROM_TIME = re.compile(
    r"\bfrom\s+(?P<one>baseline|the\s+start)\s+(?:to|until)\s+(?:the\s+)?(?P<two>[^.;,()]{3,40}?)("
    r"?=\s*[.;,()]|\s+in\b|$)",
    re.I,
)
TIMES = re.compile(
    r"\b(?P<lead>at|after|by)\s+(?P<list>\d+(?:,\s*\d+)*,?\s+and\s+\d+)\s+(?P<unit>hours|days|weeks|months|years)\b",
    re.I,
)
# "the 2- and 5-year survival rates were 94% and 81%, respectively".
YEARLY = re.compile(
    r"(?P<list>\d+-?(?:(?:\s?year)?,\s*\d+-?)*(?:\s?year)?,?\s+and\s+\d+)[-\s](?P<unit>year|month|week|day)s?\s", re.I
)
TIMES_BEFORE = re.compile(
    r"^(?:\d+-?(?:\s?year)?(?:,\s*(?:and\s+)?|\s+and\s+))+\d+[-\s](?:year|month|week|day)s?\s+(?=\w)", re.I
)
TIMES_BEHIND = re.compile(r"\s+(?:at|after)\s+(?:\d+(?:,\s*|\s+and\s+))*\d+$", re.I)


def without_times(words: str) -> str:
    """An outcome's name without a list of times: "5- and 10-year survival", "survival at 1, 3"."""
    return TIMES_BEHIND.sub("", TIMES_BEFORE.sub("", words)) or words


def at_times(text: str, place: int, count: int) -> list[str] | None:
    """The times of "X at 1, 3 and 6 months (baseline 12 vs 14 vs 15 vs 16)", for all values of the sentence."""
    told = TIMES.search(text, 0, place)
    numbers = re.findall(r"\d+", told["list"]) if told else []
    if told is None or not numbers:
        return None
    times = [f"{told['lead'].casefold()} {number} {told['unit']}" for number in numbers]
    if len(times) == count - 1 and re.search(r"\bbaseline\b", text, re.I):
        times = ["baseline", *times]
    return times if len(times) == count else None
