"""Order and distance of quantiles, mean and standard deviation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from attest.extract.checks.reported import Reported, may_precede, shown
from attest.extract.checks.verdict import Verdict, inconsistent, judged, untestable


def order(named: Sequence[tuple[str, Reported]]) -> tuple[Verdict, tuple[str, ...]]:
    """Whether minimum ≤ lower quartile ≤ median ≤ upper quartile ≤ maximum, and the names of those concerned.

    `named` are those that are printed, in this order.
    """
    wrong = [(a, b) for a, b in pairwise(named) if not may_precede(a[1], b[1])]
    if not wrong:
        words = " ≤ ".join(f"{name} {number.text}" for name, number in named)
        return judged(True, f"{words}."), tuple(name for name, _ in named)
    told = "; ".join(f"{a[0]} {a[1].text} is greater than {b[0]} {b[1].text}" for a, b in wrong)
    names = tuple(dict.fromkeys(name for a, b in wrong for name in (a[0], b[0])))
    return inconsistent(f"{told}{_outside(dict(named))}."), names


def _outside(known: dict[str, Reported]) -> str:
    if not {"median", "q1", "q3"} <= known.keys():
        return ""
    median, low, high = (known[name] for name in ("median", "q1", "q3"))
    if may_precede(low, median) and may_precede(median, high):
        return ""
    return f" (the median {median.text} lies outside the interquartile range {low.text} to {high.text})"


def mean_in_range(mean: Reported, low: Reported, high: Reported) -> Verdict:
    """Whether the mean lies between minimum and maximum, with the rounding of all three."""
    inside = may_precede(low, mean) and may_precede(mean, high)
    where = "within" if inside else "outside"
    return judged(inside, f"mean {mean.text} lies {where} the range {low.text} to {high.text}.")


def mean_and_median(mean: Reported, median: Reported, sd: Reported, n: int) -> Verdict:
    """Whether mean and median are no further apart than s·√((n−1)/n), which holds for all data."""
    if n < 2:
        return untestable("a single value has no standard deviation.")
    apart = max(Fraction(0), abs(mean.value - median.value) - mean.half - median.half)
    most = float(sd.high) * math.sqrt((n - 1) / n)
    return judged(
        float(apart) <= most * (1 + 1e-12),
        f"mean {mean.text} and median {median.text} are {shown(abs(mean.value - median.value))} apart; with an SD of "
        f"{sd.text} and n = {n} they are at most {shown(float(sd.value) * math.sqrt((n - 1) / n))} apart.",
    )


def sd_in_range(sd: Reported, low: Reported, high: Reported, n: int) -> Verdict:
    """Whether the SD fits the range R: R²/(2(n−1)) ≤ s² ≤ n·R²/(4(n−1)), which holds for all data."""
    if n < 2:
        return untestable("a single value has no standard deviation.")
    narrow = max(Fraction(0), high.low - low.high)
    wide = high.high - low.low
    fits = sd.high**2 >= narrow**2 / (2 * (n - 1)) and max(Fraction(0), sd.low) ** 2 <= n * wide**2 / (4 * (n - 1))
    spread = float(high.value - low.value)
    ends = (spread / math.sqrt(2 * (n - 1)), spread * math.sqrt(n / (4 * (n - 1))))
    return judged(
        fits,
        f"with a range from {low.text} to {high.text} and n = {n} the SD lies between {shown(ends[0])} and "
        f"{shown(ends[1])}; printed is {sd.text}.",
    )


def room_for_sd(mean: Reported, sd: Reported, low: int, high: int) -> Verdict:
    """Whether an SD fits between the mean and both ends of the scale; where it does not, the values are skewed.

    With less than two SDs some skew is likely, with less than one it is sure enough to say so (Cochrane Handbook,
    10.5.3). On a scale of few steps two SDs hardly ever fit.
    """
    nearest, end = min((mean.value - low, low), (high - mean.value, high))
    room = f"from the mean {mean.text} to {end}, the end of the scale, there are {shown(abs(nearest))}"
    if nearest + mean.half < sd.low:
        return inconsistent(f"{room}, less than one SD of {sd.text}: the values are skewed.")
    if nearest + mean.half < 2 * sd.low:
        return judged(True, f"{room}, less than two SDs of {sd.text}: some skew is likely.")
    return judged(True, f"{room}, at least two SDs of {sd.text}.")
