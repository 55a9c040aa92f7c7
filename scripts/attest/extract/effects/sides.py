"""Whose an effect is where its clause names them itself: between two sides, of those who benefited, of the second."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.lead import Lead
from attest.extract.effects.naming import clause_start, lead_of
from attest.extract.effects.outcomes import outcome_of
from attest.extract.effects.places import anchor_of
from attest.extract.grammar.frames import Frame

# "No difference in relapse between A and B (…)", "… between A and B for relapse (…)", "…, or between C and D (…)".
BETWEEN = re.compile(
    r"\bbetween\s+(?:the\s+)?(?P<one>[^.;:,()]{2,60}?)\s+and\s+(?:the\s+)?(?P<two>[^.;:,()]{2,60}?)"
    r"(?:\s+(?:in|for|on|regarding|concerning)\s+(?:the\s+)?(?P<what>[^.;:,()]{2,80}?))?\s*$",
    re.I,
)
DIFFERENCE = Cued(
    r"\bdifferences?\s+(?:(?:(?:was|were)\s+)?(?:found|seen|observed|noted|detected|evident)\s+)?"
    r"(?:(?:in|of|for|regarding|with\s+respect\s+to)\s+(?:the\s+)?(?P<what>[^.;:,()]{2,80}?)\s+)?"
    r"(?:(?:(?:was|were)\s+)?(?:found|seen|observed|noted|detected|evident)\s+)?$",
    re.I,
)
# "For relapse, we found no difference between A and B (…)".
OPENED_WITH = re.compile(
    r"\W*(?:(?:and|but|while|whereas|however|similarly),?\s+)?(?:(?:for|regarding|concerning|as\s+(?:for|to)|in\s+(?:terms|respect)\s+of|"
    r"with\s+(?:regard|respect)\s+to|in\s+the\s+outcome\s+of)\s+)(?:the\s+)?(?:(?:primary|secondary|main)\s+(?:outcome|end\s?point)s?"
    r"(?:\s+(?:of\s+)?|,\s+(?:the\s+)?))?(?P<what>[^.;:,()]{3,80}?),\s",
    re.I,
)
NO_SIDE = re.compile(r"\b(?:baseline|before|after|pre|post|weeks?|months?|years?|days?|start|end|visits?)\b", re.I)
# "…, while relapsing patients benefited from A (…)": of what, was told before.
BENEFITED = re.compile(
    r"(?:^|\b(?:while|whereas|but|and|although|only)\s)\s*(?P<who>[^.;:,()]{2,60}?)\s+benefit(?:t?ed|s)?\s+(?:\w+\s+)?from\s+[^.;:,()]{2,40}$",
    re.I,
)
# "Benefit was seen only in smokers (…)", "Analyses revealed protective effects in …": of what, was told before.
SEEN_IN = re.compile(
    r"\b(?:(?:benefits?|effects?|protection|associations?|reductions?)\s+(?:was|were)\s+(?:\w+ly\s+)?(?:found|seen|observed|noted|evident|detected|"
    r"present|apparent|confined|limited)|(?:revealed|showed|found|suggested)\s+(?:an?\s+)?(?:protective\s+effects?|benefits?|protection))\s+"
    r"(?:only\s+)?(?:in|among|for|to)\s+(?P<who>(?:(?!\b(?:but|and|in|among)\b)[^.;:,()]){3,80}?)\s*$",
    re.I,
)
THAN = re.compile(r"\bthan\s+(?:in\s+|for\s+|among\s+|that\s+of\s+)?(?:the\s+)?(?P<who>[^.;:,()]{3,60}?)\s*$", re.I)


def between_sides(
    frame: Frame, context: Context, one: Effect, before: tuple[Effect, Lead] | None, last: Lead | None
) -> Lead | None:
    """The two sides that a difference before an effect's bracket lies between; what it is of may be told before."""
    anchor = anchor_of(frame, one)
    start, _ = frame.clause(anchor)
    found = BETWEEN.search(frame.bare, max(start, anchor - 220), anchor) if frame.outer[one.at] >= 0 else None
    if found is None or not one.measure or _has_figures(frame, found.start(), anchor):
        return None
    if NO_SIDE.search(found["one"]) or NO_SIDE.search(found["two"]):
        return None
    sides = [exposure_of(found[side], context) for side in ("one", "two")]
    difference = DIFFERENCE.search(frame.bare, start, found.start())
    goes_on = before is not None and " vs " in (before[1].arm or "")
    if not all(sides) or (difference is None and not goes_on):
        return None
    said = difference["what"] if difference else None
    opened = OPENED_WITH.match(frame.bare, start, found.start()) if not said and difference else None
    said = said or (opened["what"] if opened else None)
    what = said or found["what"]
    slot = "outcome" if what and not said else "sides"
    told = before[1] if goes_on and before is not None else last
    outcome = outcome_of(what, context) if what else told.outcome if told is not None else None
    return Lead(outcome, " vs ".join(side for side in sides if side), found.start(), slot) if outcome else None


def _has_figures(frame: Frame, start: int, end: int) -> bool:
    """Whether a bracket with figures stands between two places."""
    return any(frame.outer[at] >= 0 and frame.text[at].isdigit() for at in range(start, end))


def benefited(frame: Frame, context: Context, one: Effect, before: Lead | None) -> Lead | None:
    """What was told before, of the people who benefited."""
    anchor = anchor_of(frame, one)
    found = BENEFITED.search(frame.bare, max(0, anchor - 130), anchor) if before is not None else None
    if found is None and before is not None and frame.outer[one.at] >= 0:
        seen = SEEN_IN.search(frame.bare, max(0, anchor - 150), anchor)
        arm = exposure_of(seen["who"], context) if seen else None
        return replace(before, arm=arm, at=one.start, slot="arm") if arm else None
    arm = exposure_of(found["who"], context) if found else None
    return replace(before, arm=arm, at=one.start) if before is not None and arm else None


def than_group(frame: Frame, context: Context, one: Effect) -> str | None:
    """The group that a second value is of: "greater in A (…) than in B (…)"."""
    anchor = anchor_of(frame, one)
    found = THAN.search(frame.bare, max(0, anchor - 80), anchor)
    first = re.search(r"[)\]]", frame.text[max(0, anchor - 90) : found.start()]) if found else None
    return exposure_of(found["who"], context) if found and first else None


BOTH_SIDES = re.compile(
    r"(?:the\s+)?(?P<one>[^.;,()]{2,50}?)(?:\s+groups?)?\s+(?:and|versus|vs\.?)\s+(?:the\s+)?(?P<two>[^.;,()]{2,50}?)(?:\s+(?:groups?|arms?))?",
    re.I,
)
THE_GROUPS = re.compile(
    r"(?:(?:the|these|both|two|three|study|treatment|intervention|trial|randomi[sz]ed)\s+)*(?:groups?|arms?|treatments)",
    re.I,
)


def called_pair(arm: str | None, context: Context) -> str | None:
    """The groups that a difference is between, as the arms are called: "the tea and water groups"."""
    if arm is None or " vs " in arm:
        return arm
    if THE_GROUPS.fullmatch(arm):
        return context.comparison() or (" vs ".join(context.arms.names) if len(context.arms.names) == 2 else arm)
    found = BOTH_SIDES.fullmatch(arm)
    one, two = (context.arms.known(found["one"]), context.arms.known(found["two"])) if found else (None, None)
    return f"{one} vs {two}" if one and two and one != two else arm


# "Levels were not associated with death, except for zinc (HR 1.06 …)": the effect is of what is left out.
EXCEPT = re.compile(
    r",?\s*\b(?:except|apart\s+from|other\s+than|with\s+the\s+exception\s+of)\s+"
    r"(?:for\s+)?(?P<who>[^.;:,()]{2,70}?)(?:,\s+which\s+[^.;:,()]{4,50})?$",
    re.I,
)
DIFFERED = re.compile(r"\bdiffer(?:ed|s|ences?)?\b", re.I)


def excepted(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """The outcome that a clause told before it left something out, and what it left out."""
    anchor = anchor_of(frame, one)
    found = EXCEPT.search(frame.bare, clause_start(frame, anchor), anchor) if "xcept" in frame.bare else None
    if found and DIFFERED.search(frame.bare, clause_start(frame, anchor), found.start()):
        outcome = outcome_of(found["who"], context)  # "no differences but for the cough score (difference …)"
        return Lead(outcome, context.comparison(), found.start("who")) if outcome else None
    told = lead_of(frame, found.start(), context) if found else None
    arm = exposure_of(found["who"], context) if found else None
    return replace(told, arm=arm, at=one.start) if told is not None and arm else None
