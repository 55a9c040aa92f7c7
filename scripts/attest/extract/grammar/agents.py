"""Agents: "the drug lowered pressure by 5 mm Hg" names what was changed behind the verb, and by whom before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.phrases import tidy
from attest.extract.subjects import is_drug

TREATS = re.compile(
    r"\b(?:treatment|therapy|training|administration|supplementation|infusion|intervention|program(?:me)?|exercise|diet|"
    r"surgery|drug|combination|dose|injection|use|stimulation|it)$",
    re.I,
)
_AVERAGE = r"(?:mean\s*(?:±|\+/-)\s*SDs?\s+|mean\s+|average\s+|median\s+)?"
# "riociguat increased walking distance from baseline to week 12 by".
CHANGED = Cued(
    r"(?:^|[,;.]\s+)(?:the\s+)?(?P<who>[\w/+-]+(?:\s[\w/+-]+){0,3}?)\s+(?:also\s+|significantly\s+|markedly\s+)*"
    r"(?:increased|decreased|reduced|lowered|raised|improved|prolonged|shortened|diminished|elevated)\s+(?:the\s+)?"
    rf"{_AVERAGE}(?P<what>[A-Za-z0-9][^.;:,()]{{1,70}}?)\s+(?:from\s+baseline\s+(?:to|at)\s+[\w\s]{{3,30}}?\s+)?"
    rf"(?:by|from)\s+(?:an?\s+)?{_AVERAGE}(?:of\s+)?(?:only\s+|about\s+|approximately\s+)?$",
    re.I,
)


# "A single dose prolonged the bleeding time by": whoever did it.
CHANGED_WHAT = Cued(
    r"\s(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )(?:increased|decreased|reduced|lowered|raised|improved|prolonged|"
    rf"shortened|diminished|elevated)\s+(?:the\s+|their\s+|its\s+)?{_AVERAGE}(?!(?:\w+ly|from|by|to|in|after|at|during|with|and|"
    r"more|less|over|for|within|throughout|among|on|under|until)\b)(?P<what>[A-Za-z][^.;:,()]{1,70}?)\s+"
    rf"(?:by|from)\s+(?:an?\s+)?{_AVERAGE}(?:of\s+)?(?:only\s+|about\s+|approximately\s+)?$",
    re.I,
)


class Changed(NamedTuple):
    """What was changed, where that stands, and the arm or drug that did it, where one is named."""

    what: str
    start: int
    end: int
    who: str | None


def changed_by(lead: str, arms: Arms) -> Changed | None:
    """What the words before a value say was changed by something."""
    found = CHANGED.search(lead)
    if found is None or (TREATS.search(found["who"]) is None and not _who(found["who"], arms)):
        other = CHANGED_WHAT.search(lead[-140:])
        at = max(0, len(lead) - 140)
        return Changed(tidy(other["what"]), at + other.start("what"), at + other.end("what"), None) if other else None
    return Changed(tidy(found["what"]), *found.span("what"), _who(found["who"], arms))


def _who(words: str, arms: Arms) -> str | None:
    return arms.known(words) or (words if is_drug(words) else None)
