"""Factors of an outcome, with the p-values in their brackets."""

from __future__ import annotations

import pytest

from attest.extract.factors import factors, figures_of

FACTORS = [
    (
        "Prognostic factors for late relapse were age (p < 0.001), tumour size (p = 0.02), and stage (p = 0.01).",
        [("late relapse", "age", {"p": "<0.001"}), ("late relapse", "tumour size", {"p": "0.02"})],
    ),
    (
        "Thick walls (p = 0.04) and fever (p = 0.03) were independent predictors of perforation.",
        [("perforation", "Thick walls", {"p": "0.04"}), ("perforation", "fever", {"p": "0.03"})],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FACTORS)
def test_factors_have_their_outcome_and_figures(text: str, expected: list[tuple[str, str, dict[str, str]]]) -> None:
    found = [(one.outcome, one.name, figures_of(one, text)) for one in factors(text)]
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
