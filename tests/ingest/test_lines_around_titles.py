"""Lines around a title that tell journal, year and authors: a journal with its year, days, numbers, labels."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ABSTRACT = "\n\nAbstract\n\nBackground: Falls are common.\nMethods: Thirty people walked.\n"
NAMES = "Ann Roe, Bo Poe, Cy Doe"


@pytest.mark.parametrize(
    ("line", "journal"),
    [
        ("Ann Rheum Dis 2022", "Ann Rheum Dis"),
        ("J Hip Med (2022)", "J Hip Med"),
        ("Arthritis Rheumatol. 2022", "Arthritis Rheumatol"),
        ("Rheumatology (Oxford) 2022", "Rheumatology (Oxford)"),
        ("Am J Hip Crit Care Med, 2022", "Am J Hip Crit Care Med"),
        ("Lancet 2022", "Lancet"),
        ("2022, Hip Medicine", "Hip Medicine"),
        ("Published in Hip Medicine 5 March 2022", "Hip Medicine"),
        ("Published in The Journal of Hips March 5, 2022", "The Journal of Hips"),
        ("Hip Congress 2022", None),
        ("EULAR 2022", None),
        ("ACR Convergence 2022", None),
        ("Ann Roe 2022", None),
    ],
)
def test_a_journal_with_its_year(line: str, journal: str | None) -> None:
    for page in (
        f"Roe K et al.\n{TITLE}\n\n{line}\n\nMethods In this trial we enrolled 60 people. Results Ten fell.\n",
        f"{line}\n{TITLE}\n{NAMES}{ABSTRACT}",
        f"{TITLE}\n{NAMES}\n{line}{ABSTRACT}",
    ):
        document = read(page)
        assert value(document, "report.journal") == journal
        assert value(document, "report.year") == ("2022" if journal else None)
        assert value(document, "report.title") == TITLE


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Published 1 March 2019", "2019"),
        ("Published: March 1, 2019", "2019"),
        ("Publication date: 2019-03-01", "2019"),
        ("Available online 1 March 2019", "2019"),
        ("Received 1 March 2018", None),
        ("Posted March 1, 2019", None),
        ("Last updated 1 March 2019", None),
    ],
)
def test_the_day_on_which_a_report_was_published(line: str, year: str | None) -> None:
    assert value(read(f"{TITLE}\n{NAMES}\n{line}{ABSTRACT}"), "report.year") == year


def test_the_day_on_which_a_preprint_was_posted() -> None:
    page = f"{TITLE}\n{NAMES}\nThis article is a preprint and has not been peer-reviewed\nPosted May 3, 2020.{ABSTRACT}"
    assert value(read(page), "report.year") == "2020"


@pytest.mark.parametrize(
    "head",
    [
        "{title}\n(PMID:12345678 DOI:10.5555/h.1)\nRoe A, Poe B, Doe C\nHip Hospital\nHip Med [2019, 18(3):262-269]\n"
        "Type: Journal Article, Clinical Trial",
        "Br J Hip 2019 Mar; 18: 262-9 (ISSN: 0000-0019)\nRoe A; Poe B; Doe C\n{title}\nHip Hospital, Town",
        "Medline ® Abstract for Reference 12\nTI\n{title}\nAU\nRoe A, Poe B, Doe C\nSO\nHip Med. 2019;18(3):262.\n",
        "# {title}\n\n**Authors:** Roe A, Poe B, Doe C\n**Journal:** Hip Medicine, 18(3), 262-269 (2019)\n",
        "{title}\nBy: Roe A, Poe B, Doe C\nHip Med. 2019;18(3):262-9.",
    ],
)
def test_numbers_and_labels_between_a_title_and_its_authors(head: str) -> None:
    document = read(head.format(title=TITLE) + ABSTRACT)
    assert value(document, "report.title") == TITLE
    assert names_of(document) == ["Roe A", "Poe B", "Doe C"]
    assert (value(document, "report.year"), value(document, "report.volume")) == ("2019", "18")


def test_an_address_of_a_researcher_behind_the_name() -> None:
    page = f"{TITLE}\nAnn Roe ORCID: orcid.org/0000-0001-2345-67891, Bo Poe2 & Cy Doe1{ABSTRACT}"
    assert names_of(read(page)) == ["Ann Roe", "Bo Poe", "Cy Doe"]


def test_the_number_of_an_article_without_a_volume() -> None:
    page = f"In press\nAvailable online 5 March 2019, 104567\n{TITLE}\n{NAMES}{ABSTRACT}"
    document = read(page)
    assert (value(document, "report.year"), value(document, "report.volume")) == ("2019", None)


def test_an_item_of_a_menu_before_a_volume() -> None:
    page = f"Hips\nArticles  Volume 391, Issue 10120  p541-551  February 10, 2018\n{TITLE}\nAnn Roe • Bo Poe{ABSTRACT}"
    document = read(page)
    numbers = [value(document, f"report.{role}") for role in ("year", "volume", "issue", "pages")]
    assert numbers == ["2018", "391", "10120", "541-551"]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Roe a,*, Bo Poe b, Cy Doe a,c\na Hip Hospital, Town\nb Tea University",
        "Ann Roe (1), Bo Poe (2), Cy Doe (1)\n1 Hip Hospital, Town",
        "Ann Roe (1,2), Bo Poe (2), Cy Doe (1, 3)",
        "View ORCID Profile Ann Roe, View ORCID ProfileBo Poe, Cy Doe",
    ],
)
def test_letters_apart_numbers_in_brackets_and_links(line: str) -> None:
    assert names_of(read(f"{TITLE}\n{line}\nHip Medicine 18 (2019) 262–269{ABSTRACT}")) == [
        "Ann Roe",
        "Bo Poe",
        "Cy Doe",
    ]


@pytest.mark.parametrize(
    "names", ["Roe, Ann, Poe, Bo and Doe, Cy", "Roe, Ann, Poe, Bo, Doe, Cy", "Roe, Ann; Poe, Bo & Doe, Cy"]
)
def test_a_repository_that_turns_every_name_round(names: str) -> None:
    document = read(
        f"{TITLE}\n{names} (2019) {TITLE}. Hip Medicine, 18 (3). pp. 262-269. ISSN 0000-0019\nFull text not available"
        f"{ABSTRACT}"
    )
    assert names_of(document) == ["Roe, Ann", "Poe, Bo", "Doe, Cy"]
    found = [value(document, f"report.{role}") for role in ("title", "journal", "year", "volume", "issue", "pages")]
    assert found == [TITLE, "Hip Medicine", "2019", "18", "3", "262-269"]


def test_the_title_of_a_registered_trial_over_its_days() -> None:
    page = f"ISRCTN ISRCTN01234567\nDOI https://doi.org/10.1186/ISRCTN01234567\n{TITLE}\nSubmission date 05/03/2019\n"
    page += "Registration date 06/03/2019\nRecruitment status No longer recruiting\nPlain English summary of protocol\n"
    assert value(read(page), "report.title") == TITLE


@pytest.mark.parametrize(
    "line", ["by A. Roe, B. Poe, C. Doe", "by A. B. Roe, B. Poe and C. Doe", "by Ann Roe, Bo Poe, Cy Doe"]
)
def test_authors_behind_by_on_the_line_below(line: str) -> None:
    document = read(f"Year 2012, Volume 30, Issue 2, pages 262-269\n{TITLE}\n{line}\nPMID: 12345678{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert [name.split()[-1] for name in names_of(document)] == ["Roe", "Poe", "Doe"]


def test_a_path_with_the_doi_behind_the_issue() -> None:
    way = "Journals / Hip Medicine / Volume 10 / Issue 4 / 10.5555/h.1"
    document = read(f"{way}\n{TITLE}\nby Ann Roe 1, Bo Poe 2 and Cy Doe 1,*\nHip Medicine 2021, 10(4), 600{ABSTRACT}")
    found = [value(document, f"report.{role}") for role in ("journal", "year", "volume", "issue", "pages")]
    assert found == ["Hip Medicine", "2021", "10", "4", "600"]
