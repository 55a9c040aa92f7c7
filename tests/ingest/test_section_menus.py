"""Menus that list the sections of a report, which head no text."""

from __future__ import annotations

from attest.ingest.section_menus import menu_places
from suggested import told


def test_a_run_of_headings_is_a_menu_where_one_of_them_comes_again() -> None:
    menu = ["abstract", "background", "references"]
    assert menu_places([None, *menu, None, "abstract", None]) == {1, 2, 3}
    assert menu_places([None, *menu, None]) == frozenset()
    assert menu_places(["abstract", "background", None, "abstract"]) == frozenset()


def test_what_stands_behind_a_menu_is_read() -> None:
    found = told(
        "Special Issues\nAbstract\nIntroduction\nDiscussion\nReferences\nCopyright\nResearch Article | Open Access\n\n"
        "Syrup for attacks of gout in older people: a randomised trial\n\nAnn Roe, Bo Poe, and Cy Doe\n\nAbstract\n\n"
        "Sixty adults with gout were randomly assigned to syrup or tea.\n"
    )
    assert found["report.title"] == ["Syrup for attacks of gout in older people: a randomised trial"]
    assert found["report.first_author"] == ["Ann Roe"]
    assert found["study.n_randomised"] == ["60"]
