"""The statistics of a result in one cell, as a paper would print them."""

from __future__ import annotations

import pytest

from attest.report.evidence import read
from attest.report.reported_result import compact


def written(unit: str = "", **stated: str) -> str:
    rows = {name: read([{"value_id": name, "value": value, "status": "agreed"}]) for name, value in stated.items()}
    return compact(rows, unit).text


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ({"events": "4", "percent": "50"}, "4 (50%)"),
        ({"events": "1", "total": "8", "percent": "12.5%"}, "1/8 (12.5%)"),
        ({"percent": "93"}, "93%"),
        ({"percent": "93", "total": "29"}, "93% of 29"),
        ({"total": "29"}, "n 29"),
        ({"mean": "3.12", "sd": "2.1", "min": "1", "max": "7"}, "3.12 ± 2.1 (range 1–7)"),
        ({"mean": "3.10"}, "mean 3.10"),
        ({"mean": "3.1", "se": "0.4"}, "mean 3.1 (SE 0.4)"),
        ({"sd": "2.1"}, "SD 2.1"),
        ({"median": "9", "q1": "7.5", "q3": "36", "unit": "months"}, "median 9 (IQR 7.5–36) months"),
        ({"mean": "5", "sd": "1", "median": "4", "q1": "2", "q3": "6"}, "5 ± 1; median 4 (IQR 2–6)"),
        ({"q1": "2", "q3": "6"}, "IQR 2–6"),
        ({"median": "9", "q3": "36"}, "median 9 (upper quartile 36)"),
        ({"max": "96", "unit": "weeks"}, "up to 96 weeks"),
        ({"min": "-3.2", "max": "-1.0"}, "range -3.2 to -1.0"),
        (
            {"measure": "HR", "estimate": "0.88", "ci_low": "0.77", "ci_high": "0.99", "ci_level": "95"},
            "HR 0.88 (95% CI 0.77 to 0.99)",
        ),
        ({"measure": "MD", "estimate": "-6.30"}, "MD -6.30"),
        ({"ci_low": "0.77", "ci_high": "0.99"}, "CI 0.77 to 0.99"),
        ({"estimate": "0.88", "ci_high": "0.99"}, "0.88 (CI ? to 0.99)"),
        ({"events": "4", "estimate": "0.5"}, "4; 0.5"),
        ({}, "–"),
    ],
)
def test_every_statistic_finds_its_place(stated: dict[str, str], text: str) -> None:
    unit = stated.pop("unit", "") if "unit" in stated else ""
    assert written(unit, **stated) == text


def test_each_figure_keeps_its_value_id() -> None:
    rows = {name: read([{"value_id": name, "value": "1", "status": "agreed"}]) for name in ("events", "percent")}
    assert compact(rows).value_ids == ["events", "percent"]


def test_not_reported_is_said_where_there_is_no_figure() -> None:
    rows = {
        "mean": read([{"code": "not_reported", "status": "agreed"}]),
        "sd": read([{"status": "unanswered"}]),
    }
    assert compact(rows).text == "NR"


def test_a_missing_spread_does_not_hide_the_mean() -> None:
    rows = {
        "mean": read([{"value": "3.1", "status": "agreed"}]),
        "sd": read([{"code": "not_reported", "status": "agreed"}]),
    }
    assert compact(rows).text == "mean 3.1"


def test_figures_in_conflict_stay_both() -> None:
    rows = {"events": read([{"value": "4 | 5", "status": "conflict"}]), "percent": read([{"value": "50"}])}
    assert compact(rows).text.startswith("4 ≠ 5 (")
