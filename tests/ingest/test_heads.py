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
