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


MARKS = [
    (f"{TITLE}\nAnn Roe¹, Bo Poe²*, Cy Doe¹,³\n¹ Hip University; ² Dale Hospital{ABSTRACT}", ["Roe", "Poe", "Doe"]),
    (f"{TITLE}\nRoe-Fuerst¹, Poe², Doe³ et al. 2014\nScandinavian Journal of Hips{ABSTRACT}", ["Roe", "Poe", "Doe"]),
    (f"{TITLE}\nAnn Roe, MBBS, PhD1; Bo Poe, BSc1; Cy Doe, DipMgt1; et al{ABSTRACT}", ["Roe", "Poe", "Doe"]),
    (f"{TITLE}\nAnn Roe, Bo Poe, [...], and Cy Doe{ABSTRACT}", ["Roe", "Poe", "Doe"]),
]


@pytest.mark.parametrize(("head", "families"), MARKS)
def test_raised_marks_rare_degrees_and_left_out_names(head: str, families: list[str]) -> None:
    document = read(head)
    assert value(document, "report.title") == TITLE
    assert all(family in name for family, name in zip(families, names_of(document), strict=True))


def test_the_year_behind_the_first_authors() -> None:
    head = read(f"{TITLE}\nRoe-Fuerst¹, Poe², Doe³ et al. 2014\nScandinavian Journal of Hips{ABSTRACT}")
    assert value(head, "report.year") == "2014"


def test_an_author_whose_initials_look_like_a_small_word_ends_the_line() -> None:
    document = read(f"{TITLE}\nRoe JE, Poe C, Doe DE\nHip Medicine, Vol. 44, No. 6, June 2001, pp 1351-1358{ABSTRACT}")
    assert [value(document, f"report.{role}") for role in ("journal", "year", "pages")] == [
        "Hip Medicine",
        "2001",
        "1351-1358",
    ]


def test_the_tab_of_the_abstract_above_the_title() -> None:
    document = read(
        "Europe PMC\nAbout   Tools   Developers   Help\nSearch worldwide, life-sciences literature\nAbstract\n"
        f"Full text links (2)   Citations & impact   Similar Articles   Funding\n{TITLE}.\nRoe M1, de Poe FK, Doe CM\n"
        f"Author information\nHip Care & Research, 01 Feb 2014, 66(2):228-235\nDOI: 10.5555/h.2{ABSTRACT}"
    )
    assert value(document, "report.title") == TITLE
    assert names_of(document) == ["Roe M", "de Poe FK", "Doe CM"]


ROWS = [
    ("dc.contributor.author", "Roe, DA"),
    ("dc.contributor.author", "Poe, L"),
    ("dc.date.accessioned", "2020-05-01"),
    ("dc.date.issued", "2019-04"),
    ("dc.identifier.citation", "Hip Care 2019;74:337-345"),
    ("dc.identifier.issn", "0040-6376"),
    ("dc.identifier.other", "10.5555/hipcare-2018-212092"),
    ("dc.title", TITLE),
]


@pytest.mark.parametrize("row", ["| {} | {} | en_US |", "{}\t{}", "{}: {}"])
def test_the_rows_of_a_repository_s_record(row: str) -> None:
    document = read("Hill Research Online > View Item\n\n" + "\n".join(row.format(*one) for one in ROWS) + ABSTRACT)
    roles = ("title", "year", "journal", "volume", "pages", "doi")
    found = [value(document, f"report.{role}") for role in roles]
    assert found == [TITLE, "2019", "Hip Care", "74", "337-345", "10.5555/hipcare-2018-212092"]
    assert names_of(document) == ["Roe, DA", "Poe, L"]


ENDS = [
    " (Hip Med 2005;118:2–10.)",
    "\n\n(Hip Med 2005;118:2–10. Copyright © 2005 by Hip Press Inc.) Supported in part by the Hip Fund",
    " Hip Med 2005; 118: 2–10",
    " [Hip Med 2005; 118(3): 2–10]",
    " Hip Med Vol 118. pp 2–10, 2005",
]


@pytest.mark.parametrize("end", ENDS)
def test_a_journal_at_the_end_of_the_abstract(end: str) -> None:
    document = read(f"{TITLE}{ABSTRACT}\nConclusions: Tea helps.{end}")
    found = [value(document, f"report.{role}") for role in ("journal", "year", "volume", "pages")]
    assert found == ["Hip Med", "2005", "118", "2–10"]


def test_what_a_sentence_of_the_abstract_cites_is_another_paper() -> None:
    document = read(f"{TITLE}{ABSTRACT}\nConclusions: As others found (Hip Med 2005;118:2–10), tea helps.")
    assert value(document, "report.journal") is None


@pytest.mark.parametrize(
    "above",
    [
        "Skip to main content\nNIH National Institutes of Health\nHome » News Releases\nFriday, June 7, 2019",
        "NIH News  National Institutes of Health\nNational Heart, Lung, and Blood Institute (NHLBI)\nCONTACT: 301-4236",
        "Springer Link\nLog in\nHome  Hip International  Article\nAccess provided by Anton Hospital",
    ],
)
def test_the_institution_above_a_title_is_none(above: str) -> None:
    assert value(read(f"{above}\n\n{TITLE}{ABSTRACT}"), "report.title") == TITLE
