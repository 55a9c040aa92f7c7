"""Arms told by what a trial compares, and what it compares told by its arms."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        (
            "Naproxen in adults with gout",
            "Methods: In this placebo-controlled trial of naproxen adults walked for a week.",
            ["Naproxen", "placebo"],
        ),
        (
            "Naproxen in gout",
            "Methods: We studied naproxen in a double-blind, placebo-controlled trial (naproxen = 9).",
            ["Naproxen", "placebo"],
        ),
        ("Naproxen in gout", "Methods: We read the notes of people on naproxen and healthy controls.", []),
        (
            "Naproxen in gout",
            "Methods: Adults were randomised. We compared the effects of naproxen (500 mg), ibuprofen (400 mg), "
            "and diclofenac (50 mg) on sleep.",
            ["naproxen", "ibuprofen", "diclofenac"],
        ),
        (
            "TEA 501 in gout",
            "Results: A total of 526 adults were randomised (n=264, TEA 501; n=262 naproxen).",
            ["TEA 501", "naproxen"],
        ),
        (
            "TEA 501 in gout",
            "Methods: Adults were randomised to TEA 501 or naproxen 500 mg.",
            ["TEA 501", "naproxen"],
        ),
        (
            "Naproxen and tea in gout",
            "Methods: We randomly assigned adults with gout despite tea to receive placebo plus tea or one of four "
            "regimens of naproxen: naproxen at 3 mg/kg or 10 mg/kg every 4 or 8 weeks plus tea for 54 weeks.",
            [],
        ),
        ("Sleep in gout", "Methods: In this placebo-controlled trial adults slept for a week.", []),
    ],
)
def test_arms_of_a_comparison(title: str, body: str, names: list[str]) -> None:
    assert told(f"{title}\n\nAbstract\n\n{body}\n")["arm.name"] == names


@pytest.mark.parametrize(
    ("controls", "comparators"),
    [
        ("a control group (plain water)", ["plain water"]),
        ("a control group (n = 30)", ["control"]),
        ("a control group (group C)", ["control"]),
    ],
)
def test_what_the_controls_had(controls: str, comparators: list[str]) -> None:
    page = f"Tea in gout\n\nAbstract\n\nMethods: Men were split into a tea group and {controls}.\n"
    assert told(page)["study.comparator"] == comparators


def test_the_second_of_two_arms_is_the_comparator() -> None:
    found = told(
        "Rest in gout\n\nAbstract\n\nMethods: Men were randomised to a firm bed (n = 9) or to a hammock (n = 9).\n"
    )
    assert found["study.comparator"] == ["hammock"]


@pytest.mark.parametrize(
    ("body", "comparators"),
    [
        ("Results: We conducted a placebo-controlled trial of naproxen in 40 men.", ["placebo"]),
        ("Background: Earlier placebo-controlled trials of naproxen were small.", []),
    ],
)
def test_placebo_of_the_study_itself(body: str, comparators: list[str]) -> None:
    assert told(f"Naproxen in gout\n\nAbstract\n\n{body}\n")["study.comparator"] == comparators


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A randomised controlled trial of naproxen for gout", "naproxen"),
        ("Phase II study of naproxen in gout", "naproxen"),
        ("A randomised trial comparing naproxen with water in gout", "naproxen"),
        ("Naproxen versus water in a colchicine-referenced study of men", "Naproxen"),
    ],
)
def test_a_title_that_begins_with_its_design(title: str, name: str) -> None:
    assert told(f"{title}\n\nAbstract\n\nMethods: Men were randomised.\n")["study.intervention"] == [name]
