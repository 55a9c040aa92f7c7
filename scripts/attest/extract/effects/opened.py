"""The outcome that a clause opens with, or its effects are said to be similar for: "For colds, the hazard ratio was".

In reviews the sentence before may open so, and go on with how many trials there were.
"""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.lead import Lead
from attest.extract.effects.outcomes import outcome_of
from attest.extract.effects.places import anchor_of
from attest.extract.grammar.frames import Frame

OPENED_FOR = re.compile(
    r"(?:^|[.;]\s+|,\s+(?:and\s+|while\s+|whereas\s+)?|\s(?:and|while|whereas|but)\s+)(?:As\s+)?[Ff]or\s+(?:the\s+)?(?:(?:primary|secondary)\s+(?:outcome|end\s?point)\s+of\s+|"
    r"(?:outcome|end\s?point)\s+of\s+)?(?P<what>[A-Za-z][^.;:,()]{2,80}),\s+(?:(?:the|an?|pooled|adjusted|unadjusted|crude|corresponding|"
    r"summary|overall|respective|estimated|(?:un)?weighted)\s+)*$"
)
# "Results were similar for X (…)".
SIMILAR_FOR = re.compile(
    r"\b(?:results?|findings?|effects?|associations?|estimates?|benefits?|patterns?|reductions?|ratios?)\s+(?:was|were)\s+(?:also\s+|\w+ly\s+)?"
    r"(?:similar|comparable|consistent|seen|found|observed|noted|significant|evident)\s+(?:for|on)\s+(?:the\s+)?(?P<what>[^.;:,()]{2,80}?)\s*$",
    re.I,
)
# "For X, five trials were included.", "Five trials reported on X."
TRIALS_ON = re.compile(
    r"^For\s+(?:the\s+)?(?P<for>[^.;:,()]{3,60}),\s+(?:[\w-]+\s+){1,4}?(?:trials|studies|RCTs|comparisons|cohorts)\b|"
    r"^(?:\w+\s+){1,3}?(?:trials|studies|RCTs|cohorts)\s+(?:\([^()]{2,60}\)\s+)?(?:reported(?:\s+(?:on|data\s+on|data\s+for))?|assessed|evaluated|provided\s+data\s+(?:on|for))\s+"
    r"(?:the\s+)?(?P<on>[^.;:,()]{3,60})(?=\s*[.(]|$)"
)


def opened_for(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """The outcome that a clause opens with before the measure's name, or that results were similar for."""
    if frame.outer[one.at] >= 0:
        anchor = anchor_of(frame, one)
        similar = SIMILAR_FOR.search(frame.bare, max(0, anchor - 140), anchor) if " for " in frame.bare else None
        outcome = outcome_of(similar["what"], context) if similar else None
        return Lead(outcome, None, similar.start("what")) if similar and outcome else None
    if one.head is None or one.of or "or " not in frame.text[: one.start]:
        return None
    found = OPENED_FOR.search(frame.text, max(0, one.head[0] - 150), one.head[0])
    outcome = outcome_of(found["what"], context) if found else None
    return Lead(outcome, None, found.start("what"), "own") if found and outcome else None


def reviewed_before(sentence: str) -> str | None:
    """The outcome that a sentence says so many trials were about."""
    found = TRIALS_ON.match(sentence) if "trials" in sentence or "studies" in sentence or "RCT" in sentence else None
    return " ".join((found["for"] or found["on"]).split()) if found else None
