"""The p value of a comparison of two groups from what is printed about each: mean, SD and n, or events and n."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from scipy.special import stdtr

from attest.extract.checks import tails
from attest.extract.checks.p_values import Range
from attest.extract.checks.reported import Reported, shown
from attest.extract.checks.verdict import Verdict, judged, untestable

GRID = 41  # points a side of the rectangle of SDs, refined around the extremes
ROUNDS = 6


class Group(NamedTuple):
    mean: Reported
    sd: Reported
    n: int


def student(one: Group, other: Group) -> Range:
    """p of Student's t test: smallest with means as far apart and SDs as small as rounding allows, and the reverse."""
    df = one.n + other.n - 2
    near, far = _apart(one, other)

    def p(difference: float, sds: tuple[float, float]) -> float:
        pooled = ((one.n - 1) * sds[0] ** 2 + (other.n - 1) * sds[1] ** 2) / df
        return _p_of(difference, math.sqrt(pooled * (1 / one.n + 1 / other.n)), df)

    (low1, high1), (low2, high2) = _ends(one.sd), _ends(other.sd)
    return Range(p(far, (low1, low2)), p(near, (high1, high2)))


def welch(one: Group, other: Group) -> Range:
    """p of Welch's t test over the whole rectangle of SDs, since its degrees of freedom change with them."""
    near, far = _apart(one, other)
    return Range(_extreme(one, other, far, lowest=True), _extreme(one, other, near, lowest=False))


def _apart(one: Group, other: Group) -> tuple[float, float]:
    """How far apart the means are, at least and at most."""
    middle, rounding = abs(one.mean.value - other.mean.value), one.mean.half + other.mean.half
    return float(max(middle - rounding, middle * 0)), float(middle + rounding)


def _ends(sd: Reported) -> tuple[float, float]:
    return max(0.0, float(sd.low)), max(0.0, float(sd.high))


def _p_of(difference: float, se: float, df: float) -> float:
    if se == 0:
        return 0.0 if difference else 1.0
    return tails.t_two_sided(difference / se, df)


def _extreme(one: Group, other: Group, difference: float, lowest: bool) -> float:
    """The smallest or largest p over the SDs, on a grid that closes in on it."""
    if not difference:
        return 1.0
    sides = [_ends(one.sd), _ends(other.sd)]
    whole = list(sides)
    best = math.inf if lowest else -math.inf
    for _ in range(ROUNDS):
        axes = [np.linspace(low, high, GRID) for low, high in sides]
        a, b = np.meshgrid(axes[0] ** 2 / one.n, axes[1] ** 2 / other.n, indexing="ij")
        total = np.maximum(a + b, 1e-300)
        df = total**2 / np.maximum(a**2 / (one.n - 1) + b**2 / (other.n - 1), 1e-300)
        p = 2 * stdtr(np.maximum(df, 1e-9), -difference / np.sqrt(total))
        place = np.unravel_index(int(p.argmin() if lowest else p.argmax()), p.shape)
        found = float(p[place])
        best = min(best, found) if lowest else max(best, found)
        sides = [
            (max(limit[0], axis[at] - (axis[1] - axis[0])), min(limit[1], axis[at] + (axis[1] - axis[0])))
            for axis, at, limit in zip(axes, place, whole, strict=True)
        ]
    return best


def check_means(one: Group, other: Group, p: Reported) -> Verdict:
    """Whether the printed p can be that of a t test, Student's or Welch's, of the printed means and SDs."""
    if min(one.n, other.n) < 2:
        return untestable("a group of one has no standard deviation.")
    ranges = {"Student's": student(one, other), "Welch's": welch(one, other)}
    fits = any(_can_be(p, found) for found in ranges.values())
    told = " and ".join(f"{shown(found.low)} to {shown(found.high)} by {name} test" for name, found in ranges.items())
    groups = " and ".join(f"{each.mean.text} (SD {each.sd.text}, n = {each.n})" for each in (one, other))
    return judged(fits, f"from {groups} p lies from {told}; printed is p {'' if p.sign else '= '}{p.text}.")


def _can_be(p: Reported, computed: Range) -> bool:
    """Whether some p within the range may be printed like this."""
    if p.sign:
        bound = float(p.value)
        return computed.low <= bound if p.sign in "<≤" else computed.high >= bound
    return p.covers(computed.low, computed.high)


def check_counts(events: tuple[int, int], totals: tuple[int, int], p: Reported) -> Verdict:
    """Whether the printed p is that of a χ² test with or without Yates' correction, or of Fisher's exact test."""
    if any(not 0 <= k <= n or not n for k, n in zip(events, totals, strict=True)):
        return untestable("the counts are not those of a table of two groups.")
    if sum(events) in (0, sum(totals)):
        return untestable("nobody or everybody had the event, so there is nothing to test.")
    table = [[k, n - k] for k, n in zip(events, totals, strict=True)]
    found = {"χ²": chi2(table), "χ² with Yates' correction": chi2(table, yates=True), "Fisher's exact": fisher(table)}
    fits = any(_can_be(p, Range(value, value)) for value in found.values())
    told = ", ".join(f"{shown(value)} by {name} test" for name, value in found.items())
    groups = " and ".join(f"{k} of {n}" for k, n in zip(events, totals, strict=True))
    return judged(fits, f"from {groups} p is {told}; printed is p {'' if p.sign else '= '}{p.text}.")


def chi2(table: list[list[int]], yates: bool = False) -> float:
    """p of the χ² test of a table of two by two."""
    (a, b), (c, d) = table
    n = a + b + c + d
    apart = max(0.0, abs(a * d - b * c) - (n / 2 if yates else 0))
    return tails.chi2_upper(n * apart**2 / ((a + b) * (c + d) * (a + c) * (b + d)), 1)


def fisher(table: list[list[int]]) -> float:
    """p of Fisher's exact test on two sides: all tables that are no likelier than the one found."""
    (a, b), (c, d) = table
    first, second, column = a + b, c + d, a + c
    chances = {
        k: math.comb(first, k) * math.comb(second, column - k)
        for k in range(max(0, column - second), min(first, column) + 1)
    }
    # As in R: a table counts as no likelier when its chance is larger by less than rounding could make it.
    rare = sum(chance for chance in chances.values() if chance * 10**7 <= chances[a] * (10**7 + 1))
    return rare / sum(chances.values())
