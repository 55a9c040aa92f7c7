"""The outcome of an effect behind a difference between groups: "no difference in colds between the groups (HR 0.9 …)".

Where the groups stand, and whether the difference was seen or significant, parts the outcome from its effect.
"""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.lead import Lead
from attest.extract.effects.outcomes import outcome_of
from attest.extract.effects.places import anchor_of
from attest.extract.effects.words import VERB
from attest.extract.grammar.frames import Frame

_GROUPS = (
    r"(?:the\s+|these\s+)?(?:(?:two|three|four|both|treatment|study|intervention|trial|randomi[sz]ed)\s+)*"
    r"(?:groups?|arms?|treatments?|regimens?|cohorts?)\b"
)
# "The groups did not differ in", "no significant between-group difference in".
DIFFERENCE = Cued(
    rf"(?P<whose>between-(?:group|arm|treatment)\s+|{_GROUPS}\s+(?:(?:did|does)\s+not\s+|also\s+)*(?:\w+ly\s+)?(?=differ(?:ed)?\b))?"
    r"\b(?:differences?|differ(?:ed)?)\b(?P<rest>[^.;:]{4,160})$",
    re.I,
)
BETWEEN_GROUPS = re.compile(rf"\s(?:between|among|across)\s+{_GROUPS}", re.I)
# "… was seen", "… was not statistically significant".
WAS_SO = re.compile(
    r"\s(?:was|were)\s+(?:not\s+|also\s+)?(?:\w+ly\s+)?(?:found|seen|observed|noted|detected|evident|apparent|(?:non-?)?significant)\b|"
    r"\s(?:(?:did|does)\s+not\s+reach|failed\s+to\s+reach|reached)\s+(?:statistical\s+)?significance\b|\s(?:found|seen|observed|noted|detected)(?=\s)",
    re.I,
)
WHAT = re.compile(
    r"\s+(?:\w+ly\s+)?(?:in|of|for|on|regarding|concerning|with\s+(?:respect|regard)\s+to|in\s+terms\s+of)\s+(?:the\s+)?(?P<what>[^,]{2,110}?)\s*",
    re.I,
)


def differed(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """What groups differed in, or did not, right before the bracket of an effect."""
    if not one.measure or frame.outer[one.at] < 0 or "iffer" not in frame.bare:
        return None
    anchor = anchor_of(frame, one)
    start, _ = frame.clause(anchor)
    found = DIFFERENCE.search(frame.bare, start, anchor)
    if found is None or "   " in found["rest"].rstrip():
        return None
    rest, groups = BETWEEN_GROUPS.subn(" ", found["rest"])
    rest, said = WAS_SO.subn(" ", rest)
    named = WHAT.fullmatch(rest) if groups or said or found["whose"] else None
    if named is None or VERB.search(named["what"]):
        return None
    outcome = outcome_of(named["what"], context)
    return Lead(outcome, None, found.start("rest"), "outcome") if outcome else None
