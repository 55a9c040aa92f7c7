"""Where a figure stands in its sentence, and whether that leaves it a value of its row."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.grammar.surroundings import is_time
from attest.extract.statistics import PEOPLE
from attest.extract.value_words import (
    A_SHARE,
    LASTS,
    LEVEL,
    NO_OTHER,
    OTHER_CLAUSE,
    PAIRED_COUNTS,
    PAPERS,
    SHARE,
    SIDE_BY_SIDE,
    WHEN_BEHIND,
    WHEN_MEASURED,
    WHICH,
    WITH_RATIO,
)

# A figure of efficacy is a measure of an effect; which treatment works better is an outcome of its own.
EFFICACY = re.compile(r"(?:overall\s+|clinical\s+)?(?:efficacy|effectiveness)", re.I)


def of_efficacy(one: Found) -> bool:
    """Whether a direction of how well treatments work is told."""
    outcome = dict(one.row or ()).get("outcome", "")
    return one.rule.startswith("direction-") and EFFICACY.fullmatch(outcome) is not None


def is_place(text: str, start: int, end: int, one: Found) -> bool:
    """Whether a whole number tells when or which: "24 [SD 3]" behind "at Month", "at 4 weeks", "patient 7"."""
    if not one.value.isdigit():
        return False
    found = list(re.compile(rf"(?<![\d.·]){one.value}(?![\d.·])").finditer(text, start, end))
    if len(found) != 1:
        return False
    at, behind = found[0].span()
    if WHEN_BEHIND.match(text, behind) and not LASTS.search(dict(one.row or ()).get("outcome", "")):
        return True
    return WHICH.search(text, max(0, at - 12), at) is not None or is_time(text, at, behind)


def at_another_time(text: str, start: int, end: int, one: Found) -> bool:
    """Whether right behind a value, wherever it stands, stands another time than that of its row."""
    time = dict(one.row or ()).get("time_point")
    if time is None or one.value not in text[start:end]:
        return False
    own = set(re.findall(r"\d+", time))
    places = re.finditer(rf"(?<![\d.·]){re.escape(one.value)}(?![\d·]|\.\d)", text[:end])
    found = [WHEN_MEASURED.match(text, place.end()) for place in places if place.start() >= start]
    said = [set(re.findall(r"\d+", each["when"])) if each else set() for each in found]
    return bool(said) and all(numbers and not numbers & own for numbers in said)


def counts_papers(text: str, start: int, end: int, one: Found) -> bool:
    """Whether studies or places were counted: "reported in 35 cohorts"."""
    at = text.find(one.value, start, end) if one.value.isdigit() else -1
    return at >= 0 and one.role.endswith(".events") and PAPERS.match(text, at + len(one.value)) is not None


def of_interval(text: str, end: int) -> bool:
    """Whether a per cent is the level of an interval: "CI 95 %"."""
    return LEVEL.search(text[:end]) is not None


def is_exposure(text: str, name: str) -> bool:
    """Whether the name is what a ratio is of: "smoking was associated with an odds ratio of 2"."""
    at = text.find(name)
    return at >= 0 and WITH_RATIO.match(text, at + len(name)) is not None


def side_by_side(text: str, start: int, end: int) -> bool:
    """Whether a figure stands beside another of the same thing, so that one name tells too little."""
    return any(
        found.start() < end
        and start < found.end()
        and not (
            _of_two_clauses(found.group()) or _said_of_each(text, *found.span()) or _of_the_first(text, found, start)
        )
        for pattern in (SIDE_BY_SIDE, PAIRED_COUNTS)
        for found in pattern.finditer(text)
    )


def _of_two_clauses(words: str) -> bool:
    """Whether two shares that stand near are of two things that people did, and not of two groups."""
    first = SHARE.search(words)
    between = words[first.end() :] if first else ""
    return OTHER_CLAUSE.search(between) is not None and NO_OTHER.search(between) is None


# "77% of the patients had no cough, whereas 60% of the patients felt well": each share has a clause of its own.
OWN_CLAUSE = re.compile(
    rf"{A_SHARE}\s*of\s+(?:the\s+|all\s+|these\s+)?{PEOPLE}\s+(?P<said>(?!(?:in|on|with|without|from|receiving|given|treated|taking|assigned|randomi[sz]ed|allocated|of|"
    r"for|who|at|and|or|vs|versus|than|compared|under|aged)\b)[a-z][^.;,()]{3,60})",
    re.I,
)
NEXT_CLAUSE = re.compile(r",?\s+(?:and|while|whereas|but)\s+(?:only\s+)?$")


def _said_of_each(text: str, start: int, end: int) -> bool:
    """Whether two shares that stand near each have a clause, and these do not say the same."""
    shares = list(SHARE.finditer(text, start, end))
    if not shares:
        return False  # counts alone: "8 of 66 and 8 of 66"
    first, second = (OWN_CLAUSE.match(text, one.start()) for one in (shares[0], shares[-1]))
    if first is None or second is None or NEXT_CLAUSE.search(text, first.end() - 12, second.start()) is None:
        return False
    return _words(first["said"]) != _words(second["said"])


def _words(said: str) -> list[str]:
    return said.casefold().split()[:5]


# "A rash was seen in 18% of the patients, 73% of whom were treated": the second is of the first.
OF_THEM = re.compile(rf",?\s+(?:and\s+)?{A_SHARE}\s*of\s+(?:whom|which|these|them)\b", re.I)


def _of_the_first(text: str, found: re.Match[str], start: int) -> bool:
    """Whether the other share is one of the people that a share is of."""
    shares = list(SHARE.finditer(text, *found.span()))
    behind = text.rfind(",", 0, shares[-1].start()) if shares else -1
    return start < behind and OF_THEM.match(text, behind) is not None


# "A threshold of 70% was adequate": where a line was drawn.
DRAWN = Cued(
    r"\b(?:threshold|cut-?\s?off|cut-?\s?point|limit|extent)s?\s+(?:value\s+)?of\s+(?:\d[\d.]*\s?%?\s?(?:[-–]|to|or)\s?)?$",
    re.I,
)


def is_threshold(text: str, start: int, value: str) -> bool:
    """Whether a share in per cent is where people were told apart, and no share of them."""
    at = text.find(value, max(0, start))
    return at >= 0 and DRAWN.search(text, 0, at) is not None


# "The median percentage reduction in dose was 50%": how much it fell in each person, and no share of them.
OF_CHANGES = Cued(
    r"\b(?P<how>mean|median|average)\s+(?:\w+\s+)?(?:per\s?cent(?:age)?|%)\s+(?:of\s+)?"
    r"(?:changes?|reductions?|decreases?|increases?|improvements?|declines?|gains?|loss)\b(?=(?:[^.;]|\.\d)*$)",
    re.I,
)


def average_of_changes(text: str, start: int, value: str) -> str | None:
    """The role of a share in per cent that is an average of changes; None where it is one of people."""
    at = text.find(value, max(0, start))
    found = OF_CHANGES.search(text, 0, at) if at >= 0 else None
    return None if found is None else "median" if found["how"].casefold() == "median" else "mean"


# "Relapse rates were 53 with the one and 95 with the other per 1000 person-years", "the annualized rate of relapses".
PER_PEOPLE_TIME = re.compile(
    r"(?:per|/)\s?(?:[\d,. ]+|hundred\s|thousand\s)?(?:person|patient|participant|wom[ae]n)"
    r"[\s-]?(?:years?|yrs?|months?|days?)|"
    r"\bper\s+(?:1[0, ]{3,7}|100|million)\s+(?:(?:people|persons|population|inhabitants)\s+)?"
    r"(?:per\s+(?:year|annum)|a\s+year|annually)",
    re.I,
)
HOW_OFTEN = re.compile(r"\b(?:rates?|incidences?)\b", re.I)
ANNUALIZED = re.compile(
    r"\bannuali[sz]ed\s+(?:(?!change|decline|loss|fall|decrease|progression)[\w-]+\s+){0,3}rates?\b(?!\s+of\s+(?:change|decline|loss|fall|decrease|progression))",
    re.I,
)


def is_how_often(text: str, name: str) -> bool:
    """Whether a value is how often something happened in a time, which is estimated and no average."""
    annual = (
        re.search(rf"\bannuali[sz]ed\s+(?:\w+\s+)?rates?\s+of\s+{re.escape(name)}", text, re.I)
        if "annuali" in text
        else None
    )
    return (annual or ANNUALIZED.search(name)) is not None or (
        HOW_OFTEN.search(name) is not None and PER_PEOPLE_TIME.search(text) is not None
    )


# "Rarer with A than with B among people with fever (12% vs 20%)": of some of each group.
AMONG_SOME = re.compile(
    rf"\b(?:than|compared\s+(?:with|to)|versus|vs\.?)\s+[^.;:()]{{3,60}}?\s(?P<some>among\s+(?:the\s+)?(?:{PEOPLE}|those)\s+(?:with|without|who|receiving|on|treated)\s"
    r"[^.;:,()]{2,60}?)\s*$",
    re.I,
)


def among_some(text: str, end: int) -> str | None:
    """The part of both groups that the values of a bracket are of, where a value ends at a place."""
    bracket = text.rfind("(", 0, end)
    if bracket < 0 or "among" not in text[max(0, bracket - 80) : bracket] or ")" in text[bracket:end]:
        return None
    found = AMONG_SOME.search(text, max(0, bracket - 140), bracket)
    return " ".join(found["some"].split()) if found else None
