"""Ratios with their intervals that nothing labels, in a report that has told a ratio before.

Reports say what a number and its interval are once, and then leave it out: "the hazard ratio for colds was 0.86 (95% CI
0.80-0.93) … and coughs fell by 12% (0.88 [0.82-0.94]; p=0.001)". A ratio lies in the middle of its interval where all
three are taken as logarithms, which ages, medians and scores with their ranges hardly ever do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import log

from attest.extract.effects.bare import dotted
from attest.extract.effects.effect import Effect
from attest.extract.effects.forms import RATIOS
from attest.extract.numbers import as_decimal
from attest.extract.statistics import overlaps, value_of

_RATIO = r"\d{1,2}[.·]\d{1,3}"
TRIPLE = re.compile(
    rf"[(\[]\s?(?P<estimate>{_RATIO})\s*[,;:(\[]\s*(?P<low>{_RATIO})\s*(?:to|-|–|—|−|,)\s*(?P<high>{_RATIO})(?=\s*[)\],;])"
)
# What such numbers are where the words before them say otherwise.
OTHERWISE = re.compile(r"\b(?:medians?|means?|IQR|range[ds]?|quartiles?|aged?|SD)\b[^.;()\[\]]{0,60}$", re.I)
LIKELY_OFF = 0.02  # how far estimates lie off the middle besides rounding


def unlabelled(text: str, taken: Sequence[tuple[int, int]], ratio: str) -> Iterator[Effect]:
    """The ratios in brackets that no label tells; they have the measure that the report told last."""
    for found in TRIPLE.finditer(text):
        if overlaps(found.span(), list(taken)) or OTHERWISE.search(text, 0, found.start()):
            continue
        if _in_the_middle(*(found[name] for name in ("low", "estimate", "high"))):
            parts = {
                "estimate": value_of(found, "estimate"),
                "ci_low": value_of(found, "low"),
                "ci_high": value_of(found, "high"),
            }
            yield Effect(found.start("estimate"), found.end(), parts, ratio)


# "… 32% (95% CI 13-47) for colds, 42% for coughs (9-63)": the label is not said again, nor where the value stands.
SHARE = re.compile(
    r"(?<![\w.·–−-])(?P<estimate>\d+(?:[.·]\d+)?)\s?%\s+(?P<of>(?:for|in)\s+[^.;:,()\[\]]{2,60}?)\s*[(\[]\s?(?P<low>\d+(?:[.·]\d+)?)\s?%?"
    r"\s*(?:to|-|–|—|−)\s*(?P<high>\d+(?:[.·]\d+)?)\s?%?(?=\s*[)\],;])"
)


CHANGED = re.compile(r"\b(?:reduction|increase|decrease|improvement|decline)", re.I)


def next_shares(text: str, made: Sequence[Effect]) -> Iterator[Effect]:
    """The next effects in per cent of a list whose first has its interval labelled."""
    first = next((one for one in made if one.unit == "%" and "ci_level" in one.parts), None)
    changed = CHANGED.search(text, 0, first.at) if first is not None else None
    unit = f"% {changed.group()}" if changed else "%"
    for found in SHARE.finditer(text, first.end) if first is not None else ():
        low, value, high = (float(as_decimal(dotted(found[name])) or 0) for name in ("low", "estimate", "high"))
        taken = any(one.start < found.end() and found.start() < one.end for one in made)
        if first is None or taken or not low < value < high:
            continue
        parts = {
            "estimate": value_of(found, "estimate"),
            "ci_low": value_of(found, "low"),
            "ci_high": value_of(found, "high"),
        }
        of = " ".join(found["of"].split())
        measure = "" if first.measure == "RD" else first.measure
        yield Effect(found.start(), found.end(), parts, measure, of=of, of_at=found.start("of"), unit=unit)


# "… hazard ratios of 0.90 for colds (95% CI 0.54-1.50), 1.19 for coughs (0.84-1.68)".
NEXT_RATIO = re.compile(
    rf"(?<![\w.·])(?P<estimate>{_RATIO})\s+(?P<of>(?:for|in|with|among)\s+[^.;:,()\[\]\d]{{2,60}}?)\s*[(\[]\s?(?P<low>{_RATIO})"
    rf"\s*(?:to|-|–|—|−|,)\s*(?P<high>{_RATIO})(?=\s*[)\],;])"
)


def next_ratios(text: str, made: Sequence[Effect]) -> Iterator[Effect]:
    """The next ratios of a list whose first has its interval labelled, each with what it is of before the bracket."""
    first = made[0]
    if not (first.of and first.head is None and first.measure in RATIOS):
        return
    for found in NEXT_RATIO.finditer(text, first.end):
        if _in_the_middle(*(found[name] for name in ("low", "estimate", "high"))):
            parts = {
                "estimate": value_of(found, "estimate"),
                "ci_low": value_of(found, "low"),
                "ci_high": value_of(found, "high"),
            }
            of = " ".join(found["of"].split())
            yield Effect(found.start(), found.end(), parts, first.measure, of=of, of_at=found.start("of"))


def _in_the_middle(*printed: str) -> bool:
    """Whether the middle number can be the geometric mean of the others, as far as they are rounded."""
    low, value, high = (float(as_decimal(dotted(one)) or 0) for one in printed)
    if not 0 < low < value < high:
        return False
    rounded = [0.5 * 10.0 ** -len(re.split(r"[.·]", one)[1]) for one in printed]
    slack = rounded[0] / low / 2 + rounded[1] / value + rounded[2] / high / 2
    return abs(log(value) - (log(low) + log(high)) / 2) <= slack + LIKELY_OFF
