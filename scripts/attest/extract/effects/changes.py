"""Effects that tell by how much something changed, and name it behind: "an increase of 6.2 (95% CI …) points in X"."""

from __future__ import annotations

import re

from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.naming import Lead
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
