"""Names are found as one expression with all of them finds them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from attest.expressions.names import Names, firsts
from attest.extract.effects import forms
from attest.extract.estimates import MEASURES

KNOWN = (MEASURES, forms.MEASURES)
PARTS = [
    *("hazard ratio", "adjusted ", "Odds Ratio", "aOR", "(adj)OR", "OR", "RRs", "risk difference", "mean difference"),
    *("Cohen's d", "vaccine efficacy", "β", "Δ = ", "κ", "r = ", "Spearman rho", "AUC", "area under the curve", "LR+"),
    *(
        "LR− ",
        " ",
        " (",
        "; ",
        "coefficient",
        "slope",
        "é",
        "_",
        "1",
        "differences",
        "effect size",
        "pooled ",
        ",",
        "SMD",
    ),
]


@given(st.sampled_from(KNOWN), st.lists(st.sampled_from(PARTS), max_size=10))
@example(forms.MEASURES, ["_", "adjusted ", "vaccine efficacy"])
def test_names_are_those_of_one_alternation(known: tuple[tuple[str, str], ...], parts: list[str]) -> None:
    text = "".join(parts)
    groups = "|".join(f"(?P<m{at}>{pattern})" for at, (_, pattern) in enumerate(known))
    plain = [
        (one.span(), next(name for at, (name, _) in enumerate(known) if one[f"m{at}"] is not None))
        for one in re.finditer(rf"(?<![^\W\d_])(?:{groups})", text)
    ]
    names = Names(known)
    found = list(names.finditer(text))
    assert [(one.span(), names.name_of(one)) for one in found] == plain
    first = names.search(text, 3)
    assert first is None or first.start() >= 3


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"\b(?:odds|Risk)\s+ratio", "oOrR"),
        (r"(?:very\s+)?good", "vVgG"),
        (r"(?<=[(])[rR]s?", "rR"),
        (r"[(\[]?x", "([xX"),
        (r"(?!no)yes", "yY"),
    ],
)
def test_first_signs_in_both_cases(pattern: str, signs: str) -> None:
    assert firsts(pattern) == frozenset(signs)


@pytest.mark.parametrize("pattern", [r"\w+\s+efficacy", r"(?:drug)?", r".x", r"[^a]"])
def test_what_may_begin_with_anything_has_no_first_signs(pattern: str) -> None:
    assert firsts(pattern) is None


def test_a_name_alone() -> None:
    names = Names(MEASURES)
    assert names.is_name("odds ratio") and names.is_name("SMD")
    assert not names.is_name("odds ratio of death") and not names.is_name("")
