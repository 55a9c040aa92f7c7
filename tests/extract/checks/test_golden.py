"""Published and hand-checked examples of every check, kept as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attest.extract.checks import binary, counts, effects, grim, intervals, quantiles, scale, spread, summary_p, tails
from attest.extract.checks.reported import Reported, may_precede, reported, shown
from attest.extract.checks.verdict import Verdict

CASES = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))


def r(text: str) -> Reported:
    found = reported(text)
    assert found is not None
    return found


def effect(measure: str, a: int, n: int, b: int, m: int, estimate: str) -> Verdict:
    return effects.from_counts(measure, (effects.Arm(a, n), effects.Arm(b, m)), r(estimate))


def means(m1: str, s1: str, n1: int, m2: str, s2: str, n2: int, p: str) -> Verdict:
    return summary_p.check_means(summary_p.Group(r(m1), r(s1), n1), summary_p.Group(r(m2), r(s2), n2), r(p))


CHECKS: dict[str, Callable[..., Verdict]] = {
    "grim": lambda mean, n, items=1: grim.grim(r(mean), n, items),
    "grimmer": lambda mean, sd, n: grim.grimmer(r(mean), r(sd), n),
    "exact": lambda mean, sd, n, low, high: scale.exact(r(mean), r(sd), n, low, high),
    "sd_bound": lambda mean, sd, n, low, high: scale.sd_bound(r(mean), r(sd), n, low, high),
    "debit": lambda mean, sd, n: binary.debit(r(mean), r(sd), n),
    "mean_median": lambda mean, median, sd, n: quantiles.mean_and_median(r(mean), r(median), r(sd), n),
    "sd_range": lambda sd, low, high, n: quantiles.sd_in_range(r(sd), r(low), r(high), n),
    "sd_se": lambda sd, se, n: spread.sd_and_se(r(sd), r(se), n),
    "se_for_sd": lambda sd, n, *others: spread.se_for_sd(r(sd), n, [r(one) for one in others]),
    "change_sd": lambda *sds: spread.change_sd(*(r(one) for one in sds)),
    "percent": lambda events, percent, total: counts.percent_of_count(events, r(percent), total),
    "percent_of_people": lambda percent, total: counts.percent_of_people(r(percent), total),
    "symmetry": lambda low, at, high, measure, method: intervals.symmetry(r(low), r(at), r(high), measure, method),
    "effect": effect,
    "means": means,
    "counts_p": lambda a, n, b, m, p: summary_p.check_counts((a, b), (n, m), r(p)),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    found = CHECKS[case["check"]](*case["given"])
    assert found.result == case["result"], found.arithmetic
    assert found.arithmetic.endswith(".")


def test_p_of_the_published_example_lies_where_rounding_puts_it() -> None:
    one, other = summary_p.Group(r("20"), r("4"), 30), summary_p.Group(r("21"), r("2"), 30)
    found = summary_p.student(one, other)
    assert found.low == pytest.approx(0.0056, abs=5e-5)
    assert found.high == 1
    assert tails.t_two_sided(1 / (20 / 30) ** 0.5, 58) == pytest.approx(0.226, abs=5e-4)


@pytest.mark.parametrize(("n", "factor"), [(10, 4.52), (30, 4.09), (60, 4.00), (100, 3.97), (10**7, 3.92)])
def test_the_factor_of_an_interval_is_that_of_t(n: int, factor: float) -> None:
    assert 2 * tails.t_quantile(0.975, n - 1) == pytest.approx(factor, abs=0.005)
    assert spread.sd_from_interval(1, 3, n) == pytest.approx(n**0.5 * 2 / factor, rel=0.002)


def test_debit_names_the_sd_that_it_expects() -> None:
    assert "0.489" in binary.debit(r("0.35"), r("0.18"), 20).arithmetic


def test_what_is_impossible_names_the_nearest_that_is_not() -> None:
    assert "2.5447 and 2.5563" in grim.grimmer(r("5.23"), r("2.55"), 35).arithmetic


@pytest.mark.parametrize("text", ["nan", "Infinity", "1e5", "5×10-4", "", "none", "–", None])
def test_what_is_no_plain_number_is_none(text: str | None) -> None:
    assert reported(text) is None


def test_a_number_keeps_its_sign_and_its_zeros() -> None:
    p, minus, thousands = r("<0.0010"), r("−3·10"), r("1,234")
    assert (p.sign, p.decimals, minus.decimals, float(minus.value), thousands.whole) == ("<", 4, 2, -3.1, 1234)
    assert may_precede(r("7.3"), r("7")) and not may_precede(r("8"), r("7"))


@pytest.mark.parametrize(("number", "text"), [(3.125, "3.125"), (0.00004, "0.00004"), (-0.0, "0"), (1234.5, "1,234.5")])
def test_worked_out_numbers_are_readable(number: float, text: str) -> None:
    assert shown(number) == text
