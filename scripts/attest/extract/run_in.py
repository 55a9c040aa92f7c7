"""Headings that run into their paragraph, so that the sections of an abstract stand in one block."""

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


def _section_of(told: re.Match[str]) -> str:
    return next(part for part in ("methods", "results", "conclusions") if told[part])
