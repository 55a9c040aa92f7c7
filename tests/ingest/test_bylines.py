"""Who wrote a report, as the many kinds of pages print it."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value


def test_names_with_professions_or_degrees_stand_one_a_line() -> None:
    for names in (
        "Ann B Roe, senior lecturer1,\nBo Poe, consultant in public health2",
        "Ann B. Roe, MS*\nBo Poe, PhD*,†",
    ):
        document = read(f"{TITLE}\n{names}\n1Some Hospital, Town\n\nAbstract\n\nBackground: Falls are common.\n")
        assert value(document, "report.title") == TITLE
        found = names_of(document)
        assert [name.split()[-1] for name in found] == ["Roe", "Poe"]


def test_a_page_without_its_title_has_names_below_the_citation_and_the_menu() -> None:
    document = read(
        "HMJ 2016; 35 doi: http://dx.doi.org/10.5555/hmj.i26 (Published 24 May 2016) Cite this as: HMJ 2016;35:i26\n"
        "Article\nRelated content\nResponses\nAnn B Roe, professor1,\nBo Poe, research fellow2\n1Some Hospital\n\n"
        "Abstract\n\nObjectives To learn how people walk.\n"
    )
    found = [value(document, f"report.{role}") for role in ("journal", "year", "volume", "pages", "doi", "title")]
    assert found == ["HMJ", "2016", "35", "i26", "10.5555/hmj.i26", None]
    assert value(document, "report.authors") == "('Ann B Roe', 'Bo Poe')"


def test_an_entry_of_a_register_has_neither_authors_nor_a_journal() -> None:
    document = read(
        f"Some Clinical Trials Register\n\nOfficial title: {TITLE}\nStudy Start Date May 2003\n"
        "Primary Completion Date June 2004\nPrimary Completion Date Type Actual\n"
        "Responsible party Some Company\nOverall Status Completed\n"
        "Publications\nRoe A, Poe B. How people walk in towns. Hip Med. 2006;3(1):2-9.\nNCT01234567\n"
    )
    assert value(document, "report.kind") == "registry entry"
    assert {fact.role for fact in document.identity} == {"report.kind", "report.title", "report.registration"}


def test_the_copyright_line_names_the_first_author() -> None:
    document = read(
        "Walks 2015, 16:1 doi:10.5555/walks-16-1\nReceived: 24 April 2014\n© 2015 Roe et al.; licensee Some House.\n\n"
        "Abstract\n\nBackground\n\nFalls are common.\n"
    )
    found = [value(document, f"report.{role}") for role in ("first_author", "authors", "journal", "volume", "issue")]
    assert found == ["Roe", None, "Walks", "16", None]


@pytest.mark.parametrize(
    ("head", "families"),
    [
        (f"Roe, Poe, Doe, and Foe: {TITLE}", ["Roe", "Poe", "Doe", "Foe"]),
        (
            f"{TITLE}\n\nA. B. Roe*\nAffiliation:\nDivision of Hips, Town\nC. Poe\nAffiliation:\nSome Hospital",
            ["Roe", "Poe"],
        ),
        (f"{TITLE}\n\nBy Ann Roe", ["Roe"]),
        (
            f"{TITLE}\n\n  • Ann Roe1,\n  • Bo Poe2,\n  • Cy Doe4 and\n  • Di Foe5Email author",
            ["Roe", "Poe", "Doe", "Foe"],
        ),
        (f"{TITLE}\nAnn B. Roe\nDepartment of Walking, Some University, Town", ["Roe"]),
        (
            f"{TITLE}\nAnn Roe, Bo Poe, Cy Doe, Hip and Knee Sector, University of Town, Land",
            ["Roe", "Poe", "Doe"],
        ),
        (f"{TITLE}\n\n1 author:\n\nAnn Roe\nSome University\n62 PUBLICATIONS", ["Roe"]),
        (f"{TITLE}\n\nAnn B. RoeID1,2*, Bo Poe´1, Cy PoeID1, Di Doe1,2", ["Roe", "Poe´", "Poe", "Doe"]),
        (f"{TITLE}\n\nAnn Roe*, Bo Poe, D.Sc.**, Cy Doe, D.Sc.***", ["Roe", "Poe", "Doe"]),
        (
            f"{TITLE}\n\nAnn Roe, M.D., Bo Poe, M.D., Cy Doe, Ph.D., and Di Foe, M.D. Town, Land.",
            ["Roe", "Poe", "Doe", "Foe"],
        ),
    ],
)
def test_bylines_of_many_kinds(head: str, families: list[str]) -> None:
    document = read(f"{head}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert value(document, "report.title") == TITLE
    found = names_of(document)
    assert [name.split()[-1] for name in found] == families


def test_numbered_authors_below_their_label() -> None:
    document = read(
        f"{TITLE}\n\nJournal: Hip Research, 2019, № 9, p. 12-14\n\nAuthors:\n\n  1. Ann Roe\n  2. Bo Poe\n\n"
        "Abstract\n\nAims.\n"
    )
    assert value(document, "report.authors") == "('Ann Roe', 'Bo Poe')"


@pytest.mark.parametrize(
    ("names", "everyone"),
    [
        ("Roe, Ann Maria; Poe-Doe, Bo", ("Roe, Ann Maria", "Poe-Doe, Bo")),
        ("Ann B. Roe, MD, PhD, MHX; Bo Poe, BA; and Cy D. Doe, MD", ("Ann B. Roe", "Bo Poe", "Cy D. Doe")),
        ("Ann Roe\n1,\nBo Poe\n1,* and\nCy Doe\n2\n1\nFaculty of Walking, Town", ("Ann Roe", "Bo Poe", "Cy Doe")),
        ("Ann Roe*\nAffiliation:\nSome Care Trust, Land\nBo Poe\nAffiliation:\nTown Hospital", ("Ann Roe", "Bo Poe")),
    ],
)
def test_names_between_marks_and_places_of_work(names: str, everyone: tuple[str, ...]) -> None:
    document = read(f"{TITLE}\n\n{names}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert value(document, "report.title") == TITLE
    assert tuple(names_of(document)) == everyone


def test_whom_to_write_to_is_not_the_author() -> None:
    document = read(
        f"{TITLE}\n\n1 Department of Hips, Some College\n\nCorrespondence Address:\nDr. Ann V Roe\nDepartment of"
        " Walking, Some College, Town\n\nAbstract\n\nBackground: Falls are common.\n"
    )
    assert names_of(document) == []


def test_a_lone_name_below_the_title_whose_words_stand_nowhere_in_small_letters() -> None:
    prose = "People walk after a fracture, and some of them walk for an hour a day in the woods of the town. " * 3
    assert names_of(read(f"{TITLE}\n\nWalter Hipman\n\n{prose}\n")) == ["Walter Hipman"]
    assert names_of(read(f"{TITLE}\n\nFracture Woods\n\n{prose}\n")) == []


def test_names_with_dotted_degrees_bullets_and_professions_stand_in_one_line() -> None:
    for names in (
        "Ann B. Roe, M.D., M.P.H., Bo Poe, R.N., M.S., Dr.P.H., and Cy Doe, M.D., for the LEAF Research Group",
        "Prof Ann B Roe, MD • Bo Poe, MD • Prof Cy Doe, MD • for the LEAF investigators",
        "Ann B Roe, postdoctoral fellow1 2, Bo Poe, associate professor of medicine3, Cy Doe, professor2",
        "Ann B. Roe, MD, PhD; Bo Poe, MD; Cy Doe, PhD; et al",
    ):
        document = read(f"{TITLE}\n{names}\n\nAbstract\n\nBackground: Falls are common.\n")
        assert [name.split()[-1] for name in names_of(document)] == ["Roe", "Poe", "Doe"], names


def test_the_group_that_signs_is_no_author() -> None:
    for group in ("LEAF Investigators", "LEAF-SWITCH study group", "LEAF Coauthors"):
        document = read(f"{TITLE}\nAnn B Roe, Bo Poe, Cy Doe; {group}\n\nAbstract\n\nBackground: Falls are common.\n")
        assert [name.split()[-1] for name in names_of(document)] == ["Roe", "Poe", "Doe"], group
