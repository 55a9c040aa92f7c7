"""Screening by title and abstract, and the flow that is counted from all ledgers."""

from __future__ import annotations

from typing import Any

import pytest

from attest.report import flow_counts
from attest.screen import flow, screening


def citation(name: str, **more: Any) -> dict[str, Any]:
    texts = (
        "title",
        "translated_title",
        "year",
        "journal",
        "volume",
        "issue",
        "pages",
        "doi",
        "pmid",
        "type",
        "abstract",
    )
    told = dict.fromkeys(texts, "") | {"authors": [], "keywords": [], "registrations": []}
    return told | {"citation_id": name, "label": name.upper(), "aliases": [f"x:{name}"]} | more


def answer(subject: str, value: str, status: str = "agreed", settled: bool = True) -> dict[str, Any]:
    people = [{"name": name, "value": value} for name in (["Ann"] if status == "single" else ["Ann", "Bob"])]
    return {
        "subject": subject, "role": "screening.decision", "value": value, "status": status, "settled": settled,
        "answers": people, "ruling": {"adjudicator": "Cem"} if status == "adjudicated" else None,
    }  # fmt: skip


CITATIONS = [citation(name) for name in "abcdef"]
ANSWERS = [
    answer("a", "include"),
    answer("b", "exclude", "adjudicated"),
    answer("c", "include", "single", False),
    answer("d", "exclude", "conflict", False),
    answer("f", "exclude"),
]
REPORTS = [
    {"citation_id": "a", "file": "a.txt", "report_id": "ra"},
    {"citation_id": "d", "file": "d.txt", "report_id": "rd"},
    {"citation_id": "d", "file": "d-supplement.txt", "report_id": "rd2"},
    {"citation_id": "f", "file": "f.txt", "report_id": "rf"},
]


def rows() -> list[dict[str, Any]]:
    return screening.screened(CITATIONS, ANSWERS, REPORTS)


def test_every_citation_has_one_outcome() -> None:
    told = {row["citation_id"]: (row["outcome"], row["reason"]) for row in rows()}
    assert told == {
        "a": ("included", ""),
        "b": ("excluded", "by title and abstract"),
        "c": ("awaiting", "so far decided by Ann only"),
        "d": ("included", "its full text is here"),
        "e": ("awaiting", "nobody has decided yet"),
        "f": ("excluded", "by title and abstract"),
    }
    assert rows()[1]["decided_by"] == "Ann, Bob; settled by Cem"
    assert screening.left_out(rows()).keys() == {"b", "f"}, "people exclude also what is here in full"


def document(file: str, citation: str, outcome: str, reason: str = "", study: str = "s") -> dict[str, str]:
    return {"file": file, "citation_id": citation, "outcome": outcome, "reason": reason, "study_id": study}


DOCUMENTS = [
    document("a.txt", "a", "included"),
    document("d.txt", "d", "excluded", "wrong design", "t"),
    document("d-supplement.txt", "d", "awaiting", "nobody", "t"),
    document("copy-of-a.txt", "a", "merged"),
    document("f.txt", "f", "screened out"),
    document("news.txt", "", "included", study="u"),
    document("copy-of-news.txt", "", "merged"),
    document("bad.pdf", "", "rejected"),
    document("web.txt", "", "excluded", "wrong population", "v"),
]
SEARCHES = [
    {"kind": "database", "database": "MEDLINE", "records": "5", "rejected": "1"},
    {"kind": "database", "database": "Embase", "records": "3", "rejected": "0"},
    {"kind": "database", "database": "MEDLINE", "records": "1", "rejected": "0"},
    {"kind": "register", "database": "ICTRP", "records": "0", "rejected": "0"},
]


def test_the_flow_adds_up_from_the_searches_to_the_studies() -> None:
    counts = flow.counts(DOCUMENTS, rows(), SEARCHES, ["wrong population", "wrong design"])
    assert counts["searched"] == [["MEDLINE", 7, "database"], ["Embase", 3, "database"], ["ICTRP", 0, "register"]]
    names = ("database_records", "duplicates_removed", "records_unreadable", "records_screened", "records_awaiting")
    assert [counts[name] for name in names] == [10, 3, 1, 6, 2]
    names = ("reports_sought", "reports_more", "reports_not_retrieved", "reports_assessed", "reports_awaiting")
    assert [counts[name] for name in names] == [3, 1, 0, 3, 1]
    assert (counts["other_documents"], counts["other_included"], counts["reports_included"]) == (4, 1, 2)
    assert flow_counts.check(counts) == []


def test_sources_are_told_apart_by_their_words_alone() -> None:
    searched = [
        {"kind": "database", "database": "Medline", "records": "5", "rejected": "1"},
        {"kind": "database", "database": "MEDLINE ", "records": "1", "rejected": "0"},
        {"kind": "database", "database": "", "records": "0", "rejected": "0"},
    ]
    assert flow.counts([], [], searched, [])["searched"] == [["Medline", 7, "database"]]


@pytest.mark.parametrize("key", ["records_screened", "reports_sought", "reports_assessed", "other_assessed"])
def test_a_flow_that_was_tampered_with_does_not(key: str) -> None:
    counts = flow.counts(DOCUMENTS, rows(), SEARCHES, [])
    assert flow_counts.check(counts | {key: counts[key] + 1}) != []


def test_without_searches_everything_came_by_other_methods() -> None:
    counts = flow.counts([one | {"citation_id": ""} for one in DOCUMENTS[5:]], [], [], [])
    assert not flow_counts.has_databases(counts)
    assert counts["other_documents"] == 4
    assert flow_counts.check(counts) == []


def test_the_form_shows_what_helps_to_decide() -> None:
    one = citation(
        "a", title="=cmd()", authors=["Ebata, S."] * 9, journal="Lancet Rheumatol", year="2021", volume="3", issue="7",
        pages="e489", doi="10.1016/x", keywords=["rituximab"], abstract="Background: …",
    )  # fmt: skip
    notices = [{"about": "a", "nature": "Retraction", "notice_date": "2026-01-02", "stands": "yes"}]
    (subject,) = screening.subjects([one], notices)
    assert subject.aliases == ("x:a",)
    assert subject.context["Publication"].splitlines()[1] == "Lancet Rheumatol 2021; 3(7):e489"
    assert subject.context["Publication"].splitlines()[0].endswith("et al.")
    assert subject.context["Abstract"].endswith("Keywords: rituximab")
    assert subject.context["Notices"] == "Retraction (2026-01-02), stands: yes"
