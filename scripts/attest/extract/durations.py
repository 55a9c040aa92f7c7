"""Age and follow-up of a study's people: mean or median with its spread and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.arms import Arms
from attest.extract.eligibility import SUMMARISED, criteria
from attest.extract.finding import Found, Row, row_of
from attest.extract.locations import locations
from attest.extract.numbers import COUNT
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE, Statistic

AGE = re.compile(r"\bage[ds]?\b|\bolder\b|\byounger\b|\byears old\b|\byears of age\b", re.I)
# "age at onset" and the like speak of a disease or an event, not of the people's age in the study.
NOT_AGE = re.compile(
    r"\bage (?:at|of) (?:\w+\s+)?(?:onset|menarche|menopause|death|first)|\bgestational age|" r"\bcoverage\b", re.I
)
OLDEST = 125
OF_BOTH = re.compile(
    r"\b(?:cases|patients|women|men|boys|girls|both|two|groups?|intervention|treatment|study)\s+(?:and|or)\s+(?:the\s+)?(?:controls?|men|women|girls|boys|placebo)|\b(?:both|two)\s+groups\b",
    re.I,
)
FOLLOW_UP = re.compile(r"\bfollow(?:ed)?[- ]?up\b|\bobservation(?:al)? (?:period|time)\b|\bfollowed\b", re.I)
DURATION = r"(?:years?|yrs?|months?|weeks?|days?)"
_UNIT = r"(?:years?|yrs?|months?|weeks?|days?)"
AGE_RANGE = re.compile(
    r"\b(?:(?P<range>age\s+range|ages?\s+ranged|ages?\s+ranging|range\s+of\s+age|range\s+in\s+age)|aged|of\s+age)\s*[:,(]?\s*(?P<ranged>(?:was\s+)?(?:from|between)\s+)"
    rf"?(?:of\s+|was\s+)?(?P<min>\d+(?:\.\d+)?)\s*(?P<low>{_UNIT})?\s*(?:-|–|to|and)\s*(?P<max>\d+(?:\.\d+)?)\s*(?P<unit>{_UNIT})?",
    re.I,
)
# People counted right before their ages: "60 patients aged 4 to 12 years" tells of them, not of who might join.
COUNTED_PEOPLE = re.compile(rf"{COUNT}\s+(?:[\w-]+\s+){{0,4}}?{PEOPLE}\s+(?:\([^()]{{1,40}}\)\s+)?$", re.I)
ROLES = ("mean", "sd", "se", "median", "q1", "q3", "min", "max")


def ages_and_follow_up(reading: Reading, arms: Arms) -> Iterator[Found]:
    """The first statement of each stands; a list of two arms gives a row for each arm."""
    done: set[str] = set()
    stated = {one.start for one in criteria(reading)}
    for sentence in reading.sentences:
        if sentence.section in ("background", "title", "conclusions") or (sentence.part == "body" and done):
            continue
        about_age, about_follow = AGE.search(sentence.text), FOLLOW_UP.search(sentence.text)
        if not about_age and not about_follow:
            continue
        found = locations(sentence.text)
        limits = sentence.start in stated and not SUMMARISED.search(sentence.text)
        told: list[Found] = []
        for prefix, wanted in (("age", is_age), ("follow_up", is_follow_up)):
            if prefix in done or (limits and prefix == "age"):
                continue
            chosen = [one for one in found if wanted(sentence.text, one)]
            if not chosen:
                continue
            done.add(prefix)
            for one in chosen[: max(1, chosen[0].groups)]:
                row = _row(sentence, one, arms)
                if row is None and one.groups > 1:
                    continue  # values of several groups, and nothing tells whose they are
                facts = list(_facts(prefix, sentence, one, row))
                told += facts
                yield from facts
        if "age range" not in done and not limits and sentence.section in ("results", "methods", None):
            known = {one.role for one in told if one.role.startswith("age.")}
            if ("age" not in done or known) and (ranged := _age_range(sentence)):
                done |= {"age", "age range"}
                yield from (one for one in ranged if not known & {"age.min", "age.max"} and one.role not in known)


def is_age(text: str, one: Statistic) -> bool:
    """Whether a mean or median is of age: its phrase says so, or the word stands right before or behind it."""
    before = text[max(0, (one.head[0] if one.head else one.start) - 40) : one.start]
    after = text[one.end : one.end + 40]
    if (
        one.groups == 1
        and OF_BOTH.search(one.label + " ")
        and re.search(r"\brespectively\b|\bvs\b|\band\s+\d", text[one.end : one.end + 90])
    ):
        return False  # two values, of which only the first was read
    if NOT_AGE.search(before + text[one.start : one.end + 40]):
        return False
    unit = one.unit[0].casefold() if one.unit else ""
    if unit and not re.match(r"year|yr|month|week|day", unit):
        return False
    label = one.label
    if re.search(r"\bage[ds]?\b", label, re.I):
        return True
    if not label.strip(" :,") and re.match(r"\s*(?:\)|,)?\s*(?:years?\s+)?(?:old|of age)\b", after):
        return True
    if one.head is None:
        return bool(re.search(r"\b(?:mean |average )?age[ds]?(?:\s*(?:was|of|:|,|=|is))?\s*$", before, re.I))
    lead = text[max(0, one.head[0] - 25) : one.head[0]]
    return bool(
        re.search(r"\b(?:age[ds]?|older|younger)\s*[,:(\[]?\s*$", lead, re.I)
        and re.fullmatch(r"[\s:,=]*(?:years?|yrs?)?[\s:,=]*(?:of|was)?\s*", label, re.I)
    )


def is_follow_up(text: str, one: Statistic) -> bool:
    unit = one.unit[0].casefold() if one.unit else ""
    if not re.match(r"year|yr|month|week|day", unit):
        return False
    if re.search(r"follow(?:ed)?[- ]?up\b|observation (?:period|time)", one.label, re.I):
        return not re.search(r"\bat\b.{0,20}$|change|score", one.label, re.I)
    after = text[one.end : one.end + 40]
    if re.match(r"\s*(?:\([^()]*\)\s*)?(?:of\s+)?follow[- ]?up\b", after, re.I):
        return True
    before = text[max(0, (one.head[0] if one.head else one.start) - 60) : one.head[0] if one.head else one.start]
    return (
        one.head is not None
        and bool(
            re.search(
                r"(?:followed(?:[- ]up)?\s+(?:up\s+)?for|follow-up(?:\s+(?:duration|time|"
                r"period))?\s*[(:,]|"
                r"follow-up was)\s*(?:a|an|the)?\s*$",
                before,
                re.I,
            )
        )
        and not one.label.strip(" of:,")
    )


def _age_range(sentence: Sentence) -> list[Found]:
    """The youngest and the oldest; "aged 18 to 70" without a count of people may be who was eligible and is left."""
    found = AGE_RANGE.search(sentence.text)
    counted = found and COUNTED_PEOPLE.search(sentence.text[: found.start()])
    if not found or not (found["range"] or found["ranged"] or counted):
        return []
    if (
        sentence.section == "methods"
        and not re.search(r"ranged", found["range"] or "", re.I)
        and not (found["range"] and re.search(rf"\d\s+(?:\w+\s+){{0,3}}?{PEOPLE}", sentence.text, re.I))
    ):
        return []
    place = (sentence.start + found.start(), sentence.start + found.end())
    if max(float(found["min"]), float(found["max"])) > OLDEST:
        return []  # years of the calendar
    one_unit = not found["low"] or not found["unit"] or found["low"].casefold() == found["unit"].casefold()
    units = [found["unit"] or found["low"]] if one_unit and (found["unit"] or found["low"]) else []
    parts = [("min", found["min"]), ("max", found["max"]), *(("unit", unit) for unit in units)]
    return [Found(f"age.{role}", value, *place, "age-range") for role, value in parts]


def _row(sentence: Sentence, one: Statistic, arms: Arms) -> Row | None:
    """The arm that a value belongs to; None where it speaks of everybody."""
    arm = arms.of_statistic(sentence, one)
    return row_of(arm=arm) if arm else None


def _facts(prefix: str, sentence: Sentence, one: Statistic, row: Row | None) -> Iterator[Found]:
    start = one.head[0] if one.head and one.start - one.head[0] < 160 else one.start
    place = (sentence.start + start, sentence.start + max(one.end, one.unit[2] if one.unit else one.end))
    for role in ROLES:
        if role in one.parts:
            yield Found(f"{prefix}.{role}", one.parts[role][0], *place, f"{prefix}-{'-'.join(one.parts)}", row)
    unit = one.unit or unit_in_label(sentence.text, one)
    if unit:
        span = (sentence.start + min(unit[1], start), max(place[1], sentence.start + unit[2]))
        yield Found(f"{prefix}.unit", unit[0], *span, f"{prefix}-unit", row)


def unit_in_label(text: str, one: Statistic) -> tuple[str, int, int] | None:
    """A unit that stands before the number: "mean [SD] years: 41.0", "age, years, mean (SD): 52"."""
    lead = max(0, (one.head[0] if one.head else one.start) - 30)
    found = next(reversed(list(re.finditer(rf"\b{DURATION}\b", text[lead : one.start], re.I))), None)
    return (found.group(), lead + found.start(), lead + found.end()) if found else None
