"""Heads of pages in the layouts of sites, libraries and registers: what is read from them, and what never is."""

from __future__ import annotations

import pytest

from attest.ingest.documents import document_of
from attest.text.document import Document
from attest.text.source import source_of

TITLE = "Early walking after hip fracture in older adults: a randomised trial"
ABSTRACT = "Abstract\n\nBackground: Falls are common.\n"


def read(text: str) -> Document:
    return document_of(source_of(text.encode(), "page.txt"))


def value(document: Document, role: str) -> str | tuple[str, ...] | None:
    return next((fact.value for fact in document.identity if fact.role == role), None)


def values(document: Document, *roles: str) -> tuple[str | tuple[str, ...] | None, ...]:
    return tuple(value(document, f"report.{role}") for role in roles)


PORTAL = (
    "SciELO - Scientific Electronic Library Online\n\nvol.3 número2 índice de autoresíndice de materia\n"
    "Home Pagelista alfabética de revistas\n\nServicios Personalizados\n\nRevista\n\nArticulo\n\nCompartir\n\n"
)


def test_a_library_of_journals_prints_menus_two_titles_and_numbers_of_researchers() -> None:
    document = read(
        f"{PORTAL}Revista de la Cadera\n\nversión On-line ISSN 1234-567X\n\nRev. Cadera vol.3 no.2 Santa Rosa del Sur "
        "sep./dic. 2021  Epub 02-Ene-2022\n\nhttps://doi.org/10.5555/cadera.2021.7\n\nArtículo Original\n\n"
        "Marcha temprana después de la fractura de cadera en mayores\n\nEarly walking after hip fracture in the "
        "elderly\n\n"
        "Ana María Roe-López1\nhttp://orcid.org/0000-0000-0000-0000\n\nBo de Jesús Poe2  3\n"
        "http://orcid.org/0000-0000-0000-0001\n\n1Hospital General. Servicio de Traumatología. Santa "
        "Rosa.\n\nRESUMEN\n\n"
        "Objetivo: Describir la marcha.\n"
    )
    assert values(document, "title", "doi") == (
        "Marcha temprana después de la fractura de cadera en mayores",
        "10.5555/cadera.2021.7",
    )
    assert values(document, "journal", "volume", "issue", "year") == ("Rev. Cadera", "3", "2", "2021")
    assert value(document, "report.authors") == ("Ana María Roe-López", "Bo de Jesús Poe")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Ann Roe 1,, Bo C Poe 1, Cy Doe 2", ("Ann Roe", "Bo C Poe", "Cy Doe")),
        ("Ann B Roe a,b, Bo Poe c", ("Ann B Roe", "Bo Poe")),
        ("ANN MARÍA ROE1, BO POE2, CY DOE3", ("ANN MARÍA ROE", "BO POE", "CY DOE")),
        ("Ana Roe, Bo Poe y Cy Doe", ("Ana Roe", "Bo Poe", "Cy Doe")),
        ("Ann Roe, Bo Poe, Cy Doe, HIPPO Consortium", ("Ann Roe", "Bo Poe", "Cy Doe")),
        ("A. Roe, B. Poe, C. Doe, the HIP Study Group", ("A. Roe", "B. Poe", "C. Doe")),
        ("Ann Roe, Bo Poe, Department of Falls, Some Hospital, Town", ("Ann Roe", "Bo Poe")),
        ("Ann Roea,b, Bo Poec\n\na Some Hospital, Town, Country", ("Ann Roe", "Bo Poe")),
        ("verfasst von: Ann Roe, Bo Poe", ("Ann Roe", "Bo Poe")),
        ("  1. Ann Roe1,2,\n  2. Bo Poe3,\n  3. the HIP group", ("Ann Roe", "Bo Poe")),
        (
            "  • Ann Roe ,\n\n    Affiliation Some Hospital, Town\n\n  • Bo Poe\n\n    roe@example.org (AR)",
            ("Ann Roe", "Bo Poe"),
        ),
        (
            "Dr. Ann Roe Pérez\n\n[email protected]\n\nM.C. Bo Poe Díaz.\n\nOrcid: 0000-0000-0000-0002",
            ("Ann Roe Pérez", "Bo Poe Díaz"),
        ),
        ("Ann Roe Pérez\n\nroe@example.org\n\nUniversidad de Ejemplo, Lima", ("Ann Roe Pérez",)),
    ],
)
def test_bylines(names: str, expected: tuple[str, ...]) -> None:
    document = read(f"{TITLE}\n\n{names}\n\n{ABSTRACT}")
    assert value(document, "report.authors") == expected
    assert value(document, "report.title") == TITLE


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("JM. Roea, I. Poeb\na Servicio de Caderas. Hospital General. España.", ("JM. Roe", "I. Poe")),
        ("Ann Roe1, *, Bo Poe2, Cy Doe1\n1 Department of Falls, Some Hospital, Town", ("Ann Roe", "Bo Poe", "Cy Doe")),
        ("Ann Roe\n\n1\n\n, Bo Poe\n\n1\n\nand Cy Doe*\n\n2", ("Ann Roe", "Bo Poe", "Cy Doe")),
        (
            "ANN ROE\nAffiliation:\nDepartment of Falls, Town\nB. CY POE*\nAffiliation:\nSome Hospital, Town",
            ("ANN ROE", "B. CY POE"),
        ),
        (
            "Ana Roe Díaz1* https://orcid.org/0000-0000-0000-0001\n\nBo Poe Paz2 https://orcid.org/0000-0000-0000-0002",
            ("Ana Roe Díaz", "Bo Poe Paz"),
        ),
        ("0000-0000-0000-0001Ana Roe Díaz1  *  , 0000-0000-0000-0002Bo Poe Paz1", ("Ana Roe Díaz", "Bo Poe Paz")),
        ("Lic. Ana Roe Díaz1, Dra. Bo Poe Paz2", ("Ana Roe Díaz", "Bo Poe Paz")),
        ("Dr. Ann Roe PhD, Prof. Bo Poe MD", ("Ann Roe", "Bo Poe")),
        ("Ann Roe, Bo Poe i Cy Doe", ("Ann Roe", "Bo Poe", "Cy Doe")),
        ("Ana Roe e Poe1; Cy Doe2", ("Ana Roe e Poe", "Cy Doe")),
        (
            "Ann Roe, Bo Poe, Department of Falls, Some Hospital, Town\nCy Doe, Department of Hips, Some Hospital, "
            "Town",
            ("Ann Roe", "Bo Poe", "Cy Doe"),
        ),
        ("Мамин М.Н., Куцын В.А., Марков Б.У.", ("Мамин М.Н.", "Куцын В.А.", "Марков Б.У.")),
        ("ORCID Icon, & ORCID Icon", None),
    ],
)
def test_bylines_of_other_sites(names: str, expected: tuple[str, ...] | None) -> None:
    assert value(read(f"{TITLE}\n\n{names}\n\n{ABSTRACT}"), "report.authors") == expected


def test_a_database_names_the_journal_behind_the_first_author() -> None:
    document = read(f"Review\n. 2019 Mar 15;20(1):169.\n\n{TITLE}\n\nAnn Roe et al. Hip Trials. .\n\n{ABSTRACT}")
    assert values(document, "first_author", "authors", "journal") == ("Ann Roe", None, "Hip Trials")


def test_a_page_may_begin_with_its_own_reference() -> None:
    reference = f"Ann Roe*1, Bo Poe2. {TITLE}. Hip Medica 2016;26(3):308-17. https://doi.org/10.5555/hip.5"
    document = read(f"Useful links\n\n{reference}\n\n1Department of Falls, Town\n\n{ABSTRACT}")
    assert values(document, "title", "journal", "volume", "doi") == (TITLE, "Hip Medica", "26", "10.5555/hip.5")
    assert value(document, "report.authors") == ("Ann Roe", "Bo Poe")


def test_the_title_is_that_of_the_report_not_its_translation() -> None:
    own = "Marcha temprana después de la fractura de cadera en mayores"
    document = read(f"{own}\nEarly walking after hip fracture in the elderly\nAna Roe Díaz, Bo Poe\n\n{ABSTRACT}")
    assert values(document, "title", "authors") == (own, ("Ana Roe Díaz", "Bo Poe"))


def test_names_with_marks_are_no_titles() -> None:
    document = read(f"{TITLE}\n\nDOI: 10.5555/hip.8\n\nAna Clara Roe Díaz da Paz1\nBo de Poe Paz2\n\n{ABSTRACT}")
    assert values(document, "title", "authors") == (TITLE, ("Ana Clara Roe Díaz da Paz", "Bo de Poe Paz"))


def test_all_registrations_of_a_section() -> None:
    document = read(f"{TITLE}\n\n{ABSTRACT}\nTrial Registration:\nNCT00000001 and NCT00000002.\n")
    assert document.registrations == ("NCT00000001", "NCT00000002")


def test_names_without_a_title() -> None:
    document = read("Ana Roe Díaz *\nBo Poe Paz**\nUniversidad de Ejemplo, Town.\nRESUMEN\nLa marcha es frecuente.\n")
    assert values(document, "title", "authors") == (None, ("Ana Roe Díaz", "Bo Poe Paz"))


def test_a_page_written_with_marks() -> None:
    document = read(f"{TITLE} ========= * Ann Roe * Bo Poe ## Abstract Falls are common. * walking * hips ## Aims")
    assert values(document, "title", "authors") == (TITLE, ("Ann Roe", "Bo Poe"))


def test_the_way_to_a_page_names_the_journal() -> None:
    document = read(
        f"Back to Journals » Journal of Hips » Volume 13\n\n{TITLE}\n\nAuthors Roe A, Poe B\n\n"
        f"Published 6 July 2020 Volume 2020:13 Pages 343—349\n\n{ABSTRACT}"
    )
    assert values(document, "journal", "year", "volume", "pages") == ("Journal of Hips", "2020", "13", "343—349")


def test_what_stands_around_a_paper_of_one_publisher() -> None:
    document = read(
        "Next Article in Journal\nSome other paper about falls in older people of a town\n \nFont Type:\n"
        f"Arial Georgia Verdana\nColumn Width:\nBackground:\nArticle\n\n{TITLE}\n\nHip Sci. 2021, 11(2), 136; "
        f"https://doi.org/10.5555/hip.6\n\n{ABSTRACT}"
    )
    assert values(document, "title", "journal", "volume", "doi") == (TITLE, "Hip Sci", "11", "10.5555/hip.6")


def test_a_thesis_with_labels_below_one_another() -> None:
    head = "Tipo di tesi\nTesi di laurea magistrale\nAutore\nROE, ANNA"
    document = read(f"{head}\nTitolo\n{TITLE}\nData inizio appello\n26/09/2023\n")
    assert values(document, "kind", "title", "first_author", "year") == ("other", TITLE, "ROE, ANNA", "2023")


@pytest.mark.parametrize(
    "text",
    [
        "Hips Ltd said Wednesday that a phase 3 trial of its walking aid did not meet the primary endpoint.",
        "(Alliance News) - Hips Ltd on Tuesday said data from its trial of a walking aid showed fewer falls.",
        "Hips Inc reports positive results from a phase IIIb trial of a walking aid in older adults",
        "date 2017-05-22 Hips Ltd announces results from a trial of a walking aid in older adults.",
        "Walking helps after hip fracture in adults\n\nFor immediate release\n\nAn aid reduced falls.",
    ],
)
def test_what_only_news_say(text: str) -> None:
    assert value(read(text), "report.kind") == "news item"


def test_a_page_may_be_one_entry_of_a_list() -> None:
    text = f"1.{TITLE}\nAnn Roe ; Bo Poe\nJournal of Hips 2008;71(2):87-96\nWalking helps.\n2.ANOTHER STUDY OF WALKING"
    assert read(text).identity == ()


def test_a_title_made_of_capitalised_pairs_is_no_list_of_names() -> None:
    document = read(f"Writing Abstracts and Developing Posters for National Meetings\n\n{ABSTRACT}")
    assert value(document, "report.authors") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("World J Hip. Mar 18, 2019; 10(3): 166-175", ("World J Hip", "2019", "10", "3", "166-175")),
        ("Erschienen in: BMC Hip Disorders 1/2014", ("BMC Hip Disorders", "2014", None, "1", None)),
        (
            "Hip Markers\nVolume 2015 (2015), Article ID 864370, 10 pages",
            ("Hip Markers", "2015", "2015", None, "864370"),
        ),
        ("Vol. 97. Núm. 7.\nPáginas 436-443 (Septiembre 2006)", (None, "2006", "97", "7", "436-443")),
        ("Hip Annals logoLink to Hip Annals\n. 2005 Aug 3;65(1):87–92.", ("Hip Annals", "2005", "65", "1", "87–92")),
        ("NIHPA Author Manuscripts logoLink to NIHPA Author Manuscripts", (None,) * 5),
        ("Page 1", (None,) * 5),
    ],
)
def test_lines_with_the_journal(line: str, expected: tuple[str | None, ...]) -> None:
    document = read(f"{line}\n\n{TITLE}\n\nAnn Roe, Bo Poe\n\n{ABSTRACT}")
    assert values(document, "journal", "year", "volume", "issue", "pages") == expected
    assert value(document, "report.title") == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "The American Journal of Hip Medicine",
        "Open Access 01.12.2014 | Research article",
        "29 décembre 2020",
        "Page 1: some words of a viewer about a document",
        "ABSTRACT Objectives: To examine how older adults walk after a fracture",
        'Share "Some words about walking that a site repeats"',
    ],
)
def test_lines_of_a_site_are_no_titles(line: str) -> None:
    assert value(read(f"{line}\n\n{ABSTRACT}"), "report.title") is None


def test_a_journal_on_a_line_of_its_own() -> None:
    document = read(f"The American Journal of Hip Medicine\n\n{TITLE}\n\n{ABSTRACT}")
    assert values(document, "journal", "title") == ("The American Journal of Hip Medicine", TITLE)


def test_labels_with_their_values_below() -> None:
    document = read(
        f"Title\n{TITLE}\nPublished in\nHip Medicine, Vol. 5, No. 2 (2018), pp. 1–9\nDOI\n10.5555/hip.9\nAuthors\n\n"
        f"Ann Roe, Bo Poe\n\n{ABSTRACT}"
    )
    assert values(document, "title", "journal", "year", "doi") == (TITLE, "Hip Medicine", "2018", "10.5555/hip.9")
    assert value(document, "report.authors") == ("Ann Roe", "Bo Poe")


def test_a_record_that_a_program_wrote_on_one_line() -> None:
    document = read(
        f"key: hip-1 authors: Roe, A. B.; Poe, C. title: {TITLE} date: 2020-07-09 journal: nan DOI: 10.5555/hip.3 "
        "doc_id: 7 Background: Falls are common."
    )
    assert values(document, "title", "year", "journal", "doi") == (TITLE, "2020", None, "10.5555/hip.3")
    assert value(document, "report.authors") == ("Roe, A. B.", "Poe, C.")


@pytest.mark.parametrize(
    "text",
    [
        "Sample records for hips\n\n"
        + "\n\n".join(f"  {n}. {TITLE}\n\n    PubMed\n\n    Roe, Ann; Poe, Bo\n\n    2009-01-0{n}" for n in (1, 2, 3)),
        "In the News\n\n"
        + "\n\n".join(f"Walking helps number {n}\n\nMay {n}, 2018 — A trial found this." for n in (1, 2, 3)),
    ],
)
def test_nothing_is_read_from_a_page_that_lists_many_works(text: str) -> None:
    assert read(text).identity == ()


def test_references_are_not_the_report() -> None:
    document = read(
        f"{TITLE}\n\nAuthors\n\nAnn Roe, Bo Poe\n\nList of references\n\n  1. Doe C. Falls and hips in old age. "
        f"Hip Med. 2014. "
        "doi: 10.5555/cited.1\n"
    )
    assert value(document, "report.doi") is None
    assert value(document, "report.authors") == ("Ann Roe", "Bo Poe")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"News Release\n\n{TITLE}\n\nSome University\n\nWalking helps.\n\n(doi:10.5555/hip.1)", "news item"),
        (f"Title: {TITLE}\nAuthor: Roe, Ann\nAwarding Body: University of Town\nDate of Award: 2018\n", "other"),
        (
            f"{TITLE}\n\nISRCTN ISRCTN12345678\nRecruitment status\nCompleted\n\nPlain English Summary\n\nFalls.",
            "registry entry",
        ),
        (
            f"Trial from a register\n\nTrial ID ACTRN12345678901234\nTrial Status: Registered\n\nPublic title {TITLE}",
            "registry entry",
        ),
        (
            f"Ensayos Registrados\n\nTítulo completo del estudio:\n{TITLE}\nPromotor principal:\nHospital",
            "registry entry",
        ),
        (f"{TITLE}\n\nThis preprint reports new research. doi: medRxiv preprint\n\n{ABSTRACT}", "preprint"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    document = read(text)
    assert value(document, "report.kind") == kind
    assert value(document, "report.title") == TITLE


def test_a_press_release_speaks_of_a_paper() -> None:
    document = read(f"News Release\n\n{TITLE}\n\nSome University\n\nWalking helps.\n\n(doi:10.5555/hip.1)")
    assert values(document, "doi", "about_doi") == (None, "10.5555/hip.1")


def test_chinese_heads() -> None:
    title = "早期行走对老年髋部骨折患者康复的影响研究"
    document = read(f"王小明 李 华 张大山\n·论著·\n{title}\n王小明1,李 华2,张大山1\n目的 评价。\n")
    assert value(document, "report.title") == title
    assert value(document, "report.authors") == ("王小明", "李华", "张大山")


def test_a_field_called_source_opens_no_references() -> None:
    document = read(f"{TITLE}\n\nStatus\nCompleted\nSource\nClinicalTrials.gov\nRegistry ID\nNCT01234567\n")
    assert value(document, "report.registration") == "NCT01234567"
