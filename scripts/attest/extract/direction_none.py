"""Subjects that deny what their verb says: "neither X nor Y rose", "no patient improved in X"."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.clause_subjects import clause_subject
from attest.extract.phrases import Phrase, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug, is_people, subject_of

NONE = re.compile(r"^(?:neither|none\s+of|no(?!\s+treatment)|at\s+none\s+of)\b\s*(?:the\s+|these\s+|those\s+)?", re.I)
NO_ONE = re.compile(
    rf"\b(?:no|none\s+of\s+(?:the|our|these|them)|neither|not\s+(?:one|a\s+single))\s+(?:[\w-]+\s+){{0,4}}?"
    rf"(?:{PEOPLE}|child|groups?|arms?)\s+$",
    re.I,
)  # "no patient improved in X"
# "X improved in none of the patients"
IN_NO_ONE = re.compile(rf"\s+in\s+(?:no|none\s+of\s+(?:the|our|these))\s+(?:\w+\s+){{0,2}}?{PEOPLE}\b", re.I)


def denied_of(text: str, verb: int) -> bool:
    """Whether the subject of a verb denies it: "neither X nor Y was altered"."""
    subject = clause_subject(text, verb) or subject_of(text, verb)
    return subject is not None and NONE.match(subject.words) is not None


def none_of(text: str, subject: Phrase, none: re.Match[str]) -> tuple[Phrase, ...]:
    """ "Neither X nor Y", "none of the X": the names that are denied together."""
    out = []
    for words in re.split(r"\s*,\s*(?:n?or\s+)?|\s+n?or\s+", subject.words[none.end() :]):
        name = tidy(words)
        at = text.find(name, subject.start, subject.end)
        if not usable(name) or at < 0 or is_people(name) or is_drug(name):
            return ()
        out.append(Phrase(name, at, at + len(name)))
    return tuple(out)
