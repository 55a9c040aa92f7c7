"""The outcome of an effect in a bracket behind counts: what people or things were counted for."""

from __future__ import annotations

from collections.abc import Sequence

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.lead import Lead
from attest.extract.effects.outcomes import outcome_of
from attest.extract.grammar.frames import Frame
from attest.extract.numbers import COUNT
from attest.extract.outcome_names import no_outcome
from attest.extract.statistics import PEOPLE


def behind_counts(frame: Frame, one: Effect, counted: Sequence[tuple[int, str]]) -> Lead | None:
    """What people were counted for right before an effect's bracket: "… in 98 of 602 and 133 of 602 (HR 0.71 …)"."""
    bracket = frame.outer[one.at]
    for end, words in reversed(counted) if bracket >= 0 else ():
        between = frame.text[end:bracket]
        if end <= bracket and len(between) <= 80 and not re.search(r"[.;]\s", between) and no_outcome(words) is None:
            return Lead(words, None, one.start, "counted")
    return None


# "There were 18 deaths in the one group and 11 in the other (RR 0.58 …)": things that were counted, not people.
THINGS = Cued(
    r"(?:^|[.;:,]\s|\b(?:and|while|that)\s)(?:there\s+(?:was|were)\s+)?(?:(?:only|a\s+total\s+of)\s+)?"
    rf"(?:{COUNT})\s+(?P<what>(?!(?:{PEOPLE}|events|episodes)\b)[a-z][\w-]+(?:\s[\w-]+){{0,3}}?)"
    rf"(?:\s+(?:had\s+)?occurred|\s+(?:was|were)\s+(?:reported|observed|seen|recorded))?\s+(?:in|with|on|among)\s+[^.;:()]{{2,50}}?\b(?:and|vs\.?|versus|compared\s+(?:with|to))\s+(?:{COUNT})\b[^.;:()]{{2,60}}$",
    re.I,
)


def behind_things(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """What was counted in two groups right before an effect's bracket."""
    bracket = frame.outer[one.at]
    found = THINGS.search(frame.text, 0, bracket) if bracket >= 0 else None
    words = outcome_of(found["what"], context) if found else None
    return Lead(words, None, one.start, "counted") if words else None
