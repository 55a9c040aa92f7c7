"""Directions whose outcome was named before: "the difference was not significant", "it also had a lower risk".

The outcome is the one that the sentence, or else the sentence before it, tells; where these tell several, a plural
("these differences") speaks of all of them, and anything else of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.expressions.cued import Cued
from attest.extract.context import Context, emit, without_time
from attest.extract.direction_greater import greater, value_of
from attest.extract.direction_lists import ADJ, HAD
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import WHOM
from attest.extract.direction_words import HOW, SAME
from attest.extract.finding import Found, row_of
from attest.extract.phrases import items_at
from attest.extract.subjects import is_drug, is_treatment

_GROUPS = (
    r"(?:the\s+)?(?:(?:two|three|both|study|treatment|intervention|comparison)\s+)*"
    r"(?:groups?|arms?|treatments?|cohorts?|them)"
)
_END = r"(?=\s*(?:[.;,()\[]|$|\b(?:at|after|during|by|over|when|but|and|while|although|was|were)\b))"
NOT_SIGNIFICANT = Cued(
    r"\b(?P<how>th(?:is|e|ese)|such)\s+(?:observed\s+|latter\s+|between-group\s+)?"
    r"(?:differences?|reductions?|increases?|improvements?|decreases?|changes?|declines?|trends?)\s+"
    rf"(?:(?:between|among)\s+{_GROUPS}\s+)?(?:(?:was|were)\s+(?:not|non)[\s-]+(?:\w+ly\s+)?(?:significant|different)|"
    r"(?:(?:did\s+not|failed\s+to)\s+(?:reach|achieve|attain)|lacked)\s+(?:\w+\s+)?significance)\b",
    re.I,
)
NONE = Cued(
    r"\b(?P<how>)(?:(?:no|without(?:\s+an?|\s+any)?)\s+(?:(?:statistically|clinically|statistical|significant|meaningful|other)\s+)*differences?|no\s+significance)\s+"
    rf"(?:(?:(?:was|were)\s+)?(?:found|observed|seen|noted|detected)\s+)?(?:between|among)\s+(?:{_GROUPS}|[\w-]+(?:\s[\w-]+)?\s+and\s+[\w-]+(?:\s[\w-]+)?){_END}"
    rf"|\b(?:{_GROUPS}|they)\s+did\s+not\s+differ(?:\s+significantly)?{_END}",
    re.I,
)
BETWEEN = Cued(
    r"(?:^|[.;,]\s+(?:but\s+|although\s+)?)(?:the\s+)?(?P<how>differences?)\s+between\s+[^.;()]{3,80}?\s+(?:was|were)\s+"
    rf"(?:not\s+(?:statistically\s+)?|non-?)significant(?:ly)?(?:\s+different)?{_END}",
    re.I,
)
BARE = Cued(
    r"\b(?P<how>)(?:yield(?:ed|s)|had|has|have|showed|experienced|associated\s+with|with|at|conferred|carried)\s+(?:an?\s+|the\s+)?(?:nearly\s+|almost\s+)?"
    rf"(?:\d[\d.]*(?:\s?%|-fold)\s+|[a-z]+-[a-z]+\s+)?{HOW}(?P<adj>{ADJ})\s+(?:risks?|hazards?|odds|rates?|incidences?|likelihood|probability|scores?|levels?|values?)"
    r"(?=\s*(?:[.;,()\[]|$|\b(?:than|compared|versus|vs)\b))",
    re.I,
)
# "The same trend was observed for X": X went the way of what was told before.
SIMILAR = Cued(
    r"\b(?:the\s+same|(?:an?\s+)?similar)\s+(?:trends?|patterns?|results?|findings?|effects?|changes?|responses?|tendenc(?:y|ies)|course)\s+"
    r"(?:(?:was|were)\s+(?:also\s+)?(?:seen|observed|found|noted|obtained|recorded|evident|apparent)|(?:applied|held)(?:\s+true)?)\s+"
    r"(?:for|in|with|on|regarding)\s+(?:both\s+)?(?=[A-Za-z])",
    re.I,
)
NOT_BEFORE = re.compile(r"\b(?:not|no|nor|without)\s+(?:\w+\s+){0,2}$", re.I)
# "…, a difference that was not significant", "…, but this was not", "…, which met the criterion for noninferiority".
DOUBTED = Cued(
    r"[,;)]\s+(?:(?P<how>)(?:an?|the)\s+(?:\w+\s+)?(?:differences?|results?|findings?|reductions?|increases?|improvements?|changes?)\s+(?:that|which)|(?:but|although|though|and)\s+(?:this|it|the\s+differences?)|which)\s+(?:also\s+)?"
    r"(?:(?:was|were)\s+(?:not\s+(?:statistically\s+)?|(?:statistically\s+)?non-?)significant|(?:did\s+not|failed\s+to)\s+(?:reach|achieve|attain)\s+(?:statistical\s+)?significance|"
    r"(?:met|meeting|satisfied|fulfilled)\s+the\s+(?:pre-?specified\s+|predefined\s+)?(?:criteri(?:on|a)|margin|boundary|requirements?)\s+(?:for|of)\s+non-?inferiority)\b|"
    r"[,;]\s+meeting\s+the\s+(?:pre-?specified\s+|predefined\s+)?(?:criteri(?:on|a)|margin|boundary|requirements?)\s+(?:for|of)\s+non-?inferiority\b",
    re.I,
)
# "Both groups improved in X and Y, with no difference between them": of both.
IN_BOTH = re.compile(
    r"\b(?:both|all|the\s+two|the\s+three)\s+(?:\w+\s+)?(?:groups?|arms?|treatments?|drugs|regimens|conditions)\b", re.I
)
SEVERAL = ("these", "differences")
EXPOSURE = re.compile(r"\b(?:use|users?|treatments?|therapy|exposure|intake|dose|consumption)$", re.I)
MOST = 4
Outcomes = dict[str, tuple[str | None, str | None]]  # each with its groups and its time


class Carried(NamedTuple):
    """A direction without its outcome: its place in the sentence, and whether it speaks of several outcomes."""

    value: str
    start: int
    end: int
    several: bool


def carried(text: str) -> Iterator[Carried]:
    """What a sentence says went some way without naming it."""
    for form in (NOT_SIGNIFICANT, NONE, BETWEEN, DOUBTED):
        for found in form.finditer(text):
            yield Carried(SAME, found.start(), found.end(), (found["how"] or "").casefold() in SEVERAL)
    for found in BARE.finditer(text):
        denied = NOT_BEFORE.search(text, 0, found.start())
        value = SAME if denied else HAD[" ".join(found["adj"].casefold().split())]
        yield Carried(value, denied.start() if denied else found.start(), found.end(), False)


def alike_facts(context: Context, told: Sequence[Found], begin: int) -> Iterator[Found]:
    """ "The same trend was observed for X", where all that was told from a place on went one way."""
    for found in SIMILAR.finditer(context.text):
        place = context.sentence.start + found.start()
        before = [one for one in told if one.role == "result.direction" and begin <= one.start < place]
        if len({one.value for one in before}) != 1 or WHOM.match(context.text, found.end()):
            continue
        arms = {dict(one.row or ()).get("arm") for one in before}
        arm = arms.pop() if len(arms) == 1 else context.comparison()
        outcomes, end = items_at(context.text, found.end(), keep_last=False)
        for name in named_in(outcomes):
            if not (is_drug(name.words) or is_treatment(name.words) or context.arms.known(name.words)):
                row = row_of(outcome=without_time(name.words), arm=arm)
                yield from emit(context, row, {"direction": before[0].value}, (found.start(), end), "direction-carried")


# "Protective effects were seen in smokers, but not in others", "no such benefit was seen in women".
SEEN_IN = Cued(
    r"(?:^|[.;:,]\s+|\b(?:but|and|whereas|while|that)\s+)(?:(?P<no>no)\s+(?:such\s+|significant\s+|protective\s+)*|(?:an?\s+|the\s+|this\s+|these\s+)?(?:protective\s+|beneficial\s+|significant\s+|similar\s+)*)"
    r"(?:effects?|benefits?)\s+(?:was|were)\s+(?:(?:also|only|\w+ly)\s+)?(?:seen|observed|found|noted|evident|apparent|confined\s+to|limited\s+to|restricted\s+to)\s+"
    r"(?P<lead>(?:only\s+)?(?:(?:in|among)\s+)?)(?P<who>(?!(?:the\s+)?(?:\w+\s+)?(?:groups?|arms?)\b)[^.;,()\[\]]{3,90}?)\s*(?=[.;,(\[]|$|\bbut\b)"
    r"(?:[(\[](?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*[)\]])?(?:,?\s+but\s+not\s+(?:in|among)\s+(?P<others>[^.;,()\[\]]{3,90}?)\s*(?=[.;,(\[]|$))?",
    re.I,
)


def subgroup_facts(contexts: Sequence[Context], told: Sequence[Found]) -> Iterator[Found]:
    """What an effect told before did in some people and not in others: of the one outcome that it was told of."""
    for at, context in enumerate(contexts):
        for found in SEEN_IN.finditer(context.text) if "effect" in context.text or "enefit" in context.text else ():
            if not WHOM.match(context.text, found.start("who")) and not OF_PEOPLE.search(found["who"]):
                continue
            last = _last_direction(contexts, at, context.sentence.start + found.start(), told)
            if last is None:
                continue
            outcome = dict(last.row or ()).get("outcome", "")
            parts = [(SAME if found["no"] else last.value, found["who"]), (SAME, found["others"])]
            for value, who in parts:
                if who:
                    row = row_of(outcome=outcome, time_point=f"in {' '.join(who.split())}")
                    yield from emit(context, row, {"direction": value}, found.span(), "direction-carried")


OF_PEOPLE = re.compile(r"\b(?:smokers|those|trials|studies|receiving|with|who|whose|aged|(?:sub)?groups?)\b", re.I)


def _last_direction(contexts: Sequence[Context], at: int, place: int, told: Sequence[Found]) -> Found | None:
    """The direction told last before a place, of this sentence or the two before it, that says which way."""
    begin = contexts[max(0, at - 2)].sentence
    section = contexts[at].sentence.section
    start = begin.start if begin.section == section else contexts[at].sentence.start
    before = [one for one in told if one.role == "result.direction" and start <= one.start < place]
    return max((one for one in before if one.value != SAME), key=lambda one: one.start, default=None)


def greater_facts(contexts: Sequence[Context], at: int, told: Sequence[Found]) -> Iterator[Found]:
    """ "The decrease was greater with A": of both groups' change that this sentence, or the one before, tells."""
    context = contexts[at]
    for one in greater(context.text) if len(context.arms.names) == 2 else ():
        begin, end = context.sentence.start, context.sentence.start + one.start
        arm = context.arms.in_words(one.whom)
        if arm is None or any(fact.role == "result.direction" and end <= fact.start < begin + one.end for fact in told):
            continue
        before = _changed(told, begin, end)
        if not before and at and contexts[at - 1].sentence.section == context.sentence.section:
            last = contexts[at - 1].sentence
            before = _changed(told, last.start, last.end)
        if not before or len(before) > (MOST if one.several else 1):
            continue
        groups = " vs ".join([arm, *(other for other in context.arms.names if other != arm)])
        for outcome, (was, time) in before.items():
            if value := value_of(one, was):
                row = row_of(outcome=outcome, arm=groups, time_point=time)
                yield from emit(context, row, {"direction": value}, (one.start, one.end), "direction-carried")


def _changed(told: Sequence[Found], start: int, end: int) -> dict[str, tuple[str, str | None]]:
    """The outcomes of which a stretch tells that they went one way, in no group or in each, and when."""
    out: dict[str, tuple[str, str | None]] = {}
    for fact in told:
        row = dict(fact.row or ())
        if fact.role == "result.direction" and start <= fact.start < end and " vs " not in row.get("arm", ""):
            if fact.value == SAME or out.get(row["outcome"], (fact.value,))[0] != fact.value:
                return {}
            out[row["outcome"]] = (fact.value, row.get("time_point"))
    return out


def carried_facts(contexts: Sequence[Context], told: Sequence[Found]) -> Iterator[Found]:
    """Directions of outcomes that were named before, beside what was found in the sentences."""
    told = list(told)
    yield from subgroup_facts(contexts, told)
    for at, context in enumerate(contexts):
        begin = context.sentence.start
        last = contexts[at - 1].sentence if at else context.sentence
        alike = list(alike_facts(context, told, last.start if last.section == context.sentence.section else begin))
        alike += greater_facts(contexts, at, told)
        told += alike
        yield from alike
        for one in carried(context.text):
            place = (begin + one.start, begin + one.end)
            if any(fact.role == "result.direction" and fact.start < place[1] and place[0] < fact.end for fact in told):
                continue
            here = outcomes_between(told, begin, place[0])
            own = context.text.endswith("with ", 0, one.start)  # "X was low, with no differences": of X
            if not here and not own and at and contexts[at - 1].sentence.section == context.sentence.section:
                before = contexts[at - 1].sentence
                here = outcomes_between(told, before.start, before.end)
            in_both = bool(here) and one.value == SAME and IN_BOTH.search(context.text, 0, one.start) is not None
            if not here or len(here) > (MOST if one.several or in_both else 1):
                continue
            for outcome, (arm, time) in here.items():
                row = row_of(outcome=outcome, arm=arm or context.comparison(), time_point=time)
                made = list(emit(context, row, {"direction": one.value}, (one.start, one.end), "direction-carried"))
                told += made
                yield from made


def _alike(one: str, other: str) -> bool:
    """Whether two names are one: "response" of an "overall response"."""
    one, other = sorted((one.casefold(), other.casefold()), key=len)
    return one == other or other == f"overall {one}"


def outcomes_between(told: Sequence[Found], start: int, end: int) -> Outcomes:
    """The outcomes that a stretch of the text tells, each with its two groups and its time, if they are told."""
    out: Outcomes = {}
    for fact in told:
        if fact.row is None or not fact.role.startswith("result.") or not (start <= fact.start < end):
            continue
        row = dict(fact.row)
        if (name := row.get("outcome")) and not EXPOSURE.search(name):
            known = next((key for key in out if _alike(key, name)), name)
            arm, time = out.get(known, (None, row.get("time_point")))
            groups = row.get("arm", "") if " vs " in row.get("arm", "") else None
            out[known] = arm or groups, time if time == row.get("time_point") else None
    return out
