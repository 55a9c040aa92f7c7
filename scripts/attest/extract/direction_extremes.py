"""Where something was highest and where lowest: "mortality was highest in smokers (41%) and lowest in the others"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.clause_subjects import clause_subject
from attest.extract.direction_names import named_in
from attest.extract.direction_words import HIGHER, LOWER
from attest.extract.finding import Direction
from attest.extract.phrases import tidy
from attest.extract.statistics import PEOPLE
from attest.extract.subject_parts import parts_of
from attest.extract.subjects import is_drug, is_people, is_treatment, subject_of
from attest.extract.treatments import drug_pattern

_EXTREME = r"(?:the\s+)?(?P<how>highest|greatest|largest|longest|lowest|smallest|shortest)"
_IN = (
    r"\s+(?:in|with|among|for|during|on)\s+(?:the\s+)?(?P<who>(?![^.;:,()]{0,40}\b(?:weeks?|months?|years?"
    r"|days?|hours?|baseline)\b)[A-Za-z\d][^.;:,()]{1,70}?)"
)
_END = (
    r"(?=\s*(?:[.;:,()]|$)|\s+(?:and|but|while|whereas|than|compared|at|after|followed|over|throughout|within"
    r"|from|to|by)\b)"
)
WAS = Cued(rf"\b(?:was|were)\s+(?:also\s+|again\s+|\w+ly\s+)*{_EXTREME}{_IN}{_END}", re.I)
# "… and (was) lowest among those who did not".
ALSO = re.compile(
    r"(?:\s*\([^()]*\))?(?:,?\s+intermediate\s+(?:in|among|with|for)\s+[^.;:()]{3,90}?(?:\s*\([^()]*\))?)?,?\s+(?:and|but|while)\s+(?:was\s+|were\s+)?"
    rf"{_EXTREME}{_IN}{_END}",
    re.I,
)
HIGH = ("highest", "greatest", "largest", "longest")
# Whom a group is: "the zinc group", "those who smoked", "treated patients".
GROUP = re.compile(rf"\b(?:groups?|arms?|cohorts?|those|{PEOPLE}|recipients|users|smokers|responders)\b", re.I)


def extremes(text: str) -> Iterator[Direction]:
    """What was highest or lowest in one of the groups: higher, or lower, there."""
    for found in WAS.finditer(text):
        clause, subject = clause_subject(text, found.start()), subject_of(text, found.start())
        if clause and (subject is None or is_people(subject.words)):
            subject = clause
        if subject is None or is_people(subject.words) or is_drug(subject.words) or is_treatment(subject.words):
            continue
        named = named_in(list(parts_of(subject, text)))
        step: re.Match[str] | None = found
        while step is not None and named:
            who = _group(step["who"])
            if who:
                value = HIGHER if step["how"].casefold() in HIGH else LOWER
                yield Direction(value, named, step.start("how"), step.end(), "was-higher", who)
            step = ALSO.match(text, step.end())


def _group(words: str) -> str | None:
    """The group that words name; none where they name a place, a season or a measure."""
    name = tidy(words)
    return name if GROUP.search(name) or is_drug(name) or drug_pattern().search(name) else None
