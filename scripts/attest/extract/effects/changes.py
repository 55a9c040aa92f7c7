"""Effects that tell by how much something changed, and name it behind: "an increase of 6.2 (95% CI …) points in X"."""

from __future__ import annotations

import re

from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.lead import Lead
from attest.extract.effects.outcomes import outcome_of
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame

CHANGE_OF = re.compile(
    r"(?P<who>[^.;:,()]{2,90}?)\s+(?:(?:was|were|is)\s+(?:\w+ly\s+)?(?:associated|linked)\s+with|(?:led|leads)\s+to|"
    r"resulted\s+in|produced|caused)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?:decrease|increase|reduction|improvement|"
    r"decline|rise|fall|gain|change|difference)\s+of\s+(?:about\s+|approximately\s+)?$",
    re.I,
)
# How such a lead ends: a quick look before the expression that begins with any words.
OF_CHANGE = re.compile(r"\bof\s+(?:about\s+|approximately\s+)?$", re.I)
IN_WHAT = re.compile(
    rf"[^()\[\]]{{0,80}}?[)\]]?\s*(?:{UNIT}(?!\w)\s*)?(?:in|of)\s+(?:the\s+)?(?P<what>[^.;:,()\d]{{2,70}}?)"
    r"(?=\s+(?:at|after|by|over|from|compared|than|versus|vs)\b|\s*[.;:,(]|\s*$)",
    re.I,
)


# "Smokers were 2.6 (95% CI …) times more likely to have a cough than others".
WERE = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:and|but|that|while|whereas)\s+)(?P<who>[^.;:,()]{2,90}?)\s+(?:(?:was|were|is|are)\s+(?:\w+ly\s+)?|"
    r"(?:had|has|have|carried|showed|(?:was|were)\s+(?:\w+ly\s+)?(?:associated\s+with|at))\s+(?:an?\s+)?(?:\w+ly\s+)?)"
    r"(?:about\s+|approximately\s+|over\s+)?$",
    re.I,
)
LIKELIER = re.compile(
    r"\s*(?:times|-?fold)\s+(?:(?:more|less|as)\s+likely\s+(?:than\s+[^.;:,()]{2,60}?\s+)?to(?:\s+(?:be|have|develop|report|experience|show))?|"
    r"(?:higher|greater|lower|increased|elevated|reduced|decreased)\s+(?:adjusted\s+|relative\s+)?(?:risks?|odds|hazards?|rates?|likelihood|incidence|"
    r"chances?|probability)\s+(?:of|for))\s+(?P<what>[^.;:,()]{2,80}?)"
    r"(?=\s+(?:than|as|when\s+compared|compared|relative|versus|vs|after|during|over|within)\b|\s*[.;:,(]|\s*$)"
    r"(?:\s+(?:than|(?:(?:as|when)\s+)?compared\s+(?:with|to))\s+(?P<other>[^.;:,()]{2,60}?)(?=\s+(?:after|at|during|over)\b|\s*[.;:,(]|\s*$))?",
    re.I,
)
FOLDS = re.compile(r"fold\b|times\b")


def likelier_behind(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """What some people were so many times more likely to have, and who these were."""
    told = FOLDS.search(frame.text, one.start, one.end + 12) is not None
    behind = LIKELIER.match(frame.bare, one.parts["estimate"][2]) if told else None
    who = WERE.search(frame.bare, frame.clause(one.start)[0], one.start) if behind else None
    if behind is None or who is None:
        return None
    outcome, arm = outcome_of(behind["what"], context), exposure_of(who["who"], context)
    other = exposure_of(behind["other"], context) if behind["other"] else None
    return Lead(outcome, f"{arm} vs {other}" if arm and other else arm, who.start("who")) if outcome else None


def changed_behind(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """The outcome in which something changed by the effect, and what it is the effect of."""
    start, _ = frame.clause(one.start)
    ends = OF_CHANGE.search(frame.bare, start, one.start)
    lead = CHANGE_OF.search(frame.bare, start, one.start) if ends else None
    behind = IN_WHAT.match(frame.text, one.end) if lead else None
    if lead is None or behind is None:
        return None
    outcome = outcome_of(behind["what"], context)
    return Lead(outcome, exposure_of(lead["who"], context), lead.start("who")) if outcome else None
