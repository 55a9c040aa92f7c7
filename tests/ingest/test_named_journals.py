"""The journal of a page by its name alone: known names, families of names, and the line above the title."""

from __future__ import annotations

import pytest

from attest.ingest.named_journals import known_journal, may_be_journal
from suggested import told

TITLE = "Syrup for attacks of gout in older people: a randomised trial"
REST = "Ann Roe, Bo Poe, Cy Doe\n\nAbstract\n\nBackground\nGout hurts.\nResults\nSyrup helped.\n"


@pytest.mark.parametrize(
    ("line", "numbered", "name"),
    [
        ("Thorax", False, "Thorax"),
        ("The Lancet Oncology", False, "The Lancet Oncology"),
        ("BMC Musculoskeletal Disorders", False, "BMC Musculoskeletal Disorders"),
        ("Diabetes, Obesity and Metabolism", False, "Diabetes, Obesity and Metabolism"),
        ("Heart", True, "Heart"),
        ("Heart", False, ""),  # may be a menu's topic
        ("JAMA Network", False, ""),
        ("Original article", True, ""),
    ],
)
def test_journals_are_known_by_their_names(line: str, numbered: bool, name: str) -> None:
    assert known_journal(line, numbered=numbered) == name


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("Syrup & Honey Research", True),
        ("Advances in Syrup Therapy", True),
        ("Clinical Research", False),
        ("Example University School of Medicine", False),
        ("Syrup in gout", False),
    ],
)
def test_a_line_may_end_as_names_of_journals_do(line: str, fits: bool) -> None:
    assert bool(may_be_journal(line)) == fits


@pytest.mark.parametrize(
    ("head", "journal"),
    [
        ("Rheumatology International\n", ["Rheumatology International"]),
        ("Syrup & Honey Research\n", ["Syrup & Honey Research"]),
        ("Home\nAuthors\nGut\nHome / Archive / Volume 65, Issue 1\n\n", ["Gut"]),
        ("Home\nAuthors\nPain\n\n", []),
        ("Journal of Syrups: Honey and Molasses\n", ["Journal of Syrups"]),
    ],
)
def test_a_page_names_its_journal_above_the_title(head: str, journal: list[str]) -> None:
    found = told(f"{head}{TITLE}\n{REST}")
    assert found["report.journal"] == journal
    assert found["report.title"] == [TITLE]


def test_a_library_gives_year_and_journal_in_a_line() -> None:
    found = told(
        f"{TITLE}\nAnn Roe, Bo Poe, + 4 authors\nPublished 2015 · Medicine · EBioMedicine\n\nBackground Gout hurts.\n"
    )
    assert (found["report.year"], found["report.journal"]) == (["2015"], ["EBioMedicine"])
