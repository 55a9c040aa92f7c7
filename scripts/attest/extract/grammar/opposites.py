"""Groups that are told by their opposite: "more frequent among smokers (40% vs 20%)"."""

from __future__ import annotations

import re

_PAIRS = (
    ("women", "men"),
    ("females", "males"),
    ("female", "male"),
    ("girls", "boys"),
    ("older", "younger"),
    ("smokers", "non-smokers"),
    ("responders", "non-responders"),
    ("survivors", "non-survivors"),
    ("diabetics", "non-diabetics"),
    ("users", "non-users"),
    ("carriers", "non-carriers"),
    ("with", "without"),
    ("treated", "untreated"),
    ("exposed", "unexposed"),
    ("vaccinated", "unvaccinated"),
)
OPPOSITES = {one: two for pair in _PAIRS for one, two in (pair, pair[::-1])}
ACTED = re.compile(r"\b(?:had|were|was|did|showed|displayed|experienced|differences?|effects?)\b", re.I)
WORD = re.compile(r"[A-Za-z-]+")


def opposite(name: str) -> str | None:
    """The group that a group is compared with where nothing else is said; none where that is not sure."""
    told = [one for one in WORD.finditer(name) if one.group().casefold() in OPPOSITES]
    if len(told) != 1 or name.count(" ") > 3 or ACTED.search(name):
        return None
    only = told[0]
    return f"{name[: only.start()]}{OPPOSITES[only.group().casefold()]}{name[only.end() :]}"
