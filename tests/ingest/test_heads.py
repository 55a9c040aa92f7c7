"""The head of a page: the report's own title and journal among the lines of the site, and the report's label."""

from __future__ import annotations

import pytest

from attest.ingest.documents import document_of
from attest.text.document import Document
from attest.text.source import source_of

TITLE = "Early walking after hip fracture in older adults: a randomised trial"
BANNER = "An official website of a national health library\n\nA padlock means that you are connected safely."


def read(text: str, name: str = "page.txt") -> Document:
    return document_of(source_of(text.encode(), name))


def value(document: Document, role: str) -> str | None:
    return next((str(fact.value) for fact in document.identity if fact.role == role), None)


@pytest.mark.parametrize(
    "head",
    [
        f"{BANNER}\n\nClinical Trial\nHip Med\n. 2020 Jan;3(1):2-9.\ndoi: 10.5555/hm.2020.2\n\n{TITLE}",
        f"The reading room of our hospital library\n\nClinical Trial\nHip Med\n. 2020 Jan;3(1):2-9.\n\n{TITLE}",
        f"{TITLE}\nHip Med. 2020 Jan;3(1):2-9.",
    ],
)
def test_a_title_stands_at_the_citation_not_in_the_banner(head: str) -> None:
    document = read(f"{head}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert value(document, "report.title") == TITLE
    assert value(document, "report.journal") == "Hip Med"
    assert document.label == "Hip Med 2020"


def test_a_type_of_publication_is_no_journal() -> None:
    document = read(f"Observational Study\n. 2020 Jan;3(1):2-9.\n\n{TITLE}\n\nAbstract\n\nAims: None.\n")
    assert value(document, "report.journal") is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Walking after hip fracture - Some Library", f"<h1>{TITLE}</h1>"),
        (f"{TITLE} | Some Library", "<h1>Some Library</h1>"),
        (f"{TITLE} - PubMed", ""),
    ],
)
def test_a_title_never_keeps_the_name_of_the_site(head: str, body: str) -> None:
    rest = "<h2>Abstract</h2><p>Text.</p></body></html>"
    page = f"<!doctype html><html><head><title>{head}</title></head><body>{body}{rest}"
    assert value(read(page, "page.html"), "report.title") == TITLE


def test_a_source_line_of_a_catalogue_may_give_the_year_before_the_volume() -> None:
    document = read(
        f"Author: Roe, Ann; Poe, Bo\nTitle: {TITLE}\nSource: Hip Medicine. 2020; 3(1): 2-9\n\nAbstract: Text.\n"
    )
    found = [value(document, f"report.{role}") for role in ("journal", "year", "volume", "issue", "pages")]
    assert found == ["Hip Medicine", "2020", "3", "1", "2-9"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hip Medicine volume 11, Article number: 27 (2018)", ("Hip Medicine", "2018", "11", None, "27")),
        ("Hip Abstracts (2014) 31 P212 | DOI: 10.5555/hip.31.P212", ("Hip Abstracts", "2014", "31", None, "P212")),
        ("Hip Medicine, Vol. 5, No. 2 (2018), pp. 1–9", ("Hip Medicine", "2018", "5", "2", "1–9")),
        ("Hip journal [Hip J] 2022 May 12; Vol. 17 (2), pp. 301.", ("Hip journal", "2022", "17", "2", "301")),
        ("Pages 811-819 | Published online: 14 Apr 2015", (None, "2015", None, None, "811-819")),
        ("Year : 2016 | Volume : 7 | Issue : 3 | Page : 61-66", (None, "2016", "7", "3", "61-66")),
        ("Vol. 12 Núm. 3 (2019): Julio-Septiembre", (None, "2019", "12", "3", None)),
    ],
)
def test_lines_of_publishers_and_libraries(line: str, expected: tuple[str | None, ...]) -> None:
    document = read(f"{TITLE}\n{line}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert value(document, "report.title") == TITLE
    found = tuple(value(document, f"report.{role}") for role in ("journal", "year", "volume", "issue", "pages"))
    assert found == expected


def test_a_stored_record_without_labels() -> None:
    head = "Hip Med\nHip Medicine\n1234-5678\n10.5555/hip.1\nResearch Article\n"
    document = read(
        f"{head}{TITLE}.\nRoe Ann B.\nPoe Bo\nSome Hospital, Town\n5 2006\n88 3\n211\n219\nFalls are common.\n"
    )
    found = [value(document, f"report.{role}") for role in ("title", "journal", "year", "volume", "issue", "pages")]
    assert found == [TITLE, "Hip Med", "2006", "88", "3", "211-219"]
    assert value(document, "report.authors") == "('Roe Ann B.', 'Poe Bo')"


@pytest.mark.parametrize(
    ("names", "first"),
    [
        ("Ann E. Roe, Bo B. Poe, Cy Doe", "Ann E. Roe"),
        ("Ann S Roe 1,2, Bo M Poe 1,3,4, Cy-Di Doe 1,3,, Ed R Foe 1", "Ann S Roe"),
        ("Ann Roe , Bo Poe & Cy Doe", "Ann Roe"),
        ("Ana María Roe López", "Ana María Roe López"),
    ],
)
def test_authors_below_the_title(names: str, first: str) -> None:
    document = read(f"Some abstracts of a meeting about hips\n\n{TITLE}\n\n{names}\n\nAbstract\n\nFalls are common.\n")
    assert value(document, "report.first_author") == first
    if "," in names or "&" in names:
        assert value(document, "report.title") == TITLE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "MONDAY, May 5, 2014 (Some News) — A weekly walk helps, according to a study published in Hip Medicine.",
            "news item",
        ),
        (
            f"Some Clinical Trials Register\n\nOfficial title:\n{TITLE}\n\nEudraCT number\n2011-012345-19\n",
            "registry entry",
        ),
        (
            f"Hip Abstracts (2014) 31 P212\n\nPoster Presentations\n\n{TITLE}\n\nAnn Roe, Bo Poe\n\nAims: Falls.\n",
            "conference abstract",
        ),
        (
            f"{TITLE}\n\nAbstract\n\nIt was presented at the annual meeting of a society" + ", among others" * 20 + ".",
            "abstract page",
        ),
    ],
)
def test_kinds_of_pages(text: str, kind: str) -> None:
    assert value(read(text), "report.kind") == kind


def test_a_news_item_tells_journal_year_and_first_author() -> None:
    document = read(
        "MONDAY, May 5, 2014 (Some News) -- A weekly walk helps, according to a study published online June 2 in the "
        "Journal of Hips.\nAnn B. Roe, M.D., from a university in Town, and colleagues examined 96 adults.\n"
    )
    found = [value(document, f"report.{role}") for role in ("year", "journal", "first_author")]
    assert found == ["2014", "Journal of Hips", "Ann B. Roe"]
    assert document.secondary


def test_prose_that_breaks_off_is_no_title() -> None:
    prose = "Ann was seen at a hospital in Town, and she walked. " * 9
    assert value(read(f"{prose}\n\nThe family history was without note but the"), "report.title") is None


def test_a_record_written_field_by_field() -> None:
    fields = [
        "type_of_reference: JOUR",
        "title: Early walking after hip fracture",
        "authors: ['Roe-Smith, A. B.', \"O'Dell, C.\"]",
        "secondary_title: Hip Medicine",
        "year: 2020",
        "volume: 3",
        "number: 1",
        "start_page: 2-9",
        "abstract: Objective: To learn how early walking should begin. Method: Forty adults were asked.",
    ]
    document = read("\n".join(fields))
    given = {fact.role: fact.value for fact in document.identity}
    assert given["report.title"] == "Early walking after hip fracture"
    assert given["report.authors"] == ("Roe-Smith, A. B.", "O'Dell, C.")
    assert given["report.first_author"] == "Roe-Smith, A. B."
    told = [given[f"report.{role}"] for role in ("journal", "year", "volume", "issue", "pages")]
    assert told == ["Hip Medicine", "2020", "3", "1", "2-9"]


def test_the_author_with_contact_details_right_behind_the_name_stays_the_first() -> None:
    head = f"{TITLE}\nRoe A.+46-90-1234567+46-90-7654321ann.roe@clinic.example\nDoe B.\nPoe C. D."
    document = read(f"{head}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert value(document, "report.first_author") == "Roe A."


def test_a_journal_with_its_city_in_brackets() -> None:
    document = read(f"Hip Med (Vellby). 2020; 3(1): 2–9.\n\n{TITLE}\n\nAbstract\n\nBackground: Falls are common.\n")
    told = [value(document, f"report.{role}") for role in ("journal", "year", "volume", "issue", "pages")]
    assert told == ["Hip Med (Vellby)", "2020", "3", "1", "2–9"]


def test_a_title_of_two_sentences_above_the_text_of_an_abstract() -> None:
    title = "Tumours of the wrist in young adults. Forty patients treated by surgery"
    document = read(f"{title}\n{'We looked for what helps young adults with such tumours. ' * 14}\n")
    assert value(document, "report.title") == title


def test_names_with_professions_or_degrees_stand_one_a_line() -> None:
    for names in (
        "Ann B Roe, senior lecturer1,\nBo Poe, consultant in public health2",
        "Ann B. Roe, MS*\nBo Poe, PhD*,†",
    ):
        document = read(f"{TITLE}\n{names}\n1Some Hospital, Town\n\nAbstract\n\nBackground: Falls are common.\n")
        assert value(document, "report.title") == TITLE
        found = next(fact.value for fact in document.identity if fact.role == "report.authors")
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


def test_an_entry_of_a_register_has_neither_authors_nor_a_journal() -> None:
    document = read(
        f"Some Clinical Trials Register\n\nOfficial title: {TITLE}\nStudy Start Date May 2003\n"
        "Primary Completion Date June 2004\nPrimary Completion Date Type Actual\n"
        "Responsible party Some Company\nOverall Status Completed\n"
        "Publications\nRoe A, Poe B. How people walk in towns. Hip Med. 2006;3(1):2-9.\nNCT01234567\n"
    )
    assert value(document, "report.kind") == "registry entry"
    assert {fact.role for fact in document.identity} == {"report.kind", "report.title", "report.registration"}


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


def test_the_copyright_line_names_the_first_author() -> None:
    document = read(
        "Walks 2015, 16:1 doi:10.5555/walks-16-1\nReceived: 24 April 2014\n© 2015 Roe et al.; licensee Some House.\n\n"
        "Abstract\n\nBackground\n\nFalls are common.\n"
    )
    found = [value(document, f"report.{role}") for role in ("first_author", "authors", "journal", "volume", "issue")]
    assert found == ["Roe", None, "Walks", "16", None]


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


@pytest.mark.parametrize(
    ("head", "families"),
    [
        (f"Roe, Poe, Doe, and Foe: {TITLE}", ["Roe", "Poe", "Doe", "Foe"]),
        (
            f"{TITLE}\n\nA. B. Roe*\nAffiliation:\nDivision of Hips, Town\nC. Poe\nAffiliation:\nSome Hospital",
            ["Roe", "Poe"],
        ),
        (f"{TITLE}\n\nBy Ann Roe", ["Roe"]),
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
    found = next(fact.value for fact in document.identity if fact.role == "report.authors")
    assert [name.split()[-1] for name in found] == families


def test_numbered_authors_below_their_label() -> None:
    document = read(
        f"{TITLE}\n\nJournal: Hip Research, 2019, № 9, p. 12-14\n\nAuthors:\n\n  1. Ann Roe\n  2. Bo Poe\n\n"
        "Abstract\n\nAims.\n"
    )
    assert value(document, "report.authors") == "('Ann Roe', 'Bo Poe')"


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
