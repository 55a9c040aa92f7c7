"""Atoms: the smallest reported statistics of a sentence, each number read once, with its place and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attest.extract.estimates import measures_in
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import (
    COMMAS,
    DECIMAL_COMMA,
    DURATION,
    P_COMMA,
    POINT,
    WORDS,
    Forms,
)
from attest.extract.grammar.interval_atoms import intervals, measured
from attest.extract.grammar.plain_atoms import counted, shares, values
from attest.extract.grammar.plain_brackets import beside_comma, named_median, side_by_side
from attest.extract.grammar.spreads import bracketed_spreads, ranged, said_spread, spread_behind
from attest.extract.grammar.times import LISTED_TIMES
from attest.extract.statistics import p_values, value_of


def uses_commas(text: str) -> bool:
    return DECIMAL_COMMA.search(text) is not None


def atoms(text: str) -> list[Atom]:
    """The statistics of a sentence in its order; longer forms first, so that no number is read twice."""
    if not any(map(str.isdigit, text)) and "percent" not in text:
        return []
    grammar = COMMAS if uses_commas(text) else POINT
    measures = measures_in(text)
    out: list[Atom] = []
    taken = bytearray(len(text) + 1)
    for one in (
        *_p(text),
        *intervals(text, grammar, measures),
        *measured(text, grammar, measures),
        *_spreads(text, grammar),
        *_medians(text, grammar),
        *counted(text),
        *shares(text, grammar),
    ):
        if any(taken[one.start : one.end]):
            continue
        if one.kind in ("spread", "median"):
            if AT_NUMBER.search(text, max(0, one.start - 12), one.start) and re.match(
                r"\d+(?![\d.·])", text[one.start :]
            ):
                continue  # "at month 24 (SD 3)"
            one = _parted(text, one)
        taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        out.append(_closed(text, one) if one.kind == "interval" else one)
    plain = [
        one
        for one in values(text, grammar)
        if not any(taken[one.start : one.end]) and not TIME_LABEL.match(text, one.start)
    ]
    times = times_of_values(text, plain)
    out += [one for one in plain if not any(start <= one.start < end for start, end in times)]
    return sorted(out, key=lambda one: one.start)


# "(12 weeks: p = 0.01; 24 weeks: p = 0.02)": when each is of.
TIME_LABEL = re.compile(r"\d+[\s-](?:minutes?|hours?|days?|weeks?|months?|years?)\s?:\s", re.I)
# "For 150 and 300 mg, respectively": the doses that the values before are of.
LISTED_DOSES = re.compile(
    r"\b(?:for|with|on|of|after|receiving)\s+(?:the\s+)?\d[\d.]*(?:\s?(?:m?c?g|[µμ]g|IU))?(?:,\s*\d[\d.]*(?:\s?(?:m?c?g|[µμ]g|IU))?)*,?\s+and\s+"
    r"\d[\d.]*\s?(?:m?c?g|[µμ]g|IU)(?:\s+\w+){0,2},\s+respectively"
)


def times_of_values(text: str, plain: list[Atom]) -> list[tuple[int, int]]:
    """The lists of times and doses in a sentence with a value for each: "at baseline, 3 months and 6 months"."""
    if "respectively" not in text:
        return []
    doses = [found.span() for found in LISTED_DOSES.finditer(text)]
    if not any(DURATION.fullmatch(one.unit) for one in plain if one.unit):
        return doses
    return [*doses, *(found.span() for found in LISTED_TIMES.finditer(text) if found["lead"])]


def _closed(text: str, one: Atom) -> Atom:
    """An estimate before a bracket with its interval: words for it stand behind the bracket, whatever else it holds.

    Where they stand between the two, the value ends before them.
    """
    value = one.parts["estimate"][2]
    if WHOSE_BETWEEN.match(text, value, one.end):
        return replace(one, before_words=value)
    inside = text[one.start : one.end]
    opened = max(inside.count("(") - inside.count(")"), inside.count("[") - inside.count("]"))
    found = CLOSES.match(text, one.end) if opened > 0 else None
    return replace(one, before_words=found.end()) if found else one


WHOSE_BETWEEN = re.compile(r"(?:\s?%|(?:\s+[\w/%²]{1,14}){0,3}?)\s+(?:in|with|for|among)\s[^()\[\]\d]*[(\[]")
CLOSES = re.compile(r"(?:[^()\[\]]{0,60}[)\]])(?:\s?\))?")


def _parted(text: str, one: Atom) -> Atom:
    """An average with the place where its value ends, where words stand between it and its spread."""
    places = [place for _, *place in one.parts.values()]
    between = text[places[0][1] : places[1][0]] if len(places) > 1 else ""
    return replace(one, before_words=places[0][1]) if SAID_BETWEEN.match(between) else one


AT_NUMBER = re.compile(
    r"\b(?:weeks?|months?|days?|years?|visit|cycles?|courses?|infusions?|periods?|sessions?|grades?|phase|stage)\s$",
    re.I,
)
# "24.8 at baseline (SD 3.4)".
SAID_BETWEEN = re.compile(r"[^()\[\]±]*?\s(?:at|on|in|by|after|before|during|for|with)\s[^()\[\]±]*[(\[]")


def _p(text: str) -> Iterator[Atom]:
    for found in P_COMMA.finditer(text):
        sign = found["sign"].replace("=", "")
        yield Atom("p", found.start(), found.end("p"), {"p": (sign + found["p"], found.start(), found.end("p"))})
    for one in p_values(text):
        yield Atom("p", one.start, one.end, one.parts)


def _spreads(text: str, grammar: Forms) -> Iterator[Atom]:
    for one in (*ranged(text), *bracketed_spreads(text)):
        yield Atom("spread", one.start, one.end, one.parts, one.unit)
    for found in grammar.spread.finditer(text):
        unit = WORDS.match(text, found.end()) if found.end() < len(text) else None
        kind = spread_behind(text, found.end()) or said_spread(text, found.start()) or "sd"
        parts = {"mean": value_of(found, "mean"), kind: value_of(found, "sd")}
        second = {"mean": value_of(found, "mean_two"), kind: value_of(found, "sd_two")} if found["mean_two"] else {}
        ends = RANGE_NEXT.match(text, unit.end() if unit else found.end()) if not second else None
        if ends:
            parts |= {"min": value_of(ends, "low"), "max": value_of(ends, "high")}
        end = ends.end() if ends else found.end()
        yield Atom("spread", found.start(), end, parts, unit.group().strip() if unit else "", second=second)


# "78 ± 42 (15 to 163)": the least and the most behind a mean and its spread.
RANGE_NEXT = re.compile(
    r"\s*[(\[]\s*(?:range\s*[:=,]?\s*)?(?P<low>\d+(?:[.·]\d+)?)\s*(?:to|[-–—])\s*(?P<high>\d+(?:[.·]\d+)?)\s*[)\]]",
    re.I,
)


def _medians(text: str, grammar: Forms) -> Iterator[Atom]:
    if "edian" not in text and "ange" not in text and "IQR" not in text and "[" not in text:
        return
    before: Atom | None = None
    squares = side_by_side(text)
    announced = list(SAID_MEDIAN.finditer(text)) if "edian" in text or "ean" in text else []
    for found in grammar.median.finditer(text):
        how = (found["how"] or "").casefold()
        said = next((one for one in reversed(announced) if one.end() <= found.start()), None) if not how else None
        how = (said["how"] if said else how).casefold()
        low, high = ("q1", "q3") if how.startswith(QUARTILES) else ("min", "max")
        if not how:
            near = before is not None and found.start() - before.end <= 40
            square = found.start() in squares
            if not near and not square and not named_median(text, found):
                continue
            # A plain bracket says what it holds only where the one before it did.
            low, high = list(before.parts)[1:3] if before and near and len(before.parts) > 2 else ("", "")
            low, high = ("q1", "q3") if square and not low else (low, high)
        parts = {"median": value_of(found, "median")}
        if low:
            parts |= {low: value_of(found, "one"), high: value_of(found, "two")}
        before = Atom("median", *found.span(), parts, (found["unit"] or "").strip())
        yield before
    yield from beside_comma(text)


QUARTILES = ("iqr", "inter", "q1", "p25", "quartiles", "25th", "first", "lower")
# "median (IQR)", "medians [range]": what the brackets behind the values hold.
SAID_MEDIAN = re.compile(
    r"\b(?:medians?|means?)(?:\s+\w+){0,3}?\s*(?:[(\[,]|and)\s*(?P<how>IQR|inter-?\s?quartile\s+range|range|(?:(?:first|lower)\s+and\s+(?:third|upper)\s+)?quartiles|25th\s?(?:[-–,/]|to|and)\s?75th(?:\s+(?:per)?centiles?)?|"
    r"Q1\s?[-–]\s?Q3|P25\s?[-–,]\s?P75|min\w*\s?[-–]\s?max\w*)\s*(?:\[IQR\]|\(IQR\))?\s*[)\],]?",
    re.I,
)
