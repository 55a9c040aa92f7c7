"""Whose a direction is: the group that changed, or both that are compared; and changes since the baseline."""

from __future__ import annotations

import re

from attest.extract.context import Context, arm_behind
from attest.extract.direction_words import SAME
from attest.extract.finding import Direction
from attest.extract.grammar.courses import WITH_THEMSELVES
from attest.extract.grammar.lone import IN_GROUP, of_clause
from attest.extract.phrases import Phrase
from attest.text.words import place_of

_AMOUNT = (
    r"(?:an?\s+)?(?:mean\s+|median\s+|average\s+|about\s+)*(?:of\s+)?[-−–]?\d[\d.·]*(?:\s?(?:±|\+/[-−])\s?[\d.·]+)?"
    r"(?:\s?%|\s(?!to\b)[A-Za-z/%²]{1,14}){0,2}?(?:\s?[(\[][^()\[\]]{1,40}[)\]])?"
)
# "Improved by 4.1 points with A", "rose from 4.1 (SD 1.0) to 5.2 (1.1) with A": the amount stands before the group.
BY_AMOUNT = re.compile(
    rf"\s+(?:significantly\s+)?(?:(?:by\s+)?{_AMOUNT}|from\s+{_AMOUNT}\s+to\s+{_AMOUNT})(?=\s+(?:with|in|on|after|for)\b)"
)
ALSO_OTHERS = re.compile(
    r"[^.;,(]{2,60},?\s+(?:and|but|versus|vs\.?|compared\s+(?:with|to))\s+(?:only\s+)?(?:from\s|by\s|[-−–]?\d)"
)
# What compares by itself: a greater change, more of something, what was likelier.
OF_TWO = ("was-higher", "had-higher", "associated-with", "verb-object", "no-difference", "greater-change", "likelier")
OF_ONE_GROUP = ("subject-verb", "change-in", "no-difference", "it-too")
COMPARES = re.compile(
    r"\b(?:than|compared|comparison|versus|vs|relative|between|both|groups|arms|(?:group|arm),?\s+respectively)\b", re.I
)
# "Was not different from the control group": both are compared.
FROM_OTHERS = re.compile(
    r"\s+from\s+(?:that\s+(?:of|in|with)\s+)?(?!(?:the\s+)?(?:baseline|pre\w*|before|initial|first|start|week|day|\d))",
    re.I,
)
TREND = re.compile(r"(?:trend|tend)", re.I)  # towards less in one group than in the other
IN_BOTH = re.compile(r"\s+(?:\w+ly\s+)?in\s+(?:both|all|each)\b(?![^.;]*\bthan\b)", re.I)
EITHER = re.compile(r"\b(?:either|both|each)\b", re.I)


# "Fell more with A", "rose faster in the A group": more than in the other.
MORE_IN = re.compile(
    r"\s+(?:\w+ly\s+)?(?:more|faster|further|sooner|earlier)(?:\s+\w+ly)?(?=\s+(?:with|in|on|among|under)\s)"
)
# "… in contrast to patients in the A group, where capacity fell": whose it is.
WHERE = re.compile(
    r"\b(?:in|to|with|of|from)\s+(?:patients\s+in\s+)?(?:the\s+)?(?P<who>(?!the\b)[\w+/-]+(?:\s[\w+/-]+){0,2}?)\s+(?:group|arm)s?\s*(?:\([^()]*\)\s*)?,?\s*"
    r"(?:where|in\s+wh(?:ich|om))\s+(?:the\s+|mean\s+|median\s+)*$",
    re.I,
)


def group_of(context: Context, one: Direction) -> str | None:
    """The group that changed, where one is named beside the words for it, else both where they are compared."""
    text = context.text
    if one.value != SAME and IN_BOTH.match(text, one.end):
        return None  # of both, and no comparison of them
    before = WITH_THEMSELVES.search(text, one.end, min(len(text), one.end + 120))
    behind = context.read.frame.bare[one.end : before.start()] if before else text[one.end : one.end + 120]
    if one.value == SAME and before is None and _in_both_arms(context, behind):
        return context.comparison()
    amount = BY_AMOUNT.match(text, one.end)
    of_one = (before is not None or one.rule in OF_ONE_GROUP) and not COMPARES.search(behind)
    of_one = of_one and not (one.value == SAME and (FROM_OTHERS.match(text, one.end) or TREND.match(text, one.start)))
    if of_one and one.outcomes and (named := where(context, one.outcomes[0])):
        return named
    if amount and ALSO_OTHERS.match(text, amount.end()):
        return None  # said of both groups, each with its amount
    if of_one and one.rule == "subject-verb" and (more := MORE_IN.match(text, one.end)):
        return context.comparison() if arm_behind(context, more.end()) in context.arms.names else None
    own = arm_behind(context, amount.end() if amount else one.end) if of_one else None
    if of_one and own is None and before is not None:
        own = arm_behind(context, before.end()) or _only_arm(context, one)
    if of_one and own is None and one.value != SAME:
        own = _arm_before(context, one)
    if own or (before is not None and of_one):
        return own
    return context.comparison() if _compares(text, one) else None


def called(context: Context, one: Direction) -> str | None:
    """The group or the groups that a direction names itself, as the arms call them."""
    if one.rule == "likelier" and one.of and " vs " not in one.of and _of_arm(context, one):
        return context.comparison() or one.of  # "patients receiving A were likelier to": than the others
    if one.rule == "no-difference" and one.of and _is_arm(context, one.of):
        return context.comparison() or one.of  # "A was not associated with X": no more than the others
    if one.of is None or one.rule not in ("was-higher", "greater-change"):
        return one.of
    return " vs ".join(context.arms.called(each) for each in one.of.split(" vs "))


# "The use of A", "treatment with A", "A supplementation": A.
TREATED_WITH = re.compile(
    r"^(?:the\s+)?(?:(?:use|administration|addition|receipt)\s+of|(?:treatment|therapy|supplementation)\s+with)\s+|\s+(?:treatment|therapy|use|administration|supplementation)$",
    re.I,
)
# What of A was measured in people, and is not A given to them.
OF_MEASURE = re.compile(
    r"\b(?:levels?|concentrations?|doses?|intake|status|deficiency|values?|scores?|changes?)\b", re.I
)


def _is_arm(context: Context, words: str) -> bool:
    return OF_MEASURE.search(words) is None and context.arms.known(TREATED_WITH.sub("", words)) is not None


# "Similar in the A group and in the B group": what may stand between two arms of which one thing is said.
BETWEEN_ARMS = re.compile(
    r"(?:-?treated|-?assigned)?\s*(?:(?:groups?|arms?|recipients|patients|participants)\s+)?(?:[(\[][^()\[\]]*[)\]]\s*)?(?:and|as)\s+"
    r"(?:(?:in|with|for|on|under|after|among|the|those|that|patients|participants|receiving|given|taking|treated)\s+)*",
    re.I,
)


def _in_both_arms(context: Context, behind: str) -> bool:
    """Whether both arms are named behind what was the same, with "and" between them."""
    low = behind.casefold()
    places = [
        (place, place + len(arm)) for arm in context.arms.names if (place := place_of(arm.casefold(), low)) is not None
    ]
    return len(places) == 2 and BETWEEN_ARMS.fullmatch(behind, min(places)[1], max(places)[0]) is not None


def _of_arm(context: Context, one: Direction) -> bool:
    """Whether the people before a verb, or some of whom, are those of an arm: "women in the A group"."""
    start, _ = context.read.frame.clause(one.start)
    return context.arms.in_words(context.text[start : one.start]) is not None


def where(context: Context, outcome: Phrase) -> str | None:
    """The group that an outcome is said of: "in the A group, where X fell"."""
    found = WHERE.search(context.text, 0, outcome.start)
    return (context.arms.known(found["who"]) or found["who"]) if found else None


def _only_arm(context: Context, one: Direction) -> str | None:
    """The arm of a clause that names no other."""
    start, end = context.read.frame.clause(one.start)
    clause = context.read.frame.bare[start:end]
    if EITHER.search(clause) or len(context.arms.names) < 2:
        return None
    return context.only_arm(clause)


def _arm_before(context: Context, one: Direction) -> str | None:
    """The only arm of the clause, named before the words that tell the direction, and not behind another direction."""
    if len(context.arms.names) < 2:
        return None
    frame = context.read.frame
    own = of_clause(frame, one.start, context.arms, IN_GROUP)
    if own not in context.arms.names:
        return None
    start = frame.clause(one.start)[0]
    earlier = min((each.end for each in context.directions if start <= each.start < one.start), default=one.start)
    return own if of_clause(frame, earlier, context.arms, IN_GROUP) == own else None


def with_themselves(context: Context, one: Direction, place: int) -> bool:
    """Whether a direction that a place behind it speaks of is one since the baseline."""
    return WITH_THEMSELVES.search(context.text, one.end, place) is not None


def _compares(text: str, one: Direction) -> bool:
    return one.rule in OF_TWO or bool(
        re.search(r"\b(?:than|compared|versus|vs)\b|^[^,;]*\bin\s+comparison\b", text[one.end : one.end + 120], re.I)
    )
