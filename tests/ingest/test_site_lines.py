"""What sites print around a report in one line, and how much of the report stands when all of it is passed by."""

from __future__ import annotations

import pytest

from attest.ingest.menu_lines import is_menu
from page_heads import TITLE, names_of, read, value

PROSE = "Sixty adults with a broken hip walked for ten minutes every day; those who did so fell less often. "
ABSTRACT = f"\n\nAbstract\n\nBackground: Falls are common.\n\nResults: {PROSE}\n"


@pytest.mark.parametrize(
    "line",
    [
        "Search | Latest | Issues | The Hip Club",
        "Full Text | Download PDF | Top of Article | Permissions",
        "SECTIONS  PDF  TOOLS  SHARE",
        "Log in  Register  Subscribe",
        "Suche | Merkliste (0) | Anmelden",
        "Bibliothek der Hüftkunde | Accueil | Recherche avancée | Mon panier (0) | Se connecter",
        "Inicio | Búsqueda avanzada | Ayuda",
        "Vyhledávání | Košík (0) | Přihlásit",
        "This Issue | Views 5,113 | Citations 8",
    ],
)
def test_a_menu_is_no_title(line: str) -> None:
    assert is_menu(line)
    assert value(read(f"{line}\n{TITLE}\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}"), "report.title") == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Year : 2018 | Volume : 7 | Issue : 2 | Page : 12",
        "Ann Roe | Bo Poe | Cy Doe",
        "Age | 54 | 53 | 0.4",
        "Hip Med | Volume 7 | Pages 1-9 | Download",
        "Walking | Resting",
        f"{TITLE} | PDF",
    ],
)
def test_what_is_no_menu(line: str) -> None:
    assert not is_menu(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann B. Roe, Bo Poe, Cy Doe, ... View all authors", ["Ann B. Roe", "Bo Poe", "Cy Doe"]),
        ("A Roe, B Poe, and C Doe  View all authors and affiliations", ["A Roe", "B Poe", "C Doe"]),
        ("Ann Roe, Bo Poe, Cy Doe    Authors' declarations of interest", ["Ann Roe", "Bo Poe", "Cy Doe"]),
        ("Ann Roe, R.N., M.P.H., M.S., Bo Poe, Ph.D., and Cy Doe, Sc.D. Author Info & Affiliations",
         ["Ann Roe", "Bo Poe", "Cy Doe"]),
        ("Ann Roe, PhD; Bo Poe, BappSc; Cy Doe, MA, PhD; et al", ["Ann Roe", "Bo Poe", "Cy Doe"]),
        ("Author links open overlay panel Ann Roe a, Bo Poe b, Cy Doe a", ["Ann Roe", "Bo Poe", "Cy Doe"]),
        ("M.S. Roe, B.S. Poe, C. Doe", ["M.S. Roe", "B.S. Poe", "C. Doe"]),
    ],
)  # fmt: skip
def test_names_with_links_behind_them(line: str, names: list[str]) -> None:
    document = read(f"{TITLE}\n{line}{ABSTRACT}")
    assert names_of(document) == names
    assert value(document, "report.title") == TITLE


def test_names_that_a_page_lists_twice_are_named_once() -> None:
    page = f"{TITLE}\n\nAnn Roe,\nBo Poe\n\nAffiliations\n\nAnn Roe\nHip Hospital, Town\nBo Poe\nHip Hospital, Town"
    assert names_of(read(page + ABSTRACT)) == ["Ann Roe", "Bo Poe"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "Walking and Resting in the Care of Broken Hips and\nWrists of Adults of Any Age: A Randomized,\n"
            "Slow Trial",
            "Walking and Resting in the Care of Broken Hips and Wrists of Adults of Any Age: A Randomized, Slow Trial",
        ),
        (
            "Walking and Resting in the Long Care of Broken Adult\nHips and of Wrists of Any Other Age: A Randomized,\n"
            "Slow Trial",
            "Walking and Resting in the Long Care of Broken Adult Hips and of Wrists of Any Other Age: A Randomized, "
            "Slow Trial",
        ),
        ("Walking for Hips\nA Cohort Study of Falls and Wrists", "Walking for Hips A Cohort Study of Falls and Wrists"),
    ],
)
def test_a_title_over_lines_above_its_authors(lines: str, title: str) -> None:
    document = read(
        f"Author Manuscript\nHip Med. 2013 May; 6(2): 31-34.\n\n{lines}\n\nAnn Roe, MD1, Bo Poe, MD2{ABSTRACT}"
    )
    assert value(document, "report.title") == title


def test_a_group_that_wrote_the_report() -> None:
    document = read(f"Hip Med. 2013;6:31-34.\n{TITLE}\nThe HIPS (Hips In Plain Steps) Trial Group{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert names_of(document) == ["The HIPS (Hips In Plain Steps) Trial Group"]


def test_a_journal_above_its_volume_is_no_title() -> None:
    head = "View PDF | Share | Cite\nSeminars in Hips and Bone Care\nVolume 50, Issue 3, June 2020, Pages 40-41\n"
    document = read(f"{head}{TITLE}\nAnn Roe, Bo Poe{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert value(document, "report.journal") == "Seminars in Hips and Bone Care"


@pytest.mark.parametrize("code", ["OP0031", "SAT0312", "POS1234-HPR", "AB12"])
def test_the_code_of_a_congress_is_no_part_of_a_title(code: str) -> None:
    document = read(f"{code}  {TITLE.upper()}\nA. Roe1, B. Poe1, C. Doe1\n\nBackground: Falls are common.\n")
    assert value(document, "report.title") == TITLE.upper()
    assert document.kind == "conference abstract"


def test_the_code_of_a_medicine_is_part_of_a_title() -> None:
    title = "SHR0302 versus walking for broken hips: a randomised trial"
    assert value(read(f"{title}\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}"), "report.title") == title


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Volume66, Issue3  March 2014  Pages 489-495", ("2014", "66", "3", "489-495")),
        ("Hip Med ; 14(2): 98-102, mar.-abr. 2018. tab, graf", ("2018", "14", "2", "98-102")),
        ("Česká kyčel. Roč. 22, č. 3 (2014), s. 112-118", ("2014", "22", "3", "112-118")),
        ("ARTICLE  1 February 1994", ("1994", None, None, None)),
        ("Articles | 15 April 1997", ("1997", None, None, None)),
        ("Version published: 10 January 2014   Version history", ("2014", None, None, None)),
        ("First published: 27 May 2014   https://doi.org/10.5555/hm.1   Citations: 141", ("2014", None, None, None)),
        ("Published 1 May 2006 | Medicine | Hip Reviews", ("2006", None, None, None)),
    ],
)
def test_numbers_in_the_lines_of_sites(line: str, wanted: tuple[str | None, ...]) -> None:
    document = read(f"{TITLE}\nAnn Roe, Bo Poe, Cy Doe\n{line}{ABSTRACT}")
    assert tuple(value(document, f"report.{role}") for role in ("year", "volume", "issue", "pages")) == wanted


def test_a_list_of_the_pages_parts_opens_none_of_them() -> None:
    page = "Page navigation\nTitle & authors\nAbstract\nComment in\nSimilar articles\nHip Med\n. 2008 Mar;3(1):2-9."
    document = read(f"{page}\n{TITLE}\nAnn Roe 1, Bo Poe, Cy Doe{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert value(document, "report.journal") == "Hip Med"
    assert value(document, "report.pages") == "2-9"


def test_prose_below_keywords_is_the_text_of_the_report() -> None:
    document = read(f"{TITLE}\nAnn Roe, Bo Poe, Cy Doe\n\nKeywords: hips, walks, falls\n\n{PROSE}It was a good year.\n")
    assert [block.section for block in document.blocks][-1] is None


def test_a_date_that_is_labelled_by_that_word_alone() -> None:
    document = read(f"{TITLE}\nRoe, Ann; Poe, Bo; Doe, Cy\nDate\n2021\nMetadata\nShow metadata{ABSTRACT}")
    assert value(document, "report.year") == "2021"


@pytest.mark.parametrize(
    ("head", "journal"),
    [
        ("Home > Hip Health > List of Issues > Volume 6, Issue 3", "Hip Health"),
        ("Journals  Hip Health  Volume 6  Issue 3  10.5555/hh6030902", "Hip Health"),
        ("Home > Hip Health > Article\nVolume 6, pages 21-26, (2013)\nHip Health", "Hip Health"),
        ("Hip Health\nHip Health / 2013 / Article", "Hip Health"),
        ("Hip Health\nORIGINAL RESEARCH: BROKEN HIPS | VOLUME 6, ISSUE 3, P12-20, DECEMBER 01, 2016", None),
        ("ARTIGO ORIGINAL • Rev. bras. quadril. 6 (3) • Dez 2012 • https://doi.org/10.5555/hh.6   copiar",
         "Rev. bras. quadril"),
    ],
)  # fmt: skip
def test_the_journal_in_the_paths_of_sites(head: str, journal: str | None) -> None:
    document = read(f"Hip Library\n{head}\n{TITLE}\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert value(document, "report.journal") == journal


@pytest.mark.parametrize(
    "line",
    [
        "THE PREPRINT SERVER FOR HIP SCIENCES",
        "Hip Medical Publishers 12 Long Street, Town, NY 10001, USA.",
        "Subject Area: Bones, Hips and More",
        "Submit to this Journal  Review for this Journal",
    ],
)
def test_lines_of_a_site_that_are_no_title(line: str) -> None:
    document = read(f"{line}\n{TITLE}\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}")
    assert value(document, "report.title") == TITLE


def test_a_line_of_the_site_between_title_and_authors() -> None:
    document = read(f"{TITLE}\nSubject Area: Hips\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}")
    assert names_of(document) == ["Ann Roe", "Bo Poe", "Cy Doe"]


def test_authors_below_a_long_title_that_begin_with_by() -> None:
    document = read(f"{TITLE}\nby Ann Roe 1,*, Bo Poe 2 and Cy Doe 1\n1 Hip Hospital, Town{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert names_of(document) == ["Ann Roe", "Bo Poe", "Cy Doe"]


def test_initials_with_the_letters_of_affiliations() -> None:
    document = read(f"{TITLE} (Article)\nRoe, A.a, Poe, B.C.b, Doe, D.a\na Hip Hospital, Town{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert names_of(document) == ["Roe, A.", "Poe, B.C.", "Doe, D."]


def test_labels_in_a_column() -> None:
    document = read(
        f"Back to results | Item 4 | Export | Print\nTitle   {TITLE}\nAuthor   Roe, Ann; Poe, Bo\n"
        "Source   Hip Med. 2008 Dec 25; 3(2): 27-30\nLanguage   English\nAbstract   BACKGROUND: Falls are common.\n"
    )
    assert value(document, "report.title") == TITLE
    assert value(document, "report.journal") == "Hip Med"
    assert names_of(document) == ["Roe, Ann", "Poe, Bo"]


def test_pages_above_the_line_of_a_doi_are_whole() -> None:
    head = "Hip Medicine (Town, Fla.)\nVolume 117, Issue 1, October 2005, Pages 68–74\ndoi:10.5555/hm.2005.1\n"
    assert value(read(f"{head}{TITLE}\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}"), "report.pages") == "68–74"


def test_a_doi_ends_before_the_bracket_around_it() -> None:
    document = read(f"{TITLE}\nAnn Roe, Bo Poe\nHip Medicine, 2015, 36 (4), pp.231-238. ⟨10.5555/hm.2015.1⟩{ABSTRACT}")
    assert value(document, "report.doi") == "10.5555/hm.2015.1"
