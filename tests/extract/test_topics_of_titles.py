"""Treatment, comparator and condition in titles that go on behind the treatment's name."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("title", "intervention", "comparator", "condition"),
    [
        ("Vitamin D Supplementation and Prevention of Gout", "Vitamin D Supplementation", None, "Gout"),
        ("Trial of Metformin and Cost-Effectiveness Analysis in Treating Gout", "Metformin", None, "Gout"),
        ("Metformin no better than diet counselling for prediabetes", "Metformin", "diet counselling", "prediabetes"),
    ],
)
def test_a_name_ends_where_the_title_goes_on(
    title: str, intervention: str, comparator: str | None, condition: str
) -> None:
    found = told(f"{title}\n\nAbstract\n\nMethods: Patients were randomly assigned to two groups.\n")
    assert found["study.intervention"] == [intervention]
    assert found["study.condition"] == [condition]
    assert found.get("study.comparator", [None]) == [comparator]
