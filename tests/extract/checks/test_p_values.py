"""p values of printed statistics: t, F, χ², Q, z and r, two-sided and one-sided, with every sign."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from scipy import stats

from attest.extract.checks import summary_p, tails
from attest.extract.checks.p_values import Settings, check_p, p_of
from attest.extract.checks.reported import Reported, reported

CASES = json.loads((Path(__file__).parent / "p_values.json").read_text(encoding="utf-8"))


def number(text: str) -> Reported:
    found = reported(text)
    assert found is not None
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    settings = Settings(one_sided=case.get("one_sided", False), zero_is_wrong=case.get("zero_is_wrong", False))
    p = number(case["p"]) if case["p"] is not None else None
    found, turned = check_p(case["test"], number(case["statistic"]), tuple(case["df"]), p, settings)
    assert found.result == case["result"], found.arithmetic
    assert turned == case.get("turned", False), found.arithmetic


def test_tails_are_those_of_another_implementation() -> None:
    for value in (0.3, 1.7, 4.2):
        assert tails.t_two_sided(value, 17) == pytest.approx(2 * stats.t.sf(value, 17))
        assert tails.f_upper(value, 3, 21) == pytest.approx(stats.f.sf(value, 3, 21))
        assert tails.chi2_upper(value, 4) == pytest.approx(stats.chi2.sf(value, 4))
        assert tails.z_two_sided(value) == pytest.approx(2 * stats.norm.sf(value))
    r, n = 0.35, 50
    assert tails.t_two_sided(tails.r_as_t(r, n - 2), n - 2) == pytest.approx(
        2 * stats.t.sf(r * ((n - 2) / (1 - r**2)) ** 0.5, 48)
    )


@pytest.mark.parametrize("test", ["t", "F", "χ²", "z", "r"])
def test_no_alarm_on_true_statistics(test: str) -> None:
    chance = random.Random(test)
    for _ in range(400):
        value = chance.uniform(0.01, 0.95) if test == "r" else chance.uniform(0.01, 6)
        df = tuple(float(chance.randint(1, 90)) for _ in range({"F": 2, "z": 0}.get(test, 1)))
        p = p_of(test, Reported(str(value), number(f"{value:.12f}").value, 12), df).low
        found, _ = check_p(
            test, number(f"{value:.{chance.choice((1, 2, 3))}f}"), df, number(f"{p:.{chance.choice((2, 3))}f}")
        )
        assert found.fits, found.arithmetic


def test_no_alarm_on_true_comparisons_of_means() -> None:
    chance = random.Random(11)
    for _ in range(60):
        groups = [[chance.gauss(mean, chance.uniform(1, 6)) for _ in range(chance.randint(3, 40))] for mean in (10, 12)]
        own = [
            summary_p.Group(number(f"{stats.tmean(one):.1f}"), number(f"{stats.tstd(one):.1f}"), len(one))
            for one in groups
        ]
        for equal in (True, False):
            p = stats.ttest_ind(*groups, equal_var=equal).pvalue
            found = summary_p.check_means(own[0], own[1], number(f"{p:.3f}"))
            assert found.fits, found.arithmetic


def test_p_of_counts_is_that_of_another_implementation() -> None:
    chance = random.Random(3)
    for _ in range(60):
        table = [[chance.randint(1, 30), chance.randint(1, 30)] for _ in range(2)]
        for yates in (True, False):
            assert summary_p.chi2(table, yates) == pytest.approx(stats.chi2_contingency(table, correction=yates).pvalue)
        assert summary_p.fisher(table) == pytest.approx(stats.fisher_exact(table).pvalue)
