"""DEBIT: the SD of zeros and ones follows from their mean (Heathers and Brown, 2019)."""

from __future__ import annotations

import math
from fractions import Fraction

from attest.extract.checks.reported import Reported, shown
from attest.extract.checks.verdict import Verdict, inconsistent, judged, untestable


def debit(mean: Reported, sd: Reported, n: int) -> Verdict:
    """Whether √(n/(n−1)·m(1−m)) is the printed SD for some mean that may be printed like this."""
    if n < 2:
        return untestable("a single value has no standard deviation.")
    low, high = max(Fraction(0), mean.low), min(Fraction(1), mean.high)
    if low > high:
        return inconsistent(f"the mean {mean.text} of zeros and ones lies outside 0 to 1.")
    ends = [n * m * (1 - m) / (n - 1) for m in (low, high)]
    most = Fraction(n, 4 * (n - 1)) if low <= Fraction(1, 2) <= high else max(ends)
    value = min(max(mean.value, Fraction(0)), Fraction(1))
    own = math.sqrt(n * value * (1 - value) / (n - 1))
    fits = max(Fraction(0), sd.low) ** 2 <= most and sd.high**2 >= min(ends)
    return judged(
        fits, f"zeros and ones with the mean {mean.text} and n = {n} have the SD {shown(own, 3)}; printed is {sd.text}."
    )
