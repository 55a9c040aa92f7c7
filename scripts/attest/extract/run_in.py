"""Sections of an abstract that stand in one block: by headings that run into it, or by the signs that part them."""

from __future__ import annotations

import re

# Headings that run into their paragraph without a mark: "… is unclear. Methods We asked … Results Most said …".
RUN_IN = re.compile(
    r"(?:(?P<methods>(?:Materials?\s+and\s+|Patients\s+and\s+)?Methods|Design|Setting|Participants|Interventions?|"
    r"Main\s+outcome\s+measures?)|(?P<results>(?:Main\s+)?Results|Findings)|"
    r"(?P<conclusions>Conclusions?|Interpretation))(?P<mark>\s*:)?\s+(?=[A-Z\d])"
)


def run_in(content: str, spans: list[tuple[int, int]]) -> dict[int, tuple[str, int]]:
    """Where sentences begin with a heading: its section, and where the words behind it begin.

    Of one alone, nothing, unless a colon marks it.
    """
    if not any(word in content for word in ("Results ", "Findings ", "Methods:", "Results:", "Findings:")):
        return {}
    found = {start: told for start, _ in spans if (told := RUN_IN.match(content, start))}
    marked = {start: told for start, told in found.items() if told["mark"]}
    sections = {_section_of(told) for told in found.values()}
    if "results" not in sections or len(sections) < 2:
        found = marked
    return {start: (_section_of(told), told.end()) for start, told in found.items()}


# A database that leaves out the headings of an abstract joins its sections by this: "… of tea.; Fifty men …".
BORDER = ";"
ENDS = re.compile(r"[.!?][\"”’)\]]*$")
DONE = re.compile(
    r"\b(?:randomly|randomi[sz]ed\s+to|assigned|allocated|received|underwent|enrolled|recruited|(?:were|was)\s+"
    r"(?:studied|given|treated|included|measured|compared))\b",
    re.I,
)
MEASURED = re.compile(r"\b[pP]\s?[<=>≤]|\bCI\b|\d\s?%|\bn\s?=")
FEWEST = 3  # parts: of two, the first may tell more than the background


def joined(content: str, spans: list[tuple[int, int]]) -> dict[int, str]:
    """Where sentences begin before the first border, which are background, and behind the last, which conclude."""
    borders = [at for at, (_, end) in enumerate(spans) if content[end : end + 1] == BORDER]
    if len(borders) + 1 < FEWEST or borders[-1] + 1 == len(spans):
        return {}
    first, last = spans[: borders[0] + 1], spans[borders[-1] + 1 :]
    found: dict[int, str] = {}
    if not any(DONE.search(content, *one) or MEASURED.search(content, *one) for one in first):
        found |= {start: "background" for start, _ in first}
    if ENDS.search(content.rstrip()) and not any(MEASURED.search(content, *one) for one in last):
        found |= {start: "conclusions" for start, _ in last}
    return found


def _section_of(told: re.Match[str]) -> str:
    return next(part for part in ("methods", "results", "conclusions") if told[part])
