"""Factors: "predictors of X were A (p = 0.01) and B (OR 2.1)": the outcome is X, and each factor has its figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.phrases import tidy, usable
from attest.extract.statistics import PEOPLE, p_values
from attest.extract.subjects import is_people, subject_of

_FACTORS = (
    r"(?:(?:\w+ly\s+)?(?:independent|significant|important|main|strong|strongest|only|prognostic|risk|predictive|protective|adverse|unfavou?rable|"
    r"favou?rable|predicting)\s+){0,4}(?:factors?|predictors?|determinants?|correlates?)"
)
_WHAT = r"(?P<what>[A-Za-z][^.;:,()\[\]]{2,80}?)"
_HOW = r"(?:\s+(?:on|in|by|at|after)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:analys[ie]s|models?|regression))?"
BEFORE = Cued(
    rf"\b{_FACTORS}\s+(?:for|of|associated\s+with)\s+(?:the\s+|an?\s+)?{_WHAT}{_HOW}\s+(?:were|was|included|are)\s*:?\s+",
    re.I,
)
BEHIND = Cued(
    rf"\s*(?:were|was|are|proved\s+to\s+be|remained)\s+(?:(?:found|shown|considered)\s+to\s+be\s+|(?:identified|recogni[sz]ed|established|confirmed)\s+as\s+)?(?:an?\s+|the\s+)?{_FACTORS}\s+(?:for|of)\s+(?:the\s+|an?\s+)?"
    r"(?P<what>[A-Za-z][^.;:,()\[\]]{2,80}?)(?=\s*[.;,(]|\s+(?:in|on|by|among|at|with)\s|$)",
    re.I,
)
NAME = re.compile(r"\s*(?:,\s*)?(?:(?:and|or|as\s+well\s+as)\s+)?(?P<name>[^()\[\],;]{2,90}?)\s*(?=[(\[])", re.I)
FIGURE = re.compile(r"\b[pP]\s?[<>=≤]|\d\s?%\s?CI|[HOR]R\b|ratio")
NO_FACTOR = re.compile(rf"^(?:\d|the\s+following|as\s+follows|{PEOPLE}\b)|\b(?:were|was|had|who|which)\b", re.I)
TIMED = re.compile(r"(?:at(?!\s+least)|in|on|after|before|by|for|with)\s|\w{3,}ing\s", re.I)
ANALYSIS = re.compile(r"\s+(?:on|in|by)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:analys[ie]s|models?|regression)$", re.I)
MEASURED = re.compile(r"[HOR]R\b|ratio|\d\s?%\s?CI|CI\b")
ACTED = re.compile(r"\b(?:increased|decreased|improved|reduced|not|but|compared|than)\b", re.I)
CLAUSE = re.compile(r"[.;:]\s|\b(?:that|analysis|model|regression),?\s", re.I)
# "A predictor of X (HR 3.2) and Y (HR 3.5)", "the risk of X (HR 1.2), Y (HR 1.3)": the outcomes are listed.
OF_ALL = Cued(
    rf"\b(?:was|is|were|remained)\s+(?:also\s+)?(?:an?\s+|the\s+)?{_FACTORS}\s+(?:for|of)\s+(?:the\s+)?|"
    r"(?P<risk>\b(?:risks?\s+(?:of|for)|significant\s+for|(?:hazard|odds|risk|rate)\s+ratios?\s+for|[HOR]Rs?\s+for))\s+(?:the\s+)?",
    re.I,
)
LED = re.compile(r"(?:according\s+to|in|on|by)\s[^,()]{3,60},\s+", re.I)


class Factor(NamedTuple):
    """A factor with the outcome that it bears on; `start` and `end` are those of its figures' bracket."""

    outcome: str
    name: str
    at: int
    start: int
    end: int


def _bracket_end(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(text[at], 0)
        if depth == 0:
            return at + 1
    return len(text)


def _listed(text: str, place: int) -> Iterator[tuple[str, int, int, int]]:
    """The names with their brackets, one after the other, from a place on."""
    while found := NAME.match(text, place):
        end = _bracket_end(text, found.end())
        words = tidy(found["name"])
        if (
            not usable(words)
            or is_people(words)
            or NO_FACTOR.search(words)
            or not FIGURE.search(text[found.end() : end])
        ):
            return
        if not TIMED.match(found["name"]):
            yield words, found.start("name"), found.end(), end
        place = end


def factors(text: str) -> list[Factor]:
    """The factors of a sentence, each with its outcome."""
    if ("(" not in text and "[" not in text) or FIGURE.search(text) is None:
        return []
    out: list[Factor] = []
    for found in BEFORE.finditer(text):
        what = tidy(found["what"])
        if usable(what) and not re.search(rf"\b(?:{PEOPLE}|study|analysis)$", what, re.I):
            out += [Factor(what, name, at, start, end) for name, at, start, end in _listed(text, found.end())]
    for found in BEHIND.finditer(text) if not out else ():
        what = tidy(found["what"])
        starts = [0, *(one.end() for one in CLAUSE.finditer(text, 0, found.start()))]
        for place in reversed(starts):
            led = LED.match(text, place)
            listed = list(_listed(text, led.end() if led else place))
            if listed and listed[-1][3] == found.start():
                out += [Factor(what, name, at, start, end) for name, at, start, end in listed] if usable(what) else []
                break
    for found in OF_ALL.finditer(text) if not out else ():
        subject = subject_of(text, found.start())
        who = "" if subject is None or found["risk"] else subject.words
        listed = list(_listed(text, found.end()))
        told = all(MEASURED.search(text, start, end) for _, _, start, end in listed)
        if (
            (who or found["risk"])
            and len(listed) >= (2 if found["risk"] else 1)
            and told
            and not any(ACTED.search(name) for name, _, _, _ in listed)
        ):
            out += [Factor(ANALYSIS.sub("", name), who, at, start, end) for name, at, start, end in listed]
    return out


def figures_of(one: Factor, text: str) -> dict[str, str]:
    """The p-value in a factor's bracket; a factor with an estimate is an effect, and read as one."""
    tested = [stat for stat in p_values(text) if one.start <= stat.start and stat.end <= one.end]
    return {"p": tested[-1].parts["p"][0]} if tested else {}
