"""Where a page says its numbers: paths, stored manuscripts, lines below the abstract, references without a title."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ABSTRACT = "\nAbstract\nObjectives To assess tea.\nMethods Thirty people walked.\nResults Ten people fell.\n"
NUMBERS = ("year", "volume", "issue", "pages")
DOI = "10.5555/hip.2020.44"


@pytest.mark.parametrize(
    "way",
    [
        "Home Archive Volume 72, Issue 7",
        "Home  Archive  Volume 72 Issue 7",
        "You are here Home Archive Vol 72, No 7",
        "Home Content Volume 72, Number 7",
        "Journal home Past issues Volume 72 Issue 7",
        "Archive Volume 72, Issue 7",
        "Home Archives Vol. 72 No. 7 (2013)",
        "Home / Archive / 72/7",
        "Home / Archive / 72/7 / Early walking after hip",
        "Home > 72 (7)",
        "Home » Archive » Volume 72, Issue 7 » Early walking",
        "Home Archive Volume 72, Issue 7 Early walking after hip…",
    ],
)
def test_paths_with_menus_for_the_journal(way: str) -> None:
    page = f"Log in\nAnnals of the Hips\nYou are here\n{way}\n\nExtended report\n{TITLE}\n\nAnn Roe1, Bo Poe2{ABSTRACT}"
    document = read(page)
    assert [value(document, f"report.{role}") for role in ("journal", "volume", "issue")] == [
        "Annals of the Hips", "72", "7",
    ]  # fmt: skip
    assert value(document, "report.title") == TITLE


@pytest.mark.parametrize(
    ("way", "journal"),
    [
        ("Pulmonary Hips / 2012 / Article", "Pulmonary Hips"),
        ("Home / Journals / Hip Practice / 2012 / Article", "Hip Practice"),
        ("Hip & Tea International/2012/Article", "Hip & Tea International"),
        ("Case Reports in Hips > 2012 > Article", "Case Reports in Hips"),
        ("Pulmonary Hips / Volume 2012 / Article ID 143637", "Pulmonary Hips"),
    ],
)
def test_paths_of_journals_that_count_by_years(way: str, journal: str) -> None:
    page = f"{way}\nOpen Access\nVolume 2012 |Article ID 143637\n\n{TITLE}\n\nAnn Roe,1 Bo Poe2{ABSTRACT}"
    document = read(page)
    assert (value(document, "report.journal"), value(document, "report.year")) == (journal, "2012")


@pytest.mark.parametrize(
    ("first", "journal"),
    [
        ("Hip Adv Walk Dis. Author manuscript; available via HIPS.", "Hip Adv Walk Dis"),
        ("Hip Adv Walk Dis. Author manuscript; available in PMC 2012 Oct 1.", "Hip Adv Walk Dis"),
        ("Ann Hip. Accepted manuscript, available from the publisher.", "Ann Hip"),
        ("Hip Adv Walk Dis. Author's accepted version; available via HIPS.", "Hip Adv Walk Dis"),
        ("Author manuscript; available in PMC: 2012 Oct 1.", None),
    ],
)
@pytest.mark.parametrize("kind", ["Case Report\n", "", "Original Article\n"])
def test_a_stored_manuscript_over_its_title(first: str, journal: str | None, kind: str) -> None:
    document = read(
        f"{first}\n{kind}{TITLE}\nAnn Roe, Bo Poe and Cy Doe\nDepartment of Hips, Hip Hospital, Cork, Ireland\n"
        f"First Published July 13, 2011 Case Report Find in HipMed\n"
        f"https://doi.org/{DOI}\nArticle information{ABSTRACT}"
    )
    assert value(document, "report.title") == TITLE
    assert names_of(document) == ["Ann Roe", "Bo Poe", "Cy Doe"]
    assert (value(document, "report.year"), value(document, "report.doi")) == ("2011", DOI)
    assert value(document, "report.journal") == journal


CONGRESS = (
    "FRI0125 TEA AFTER SURGERY OF THE HIP: A PROSPECTIVE STUDY\nA. Roe1, B. Poe2. 1Hips, Hip Hospital, Cork; 2Town\n"
)
TEXT = "Background: Falls are common.\nMethods: Thirty drank tea.\nResults: Ten people fell.\nConclusion: Tea helps.\n"


@pytest.mark.parametrize(
    ("cited", "wanted"),
    [
        (
            "Citation: Ann Hip Dis, volume 78, supplement 2, year 2019, page A732",
            ("2019", "78", "supplement 2", "A732"),
        ),
        ("Citation: Ann Hip Dis, vol. 80, suppl. 1, 2021, p. 304", ("2021", "80", "suppl. 1", "304")),
        ("Ann Hip Dis 2019;78(suppl 2):A732", ("2019", "78", "suppl 2", "A732")),
        ("European Hip Journal 2014; 44: Suppl. 58, 2916", ("2014", "44", "Suppl. 58", "2916")),
        ("Citation: Hip Medicine. 2018; 71 (suppl 10), page 304", ("2018", "71", "suppl 10", "304")),
    ],
)
@pytest.mark.parametrize(
    "declared", ["Disclosure of Interests: None declared\n", "Disclosure of Interest: A. Roe Consultant of: Tea Ltd\n"]
)
def test_citations_below_an_abstract(cited: str, wanted: tuple[str, ...], declared: str) -> None:
    for page in (
        f"{CONGRESS}{TEXT}{declared}DOI: {DOI}\n{cited}\nSession: Hips (Poster tour)",
        f"{CONGRESS}{cited}\n{TEXT}{declared}DOI: {DOI}\n",
    ):
        document = read(page)
        assert tuple(value(document, f"report.{role}") for role in NUMBERS) == wanted
        assert value(document, "report.doi") == DOI
        assert value(document, "report.kind") == "conference abstract"


@pytest.mark.parametrize(
    "last",
    [
        f"Disclosure of Interest: None declared. DOI: {DOI}",
        f"Disclosure: A. Roe, None; B. Poe, None.\nhttps://doi.org/{DOI}",
        f"REFERENCES: [1] Moe D. Hip Med 2014;3:1-9.\nDisclosure of Interests: None declared\nDOI: {DOI}",
        f"Competing interests: None declared.\nDOI {DOI}",
        f"Funding: The Tea Fund.\nDigital Object Identifier: {DOI}",
    ],
)
def test_the_doi_below_what_is_declared(last: str) -> None:
    assert value(read(f"{CONGRESS}{TEXT}{last}"), "report.doi") == DOI


@pytest.mark.parametrize(
    "last",
    [
        "The method was that of others (doi: 10.5555/other.1).",
        "References\n1. Moe D. Tea. Hip Med 2014;3:1-9.\nDOI: 10.5555/other.1",
    ],
)
def test_another_doi_below_the_text(last: str) -> None:
    assert value(read(f"{CONGRESS}{TEXT}{last}\n"), "report.doi") is None


@pytest.mark.parametrize(
    ("cited", "wanted"),
    [
        ("Citation: Roe RB, Poe CR, Doe VF (2016) PLoS ONE 11(3): e0150749.", ("2016", "11", "3", "e0150749")),
        ("Cite this article as: Roe RB, Poe CR (2016) Hip Med 11(3): 57-66.", ("2016", "11", "3", "57-66")),
        ("Citation: Roe RB et al. (2016) Hip Med 11(3):57–66", ("2016", "11", "3", "57–66")),
        ("Citation: Roe R.B., Poe C.R. 2016. PLoS ONE 11(3): e0150749.", ("2016", "11", "3", "e0150749")),
        ("To cite: Roe RB, Poe CR, Doe VF. Hip Med 2016;11:57–66.", ("2016", "11", None, "57–66")),
        ("Citation: Roe RB and Poe CR (2016) Front. Hip. 7:74. doi: 10.3389/h.74", ("2016", "7", None, "74")),
        (f"Citation: Roe RB, Poe CR (2016) {TITLE}. PLoS ONE 11(3): e0150749.", ("2016", "11", "3", "e0150749")),
    ],
)
def test_a_page_that_cites_itself_without_its_title(cited: str, wanted: tuple[str | None, ...]) -> None:
    document = read(
        f"RESEARCH ARTICLE\n{TITLE}\nAnn Roe, Bo Poe, Cy Doe, Di Moe{ABSTRACT}{cited}\nEditor: Ed Noe, Tea\n"
    )
    assert tuple(value(document, f"report.{role}") for role in NUMBERS) == wanted
    assert value(document, "report.title") == TITLE
    assert names_of(document) == ["Ann Roe", "Bo Poe", "Cy Doe", "Di Moe"]


@pytest.mark.parametrize(
    "tail", [" - Research Portal", " - University of Hips Research Portal", " — Research Explorer"]
)
@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("| Journal | Hips |\n| Date | Accepted/In press - 2020, Published (current) - 1 May 2021 |\n"
         "| Issue number | 10285 |\n| Volume | 397 |\n| Pages (from-to) | 1625-1636 |",
         ("2021", "397", "10285", "1625-1636")),
        ("| Journal | Hips |\n| Volume | 9 |\n| Issue number | 12 |\n| Date | Published - Dec 2019 |",
         ("2019", "9", "12", None)),
        ("Journal: Hips\nVolume: 9\nIssue number: 2304\nPages: 3-9\nDate: E-pub ahead of print - 3 Nov 2018, "
         "Published - Dec 2019", ("2019", "9", "2304", "3-9")),
        ("| Publication date | 1 May 2019 |\n| Journal | Hips |\n| Volume | 9 |\n| Issue number | 2 |\n| Pages | 3-9 |",
         ("2019", "9", "2", "3-9")),
        ("| Date of publication | 2019-05-01 |\n| Journal | Hips |\n| Volume | 9 |\n| Issue | 2 |\n| Pages | 3-9 |",
         ("2019", "9", "2", "3-9")),
    ],
)  # fmt: skip
def test_portals_of_universities(tail: str, rows: str, wanted: tuple[str | None, ...]) -> None:
    document = read(f"{TITLE}{tail}\nPublication details\n{rows}{ABSTRACT}")
    assert tuple(value(document, f"report.{role}") for role in NUMBERS) == wanted
    assert value(document, "report.title") == TITLE


def test_a_record_in_rows_of_a_table() -> None:
    document = read(
        f"Title | {TITLE}\nCreator | Ann Roe; Bo Poe\nJournal | Hip Care\nDate | 2020\nVolume / Issue | 43 / 7\n"
        f"Pages | 1650–1658\nIdentifier | doi:{DOI}\nAbstract | PURPOSE To assess tea. DATA SYNTHESIS Ten fell.\n"
    )
    wanted = {"title": TITLE, "journal": "Hip Care", "year": "2020", "volume": "43", "issue": "7", "pages": "1650–1658"}
    assert {role: value(document, f"report.{role}") for role in wanted} == wanted
    assert names_of(document) == ["Ann Roe", "Bo Poe"]
    assert value(document, "report.doi") == DOI
