"""Estimates and averages with their intervals, and measures that stand without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.effects.forms import LEVEL_FIRST
from attest.extract.estimates import MEASURE
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import (
    CI,
    COMMA,
    COMMAS,
    IN_BETWEEN,
    LEVEL,
    NAMED,
    NUM,
    PLUS_MINUS,
    TO_VALUE,
    UNIT,
    Forms,
)
from attest.extract.number_led import FigureLed
from attest.extract.numbers import as_decimal
from attest.extract.statistics import value_of


def _measure(text: str, measures: tuple[re.Match[str], ...], place: int) -> tuple[str, int, str] | None:
    """The measure named before a value, where it stands, and what the words between say it is for."""
    for found in reversed(measures):
        if found.end() <= place:
            between = text[found.end() : place]
            told = TO_VALUE.match(between) if len(between) <= 90 else None
            return (MEASURE.name_of(found), found.start(), (told["of"] or "").strip()) if told else None
    return None


def intervals(text: str, grammar: Forms, measures: tuple[re.Match[str], ...]) -> Iterator[Atom]:
    if (
        "CI" not in text
        and "onfidence" not in text
        and "IC" not in text
        and "redible" not in text
        and "CrI" not in text
    ):
        return
    spans: list[tuple[int, int]] = []
    labelled: list[Atom] = []
    for found in grammar.interval.finditer(text):
        if BEHIND_MEAN.search(text, max(0, found.start() - 8), found.start()):
            continue  # the spread of an estimate, not the estimate
        if not (found["level"] or found["level_behind"]) and LEVEL_FIRST.match(text, found.start("estimate")):
            continue  # "…; 95% CI: 1.2 to 8.4"
        named = _measure(text, measures, found.start())
        parts = {
            "estimate": value_of(found, "estimate"),
            "ci_low": value_of(found, "low"),
            "ci_high": value_of(found, "high"),
        }
        low, estimate, high = (as_decimal(parts[name][0]) for name in ("ci_low", "estimate", "ci_high"))
        if low is not None and estimate is not None and high is not None and 0 <= estimate < min(low, high):
            continue  # "12% at 1 year (95% CI 9-15)"
        if low is not None and estimate is not None and high is not None and estimate > max(low, high) >= 0:
            continue  # "7 days with one and 9 days with the other (95% CI 1-4)"
        level = "level" if found["level"] else "level_behind"
        if found[level]:
            parts["ci_level"] = value_of(found, level)
        unit = (found["unit"] or "").strip()
        spans.append(found.span())
        measure, place, of = named or ("", None, "")
        labelled.append(Atom("interval", *found.span(), parts, unit, measure, place, of=of))
    labelled += _open(text)
    yield from labelled
    yield from _announced(text, grammar, measures, spans)
    yield from _continued(text, labelled)


# "575 days (95% CI 491-not estimable)": the interval has no upper end.
OPEN = FigureLed(
    rf"(?P<estimate>{NUM})(?P<unit>\s?{UNIT}(?!\w))?\s*[(\[;,]\s*{CI}\s*[:,=]?\s*(?P<low>{NUM})(?:\s?{UNIT})?\s*(?:[-–—−,]|to)\s*"
    r"(?:not\s+(?:yet\s+)?(?:estimable|reached|evaluable|available|calculable|determined|defined|attained|assessable)|"
    r"N\.?[REAC]\.?(?![\w.])|infinity|∞|upper\s+limit\s+not\s+\w+)"
)
NO_END = Cued(r"\bnot\s+(?:yet\s+)?(?:est|rea|eva|ava|cal|det|def|att|ass)|\bN\.?[REAC]\b|\binfinity\b|∞")


def _open(text: str) -> list[Atom]:
    """Values whose interval has only a lower end."""
    out = []
    for found in OPEN.finditer(text) if NO_END.search(text) else ():
        parts = {"estimate": value_of(found, "estimate"), "ci_low": value_of(found, "low")}
        level = next((name for name in ("level", "level_behind") if found[name]), None)
        parts |= {"ci_level": value_of(found, level)} if level else {}
        out.append(Atom("interval", *found.span(), parts, (found["unit"] or "").strip()))
    return out


BEHIND_MEAN = re.compile(rf"(?:{PLUS_MINUS}|[<>≤≥]|\bS[DE]M?\s?[=:]?)\s?$")


def _announced(
    text: str, grammar: Forms, measures: tuple[re.Match[str], ...], spans: list[tuple[int, int]]
) -> Iterator[Atom]:
    """Intervals in plain brackets, where "(95% CI)" before them says what the brackets hold."""
    announced = [found for found in ANNOUNCED.finditer(text) if not any(a <= found.start() < b for a, b in spans)]
    for found in grammar.plain.finditer(text) if announced else ():
        level = next((one for one in reversed(announced) if one.end() <= found.start()), None)
        named = _last_measure(text, measures, found.start())
        low, estimate, high = (as_decimal(found[name]) for name in ("low", "estimate", "high"))
        averaged = named is None and level is not None and SAID_AVERAGE.search(text, 0, level.start() + 1)
        if level is None or not (named or averaged) or low is None or estimate is None or high is None:
            continue
        if low <= estimate <= high:
            parts = {
                "estimate": value_of(found, "estimate"),
                "ci_low": value_of(found, "low"),
                "ci_high": value_of(found, "high"),
                "ci_level": value_of(level, "level"),
            }
            unit = (found["unit"] or "").strip()
            measure = (MEASURE.name_of(named), named.start()) if named else ("", None)
            yield Atom("interval", *found.span(), parts, unit, *measure)


# "9.4 months (95% CI 8.0-10.9) with A and 7.2 months (6.1-8.3) with B", "… (0.55, 0.33-0.91)".
PLAIN = FigureLed(
    rf"(?P<estimate>{NUM})(?P<unit>\s?{UNIT}(?!\w))?(?:{IN_BETWEEN})?\s*(?:[(\[]|,)\s*"
    rf"(?P<low>{NUM})\s?%?\s*(?:[-–—−]|to)\s*(?P<high>{NUM})\s?%?\s*(?=[)\];,])"
)


def _continued(text: str, told: list[Atom]) -> Iterator[Atom]:
    """Intervals without a label behind one that has it: alike in unit and decimals, and around their estimates."""
    for found in PLAIN.finditer(text) if told else ():
        labelled = next((one for one in reversed(told) if one.end <= found.start()), None)
        low, estimate, high = (as_decimal(found[name]) for name in ("low", "estimate", "high"))
        if labelled is None or low is None or estimate is None or high is None or not low < estimate < high:
            continue
        unit = (found["unit"] or "").strip()
        shown = [labelled.parts["estimate"][0], found["estimate"]]
        if unit != labelled.unit or len({_decimals(one) for one in shown}) > 1 or not (unit or _decimals(shown[0])):
            continue
        if OTHERWISE.search(text, labelled.end, found.start()):
            continue
        parts = {role: value_of(found, name) for role, name in CONTINUED}
        yield Atom("interval", *found.span(), parts, unit)


CONTINUED = (("estimate", "estimate"), ("ci_low", "low"), ("ci_high", "high"))
# What numbers in brackets are called where they are no interval of an estimate.
OTHERWISE = re.compile(r"\b(?:IQR|inter-?quartile|range[ds]?|min\w*|SD|age[ds]?|scale)\b", re.I)


def _decimals(number: str) -> int:
    return len(re.split(r"[.·]", number)[1]) if re.search(r"[.·]", number) else 0


# "Mean (95% CI) …": the brackets that follow hold the intervals of averages.
SAID_AVERAGE = re.compile(r"\b(?:means?|medians?|averages?)\b", re.I)
# "(95% CI)" behind a measure's name: the brackets that follow hold intervals.
ANNOUNCED = re.compile(rf"[(\[]\s*{LEVEL}\s?%\s?{NAMED}\s*[)\]]")


def _last_measure(text: str, measures: tuple[re.Match[str], ...], place: int) -> re.Match[str] | None:
    before = [one for one in measures if one.end() <= place]
    return before[-1] if before and place - before[-1].end() <= 200 else None


def measured(text: str, grammar: Forms, measures: tuple[re.Match[str], ...]) -> Iterator[Atom]:
    """A measure with its value and no interval: "r = 0.70", "HR 1.36"."""
    for found in measures:
        value = re.compile(
            rf"(?:\s*[(\[][^()\[\]]{{1,24}}[)\]])?\s*(?:[=:]|of|was)?\s*(?P<estimate>"
            rf"{COMMA if grammar is COMMAS else NUM})(?!\s?(?:%|[-–]\s?\d))"
        ).match(text, found.end())
        if value and MEASURE.name_of(found) != "MD":
            yield Atom(
                "measured",
                found.start(),
                value.end(),
                {"estimate": value_of(value, "estimate")},
                "",
                MEASURE.name_of(found),
                found.start(),
            )
