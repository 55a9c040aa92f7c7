"""Effects worked out again from the counts or means of two arms."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import NamedTuple

from attest.extract.checks import tails
from attest.extract.checks.reported import Reported, shown
from attest.extract.checks.verdict import Verdict, judged, untestable

ADJUSTED = re.compile(r"adjust|\ba(?:RR|OR|HR|RD|MD)\b|multivaria", re.I)
NAMES = (
    ("RR", re.compile(r"\bRRs?\b|\b(?:risk|relative)[\s-]+(?:ratio|risk)|rate ratio", re.I)),
    ("OR", re.compile(r"\bORs?\b|\bodds[\s-]+ratio", re.I)),
    ("RD", re.compile(r"\b(?:RDs?|ARR|ARD)\b|\brisk[\s-]+difference|\babsolute risk reduction", re.I)),
    ("MD", re.compile(r"\b(?:MD|WMD)\b|\bmean[\s-]+difference|\bdifference (?:in|of|between) means", re.I)),
)
SPARSE = 5  # with fewer people in a cell, methods for intervals differ too much to hold one against another
WIDER = 0.25  # by how much the widths of two intervals of different methods may differ


class Arm(NamedTuple):
    events: int
    total: int


def measure_of(text: str) -> str:
    """RR, OR, RD or MD; "" for another measure."""
    return next((name for name, pattern in NAMES if pattern.search(text)), "")


def effect(measure: str, one: Arm, other: Arm) -> Fraction | None:
    """RR, OR or RD of one arm against the other; None where a zero leaves it undefined."""
    a, b, c, d = one.events, one.total - one.events, other.events, other.total - other.events
    if measure == "RD":
        return Fraction(a, one.total) - Fraction(c, other.total)
    if measure == "RR":
        return Fraction(a * other.total, c * one.total) if a and c else None
    return Fraction(a * d, b * c) if a and b and c and d else None


def from_counts(measure: str, arms: tuple[Arm, Arm], estimate: Reported, percent: bool = False) -> Verdict:
    """Whether the printed effect is that of the counts, whichever arm stands first and whichever outcome is counted."""
    if any(not 0 <= arm.events <= arm.total or not arm.total for arm in arms):
        return untestable("the counts are not those of two arms.")
    turned = (arms[1], arms[0])
    without = tuple(Arm(arm.total - arm.events, arm.total) for arm in arms)
    ways = [arms, turned, (without[0], without[1]), (without[1], without[0])]
    found = [value for one, other in ways if (value := effect(measure, one, other)) is not None]
    if not found:
        return untestable(f"an arm without or with nothing but events has no {measure} of its own.")
    times = 100 if percent else 1
    near = min(found, key=lambda value: abs(value * times - estimate.value))
    fits = estimate.covers(near * times)
    own = effect(measure, *arms)
    told = shown(near * times if fits or own is None else own * times, max(3, estimate.decimals + 1))
    groups = " against ".join(f"{arm.events} of {arm.total}" for arm in arms)
    return judged(fits, f"from {groups} the {measure} is {told}; printed is {estimate.text}.")


def interval_from_counts(measure: str, arms: tuple[Arm, Arm], low: Reported, high: Reported, level: float) -> Verdict:
    """Whether the printed interval is about as wide as Wald's interval of the counts."""
    cells = [count for arm in arms for count in (arm.events, arm.total - arm.events)]
    if min(cells) < SPARSE:
        return untestable(f"with fewer than {SPARSE} people in a cell, intervals of different methods differ too much.")
    if measure != "RD" and low.low <= 0:
        return untestable(f"{low.text} to {high.text} is rounded so much that its lower end may be 0.")
    a, b, c, d = cells
    if measure == "RD":
        se = math.sqrt(a * b / (a + b) ** 3 + c * d / (c + d) ** 3)
        ends = (float(low.low), float(low.high), float(high.low), float(high.high))
    else:
        se = math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) if measure == "RR" else 1 / a + 1 / b + 1 / c + 1 / d)
        ends = (math.log(low.low), math.log(low.high), math.log(high.low), math.log(high.high))
    wanted = 2 * tails.z_quantile(0.5 + level / 200) * se
    fits = ends[3] - ends[0] >= wanted * (1 - WIDER) and ends[2] - ends[1] <= wanted * (1 + WIDER)
    printed = ((ends[2] + ends[3]) - (ends[0] + ends[1])) / 2
    on = "" if measure == "RD" else " on the logarithmic scale"
    return judged(
        fits,
        f"by the counts the {level:g} % interval of the {measure} is {shown(wanted, 2)} wide{on}; "
        f"{low.text} to {high.text} is {shown(printed, 2)} wide.",
    )


def difference_of_means(one: Reported, other: Reported, estimate: Reported) -> Verdict:
    """Whether the printed difference is that of the printed means, whichever stands first."""
    rounding = one.half + other.half + estimate.half
    apart = one.value - other.value
    fits = min(abs(apart - estimate.value), abs(apart + estimate.value)) <= rounding
    return judged(fits, f"{one.text} − {other.text} = {shown(apart)}; printed is a difference of {estimate.text}.")
