"""The example review's own documents: what their pages say is suggested, and what stands around it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.suggestion import Suggestion
from attest.text.document import Document
from attest.text.source import read_source

DOCUMENTS = Path(__file__).resolve().parents[2] / "sources" / "documents"
SERIES, COHORT, CASE = "narvaez-2019-abstract.txt", "kuzumi-2023-news.txt", "daoussis-2012-abstract.html"


def read(name: str) -> tuple[Document, list[Suggestion]]:
    source = read_source(DOCUMENTS / name, name)
    document = document_of(source)
    return document, suggest(document, source)


@pytest.mark.parametrize(
    ("name", "role", "value", "row"),
    [
        (SERIES, "report.journal", "Autoimmun Rev", ""),
        (SERIES, "report.first_author", "Javier Narváez", ""),
        (SERIES, "study.n_analysed", "8", ""),
        (SERIES, "study.design", "case series", ""),
        (SERIES, "study.dose", "1 g × 2 weeks", ""),
        (SERIES, "follow_up.median", "19", ""),
        (SERIES, "result.events", "4", "improvement in clinical symptoms"),
        (SERIES, "result.percent", "50", "improvement in clinical symptoms"),
        (SERIES, "result.events", "4", "no clinical or radiologic benefit"),
        (SERIES, "result.percent", "50", "no clinical or radiologic benefit"),
        (SERIES, "result.events", "2", "complicated calcinosis with arthritis"),
        (SERIES, "result.events", "6", "refractory arthritis or interstitial lung disease"),
        (SERIES, "adverse_event.percent", "12.5", "upper respiratory tract infections"),
        (COHORT, "report.kind", "news item", ""),
        (COHORT, "report.about_doi", "10.1001/jamadermatol.2022.6340", ""),
        (COHORT, "study.n_analysed", "29", ""),
        (COHORT, "study.female_n", "27", ""),
        (COHORT, "follow_up.median", "96", ""),
        (COHORT, "result.direction", "improved", "modified Rodnan skin score (MRSS) after 1 course"),
        (COHORT, "result.direction", "lower", "Serum IgG and IgA levels high responders vs low responders"),
        (COHORT, "result.direction", "higher", "improvement in FVC% low IgM"),
        (COHORT, "result.events", "7", "low IgM"),
        (COHORT, "result.events", "1", "low IgA"),
        (COHORT, "result.events", "1", "low IgG"),
        (CASE, "report.journal", "Semin Arthritis Rheum", ""),
        (CASE, "study.design", "case report", ""),
        (CASE, "study.dose", "2 courses of rituximab (each 4 weekly infusions of 375 mg/m2)", ""),
        (CASE, "result.direction", "improved", "calcinosis"),
        (CASE, "result.direction", "improved", "pain"),
    ],
)
def test_what_the_page_says_is_suggested(name: str, role: str, value: str, row: str) -> None:
    _, made = read(name)
    rows = [" ".join((one.row_dict or {}).values()) for one in made if (one.role, one.value) == (role, value)]
    assert any(found.startswith(row) for found in rows), [(one.value, one.row_dict) for one in made if one.role == role]


@pytest.mark.parametrize(
    ("name", "begin", "end"),
    [
        (SERIES, "Effectiveness and safety of rituximab", "systematic review of the literature"),
        (COHORT, "Long-term Outcomes After Rituximab", "Serum Immunoglobulin Levels"),
        (CASE, "Treatment of systemic sclerosis-associated calcinosis: a case report", "review of the literature"),
    ],
)
def test_the_title_is_the_reports_own(name: str, begin: str, end: str) -> None:
    titles = [str(one.value) for one in read(name)[1] if one.role == "report.title"]
    assert len(titles) == 1
    assert titles[0].startswith(begin)
    assert titles[0].endswith(end)


@pytest.mark.parametrize(
    ("name", "label"), [(SERIES, "Narváez 2019"), (COHORT, "Kuzumi 2023"), (CASE, "Semin Arthritis Rheum 2012")]
)
def test_a_report_is_called_by_its_author_or_its_journal(name: str, label: str) -> None:
    assert read(name)[0].label == label


def test_who_finished_or_continued_a_trial_is_no_result() -> None:
    values = {str(one.value) for one in read(COHORT)[1] if one.role in ("result.events", "result.total")}
    assert not values & {"43", "31"}


@pytest.mark.parametrize("name", [SERIES, COHORT, CASE])
def test_an_adverb_opens_no_name(name: str) -> None:
    outcomes = [str(one.value).casefold() for one in read(name)[1] if one.role == "result.outcome"]
    assert outcomes
    assert not any(words.startswith(("afterwards", "also ", "then ")) for words in outcomes)
