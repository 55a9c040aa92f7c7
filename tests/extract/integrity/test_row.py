"""Integrity checks: percentages, order of quantiles, means of counts and intervals, with their arithmetic."""

from __future__ import annotations

import re

import pytest

from attest.extract.integrity.finding import Finding
from attest.extract.integrity.names import CHECKS
from attest.extract.integrity.row import check_values
from attest.extract.integrity.scales import Scale, scale_of
from attest.protocol import Outcome
from conftest import HOME


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
        ({"result.events": "1", "result.percent": "<1", "result.total": "800"}, {}, "not testable", "is no number"),
        ({"result.events": "5", "result.percent": "~50", "result.total": "9"}, {}, "not testable", "is no number"),
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
    (found,) = check_values(values, {"study.n_analysed": "28"})
    assert (found.check, found.result) == ("grim", "not testable")
    assert "the protocol can name the outcome's scale" in found.arithmetic


@pytest.mark.parametrize(
    ("mean", "sd", "results"),
    [
        ("3.20", "1.14", {"grim": "consistent", "sd-bound": "consistent", "grimmer": "inconsistent"}),
        ("3.20", "1.30", {"grim": "consistent", "sd-bound": "consistent", "grimmer": "consistent"}),
        ("3.25", "1.14", {"grim": "inconsistent", "sd-bound": "consistent", "grimmer": "inconsistent"}),
        ("3.20", "2.60", {"grim": "consistent", "sd-bound": "inconsistent", "grimmer": "inconsistent"}),
    ],
)
def test_a_known_scale_opens_the_exact_checks(mean: str, sd: str, results: dict[str, str]) -> None:
    values = {"result.outcome": "mood", "result.mean": mean, "result.sd": sd, "result.total": "5"}
    found = {one.check: one for one in check_values(values, {}, Scale(1, 5))}
    assert {name: found[name].result for name in results} == results
    told = [one for one in found.values() if one.check != "skew"]
    assert all(one.severity == ("impossible" if one.result == "inconsistent" else "") for one in told)


def test_zeros_and_ones_have_their_own_check() -> None:
    values = {"result.mean": "0.35", "result.sd": "0.18", "result.total": "20"}
    assert only(check_values(values, {}, Scale(0, 1)), "debit").result == "inconsistent"


def test_whole_limits_only_ask_for_a_look() -> None:
    values = {"result.mean": "3.14", "result.min": "1", "result.max": "7"}
    assert only(check_values(values, {"study.n_analysed": "8"}), "grim").severity == "look"


MOOD = Outcome("Mood", "higher", "points", ("POMS",), (1, 5, 1))


@pytest.mark.parametrize(
    ("row", "scale"),
    [
        ({"result.outcome": "POMS score"}, Scale(1, 5)),
        ({"result.outcome": "POMS score", "result.unit": "points"}, Scale(1, 5)),
        ({"result.outcome": "POMS score", "result.time_point": "change at 8 weeks"}, Scale(-4, 4)),
        ({"result.outcome": "POMS score", "result.unit": "% of baseline"}, None),
        ({"result.outcome": "POMS score", "result.unit": "z score"}, None),
        ({"result.outcome": "pain"}, None),
    ],
)
def test_the_scale_is_that_of_the_protocols_outcome(row: dict[str, str], scale: Scale | None) -> None:
    assert scale_of(row, [MOOD]) == scale


def test_more_checks_of_one_row() -> None:
    """Mean, median, range, standard error, people and test of one row, each with what it says."""
    values = {
        "result.mean": "10.0", "result.median": "4.0", "result.sd": "5.0", "result.se": "2.0", "result.total": "20",
        "result.min": "1.0", "result.max": "9.0", "result.events": "21", "result.test": "t", "result.df": "28",
        "result.statistic": "2.20", "result.p": ".30",
    }  # fmt: skip
    told = {one.check: one.result for one in check_values(values)}
    assert told == {
        "events-total": "inconsistent", "order": "consistent", "mean-in-range": "inconsistent", "sd-se": "inconsistent",
        "mean-median": "inconsistent", "sd-range": "inconsistent", "grim": "not testable", "test-p": "inconsistent",
    }  # fmt: skip


def test_a_mean_with_its_interval() -> None:
    values = {"result.mean": "10.0", "result.sd": "5.0", "result.ci_low": "7.7", "result.ci_high": "12.3"}
    assert only(check_values(values | {"result.total": "20"}), "sd-interval").result == "consistent"
    assert only(check_values(values | {"result.total": "80"}), "sd-interval").result == "inconsistent"


@pytest.mark.parametrize(
    ("mean", "sd", "result", "says"),
    [
        ("14.2", "3.1", "consistent", "at least two SDs"),
        ("4.2", "3.1", "consistent", "some skew is likely"),
        ("2.2", "3.1", "inconsistent", "to 0, the end of the scale, there are 2.2, less than one SD"),
        ("49.5", "3.1", "inconsistent", "to 51, the end of the scale, there are 1.5, less than one SD"),
        ("3.0", "3.0", "consistent", "some skew"),
    ],
)
def test_values_that_crowd_at_an_end_of_the_scale(mean: str, sd: str, result: str, says: str) -> None:
    found = only(check_values({"result.mean": mean, "result.sd": sd}, {}, Scale(0, 51)), "skew")
    assert found.result == result
    assert says in found.arithmetic
    assert found.severity == ("look" if result == "inconsistent" else "")


def test_numbers_of_people_only_shrink() -> None:
    values = {"study.n_analysed": "31", "study.n_randomised": "29", "study.n_enrolled": "40"}
    told = [(one.roles, one.result) for one in check_values(values) if one.check == "people-flow"]
    assert told == [
        (("study.n_analysed", "study.n_randomised"), "inconsistent"),
        (("study.n_randomised", "study.n_enrolled"), "consistent"),
    ]


def test_every_check_has_a_name_that_people_can_look_up() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (HOME / "scripts/attest/extract/integrity").glob("*.py")
    )
    used = set(re.findall(r"""(?:Finding(?:\.of)?|Across|_of_people)\(\s*"([a-z-]+)\"""", code))
    assert len(used) > 20
    assert used <= set(CHECKS)


@pytest.mark.parametrize(("high", "result"), [("0.92", "consistent"), ("0.70", "inconsistent")])
def test_an_estimate_lies_within_its_interval(high: str, result: str) -> None:
    values = {"result.estimate": "0.71", "result.ci_low": "0.55", "result.ci_high": high}
    assert only(check_values(values, {}), "interval-order").result == result


def test_women_and_men_are_not_more_than_all() -> None:
    values = {"study.female_n": "51", "study.male_n": "5"}
    assert only(check_values(values, {"study.n_randomised": "56"}), "sexes-sum").result == "consistent"
    assert only(check_values(values, {"study.n_randomised": "50"}), "sexes-sum").result == "inconsistent"
