"""The head of a page: the report's own title and journal among the lines of the site, and the report's label."""

from __future__ import annotations

import pytest

from page_heads import TITLE, read, value

BANNER = "An official website of a national health library\n\nA padlock means that you are connected safely."


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


@pytest.mark.parametrize("line", ["Observational Study", "Sec. Bone Medicine", "Journal volume & issue"])
def test_a_type_of_publication_or_a_label_is_no_journal(line: str) -> None:
    document = read(f"{line}\n. 2020 Jan;3(1):2-9.\n\n{TITLE}\n\nAbstract\n\nAims: None.\n")
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


PROSE = "Sixty adults with a broken hip walked for ten minutes every day; those who did so fell less often. " * 4


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"{TITLE} - PubMed", TITLE),
        (f"{TITLE}. | Request PDF", TITLE),
        (f"{TITLE}. The Hip Study Group. | Request PDF", f"{TITLE}. The Hip Study Group"),
    ],
)
def test_what_a_site_prints_behind_a_title_shows_the_title_and_an_abstract(line: str, title: str) -> None:
    document = read(f"{line}\n{PROSE}\n")
    assert value(document, "report.title") == title
    assert value(document, "report.kind") == "abstract page"


@pytest.mark.parametrize(
    ("behind", "journal"),
    [
        (" | Orthopaedics | Oxford Academic", "Orthopaedics"),
        (" - The Lancet Orthopaedics", "The Lancet Orthopaedics"),
        (" | BMC Hip Medicine | Full Text", "BMC Hip Medicine"),
        (" | Annals of the Hip", "Annals of the Hip"),
        (" - ScienceDirect", None),
        (" | NEJM", "NEJM"),
    ],
)
def test_what_a_site_prints_behind_a_title_may_name_the_journal(behind: str, journal: str | None) -> None:
    document = read(f"{TITLE}{behind}\nAnn Roe, Bo Poe\n\nAbstract\n\n{PROSE}\n")
    assert value(document, "report.title") == TITLE
    assert value(document, "report.journal") == journal


@pytest.mark.parametrize("behind", [" - A Randomised Trial", " | Results of the Hip Study", " – Rheumatology"])
def test_the_rest_of_a_title_is_no_name_of_a_site(behind: str) -> None:
    assert value(read(f"{TITLE}{behind}\nAnn Roe, Bo Poe\n\nAbstract\n\n{PROSE}\n"), "report.title") == TITLE + behind


def test_a_title_of_two_sentences_stands_above_the_abstract() -> None:
    document = read(f"{TITLE}. A prospective study.\n\nAbstract\n\n{PROSE}\n")
    assert value(document, "report.title") == f"{TITLE}. A prospective study"


def test_an_introduction_that_opens_an_abstract_makes_no_article() -> None:
    parts = "\n\n".join(f"{one}: {PROSE}" for one in ("INTRODUCTION", "METHODS", "RESULTS", "CONCLUSIONS"))
    assert value(read(f"{TITLE}\n\n{parts}\n"), "report.kind") == "abstract page"
    assert value(read(f"{TITLE}\n\nAbstract\n{PROSE}\n1. Introduction\n{PROSE}"), "report.kind") == "journal article"


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
