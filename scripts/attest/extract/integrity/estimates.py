"""Estimates and test statistics of one row: intervals, and the p values beside them."""

from __future__ import annotations

from collections.abc import Iterator

from attest.extract.checks import intervals, p_values
from attest.extract.checks.reported import reported
from attest.extract.integrity.finding import IMPOSSIBLE, LOOK, Finding, Values, number


def checks(values: Values) -> Iterator[Finding]:
    """Every check of the row's estimate and of its test."""
    yield from _interval(values)
    yield from _test(values)


def _interval(values: Values) -> Iterator[Finding]:
    roles = ("result.ci_low", "result.estimate", "result.ci_high")
    low, estimate, high = (number(values, role) for role in roles)
    if low is None or estimate is None or high is None:
        return
    inside = intervals.estimate_in_interval(low, estimate, high)
    yield Finding.of("interval-order", inside, roles)
    measure = values.get("result.measure", "")
    if not inside.fits or not measure:
        return
    more = (*roles, "result.measure")
    method = values.get("result.ci_method", "")
    told = (*more, "result.ci_method") if method else more
    yield Finding.of("interval-symmetry", intervals.symmetry(low, estimate, high, measure, method), told)
    p = number(values, "result.p")
    if p:
        verdict = intervals.p_and_interval(low, estimate, high, p, measure, number(values, "result.ci_level"))
        yield Finding.of("interval-p", verdict, (*more, "result.p"), LOOK)


def _test(values: Values) -> Iterator[Finding]:
    """The p value of a test statistic that a form asks for."""
    test, statistic = values.get("result.test", "").strip(), number(values, "result.statistic")
    named = {name.casefold(): name for name in p_values.TESTS} | {"chi2": "χ²", "x2": "χ²", "chi-squared": "χ²"}
    if not test or statistic is None:
        return
    roles = ("result.test", "result.statistic", "result.df", "result.p")
    kind, p_text = named.get(test.casefold(), ""), values.get("result.p", "")
    p = reported(p_text)
    if not kind or (p is None and p_text.strip().casefold() not in ("ns", "n.s.")):
        why = "the p value is not reported" if kind else f"{test} is none of {', '.join(p_values.TESTS)}"
        yield Finding("test-p", "not testable", roles[:2], f"{test} = {statistic.text}: {why}.")
        return
    df = tuple(float(one.value) for part in values.get("result.df", "").split(",") if (one := reported(part)))
    verdict, turned = p_values.check_p(kind, statistic, df, p)
    yield Finding.of("test-p", verdict, [role for role in roles if values.get(role)], IMPOSSIBLE if turned else LOOK)
