"""Whole-number checks against data: no alarm on real data, and every impossible pair that enumeration finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from attest.extract.checks.binary import debit
from attest.extract.checks.grim import grim, grimmer
from attest.extract.checks.quantiles import mean_and_median, order, sd_in_range
from attest.extract.checks.reported import Reported, reported
from attest.extract.checks.scale import exact, sd_bound

TRIPLES = 10_000
# Half down stands for programs whose binary fraction lies just below the half.
WAYS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)
SCALES = ((1, 5), (0, 10), (1, 7), (0, 3), (-3, 3), (0, 1), (0, 51))


def printed(value: Decimal, decimals: int, way: str) -> str:
    with localcontext() as exact_enough:
        exact_enough.prec = 60
        return str(value.quantize(Decimal(1).scaleb(-decimals), rounding=way))


def root(square: Fraction) -> Decimal:
    with localcontext() as exact_enough:
        exact_enough.prec = 50
        return (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()


def divided(number: Fraction) -> Decimal:
    with localcontext() as exact_enough:
        exact_enough.prec = 50
        return Decimal(number.numerator) / Decimal(number.denominator)


def number(text: str) -> Reported:
    found = reported(text)
    assert found is not None
    return found


def samples() -> Iterator[tuple[list[int], int, int, int]]:
    """Data sets of whole numbers with their scale, as many as the bar asks for, and the decimals that are printed."""
    chance = random.Random(20261122)
    for _ in range(TRIPLES):
        low, high = chance.choice(SCALES)
        n = chance.randint(2, 20) if chance.random() < 0.8 else chance.randint(21, 90 if high < 11 else 30)
        middle, width = chance.uniform(low, high), chance.uniform(0.1, high - low)
        data = [min(high, max(low, round(chance.gauss(middle, width)))) for _ in range(n)]
        yield data, low, high, chance.choice((1, 2, 2, 2, 3))


def test_no_alarm_on_ten_thousand_true_triples() -> None:
    chance = random.Random(7)
    alarms = []
    for data, low, high, decimals in samples():
        n, total = len(data), sum(data)
        middle = sorted(data)[n // 2] if n % 2 else Fraction(sum(sorted(data)[n // 2 - 1 : n // 2 + 1]), 2)
        spread = Fraction(n * sum(one**2 for one in data) - total**2, n * (n - 1))
        way = chance.choice(WAYS)
        mean = number(printed(divided(Fraction(total, n)), decimals, way))
        sd = number(printed(root(spread), decimals, chance.choice(WAYS)))
        median = number(printed(divided(Fraction(middle)), decimals, way))
        least, most = number(str(min(data))), number(str(max(data)))
        found = [
            grim(mean, n),
            grimmer(mean, sd, n),
            exact(mean, sd, n, low, high),
            sd_bound(mean, sd, n, low, high),
            mean_and_median(mean, median, sd, n),
            sd_in_range(sd, least, most, n),
            order([("min", least), ("median", median), ("max", most)])[0],
            *([debit(mean, sd, n)] if (low, high) == (0, 1) else []),
        ]
        alarms += [one.arithmetic for one in found if not one.fits]
    assert alarms == []


@pytest.mark.parametrize("items", [2, 3, 5])
def test_no_alarm_on_means_of_several_items(items: int) -> None:
    chance = random.Random(items)
    for _ in range(300):
        n = chance.randint(2, 15)
        sums = [sum(chance.randint(1, 5) for _ in range(items)) for _ in range(n)]
        total = sum(sums)
        spread = Fraction(n * sum(one**2 for one in sums) - total**2, n * (n - 1) * items**2)
        mean = number(printed(divided(Fraction(total, n * items)), 2, ROUND_HALF_UP))
        sd = number(printed(root(spread), 2, ROUND_HALF_EVEN))
        assert grim(mean, n, items).fits
        assert grimmer(mean, sd, n, items).fits
        assert exact(mean, sd, n, 1, 5, items).fits


@cache
def enumerated(n: int, width: int) -> npt.NDArray[np.bool_]:
    """Which totals and sums of squares n whole numbers from 0 to `width` can have, by adding one number at a time."""
    if not n:
        start = np.zeros((1, 1), dtype=bool)
        start[0, 0] = True
        return start
    before = enumerated(n - 1, width)
    after = np.zeros((n * width + 1, n * width**2 + 1), dtype=bool)
    for value in range(width + 1):
        after[value : value + before.shape[0], value**2 : value**2 + before.shape[1]] |= before
    return after


def printable(n: int, low: int, high: int, decimals: int) -> set[tuple[str, str]]:
    """Every pair of mean and SD that some data set of this size is printed with."""
    totals, squares = np.nonzero(enumerated(n, high - low))
    means = {
        int(t): {printed(divided(Fraction(int(t) + n * low, n)), decimals, way) for way in WAYS}
        for t in np.unique(totals)
    }
    sums = {(n * int(q) - int(t) ** 2) for t, q in zip(totals, squares, strict=True)}
    sds = {s: {printed(root(Fraction(s, n * (n - 1))), decimals, way) for way in WAYS} for s in sums}
    return {
        (mean, sd)
        for t, q in zip(totals, squares, strict=True)
        for mean in means[int(t)]
        for sd in sds[n * int(q) - int(t) ** 2]
    }


@pytest.mark.parametrize(("low", "high"), [(1, 5), (0, 10)])
@pytest.mark.parametrize("decimals", [1, 2])
def test_every_impossible_pair_that_enumeration_finds(low: int, high: int, decimals: int) -> None:
    chance = random.Random(high * 10 + decimals)
    step = Decimal(1).scaleb(-decimals)
    missed, alarms, impossible = [], [], 0
    for n in range(2, 21):
        known = printable(n, low, high, decimals)
        near = sorted(known)
        for mean, sd in chance.sample(near, min(60, len(near))):
            if not exact(number(mean), number(sd), n, low, high).fits:
                alarms.append((mean, sd, n))
            for times in (-2, -1, 1, 2):
                beside = (mean, str(Decimal(sd) + times * step))
                if beside not in known and not beside[1].startswith("-"):
                    impossible += 1
                    if exact(number(mean), number(beside[1]), n, low, high).fits:
                        missed.append((*beside, n))
    assert (missed, alarms) == ([], [])
    assert impossible > 150


def test_parity_alone_misses_what_the_scale_forbids() -> None:
    """Where the scale is known the exact test is used: some pairs pass by parity that no data on the scale have."""
    missed = 0
    for n in range(3, 6):
        known = printable(n, 1, 7, 2)
        means = sorted({mean for mean, _ in known})
        for mean in means[::3]:
            for sd in range(0, 340, 3):
                pair = (mean, f"{sd / 100:.2f}")
                by_parity = grimmer(number(pair[0]), number(pair[1]), n).fits
                by_scale = exact(number(pair[0]), number(pair[1]), n, 1, 7).fits
                assert by_scale == (pair in known)
                assert by_parity or not by_scale
                missed += by_parity and not by_scale
    assert missed


def test_a_long_scale_and_many_people_stay_quick() -> None:
    assert exact(number("15.21"), number("8.33"), 29, 0, 51).fits
    assert exact(number("3.21"), number("1.13"), 130, 1, 5).fits
    assert exact(number("48.2"), number("21.7"), 900, 0, 100).fits


def test_limits_that_were_left_aside_are_named() -> None:
    """One person with 100 among 59 with 0 gives 12.9099, and the next that is possible 12.7803: nothing in between."""
    told = exact(number("1.6667"), number("12.8441"), 60, 0, 1000)
    assert told.fits
    assert "limits are left aside" in told.arithmetic
    assert "left aside" not in exact(number("1.6667"), number("12.9099"), 60, 0, 1000).arithmetic
    assert "left aside" not in exact(number("3.21"), number("1.13"), 130, 1, 5).arithmetic
