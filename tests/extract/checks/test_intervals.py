"""Intervals and effects: no alarm on true ones, however they were rounded."""

from __future__ import annotations

import math
import random

import pytest

from attest.extract.checks import effects, intervals
from attest.extract.checks.reported import Reported, reported


def number(text: str) -> Reported:
    found = reported(text)
    assert found is not None
    return found


@pytest.mark.parametrize("measure", ["OR", "MD"])
def test_no_alarm_on_true_wald_intervals(measure: str) -> None:
    chance = random.Random(measure)
    for _ in range(500):
        centre, se, decimals = chance.uniform(-1.5, 1.5), chance.uniform(0.02, 0.8), chance.choice((1, 2, 3))
        ends = [centre - 1.959964 * se, centre, centre + 1.959964 * se]
        told = [number(f"{math.exp(one) if measure == 'OR' else one:.{decimals}f}") for one in ends]
        found = intervals.symmetry(*told, measure, "Wald")
        assert found.fits, found.arithmetic
        p = number(f"{math.erfc(abs(centre / se) / 2**0.5):.3f}")
        both = intervals.p_and_interval(*told, p, measure)
        assert both.fits, both.arithmetic


@pytest.mark.parametrize(
    ("figures", "p", "result"),
    [
        (("0.55", "0.71", "0.92"), "0.009", "consistent"),
        (("0.55", "0.71", "0.92"), "0.40", "inconsistent"),
        (("0.55", "0.71", "0.92"), ">0.05", "inconsistent"),
        (("0.80", "1.10", "1.51"), "0.55", "consistent"),
        (("0.80", "1.10", "1.51"), "<0.001", "inconsistent"),
        (("0.80", "1.10", "1.51"), "0.003", "inconsistent"),
        (("0.71", "0.84", "1.00"), "0.04", "consistent"),  # an interval that ends at 1 leaves both open
        (("0.71", "0.84", "1.01"), "0.04", "consistent"),  # another test may give a p a little smaller
    ],
)
def test_p_beside_an_interval(figures: tuple[str, str, str], p: str, result: str) -> None:
    low, estimate, high = (number(one) for one in figures)
    assert intervals.p_and_interval(low, estimate, high, number(p), "HR").result == result


def test_a_lower_end_that_may_be_zero_cannot_be_tested() -> None:
    assert intervals.symmetry(number("0.0"), number("0.1"), number("0.9"), "OR", "Wald").result == "not testable"


@pytest.mark.parametrize(
    ("text", "scale", "measure"),
    [
        ("HR", "ratio", ""),
        ("adjusted odds ratio", "ratio", "OR"),
        ("aOR", "ratio", ""),
        ("relative risk (RR)", "ratio", "RR"),
        ("MD", "difference", "MD"),
        ("mean difference", "difference", "MD"),
        ("risk difference", "difference", "RD"),
        ("β", "difference", ""),
        ("median survival", "", ""),
    ],
)
def test_measures_are_known_by_their_names(text: str, scale: str, measure: str) -> None:
    assert (intervals.scale_of(text), effects.measure_of(text)) == (scale, measure)


def test_no_alarm_on_true_effects_and_their_intervals() -> None:
    chance = random.Random(5)
    for _ in range(300):
        n, m = chance.randint(12, 200), chance.randint(12, 200)
        a, c = chance.randint(5, n - 5), chance.randint(5, m - 5)
        arms = (effects.Arm(a, n), effects.Arm(c, m))
        for measure in ("RR", "OR", "RD"):
            value = effects.effect(measure, *arms)
            assert value is not None
            found = effects.from_counts(measure, arms, number(f"{float(value):.2f}"))
            assert found.fits, found.arithmetic
        se = math.sqrt(1 / a + 1 / (n - a) + 1 / c + 1 / (m - c))
        log = math.log(a * (m - c) / ((n - a) * c))
        low, high = (number(f"{math.exp(log + sign * 1.96 * se):.2f}") for sign in (-1, 1))
        assert effects.interval_from_counts("OR", arms, low, high, 95).fits


def test_a_narrow_interval_is_not_that_of_the_counts() -> None:
    arms = (effects.Arm(10, 50), effects.Arm(20, 50))
    found = effects.interval_from_counts("RR", arms, number("0.45"), number("0.56"), 95)
    assert found.result == "inconsistent"
    few = (effects.Arm(2, 50), effects.Arm(20, 50))
    assert effects.interval_from_counts("RR", few, number("0.45"), number("0.56"), 95).result == "not testable"


@pytest.mark.parametrize(
    ("estimate", "result"), [("-2.1", "consistent"), ("2.2", "consistent"), ("3.0", "inconsistent")]
)
def test_a_mean_difference_is_that_of_the_means(estimate: str, result: str) -> None:
    assert effects.difference_of_means(number("10.2"), number("12.3"), number(estimate)).result == result
