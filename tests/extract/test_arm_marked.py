"""Arms behind the marks of a list, behind semicolons, and groups that only an article or a control tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import read_source

TEXT = "Tea in adults\n\nAbstract\n\nBackground: Little is known.\n\nMethods: {methods}\n\nResults: {results}\n"
Told = dict[str, tuple[str | None, str | None]]


def arms_in(folder: Path, methods: str, results: str = "Nothing happened.") -> Told:
    page = folder / "report.txt"
    page.write_text(TEXT.format(methods=methods, results=results))
    source = read_source(page, page.name)
    told: dict[str, dict[str, str]] = {}
    for one in suggest(document_of(source), source):
        if one.role.startswith("arm.") and one.row:
            told.setdefault(dict(one.row)["arm"], {})[one.role] = str(one.value)
    return {name: (roles.get("arm.n"), roles.get("arm.dose")) for name, roles in told.items()}


@pytest.mark.parametrize(
    ("methods", "arms"),
    [
        (
            "Adults with a cold were randomized into groups: (1) tea, and (2) milk, in which a spoon was used.",
            {"tea": (None, None), "milk": (None, None)},
        ),
        (
            "Adults were randomized to receive 1) five cups of green tea (Verdo); 2) a single cup of milk; or "
            "3) standard care.",
            {},  # "five cups" is no name
        ),
        (
            "Adults were randomly assigned to receive zinc, 12 to 25 mg/d (n = 15 255); copper, 2 to 10 mg/d (n = "
            "9048); or selenium, 10 to 40 mg/d (n = 9054) for four years.",
            {
                "zinc": ("15255", "12 to 25 mg/d"),
                "copper": ("9048", "2 to 10 mg/d"),
                "selenium": ("9054", "10 to 40 mg/d"),
            },
        ),
        (
            "Adults were randomly divided into an experimental group of eleven, who drank tea, and a control group of "
            "eleven, who drank nothing.",
            {"experimental": ("11", None), "control": ("11", None)},
        ),
        (
            "Adults were randomised to drink a cup with (treatment group) or without (control group) tea.",
            {"treatment": (None, None), "control": (None, None)},
        ),
        (
            "A total of 105 adults were randomized into two groups, 53 patients receiving green tea (study group) and "
            "52 patients as the control group.",
            {"study": ("53", None), "control": ("52", None)},
        ),
        (
            "A trial was done with 639 women, 213 in the intervention group (IG) and 426 in the control (CG) group.",
            {"intervention": ("213", None), "control": ("426", None)},
        ),
        (
            "Adults were randomly given zinc, copper, or selenium for six weeks.",
            {"zinc": (None, None), "copper": (None, None), "selenium": (None, None)},
        ),
        (
            "Adults completed a randomized crossover study, which consisted of three 2-week periods of zinc (20 mg), "
            "copper (25 mg) or placebo.",
            {"zinc": (None, "20 mg"), "copper": (None, "25 mg"), "placebo": (None, None)},
        ),
        (
            "In a randomized trial adults received oral iron, 12 mg in 2.5% milk, with either zinc 10 mg or copper 2 "
            "mg.",
            {"zinc": (None, "10 mg"), "copper": (None, "2 mg")},
        ),
        (
            "Adults were randomized to zinc oxide 2.0 mg/copper 3.0 mg or selenium 1 mg.",
            {"zinc oxide/copper": (None, "2.0 mg/copper 3.0 mg"), "selenium": (None, "1 mg")},
        ),
        (
            "Adults were randomly assigned to one of the following groups: green tea or cold milk.",
            {"green tea": (None, None), "cold milk": (None, None)},
        ),
        (
            "Forty adults were assigned randomly to two groups of zinc gluconate (Zinco) and normal saline.",
            {"zinc gluconate": (None, None), "normal saline": (None, None)},
        ),
    ],
)
def test_arms_of_a_list(tmp_path: Path, methods: str, arms: Told) -> None:
    assert arms_in(tmp_path, methods) == arms


def test_the_group_beside_a_control(tmp_path: Path) -> None:
    told = arms_in(
        tmp_path,
        "Adults were randomly divided into two groups.",
        "Coughing was less in the study group than in the control group.",
    )
    assert told == {"study": (None, None), "control": (None, None)}
    alone = arms_in(tmp_path, "Adults drank tea.", "Coughing was less in the study group.")
    assert alone == {}


def test_aims_with_marks_are_no_arms(tmp_path: Path) -> None:
    assert arms_in(tmp_path, "Adults were randomized; the outcomes were 1) coughing; 2) pain.") == {}
    assert arms_in(tmp_path, "We used data of randomized trials of 1) green tea, and 2) black tea.") == {}


def test_letters_with_a_control_group(tmp_path: Path) -> None:
    told = arms_in(
        tmp_path,
        "Adults were randomly divided into three groups: group 1 (warm drinks), group 2 (cold drinks) and the control "
        "group.",
        "Coughing was less in group 1 and group 2 than in the control group.",
    )
    assert list(told) == ["group 1", "group 2", "control"]


def test_sizes_before_names_and_of_the_group_beside_a_control(tmp_path: Path) -> None:
    methods = (
        "Adults were randomized to zinc, copper or placebo; 90 were randomized (N = 31 for placebo, N = 29 for zinc,"
    )
    told = arms_in(tmp_path, f"{methods} and N = 30 for copper).")
    assert {name: size for name, (size, _) in told.items()} == {"zinc": "29", "copper": "30", "placebo": "31"}
    methods, results = "Adults were randomized to zinc or placebo.", "The placebo group (n = 61) coughed."
    assert arms_in(tmp_path, methods, f"{results} The treatment group (n = 53) did not.")["zinc"][0] == "53"
    named = "Adults were randomized to a treatment group and a control group."
    assert set(
        arms_in(tmp_path, named, "Of 100 adults, 52 in the treatment group and 48 in the control group coughed.")
    )


def test_a_route_before_a_strength_is_no_name(tmp_path: Path) -> None:
    told = arms_in(
        tmp_path,
        "Adults were randomized to receive either epidural 0.5% green tea (group B) or 0.5% cold milk (group R).",
        "Pain was less in group B than in group R.",
    )
    assert set(told) == {"group B", "group R"}
