"""Every entry of every export is kept, merged or rejected, once."""

from __future__ import annotations

from typing import Any

import pytest

from attest.deduplicate import ledger
from attest.deduplicate.citations import COLUMNS, as_row, citations
from attest.deduplicate.match import match
from attest.problems import Faults

TITLE = "Rituximab for skin thickness in adults with systemic sclerosis"


def record(file: str, position: int, **more: Any) -> dict[str, Any]:
    told = {"record_id": f"hash:{file}{position}", "export_id": "", "file": file, "position": position, "format": "RIS"}
    told |= {"database": "MEDLINE", "platform": "", "title": TITLE, "authors": ["Denton, C."], "year": "2019"}
    return told | {"journal": "Ann Rheum Dis", "volume": "78", "pages": "512-520", "warnings": []} | more


RECORDS = [
    record("a.ris", 1),
    record("a.ris", 3, title="Something else entirely about lupus nephritis in children", pages="9-12"),
    record("b.ris", 1, authors=["Denton, C.", "Khanna, D."], doi="10.1000/182"),
]
SEARCHES = [
    {"file": "a.ris", "database": "", "platform": "", "records": "2", "rejected": "1"},
    {"file": "b.ris", "database": "Embase", "platform": "Embase.com", "records": "1", "rejected": "0"},
    {"file": "", "database": "CINAHL", "platform": "", "records": "0", "rejected": "0"},
]
REJECTED = [{"file": "a.ris", "position": "2", "reason": "x", "raw": ""}]


def rows() -> list[dict[str, Any]]:
    return ledger.ledger(RECORDS, list(citations(RECORDS, match(RECORDS))), SEARCHES)


def test_every_record_has_a_row() -> None:
    told = [(row["file"], row["position"], row["outcome"], row["database"]) for row in rows()]
    assert told == [
        ("a.ris", 1, "kept", "MEDLINE"),
        ("a.ris", 3, "kept", "MEDLINE"),
        ("b.ris", 1, "merged", "Embase"),
    ]
    assert rows()[0]["citation_id"] == rows()[2]["citation_id"] == "doi:10.1000/182"
    ledger.conserved(rows(), REJECTED, SEARCHES)


def test_a_file_that_was_rejected_as_a_whole_is_no_entry() -> None:
    whole = {"file": "notes.txt", "position": "0", "reason": "x", "raw": ""}
    searched = {"file": "notes.txt", "database": "", "platform": "", "records": "0", "rejected": "0"}
    ledger.conserved(rows(), [*REJECTED, whole], [*SEARCHES, searched])


@pytest.mark.parametrize("fault", ["lost", "doubled", "from nowhere", "not rejected"])
def test_a_record_that_is_lost_ends_the_run(fault: str) -> None:
    found, rejected = rows(), REJECTED
    if fault == "lost":
        del found[1]
    elif fault == "doubled":
        found[1] = found[0]
    elif fault == "from nowhere":
        found.append(found[0] | {"file": "c.ris"})
    else:
        rejected = []
    with pytest.raises(Faults, match="entries lost or doubled"):
        ledger.conserved(found, rejected, SEARCHES)


def test_a_citation_keeps_all_ids_and_gains_an_alias_that_an_earlier_run_knew() -> None:
    """Without a DOI its id was made of title, year and author; with one, that id is still among its names."""
    (before,) = citations(RECORDS[:1], match(RECORDS[:1]))
    both = [RECORDS[0], RECORDS[2]]
    (after,) = citations(both, match(both))
    assert before["citation_id"].startswith("hash:")
    assert after["citation_id"] == "doi:10.1000/182"
    assert before["citation_id"] in after["aliases"]
    assert {"hash:a.ris1", "hash:b.ris1"} <= set(after["aliases"])


def test_names_that_several_citations_bear_are_no_aliases() -> None:
    series = [
        record("a.ris", number, pages=f"{number}01-{number}09", registrations=["NCT01234567"]) for number in (1, 2)
    ]
    found = list(citations(series, match(series)))
    assert len(found) == 2
    assert not set(found[0]["aliases"]) & set(found[1]["aliases"])
    assert "registration:NCT01234567" not in {name for one in found for name in one["aliases"]}
    assert [one["label"] for one in found] == ["Denton 2019a", "Denton 2019b"]


def test_entries_that_say_the_same_and_too_little_have_ids_of_their_own() -> None:
    twins = [
        record("a.ris", number, record_id="hash:same", title="Editorial", authors=[], pages="") for number in (1, 2)
    ]
    found = list(citations(twins, match(twins)))
    assert len({one["citation_id"] for one in found}) == len(found)


def test_a_row_for_people() -> None:
    found = [as_row(one) for one in citations(RECORDS, match(RECORDS))]
    assert set(found[0]) <= set(COLUMNS)
    assert (found[0]["records"], found[0]["databases"]) == (2, ["MEDLINE"])


def test_versions_are_told_once_a_pair() -> None:
    preprint = record(
        "c.ris", 1, doi="10.1101/2019.01.01.123456", type="preprint", journal="medRxiv", volume="", pages=""
    )
    found = list(citations([RECORDS[2], preprint], match([RECORDS[2], preprint])))
    (row,) = ledger.versions(found)
    assert {row["citation_id"], row["other_citation_id"]} == {one["citation_id"] for one in found}
