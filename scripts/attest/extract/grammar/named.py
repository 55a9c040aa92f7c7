"""A name that values have, with the group or time that its words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from attest.extract.arms import Arms
from attest.extract.grammar.frames import (
    DIFFERENCE,
)
from attest.extract.grammar.groups import LETTERED
from attest.extract.grammar.naming_words import (
    CHANGED,
    MORE_OF,
)
from attest.extract.grammar.near import NUMBERED
from attest.extract.grammar.times import WHEN
from attest.extract.phrases import Phrase, tidy, usable


@dataclass(frozen=True)
class Named:
    outcome: Phrase
    arm: str | None = None
    time: str | None = None
    detail: str = ""
    again: bool = False  # told by a statement that goes on with the one before: "at 12 months it was"


def is_group(words: str, arms: Arms) -> bool:
    return bool(
        re.fullmatch(
            rf"(?:the\s+)?{LETTERED}|(?:the\s+)?[\w\s+-]{{2,40}}\s(?:group|arm|cohort)|controls|cases|placebo", words
        )
    ) or (arms.known(words) is not None)


# "In the drug arm the score rose": the arm before its name.
GROUP_FIRST = re.compile(r"^(?:[\w+/-]+\s){1,3}(?:group|arm),?\s+(?:the|mean|median)\s+(?=\w)")


def plain(named: Named | None) -> Named | None:
    """The name without the change or the comparison that is said of it."""
    if named is None:
        return None
    words = GROUP_FIRST.sub("", NUMBERED.sub("", named.outcome.words))
    told = DIFFERENCE.match(words)
    words = words[told.end() :] if told and usable(tidy(words[told.end() :])) else words
    words = tidy(CHANGED.sub("", MORE_OF.sub("", words)))
    if not usable(words) or words.endswith(" there") or "±" in words:
        return None
    if named.arm and named.arm.endswith(" there"):
        named = replace(named, arm=None)  # "in both groups there was"
    if named.arm and WHEN.fullmatch(named.arm):
        named = replace(named, arm=None, time=named.time or named.arm)
    return replace(named, outcome=Phrase(words, named.outcome.start, named.outcome.end))
