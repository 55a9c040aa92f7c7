"""Parts of heads that few pages have: two months of one issue, a third of his name, a number in a table."""

from __future__ import annotations

import pytest

from suggested import told

BODY = "Abstract\n\nMethods: Sixty adults with cough were given zinc. Results: Cough fell.\n"


@pytest.mark.parametrize(
    ("head", "role", "wanted"),
    [
        (
            "The Lancet\nVolume 373, Issue 9678, 30 May–5 June 2009, Pages 1849-1860\nZinc for cough in old adults\n\n",
            "year",
            "2009",
        ),
        ("Zinc for cough in old adults\n\nA B Roe, C D Poe 3rd, E Doe\n\n", "first_author", "A B Roe"),
        (
            "News\nFor media and investors only\n18 December 2019\n\nZinc stops cough in a trial of old adults\n\n",
            "title",
            "Zinc stops cough in a trial of old adults",
        ),
    ],
)
def test_a_part_of_a_head(head: str, role: str, wanted: str) -> None:
    assert told(head + BODY).get(f"report.{role}") == [wanted]


def test_a_catalan_catalogue() -> None:
    page = "Títol: | Zinc for cough: a cohort study |\n---|---|\nAutor: | Roe, Ann; Poe, Bo |\n"
    page += "Data de publicació: | 1-oct-2014 |\n"
    page += "És part de: | Annals of Cough, 2014, vol. 44, num. 2, p. 208-219 |\n"
    page += "Resum: | Objectives: To study cough. Methods: Sixty adults were followed. Results: Cough fell. |\n"
    facts = told(page)
    assert facts["report.title"] == ["Zinc for cough: a cohort study"]
    assert (facts["report.year"], facts["report.volume"], facts["report.pages"]) == (["2014"], ["44"], ["208-219"])


def test_the_number_of_pubmed_in_a_table() -> None:
    page = "Title | Zinc for cough: a cohort study\n---|---\nAuthor(s) | Roe, Ann; Poe, Bo\n"
    page += "Year | 2017\nPubMed ID | 28869416\n"
    page += "Abstract | Methods: Sixty adults were followed. Results: Cough fell.\n"
    assert told(page)["report.pmid"] == ["28869416"]


def test_the_doi_of_the_online_version() -> None:
    page = BODY + "\nElectronic supplementary material\nThe online version of this article (doi:10.1186/zz2534) "
    assert told(page + "contains supplementary material.\n")["report.doi"] == ["10.1186/zz2534"]
    assert "report.doi" not in told(page[:-5])
