"""Shares of people and means with their intervals as rows of results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.context import Context, direction_before, emit, without_time
from attest.extract.counted import Counted
from attest.extract.effects.by_group import of_one_group_each
from attest.extract.finding import Found, row_of
from attest.extract.grammar.courses import compares
from attest.extract.grammar.groups import group_at_bracket
from attest.extract.locations import locations
from attest.extract.measured import location_outcome
from attest.extract.phrase_times import time_in
from attest.extract.phrases import Phrase, name_before, tidy, usable
from attest.extract.statistics import PEOPLE, Statistic

MEAN = re.compile(r"\b(?:mean|average)\b", re.I)
OF_CHANGE = re.compile(r"\b(?:changes?|differences?|reductions?|increases?|decreases?)\b", re.I)
RISK_OF = re.compile(
    r"\b(?:risks?|rates?|odds|hazards?|incidence|likelihood|probability)\s+(?:of|for)\s+(?=[A-Za-z])",
    re.I,
)


def estimate_facts(context: Context, made: list[Statistic], found_counts: list[Counted]) -> Iterator[Found]:
    text = context.text
    grouped = of_one_group_each(context, [(one.start, one.end) for one in made]) if made else frozenset()
    for one in made:
        if not context.free(one) or one.start in grouped:
            continue
        outcome = (
            _counted_before(context, one, found_counts)
            or _measured_before(context, one)
            or _estimate_outcome(context, one)
        )
        if outcome is None:
            continue
        words = without_time(outcome.words)
        better = BETTER.match(words) or BETTER_BEFORE.search(text, max(0, outcome.start - 12), outcome.start)
        if better and THAN_BEHIND.match(text, one.end):
            continue  # "a better survival (76%; 95% CI …) than the others": of one group, which the grammar finds
        row = row_of(
            outcome=words,
            arm=_people_before(context, one) or context.comparison(),
            time_point=time_in(text[outcome.end : outcome.end + 50]),
        )
        parts = {role: value[0] for role, value in one.parts.items()}
        if _is_share(text, one, words):
            parts["percent"] = parts.pop("estimate")
        elif (MEAN.search(words) and not OF_CHANGE.search(words)) or _is_own_change(context, one):
            parts["mean"] = parts.pop("estimate")
        start = outcome.start if 0 < one.start - outcome.start < 200 else one.start
        yield from emit(context, row, parts, (start, one.end), "estimate-mean")


BETTER = re.compile(r"(?:better|worse|poorer|higher|lower|longer|shorter)\s", re.I)
BETTER_BEFORE = re.compile(rf"\b{BETTER.pattern}+$", re.I)
THAN_BEHIND = re.compile(r"\s?%?\s*[)\]]\s+(?:than|compared|versus|vs)\b")
# "Fell by a mean of 5.3 (95% CI …)", "improved (mean change from baseline, −4.5; 95% CI …)".
AVERAGE_CHANGE = re.compile(
    r"\bby\s+an?\s+(?:mean|average)\s+of\s+$|"
    r"\b(?:mean|average)\s+(?:\w+\s+)?(?:changes?|decreases?|increases?|reductions?|improvements?|declines?|gain|loss|fall|rise)"
    r"(?:\s+(?:from|in|at|over|since)\s+[^.;()\d]{2,40})?[\s,:=]*(?:was\s+|of\s+)?$",
    re.I,
)


def _is_own_change(context: Context, one: Statistic) -> bool:
    """Whether an estimate is by how much the people of a report that compares no groups changed on average."""
    if len(context.arms.names) > 1 or compares(WITHIN.sub("", context.text)):
        return False
    return AVERAGE_CHANGE.search(context.text, max(0, one.start - 90), one.start) is not None


WITHIN = re.compile(r"\bbetween\s+(?:baseline|entry|inclusion|weeks?|months?|before|pre-?treatment)\b", re.I)
# "13 of 123 patients (11%, 95% CI 6-17)", "survival was 62% (95% CI 55-69)": a share of people with its interval.
BEHIND_COUNT = re.compile(
    rf"(?:\d\s?/\s?\d+|\bof\s+(?:the\s+)?\d[\d,]*)(?:\s+(?:[\w-]+\s+){{0,3}}?{PEOPLE})?\s*[(\[]\s*$", re.I
)
BY_HOW_MUCH = re.compile(r"\bby\s+(?:about\s+)?$", re.I)
# "The cumulative incidence of relapse was …": the name is of what the share is.
SHARE_BEFORE = re.compile(
    r"\b(?:survival|rates?|prevalence|proportion|incidence|mortality|percentage|frequency)\s+(?:of|for)\s+[^.;:()\d]{2,60}?\s(?:was|were)\s+"
    r"(?:about\s+|only\s+)?$",
    re.I,
)
SHARE_NAME = re.compile(
    r"\b(?:survival|rates?|prevalence|proportion|incidence|mortality|remission|cure|response|percentage)\b", re.I
)
OTHER_PERCENT = re.compile(
    r"\b(?:efficacy|effectiveness|sensitivity|specificity|accuracy|differences?|changes?|reductions?|increases?|decreases?|"
    r"predictive|decline|improvement|risk\s+reduction)\b",
    re.I,
)


def _people_before(context: Context, one: Statistic) -> str | None:
    """The people right before the bracket of a share with its interval: "in older women (7.1%; 95% CI …)"."""
    bracket = context.bracket(one.start)
    if bracket is None or not re.match(r"\s?%", context.text[one.parts["estimate"][2] :]):
        return None
    group = group_at_bracket(context.text, bracket, context.arms)
    return group.name if group is not None else None


def _is_share(text: str, one: Statistic, words: str) -> bool:
    """Whether an estimate without a measure is the percentage of people that had the outcome."""
    if re.match(r"\s?(?:%|per\s?cent)", text[one.parts["estimate"][2] :]) is None or OTHER_PERCENT.search(words):
        return False
    lead = text[max(0, one.start - 90) : one.start]
    if BY_HOW_MUCH.search(lead):
        return False
    named = SHARE_NAME.search(words) or SHARE_BEFORE.search(lead)
    return bool(BEHIND_COUNT.search(lead) or named) and not OTHER_PERCENT.search(lead)


def _measured_before(context: Context, one: Statistic) -> Phrase | None:
    """The outcome whose means stand before the bracket: "… 51.2 in one arm, 58.6 in the other (difference …)"."""
    bracket = context.bracket(one.start)
    if bracket is None:
        return None
    for found in reversed(locations(context.text)):
        between = context.text[found.end : bracket]
        if found.end <= bracket and len(between) <= 60 and not re.search(r"[.;]\s", between):
            return location_outcome(context, found)
    return None


def _counted_before(context: Context, one: Statistic, found_counts: list[Counted]) -> Phrase | None:
    """The outcome whose counts stand before the bracket of an estimate: "… in 98 of 602 and 133 of 602 (HR 0.71 …)"."""
    bracket = context.bracket(one.start)
    if bracket is None:
        return None
    for counted_one in reversed(found_counts):
        between = context.text[counted_one.statistic.end : bracket]
        if counted_one.statistic.end <= bracket and len(between) <= 80 and not re.search(r"[.;]\s", between):
            return counted_one.outcome
    return None


def _estimate_outcome(context: Context, one: Statistic) -> Phrase | None:
    text, place = context.text, one.start
    if said := _said_by_how_much(context, place):
        return said
    bracket = context.bracket(place)
    lead_end = bracket if bracket is not None else place
    if bracket is not None:
        direct = direction_before(context, bracket)
        if direct:
            return direct
    risks = list(RISK_OF.finditer(text[:lead_end]))
    if risks:
        stop = re.compile(
            r"[.;(\[,]|\b(?:was|were|in|with|by|compared|than|among|for|from|and|at|during|over|vs)\b", re.I
        ).search(text, risks[-1].end())
        words = tidy(text[risks[-1].end() : stop.start() if stop else lead_end])
        if usable(words) and not re.match(r"(?:higher|lower|reduced|increased|greater|an?)\b", words):
            return Phrase(words, risks[-1].end(), risks[-1].end() + len(words))
    if bracket is None:
        return None
    before = re.compile(
        r"\b(?:was|were|occurred|did\s+not|reduced|increased|improved|ranged|varied|averaged|fell|rose|declined|dropped)\b",
        re.I,
    )
    verbs = list(before.finditer(text[:bracket]))
    if verbs:
        clause = max(
            [
                0,
                *(
                    found.end()
                    for found in re.finditer(r"[.;:]\s|,\s+(?:and|but|while|whereas)\s", text[: verbs[-1].start()])
                ),
            ]
        )
        words = tidy(text[clause : verbs[-1].start()])
        if usable(words) and words.count(" ") < 9:
            return Phrase(words, clause, verbs[-1].start())
    named_before = name_before(text, bracket)
    return None if named_before and context.arms.known(named_before.words) else named_before


def _said_by_how_much(context: Context, place: int) -> Phrase | None:
    """What "increased by a mean of 48 m" or "was 2.1 kg lower" tells the amount of."""
    by = re.search(
        r"\s+by\s+(?:an?\s+)?(?:(?:estimated\s+)?(?:mean|average|median)\s+(?:of\s+)?)?$", context.text[:place]
    )
    end = by.start() if by else place
    for direction in context.directions:
        inside = direction.start <= place < direction.end and direction.rule == "was-higher"
        if direction.outcomes and (
            inside or (by and direction.rule == "subject-verb" and 0 <= end - direction.end <= 2)
        ):
            return direction.outcomes[-1]
    return None
