"""Heads of libraries, stores of files and meetings: the title, authors and journal among the lines of the site."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ABSTRACT = "\n\nAbstract\n\nObjectives: To assess tea.\n\nMethods: Thirty people walked.\n\nResults: Ten people fell.\n"
LEFT = ["Roe", "Poe", "Doe"]


def families(page: str) -> list[str]:
    return [name.split()[-1] for name in names_of(read(page))]


def test_the_session_of_a_meeting_is_no_title() -> None:
    page = (
        f"ACR Meeting Abstracts\n\n  • Meetings\n    • Download Abstracts\n  • Keyword Index\n\nAbstract Number: 17\n\n"
        f"{TITLE}\n\nAnn Roe1, Bo Poe2 and Cy Doe2, 1Hip Department, Hospital of Dale, Dale, Norway, 2Walking, Vik, "
        "Norway\n\nMeeting: 2018 Annual Meeting\n\nKeywords: tea and walking\n\nSession Information\n\n"
        "Date: Monday, October 22, 2018\n\nTitle: Hip Disorders – Poster II\n\nSession Type: Poster Session B\n\n"
        "Background/Purpose: To assess tea.\n\nMethods: Thirty people walked.\n\nResults: Ten people fell.\n"
    )
    document = read(page)
    assert (value(document, "report.title"), value(document, "report.kind")) == (TITLE, "conference abstract")
    assert families(page) == LEFT


@pytest.mark.parametrize("day", ["09 January 2024: Original Paper", "9 Jan 2024 | Case report"])
def test_a_day_with_the_type_is_no_title(day: str) -> None:
    page = f"Logo Hips Logo Hips\n\n{day}  \n\n{TITLE}\n\nAnn Roe1ABC*, Bo Poe2\n\nAnn Hips 2024; 29:e94{ABSTRACT}"
    document = read(page)
    assert value(document, "report.title") == TITLE
    assert (value(document, "report.journal"), value(document, "report.year")) == ("Ann Hips", "2024")


@pytest.mark.parametrize("glued", ["Get rights and content", "Cite", "PubMedGoogle Scholar", "Published online"])
def test_a_doi_ends_before_the_words_glued_to_it(glued: str) -> None:
    page = f"Hips\n{TITLE}\n\nhttps://doi.org/10.5555/j.hips.2011.11.007{glued}{ABSTRACT}"
    assert value(read(page), "report.doi") == "10.5555/j.hips.2011.11.007"


def test_authors_with_initials_alone_in_a_numbered_list() -> None:
    page = (
        f"Article Text\n\nDownload PDFPDF\n\n{TITLE}\n  1. Ann B Roe1,\n  2. M D Poe,\n  3. Cy E Doe2\n  1. 1\n"
        f"    Division of Hips, Dale, Norway\n  1. A B Roe, Room 32, Dale; roe{{at}}dale.no{ABSTRACT}"
    )
    assert names_of(read(page)) == ["Ann B Roe", "M D Poe", "Cy E Doe"]


def test_degrees_without_a_comma() -> None:
    page = f"{TITLE}\nAnn Roe BSc PHM, RPh, MPH a, Bo Poe MD, MMedSc, MPhil a, Cy Doe MLS, PhD b, * a{ABSTRACT}"
    assert families(page) == LEFT


@pytest.mark.parametrize(
    "lines",
    [
        f"Hip reviews | 2019\n\n{TITLE}.\n\n \n",
        f"Digital library - logo\nFull text\n{TITLE}\nHip reviews, 02/2019, Letnik: 10, Številka: 2\nJournal Article\n",
        f"Digital library - logo\nFull text\n{TITLE}\nHip reviews, 02/2019, Volume: 10, Issue: 2\nJournal Article\n",
    ],
)
def test_a_journal_in_small_letters_with_its_year(lines: str) -> None:
    document = read(lines + ABSTRACT)
    assert (value(document, "report.journal"), value(document, "report.year")) == ("Hip reviews", "2019")
    if "10" in lines:
        assert (value(document, "report.volume"), value(document, "report.issue")) == ("10", "2")


def test_a_library_lists_people_by_family_name() -> None:
    page = f"1. {TITLE}\n- Author\n-\nRoe, Ann, Poe, Bo B., Doe, Cy, Noe, Di\n- Abstract\n-\nThirty people walked."
    assert value(read(page), "report.title") != "Roe, Ann, Poe, Bo B., Doe, Cy, Noe, Di"


def test_a_title_over_two_lines_with_a_colon() -> None:
    first, second = "Tea for walking in old people with sore hips:", "a randomised controlled trial of tea"
    page = f"Open Hips, 2012, 2, 53-58\n53\n{first}\n{second}\nAnn Roe1,2, Bo Poe1, Cy Doe2\n1Hips, Dale\n{ABSTRACT}"
    assert value(read(page), "report.title") == f"{first} {second}"


@pytest.mark.parametrize(
    ("signed", "found"),
    [
        ("Ann Roe and Bo Poe Department of Hips, University of Dale, Dale, Norway", ["Roe", "Poe"]),
        ("Ann C. Roe, Bo Poe, and Cy Doe Division of Hips, Dale Hospital, Dale", LEFT),
        ("⁎ A. Roea, ,1, B.C. Poeb,1, C. Doea a Department of Hips, Dale Hospital, Norway", LEFT),
    ],
)
def test_title_and_authors_on_one_line(signed: str, found: list[str]) -> None:
    title = "Tea versus milk for walking in adults with sore hips: a randomised controlled trial"
    page = f"ORIGINAL RESEARCH {title} {signed}\n\nAbstract Background: Hips ache. Methods: Thirty people walked."
    assert value(read(page), "report.title") == title
    assert families(page) == found


def test_a_store_of_files() -> None:
    page = (
        f"Hip Association\nSupplementary_File.pdf (581.91 kB)\nDownload file\n\n{TITLE}\n\nDownload (581.91 kB)\n"
        "posted on 2023-08-31, 14:11 authored by Ann Roe, Bo Poe, C.D. Doe\n\n\nThirty people walked. Ten fell."
    )
    document = read(page)
    assert (value(document, "report.title"), value(document, "report.year")) == (TITLE, "2023")
    assert families(page) == LEFT


def test_a_publisher_says_where_its_contents_are() -> None:
    page = (
        "Hip Reviews 18 (2019) 262–269\n\nContents lists available at ScienceDirect\n\nHip Reviews\n\n"
        f"journal homepage: www.example.org/hips\n\n{TITLE}\n\nAnn Roe a, Bo Poe b{ABSTRACT}"
    )
    document = read(page)
    assert (value(document, "report.title"), value(document, "report.journal")) == (TITLE, "Hip Reviews")


STEPS = "Skip to main content\n\nLog in\n\nFind a journal Publish with us Track your research\n\nSearch\n\nCart\n\n"
NUMBERS = "  * Original Article\n  * Published: 03 March 2015\n\n  * Volume 34, pages 795–804, (2015)\n"


def test_a_publisher_s_menus_and_lists_of_points() -> None:
    page = (
        f"{STEPS}  1. Home\n  2. Hip Research\n  3. Article\n\n{TITLE}\n\n{NUMBERS}  * Cite this article\n\n"
        f"Download PDF\n\nHip Research Aims and scope Submit manuscript\n\n{TITLE}\n\nDownload PDF\n\n"
        f"  * Ann Roe ORCID: orcid.org/0000-0003-1234-5678^1,\n  * Bo Poe^2 &\n  * Cy Doe^1\n\n"
        f"  * 12 Accesses{ABSTRACT}"
    )
    document = read(page)
    roles = ("title", "journal", "year", "volume", "pages")
    found = [value(document, f"report.{role}") for role in roles]
    assert found == [TITLE, "Hip Research", "2015", "34", "795–804"]
    assert families(page) == LEFT


@pytest.mark.parametrize(
    ("head", "people"),
    [
        (
            f"Research Articles| March 12 2015\n\n{TITLE}\n\nSubject Area: Hips\n\nAnn Roe;\n\nBo Poe;\n\nCy Doe\n\n",
            LEFT,
        ),
        (f"Journal Article\n\n{TITLE} Get access\n\nAnn Roe , Bo Poe , Cy Doe\n\n", LEFT),
        (f"{TITLE}\n\nAnn Roe1,2, Bo Poe3, Cy Doe1,2,14# and the Hip study group\n\n1Dale Hospital, Dale\n\n", LEFT),
        (f"{TITLE}\n\n  • Ann Roe Service of Hips, Dale Hospital, Dale, Norway\n  • Bo Poe\n  • Cy Doe\n\n", LEFT),
    ],
)
def test_the_lines_around_authors(head: str, people: list[str]) -> None:
    page = f"{head}Hip Care, Volume 16, Issue 3, March 2015, Pages 100–109{ABSTRACT}"
    assert value(read(page), "report.title") == TITLE
    assert families(page) == people


def test_a_journal_leads_on_to_its_volume() -> None:
    above = "Hip Research >\nVolume 10, 2015 - Issue 3\nJournal homepage\n\n12\nViews"
    page = f"{above}\n\n{TITLE}\n\nAnn Roe, Bo Poe{ABSTRACT}"
    document = read(page)
    assert (value(document, "report.journal"), value(document, "report.volume")) == ("Hip Research", "10")


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (
            f"Advertisement\n\nArticlesVolume 385, Issue 9970p1000-1009March 14, 2015\n\nDownload Full Issue\n\n"
            f"{TITLE}\n\nDr Ann Roe, MD a,d ∙ Bo Poe, PhD b ∙ Prof Cy Doe, MD a … Show more\n\nAffiliations & Notes",
            {"volume": "385", "issue": "9970", "pages": "1000-1009", "year": "2015"},
        ),
        (
            f"Home > Journals > Hip Care Reports\n\nOpen access\n\nFirst published online March 3, 2015\n\n{TITLE}\n\n"
            "Ann Roe  https://orcid.org/0000-0001-2345-6789, Bo Poe, and Cy Doe View all authors and affiliations\n\n"
            "Volume 12, Issue 3",
            {"journal": "Hip Care Reports", "volume": "12", "issue": "3", "year": "2015"},
        ),
        (
            f"Front. Med., 12 March 2015\n\nSec. Hips\n\nVolume 2 - 2015 | https://doi.org/10.5555/hip.2\n\n"
            f"{TITLE}\n\nAnn Roe1†Bo Poe2†Cy Doe1*\n\n  * 1Department of Hips, Dale, Norway",
            {"journal": "Front. Med", "volume": "2", "year": "2015", "doi": "10.5555/hip.2"},
        ),
        (
            f"Full Access\n\n{TITLE}\n\nAnn Roe MD,\n\nCorresponding Author\n\n  * ann.roe@example.org\n\n  * Dale "
            "Hospital, Dale\n\nDr. Roe: Dale Hospital.\n\nSearch for more papers by this author\n\nBo Poe PhD,\n\n  "
            "* Vik University, Vik, Norway\n\nSearch for more papers by this author\n\nCy Doe MD\n\n"
            "  * Dale Hospital, Dale, Norway\n\nFirst published: 28 February 2015",
            {"year": "2015"},
        ),
        (
            f"{TITLE}\n\n  * March 2015\n  * Hip Research 16(3):100-109\n\nDOI:10.5555/hip.3\n\nAuthors:\n\nAnn Roe\n\n"
            "  * Dale Hospital\n\nBo Poe\n\n  * Vik University\n\nCy Doe\n\nDownload full-text PDF",
            {"journal": "Hip Research", "volume": "16", "issue": "3", "pages": "100-109", "year": "2015"},
        ),
        (
            f"  * DOI:10.5555/hip.3\n  * Corpus ID: 123\n\n{TITLE}\n\n  * Ann Roe, Bo Poe, Cy Doe\n  * Published in "
            "Hip research 1 March 2015\n  * Medicine",
            {"journal": "Hip research", "year": "2015"},
        ),
        (
            f"Peer-reviewed\n\n{TITLE}\n\n  * Ann Roe ,\n  * Bo Poe,\n  * Cy Doe\n\n  * Published: March 12, 2015\n",
            {"year": "2015"},
        ),
    ],
)
def test_heads_of_publishers_and_indexes(head: str, known: dict[str, str]) -> None:
    page = head + ABSTRACT
    document = read(page)
    assert value(document, "report.title") == TITLE
    assert families(page) == LEFT
    assert {role: value(document, f"report.{role}") for role in known} == known


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (
            f"Volume 38, Issue 3\n\nMarch 2015\n\nNew Therapies: Drugs and Diets| February 09 2015\n\n{TITLE} Free\n\n"
            "Ann Roe;\n\nAnn Roe\n\n1Dale Hospital, Dale, Norway\n\nSearch for other works by this author on:\n\n"
            "This Site\n\nPubMed\n\nGoogle Scholar\n\nBo Poe\n\n2Vik University, Vik\n\nSearch for other works by this "
            "author on:\n\nThis Site\n\nPubMed\n\nGoogle Scholar\n\nCy Doe\n\nHip Care 2015;38(3):420–427",
            {"journal": "Hip Care", "volume": "38", "pages": "420–427", "year": "2015"},
        ),
        (
            f"Original Research\n\n{TITLE}\n\nAnn Roe, MD, Bo Poe, PhD, and Cy Doe, MDAuthor Info & Affiliations\n\n"
            "Volume 131, Number 11",
            {"volume": "131", "issue": "11"},
        ),
        (
            f"{TITLE}\n\nCite this article as: Roe A, Poe B, Doe C (March 12, 2015) {TITLE}. Hips 7(3): e12345.",
            {"journal": "Hips", "volume": "7", "pages": "e12345", "year": "2015"},
        ),
        (
            f"Portal of all the Libraries of Hips\n\n{TITLE}.\n\nRoe, Ann; Poe, Bo; Doe, Cy.\n\n"
            "Hip Res ; 16(3): 100-109, 2015 Mar.\n\nArticle in En | ID: mdl-123",
            {"journal": "Hip Res", "volume": "16", "year": "2015"},
        ),
    ],
)
def test_heads_with_sections_days_and_buttons(head: str, known: dict[str, str]) -> None:
    document = read(head + ABSTRACT)
    assert value(document, "report.title") == TITLE
    assert len(names_of(document)) == len(LEFT)
    assert {role: value(document, f"report.{role}") for role in known} == known


def test_a_button_above_the_citation_opens_no_declaration() -> None:
    page = f"{TITLE}\n\nAnn Roe; Bo Poe; Cy Doe\n\nDisclosures\n\nHip Res. 2015;16(3):100-109.\n\n  * Methods{ABSTRACT}"
    document = read(page)
    found = [value(document, f"report.{role}") for role in ("journal", "volume", "pages", "year")]
    assert found == ["Hip Res", "16", "100-109", "2015"]


def test_a_section_before_the_volume_is_no_journal() -> None:
    page = f"Original Research: Hips Volume 147, Issue 3 P100-109 March 2015\n\n{TITLE}\n\nAnn Roe ∙ Bo Poe{ABSTRACT}"
    document = read(page)
    assert value(document, "report.journal") is None
    assert (value(document, "report.volume"), value(document, "report.year")) == ("147", "2015")
