"""What a report is compared with where nothing else tells, and what it is compared with no longer."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.comparator_forms import ASSIGNED_OR
from attest.extract.finding import Found
from attest.extract.named import is_treatment, name_at
from attest.extract.reading import Reading

OF_PLACEBO = "comparator-placebo"
# "Results of an open-label extension": people had placebo in the trial before, and nobody has it now.
EXTENSION = Cued(r"\bopen[- ]label,?\s+(?:[\w-]+,?\s+){0,2}?extension\b", re.I)


def went_on(reading: Reading) -> bool:
    """Whether a report is of an open extension alone, by its title."""
    return any(EXTENSION.search(one.text) for one in reading.abstract("title"))


def other_treatment(reading: Reading) -> Found | None:
    """The second treatment that people were assigned to: "randomised to A (10 mg) or B"."""
    for sentence in reading.abstract("methods", None):
        for found in ASSIGNED_OR.finditer(sentence.text):
            one = name_at(sentence.text, found.end())
            if one and is_treatment(one.name):
                place = sentence.start + one.start, sentence.start + one.end
                return Found("study.comparator", one.name, *place, "comparator-assigned")
    return None
