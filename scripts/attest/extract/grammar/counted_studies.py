"""Counts of studies and of all their people, which are no results: "of the 6 studies, 4 were of good quality"."""

from __future__ import annotations

import re

from attest.extract.statistics import PEOPLE

_STUDIES = r"(?:studies|trials|RCTs|articles|papers|reports|reviews|cohorts)"
OF_STUDIES = re.compile(
    rf"\b(?:of|among)\s+(?:the\s+|these\s+)?(?:[\w-]+\s+){{0,2}}{_STUDIES}\b(?![^.;]*\b{PEOPLE}\b[^.;()]*$)[^.;]*$|"
    rf"\b{_STUDIES}\s+(?:\w+\s+)?(?:including|involving|with|of|comprising|enrolling)\s+(?:a\s+total\s+of\s+)?$",
    re.I,
)
HINT = re.compile(r"\b(?:stud|trial|RCT|article|paper|report|review|cohort)")


def counts_studies(text: str, start: int) -> bool:
    """Whether the words before a count say that it is one of studies, or that these had so many people in all."""
    return HINT.search(text, 0, start) is not None and OF_STUDIES.search(text[max(0, start - 120) : start]) is not None
