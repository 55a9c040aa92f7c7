"""Pages of publishers, databases, registers, repositories and news: what each tells of its report."""

from __future__ import annotations

import pytest

from page_heads import TITLE, read, value


def test_labels_and_citation_lines_add_up() -> None:
    document = read(
        f"{TITLE}\nin Journal of Hip Surgery\nAuthors: Ann B. Roe, Bo Poe\nDOI: https://doi.org/10.5555/jhs.1\n"
        "Volume/Issue: Volume 38: Issue 3\nOnline Publication Date: 2022/07/08\nPage Range: 87-97\n\n"
        "Abstract\n\nAims.\n"
    )
    roles = ("title", "journal", "year", "volume", "issue", "pages", "doi", "first_author")
    expected = [TITLE, "Journal of Hip Surgery", "2022", "38", "3", "87-97", "10.5555/jhs.1", "Ann B. Roe"]
    assert [value(document, f"report.{role}") for role in roles] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Revista: Avances en Cadera ISSN 1234-5678\n2015; 31(1):30-35", ("Avances en Cadera", "2015", "31")),
        ("Journal: Hip Disorders, 2020", ("Hip Disorders", "2020", None)),
    ],
)
def test_a_labelled_journal_ends_before_its_number_and_its_year(source: str, expected: tuple[str | None, ...]) -> None:
    document = read(f"{TITLE}\nAuthors: Ann Roe, Bo Poe\n{source}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert tuple(value(document, f"report.{role}") for role in ("journal", "year", "volume")) == expected


def test_one_record_of_a_database_with_tags() -> None:
    document = read(
        "<3. >\n VN  - Some Technologies\n DB  - HipINFO\n AN  - Peer Reviewed Journal: 2015-00000-001.\n"
        f" TI  - {TITLE}. [References].\n YR  - 2015\n AU  - Roe, Ann B.\n AU  - Poe, Bo\n"
        " SO  - Hip and Knee Therapy. Vol.43(5), Sep 2015, pp. 62-63. \n IS  - 1234-5678\n PT  - Journal\n"
        " AB  - Background: Falls are common.\n DO  - http://dx.doi.org/10.5555/hkt.15\n PM  - 1234567\n"
    )
    roles = ("title", "authors", "journal", "year", "volume", "issue", "pages", "doi", "pmid")
    expected = [TITLE, "('Roe, Ann B.', 'Poe, Bo')", "Hip and Knee Therapy", "2015", "43", "5", "62-63"]
    assert [value(document, f"report.{role}") for role in roles] == [*expected, "10.5555/hkt.15", "1234567"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "EMBARGOED FOR RELEASE: 11 A.M. (ET), THURSDAY, MAY 20, 2017\n\n"
            "Media Advisory: To contact Bo Poe, call.\n\n"
            "The full text: http://hips.example/fullarticle/10.5555/hips.2017.23\n\n"
            "Hips hurt less after walks, says a study.\n\n"
            "Ann B. Roe, M.D., M.P.H., and Bo Poe, M.D., of a clinic in Town, randomly assigned 52 adults.\n",
            ("2017", "Ann B. Roe", "10.5555/hips.2017.23"),
        ),
        (
            "Walking helps hips\n\nCredit: Some Agency\n\nIn a recent study, Dr. Ann Roe and her team from a clinic "
            "in Town looked at walks.\n\nTheir findings were published in the journal Hip Care on April 26.\n",
            (None, "Ann Roe", None),
        ),
    ],
)
def test_news_without_a_dateline(text: str, expected: tuple[str | None, ...]) -> None:
    document = read(text)
    assert value(document, "report.kind") == "news item"
    assert tuple(value(document, f"report.{role}") for role in ("year", "first_author", "about_doi")) == expected
    assert value(document, "report.doi") is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"Journal List > Hip Med Sci > v.62(5) > 113\n\n{TITLE}", ("Hip Med Sci", None, "62", "5", None)),
        (f"Hip Med Sci > Volume 62(5); 2019 > Article\n\n{TITLE}", ("Hip Med Sci", "2019", "62", "5", None)),
        (f"Hips\n\n, Volume 59, Issue 2, pp 21–43 | Cite as\n\n{TITLE}", ("Hips", None, "59", "2", "21–43")),
        (f"Published on in Vol 15, No 11 (2013): November\n\n{TITLE}", (None, "2013", "15", "11", None)),
        (f"{TITLE}\n\nPublished online by Some University Press:  07 May 2020", (None, "2020", None, None, None)),
        (f"{TITLE}\n\nArticle · January 2015", (None, "2015", None, None, None)),
        (
            f"Rev. Cader. UFX - RECUFX\n\nSanta Rosa, RS, v. 9, e19, p. 1-14, 2019\n\n{TITLE}",
            ("Rev. Cader. UFX - RECUFX", "2019", "9", None, "1-14"),
        ),
    ],
)
def test_paths_and_lines_without_the_journal(head: str, expected: tuple[str | None, ...]) -> None:
    document = read(f"{head}\n\nAbstract\n\nBackground: Falls are common.\n")
    found = tuple(value(document, f"report.{role}") for role in ("journal", "year", "volume", "issue", "pages"))
    assert found == expected
    assert value(document, "report.title") == TITLE


def test_the_running_head_of_a_journal_before_other_words() -> None:
    document = read(
        "Roe et al VMC Hips (2016) 16:265 DOI 10.5555/s12-016-1 RESEARCH ARTICLE Open Access Walking for hips. "
        + "We looked at what helps people to walk again. " * 12
    )
    found = [
        value(document, f"report.{role}") for role in ("first_author", "journal", "year", "volume", "pages", "doi")
    ]
    assert found == ["Roe", "VMC Hips", "2016", "16", "265", "10.5555/s12-016-1"]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            "how to cite: Roe Doe A, Poe S T. Early walking after hip fracture. Vellby E-Hip J. 2016;17(3):e37. "
            "https://doi.org/10.5555/vehj37.",
            ("Roe Doe A", "2016", "Vellby E-Hip J", "17", "3"),
        ),
        (
            "Citation for published version (APA):\n\nRoe, A., Poe, B., Doe, C.,\n\nFoe, D., & Loe, E. M. (2018). "
            "Early walking after hip fracture.\n\nHIP Open Research, 4(1). https://doi.org/10.5555/hor.1",
            ("Roe, A.", "2018", "HIP Open Research", "4", "1"),
        ),
        ("Citation: Roe AB, Poe de Doe RJ (2020) Early walking after hip", ("Roe AB", "2020", None, None, None)),
    ],
)
def test_the_reference_that_a_page_gives_for_itself(reference: str, expected: tuple[str | None, ...]) -> None:
    document = read(f"{TITLE}\n\n{reference}\n\nAbstract\n\nBackground:\n\nFalls are common.\n")
    roles = ("first_author", "year", "journal", "volume", "issue")
    assert tuple(value(document, f"report.{role}") for role in roles) == expected


def test_a_thesis_without_its_title_has_a_year_and_nothing_else() -> None:
    document = read(
        "Date of Award\n\nMay 2016\n\nDegree Type\n\nOpen Access Thesis\n\nDegree Name\n\nMaster of Walking\n\n"
        "Department\n\nWalking Science and Hip Therapy\n\nCommittee Members\n\nAnn Roe, Bo Poe, Cy Doe\n\n"
        f"{'We asked people how they walk and what they think of it. ' * 12}\n"
    )
    assert {fact.role for fact in document.identity} == {"report.kind", "report.year"}
    assert (value(document, "report.kind"), value(document, "report.year")) == ("other", "2016")


def test_the_title_of_the_report_above_its_translations() -> None:
    document = read(
        "Rev Cader 2018; 9(2): 21-44\n\nARTÍCULO ORIGINAL\n\nCapacidade funcional de idosos em Vellby, Brasil\n\n"
        "Functional capacity of the elderly in Vellby, Brazil\n\nCapacidad funcional de mayores en Vellby, Brasil\n\n"
        "Ann Roe1, Bo Poe2, Cy Doe3\n\nResumo\n\nIntrodução: O envelhecimento.\n"
    )
    assert value(document, "report.title") == "Capacidade funcional de idosos em Vellby, Brasil"


def test_a_title_glued_to_a_menu_stands_again_on_its_own_line() -> None:
    document = read(
        f"ArchiveHip Journal40/2003{TITLE}\n\nMEDICINE\n\n{TITLE}\n\nHip J 2003; 100(40): A-25 / B-21 / C-20\n\n"
        "Abstract\n\nFalls are common.\n"
    )
    assert value(document, "report.title") == TITLE
    assert [value(document, f"report.{role}") for role in ("journal", "year", "volume")] == ["Hip J", "2003", "100"]


def test_the_reference_with_the_title_of_the_page_is_its_own() -> None:
    document = read(
        "Some Bookshelf. A service of a library.\n\n"
        f"Roe B, Poe T, Doe K, et al. {TITLE}. Town (UK): Some House; 2021 Feb.\n\n"
        f"{TITLE}.\n\nShow details\n\nThe methods are presented first, and then what was found. {'We walked. ' * 30}\n"
    )
    found = [value(document, f"report.{role}") for role in ("title", "first_author", "year", "journal")]
    assert found == [TITLE, "Roe B", "2021", None]


@pytest.mark.parametrize(
    "headings",
    [
        "Phase\nCondition\nSkin Wounds\nScalp Disorders\nClinical Study ID\nStudy Summary\nEligibility Criteria\n"
        "Inclusion Criteria:\nAdults who walk.",
        "Phase 1\nConditions\nHip pain\nRegistration Number\nEUCTR2015-001234-12-IT\nLead Sponsor\nSome House\n"
        "Inclusion Criteria\nAdults who walk.",
    ],
)
def test_pages_that_copy_an_entry_of_a_register(headings: str) -> None:
    document = read(f"{headings}\n")
    assert value(document, "report.kind") == "registry entry"
    assert {fact.role for fact in document.identity} <= {"report.kind", "report.registration"}
    numbers = [fact.value for fact in document.identity if fact.role == "report.registration"]
    assert numbers == (["EUCTR2015-001234-12-IT"] if "EUCTR" in headings else [])


def test_a_catalogue_that_glues_labels_to_values() -> None:
    document = read(
        f"{TITLE}\n\nPublished inProcedia hip science Vol. 58; pp. 31 - 45\nDOI10.5555/phs.25\n\nAbstract\n\nAims.\n"
    )
    found = [value(document, f"report.{role}") for role in ("journal", "volume", "pages", "doi")]
    assert found == ["Procedia hip science", "58", "31 - 45", "10.5555/phs.25"]


@pytest.mark.parametrize(
    "text",
    [
        "Walks for hips\n\nSome Company $WALK today took a big step with its stick. It hailed a win in a trial.\n",
        "Sticks Fail\n\nSource:\nSome Paper\n\nThe trial missed its primary endpoint Friday, and shares fell.\n",
    ],
)
def test_news_of_companies(text: str) -> None:
    assert value(read(text), "report.kind") == "news item"


@pytest.mark.parametrize(
    ("text", "journal", "first_author"),
    [
        (
            "Walking helps hips\nA recent study has found that three walks a week help hips. It was a long one.\n"
            "The study was published online ahead of print on June 22, 2021 in the journal VMC Hips.\n",
            "VMC Hips",
            None,
        ),
        (
            " date 2021-06-24 Researchers from a clinic in Town discovered that walking was linked to fewer falls.\n\n"
            '"Walks are cheap, and they help," said Ann Roe, the lead author.\n',
            None,
            "Ann Roe",
        ),
    ],
)
def test_news_of_papers(text: str, journal: str | None, first_author: str | None) -> None:
    document = read(text)
    assert value(document, "report.kind") == "news item"
    assert (value(document, "report.journal"), value(document, "report.first_author")) == (journal, first_author)


def test_a_path_without_the_journal_gives_the_numbers_alone() -> None:
    document = read(
        f"Skip Navigation LinksHome > May/June 2011 - Volume 57 - Issue 3 > Early walking after ...\n\n{TITLE}\n\n"
        "Roe, Ann*; Poe, Bo F.†; Doe, Cy MD3\n\nAbstract\n\nFalls are common.\n"
    )
    found = [value(document, f"report.{role}") for role in ("title", "journal", "year", "volume", "issue", "authors")]
    assert found == [TITLE, None, "2011", "57", "3", "('Roe, Ann', 'Poe, Bo F.', 'Doe, Cy')"]


def test_what_a_table_is_of_is_no_title() -> None:
    head = "Table 1. Demographic Characteristics of the Walkers*\nDemographic Characteristics of the Walkers*"
    assert value(read(f"{head}\n\n{'Some prose about walks that goes on. ' * 20}\n"), "report.title") is None
