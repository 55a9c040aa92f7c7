"""Follow-up in a sentence: mean or median with its spread, shortest and longest, of all people or of each group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from attest.expressions.cued import Cued
from attest.extract.ages import AGAIN, NUMBER, THEN, UNIT, Age, unit_in, value_at
from attest.extract.numbers import WORD_NUMBER, count_value

_FOLLOW_UP = (
    r"(?:follow(?:ed)?[-‐– ]?up|observation(?:al)?(?=\s+(?:period|time))|surveillance|(?<=period\sof\s)observation)"
)
_KIND = r"(?:\s+(?:times?|durations?|periods?|intervals?|lengths?|months?|years?))?"
_STAT = r"(?P<stat>mean|median|average)"
_SAID = (
    r"(?:\s*[(\[](?P<said>[^()\[\]\d]{1,40}|Q1\s?[-–,]\s?Q3)[)\]]|\s*(?:±"
    r"|\+/[-–−])\s*(?P<said_sd>SDs?|SEM?|standard\s+deviation)\b)?"
)
_QUALITY = (
    r"(?:(?:[a-z-]{2,}(?:al|ive|ic|ary)|patients?['’]?s?|total|study|long-term|late|follow|known"
    r"|available|observed|subsequent|reported)\s+){0,3}?"
    r"(?:(?:duration|length|period|time|interval)s?\s+(?:of|for|to)\s+(?:the\s+|all\s+"
    r"|last\s+)*)?(?:[a-z-]{2,}(?:al|ive|ic|ary)\s+)?"
)
_OF_WHOM = (
    r"(?:\s+(?:of|for|in|among|on|after|since|from)\s+(?!a\b)(?:[^.;:,()\[\]\d]|(?<=\bgroup\s)\d"
    r"|(?<=\barm\s)\d){2,70}?(?=\s+(?:was|were|is)\b))?"
)
_IS = (
    r"\s*(?:,|:|=|\bwas|\bwere|\bis|\bof|\bbeing|\bamounted\s+to|\breached)?\s*(?:\b(?:about"
    r"|approximately|over|nearly|almost|only|around)\s+)?"
)
_NUMBERED = rf"(?:{NUMBER}|{WORD_NUMBER})"
# "the median (IQR) duration of follow-up was 14 (8-20) months".
_LED = (
    rf"\b{_STAT}{_SAID}\s+{_QUALITY}{_FOLLOW_UP}{_KIND}{_SAID.replace('said', 'then_said')}{_OF_WHOM}{_IS}(?={NUMBER})"
)
# "followed for a mean of 14 months", "follow-up: median 14 months", "follow-up was on average 14 months".
_BEHIND = (
    rf"\b(?:{_FOLLOW_UP}|followed|observed){_KIND}{_OF_WHOM}\s*[(\[,:]?\s*(?:(?:was|were|is|up"
    rf"|for|over|during|through|with|had|of|on)\s+){{0,3}}(?:an?\s+|the\s+)?{_STAT}"
    rf"{_SAID}(?:\s+(?:duration|period|time|length))?{_IS}(?={NUMBER})"
)
# "after a median of 14 months of follow-up".
_BEFORE = (
    rf"\b{_STAT}{_SAID}(?:\s+of)?\s+(?={NUMBER}[^.;]{{1,60}}?\s(?:of\s+)?(?:(?:clinical|total"
    rf"|additional)\s+)?{_FOLLOW_UP}\b(?!\s+of\b))"
)
# "follow-up was 14 ± 3 months": a mean, although nothing says so.
_UNSAID = rf"\b{_FOLLOW_UP}{_KIND}{_OF_WHOM}{_IS}(?P<stat>)(?={NUMBER}\s?(?:{UNIT}\s?)?(?:±|\+\s?/))"
_TOLD = tuple(re.compile(pattern, re.I) for pattern in (_LED, _BEHIND, _BEFORE, _UNSAID))
# "were followed for a minimum of 14 months".
_AT_LEAST = Cued(
    rf"\b(?:and|were|was)\s+followed(?:[-\s]up)?\s+for\s+a\s+minimum\s+of\s+(?P<low>{_NUMBERED})\s*(?P<unit>{UNIT})(?!\w)",
    re.I,
)
_LENGTHS = re.compile(
    rf"\b(?:{_FOLLOW_UP}{_KIND}{_OF_WHOM}\s*(?:(?P<ranged>,?\s*(?:ranged|ranging|varied|range))"
    rf"|was|of|for|[(\[:])?|followed(?:\s+up)?)\s*"
    rf"(?:(?P<ranged_too>ranging|range)\s+)?(?:(?:for|over|from|between|of"
    rf"|periods?)\s+)*(?P<low>{_NUMBERED})\s*(?P<low_unit>{UNIT})?\s*"
    rf"(?:-|–|—|−|to|(?P<and>and))\s*(?P<high>{_NUMBERED})\s*(?P<unit>{UNIT})(?!\w)(?!\s+after\b)",
    re.I,
)
LONGEST = 999  # of a unit
# What has a follow-up of its own but is no people of the study.
OTHERS = re.compile(r"\bage\b[^.;,()]{0,15}$|\b(?:loss|lost)\s+(?:to|of)\s*$", re.I)


@lru_cache(maxsize=128)
def follow_ups(text: str) -> tuple[Age, ...]:
    """The first statement of how long people were followed, one for each group where it lists them."""
    heads = [head for pattern in _TOLD for head in pattern.finditer(text)]
    for head in sorted(heads, key=lambda one: (one.end(), one.start())):
        told = list(_values(text, head))
        if told and not OTHERS.search(text, 0, head.start()):
            return tuple(told)
    return tuple(_lengths(text))


def _values(text: str, head: re.Match[str]) -> Iterator[Age]:
    stat = "median" if head["stat"].casefold() == "median" else "mean"
    first = value_at(text, head.end(), stat, head.group(), LONGEST)
    values = [first] if first else []
    while values and (again := AGAIN.match(text, values[-1].end)):
        other = value_at(text, again.end(), stat, head.group(), LONGEST)
        if other is None or set(other.parts) != set(values[0].parts) or (values[0].unit and not other.unit):
            break
        values.append(other)
    telling = next((one for one in values if one.unit), None)
    unit = telling.unit if telling else unit_in(head.group()) if head.re is not _TOLD[2] else None
    if unit is None:
        return
    place = (telling.start, telling.end) if telling and len(values) > 1 else None
    for group, one in enumerate(values):
        start = head.start() if group == 0 else one.start
        yield replace(one, start=start, unit=one.unit or unit, unit_place=place, group=group, groups=len(values))


def _lengths(text: str) -> Iterator[Age]:
    """The shortest and the longest, with a mean or median behind them; or the shortest alone."""
    for found in _LENGTHS.finditer(text):
        between = re.search(r"\bbetween\s", found.group(), re.I) is not None
        ranged = bool(found["ranged"] or found["ranged_too"])
        if (found["and"] and not between) or OTHERS.search(text, 0, found.start()):
            continue
        low, high = count_value(found["low"]), count_value(found["high"])
        if found["low_unit"] and found["low_unit"][0].casefold() != found["unit"][0].casefold():
            continue
        if float(low.replace("·", ".")) >= float(high.replace("·", ".")):
            continue
        one = Age({"min": low, "max": high}, found["unit"], found.start(), found.end(), said=ranged)
        then = THEN.match(text, found.end())
        stat = "median" if then and then["head"].casefold() == "median" else "mean"
        middle = value_at(text, then.end(), stat, then["said"] or "", LONGEST) if then else None
        if middle:
            one = replace(one, parts={**one.parts, **middle.parts}, end=middle.end, said=True)
        yield one
        return
    for found in _AT_LEAST.finditer(text):
        yield Age({"min": count_value(found["low"])}, found["unit"], *found.span())
        return
