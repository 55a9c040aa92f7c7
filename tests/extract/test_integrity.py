"""Integrity checks: percentages, order of quantiles, means of counts and intervals, with their arithmetic."""

from __future__ import annotations

import pytest

from attest.extract.integrity import Finding, check_values


def only(findings: list[Finding], check: str) -> Finding:
    (found,) = [one for one in findings if one.check == check]
    return found


@pytest.mark.parametrize(
    ("values", "context", "result", "words"),
    [
        ({"result.events": "27", "result.percent": "93", "result.total": "29"}, {}, "consistent", "27 of 29 = 93.1 %"),
        ({"result.events": "27", "result.percent": "93.2", "result.total": "29"}, {}, "inconsistent", "93.1"),
        (
            {"study.female_n": "27", "study.female_percent": "93"},
            {"study.n_analysed": "29"},
            "consistent",
            "n_analysed",
        ),
        (
            {"adverse_event.events": "1", "adverse_event.percent": "12.5"},
            {"study.n_analysed": "8"},
            "consistent",
            "12.5",
        ),
        ({"result.events": "56", "result.percent": "70"}, {"study.n_randomised": "56"}, "inconsistent", "100"),
        ({"result.events": "4", "result.percent": "50"}, {}, "not testable", "no denominator"),
        ({"result.events": "9", "result.percent": "99", "result.total": "8"}, {}, "inconsistent", "more than all"),
        ({"result.events": "1", "result.percent": "3·3", "result.total": "30"}, {}, "consistent", "3.33"),
        ({"result.events": "1", "result.percent": "12.5", "result.total": "8"}, {}, "consistent", "12.5"),
        ({"result.events": "1", "result.percent": "13", "result.total": "8"}, {}, "consistent", "12.5"),
        (
            {"result.events": "4", "result.percent": "33"},
            {"study.n_analysed": "14", "study.n_enrolled": "12"},
            "consistent",
            "n_enrolled",
        ),
    ],
)
def test_percent_against_count(values: dict[str, str], context: dict[str, str], result: str, words: str) -> None:
    found = only(check_values(values, context), "percent-count")
    assert found.result == result
    assert words in found.arithmetic


@pytest.mark.parametrize(
    ("values", "result"),
    [
        ({"age.median": "48", "age.q1": "35", "age.q3": "45"}, "inconsistent"),
        ({"age.median": "40", "age.q1": "35", "age.q3": "45"}, "consistent"),
        ({"result.min": "−7", "result.q1": "−3", "result.median": "-3", "result.max": "2"}, "consistent"),
        ({"result.min": "7", "result.max": "2"}, "inconsistent"),
    ],
)
def test_order_of_quantiles(values: dict[str, str], result: str) -> None:
    found = only(check_values(values, {}), "order")
    assert found.result == result
    assert set(found.roles) <= set(values)


def test_a_lone_median_has_no_order() -> None:
    assert check_values({"age.median": "48"}, {}) == []


@pytest.mark.parametrize(("mean", "result"), [("8", "inconsistent"), ("3", "consistent")])
def test_a_mean_lies_within_its_range(mean: str, result: str) -> None:
    values = {"age.mean": mean, "age.min": "1", "age.max": "7"}
    assert only(check_values(values, {}), "mean-in-range").result == result


@pytest.mark.parametrize(
    ("mean", "n", "result"),
    [
        # 25 of 8 is 3.125, which may be printed either way; 5.19 and 5.27 are examples of Brown and Heathers.
        ("3.12", "8", "consistent"),
        ("3.13", "8", "consistent"),
        ("3.14", "8", "inconsistent"),
        ("5.19", "28", "inconsistent"),
        ("5.27", "43", "inconsistent"),
        ("9.93", "30", "consistent"),
        ("8.96", "30", "inconsistent"),
        ("3.1", "12", "not testable"),
    ],
)
def test_a_mean_of_counts_has_a_whole_total(mean: str, n: str, result: str) -> None:
    values = {"result.mean": mean, "result.min": "1", "result.max": "10"}
    assert only(check_values(values, {"study.n_analysed": n}), "grim").result == result


def test_measurements_are_not_held_to_whole_totals() -> None:
    values = {"result.mean": "5.19", "result.sd": "1.2"}
    assert check_values(values, {"study.n_analysed": "28"}) == []


@pytest.mark.parametrize(("high", "result"), [("0.92", "consistent"), ("0.70", "inconsistent")])
def test_an_estimate_lies_within_its_interval(high: str, result: str) -> None:
    values = {"result.estimate": "0.71", "result.ci_low": "0.55", "result.ci_high": high}
    assert only(check_values(values, {}), "interval-order").result == result


def test_women_and_men_are_not_more_than_all() -> None:
    values = {"study.female_n": "51", "study.male_n": "5"}
    assert only(check_values(values, {"study.n_randomised": "56"}), "sexes-sum").result == "consistent"
    assert only(check_values(values, {"study.n_randomised": "50"}), "sexes-sum").result == "inconsistent"
