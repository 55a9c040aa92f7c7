"""Standard deviation and standard error: do they fit each other, and was one printed for the other?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from attest.extract.checks import tails
from attest.extract.checks.reported import Reported, shown
from attest.extract.checks.verdict import Verdict, consistent, inconsistent, judged, untestable

FEWEST = 9  # √n of at least 3: with fewer people a standard error is not far enough from an SD to be told from it
NEAR = 0.7  # an SD times √n that lies within 0.7 and 1/0.7 of the others could be theirs


def sd_and_se(sd: Reported, se: Reported, n: int) -> Verdict:
    """Whether SD = SE·√n, with the rounding of both."""
    root = math.sqrt(n)
    low, high = max(0.0, float(se.low)) * root, float(se.high) * root
    own = shown(float(se.value) * root, max(2, sd.decimals + 1))
    return judged(sd.covers(low, high), f"SE {se.text} × √{n} = {own}; printed is an SD of {sd.text}.")


def sd_and_interval(sd: Reported, low: Reported, high: Reported, n: int, level: float = 95) -> Verdict:
    """Whether SD = √n·(U−L)/(2t) with n − 1 degrees of freedom, or with z as some reports have it."""
    if n < 2:
        return untestable("a single value has no standard deviation.")
    upper = 0.5 + level / 200
    factors = (tails.t_quantile(upper, n - 1), tails.z_quantile(upper))
    narrow, wide = max(Fraction(0), high.low - low.high), high.high - low.low
    fits = any(sd.covers(math.sqrt(n) * float(narrow) / (2 * t), math.sqrt(n) * float(wide) / (2 * t)) for t in factors)
    own = math.sqrt(n) * float(high.value - low.value) / (2 * factors[0])
    return judged(
        fits,
        f"the {level:g} % interval {low.text} to {high.text} of a mean of n = {n} comes from an SD of "
        f"{shown(own, max(2, sd.decimals + 1))}; printed is {sd.text}.",
    )


def sd_from_interval(low: float, high: float, n: int, level: float = 95) -> float:
    """SD = √n·(U−L)/(2·t) with n − 1 degrees of freedom (Cochrane Handbook, chapter 6)."""
    return math.sqrt(n) * (high - low) / (2 * tails.t_quantile(0.5 + level / 200, n - 1))


def se_for_sd(sd: Reported, n: int, others: Sequence[Reported]) -> Verdict:
    """Whether the printed SD is so much smaller than all the others of this outcome that it looks like their SE."""
    if not others:
        return untestable("no other arm or time point with an SD of this outcome.")
    if n < FEWEST:
        return untestable(f"with n = {n} a standard error is not small enough to be told from an SD.")
    if sd.value <= 0:
        return untestable(f"the SD is printed as {sd.text}.")
    root = math.sqrt(n)
    swapped = float(sd.value) * root
    listed = ", ".join(other.text for other in others)
    told = f"{sd.text} × √{n} = {shown(swapped, 2)}; the others are {listed}"
    if all(other.value > 0 and NEAR <= swapped / float(other.value) <= 1 / NEAR for other in others):
        return inconsistent(f"{told}: {sd.text} may be a standard error printed as SD.")
    return consistent(f"{told}: {sd.text} is an SD like them.")


def change_sd(before: Reported, after: Reported, change: Reported) -> Verdict:
    """Whether the SD of a change leaves a correlation between −1 and 1: SD² = s0² + s1² − 2ρ·s0·s1."""
    if min(before.low, after.low) <= 0:
        return untestable("an SD of 0 leaves no correlation.")
    least = max(Fraction(0), max(before.low - after.high, after.low - before.high))
    most = before.high + after.high
    fits = change.low <= most and change.high >= least
    value = (before.value**2 + after.value**2 - change.value**2) / (2 * before.value * after.value)
    return judged(
        fits,
        f"SDs of {before.text} before and {after.text} after and {change.text} of the change mean a correlation of "
        f"{shown(value, 2)}, which lies {'between' if fits else 'outside'} −1 and 1.",
    )
