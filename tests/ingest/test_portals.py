"""Heads of pages as portals, repositories and databases print them."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ABSTRACT = "\n\nAbstract\n\nBackground: Falls are common.\n"


def test_the_table_of_a_university_s_list_of_publications() -> None:
    document = read(
        f"Hip University School of Medicine Home\nHome\nProfiles\n{TITLE}\nAnn Roe, Bo Poe, Cy Doe\n"
        "Research output: Contribution to journal › Article › peer-review\n\nAbstract\n\nPurpose: Falls are common.\n"
        "Original language English\nPages (from-to) 12-19\nJournal Annals of Hips\nVolume 7\nIssue number 2\n"
        "DOIs https://doi.org/10.5555/hips.7\nState Published - 3 Mar 2018\n"
    )
    roles = ("journal", "volume", "issue", "pages", "doi", "year")
    found = [value(document, f"report.{role}") for role in roles]
    assert found == ["Annals of Hips", "7", "2", "12-19", "10.5555/hips.7", "2018"]


@pytest.mark.parametrize(
    ("head", "families"),
    [
        (f"{TITLE}\nRoe AB(1), Poe C(2)(3), van Doe E.\n(1)Hip University, Town.{ABSTRACT}", ["Roe", "Poe", "van Doe"]),
        (f"{TITLE}\nAuthor(s) : Roe, A. B.; Poe, C.; Doe, E.{ABSTRACT}", ["Roe", "Poe", "Doe"]),
        (
            "As a library, NLM provides access to scientific literature. Inclusion in an NLM database does not imply "
            "endorsement of, or agreement with, the contents by NLM or the National Institutes of Health.\n"
            f"{TITLE}\nAnn Roe, Bo Poe, Cy Doe, et al.{ABSTRACT}",
            ["Roe", "Poe", "Doe"],
        ),
        (
            f"{TITLE}\nYou have full access to this open access article\nAnn Roe, Bo Poe & Cy Doe{ABSTRACT}",
            ["Roe", "Poe", "Doe"],
        ),
    ],
)
def test_names_with_marks_labels_and_notes_around(head: str, families: list[str]) -> None:
    document = read(head)
    assert value(document, "report.title") == TITLE
    assert all(family in name for family, name in zip(families, names_of(document), strict=True))


@pytest.mark.parametrize(
    ("head", "role", "wanted"),
    [
        (f"Home Hip Medicine Article\n{TITLE}\nVolume 2, pages 3–9, (2012){ABSTRACT}", "journal", "Hip Medicine"),
        (
            f"Cochrane Library\nCochrane Database of Systematic Reviews Review - Intervention\n{TITLE}{ABSTRACT}",
            "journal",
            "Cochrane Database of Systematic Reviews",
        ),
        (f"Home / Archive / Volume 6, Issue 1\n{TITLE}{ABSTRACT}", "volume", "6"),
        (f"Home / Archive / Volume 6, Issue 1\n{TITLE}{ABSTRACT}", "journal", None),
        (f"{TITLE}\nThis version is not peer-reviewed{ABSTRACT}", "kind", "preprint"),
        (
            f"{TITLE}\n\nObjective\nTo walk.\n\nMethods\nWe walked.\n\nResults\nAll did.\n\nConclusions\nIt works.\n",
            "kind",
            "abstract page",
        ),
        (
            "Walking vs. rest after hip surgery: a trial.\nAnn Roe, Bo Poe, Cy Doe" + ABSTRACT,
            "title",
            "Walking vs. rest after hip surgery: a trial",
        ),
        (
            "Some Clinical Trials Register\nEudraCT Number: 2005-000000-23\nTrial Status: Completed\n"
            f"A. Protocol Information\nA.3 Full title of the trial\n{TITLE}\nA.3.2 Name\nNA\n",
            "title",
            TITLE,
        ),
    ],
)
def test_what_the_lines_of_a_site_tell(head: str, role: str, wanted: str | None) -> None:
    assert value(read(head), f"report.{role}") == wanted


def test_the_abstract_of_a_tagged_record_is_text() -> None:
    text = (
        f" TI  - {TITLE}\n AU  - Roe, Ann\n SO  - Hip Medicine. Vol.4(5), Sep 2015, pp. 6-9.\n PT  - Journal\n"
        " AB  - Background: Falls are common. Methods: 40 patients walked.\n DO  - 10.5555/hips.4\n"
    )
    lines = [text[block.start : block.end] for block in read(text).blocks if block.kind == "bibliography line"]
    assert lines
    assert not any("Falls" in line or "walked" in line for line in lines)


def test_a_record_in_ris_whose_lines_ran_together() -> None:
    document = read(
        f"TY - JOUR T1 - {TITLE} JF - Annals of Hips JO - Ann Hips DO - 10.5555/hips.7 SP - 12 AU - Ann Roe "
        "AU - Bo Poe Y1 - 2018/02/03 UR - http://hips.example N2 - Objective Falls are common. Methods We enrolled "
        "40 women in a cohort study. Results Pain fell.\n"
    )
    roles = ("title", "journal", "doi", "year", "first_author")
    found = [value(document, f"report.{role}") for role in roles]
    assert found == [TITLE, "Annals of Hips", "10.5555/hips.7", "2018", "Ann Roe"]
    assert names_of(document) == ["Ann Roe", "Bo Poe"]
