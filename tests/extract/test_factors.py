"""Factors of an outcome and outcomes of a factor, with the figures in their brackets."""

from __future__ import annotations

import pytest

from attest.extract.estimates import estimates
from attest.extract.factors import factors, figures_of

FACTORS = [
    (
        "Prognostic factors for late relapse were age (p < 0.001), tumour size (p = 0.02), and stage (p = 0.01).",
        [("late relapse", "age", {"p": "<0.001"}), ("late relapse", "tumour size", {"p": "0.02"})],
    ),
    (
        "In multivariate analysis, thick walls (p = 0.04; RR: 3.1 95%CI [1.1 - 9.8]) and fever (p = 0.03) "
        "were independent predictors of perforation.",
        [
            (
                "perforation",
                "thick walls",
                {"estimate": "3.1", "ci_low": "1.1", "ci_high": "9.8", "ci_level": "95", "measure": "RR", "p": "0.04"},
            )
        ],
    ),
    (
        "The marker was an independent predictor of relapse (HR=2.1) and death (HR=3.2).",
        [
            ("relapse", "marker", {"estimate": "2.1", "measure": "HR"}),
            ("death", "marker", {"estimate": "3.2", "measure": "HR"}),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FACTORS)
def test_factors_have_their_outcome_and_figures(text: str, expected: list[tuple[str, str, dict[str, str]]]) -> None:
    made = estimates(text)
    found = [(one.outcome, one.name, figures_of(one, text, made)) for one in factors(text)]
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Predictors were chosen by hand (p < 0.05).",
        "The risk of stroke (3%) and death (2%) was low.",
        "Age (50 years) and sex (60% women) were recorded.",
    ],
)
def test_other_brackets_are_no_factors(text: str) -> None:
    assert factors(text) == []
