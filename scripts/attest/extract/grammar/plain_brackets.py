"""Averages whose brackets no label explains: "17.5 [12.0, 21.5] vs 14.0 [9.5, 19.0]", "a median of 4 (3-6) days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import UNIT
from attest.extract.number_led import FigureLed
from attest.extract.numbers import as_decimal
from attest.extract.statistics import value_of

_NUM = r"[-−–]?\d+(?:[.·]\d+)?"
SQUARE = FigureLed(
    rf"(?P<value>(?<![\w.·,]){_NUM})(?P<unit>\s?%)?\s?\[\s*(?P<low>{_NUM})\s*(?:,|;|to|[-–—])\s*(?P<high>{_NUM})\s*\]"
)
# What else square brackets may hold.
OTHERWISE = re.compile(
    r"\bC\.?I\b|CrI|confidence|credible|\brange|\b(?:odds|hazards?|risk|rate)\s+ratio|\b[aA]?[OHR]Rs?\b|min\w*\s?[-–,]\s?max"
)
# Ratios with their intervals stand in lists, and not side by side like this.
BETWEEN = re.compile(
    r"\s*(?:[A-Za-zµμ%/]{1,8}\s*)?(?:\([^()\d]{1,20}\)\s*)?(?:,\s*)?(?:vs\.?|versus|to|compared\s+(?:with|to))\s+(?:only\s+)?"
    r"(?:(?:[A-Za-z][\w+-]*\s+){1,3}(?:group|arm)\s+)?"
)
# "A median hospital stay of", "median scores were": no other statistic or sentence between it and its value.
MEDIAN = re.compile(r"\bmedians?\b(?:(?!\b(?:means?|average|ages?|aged|follow)\b)(?:[^.]|\.\d)){0,220}$", re.I)


def side_by_side(text: str) -> set[int]:
    """Where values begin that have their square brackets beside others of the same form: medians and quartiles."""
    if text.count("[") < 2 or OTHERWISE.search(text):
        return set()
    found = [one for one in SQUARE.finditer(text) if _within(one)]
    pairs = [(one, two) for one, two in pairwise(found) if BETWEEN.fullmatch(text, one.end(), two.start())]
    return {one.start() for pair in pairs for one in pair}


def named_median(text: str, found: re.Match[str]) -> bool:
    """Whether a value with two numbers in a plain bracket is called a median: of what kind these are nothing tells."""
    lead = text[max(0, found.start() - 240) : found.start()]
    if MEDIAN.search(lead) is None or OTHERWISE.search(text, found.start(), found.end()):
        return False
    low, value, high = (as_decimal(found[name]) for name in ("one", "median", "two"))
    return low is not None and value is not None and high is not None and low <= value <= high


def _within(found: re.Match[str]) -> bool:
    low, value, high = (as_decimal(found[name].replace("−", "-")) for name in ("low", "value", "high"))
    return low is not None and value is not None and high is not None and low <= value <= high


# "Median 41, IQR 25-66": what the two numbers behind a comma are is said.
COMMA = FigureLed(
    rf"(?P<median>(?<![\w.·,]){_NUM})(?P<unit>\s?{UNIT}(?!\w))?\s*[,;]\s*(?:with\s+an?\s+)?(?P<how>IQR|inter-?\s?quartile\s+range|range)\s*(?:of\s+|[:=]\s*)?"
    rf"[\[(]?\s*(?P<one>{_NUM})(?:\s?{UNIT})?\s*(?:[-–—]|to|,)\s*(?P<two>{_NUM})(?:\s?{UNIT}(?!\w))?(?:\s*[\])])?",
    re.I,
)


def beside_comma(text: str) -> Iterator[Atom]:
    """Medians, or means, with their quartiles or range behind a comma."""
    for found in COMMA.finditer(text) if "IQR" in text or "range" in text else ():
        low, value, high = (as_decimal(found[name].replace("−", "-")) for name in ("one", "median", "two"))
        if low is None or value is None or high is None or not low <= value <= high:
            continue
        names = ("min", "max") if found["how"].casefold() == "range" else ("q1", "q3")
        parts = {"median": value_of(found, "median")}
        parts |= {name: value_of(found, part) for name, part in zip(names, ("one", "two"), strict=True)}
        closed = found.end() - 1 if found.group()[-1] in ")]" and not {"(", "["} & set(found.group()) else found.end()
        yield Atom("median", found.start(), closed, parts, (found["unit"] or "").strip())
