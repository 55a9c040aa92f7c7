"""Changes that were not shown: "no increased risk of X", "the change in X was not significant", end points missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_words import NOUN, SAME
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at
from attest.extract.statistics import PEOPLE

_MORE = r"(?:increased|elevated|higher|greater|reduced|decreased|lower|added)"
_RATE = r"(?:risks?|rates?|incidence|frequency|odds|prevalence|likelihood|occurrence|numbers?|hazard)"
_SIGNIFICANT = (
    r"(?:statistically\s+|clinically\s+|significant(?:ly)?\s+|apparent\s+|clear\s+|overall\s+|evident\s+"
    r"|marked\s+|relevant\s+|evidence\s+of\s+(?:an?\s+)?)*"
)
# "No increased risk of X was seen", "no excess of X".
NO_MORE = Cued(
    rf"\b(?:no|without(?:\s+(?:an?|any))?|not\s+(?:find|show|observe|see|detect)\s+(?:an?|any))\s+{_SIGNIFICANT}(?:{_MORE}\s+{_RATE}\s+(?:of|for)|excess(?:\s+(?:of|in)|\s+{_RATE}\s+(?:of|for))?)\s+(?:an?\s+|the\s+)?(?=[A-Za-z])",
    re.I,
)
TOLD = re.compile(r"\b(?:was|were|observed|seen|found|noted|identified|there\s+(?:was|were)|showed|had|did)\b", re.I)
ASKED = re.compile(r"\b(?:whether|if|should|would|may|might|could|hypothes\w+|unclear|known)\b", re.I)
# "A slightly increased risk of X among those on A was not statistically significant".
NOT_SIGNIFICANT = Cued(
    rf"(?:^|(?<=[.;:]\s)|(?<=,\s)|\b(?:and|but|while|whereas|although)\s+)(?:an?\s+|the\s+|this\s+|any\s+)?(?:(?:\w+ly|small|slight|modest|apparent|numerical|observed)\s+)*"
    rf"(?:(?P<more>{_MORE}\s+{_RATE}\s+(?:of|for)\s+)|(?:{NOUN}|changes?|effects?|benefits?)s?\s+(?P<in>in|on)\s+)(?:the\s+)?(?P<what>[A-Za-z](?:[^.;:()]|\.\d){{1,80}}?)(?:\s+\([^()]*\))?\s+"
    r"(?:(?:was|were)\s+(?:not\s+(?:statistically\s+)?|non-?\s?|statistically\s+non-?|in)significant|did\s+not\s+(?:reach|achieve|attain)\s+(?:statistical\s+)?significance)\b",
    re.I,
)
OF_WHOM = re.compile(
    r"\s+(?:among|in\s+(?:the|those|patients|people)|with|from|between|at|after|for|over|by)\b.*", re.I | re.S
)
# "Non-significant increases occurred in the incidence of X (…), Y (…), and Z".
OCCURRED = Cued(
    rf"\b(?:non-?\s?|statistically\s+non-?|in)significant\s+(?:\w+\s+)?(?P<noun>{NOUN})s?\s+(?:occurred|(?:was|were)\s+(?:\w+ly\s+)?(?:seen|observed|found|noted|recorded|reported))\s+(?:in|for)\s+(?:the\s+)?"
    rf"(?:{_RATE}\s+of\s+)?(?=[A-Za-z])",
    re.I,
)
# "Did not meet its primary end point of significantly reducing X".
MISSED = Cued(
    r"\b(?:did\s+not|didn['’]t|failed\s+to)\s+(?:meet|reach|achieve|attain)\s+(?:its|the|their|either|any\s+of\s+(?:the|its))\s+(?P<point>(?:(?:co-?)?primary|main|key\s+secondary|secondary)\s+(?:efficacy\s+)?"
    r"(?:end\s?-?points?|outcomes?|objectives?))\b(?:\s*\([^()]*\))?(?:(?:\s+of|,)\s+(?:(?:an?|the|its|\w+ly|significant|statistically|superior|greater|better)\s+)*"
    r"(?P<doing>\w+ing\s+|(?:reduction|improvement|change|difference|decrease|increase|superiority|benefit)s?\s+(?:from\s+baseline\s+)?(?:in|on|for|of)\s+)?(?:the\s+)?(?=[A-Za-z]))?",
    re.I,
)
WHERE = re.compile(r"(?:patients|this|people|those|phase|a\s+(?:phase|trial|study)|which|who|and|but|with|in)\b", re.I)
NOT_MET = Cued(
    r"\b(?P<what>(?:co-?)?primary\s+(?:efficacy\s+)?(?:end\s?-?points?|outcomes?|objectives?))\s+(?:of\s+(?P<of>[A-Za-z][^.;:()]{2,60}?)\s+)?(?:(?:was|were)\s+not\s+(?:met|reached|achieved|attained))\b",
    re.I,
)


# "There were no more X with A than with B".
NO_MORE_THAN = Cued(
    r"\b(?:there\s+(?:was|were)|had|caused|experienced)\s+no\s+(?:more|fewer)\s+(?!than\b|likely\b|often\b|frequent|common|effective|severe|\w+ly\b)(?=[A-Za-z])(?=[^.;]{3,90}\sthan\b)",
    re.I,
)
# "No progression of X was seen", "without radiographic progression of X".
NO_PROGRESS = Cued(
    r"\b(?:no|without(?:\s+any)?|absence\s+of(?:\s+any)?|none\s+of\s+[^.;,()]{2,40}?\s(?:had|showed|experienced))\s+"
    rf"{_SIGNIFICANT}(?:(?:further|radiographic|radiological|clinical|disease|structural)\s+)*progression\s+(?:of|in)\s+(?:the\s+)?(?=[A-Za-z])",
    re.I,
)
# "In no patient did X worsen".
IN_NO_ONE = Cued(
    rf"\bin\s+(?:no|none\s+of\s+(?:the|these|our))\s+(?:\w+\s+){{0,2}}?{PEOPLE}\s+did\s+(?:the\s+)?(?P<what>[A-Za-z][^.;:,()]{{1,60}}?)\s+"
    r"(?:improve|worsen|deteriorate|progress|increase|decrease|change|decline|rise|fall|recover)\b",
    re.I,
)


def denied_changes(text: str, found_true: bool) -> Iterator[Direction]:
    """What was said not to have changed, or whose change was not shown."""
    for found in NO_MORE.finditer(text):
        if not (found_true and TOLD.search(text)) or ASKED.search(text, 0, found.start()):
            continue
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes)) and len(named) == len(outcomes):
            yield Direction(SAME, named, found.start(), end, "no-difference")
    for found in NO_MORE_THAN.finditer(text) if found_true else ():
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes)) and len(named) == len(outcomes):
            yield Direction(SAME, named, found.start(), end, "no-difference")
    for found in NO_PROGRESS.finditer(text) if found_true else ():
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes)) and len(named) == len(outcomes) and not ASKED.search(text, 0, found.start()):
            yield Direction(SAME, named, found.start(), end, "no-difference")
    for found in IN_NO_ONE.finditer(text):
        outcomes, _ = items_at(text[: found.end("what")], found.start("what"))
        if (named := named_in(outcomes)) and len(named) == len(outcomes):
            yield Direction(SAME, named, found.start(), found.end(), "no-difference")
    for found in NOT_SIGNIFICANT.finditer(text):
        what = OF_WHOM.sub("", found["what"])
        outcomes, _ = items_at(text[: found.start("what") + len(what)], found.start("what"))
        if (named := named_in(outcomes)) and len(named) == len(outcomes):
            yield Direction(SAME, named, found.start(), found.end(), "no-difference")
    for found in OCCURRED.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes)) and len(named) == len(outcomes):
            yield Direction(SAME, named, found.start(), end, "no-difference")
    yield from _end_points(text)


def _end_points(text: str) -> Iterator[Direction]:
    """End points that were missed: what they were of, else by their own name."""
    for found in MISSED.finditer(text):
        outcomes, end = (
            ([], found.end()) if WHERE.match(text, found.end()) else items_at(text, found.end(), keep_last=False)
        )
        own = found.end() > found.end("point") and len(named := named_in(outcomes)) == len(outcomes) > 0
        phrases = named if own else (Phrase(" ".join(found["point"].split()), *found.span("point")),)
        yield Direction(SAME, phrases, found.start(), end if own else found.end("point"), "no-difference")
    for found in NOT_MET.finditer(text):
        words = "of" if found["of"] else "what"
        phrase = Phrase(" ".join(found[words].split()), *found.span(words))
        if named_in([phrase]) or words == "what":
            yield Direction(SAME, (phrase,), found.start("what"), found.end(), "no-difference")
