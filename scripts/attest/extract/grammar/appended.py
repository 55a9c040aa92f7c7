"""What figures are of that a comparison ends with: "relapse was rarer with the drug: 12% versus 30%"."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.grammar.frames import Frame, phrase_at, subject_before
from attest.extract.grammar.series import Series
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug, is_people, is_treatment

# Right before the first of the figures.
APPENDED = re.compile(r"(?::|,)\s*(?:(?:i\.\s?e\.|namely|that\s+is),?\s*)?(?:only\s+|about\s+)?$")
_LY = r"(?:(?:[a-z]+ly|also|not|much|no|more|less)\s+){0,3}"
_THAN = (
    r"(?:higher|lower|greater|smaller|less|larger|longer|shorter|better|worse|superior|inferior|similar|comparable|equal|"
    r"equivalent|identical|different|reduced|increased|decreased|improved|common|frequent|often|prevalent|rarer?|fewer|faster|slower)"
)
COMPARED = Cued(
    rf"\b(?:was|were|is|are|occurred|tended\s+to\s+be|had\s+been|did)\s+{_LY}(?:{_THAN}|differ|vary|change)\b|\b(?:differed|favou?red)\b|"
    r"\b(?:was|were|had\s+been)\s+(?:seen|observed|detected|found|reported|noted|recorded)\s+(?:at|with|in)\s+(?:an?|the)\s+"
    r"(?:same|similar|comparable|equal|higher|lower)\s+(?:frequency|rate|proportion|number)",
    re.I,
)
NO_DIFFERENCE = re.compile(
    r"\b(?:no|any|an?)\s+(?:[\w-]+\s+){0,3}?differences?\s+(?:(?:was|were)\s+\w+\s+)?(?:in|for|of|regarding)\s+(?:the\s+)?"
    r"(?P<what>(?:(?!\b(?:between|among|across|was|were|in)\b)[^.;:,()\d]){4,80}?)(?:\s+(?:between|among|across|in|was|were)\b|\s*$)",
    re.I,
)
MORE_HAD = re.compile(
    r"\b(?:an?|the)\s+(?:[a-z]+ly\s+)?(?:higher|lower|greater|smaller|larger|better|worse|increased|reduced)\s+"
    r"(?:(?:proportion|percentage|rate|incidence|prevalence|frequency|number)s?\s+of\s+)?(?P<what>(?!\b(?:with|in|among|for|after)\b)[A-Za-z](?:(?!\b(?:with|in|among|for|after|than)\b)[^.;:,()\d]){2,60}?)\s*$",
    re.I,
)
TWO = re.compile(r"\b(?:and|or|both)\b")


def mark_before(frame: Frame, place: int) -> int:
    """Where a comparison ends that leads to figures outside of brackets, as one does to a bracket; -1 if none does."""
    start = frame.clause(place)[0]
    mark = APPENDED.search(frame.bare, start, place)
    lead = frame.bare[start : mark.start()] if mark else ""
    told = next((found for one in (MORE_HAD, NO_DIFFERENCE, COMPARED) if (found := one.search(lead))), None)
    what = (told.groupdict().get("what") or lead[: told.start()]) if told else ""
    if mark is None or told is None or TWO.search(what):
        return -1  # of two outcomes, each has figures of its own
    return mark.start()


def appended(frame: Frame, one: Series) -> Phrase | None:
    """The one outcome that a clause compares before the figures that it ends with."""
    first = one.atoms[0]
    mark = mark_before(frame, first.start) if frame.outer[first.start] < 0 else -1
    if mark < 0:
        return None
    start = frame.clause(first.start)[0]
    lead = frame.bare[start:mark]
    told = MORE_HAD.search(lead) or NO_DIFFERENCE.search(lead)
    found = (
        phrase_at(frame.bare, start + told.start("what"), start + told.end("what"))
        if told
        else subject_before(frame, mark)
    )
    return found if found is not None and _one_outcome(found.words) else None


def _one_outcome(words: str) -> bool:
    return not (
        TWO.search(words)
        or is_people(words)
        or is_drug(words)
        or is_treatment(words)
        or re.search(rf"^(?:{PEOPLE})\b|\b(?:groups?|arms?)\b", words, re.I)
    )
