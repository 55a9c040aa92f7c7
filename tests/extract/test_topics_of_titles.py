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


@pytest.mark.parametrize(
    ("title", "condition"),
    [
        ("Treatment of Raynaud's phenomenon secondary to systemic sclerosis",
         "Raynaud's phenomenon secondary to systemic sclerosis"),
        ("Risk of malignancy in gout and psoriasis", "gout and psoriasis"),
        ("Cancer Risk with Tofacitinib in Psoriasis", "Psoriasis"),
        ("Takayasu arteritis presenting as back pain with prostatitis", "Takayasu arteritis"),
    ],
)  # fmt: skip
def test_what_people_had_by_titles_that_name_more_than_one(title: str, condition: str) -> None:
    assert told(f"{title}\n\nAbstract\n\nResults: Cancer was rare.\n")["study.condition"] == [condition]


@pytest.mark.parametrize(
    ("methods", "role", "value"),
    [
        ("A single-center, placebo-controlled, randomised study was conducted in adults with gout.",
         "comparator", "placebo"),
        ("The control group received standard treatment alone. Adults with gout were randomised to tea.",
         "comparator", "standard treatment"),
        ("Trials compared tea, used concomitantly with other agents, versus milk in gout.", "comparator", None),
        ("Adults with gout were randomly assigned to tea or a placebo every 4 weeks.", "comparator", "placebo"),
        ("A randomised trial was done to assess tea and oral steroids in gout.", "comparator", None),
    ],
)  # fmt: skip
def test_comparators(methods: str, role: str, value: str | None) -> None:
    found = told(f"Tea for gout\n\nAbstract\n\nMethods: {methods}\n").get(f"study.{role}", [None])
    assert found == [value]


def test_without_a_title_the_first_arm_is_the_treatment() -> None:
    page = "Abstract\n\nBackground: ZB2 is a biosimilar to the reference infliximab (INF). ZB2 and INF were alike. "
    page += "INF is used.\n\nMethods: Patients with gout were randomised to receive ZB2 (n = 29) or INF (n = 28).\n"
    assert told(page)["study.intervention"] == ["ZB2"]
