"""Values on a known scale: the exact test of mean and SD, and the largest SD that the scale allows.

Whether n whole numbers from a to b can have a total and a sum of squares is answered exactly, by following all totals
and sums of squares from the first number to the last (as CLOSURE does by enumeration).
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache

from attest.extract.checks.grim import Possible, fewest_squares, grimmer, parity, squares, totals
from attest.extract.checks.reported import Reported, shown
from attest.extract.checks.verdict import Verdict, inconsistent, judged, untestable

# Bits in all steps together: about a second. What is larger has so many people that hardly an SD is impossible.
MOST_WORK = 5_000_000_000
BEYOND = 40  # sums of squares above the printed SD that are followed too, to name the nearest possible one


def exact(mean: Reported, sd: Reported, n: int, low: int, high: int, items: int = 1) -> Verdict:
    """Whether n whole numbers from `low` to `high` can have the printed mean and the printed SD.

    With several items the value is their mean, and `low` and `high` are those of one item.
    """
    if n < 2:
        return untestable("a single value has no standard deviation.")
    verdict = sd_bound(mean, sd, n, low, high)
    if verdict.result == "inconsistent":
        return verdict
    limits = n, low * items, high * items
    followed = _followed(mean, sd, limits, items)
    if followed is not None:
        return grimmer(mean, sd, n, items, followed)
    verdict = grimmer(mean, sd, n, items, lambda *sums: _within(limits, *sums) and _is_found(limits, *sums))
    if verdict.fits:
        return verdict
    verdict = grimmer(mean, sd, n, items, lambda *sums: _within(limits, *sums))
    told = " The scale's limits are left aside, since with so many people not all possible data can be followed."
    return Verdict(verdict.result, verdict.arithmetic + told) if verdict.fits else verdict


Limits = tuple[int, int, int]  # how many numbers, and the lowest and the highest that each can be


def _within(limits: Limits, _: int, total: int, square: int) -> bool:
    n, low, high = limits
    return n * low <= total <= n * high and parity(n, total, square)


def _is_found(limits: Limits, _: int, total: int, square: int) -> bool:
    n, low, high = limits
    return found_by_spreading(n, total, square, low, high)


def _followed(mean: Reported, sd: Reported, limits: Limits, items: int) -> Possible | None:
    """The test that follows every total and sum of squares of numbers within the limits; None where it takes long."""
    n, low, high = limits
    within = [total for total in totals(mean, n, items) if n * low <= total <= n * high]
    if not within:
        return lambda *_: False
    middle = round(mean.value * items)
    # The sum of squares about the middle, which grows from number to number, so that nothing above it is followed.
    most = BEYOND + max(squares(sd, total, n, items)[1] - 2 * middle * total + n * middle**2 for total in within)
    steps = tuple(value - middle for value in range(low, high + 1) if (value - middle) ** 2 <= most)
    widest = math.isqrt(n * max(0, most))
    if n * len(steps) * (2 * widest + 1) * (most + 1) > MOST_WORK:
        return None

    def possible(_: int, total: int, square: int) -> bool:
        if not _within(limits, n, total, square):
            return False
        if _is_found(limits, n, total, square):
            return True
        apart, about = total - n * middle, square - 2 * middle * total + n * middle**2
        if not 0 <= about <= most or abs(apart) > widest:
            return False
        return bool(_reachable(n, steps, most)[apart + widest] >> about & 1)

    return possible


def found_by_spreading(n: int, total: int, square: int, low: int, high: int) -> bool:
    """Whether numbers are found by spreading equal ones: quick, and it proves that they exist, never that none do.

    One number up and another down keeps the total and adds twice their distance and two to the sum of squares. Each
    time the widest spread that does not overshoot is taken.
    """
    each, rest = divmod(total, n)
    held = {each: n - rest, each + 1: rest}
    missing = (square - fewest_squares(total, n)) // 2
    while missing:
        values = sorted(value for value, count in held.items() if count)
        best: tuple[int, int, int] | None = None
        for up in values:
            if up < high:
                down = next(
                    (one for one in values if one > low and up - one < missing and _are_two(held, up, one)), None
                )
                if down is not None and (best is None or up - down > best[0]):
                    best = up - down, up, down
        if best is None or best[0] < 0:
            return False
        missing -= best[0] + 1
        for value, change in ((best[1], -1), (best[1] + 1, 1), (best[2], -1), (best[2] - 1, 1)):
            held[value] = held.get(value, 0) + change
    return all(low <= value <= high for value, count in held.items() if count)


def _are_two(held: dict[int, int], up: int, down: int) -> bool:
    return up > down or (up == down and held[up] > 1)


@lru_cache(maxsize=64)
def _reachable(n: int, steps: tuple[int, ...], most: int) -> list[int]:
    """For each sum from -w to w the sums of squares up to `most` that n of these steps can have, as bits.

    w is the largest sum whose squares stay within `most`, by the inequality of Cauchy and Schwarz.
    """
    widest, keep = math.isqrt(n * most), (1 << most + 1) - 1
    rows = [0] * (2 * widest + 1)
    rows[widest] = 1
    for _ in range(n):
        after = [0] * len(rows)
        for place, bits in enumerate(rows):
            if bits:
                for step in steps:
                    if 0 <= place + step < len(rows):
                        after[place + step] |= bits << step**2 & keep
        rows = after
    return rows


def sd_bound(mean: Reported, sd: Reported, n: int, low: int | Fraction, high: int | Fraction) -> Verdict:
    """Mean within the scale, and SD not above √(n/(n−1)·(b−m)(m−a)), which half at each end would give."""
    if not mean.covers(low, high):
        return inconsistent(f"the mean {mean.text} lies outside the scale from {shown(low)} to {shown(high)}.")
    if n < 2:
        return untestable("a single value has no standard deviation.")
    middle = Fraction(low + high, 2)
    widest = min(max(middle, mean.low), mean.high)
    widest = min(max(widest, Fraction(low)), Fraction(high))
    most = Fraction(n, n - 1) * (high - widest) * (widest - low)
    fits = max(Fraction(0), sd.low) ** 2 <= most
    return judged(
        fits,
        f"on a scale from {shown(low)} to {shown(high)} the SD beside a mean of {mean.text} is at most "
        f"{shown(math.sqrt(most))} with n = {n}; printed is {sd.text}.",
    )
