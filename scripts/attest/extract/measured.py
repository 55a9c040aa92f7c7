"""Means, medians and plain values of arms as rows of results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions.cued import Cued
from attest.extract.context import Context, arm_behind, before_bracket, emit, without_time
from attest.extract.durations import is_age, is_follow_up
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.groups import group_at_bracket, only_treatments
from attest.extract.grammar.respective import first_of_list
from attest.extract.grammar.surroundings import is_time
from attest.extract.locations import locations
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import Phrase, name_before, tidy, usable
from attest.extract.statistics import Statistic

IN_GROUP = Cued(
    r"(?P<value>(?:(?<![\w.)\]%·])[-−–+]\s?)?(?<![\w.·])\d+(?:[.·]\d+)?)(?P<unit>\s?%|"
    r"\s+(?:points?|mg/dL|mm\s?Hg|mmHg|kg|g|mm|cm|ml|mL|years|months|weeks|days))?\s+(?:in|for|"
    r"with)\s+the\s+(?P<name>[\w+/% -]{2,50}?)\s+(?:group|arm)\b",
    re.I,
)

SHARE_WORDS = re.compile(
    r"\b(?:rates?|proportions?|percentages?|incidence|prevalence|survival|remission|response|"
    r"mortality|frequency|cure)\b",
    re.I,
)

# "After a median follow-up of 2 years" tells how long, and not which average follows.
MEDIAN = re.compile(
    r"\bmedian\b(?!\s+(?:follow|observation|duration\s+of\s+(?:follow|treat)|age\b|time\s+of\s+follow))", re.I
)
CHANGE_WORDS = re.compile(
    r"\b(?:change|score|mean|level|concentration|difference from baseline|reduction|increase|" r"decrease|decline)\b",
    re.I,
)


class Located(NamedTuple):
    """An average with its row, and where the words for it begin."""

    average: Statistic
    row: Row
    start: int


def _center(one: Statistic) -> str:
    return next(one.parts[role][0] for role in ("mean", "median") if role in one.parts)


def located(context: Context) -> Iterator[Located]:
    """Averages by what stands between "mean" or "median" and the number, or before their bracket."""
    text = context.text
    made = [
        one
        for one in locations(text)
        if not (is_age(text, one) or is_follow_up(text, one) or is_time(text, one.start, one.start + len(_center(one))))
        and context.free(one)
    ]
    linked = -1
    series = context.read.series if made else []

    def listed(one: Statistic) -> bool:
        return any(len(several.atoms) > 1 and any(x.start == one.start for x in several.atoms) for several in series)

    for one in made:
        again = ANOTHER.match(text, one.end)
        beside, linked = one.start <= linked, again.end() if again else -1
        if _elsewhere(context, one) or (one.groups == 1 and LISTED_ON.match(text, one.end)):
            continue
        if INTERVAL.match(text, one.end):
            continue  # the grammar reads a mean and its interval as one
        outcome = location_outcome(context, one)
        if outcome is not None and only_treatments(outcome.words, context.arms):
            continue  # the group of the value: the grammar reads what was measured
        if outcome is None or re.search(r"\b(?:age[ds]?|follow[- ]?up|years old)\b", outcome.words, re.I):
            continue
        opened = context.opened(one.start, one.end)
        if opened and (again or beside) and context.bracket(one.start) is not None:
            continue  # of one group, before and after
        arm = context.arms.of_statistic(context.sentence, one) or arm_behind(context, one.end)
        if arm is None and (bracket := context.bracket(one.start)) is not None:
            group = group_at_bracket(text, bracket, context.arms)
            compared = group is not None and (
                THAN_BEHIND.match(text, one.end) is not None or THAN_BEFORE.search(text, 0, group.start) is not None
            )
            known = group is not None and group.name in context.arms.names and not again
            arm = group.name if group is not None and (group.state or compared or known) else None
        if RESPECTIVE.search(text, one.end, min(len(text), one.end + 120)) and (
            one.groups > 1 or AND_BEFORE.search(text[max(0, one.start - 24) : one.start])
        ):
            continue  # "13.1 and 18.9 years in A and B, respectively"
        if one.groups == 1 and first_of_list(text, one.end):
            continue  # "2.1 ± 0.8 units (U) and 0.1 ± 0.1 units, respectively"
        if arm is None and (one.groups > 1 or again or beside or listed(one)):
            continue  # two values of one outcome: the grammar finds whose they are, or nothing tells it
        arm = arm or (opened.group if opened else None)
        words = without_time(outcome.words)
        time = time_in(text[outcome.start : one.start]) or (
            time_in(text[one.end : one.end + 40].split(",")[0]) if not one.groups > 1 else None
        )
        row = row_of(outcome=words, arm=arm, time_point=time or opening_time(text))
        yield Located(one, row, min(outcome.start, one.head[0] if one.head else one.start))


# "Higher in cases (mean 31 ± 4) than in …".
THAN_BEFORE = re.compile(
    r"\b(?:than|versus|vs\.?|compared\s+(?:with|to))\s+(?:(?:in|for|among|with|on)\s+)?(?:the\s+|those\s+(?:on\s+|with\s+)?)?$",
    re.I,
)
THAN_BEHIND = re.compile(r"[^()\[\]]{0,24}[)\]]\s*,?\s*(?:than|versus|vs\.?|compared\s+(?:with|to))\s", re.I)
# Another value right behind: the values of several arms, which the grammar reads together.
LISTED_ON = re.compile(r"\s*,\s*(?:and\s+)?[-−–]?\d+(?:\.\d+)?\s*(?:,|and\b|\(\s*[pP]\s?[=<>])")


INTERVAL = re.compile(r"\s*[A-Za-z/%]{0,8}\s*[(\[,;]\s*(?:9\d\s?%\s?-?(?:CI|C\.I|conf)|CI\b)")
RESPECTIVE = re.compile(r"\brespectively\b", re.I)
AND_BEFORE = re.compile(r"\d[^.;,()]{0,8}(?:,\s*(?:and\s+)?|\s+and\s+|\s+vs\.?\s+|\s+versus\s+)$", re.I)
# "… ± 3 mm Hg with the drug, 121 ± 3 with placebo": the same of another group.
ANOTHER = re.compile(
    rf"(?:\s?{UNIT}(?!\w))?\s*(?:\([^()\d]{{1,20}}\)\s*)?(?:(?:in|for|with|among|on|of|by|at)\s+[^.;,()\d]{{2,60}}?)?\s*(?:,|and|vs\.?|versus|"
    rf"compared\s+(?:with|to)|,\s*and|than|to)\s+(?:(?:in|for|with|among|on|by)\s+)?[-−–]?\d[\d.·]*(?:\s?{UNIT})?\s?(?:±|\+\s?/\s?[-−–]|[(\[]\s?SD)",
    re.I,
)


def _elsewhere(context: Context, one: Statistic) -> bool:
    """Whether "mean" stands in a bracket that is closed before the number."""
    return one.head is not None and context.bracket(one.head[0]) not in (None, context.bracket(one.start))


# "Median survival at the cutoff (321 deaths)": how many there were is no part of the name.
IN_COUNTED = re.compile(r"\s*[(\[]\d[\d,]*\s+[a-z][a-z -]+[)\]]\s*$")
ACTING = re.compile(r"\s(?:was|were|rose|fell|increased|decreased|remained|improved|declined|dropped)\b", re.I)


def location_outcome(context: Context, one: Statistic) -> Phrase | None:
    """The phrase between "mean" and its number; without one, the words before the bracket or the verb."""
    text = context.text
    if one.head and re.search(r"\bfrom\s*$", one.label):
        return None  # "dropped from 4.9 (SD 1.1) to …": the value before, and no time point says so
    label = re.sub(
        r"\b(?:was|were|is|are|of|at|being|to be|years?|months?|weeks?|days?)\s*$|[:=,(]\s*$",
        "",
        one.label.strip(" :,=").rstrip(),
        flags=re.I,
    )
    label = IN_COUNTED.sub("", label)
    label = tidy(re.sub(r"^(?:\s*[(\[][^()\[\]]*[)\]])?\s*(?:(?:of|for|in)\b)?\s*(?:the\s+)?", "", label))
    acting = ACTING.search(label)
    if acting:
        if re.search(r"\b(?:over|within|after|for|by|approximately|from)$", label, re.I):
            return None
        label = tidy(label[: acting.start()])
    if (
        one.head
        and re.search(r"[A-Za-z]{3}", label)
        and usable(label)
        and not re.fullmatch(r"(?:years?|months?|weeks?|days?|SD|value|values|of)", label, re.I)
    ):
        start = one.head[1] + max(0, one.label.find(label.split()[0]))
        return Phrase(label, start, one.start)
    head = one.head[0] if one.head else one.start
    bracket = context.bracket(head)
    if bracket is not None:
        named = before_bracket(context, bracket)
        return None if named is not None and OPENS_WITH_PEOPLE.match(named.words) else named
    if one.head is None:
        verb = re.search(r"\s+(?:was|were)\s*(?:only\s+)?$", text[:head])
        if verb and not text[: verb.start()].endswith((" it", " they", " this")):
            return name_before(text, verb.start())
    return None


# "Among 11 adults (7 men, index 23.1 ± 0.7)": who they were.
OPENS_WITH_PEOPLE = re.compile(r"(?:among|of|in)\s+(?:the\s+)?\d", re.I)


def group_values(context: Context) -> Iterator[Found]:
    """Plain values of the arms: "−4.1 in the drug group and −1.2 in the placebo group"."""
    text = context.text
    if len(context.arms.names) < 2:
        return
    for found in IN_GROUP.finditer(text):
        arm = context.arms.in_words(found["name"]) or context.arms.known(found["name"])
        unit = (found["unit"] or "").strip()
        one = Statistic("group-value", found.start(), found.end())
        if arm is None or not context.free(one) or _part_of_other(text, found):
            continue
        bracket = context.bracket(found.start())
        lead = text[: bracket if bracket is not None else found.start()]
        outcome = None
        for direction in context.directions:
            if direction.end <= len(lead) + 60 and direction.outcomes and direction.start < found.start():
                outcome = direction.outcomes[-1]
        if outcome is None:
            verb = re.search(r"\b(?:was|were|of)\s+(?=[^.;]*$)", lead)
            outcome = name_before(text, verb.start()) if verb else None
            if (
                outcome is not None
                and verb is not None
                and verb.group().startswith("of")
                and RATE_OF.search(outcome.words)
            ):
                continue  # "the cumulative incidence of X was": the grammar reads the whole name
        if outcome is None:
            continue
        words = without_time(outcome.words)
        time = time_in(lead)
        row = row_of(outcome=words, arm=arm, time_point=time)
        phrase = text[max(0, outcome.start - 40) : outcome.end]
        if unit == "%" and SHARE_WORDS.search(phrase):
            role = "percent"
        elif MEDIAN.search(lead[-120:]):
            role = "median"
        elif CHANGE_WORDS.search(phrase) and (unit != "%" or "change" in phrase):
            role = "mean"
        else:
            continue
        yield from emit(
            context,
            row,
            {role: found["value"].strip()},
            (min(outcome.start, found.start()), found.end()),
            f"group-{role}",
        )


RATE_OF = re.compile(
    r"\b(?:prevalence|incidence|rates?|frequency|proportion|percentage|risk|probability|likelihood|number)$", re.I
)


def _part_of_other(text: str, found: re.Match[str]) -> bool:
    """Whether the number belongs to a longer statistic (a count, an interval, a spread)."""
    lead = text[max(0, found.start() - 12) : found.start()]
    return bool(re.search(r"(?:±|[-–]|/|to|of|SD|n\s?=|=)\s*$", lead)) or bool(
        re.match(r"\s*(?:patients|participants)", text[found.end("value") :])
    )
