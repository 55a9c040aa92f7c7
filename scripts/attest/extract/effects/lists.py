"""Effects that go on from one before: items of a list, values for several groups, the same association again."""

from __future__ import annotations

from dataclasses import replace

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.lead import Lead
from attest.extract.effects.naming import clause_start, factor_before, goes_on, lead_of, listed_before
from attest.extract.effects.outcomes import outcome_of
from attest.extract.effects.places import (
    BEHIND,
    COMPARED_BEHIND,
    COMPARISON,
    NAMED_BEFORE,
    anchor_of,
    closed_at,
)
from attest.extract.effects.words import ASSOCIATED, FACTORS, PREDICTS
from attest.extract.grammar.frames import Frame
from attest.extract.phrases import usable
from attest.extract.statistics import PEOPLE

ITEM = re.compile(
    r"\s*[)\]]?\s*(?:,?\s*but(?:\s+not)?\b|[,;]|,?\s*(?:and|or|but\s+not|as\s+well\s+as|followed\s+by))?\s*(?:and\s+|or\s+|also\s+|"
    r"with\s+|for\s+|in\s+|on\s+|of\s+|(?:inverse|negative|positive|direct)ly\s+(?=with\s))*(?:to\s+)?(?:(?:be|have\s+had|have|develop|report|experience|"
    r"show)\s+)?(?P<name>[^.;:()\[\]]{2,120}?)\s*$",
    re.I,
)


# "… at 6 months (…) and 12 months (…)": the next item is a time.
TIME_ITEM = re.compile(
    r"(?:(?:at|after|by)\s+)?(?:\d+[\s-](?:hours?|days?|weeks?|months?|years?)|(?:week|month|day|year)\s\d+)", re.I
)
LIST_VERB = re.compile(
    r"(?<![-%])\b(?:between|associations?|correlations?|differences?|than|was|were|had|did|is|are|has|have|associated|"
    r"compared|than|benefit(?:s|t?ed)|(?:increas|decreas|reduc|improv)(?:ed|es)|may|might|predicted|showed|but)\b",
    re.I,
)
# A bracket between two items holds an effect that nothing has named: they are no neighbours.
SKIPPED = re.compile(r"[(\[][^()\[\]]*(?:\bCI|[HOR]R|\br\s?=)[^()\[\]]*[)\]]")


def listed_factors(frame: Frame, context: Context, made: list[Effect], said: str | None = None) -> dict[int, Lead]:
    """The factors of lists in brackets whose outcome the words behind the list name, by their places.

    `said` is the outcome told before, for lists behind which only "were not associated" stands.
    """
    out: dict[int, Lead] = {}
    run: list[tuple[Effect, str | None]] = []
    for one in made:
        anchor = anchor_of(frame, one)
        if frame.outer[one.at] < 0:
            run = []
            continue
        item = ITEM.match(frame.bare, closed_at(frame, run[-1][0]), anchor) if run else None
        if item is not None and item.end() == anchor and not LIST_VERB.search(item["name"]):
            run.append((one, exposure_of(item["name"], context)))
        else:
            run = [(one, factor_before(frame, anchor, context))]
        closed = closed_at(frame, one)
        outcome = listed_before(frame, closed, context)
        outcome = outcome or (said if UNSAID.match(frame.bare, closed) else None)
        for effect, arm in run if outcome else ():
            if outcome and arm:
                place = max(0, anchor_of(frame, effect) - len(arm) - 2)
                out[effect.at] = Lead(outcome, arm, place, "arm")
    return out


# "… while A (…) and B (…) were not associated", "were protective", "did not": with what, was said before.
UNSAID = Cued(
    r"\s*(?:(?:was|were|is|are)\s+(?:\w+\s+){0,3}(?:(?:associated|correlated)(?!\s+(?:\w+\s+)?with\b)|"
    r"(?:protective|predictive|predictors?|risk\s+factors?|determinants)(?!\s+(?:of|for|against|factors?|value)\b))|"
    r"(?:did|was|were)\s+not(?=\s*[.;,]|\s*$))",
    re.I,
)


# "Risk factors were A (…)", "A was protective (…)": of what, was said before.
PROTECTIVE = re.compile(
    r"(?P<who>[^,;:]{3,80}?)\s+(?:was|were)\s+(?:not\s+)?(?:\w+ly\s+)?(?:protective|predictive|(?:an?\s+)?(?:\w+\s+)?(?:risk\s+factors?|"
    r"predictors?))\s*$",
    re.I,
)


def unsaid_factor(frame: Frame, context: Context, one: Effect, outcome: str | None, first: bool) -> Lead | None:
    """A factor whose sentence does not say of what; `outcome` is what was told before, `first` if not in it."""
    if outcome is None or frame.outer[one.at] < 0:
        return None
    anchor = anchor_of(frame, one)
    start = clause_start(frame, anchor)
    found = FACTORS.search(frame.bare, start, anchor) if first else None
    alone = PROTECTIVE.match(frame.bare, start, anchor)
    if (found is None and alone is None) or (found and found["y"]):
        return None
    words = alone["who"] if alone else frame.bare[found.end() : anchor] if found else ""
    arm = exposure_of(words, context) if "," not in words else None
    return Lead(outcome, arm, start, "arm") if arm else None


# "The risk of death for patients with gout (…) and asthma (…)": the items are diseases of the people, and no outcomes.
PEOPLE_WITH = re.compile(rf"\b(?:for|in|among)\s+{PEOPLE}\s+with\s+(?:(?!and\b|or\b)[\w-]+\s+){{1,5}}$", re.I)

# "…); and A or B (…)": the last item of a list that semicolons part.
LAST_ITEM = re.compile(r"^[\s)\]]*;\s+(?=(?:and|or)\s)")


# "And the response rate was 50% versus 51% (…)": an outcome of its own, with its figures.
OWN_FIGURES = re.compile(r"\b(?:rates?|survival|scores?|levels?|times?)\s+(?:was|were)\s+\d", re.I)


def next_listed(frame: Frame, context: Context, one: Effect, before: tuple[Effect, Lead] | None) -> Lead | None:
    """The next item of a list: what the words since the effect before name takes the place that the last had."""
    if before is None:
        return None
    effect, lead = before
    anchor = anchor_of(frame, one)
    if anchor <= effect.end:
        return None
    if OWN_FIGURES.search(frame.bare, closed_at(frame, effect), frame.anchor(one.at)):
        return None
    if arm := goes_on(frame, closed_at(frame, effect), anchor, context):
        return replace(lead, arm=arm, at=closed_at(frame, effect), slot="subject")
    if frame.outer[one.at] < 0 and frame.outer[effect.at] < 0:
        return _same(frame, context, one, effect, lead) or _next_by(frame, context, one, effect, lead)
    between = frame.text[closed_at(frame, effect) : anchor]
    if SKIPPED.search(between):
        return None
    same = AS_WAS.match(between)
    if same is not None and (outcome := outcome_of(same["name"], context)):
        return replace(lead, outcome=outcome, at=closed_at(frame, effect) + same.start("name"))
    found = ITEM.match(between) or ITEM.match(frame.bare[closed_at(frame, effect) : anchor])
    if found is None or LIST_VERB.search(found["name"]) or re.search(r"[.;]\s", LAST_ITEM.sub("", between)):
        return None
    words = found["name"]
    at = closed_at(frame, effect) + found.start("name")
    if TIME_ITEM.fullmatch(words):
        return replace(lead, time=f"{'' if words[0].isalpha() else 'at '}{words}", at=at)
    fell = FELL_BY.match(words)
    if fell is not None and (outcome := outcome_of(fell["name"], context)):
        return replace(lead, outcome=outcome, at=at)  # "A fell by 25% (p …), B by 12% (p …)"
    if lead.slot == "arm" or (lead.arm and FOLLOWED.match(between)):
        arm = exposure_of(FOLLOWED.sub("", words), context)
        lead = replace(lead, slot="arm")
        return replace(lead, arm=arm, at=at) if arm else None
    if (
        lead.slot == "outcome"
        and PEOPLE_WITH.search(frame.bare, 0, anchor_of(frame, effect))
        and exposure_of(words, context)
    ):
        return replace(lead, outcome=f"{lead.outcome} ({words})", at=at)
    outcome = outcome_of(words, context)
    if outcome is None and lead.slot == "outcome" and WITH_ITEM.match(between) and usable(words):
        outcome = words  # "… with A (2.3 …), with B (2.7 …)"
    if outcome is not None and lead.slot != "subject":
        return replace(lead, outcome=outcome, at=at)
    if lead.slot == "subject":
        arm = exposure_of(words, context)
        return replace(lead, arm=arm, at=at) if arm else None
    arm = exposure_of(re.sub(r"^(?:in|among|for|with|of)\s+", "", words), context)
    if arm and COMPARISON.search(words):
        return replace(lead, arm=arm, at=at)
    other = outcome_of(lead.arm, context) if lead.arm else None  # "associations of death with age (…) and surgery (…)"
    return replace(lead, outcome=other, arm=arm, at=at) if arm and other else None


# "The best was A (…), followed by B (…) and C (…)".
FOLLOWED = re.compile(r"[\s)\],]*followed\s+by\s+")
# "Remission was more likely with A (…), as was relief (…)".
AS_WAS = re.compile(r"\s*[)\]]?\s*,?\s*as\s+(?:was|were|did|had)\s+(?:the\s+)?(?P<name>[^.;:,()]{2,80}?)\s*$")
WITH_ITEM = re.compile(r"\W*(?:and\s+|or\s+)?with\s", re.I)
FELL_BY = re.compile(r"(?P<name>[^.;,]{2,60}?)\s+(?:\w+ed\s+|fell\s+|rose\s+)?by(?:\s+[-−–]?\d|\s*$)")
SAME = re.compile(
    r"[)\]]?\s*(?:(?:for|in|among|with|of|on|at|against)\s[^.;:]{2,110}?)?\s*(?:,\s*(?:and|but|while)?|;|\band|\bto|"
    r"\bversus|\bvs\.?|\bcompared\s+with)\s*(?:was\s+)?$"
)


# "… was 1.1 (…) for A and for B (…) was 0.9 (…)".
SAME_FOR = re.compile(
    r"\W*(?P<and>and\s|while\s|whereas\s|but\s)?\s*(?:that\s+)?(?:for|in|among|with)\s+(?:the\s+)?(?P<who>[^.;:,()]{2,70}?)\s*(?:\([^()]*\)\s*)?"
    r"(?:(?:it\s+)?(?:was|were)\s+$|(?(and),?\s+$|$.))"
)


def _same(frame: Frame, context: Context, one: Effect, effect: Effect, lead: Lead) -> Lead | None:
    """The next value of a series that stands outside brackets: "2.1 (…) for A and 1.4 (…) for B"."""
    between = context.text[closed_at(frame, effect) : one.start]
    if one.head is None and (found := SAME_FOR.match(between)):
        own = lead.slot == "own" and effect.of.casefold() == f"for {lead.outcome}".casefold()
        if lead.slot in NAMED_BEFORE and lead.at < effect.at and not own:
            return replace(lead, arm=exposure_of(found["who"], context))
        words = outcome_of(found["who"], context)
        return replace(lead, outcome=words) if words else None
    if one.head is not None or not SAME.fullmatch(between.lstrip()):
        return None
    if COMPARED_BEHIND.match(context.text, closed_at(frame, one)):
        return replace(lead, arm=None)
    behind = BEHIND.match(context.text, closed_at(frame, one))
    if behind and behind["lead"].casefold() in ("for", "against", "on") and not COMPARISON.search(behind["what"]):
        named = lead.slot in NAMED_BEFORE and lead.at < effect.at
        words = None if named else outcome_of(behind["what"], context)
        if words:
            return replace(lead, outcome=words)
    return replace(lead, arm=None)


NEXT_BY = re.compile(
    r"[^.;]*?(?:,\s*(?:and\s+)?|\band\s+|;\s*)(?P<name>[^.;,]{3,90}?)\s+(?:by|of|was|were|to)\s+(?:an?\s+)?$"
)


def _next_by(frame: Frame, context: Context, one: Effect, effect: Effect, lead: Lead) -> Lead | None:
    """ "A fell by 24% (…) and B by 35% (…)"."""
    found = NEXT_BY.match(frame.bare, closed_at(frame, effect), one.start) if one.head is None else None
    outcome = outcome_of(found["name"], context) if found else None
    return replace(lead, outcome=outcome, at=found.start("name")) if found and outcome else None


LED_BY = re.compile(r"\s*(?:[,;]|(?:,\s*)?(?:and|or|as\s+well\s+as)\s)")


def behind_bracket(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """An item of a list whose last had its own bracket, whatever stood in it: "less pain (2 vs 4), less itch (p …)"."""
    bracket = frame.outer[one.at]
    closed = max((at + 1 for at in range(max(0, bracket - 90), max(0, bracket)) if frame.text[at] in ")]"), default=0)
    if not closed or frame.outer[closed - 1] < 0 or not LED_BY.match(frame.text, closed):
        return None
    found = ITEM.match(frame.text[closed : anchor_of(frame, one)])
    words = found["name"] if found and not LIST_VERB.search(found["name"]) else ""
    outcome = outcome_of(words, context)
    if found is None or outcome is None:
        return None
    first = lead_of(frame, frame.outer[closed - 1], context)
    at = closed + found.start("name")
    return replace(first, outcome=outcome, at=at) if first and first.slot == "outcome" else None


def behind_colon(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """A factor in a list that a colon opens: "Some habits were associated with falls: haste (OR 2), drink (OR 3)"."""
    anchor = anchor_of(frame, one)
    colon = next((begin for begin, end in reversed(frame.partings) if end <= anchor), -1)
    if frame.outer[one.at] < 0 or colon < 0 or frame.bare[colon] != ":":
        return None
    if not any(pattern.search(frame.bare, 0, colon) for pattern in (ASSOCIATED, PREDICTS)):
        return None
    told = lead_of(frame, colon, context)
    arm = exposure_of(frame.bare[colon + 1 : anchor], context) if told and told.slot == "outcome" else None
    return Lead(told.outcome, arm, anchor - len(arm) - 1, "arm") if told and arm and "," not in arm else None
