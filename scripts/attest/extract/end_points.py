"""What an end point is: "the primary outcome (relapse)", "the primary end point, relapse," or "… of relapse".

Where only the methods say it, both stand in the name: "primary outcome (relapse)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attest.extract.finding import Found
from attest.extract.outcome_names import no_outcome
from attest.extract.phrases import tidy, usable
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE

_POINT = r"(?:(?:efficacy|study|trial|composite|clinical)\s+){0,2}(?:end\s?-?point|outcome)(?:\s+(?:measure|variable))?"
_END_POINT = rf"(?:co-?)?(?:(?:primary|secondary|main|key|principal)\s+){{1,2}}{_POINT}"
CALLED = re.compile(rf"(?:the\s+)?{_END_POINT}(?:(?:\s+of\s+|,\s+(?:the\s+)?)(?P<own>[A-Za-z].+))?", re.I)
BEHIND = re.compile(
    r"\s*(?:\(\s*(?P<inner>[A-Za-z][^()=<>%±\d]{2,90})\)|,\s+(?!(?:which|and|but|defined|as|was|were|that|including|assessed|measured|"
    r"occurred|the\s+difference)\b)(?:the\s+)?(?P<own>[A-Za-z][^,;.()]{2,80}),)"
)
SAID_BEHIND = re.compile(rf",\s+(?:the|our|an?)\s+{_END_POINT}$", re.I)
HINTS = ("rimary", "econdary", "main ", "Main ", "key ", "rincipal")


def end_point_named(text: str, words: str) -> str:
    """The outcome that an end point is, where its sentence or its own words name it; other names stay as they are."""
    if not any(hint in words for hint in HINTS):
        return words
    bare = SAID_BEHIND.sub("", words)
    called = CALLED.fullmatch(bare)
    if called is None:
        return bare
    name = called["own"]
    if name is None and (at := text.find(bare)) >= 0 and (behind := BEHIND.match(text, at + len(bare))):
        name = behind["inner"] or behind["own"]
    name = tidy(name) if name else ""
    return name if usable(name) and no_outcome(name) is None else bare


PRIMARY = re.compile(rf"(?:the\s+)?primary\s+{_POINT}", re.I)
# "The primary outcome was relapse at 12 weeks".
DEFINED = re.compile(
    rf"\b{PRIMARY.pattern}\s+(?:was|is)\s+(?:defined\s+as\s+)?(?:the\s+|an?\s+)?"
    r"(?!(?:not|met|achieved|reached|observed|seen|similar|lower|higher|significantly|analy[sz]ed|assessed|evaluated|measured|also|to|no|more|less|that|whether|\d)\b)"
    r"(?P<what>[A-Za-z][^.;:(]{3,100}?)(?=\s*(?:[.;:(,]|$)|\s+(?:at|after|within|during|over|by|assessed|measured|defined|using|between)\b)",
    re.I,
)
# "The proportion of patients": of whom, and what they had is not read.
CUT_SHORT = re.compile(
    rf"\b(?:of|in|among)\s+(?:the\s+)?{PEOPLE}$|^(?:changes?|differences?|times?|rates?|numbers?)$", re.I
)


def with_end_points(found: list[Found], sentences: Iterable[Sentence]) -> list[Found]:
    """Findings whose rows tell what the primary outcome is, where one definition of it stands outside the results."""
    if not any(PRIMARY.fullmatch(value) for one in found for key, value in one.row or () if key == "outcome"):
        return found
    told = {
        tidy(defined["what"])
        for one in sentences
        if one.section != "results" and (defined := DEFINED.search(one.text)) is not None
    }
    what = told.pop() if len(told) == 1 else ""
    if not usable(what) or no_outcome(what) is not None or CUT_SHORT.search(what):
        return found
    return [_named(one, what) for one in found]


def _named(one: Found, what: str) -> Found:
    row = tuple((key, _with(value, what) if key == "outcome" else value) for key, value in one.row or ())
    told = one.role == "result.outcome"
    return one._replace(row=row, value=_with(one.value, what) if told else one.value) if one.row else one


def _with(words: str, what: str) -> str:
    return f"{words} ({what})" if PRIMARY.fullmatch(words) else words
