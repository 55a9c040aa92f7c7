"""Checks across rows: arms against their comparison, numbers of people, spreads, and figures that come again."""

from __future__ import annotations

from typing import Any

import pytest

from attest.extract.integrity.across import across
from attest.extract.integrity.table import Across
from attest.extract.lines import Cell, Line


def line(sheet: str, row: str, values: dict[str, str]) -> Line:
    cells = {
        role: Cell(f"{row}.{role}", sheet, row, role.partition(".")[2], role, role, f"{sheet}: {row}", value)
        for role, value in values.items()
    }
    return Line(sheet, row, f"{sheet}: {row}", cells)


def arms(**sizes: str) -> list[Line]:
    return [line("arms", name, {"arm.name": name.capitalize(), "arm.n": n}) for name, n in sizes.items()]


def result(row: str, arm: str = "", time: str = "week 12", outcome: str = "Pain", **more: str) -> Line:
    named = {"result.outcome": outcome, "result.arm": arm, "result.time_point": time}
    return line("results", row, {k: v for k, v in named.items() if v} | {f"result.{k}": v for k, v in more.items()})


def only(lines: list[Line], check: str) -> Across:
    (found,) = [one for one in across(lines) if one.check == check]
    return found


TWO = arms(drug="30", placebo="30")


@pytest.mark.parametrize(
    ("p", "expected"), [(".02", "consistent"), ("<0.001", "inconsistent"), (".004", "inconsistent")]
)
def test_p_of_two_arms_with_means(p: str, expected: str) -> None:
    rows = [result("a", "drug", mean="20", sd="4"), result("b", "placebo", mean="21", sd="2"), result("c", p=p)]
    found = only([*TWO, *rows], "p-summary")
    assert found.verdict.result == expected
    assert found.severity == "look"
    assert {cell.row for cell in found.cells} == {"a", "b", "c", "drug", "placebo"}


def test_p_in_the_row_of_an_arm_may_be_of_a_change_within_it() -> None:
    rows = [result("a", "drug", mean="20", sd="4", p=".001"), result("b", "placebo", mean="21", sd="2")]
    found = only([*TWO, *rows], "p-summary")
    assert found.verdict.result == "not testable"
    assert "within it" in found.verdict.arithmetic


def test_p_without_the_sds_is_not_testable() -> None:
    rows = [result("a", "drug", mean="20"), result("b", "placebo", mean="21", sd="2"), result("c", p=".02")]
    assert only([*TWO, *rows], "p-summary").verdict.result == "not testable"


def test_of_three_arms_only_the_named_two_are_compared() -> None:
    three = [*TWO, *arms(sham="28")]
    rows = [result("a", "drug", mean="20", sd="4"), result("b", "placebo", mean="21", sd="2")]
    assert not [one for one in across([*three, *rows, result("c", p="<0.001")]) if one.check == "p-summary"]
    named = result("c", "drug vs placebo", p="<0.001")
    assert only([*three, *rows, named], "p-summary").verdict.result == "inconsistent"


def counted(**comparison: str) -> list[Line]:
    return [*TWO, result("a", "drug", events="10"), result("b", "placebo", events="20"), result("c", **comparison)]


@pytest.mark.parametrize(
    ("comparison", "check", "expected"),
    [
        ({"measure": "RR", "estimate": "0.50"}, "effect-counts", "consistent"),
        ({"measure": "RR", "estimate": "0.65"}, "effect-counts", "inconsistent"),
        ({"measure": "adjusted RR", "estimate": "0.65"}, "effect-counts", "not testable"),
        ({"measure": "RD", "estimate": "-33.3"}, "effect-counts", "consistent"),
        ({"measure": "OR", "estimate": "0.25", "ci_low": "0.09", "ci_high": "0.74"}, "interval-counts", "consistent"),
        ({"measure": "OR", "estimate": "0.25", "ci_low": "0.20", "ci_high": "0.31"}, "interval-counts", "inconsistent"),
        ({"p": "0.02"}, "p-counts", "consistent"),
        ({"p": "0.30"}, "p-counts", "inconsistent"),
    ],
)
def test_effects_and_p_from_the_counts_of_two_arms(comparison: dict[str, str], check: str, expected: str) -> None:
    assert only(counted(**comparison), check).verdict.result == expected


def test_hazard_ratios_do_not_follow_from_counts() -> None:
    assert not [one for one in across(counted(measure="HR", estimate="0.6")) if one.check.startswith("effect")]


def test_a_mean_difference_from_two_means() -> None:
    rows = [result("a", "drug", mean="20.1"), result("b", "placebo", mean="23.4")]
    right, wrong = (result("c", measure="MD", estimate=told) for told in ("-3.3", "-4.4"))
    assert only([*TWO, *rows, right], "effect-means").verdict.result == "consistent"
    assert only([*TWO, *rows, wrong], "effect-means").verdict.result == "inconsistent"


@pytest.mark.parametrize(("randomised", "expected"), [("60", "consistent"), ("64", "inconsistent")])
def test_arms_add_up(randomised: str, expected: str) -> None:
    people = line("people", "", {"study.n_randomised": randomised})
    assert only([*TWO, people], "arms-sum").verdict.result == expected


def test_arms_may_add_up_to_any_number_that_the_study_gives() -> None:
    people = line("people", "", {"study.n_randomised": "64", "study.n_analysed": "60"})
    assert only([*TWO, people], "arms-sum").verdict.result == "consistent"


def test_a_row_is_of_no_more_people_than_its_arm() -> None:
    assert only([*TWO, result("a", "drug", total="31")], "total-arm").verdict.result == "inconsistent"
    harm = line("harms", "h", {"adverse_event.arm": "Drug", "adverse_event.total": "30"})
    assert only([*TWO, harm], "total-arm").verdict.result == "consistent"


def test_a_standard_error_printed_as_sd() -> None:
    rows = [result("a", "drug", mean="20", sd="1.9"), result("b", "placebo", mean="21", sd="10.2")]
    found = {one.cells[0].row: one.verdict.result for one in across([*TWO, *rows]) if one.check == "se-for-sd"}
    assert found == {"a": "inconsistent", "b": "consistent"}


def test_the_sd_of_a_change_leaves_a_correlation() -> None:
    def told(change: str) -> list[Line]:
        times: list[tuple[str, str]] = [("baseline", "5.0"), ("week 12", "5.0"), ("change from baseline", change)]
        return [result(str(n), "drug", time, mean=f"2{n}", sd=sd) for n, (time, sd) in enumerate(times)]

    assert only(told("4.0"), "change-sd").verdict.result == "consistent"
    assert only(told("12.0"), "change-sd").verdict.result == "inconsistent"


@pytest.mark.parametrize(
    ("figures", "noticed"),
    [({"mean": "12.34", "sd": "5.67"}, True), ({"mean": "12", "sd": "5"}, False), ({"mean": "12.34"}, False)],
)
def test_figures_that_come_again(figures: dict[str, Any], noticed: bool) -> None:
    rows = [result("a", "drug", **figures), result("b", "placebo", outcome="Function", **figures)]
    assert bool([one for one in across([*TWO, *rows]) if one.check == "repeated"]) == noticed


@pytest.mark.parametrize(
    ("analysed", "lost", "result", "severity"),
    [
        ("28", "2", "consistent", "look"),
        ("28", "1", "inconsistent", "look"),
        ("31", "", "inconsistent", "impossible"),
        ("", "2", "consistent", "impossible"),
    ],
)
def test_those_analysed_and_those_lost_are_all_of_an_arm(analysed: str, lost: str, result: str, severity: str) -> None:
    told = {"arm.name": "Drug", "arm.n": "30", "arm.n_analysed": analysed, "arm.n_lost": lost}
    found = only([line("arms", "drug", {role: value for role, value in told.items() if value})], "arm-flow")
    assert (found.verdict.result, found.severity) == (result, severity)


def test_last_digits_that_come_too_often() -> None:
    def found(digit: str) -> list[Across]:
        rows = [
            result(str(n), "drug", f"week {n}", mean=f"2{n % 7}.{n % 10}", sd=f"4.{digit or n * 3 % 10}")
            for n in range(60)
        ]
        return [one for one in across([*TWO, *rows]) if one.check == "last-digits"]

    (even,), (much,) = found(""), found("5")
    assert even.verdict.result == "consistent"
    assert much.verdict.result == "inconsistent"
    assert "of 120 numbers" in much.verdict.arithmetic
    assert "5: 66" in much.verdict.arithmetic


def test_few_numbers_say_nothing_of_last_digits() -> None:
    rows = [result(str(n), "drug", f"week {n}", mean=f"2{n}.5", sd="4.5") for n in range(9)]
    assert not [one for one in across([*TWO, *rows]) if one.check == "last-digits"]
