"""Heads of publishers' pages: lone authors, letters as marks, names of journals in capitals, where the year stands."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ABSTRACT = "\nAbstract\nObjectives To assess tea.\nMethods Thirty people walked.\nResults Ten people fell.\n"
DOI = "10.5555/hip.2020.44"
NUMBERS = ("year", "volume", "issue", "pages")


@pytest.mark.parametrize(
    "author", ["Wan-Hee Roe", "Ann B. Roe", "Ann Roe", "A. B. Roe", "Ann Roe1", "Ann Roe MD", "Ann van der Roe"]
)
@pytest.mark.parametrize("below", ["Hip Medicine volume 32, pages 795–798 (2012)", "Hip Med 2012; 32: 795-8"])
def test_a_lone_author_over_the_citation(author: str, below: str) -> None:
    document = read(f"Case Report\nPublished: 31 December 2009\n{TITLE}\n{author}\n{below}\n412 Accesses{ABSTRACT}")
    assert value(document, "report.title") == TITLE
    assert [name.rstrip("1").split()[-1] for name in names_of(document)] in (["Roe"], ["MD"])
    assert value(document, "report.year") == "2012"


@pytest.mark.parametrize(
    "line",
    [
        "Author links open overlay panel: Ann Roe MD a, Bo Poe MD, PhD a, Cy Doe MD b … on behalf of the Hip Group",
        "Author links open overlay panelAnn Roe a, Bo Poe b, Cy Doe a b",
        "Author links open overlay panel Ann Roe a 1, Bo Poe b 1, Cy Doe a",
        "Ann Roe MD a, Bo Poe PhD b, Cy Doe MD a, b, *",
        "Ann Roe, MD a ∙ Bo Poe, PhD b ∙ Cy Doe, MD a",
        "Ann Roe a b c, Bo Poe a, Cy Doe d",
        "Roe A.a · Poe B.b · Doe C.a",
        "Ann Roe1 Bo Poe2* Cy Doe1,3",
        "Prof Ann Roe, FRCPath  Bo Poe, MRCP  Cy Doe, PhD  et al. Show all authors",
    ],
)
def test_letters_and_marks_behind_names(line: str) -> None:
    document = read(
        f"Hips and Arthritis\nVolume 48, Issue 1, August 2018, Pages 22-27\n{TITLE}\n{line}\nShow more{ABSTRACT}"
    )
    assert [name.replace(".", " ").split() for name in names_of(document)] in (
        [["Ann", "Roe"], ["Bo", "Poe"], ["Cy", "Doe"]],
        [["Roe", "A"], ["Poe", "B"], ["Doe", "C"]],
    )
    assert value(document, "report.title") == TITLE


@pytest.mark.parametrize(
    ("site", "journal"),
    [("THE LANCET", "THE LANCET"), ("THE LANCET Hips & Walking", "THE LANCET Hips & Walking")],
)
def test_a_journal_in_capitals(site: str, journal: str) -> None:
    page = (
        f"{site}\nArticles| Volume 391, ISSUE 10120, P541-551, February 10, 2018\n{TITLE}\nAnn Roe • Bo Poe{ABSTRACT}"
    )
    document = read(page)
    assert value(document, "report.journal") == journal
    assert tuple(value(document, f"report.{role}") for role in NUMBERS) == ("2018", "391", "10120", "541-551")


def test_the_journal_over_its_impact_factor() -> None:
    page = f"Hip Medicine\nImpact Factor: 3.1\nOpen access\n{TITLE}\nAnn Roe, Bo Poe\nVolume 5, Issue 3{ABSTRACT}"
    assert value(read(page), "report.journal") == "Hip Medicine"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("{title}\nMay 2018\nHip Medicine 7(2):12-19\nAuthors:\nAnn Roe\nHip School\nBo Poe\nTea Clinic",
         ("2018", "7", "2", "12-19")),
        ("{title}\nAnn ROE, Bo POE\nKeywords: hips, tea\nJOURNAL FREE ACCESS\n2012 Volume 51 Issue 3 Pages 12-19",
         ("2012", "51", "3", "12-19")),
        ("Hip Infections\nVolume 148, Issue 4, Supplement, 388A, October 01, 2015\n{title}\nAnn Roe, MD; Bo Poe, MD",
         ("2015", "148", "4", "388A")),
        ("Home\n{title}\nAnn Roe, Bo Poe\nVolume 2013 | Article ID 143637", ("2013", "2013", None, "143637")),
    ],
)  # fmt: skip
def test_where_the_year_stands(head: str, wanted: tuple[str | None, ...]) -> None:
    document = read(head.format(title=TITLE) + ABSTRACT)
    assert tuple(value(document, f"report.{role}") for role in NUMBERS) == wanted


CONGRESS = (
    "{code}\n{title}\nA. Roe1, B. Poe2, C. Doe1\n1Hip Hospital, Town, Ireland\n2Tea University, City, Spain\n\n"
    "Background: Falls.\nMethods: Thirty walked.\nResults: Ten fell.\n"
)


@pytest.mark.parametrize("code", ["POS0123", "OP0171", "FRI0125", "AB0456"])
@pytest.mark.parametrize(
    "end",
    [
        "Hip Dis 2022;81:A148.",
        "Disclosure of Interests: None declared\nCitation: Hip Dis, volume 81, supplement 1, year 2022, page A148\n"
        "Session: Hips (Poster View)",
    ],
)
def test_abstracts_of_congresses_below_their_code(code: str, end: str) -> None:
    document = read(CONGRESS.format(code=code, title=TITLE.upper()) + end)
    assert value(document, "report.kind") == "conference abstract"
    assert [value(document, f"report.{role}") for role in ("year", "volume", "pages")] == ["2022", "81", "A148"]
    assert value(document, "report.title") == TITLE.upper()


def test_an_abstract_that_cites_itself_in_a_style() -> None:
    document = read(
        f"ABSTRACT NUMBER: 0123\n{TITLE}\nAnn Roe1, Bo Poe2 and Cy Doe3, 1Hip Hospital, Town, Ireland\n"
        "Meeting: Hip Convergence 2020\nBackground/Purpose: Falls.\nMethods: Thirty walked.\nResults: Ten fell.\n"
        f"Disclosure: A. Roe, None; B. Poe, None.\nTo cite this abstract in AMA style:\nRoe A, Poe B, Doe C. {TITLE} "
        "[abstract]. Arthritis Hip. 2020; 72 (suppl 10). https://hips.example/abstract/x/. Accessed May 5, 2021.\n"
    )
    assert value(document, "report.title") == TITLE
    assert [value(document, f"report.{role}") for role in ("journal", "year", "volume")] == [
        "Arthritis Hip",
        "2020",
        "72",
    ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("This trial is registered with the ISRCTN registry, number 03267836.", "ISRCTN03267836"),
        ("It was registered as International Standard Randomised Controlled Trial Number 03267836.", "ISRCTN03267836"),
        ("Registered: ISRCTN Register, no. 03267836.", "ISRCTN03267836"),
        ("The protocol was registered with PROSPERO (number 42016033222).", "CRD42016033222"),
        ("The protocol was registered with PROSPERO database 42016033222.", "CRD42016033222"),
        ("It was registered; 42016033222 people had been asked.", None),
    ],
)
def test_registers_named_in_words(words: str, number: str | None) -> None:
    page = f"{TITLE}\n\nAnn Roe, Bo Poe\n\nAbstract\n\nMethods: Thirty people walked. {words}\n"
    assert value(read(page), "report.registration") == number


@pytest.mark.parametrize(
    "line", ["PubMed: 10806145", "PubMed ID: 10806145", "https://doi.org/10.5555/h.1   PubMed: 10806145"]
)
def test_the_number_behind_the_name_of_the_database(line: str) -> None:
    assert value(read(f"{TITLE}\nAnn Roe, Bo Poe\n{line}{ABSTRACT}"), "report.pmid") == "10806145"


@pytest.mark.parametrize(
    ("source", "journal", "volume"),
    [
        ("Hip Insights. Walking and Tea. 10", "Hip Insights. Walking and Tea", "10"),
        ("Hips, Tea, and Policy. 4", "Hips, Tea, and Policy", "4"),
        (
            "Hip Journal : Official Journal of the Hip Society. 31",
            "Hip Journal : Official Journal of the Hip Society",
            "31",
        ),
    ],
)
def test_a_catalogue_with_the_volume_alone(source: str, journal: str, volume: str) -> None:
    page = f"{TITLE}\nAuthors: | Ann Roe, Bo Poe |\n---|---|\nYear: | 2017 |\nSource: | {source} |\n"
    page += "Abstract: | Falls are common. |"
    document = read(page)
    assert (value(document, "report.journal"), value(document, "report.volume")) == (journal, volume)


def test_a_release_names_no_journal_of_its_own() -> None:
    story = (
        "\n\nTown, 6 October 2022 – Tea Ltd announces that the results of the WALK study have been published in "
        "the Hip Journal of Medicine.\n\nThirty people walked early.\n"
    )
    title = "Phase III WALK results published in the Hip Journal of Medicine: Tea® 10% improves walking in old people"
    document = read(f"Home › News › Press releases\nShare  Print  Email\n\n{title}{story}")
    assert (value(document, "report.title"), value(document, "report.journal")) == (title, None)
    assert (value(document, "report.kind"), value(document, "report.year")) == ("news item", "2022")
